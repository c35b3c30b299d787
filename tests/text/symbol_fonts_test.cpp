#include "text/font/symbol_fonts.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

TEST(SymbolFonts, BulletsAndMarksOfWordMapToUnicode) {
  EXPECT_EQ(symbol_to_unicode("Symbol", 0xF0B7), U'•');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF06C), U'●');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF06E), U'■');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0A7), U'▪');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0D8), U'➢');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0FC), U'✓');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0FE), U'☑');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0A8), U'◻');
  EXPECT_EQ(symbol_to_unicode("Wingdings 2", 0xF052), U'☑');
  EXPECT_EQ(symbol_to_unicode("Wingdings 2", 0xF0A3), U'□');
  EXPECT_EQ(symbol_to_unicode("Wingdings 3", 0xF0D1), U'\U0001F860');
  EXPECT_EQ(symbol_to_unicode("Webdings", 0xF061), U'✔');
}

TEST(SymbolFonts, LettersOfTheSameCodeMeanTheSame) {
  EXPECT_EQ(symbol_to_unicode("Wingdings 2", U'R'), U'☑');
  EXPECT_EQ(symbol_to_unicode("Wingdings 2", U'£'), U'□');
  EXPECT_EQ(symbol_to_unicode("Symbol", U'a'), U'α');
}

TEST(SymbolFonts, RowsEndWhereTheyShould) {
  EXPECT_EQ(symbol_to_unicode("Symbol", 0xF07E), U'∼');
  EXPECT_EQ(symbol_to_unicode("Symbol", 0xF0A0), U'€');
  EXPECT_EQ(symbol_to_unicode("Symbol", 0xF0FE), U'⎭');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF080), U'⓪');
  EXPECT_EQ(symbol_to_unicode("Wingdings 2", 0xF0F9), U'⁂');
  EXPECT_EQ(symbol_to_unicode("Wingdings 3", 0xF0F0), U'\U0001F897');
  EXPECT_EQ(symbol_to_unicode("Webdings", 0xF0FF), U'\U0001F54A');
}

TEST(SymbolFonts, TheNameMayBeWrittenOtherwise) {
  EXPECT_EQ(symbol_to_unicode("WINGDINGS", 0xF0FC), U'✓');
  EXPECT_EQ(symbol_to_unicode("Wingdings2", 0xF052), U'☑');
}

TEST(SymbolFonts, OtherCharactersAndFontsStay) {
  EXPECT_EQ(symbol_to_unicode("Wingdings", U'质'), U'质');
  EXPECT_EQ(symbol_to_unicode("Wingdings", 0xF0FF), char32_t{0xF0FF});
  EXPECT_EQ(symbol_to_unicode("Symbol", 0xF085), char32_t{0xF085});
  EXPECT_EQ(symbol_to_unicode("Symbol", 0x85), char32_t{0xF085});  // and no letter of another font
  EXPECT_EQ(symbol_to_unicode("宋体", U'R'), U'R');
  EXPECT_EQ(symbol_to_unicode("宋体", 0xF0FC), char32_t{0xF0FC});
  EXPECT_EQ(symbol_to_unicode("Wing", U'R'), U'R');
  EXPECT_EQ(symbol_to_unicode("", U'R'), U'R');
}

}  // namespace
}  // namespace sealpress::text
