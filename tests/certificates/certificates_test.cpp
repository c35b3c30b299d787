// Certificates through the program, as outside programs see them.
#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/judge.h"
#include "support/paths.h"

namespace sealpress::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kSource = kSourceDir;
const std::string kLongName =
    "上海临港长江上游航运综合枢纽港口物流装备制造与运行维护股份有限公司第三集装箱码头岸边起重机分公"
    "司";

Output sealpress(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), kBinary);
  arguments.insert(arguments.end(), {"--date", "2024-06-30"});
  return run(arguments,
             {std::chrono::seconds(120), {"SEALPRESS_HOME=" + kSource, "LC_ALL=zh_CN.UTF-8"}, {}});
}

std::string sample(const std::string& name) {
  return kSource + "/data/samples/certificates/" + name + ".json";
}
std::string stationery(const std::string& name) {
  return kSource + "/templates/pdf/certificates/" + name + ".pdf";
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const std::string& file) {
  return run({"pdftotext", "-raw", file, "-"}).out;
}

/// What a telephone reads off a page.
std::string code_on(const TempDir& dir, const std::string& file) {
  run({"pdftoppm", "-r", "200", "-png", "-singlefile", file, dir.file("page")});
  return run({"zbarimg", "-q", "--raw", dir.file("page.png")}).out;
}

/// One record of a certificate for a team.
std::string record(const std::string& enterprise, const std::string& more = "") {
  return R"({"证书编号": "样1", "企业名称": ")" + enterprise +
         R"(", "班组名称": "装配班", "颁发单位": "样例省质量协会", "日期": "2024-06-30")" + more +
         "}";
}

struct Case {
  const char* form;
  const char* sample;
  const char* shows;
};

class Certificates : public testing::TestWithParam<Case> {};

TEST_P(Certificates, AreWhatOutsideProgramsWant) {
  for (const char* judge : {"qpdf", "pdffonts", "pdftotext", "zbarimg", "python3"}) {
    if (!has_judge(judge)) {
      if (judges_are_required()) FAIL() << "judge missing: " << judge;
      GTEST_SKIP() << "judge missing: " << judge;
    }
  }
  const Case& c = GetParam();
  for (const auto& [paper, size] :
       {std::pair("A4", "841.89 x 595.276"),
        std::pair("A3", "1190.55 x 841.8" /* the sides of A4 and A3 are rounded to mm */)}) {
    const TempDir dir;
    const Output out = sealpress({"render", std::string("certificates/") + c.form, sample(c.sample),
                                  "-o", dir.file("out"), "--paper", paper});
    ASSERT_EQ(out.exit_code, 0) << out;
    const std::vector<std::string> files = files_in(dir.path() / "out");
    ASSERT_FALSE(files.empty());
    EXPECT_EQ(run({"qpdf", "--check", files[0]}).exit_code, 0);
    EXPECT_THAT(run({"pdffonts", files[0]}).out, Not(HasSubstr(" no "))) << "embedded";
    EXPECT_THAT(run({"pdfinfo", files[0]}).out, HasSubstr(size));
    EXPECT_THAT(text_of(files[0]), HasSubstr(c.shows));
    EXPECT_THAT(text_of(files[0]), HasSubstr("二〇二四年"));
    EXPECT_THAT(code_on(dir, files[0]), HasSubstr(c.shows));
    std::vector<std::string> check = {"python3", kSource + "/tests/pdfa/pdfa_check.py"};
    check.insert(check.end(), files.begin(), files.end());
    EXPECT_EQ(run(check).out, "");
  }
}

