// Lines break by the advances of the font that a document names, whatever face draws them.
#include "text/font/advance_table.h"

#include <gmock/gmock.h>

#include "font_fixture.h"

namespace sealpress::text {
namespace {

using ::testing::SizeIs;

double advance(const std::string& font, bool bold, bool italic, const std::string& character) {
  const auto glyphs = shape(library().find(font, bold, italic), character);
  EXPECT_THAT(glyphs, SizeIs(1));
  return glyphs.empty() ? 0 : glyphs[0].advance;
}

TEST(AdvanceTable, RunsNameTheAdvancesOfWhatFollowsTheirFirstCharacter) {
  const auto table = AdvanceTable::parse(
      "# a comment\n\nTest Sans|测试体\tregular\t0041 500 - 250.5\t4E00 990\tAC00 "
      "900*3\nOther\tbold\t0020 "
      "100\n");
  ASSERT_TRUE(table);
  const NamedAdvances* face = table->find("testsans", 0);
  ASSERT_NE(face, nullptr);
  EXPECT_EQ(table->find("测试体", 0), face);
  EXPECT_EQ(table->find("testsans", 1), nullptr);
  EXPECT_NE(table->find("other", 1), nullptr);
  EXPECT_NEAR(face->find(U'A'), 0.5, 1e-6);
  EXPECT_EQ(face->find(U'B'), 0);
  EXPECT_NEAR(face->find(U'C'), 0.2505, 1e-6);
  EXPECT_EQ(face->find(U'D'), 0);
  EXPECT_NEAR(face->find(0x4E00), 0.99, 1e-6);
  EXPECT_EQ(face->find(0x4DFF), 0);
  EXPECT_NEAR(face->find(0xAC02), 0.9, 1e-6);
  EXPECT_EQ(face->find(0xAC03), 0);
  EXPECT_EQ(face->find(0x10FFFF), 0);
}

TEST(AdvanceTable, ALineThatIsNotUnderstoodIsNamed) {
  for (const char* bad :
       {"A\n", "A\tregular\n", "A\tthin\t0041 500\n", "A\tregular\tx 500\n", "A\tregular\t0041\n",
        "A\tregular\t0041 -5\n", "A\tregular\t0041 5*x\n", "A\tregular\t0041 5*99999999\n",
        "A\tregular\t0041 5x\n", "A\tregular\t0041 nan\n", "A\tregular\t0041 5 5\t0042 5\n",
        "A\tregular\t10FFFF 5 5\n", "A\tregular\tFFFFFFFF 5\n"}) {
    const auto table = AdvanceTable::parse(std::string("# first\n") + bad);
    ASSERT_FALSE(table) << bad;
    EXPECT_EQ(table.error().code, "text.font_table_row");
    EXPECT_EQ(table.error().place.line, 2) << bad;
  }
}

TEST(AdvanceTable, NamedFontsKeepTheirOwnAdvances) {
  EXPECT_NEAR(advance("Cambria", false, false, "0"), 0.554, 0.0005);
  EXPECT_NEAR(advance("Cambria", false, false, "e"), 0.488, 0.0005);
  EXPECT_NEAR(advance("Cambria", true, false, "W"), 0.961, 0.0005);
  EXPECT_NEAR(advance("Georgia", false, true, "n"), 0.590, 0.0005);
  EXPECT_NEAR(advance("Verdana", false, false, "m"), 0.973, 0.0006);
  EXPECT_NEAR(advance("Aptos", false, false, "o"), 0.552, 0.0005);
  EXPECT_NEAR(advance("等线", false, false, "a"), 0.501, 0.0005);
  EXPECT_NEAR(advance("等线", false, false, "质"), 1.0, 1e-9);
}

TEST(AdvanceTable, AGlyphIsStretchedToTheNamedAdvance) {
  const NamedFont& font = library().find("Verdana", false, false);
  const auto glyph = shape(font, "m").at(0);
  EXPECT_NEAR(library().advance(glyph.face, glyph.glyph) * glyph.stretch, glyph.advance, 1e-9);
}

TEST(AdvanceTable, LettersThatAreNotListedAreWidenedLikeTheOthers) {
  const NamedFont& font = library().find("Aptos", false, false);
  ASSERT_EQ(font.advances->find(U'я'), 0);
  const auto glyph = shape(font, "я").at(0);
  EXPECT_GT(font.width_factor, 1.03);
  EXPECT_NEAR(glyph.stretch, font.width_factor, 1e-9);
}

TEST(AdvanceTable, FontsOfUnknownWidthsSaySo) {
  EXPECT_TRUE(library().find("Segoe UI", false, false).unmeasured);
  EXPECT_TRUE(library().find("No Such Font", false, false).unmeasured);
  for (const char* known : {"Cambria", "Calibri", "Arial", "Times New Roman", "宋体", "等线"}) {
    EXPECT_FALSE(library().find(known, false, false).unmeasured) << known;
  }
}

}  // namespace
}  // namespace sealpress::text
