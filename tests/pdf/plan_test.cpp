#include <thread>

#include "pdf/sheet.h"

namespace sealpress::pdf {
namespace {

using test::Sheet;
using test::text_in;
using testing::HasSubstr;

/// A form of fixed text; `value` fills its blank.
Sheet form(std::string_view value) {
  Sheet sheet;
  sheet.text("质量信得过班组申报表", 20, 40);
  sheet.text("班组名称", 20, 80);
  sheet.text("Quality 2024", 20, 120, "Times New Roman", 12);
  if (!value.empty()) sheet.text(value, 120, 80);
  return sheet;
}

std::shared_ptr<const FontPlan> plan_of_form() {
  return FontPlan::make(form("").document, test::fonts()).value();
}

WriteOptions planned(const std::shared_ptr<const FontPlan>& plan) {
  WriteOptions options;
  options.plan = plan.get();
  options.batch = true;
  return options;
}

std::size_t fonts_in(const std::string& pdf) {
  const std::string list = test::judge({"pdffonts", "@"}, pdf).out;
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n')) - 2;
}

TEST(Plan, ADocumentAddsOnlyWhatThePlanLacks) {
  SEALPRESS_NEED_JUDGE("pdffonts");
  SEALPRESS_NEED_JUDGE("qpdf");
  const auto plan = plan_of_form();
  EXPECT_EQ(fonts_in(form("").write(planned(plan))), 2u);
  EXPECT_EQ(fonts_in(form("申报班组").write(planned(plan))), 2u);  // nothing but planned glyphs
  const std::string pdf = form("甲班").write(planned(plan));
  EXPECT_EQ(fonts_in(pdf), 3u);
  const test::Output check = test::judge({"qpdf", "--check", "@"}, pdf);
  EXPECT_EQ(check.exit_code, 0) << check;
}

TEST(Plan, TextAndPictureAreTheSameAsWithout) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  SEALPRESS_NEED_JUDGE("pdftoppm");
  const auto plan = plan_of_form();
  const Sheet sheet = form("甲班组乙质丙");  // planned and new glyphs in one run
  const std::string with = sheet.write(planned(plan)), without = sheet.write();
  EXPECT_EQ(text_in(with), text_in(without));
  EXPECT_THAT(text_in(with), HasSubstr("甲班组乙质丙"));
  EXPECT_EQ(test::poppler_raster(with).pixels, test::poppler_raster(without).pixels);
}

TEST(Plan, APlannedGlyphThatSaysSomethingElseIsMarked) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const auto plan = plan_of_form();
  Sheet sheet = form("");
  frame::GlyphRun run = test::runs_of("楷体", 16, "质", test::at_pt(120, 80))[0];
  run.text = "⽈";
  sheet.add(run);
  EXPECT_THAT(text_in(sheet.write(planned(plan))), HasSubstr("⽈"));
}

TEST(Plan, FontsThatADocumentDoesNotShowStayOut) {
  SEALPRESS_NEED_JUDGE("pdffonts");
  const auto plan = plan_of_form();
  Sheet sheet;
  sheet.text("班组", 20, 40);
  EXPECT_EQ(fonts_in(sheet.write(planned(plan))), 1u);
}

TEST(SameInput, GivesTheSameBytesInEveryThreadAndTimeZone) {
  const auto plan = plan_of_form();
  const auto write_all = [&plan] {
    std::string all;
    for (const char* value : {"甲班", "乙班", "丙班", "丁班"}) {
      all += form(value).write(planned(plan));
      all += form(value).write();
    }
    return all;
  };
  const std::string alone = write_all();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  threads.reserve(results.size());
  for (std::string& result : results) {
    threads.emplace_back([&result, &write_all] { result = write_all(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_TRUE(result == alone);

  setenv("TZ", "Asia/Shanghai", 1);
  tzset();
  EXPECT_TRUE(write_all() == alone);
  setenv("TZ", "America/New_York", 1);
  tzset();
  EXPECT_TRUE(write_all() == alone);
  unsetenv("TZ");
  tzset();
}

TEST(SameInput, OtherContentHasAnotherId) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const auto id = [](const std::string& pdf) { return pdf.substr(pdf.rfind("/ID"), 75); };
  EXPECT_THAT(id(form("").write()), testing::ContainsRegex("/ID .*<[0-9a-f]{32}>.*<[0-9a-f]{32}>"));
  EXPECT_EQ(id(form("").write()), id(form("").write()));
  EXPECT_NE(id(form("甲").write()), id(form("乙").write()));
}

}  // namespace
}  // namespace sealpress::pdf