INSTANTIATE_TEST_SUITE_P(All, Certificates,
                         testing::Values(Case{"team", "team", "精密装配一班"},
                                         Case{"team", "team-rare", "㎡级超薄玻璃切割组"},
                                         Case{"qc", "qc", "磐石QC小组"},
                                         Case{"judge", "judge", "沈知行"},
                                         Case{"judge", "judge-rare", "王𬭎䶮"},
                                         Case{"person", "person", "周若谷"}),
                         [](const testing::TestParamInfo<Case>& param) {
                           std::string name = param.param.sample;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(CertificateCode, CanBeCheckedWithOrdinaryPrograms) {
  SEALPRESS_NEED_JUDGE("zbarimg");
  SEALPRESS_NEED_JUDGE("sha256sum");
  const TempDir dir;
  ASSERT_EQ(
      sealpress({"render", "certificates/team", sample("team"), "-o", dir.file("out")}).exit_code,
      0);
  std::string code = code_on(dir, files_in(dir.path() / "out").at(0));
  // The recipe of docs/certificates.md: the first lines' SHA-256, of which 16 digits in fours.
  const std::size_t last = code.find("校验码：");
  ASSERT_NE(last, std::string::npos) << code;
  const std::string digest =
      run({"sha256sum", dir.write("lines", code.substr(0, last))}).out.substr(0, 16);
  std::string printed = code.substr(last + std::string("校验码：").size(), 19);
  printed.erase(std::remove(printed.begin(), printed.end(), '-'), printed.end());
  EXPECT_EQ(printed, digest);
}

TEST(CertificateCode, WithAKeyIsItsHmac) {
  SEALPRESS_NEED_JUDGE("zbarimg");
  SEALPRESS_NEED_JUDGE("openssl");
  const TempDir dir;
  const std::string key = dir.write("key", "不易猜到的密钥\n");
  ASSERT_EQ(sealpress({"render", "certificates/team", sample("team"), "-o", dir.file("out"),
                       "--check-key", key})
                .exit_code,
            0);
  const std::string code = code_on(dir, files_in(dir.path() / "out").at(0));
  const std::size_t last = code.find("校验码：");
  ASSERT_NE(last, std::string::npos);
  const std::string hmac = run({"openssl", "dgst", "-sha256", "-hmac", "不易猜到的密钥",
                                dir.write("lines", code.substr(0, last))})
                               .out;
  const std::string digits = hmac.substr(hmac.rfind(' ') + 1, 4);
  EXPECT_THAT(code.substr(last), HasSubstr("校验码：" + digits + "-"));
}

TEST(CertificateRecords, ComeOutOfARecommendation) {
  const TempDir dir;
  const std::string data = kSource + "/data/samples/shanghai-2024/5-recommendation.json";
  const Output out = sealpress({"render", "certificates/team", data, "-o", dir.file("out"),
                                "--number", "沪质信〔2024〕####", "--first", "7", "--set",
                                "颁发单位=样例市质量协会", "--set", "日期=2024-06-30"});
  ASSERT_EQ(out.exit_code, 0) << out;
  const std::vector<std::string> files = files_in(dir.path() / "out");
  ASSERT_EQ(files.size(), 3u);
  EXPECT_THAT(files[0], HasSubstr("沪质信〔2024〕0007精密装配一班"));
  EXPECT_THAT(files[2], HasSubstr("沪质信〔2024〕0009客户服务组"));
  const Output judges = sealpress({"render", "certificates/judge", data, "-o", dir.file("judges"),
                                   "--set", "颁发单位=样例市质量协会", "--set", "日期=2024-06-30"});
  ASSERT_EQ(judges.exit_code, 0) << judges;
  EXPECT_EQ(files_in(dir.path() / "judges").size(), 2u);
}

TEST(CertificateRecords, WithoutWhatIsNeededAreFindings) {
  const TempDir dir;
  const Output out = sealpress({"render", "certificates/team",
                                kSource + "/data/samples/shanghai-2024/5-recommendation.json", "-o",
                                dir.file("out")});
  EXPECT_EQ(out.exit_code, 1);
  EXPECT_THAT(out.out, HasSubstr("证书编号"));
  EXPECT_TRUE(files_in(dir.path() / "out").empty());
}

TEST(CertificateNames, ThatAreLongBreakBetweenWords) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const TempDir dir;
  const Output out =
      sealpress({"render", "certificates/team", sample("team-long"), "-o", dir.file("out")});
  ASSERT_EQ(out.exit_code, 0) << out;
  // The line ends after the company, and no line is within 有限公司.
  EXPECT_THAT(text_of(files_in(dir.path() / "out").at(0)), HasSubstr("股份有限公司\n"));
}

TEST(CertificateNames, TooLongEvenAtTheFloorAreErrors) {
  const TempDir dir;
  std::string name;
  for (int i = 0; i < 4; ++i) name += kLongName;
  const Output out = sealpress(
      {"render", "certificates/team", dir.write("a.json", record(name)), "-o", dir.file("out")});
  EXPECT_EQ(out.exit_code, 1) << out;
  EXPECT_THAT(out.out, HasSubstr("文字太长"));
  EXPECT_THAT(out.out, HasSubstr("获证者"));
  EXPECT_TRUE(files_in(dir.path() / "out").empty());
}

TEST(CertificateBook, ForThePrinterHasBleedAndMarks) {
  SEALPRESS_NEED_JUDGE("pdfinfo");
  SEALPRESS_NEED_JUDGE("qpdf");
  const TempDir dir;
  const Output out = sealpress({"render", "certificates/team", sample("team"),
                                sample("team-second"), "-o", dir.file("out"), "--printer"});
  ASSERT_EQ(out.exit_code, 0) << out;
  const std::vector<std::string> files = files_in(dir.path() / "out");
  ASSERT_EQ(files.size(), 1u);
  const std::string info = run({"pdfinfo", "-box", files[0]}).out;
  EXPECT_THAT(info, HasSubstr("Pages:           2"));
  EXPECT_THAT(info, testing::ContainsRegex("MediaBox: +0.00 +0.00 +898.58 +651.97")) << info;
  EXPECT_THAT(info, testing::ContainsRegex("TrimBox: +28.35 +28.35 +870.24 +623.62"));
  EXPECT_THAT(info, testing::ContainsRegex("BleedBox: +19.84 +19.84 +878.74 +632.1[23]"));
  EXPECT_EQ(run({"qpdf", "--check", files[0]}).exit_code, 0);
  EXPECT_EQ(run({"python3", kSource + "/tests/pdfa/pdfa_check.py", files[0]}).out, "");
}

TEST(CertificateBook, HasAsManyChaptersAsItNeeds) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const TempDir dir;
  std::string lines;
  for (int i = 0; i < 501; ++i) lines += record("样例" + std::to_string(i) + "厂") + "\n";
  const Output out = sealpress({"render", "certificates/team", dir.write("a.jsonl", lines), "-o",
                                dir.file("out"), "--printer"});
  // Numbers that repeat are no fault of the book.
  ASSERT_EQ(out.exit_code, 0) << out.err;
  const std::string file = files_in(dir.path() / "out").at(0);
  EXPECT_EQ(run({"qpdf", "--check", file}).exit_code, 0);
  EXPECT_EQ(run({"qpdf", "--show-npages", file}).out, "501\n");
  EXPECT_THAT(run({"pdftotext", "-f", "501", "-l", "501", file, "-"}).out, HasSubstr("样例500厂"));
}

