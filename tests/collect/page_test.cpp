// Drawn pages become units: each test draws a few characters and lines.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "collect/page_units.h"
#include "collect/seals.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kSize = 12;

class PageTest : public ::testing::Test {
 protected:
  PageTest() { add_page(); }

  void add_page() {
    document_.pages.emplace_back();
    page().width = 595;
    page().height = 842;
  }
  pdf::ShownPage& page() { return document_.pages.back(); }

  /// Full-width characters from `x` on, on a base line.
  void text(double x, double base, const std::string& words, double size = kSize) {
    for (const char32_t c : text::to_utf32(words)) {
      page().glyphs.push_back({c, x, x + size, base, size, false});
      x += size;
    }
  }
  void level(double from, double to, double y) {
    page().rules.push_back({{from, y - 0.25, to, y + 0.25}});
  }
  void upright(double x, double from, double to) {
    page().rules.push_back({{x - 0.25, from, x + 0.25, to}});
  }
  /// A grid of lines at these places.
  void grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double y : ys) level(xs.front(), xs.back(), y);
    for (const double x : xs) upright(x, ys.front(), ys.back());
  }

  Units units() const { return units_of(document_, printed_); }
  /// Cells as row: text|text, paragraphs as they are; ^ for a cell that goes on one above.
  std::vector<std::string> shown() const {
    std::vector<std::string> out;
    const Units all = units();
    for (std::size_t i = 0; i < all.all.size(); i = all.all[i].row_last) {
      std::string row;
      for (std::size_t k = i; k < all.all[i].row_last; ++k) {
        const Unit& unit = all.all[k];
        row += (k > i ? "|" : "") + std::string(unit.continued ? "^" : "") +
               text::to_utf8(unit.glyphs.characters());
      }
      out.push_back(row);
    }
    return out;
  }

  pdf::ShownDocument document_;
  PrintedTexts printed_{[](const std::u32string& key) { return key == U"姓名"; },
                        [](const std::u32string& key) { return key == U"单位盖章"; }};
};

TEST_F(PageTest, RuledFieldsAreCells) {
  grid({50, 150, 300}, {100, 130, 160});
  text(55, 120, "姓名");
  text(155, 120, "张三");
  text(55, 150, "电话");
  EXPECT_THAT(shown(), ElementsAre("姓名|张三", "电话|"));
}

TEST_F(PageTest, CellsMayReachOverRowsAndColumns) {
  level(50, 300, 100);
  level(150, 300, 130);
  level(50, 300, 160);
  level(50, 300, 190);
  upright(50, 100, 190);
  upright(150, 100, 160);
  upright(300, 100, 190);
  text(55, 120, "组长");
  text(155, 120, "甲");
  text(155, 150, "乙");
  text(55, 180, "备注");
  EXPECT_THAT(shown(), ElementsAre("组长|甲", "^|乙", "备注"));
}

TEST_F(PageTest, ATableNeedsNoLinesAtItsSidesAndLinesMayBeInPieces) {
  for (const double y : {100.0, 130.0, 160.0}) {
    for (double x = 50; x < 300; x += 10) level(x, x + 9, y);
  }
  upright(150, 100, 160);
  text(55, 120, "姓名");
  text(155, 150, "张三");
  EXPECT_THAT(shown(), ElementsAre("姓名|", "|张三"));
}

