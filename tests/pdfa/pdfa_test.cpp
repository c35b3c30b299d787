// PDF/A: our checker against its failing examples, and every form against checker and PDFBox.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "attachments/catalogue_files.h"
#include "pdf/sealing.h"
#include "pdf/sheet.h"
#include "support/paths.h"
#include "support/pictures.h"

namespace sealpress::pdf {
namespace {

namespace fs = std::filesystem;
using test::Sheet;
using testing::HasSubstr;

const std::string kChecker = std::string(test::kSourceDir) + "/tests/pdfa/pdfa_check.py";

/// A picture of one pixel, half transparent.
frame::ImageBytes translucent() {
  test::PngParts parts;
  parts.width = parts.height = 1;
  parts.color_type = 6;
  parts.rows = std::string("\0\xFF\0\0\x80", 5);
  return std::make_shared<const std::string>(test::png(parts));
}

/// A page with everything that the clauses speak of.
Sheet rich_sheet() {
  Sheet sheet;
  sheet.text("质量信得过班组 QC 2024", 20, 40, "楷体");
  sheet.text("仿宋体的字", 20, 80, "仿宋");
  sheet.page().seals.push_back({"盖章", test::box_pt(10, 90, 50, 50)});
  sheet.page().links.push_back({test::box_pt(10, 10, 50, 20), "https://example.org"});
  sheet.add(frame::Picture{translucent(), test::box_pt(100, 100, 30, 30), "样"});
  return sheet;
}

WriteOptions titled(PdfA pdfa) {
  WriteOptions options;
  options.metadata.title = "申报表 <&>";
  options.metadata.author = "甲厂";
  options.pdfa = pdfa;
  return options;
}

test::Output check(std::vector<std::string> arguments, const std::string& pdf = {}) {
  arguments.insert(arguments.begin(), {"python3", kChecker});
  return test::judge(std::move(arguments), pdf);
}

/// The jars of Debian's libpdfbox2-java and of what it needs at run time.
std::string preflight_classes() {
  std::string path;
  for (const char* jar : {"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging",
                          "commons-io", "javax.activation", "jaxb-api"}) {
    path += (path.empty() ? "" : ":") + std::string("/usr/share/java/") + jar + ".jar";
  }
  return path;
}

bool has_preflight() {
  return test::has_judge("java") && fs::exists("/usr/share/java/preflight.jar");
}

#define SEALPRESS_NEED_PREFLIGHT()                                           \
  do {                                                                       \
    if (!has_preflight()) {                                                  \
      if (test::judges_are_required()) FAIL() << "judge missing: preflight"; \
      GTEST_SKIP() << "judge missing: java, libpdfbox2-java";                \
    }                                                                        \
  } while (false)

/// PDFBox's verdict on all files of a folder, as XML.
std::string preflight(const test::TempDir& dir, const std::string& folder) {
  const test::Output out =
      test::run({"java", "-cp", preflight_classes(), "org.apache.pdfbox.preflight.Validator_A1b",
                 "xml", "group", dir.file(folder)},
                {std::chrono::seconds(300), {}, {}});
  EXPECT_FALSE(out.timed_out);
  return dir.read(folder + ".preflight.xml");
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

TEST(PdfA, EveryClauseOfTheCheckerHasAnExampleThatFails) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("python3");
  const test::Output out = check({"--self-test", "@"}, rich_sheet().write(titled(PdfA::a2b)));
  EXPECT_EQ(out.exit_code, 0) << out;
}

TEST(PdfA, PartThreeCarriesTheDataAsAFile) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdfdetach");
  WriteOptions options = titled(PdfA::a3b);
  options.attachment =
      Attachment{"record.json", "application/json", "数据", "{\"班组\": \"甲\"}\n"};
  const std::string pdf = rich_sheet().write(options);
  EXPECT_EQ(check({"@"}, pdf).out, "");
  EXPECT_THAT(test::plain(pdf), HasSubstr("/AFRelationship /Data"));
  EXPECT_EQ(test::judge({"pdfdetach", "-save", "1", "-o", "/dev/stdout", "@"}, pdf).out,
            "{\"班组\": \"甲\"}\n");
}

TEST(PdfA, OtherPartsCarryNoFile) {
  WriteOptions options = titled(PdfA::a2b);
  options.attachment = Attachment{"record.json", "application/json", "", "{}"};
  const auto pdf = write(rich_sheet().document, test::fonts(), options);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code, "pdf.no_attachments");
}