/// Left edge and top of a word, in points.
std::pair<double, double> place_of(const std::string& file, const std::string& word) {
  const std::string boxes = run({"pdftotext", "-bbox", file, "-"}).out;
  const std::size_t end = boxes.find(">" + word + "</word>");
  if (end == std::string::npos) return {-1, -1};
  const std::size_t begin = boxes.rfind("<word ", end);
  double x = 0, y = 0;
  std::sscanf(boxes.c_str() + begin, "<word xMin=\"%lf\" yMin=\"%lf\"", &x, &y);
  return {x, y};
}

TEST(CertificateNamesOnly, ShowTheVariableTextAtItsPlaceMoved) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const TempDir dir;
  const std::string data = dir.write("a.json", record("样例厂"));
  for (const auto& [folder, offset] : {std::pair("plain", "0,0"), std::pair("moved", "10,-5")}) {
    const Output out = sealpress({"render", "certificates/team", data, "-o", dir.file(folder),
                                  "--names-only", "--offset", offset});
    ASSERT_EQ(out.exit_code, 0) << out;
  }
  ASSERT_EQ(sealpress({"render", "certificates/team", data, "-o", dir.file("whole")}).exit_code, 0);
  const auto whole = place_of(files_in(dir.path() / "whole").at(0), "样例省质量协会");
  const auto plain = place_of(files_in(dir.path() / "plain").at(0), "样例省质量协会");
  const auto moved = place_of(files_in(dir.path() / "moved").at(0), "样例省质量协会");
  EXPECT_GT(whole.first, 0);
  EXPECT_NEAR(plain.first, whole.first, 0.01);
  EXPECT_NEAR(moved.first - plain.first, 10 * 72 / 25.4, 0.01);
  EXPECT_NEAR(moved.second - plain.second, -5 * 72 / 25.4, 0.01);
  EXPECT_THAT(run({"qpdf", "--qdf", files_in(dir.path() / "plain").at(0), "-"}).out,
              Not(HasSubstr("/S0")))
      << "no stationery below";
}

TEST(Stationery, OfTheUsersOwnIsFilledByFieldNames) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const TempDir dir;
  const std::string data = dir.write("a.json", record("样例厂", R"(, "年度": "二〇二四")"));
  const std::string own = dir.file("底版.pdf");
  fs::copy_file(stationery("team-a4"), own);
  const Output out = sealpress({"render", own, data, "-o", dir.file("out")});
  ASSERT_EQ(out.exit_code, 0) << out;
  EXPECT_THAT(text_of(files_in(dir.path() / "out").at(0)), HasSubstr("样例厂"));
}