TEST_F(PageTest, LinesThatBrokeForWantOfRoomAreOneParagraph) {
  text(80, 100, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六");
  text(80, 120, "不够写");
  text(80, 140, "新的一段");
  EXPECT_THAT(
      shown(),
      ElementsAre("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六不够写",
                  "新的一段"));
}

TEST_F(PageTest, NumbersOfPagesAndRepeatedHeadersAreNoText) {
  text(80, 40, "某协会通知附件");
  text(80, 100, "正文");
  text(290, 815, "－１－");
  add_page();
  text(80, 40, "某协会通知附件");
  text(80, 100, "再写");
  text(290, 815, "－２－");
  EXPECT_THAT(shown(), ElementsAre("正文", "再写"));
}

TEST_F(PageTest, ARowGoesOnWithTheNextPageUnderARepeatedHeader) {
  grid({50, 150, 300}, {640, 670, 800});
  text(55, 660, "序号");
  text(155, 660, "姓名");
  text(55, 690, "一");
  text(155, 690, "上半");
  add_page();
  grid({50, 150, 300}, {60, 90, 120, 150});
  text(55, 80, "序号");
  text(155, 80, "姓名");
  text(155, 110, "下半");
  text(55, 140, "二");
  text(155, 140, "另一行");
  EXPECT_THAT(shown(), ElementsAre("序号|姓名", "一|上半\n下半", "二|另一行"));
}

TEST_F(PageTest, ACellWithoutLineBetweenTwoRowsOfTheFormIsParted) {
  grid({50, 300}, {100, 130, 200});
  text(55, 120, "主管部门意见");
  text(55, 145, "同意");
  text(200, 165, "单位盖章");
  text(200, 185, "二月六日");
  EXPECT_THAT(shown(), ElementsAre("主管部门意见", "同意", "单位盖章\n二月六日"));
}

TEST_F(PageTest, SymbolsOfAStandInFontAreTicks) {
  text(80, 100, "\xEF\x81\x92是\xEF\x82\xA3否");  // U+F052 and U+F0A3 of Wingdings 2
  EXPECT_THAT(shown(), ElementsAre("☑是□否"));
}

TEST_F(PageTest, PaintingTwiceAndGapsBetweenWords) {
  text(80, 100, "甲");
  text(80.3, 100, "甲");
  text(140, 100, "乙");
  EXPECT_THAT(shown(), ElementsAre("甲  乙"));
}

TEST_F(PageTest, UnderlinesAreNoTables) {
  text(80, 100, "单位");
  level(104, 200, 103);
  text(110, 100, "某公司");
  const Units all = units();
  ASSERT_EQ(all.all.size(), 1u);
  EXPECT_FALSE(all.all[0].glyphs.text[0].underlined);
  EXPECT_TRUE(all.all[0].glyphs.text[2].underlined);
}

/// One seal's place, the paragraph of that index.
class SealsTest : public PageTest {
 protected:
  SealsTest() {
    text(300, 600, "单位公章");
    blank_.units.resize(1);
    Slot slot;
    slot.kind = Slot::Kind::ignored;
    slot.seal = true;
    slot.key = "公章";
    blank_.units[0].pattern.slots.push_back(slot);
    alignment_.matches = {Match{0, 1}};
  }
  SealState state() const {
    const std::vector<SealSeen> seals = seals_of(blank_, units(), alignment_, document_);
    EXPECT_EQ(seals.size(), 1u);
    EXPECT_EQ(seals[0].place.page, 1);
    return seals[0].state;
  }
  BlankForm blank_;
  Alignment alignment_;
};

TEST_F(SealsTest, NothingThereIsMissing) {
  EXPECT_EQ(state(), SealState::missing);
}
TEST_F(SealsTest, APictureAsLargeAsASealIsOne) {
  page().pictures.push_back({{290, 540, 409, 659}, false});
  EXPECT_EQ(state(), SealState::found);
}
TEST_F(SealsTest, ARedRingIsOne) {
  page().pictures.push_back({{290, 540, 405, 655}, true});
  EXPECT_EQ(state(), SealState::found);
}
TEST_F(SealsTest, OneFarAwayIsNone) {
  page().pictures.push_back({{50, 50, 169, 169}, false});
  EXPECT_EQ(state(), SealState::missing);
}
TEST_F(SealsTest, SomethingElseThereIsUnclear) {
  page().pictures.push_back({{300, 590, 330, 610}, false});
  EXPECT_EQ(state(), SealState::unclear);
}
TEST_F(SealsTest, APageThatIsAPictureIsUnclear) {
  page().pictures.push_back({{0, 0, 595, 842}, false});
  EXPECT_EQ(state(), SealState::unclear);
}
TEST_F(SealsTest, ASignatureThereIsOne) {
  document_.fields.push_back(
      {pdf::ShownField::Kind::signature, "other", "signed", 1, {310, 560, 420, 670}});
  EXPECT_EQ(state(), SealState::found);
}
TEST_F(SealsTest, AnEmptySignatureFieldIsNone) {
  document_.fields.push_back(
      {pdf::ShownField::Kind::signature, "other", "", 1, {310, 560, 420, 670}});
  EXPECT_EQ(state(), SealState::missing);
}

}  // namespace
}  // namespace sealpress::collect
