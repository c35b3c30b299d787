#include "pdf/sheet.h"
#include "pdf/write/glyph_use.h"

namespace sealpress::pdf {
namespace {

using test::at_pt;
using test::Sheet;
using test::text_in;
using testing::HasSubstr;

constexpr const char* kTibet = "བོད་རང་སྐྱོང་ལྗོངས་";
constexpr const char* kDocument = "སྤུས་ཚད་མཐུན་ཚོགས་ཀྱི་ཡིག་ཆ།";

/// The runs of a line, to be changed before they are added.
std::vector<frame::GlyphRun> line(std::string_view text, double y = 50,
                                  std::string_view font = "楷体") {
  return test::runs_of(font, 16, text, at_pt(20, y));
}

/// The left edge of the word that contains `text`, in points.
double left_edge(const std::string& pdf, const std::string& text) {
  const std::string boxes = test::judge({"pdftotext", "-bbox", "@", "-"}, pdf).out;
  const std::size_t end = boxes.find(">" + text);
  const std::size_t begin = boxes.rfind("xMin=\"", end);
  EXPECT_NE(end, std::string::npos) << boxes;
  return begin == std::string::npos ? 0 : std::stod(boxes.substr(begin + 6));
}

TEST(Text, ComesBackExactly) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  sheet.text("质量信得过班组“上海”（第3号）100%", 20, 30);
  sheet.text("Hello, AVAVA (office) № 12,345.60", 20, 60, "Times New Roman", 12);
  sheet.text("仿宋：䶮㛃𬭎㎡", 20, 90, "仿宋");
  sheet.text("☑合格 ☐不合格", 20, 120, "宋体");
  EXPECT_EQ(text_in(sheet.write()),
            "质量信得过班组“上海”（第3号）100%\nHello, AVAVA (office) № 12,345.60\n"
            "仿宋：䶮㛃𬭎㎡\n☑合格 ☐不合格");
}

TEST(Text, SpacedAndCompressedTextComesBackExactly) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun spaced = line("申报表", 40)[0];
  for (std::size_t i = 0; i < 3; ++i)
    spaced.glyphs[i].x = Length::pt(40.0 * static_cast<double>(i));
  sheet.add(spaced);
  frame::GlyphRun compressed = line("甲）。“乙”丙丁", 80)[0];
  for (std::size_t i = 2; i < compressed.glyphs.size(); ++i) {
    compressed.glyphs[i].x -= Length::pt(i < 4 ? 8 : 16);
  }
  sheet.add(compressed);
  const std::string pdf = sheet.write();
  EXPECT_EQ(text_in(pdf), "申报表\n甲）。“乙”丙丁");
  EXPECT_THAT(test::plain(pdf), Not(HasSubstr("FEFF4E194E01"))) << "丙丁 need no help";
}

TEST(Text, TibetanComesBackExactly) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  double y = 40;
  for (const char* text : {kTibet, kDocument}) {
    std::vector<frame::GlyphRun> runs = line(text, y += 50, "宋体");
    ASSERT_EQ(runs.size(), 1u);
    runs[0].actual_text = true;
    sheet.add(runs[0]);
  }
  EXPECT_EQ(text_in(sheet.write()), std::string(kTibet) + "\n" + kDocument);
}

TEST(Text, ClustersOfSeveralGlyphsComeBackWithoutBeingMarked) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun run = line("甲乙丙")[0];
  // 乙 is drawn by two glyphs, as an accented letter may be.
  frame::Glyph second = run.glyphs[1];
  second.text_length = 0;
  run.glyphs.insert(run.glyphs.begin() + 2, second);
  sheet.add(run);
  EXPECT_EQ(text_in(sheet.write()), "甲乙丙");
}

TEST(Text, AGlyphThatStandsForSeveralCharactersSaysThemAll) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun run = line("甲乙")[0];
  run.text = "甲平方米";
  run.glyphs[1].text_length = 9;
  sheet.add(run);
  const std::string pdf = sheet.write();
  EXPECT_EQ(text_in(pdf), "甲平方米");
  EXPECT_THAT(test::plain(pdf), Not(HasSubstr("/ActualText")));
}

TEST(Text, OneGlyphMaySayDifferentThings) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun run = line("一甲")[0];
  sheet.add(run);
  run.origin = at_pt(20, 100);
  run.text.replace(0, 3, "⼀");  // the radical, drawn by the same glyph
  sheet.add(run);
  EXPECT_EQ(text_in(sheet.write()), "一甲\n⼀甲");
}

/// The run with its glyphs at these places, in points from the run's origin.
frame::GlyphRun placed(frame::GlyphRun run, const std::vector<double>& places) {
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) run.glyphs[i].x = Length::pt(places.at(i));
  return run;
}