TEST(Stationery, ThatCannotBeUsedIsANamedError) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const TempDir dir;
  const std::string data = dir.write("a.json", record("样例厂")), good = stationery("team-a4");
  run({"qpdf", "--encrypt", "", "owner", "256", "--", good, dir.file("locked.pdf")});
  run({"qpdf", "--encrypt", "user", "owner", "256", "--", good, dir.file("secret.pdf")});
  run({"qpdf", "--empty", "--pages", good, good, "--", dir.file("two.pdf")});
  std::string scripted = read_file(good);
  const std::string catalog = "/Type/Catalog";
  scripted.replace(scripted.find(catalog), catalog.size(),
                   "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>");
  dir.write("script.pdf", scripted);
  dir.write("none.pdf", "no PDF at all");
  struct Fault {
    const char* file;
    const char* says;
  };
  for (const Fault& fault :
       {Fault{"locked.pdf", "加了密"}, Fault{"secret.pdf", "加了密"}, Fault{"two.pdf", "一页"},
        Fault{"script.pdf", "脚本"}, Fault{"none.pdf", "不是 PDF"}}) {
    const Output out = sealpress({"render", dir.file(fault.file), data, "-o", dir.file("out")});
    EXPECT_EQ(out.exit_code, 3) << fault.file << out;
    EXPECT_THAT(out.err + out.out, HasSubstr(fault.says)) << fault.file;
    EXPECT_TRUE(files_in(dir.path() / "out").empty());
  }
}

TEST(Stationery, WithAFaultyTagNamesFileAndField) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const TempDir dir;
  const std::string plain = dir.file("plain.pdf");
  run({"qpdf", "--qdf", stationery("team-a4"), plain});
  std::string bytes = read_file(plain);
  const std::size_t at = bytes.find("/DV ");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, bytes.find_first_of("\n", at) - at, "/DV ({{a)");
  const Output out = sealpress({"render", dir.write("错.pdf", bytes),
                                dir.write("a.json", record("样例厂")), "-o", dir.file("out")});
  EXPECT_EQ(out.exit_code, 3) << out;
  EXPECT_THAT(out.err + out.out, AllOf(HasSubstr("错.pdf "), HasSubstr("{{a")));
}

/// A page with three text fields as people leave them: one filled in for a trial, one that is
/// filled in beside its default value, one whose value is a text with tags.
constexpr const char* kTried =
    "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [4 0 R 5 0 R 6 0 R] /DA "
    "(/F 14 Tf 0 g)>>>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
    "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Annots [4 0 R 5 0 R 6 0 R]>> "
    "endobj\n"
    "4 0 obj <</Subtype /Widget /FT /Tx /T <FEFF59D3540D> /Rect [100 300 400 340] /V (Zhang) /AP "
    "<</N 7 0 R>>>> endobj\n"
    "5 0 obj <</Subtype /Widget /FT /Tx /T (day) /Rect [100 200 400 240] /V (2020-01-01) /DV "
    "(on {{day}})>> endobj\n"
    "6 0 obj <</Subtype /Widget /FT /Tx /T (group) /Rect [100 100 400 140] /V (of {{group}})>> "
    "endobj\n"
    "7 0 obj <</Subtype /Form /BBox [0 0 300 40] /Length 0>>\nstream\n\nendstream endobj\n"
    "trailer <</Root 1 0 R /Size 8>>\n%%EOF\n";

TEST(Stationery, PrintsTheRecordsValuesAndNotThoseOfATrial) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const TempDir dir;
  const Output out =
      sealpress({"render", dir.write("试.pdf", kTried),
                 dir.write("a.json", R"([{"姓名":"欧阳","day":"today","group":"A"}])"), "-o",
                 dir.file("out")});
  EXPECT_EQ(out.exit_code, 0) << out;
  EXPECT_THAT(text_of(files_in(dir.path() / "out").at(0)),
              AllOf(HasSubstr("欧阳"), HasSubstr("on today"), HasSubstr("of A"),
                    Not(HasSubstr("Zhang")), Not(HasSubstr("2020"))));
  EXPECT_THAT(out.out, AllOf(HasSubstr("“姓名”里留有填过的值“Zhang”"), Not(HasSubstr("“day”"))));
}

TEST(Stationery, ThatIsNoPdfAIsSaidSo) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const TempDir dir;
  // One operator of CMYK in the page's content.
  const std::string plain = dir.file("plain.pdf");
  run({"qpdf", "--qdf", "--stream-data=uncompress", stationery("team-a4"), plain});
  std::string bytes = read_file(plain);
  const std::string line = "1 J 0 j";
  bytes.replace(bytes.find(line), line.size(), "0 0 0 1 k 1 J 0 j");
  const Output out = sealpress({"render", dir.write("cmyk.pdf", bytes),
                                dir.write("a.json", record("样例厂")), "-o", dir.file("out")});
  EXPECT_THAT(out.out, AllOf(HasSubstr("cmyk.pdf"), HasSubstr("CMYK"))) << out;
  EXPECT_THAT(read_file(files_in(dir.path() / "out").at(0)), Not(HasSubstr("pdfaid:part")));
}

}  // namespace
}  // namespace sealpress::test