TEST(PdfA, PartOneLaysTransparentPicturesOnWhiteAndSaysSo) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Diagnostics remarks;
  const auto pdf = write(rich_sheet().document, test::fonts(), titled(PdfA::a1b), &remarks);
  ASSERT_TRUE(pdf);
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_EQ(remarks[0].code, "pdf.flattened_pictures");
  const std::string file = test::plain(*pdf);
  EXPECT_THAT(file, testing::StartsWith("%PDF-1.4"));
  EXPECT_THAT(file, Not(HasSubstr("/SMask")));
  EXPECT_THAT(file, Not(HasSubstr("/Transparency")));
  EXPECT_THAT(file, HasSubstr("/CIDSet"));
}

TEST(PdfA, PreflightAcceptsPartOneAndNotPartTwo) {
  SEALPRESS_NEED_PREFLIGHT();
  const test::TempDir dir;
  fs::create_directory(dir.path() / "files");
  dir.write("files/one.pdf", rich_sheet().write(titled(PdfA::a1b)));
  dir.write("files/two.pdf", rich_sheet().write(titled(PdfA::a2b)));
  const SealPicture svg = test::picture(test::kSvgSeal);
  const Credentials by = test::credentials("rsa");
  SealOptions stamp = test::signing(by, "盖章");
  stamp.picture = &svg;
  dir.write("files/signed.pdf", test::sealed(rich_sheet().write(titled(PdfA::a1b)), stamp));
  stamp.credentials = nullptr;
  dir.write("files/stamped.pdf", test::sealed(rich_sheet().write(titled(PdfA::a1b)), stamp));
  const std::string verdict = preflight(dir, "files");
  EXPECT_EQ(count(verdict, ">true</isValid>"), 3u) << verdict;
  EXPECT_EQ(count(verdict, ">false</isValid>"), 1u);
}

/// The form of a sample: the longest id that begins its name.
std::string form_of(const std::string& sample) {
  std::string best;
  for (const std::string& form :
       attachments::forms_below(attachments::source_tree() / "data/forms", ".json")) {
    const bool begins = sample == form || sample.starts_with(form + "-");
    if (begins && form.size() > best.size()) best = form;
  }
  return best;
}

/// Renders every sample of every form into files of one folder.
std::vector<std::string> render_all(const test::TempDir& dir, const std::string& pdfa) {
  std::vector<std::string> files;
  const fs::path samples = attachments::source_tree() / "data/samples";
  for (const std::string& sample : attachments::forms_below(samples, ".json")) {
    const std::string folder = dir.file("out");
    const test::Output out = test::run(
        {test::kBinary, "render", form_of(sample), (samples / (sample + ".json")).string(), "-o",
         folder, "--to", "pdf", "--pdfa", pdfa, "--date", "2025-05-06"},
        {std::chrono::seconds(60), {"SEALPRESS_HOME=" + std::string(test::kSourceDir)}, {}});
    EXPECT_EQ(out.exit_code, 0) << sample << out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".pdf") continue;
      files.push_back(dir.file(pdfa + "/" + std::to_string(files.size()) + ".pdf"));
      fs::create_directories(dir.path() / pdfa);
      fs::rename(entry.path(), files.back());
    }
    fs::remove_all(folder);
  }
  return files;
}

TEST(PdfA, PreflightAcceptsEveryFormInPartOne) {
  SEALPRESS_NEED_PREFLIGHT();
  const test::TempDir dir;
  const std::size_t files = render_all(dir, "1b").size();
  EXPECT_GT(files, 40u);
  const std::string verdict = preflight(dir, "1b");
  EXPECT_EQ(count(verdict, ">true</isValid>"), files) << verdict;
}

TEST(PdfA, EveryFormKeepsToPartTwo) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("python3");
  const test::TempDir dir;
  EXPECT_EQ(check(render_all(dir, "2b")).out, "");
}

}  // namespace
}  // namespace sealpress::pdf