TEST(Text, GlyphsStandWhereTheFrameSays) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  sheet.add(placed(line("甲 乙 丁")[0], {0, 16, 61.3, 77.3, 183.9}));
  const std::string pdf = sheet.write();
  EXPECT_NEAR(left_edge(pdf, "甲"), 20, 0.01);
  EXPECT_NEAR(left_edge(pdf, "乙"), 81.3, 0.01);
  EXPECT_NEAR(left_edge(pdf, "丁"), 203.9, 0.01);
}

TEST(Text, NarrowedTextKeepsItsPlaces) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun run = placed(line("甲乙 丙丁")[0], {0, 8, 16, 166, 174});
  run.x_scale = 0.5;
  sheet.add(run);
  const std::string pdf = sheet.write();
  EXPECT_NEAR(left_edge(pdf, "甲乙"), 20, 0.01);
  EXPECT_NEAR(left_edge(pdf, "丙丁"), 20 + 166, 0.01);
}

TEST(Text, GlyphsMayStandAboveAndBelowTheLine) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  Sheet sheet;
  frame::GlyphRun run = line("口口", 100)[0];
  run.glyphs[1].y = Length::pt(50);
  sheet.add(run);
  const test::Raster raster = test::poppler_raster(sheet.write());
  EXPECT_TRUE(raster.has_ink(20, 84, 36, 104));
  EXPECT_FALSE(raster.has_ink(36, 84, 52, 104));
  EXPECT_TRUE(raster.has_ink(36, 134, 52, 154));
}

TEST(Text, IsColouredSlantedAndEmboldened) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("mutool");
  const auto ink = [](const frame::GlyphRun& run) {
    Sheet sheet;
    sheet.add(run);
    const std::string pdf = sheet.write();
    int count = 0;
    for (const test::Raster& raster : {test::poppler_raster(pdf), test::mupdf_raster(pdf)}) {
      for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
          count += raster.color(x, y) == "\xFF" + std::string(2, '\0');
        }
      }
    }
    return count;
  };
  frame::GlyphRun run = line("国国国国")[0];
  EXPECT_EQ(ink(run), 0);
  run.color = {255, 0, 0};
  const int plain = ink(run);
  EXPECT_GT(plain, 50);
  run.embolden = Length::pt(1);
  EXPECT_GT(ink(run), plain * 5 / 4);
}

TEST(Text, ConsecutiveRunsShareOneTextObject) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  sheet.text("甲乙", 20, 30);
  sheet.text("丙", 20, 60);
  const std::string file = test::plain(sheet.write());
  EXPECT_THAT(file, HasSubstr("BT\n20 170 Td\n/F0 16 Tf\n<"));
  EXPECT_THAT(file, HasSubstr(">Tj\n0 -30 Td\n<"));
}

TEST(Text, FontsAreEmbeddedSubsetsWithUnicode) {
  SEALPRESS_NEED_JUDGE("pdffonts");
  Sheet sheet;
  sheet.text("仿宋", 20, 30, "仿宋");
  sheet.text("楷体", 20, 60, "楷体");
  sheet.text("Times", 20, 90, "Times New Roman");
  sheet.text(kTibet, 20, 150, "宋体");
  std::istringstream lines(test::judge({"pdffonts", "@"}, sheet.write()).out);
  std::string text;
  std::getline(lines, text);
  std::getline(lines, text);
  int count = 0;
  while (std::getline(lines, text)) {
    ++count;
    EXPECT_THAT(text, HasSubstr("Identity-H       yes yes yes"));
    EXPECT_EQ(text[6], '+') << text;
  }
  EXPECT_EQ(count, 4);
}

TEST(Text, WhatNoFontHasIsNotDrawn) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  frame::GlyphRun run = line("甲乙")[0];
  run.glyphs[0].id = 0;
  sheet.add(run);
  const std::string pdf = sheet.write();
  EXPECT_EQ(text_in(pdf), "乙");
  EXPECT_NEAR(left_edge(pdf, "乙"), 36, 0.01);
}

TEST(GlyphUse, PrefersAGlyphsOwnTextToItsSilenceInsideACluster) {
  frame::GlyphRun run;
  run.face = {0};
  run.text = "ab";
  run.glyphs = {{7, {}, {}, 0, 0}, {7, {}, {}, 0, 1}, {5, {}, {}, 1, 1}, {7, {}, {}, 1, 1}};
  GlyphCollector collector;
  const std::vector<frame::Item> items{run};
  collector.add(items);
  const GlyphUse use = std::move(collector).finish();
  const std::vector<UsedGlyph>& used = use.at({0});
  ASSERT_EQ(used.size(), 2u);
  EXPECT_EQ(used[0].glyph, 5u);
  EXPECT_EQ(used[0].text, "b");
  EXPECT_EQ(used[1].text, "a");
}

}  // namespace
}  // namespace sealpress::pdf
