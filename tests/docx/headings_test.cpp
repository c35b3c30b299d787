// Sections of Word files by their headings.
#include "docx/text/headings.h"

#include <gmock/gmock.h>

#include "docx/text/plain_text.h"
#include "support/docx_builder.h"

namespace sealpress::docx {
namespace {

using sealpress::test::DocxBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

std::string p(std::string_view text, std::string_view ppr = "", std::string_view rpr = "") {
  return "<w:p><w:pPr>" + std::string(ppr) + "</w:pPr><w:r><w:rPr>" + std::string(rpr) +
         "</w:rPr><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}

std::shared_ptr<const Document> open(const std::string& body) {
  return Document::open(DocxBuilder().body(body).bytes(), "稿.docx").value();
}

/// "title:level" of every section.
std::vector<std::string> titles(const Headings& headings) {
  std::vector<std::string> all;
  for (const HeadedSection& s : headings.sections) {
    all.push_back(s.title + ":" + std::to_string(s.level));
  }
  return all;
}

std::string text_of(const Headings& headings, std::string_view title) {
  const HeadedSection* section = find_section(headings, title);
  if (section == nullptr) return "(none)";
  std::string text;
  for (std::size_t i = section->begin; i < section->end; ++i) {
    text += plain_text(*headings.blocks[i]);
  }
  return text;
}

TEST(Headings, TitlesLoseNumberColonAndRemark) {
  EXPECT_EQ(heading_title("一、班组概况"), "班组概况");
  EXPECT_EQ(heading_title("（二）实施背景（500字以内）："), "实施背景");
  EXPECT_EQ(heading_title("第三部分  实施过程"), "实施过程");
  EXPECT_EQ(heading_title("第一章 总则"), "总则");
  EXPECT_EQ(heading_title("3.实施过程"), "实施过程");
  EXPECT_EQ(heading_title("3.1 策划"), "策划");
  EXPECT_EQ(heading_title("（1）策划"), "策划");
  EXPECT_EQ(heading_title("一线班组的做法"), "一线班组的做法");
  EXPECT_EQ(heading_title("2025年情况"), "2025年情况");
  EXPECT_EQ(heading_title("一、"), "一、");
}

TEST(Headings, TypedChineseNumbersMakeSections) {
  const auto file = open(p("一、班组概况") + p("甲") + p("（一）人员") + p("乙") +
                         p("二、实施背景") + p("一、这一句不是标题，因为它以句号结尾。") + p("丙"));
  const Headings found = find_headings(*file);
  EXPECT_THAT(titles(found), ElementsAre("班组概况:1", "人员:2", "实施背景:1"));
  EXPECT_EQ(text_of(found, "班组概况"), "甲\n（一）人员\n乙\n");
  EXPECT_EQ(text_of(found, "人员"), "乙\n");
}

TEST(Headings, OutlineLevelsGoBeforeNumbers) {
  const auto file = open(p("背景", "<w:outlineLvl w:val=\"0\"/>") + p("一、列举的事") + p("甲") +
                         p("过程", "<w:outlineLvl w:val=\"0\"/>"));
  EXPECT_THAT(titles(find_headings(*file)), ElementsAre("背景:1", "过程:1"));
}

TEST(Headings, BoldLinesAreHeadingsWhereNothingElseIs) {
  const auto file =
      open(p("实施背景", "", "<w:b/>") + p("甲") + p("实施效果", "", "<w:b/>") + p("乙"));
  EXPECT_EQ(text_of(find_headings(*file), "实施背景"), "甲\n");
}

TEST(Headings, KnownTitlesAreHeadingsWhateverTheyLookLike) {
  const auto file = open(p("1. 班组概况：") + p("甲") + p("实施背景") + p("乙"));
  EXPECT_THAT(titles(find_headings(*file)), IsEmpty());
  const std::vector<std::string> known = {"班组概况", "实施背景"};
  const Headings found = find_headings(*file, known);
  EXPECT_EQ(text_of(found, "班组概况"), "甲\n");
  EXPECT_EQ(text_of(found, "实施背景"), "乙\n");
}

}  // namespace
}  // namespace sealpress::docx
