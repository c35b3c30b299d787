// One box of text: names that shrink and break between words, text that flows.
#include "layout/box/box.h"

#include <gmock/gmock.h>

#include "support/paths.h"
#include "text/unicode.h"
#include "text/words.h"

namespace sealpress::layout {
namespace {

const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = std::string(test::kSourceDir) + "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

Rect box_mm(double width, double height) {
  return {Length::mm(20), Length::mm(30), Length::mm(width), Length::mm(height)};
}

BoxText name(std::string text) {
  BoxText box;
  box.text = std::move(text);
  box.font = "楷体";
  box.size = Length::pt(26);
  box.floor = Length::pt(15.6);
  box.align = BoxAlign::center;
  return box;
}

TEST(Box, ATextThatCanNeverFitIsRefusedAtOnce) {
  std::u32string missing;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "质量";
  const auto set = set_box(name(text), box_mm(150, 30), fonts(), missing);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().code, "layout.box_too_small");
  const auto blank = set_box(name(std::string(900, ' ') + "甲"), box_mm(150, 30), fonts(), missing);
  ASSERT_TRUE(blank);
}

/// The lines as texts, from the runs' baselines.
std::vector<std::string> lines_of(const BoxFrame& frame) {
  std::vector<std::string> lines;
  Length baseline;
  for (const frame::Item& item : frame.items) {
    const auto& run = std::get<frame::GlyphRun>(item);
    if (lines.empty() || run.origin.y != baseline) lines.emplace_back();
    baseline = run.origin.y;
    lines.back() += run.text;
  }
  return lines;
}

BoxFrame set(const BoxText& text, const Rect& box) {
  std::u32string missing;
  auto frame = set_box(text, box, fonts(), missing);
  EXPECT_TRUE(frame) << text.text;
  EXPECT_TRUE(missing.empty());
  return frame ? *frame : BoxFrame{};
}

TEST(Box, AShortNameKeepsItsSizeInTheMiddle) {
  const Rect box = box_mm(100, 20);
  const BoxFrame frame = set(name("甲乙丙丁"), box);
  EXPECT_EQ(frame.size, Length::pt(26));
  ASSERT_EQ(frame.lines, 1u);
  const auto& run = std::get<frame::GlyphRun>(frame.items.front());
  const double left = (run.origin.x - box.x).to_pt();
  EXPECT_NEAR(left, (box.width.to_pt() - 4 * 26) / 2, 0.01);
}

TEST(Box, ALongerNameShrinksBeforeItBreaks) {
  const BoxFrame frame = set(name("上海云桥精密仪器有限公司"), box_mm(80, 20));
  EXPECT_EQ(frame.lines, 1u);
  EXPECT_NEAR(frame.size.to_pt(), 80 * 72 / 25.4 / 12, 0.01);
}

TEST(Box, AtTheFloorItBreaksAfterTheCompany) {
  const BoxFrame frame = set(name("上海云桥精密仪器股份有限公司　精密装配一班"), box_mm(90, 20));
  EXPECT_THAT(lines_of(frame),
              testing::ElementsAre("上海云桥精密仪器股份有限公司　", "精密装配一班"));
  EXPECT_GE(frame.size, Length::pt(15.6));
}

TEST(Box, NoWordIsPartedHoweverNarrowTheBox) {
  for (int width = 30; width < 120; width += 5) {
    std::u32string missing;
    const auto frame =
        set_box(name("重庆两江新区装备制造有限公司"), box_mm(width, 40), fonts(), missing);
    if (!frame) continue;
    for (const std::string& line : lines_of(*frame)) {
      EXPECT_THAT(line, testing::Not(testing::EndsWith("有限"))) << width;
      EXPECT_THAT(line, testing::Not(testing::StartsWith("限"))) << width;
      EXPECT_THAT(line, testing::Not(testing::StartsWith("司"))) << width;
    }
  }
}

TEST(Box, WhatDoesNotFitAtTheFloorIsAnError) {
  std::u32string missing;
  const auto frame = set_box(name("重庆两江新区装备制造有限公司"), box_mm(20, 6), fonts(), missing);
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().code, "layout.box_too_small");
}

TEST(Box, FlowingTextBeginsAtTheTopAndFillsItsLines) {
  BoxText text =
      name("　　在质量信得过班组建设活动中成绩优异，经评审，被评为先进，特此公布，以资鼓励。");
  text.flowing = true;
  text.align = BoxAlign::left;
  const Rect box = box_mm(120, 60);
  const BoxFrame frame = set(text, box);
  EXPECT_GT(frame.lines, 1u);
  EXPECT_EQ(frame.size, Length::pt(26));
  const auto& first = std::get<frame::GlyphRun>(frame.items.front());
  EXPECT_LT(first.origin.y - box.y, Length::pt(26));
  for (const std::string& line : lines_of(frame)) {
    EXPECT_THAT(line, testing::Not(testing::StartsWith("，")));
  }
}

TEST(Box, CharactersThatNoFontHasAreTold) {
  std::u32string missing;
  ASSERT_TRUE(set_box(name("甲\U000F0000"), box_mm(60, 20), fonts(), missing));
  EXPECT_EQ(missing, U"\U000F0000");
}

/// The name with | where a line may end, ‖ where it may end best.
std::string marked(std::u32string_view name) {
  std::string out;
  const auto breaks = text::word_breaks(name);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (breaks[i] == text::WordBreak::word) out += "|";
    if (breaks[i] == text::WordBreak::phrase) out += "‖";
    out += text::to_utf8(name.substr(i, 1));
  }
  return out;
}

TEST(Words, OfNames) {
  EXPECT_EQ(marked(U"上海电力股份有限公司第三分公司"), "上海|电力|股份有限公司‖第三|分公司");
  EXPECT_THAT(marked(U"某某公司（重庆）检测中心"), testing::HasSubstr("‖（重庆）‖"));
  EXPECT_THAT(marked(U"甲厂 QC小组"), testing::HasSubstr("‖QC"));
  EXPECT_EQ(marked(U""), "");
}

}  // namespace
}  // namespace sealpress::layout
