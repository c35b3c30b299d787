#include "pdf/read/outside.h"

#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "pdf/locking.h"
#include "pdf/read/answer.h"
#include "pdf/read/child.h"
#include "pdf/sheet.h"
#include "pdf/sign/places.h"
#include "support/corpus.h"

namespace sealpress::pdf {
namespace {

using test::box_pt;
using test::Sheet;

std::string code_of(const Result<std::string>& result) {
  return result ? "" : result.error().code;
}

ChildLimits brief() {
  ChildLimits limits;
  limits.time = std::chrono::seconds(3);
  return limits;
}

Sheet two_places() {
  Sheet sheet;
  sheet.page().seals.push_back({"单位盖章", box_pt(20, 30, 120, 110)});
  sheet.add_page().seals.push_back({"单位盖章", box_pt(10, 50, 60, 60)});
  return sheet;
}

TEST(Child, AnswersWithItsJobsResult) {
  EXPECT_EQ(in_child([] { return std::string("good"); }).value(), "good");
  EXPECT_EQ(in_child([] { return std::string(); }).value(), "");
  EXPECT_EQ(code_of(in_child([]() -> Result<std::string> { return fail(input_error("pdf.x")); })),
            "pdf.x");
  const std::string large(3'000'000, 'a');
  EXPECT_EQ(in_child([&large] { return large; }).value(), large);
}

TEST(Child, TakesCrashesWithIt) {
  const auto crash = []() -> Result<std::string> {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
    return {};
  };
  EXPECT_EQ(code_of(in_child(crash)), "pdf.reader_crashed");
}

TEST(Child, IsEndedWhenItsTimeIsOver) {
  const auto loop = []() -> Result<std::string> {
    for (volatile bool forever = true; forever;) {
    }
    return {};
  };
  EXPECT_EQ(code_of(in_child(loop, brief())), "pdf.reader_too_slow");
  const auto sleep = []() -> Result<std::string> {
    ::sleep(60);
    return {};
  };
  EXPECT_EQ(code_of(in_child(sleep, brief())), "pdf.reader_too_slow");
}

TEST(Child, IsHeldToItsMemory) {
  if (!limits_memory()) GTEST_SKIP() << "no limit of memory under AddressSanitizer";
  const auto greedy = []() -> Result<std::string> {
    std::vector<std::string> kept;
    for (;;) kept.emplace_back(std::size_t{64} << 20, 'x');
  };
  ChildLimits limits;
  limits.memory = std::size_t{256} << 20;
  EXPECT_EQ(code_of(in_child(greedy, limits)), "pdf.reader_out_of_memory");
}

/// What a child does with a question that tells it how to end.
Result<std::string> obey(std::string_view question) {
  if (question == "crash") {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
  }
  if (question == "sleep") ::sleep(60);
  if (question == "fail") return fail(input_error("pdf.x").with("size", std::int64_t{7}));
  if (question == "who") return std::to_string(::getpid());
  return std::string(question);
}

TEST(ServingChild, AnswersManyQuestionsInOneProcess) {
  ServingChild child(obey);
  const std::string who = child.ask("who").value();
  EXPECT_NE(who, std::to_string(::getpid()));
  const std::string large(3'000'000, 'a');
  EXPECT_EQ(child.ask(large).value(), large);
  EXPECT_EQ(child.ask("").value(), "");
  const auto failed = child.ask("fail");
  ASSERT_EQ(code_of(failed), "pdf.x");
  EXPECT_EQ(std::get<std::int64_t>(failed.error().args.at(0).value), 7);
  EXPECT_EQ(child.ask("who").value(), who);
}

TEST(ServingChild, IsReplacedWhenOneEnds) {
  ServingChild child(obey, brief());
  const std::string first = child.ask("who").value();
  EXPECT_EQ(code_of(child.ask("crash")), "pdf.reader_crashed");
  const std::string second = child.ask("who").value();
  EXPECT_NE(second, first);
  EXPECT_EQ(code_of(child.ask("sleep")), "pdf.reader_too_slow");
  EXPECT_NE(child.ask("who").value(), second);
}

TEST(ServingChild, HoldsEveryQuestionToItsMemory) {
  if (!limits_memory()) GTEST_SKIP() << "no limit of memory under AddressSanitizer";
  ChildLimits limits;
  limits.memory = std::size_t{256} << 20;
  const auto greedy = [](std::string_view question) -> Result<std::string> {
    std::vector<std::string> kept;
    while (question == "more") kept.emplace_back(std::size_t{64} << 20, 'x');
    return std::string("enough");
  };
  ServingChild child(greedy, limits);
  EXPECT_EQ(code_of(child.ask("more")), "pdf.reader_out_of_memory");
  EXPECT_EQ(child.ask("less").value(), "enough");
}

TEST(Child, MayNotTalkWithoutEnd) {
  ChildLimits limits;
  limits.answer = 10;
  EXPECT_EQ(code_of(in_child([] { return std::string(100'000, 'a'); }, limits)),
            "pdf.reader_out_of_memory");
}

TEST(Words, AreReadAsTheirWriterMeantThem) {
  const std::string file = test::revision(
      "%PDF-1.7\n",
      {{1,
        "<</Type /Catalog /Pages 2 0 R /A (\xE6\xA0\xB7\xE7\xAB\xA0) /B (\xD1\xF9\xD5\xC2) "
        "/C <FEFF68377AE0> /D (M\xFC"
        "ller) /E (plain) /F <EFBBBFE6A0B7>>>"},
       {2, "<</Type /Pages /Kids [3 0 R] /Count 1>>"},
       {3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"}});
  const auto said = with_outside_pdf(file, [](const OutsideDocument& document) {
    std::string out;
    for (const char* key : {"/A", "/B", "/C", "/D", "/E", "/F", "/G"}) {
      out += document.root()[key].words() + "|";
    }
    return Result<std::string>(out);
  });
  ASSERT_TRUE(said) << said.error().code;
  EXPECT_EQ(*said, "样章|样章|样章|Müller|plain|样||");
}

TEST(SealPlaces, AreListedWithTheirNamesAndPlaces) {
  const Result<std::vector<SealPlace>> places = seal_places(two_places().write());
  ASSERT_TRUE(places) << places.error().code;
  ASSERT_EQ(places->size(), 2u);
  const SealPlace& first = places->at(0);
  EXPECT_EQ(first.name, "单位盖章");
  EXPECT_EQ(first.page, 0u);
  EXPECT_NEAR(first.rect.x.to_pt(), 20, 0.001);
  EXPECT_NEAR(first.rect.y.to_pt(), 30, 0.001);
  EXPECT_NEAR(first.rect.width.to_pt(), 120, 0.001);
  EXPECT_NEAR(first.rect.height.to_pt(), 110, 0.001);
  EXPECT_FALSE(first.is_signed);
  EXPECT_EQ(places->at(1).name, "单位盖章·2");
  EXPECT_EQ(places->at(1).page, 1u);
  EXPECT_TRUE(seal_places(Sheet().write())->empty());
}

TEST(SealPlaces, FieldsInheritAndMayShowNowhere) {
  // Without a cross-reference table: qpdf finds the objects itself.
  const std::string pdf = R"(%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 7 0 R]>>>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[10 20 310 220]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Annots[6 0 R]>> endobj
4 0 obj <</T(company)/FT/Sig/Kids[5 0 R 4 0 R]>> endobj
5 0 obj <</T(seal)/Parent 4 0 R/Kids[6 0 R]/V<</Name(Someone)/SubFilter/ETSI.CAdES.detached>>>> endobj
6 0 obj <</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[130 170 30 120]>> endobj
7 0 obj <</T(hidden)/FT/Sig>> endobj
trailer <</Root 1 0 R>>
)";
  const Result<std::vector<SealPlace>> places = seal_places(pdf);
  ASSERT_TRUE(places) << places.error().code;
  ASSERT_EQ(places->size(), 2u);
  const SealPlace& seal = places->at(0);
  EXPECT_EQ(seal.name, "company.seal");
  EXPECT_TRUE(seal.is_signed);
  EXPECT_EQ(seal.signer, "Someone");
  EXPECT_EQ(seal.kind, "ETSI.CAdES.detached");
  EXPECT_TRUE(seal.rect == box_pt(20, 50, 100, 50));
  EXPECT_EQ(places->at(1).name, "hidden");
  EXPECT_FALSE(places->at(1).page);
  EXPECT_FALSE(places->at(1).is_signed);
}

TEST(Answers, AreReadBackAndNeverTrusted) {
  std::string told;
  append_answer(told, "12:a");
  append_answer(told, "");
  append_answer(told, -1.2345);
  append_answer(told, 1e300);
  AnswerReader answer(told);
  EXPECT_EQ(answer.text(), "12:a");
  EXPECT_EQ(answer.text(), "");
  EXPECT_EQ(answer.number(), -1.235);
  EXPECT_EQ(answer.number(), 1e6);
  EXPECT_TRUE(answer.at_end());
  for (const char* bad : {"5:abc", "x", ":", "99999999999999999999:a", "-1:a"}) {
    AnswerReader reader(bad);
    EXPECT_EQ(reader.text(), "");
    EXPECT_TRUE(reader.at_end());
    EXPECT_EQ(reader.checked(0).error().code, "pdf.reader_nonsense");
  }
}

TEST(Answers, NumbersStayInTheirBounds) {
  enum class Colour { red, green };
  std::string told;
  append_whole_answer(told, Colour::green);
  append_whole_answer(told, true);
  append_whole_answer(told, std::numeric_limits<std::int64_t>::min());
  AnswerReader answer(told);
  EXPECT_EQ(answer.choice(Colour::green), Colour::green);
  EXPECT_TRUE(answer.flag());
  EXPECT_EQ(answer.integer(std::numeric_limits<std::int64_t>::min()),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(answer.checked(7).value(), 7);

  EXPECT_EQ(answer.integer(3, 9), 3);  // nothing is left
  EXPECT_FALSE(answer.is_sound());
  for (const char* bad : {"1:2", "2:-1", "2:1x", "0:", "21:111111111111111111111"}) {
    AnswerReader reader(bad);
    EXPECT_EQ(reader.choice(Colour::green), Colour::red) << bad;
    EXPECT_FALSE(reader.is_sound()) << bad;
    AnswerReader whole("1:a");
    whole.take_up(reader);
    EXPECT_FALSE(whole.is_sound()) << bad;
  }
}

TEST(Outside, RefusesByName) {
  EXPECT_EQ(code_of(rewrite("")), "pdf.not_a_pdf");
  EXPECT_EQ(code_of(rewrite("PK\3\4 a Word file")), "pdf.not_a_pdf");
  EXPECT_EQ(code_of(rewrite("%PDF-1.7\nnothing else")), "pdf.damaged");
  OutsideLimits limits;
  limits.file_bytes = 100;
  EXPECT_EQ(code_of(rewrite(Sheet().write(), limits)), "pdf.too_large");
}

TEST(Outside, RewritesWhatIsEncryptedForNobody) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const test::TempDir dir;
  const std::string plain = dir.write("plain.pdf", two_places().write());
  const auto encrypt = [&](const std::string& user) {
    const std::string file = dir.file("locked.pdf");
    const test::Output out =
        test::run({"qpdf", "--encrypt", user, "owner", "256", "--", plain, file});
    EXPECT_EQ(out.exit_code, 0) << out;
    return dir.read("locked.pdf");
  };
  const Result<std::string> rewritten = rewrite(encrypt(""));
  ASSERT_TRUE(rewritten) << rewritten.error().code;
  EXPECT_THAT(*rewritten, Not(testing::HasSubstr("/Encrypt")));
  EXPECT_EQ(seal_places(*rewritten)->size(), 2u);
  EXPECT_EQ(code_of(rewrite(encrypt("secret"))), "pdf.encrypted");
}

/// What nobody here wrote: each file ends in a result or in a named error.
TEST(Outside, EveryFileOfTheCorpusEndsWell) {
  SEALPRESS_NEED_CORPUS();
  int read = 0, refused = 0, is_signed = 0;
  for (const auto& path : test::corpus_files("pdf", ".pdf")) {
    const std::string bytes = test::read_file(path);
    const Result<std::vector<SealPlace>> places = seal_places(bytes);
    (places ? read : refused) += 1;
    if (!places) {
      EXPECT_THAT(places.error().code,
                  testing::AnyOf("pdf.damaged", "pdf.encrypted", "pdf.encryption_unsupported",
                                 "pdf.not_a_pdf", "pdf.too_large"))
          << path;
      continue;
    }
    for (const SealPlace& place : *places) is_signed += place.is_signed;
  }
  RecordProperty("read", read);
  RecordProperty("refused", refused);
  EXPECT_GT(read, 5 * refused);
  EXPECT_GT(is_signed, 20);
}

}  // namespace
}  // namespace sealpress::pdf
