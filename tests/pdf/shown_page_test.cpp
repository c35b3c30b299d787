// What pages show: characters of fonts of all kinds, lines, pictures, fields.

#include "pdf/read/shown_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pdf/sealing.h"
#include "support/pdf_builder.h"

namespace sealpress::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

ShownDocument shown(const std::string& pdf) {
  auto document = shown_document(pdf, false);
  EXPECT_TRUE(document) << (document ? "" : document.error().code);
  return document ? *document : ShownDocument{};
}

std::string text_of(const ShownPage& page) {
  std::u32string out;
  for (const ShownGlyph& glyph : page.glyphs) out += glyph.character;
  return text::to_utf8(out);
}

/// A page that shows a string in this font.
ShownDocument with_font(const std::string& font, const std::string& string,
                        const std::vector<std::string>& objects = {}) {
  return shown(test::pdf_with("BT /F1 10 Tf 100 700 Td " + string + " Tj ET", "", objects,
                              "/Resources<</Font<</F1<<" + font + ">>>>>>"));
}

std::string stream(const std::string& content) {
  return "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
}

TEST(ShownPage, SimpleFontsGoByTheirEncoding) {
  const std::string type = "/Type/Font/Subtype/TrueType/BaseFont/Arial";
  EXPECT_EQ(text_of(with_font(type + "/Encoding/WinAnsiEncoding", "(A\\226b)").pages[0]), "A–b");
  EXPECT_EQ(
      text_of(with_font(type + "/Encoding<</Differences[65/uni4E00/comma]>>", "(AB)").pages[0]),
      "一,");
}

TEST(ShownPage, ToUnicodeOutweighsTheEncoding) {
  const std::string map =
      "1 beginbfrange <0001> <0003> <7532> endbfrange 1 beginbfrange <0010> <0011> [<4E00> <4E01>] "
      "endbfrange 1 beginbfchar <0020> <D842DFB7> endbfchar";
  const ShownDocument document = with_font(
      "/Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/ToUnicode 5 0 R"
      "/DescendantFonts[<</Subtype/CIDFontType2/DW 1000>>]",
      "<00010003001100200099>", {stream(map)});
  EXPECT_EQ(text_of(document.pages[0]), "甲甴丁𠮷\uFFFD");
  EXPECT_THAT(document.untold, ElementsAre("Song"));
}

TEST(ShownPage, NationalEncodingsAreUnderstood) {
  const std::string inner = "/DescendantFonts[<</Subtype/CIDFontType0>>]";
  const std::string type = "/Type/Font/Subtype/Type0/BaseFont/SimSun" + inner;
  EXPECT_EQ(text_of(with_font(type + "/Encoding/GBK-EUC-H", "<41D6D0>").pages[0]), "A中");
  EXPECT_EQ(text_of(with_font(type + "/Encoding/UniGB-UCS2-H", "<4E2D0041>").pages[0]), "中A");
}

TEST(ShownPage, SymbolFontsShowTheirSymbols) {
  EXPECT_EQ(
      text_of(with_font("/Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings2", "(R)").pages[0]),
      "☑");
}

TEST(ShownPage, PlacesCountFromTheUpperLeftCornerAsThePageIsSeen) {
  const std::string font =
      "/Resources<</Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/A"
      "/FirstChar 65/Widths[500]>>>>>>";
  const std::string content = "BT /F1 10 Tf 100 700 Td (A) Tj ET";
  const ShownPage upright = shown(test::pdf_with(content, "", {}, font)).pages[0];
  ASSERT_THAT(upright.glyphs, SizeIs(1));
  EXPECT_NEAR(upright.glyphs[0].left, 100, 0.01);
  EXPECT_NEAR(upright.glyphs[0].right, 105, 0.01);
  EXPECT_NEAR(upright.glyphs[0].base, 142, 0.01);
  const std::string turned = "BT /F1 10 Tf 0 1 -1 0 100 200 Tm (A) Tj ET";
  const ShownPage page = shown(test::pdf_with(turned, "", {}, font + "/Rotate 90")).pages[0];
  EXPECT_NEAR(page.width, 842, 0.01);
  ASSERT_THAT(page.glyphs, SizeIs(1));
  EXPECT_NEAR(page.glyphs[0].left, 200, 0.01);
  EXPECT_NEAR(page.glyphs[0].base, 100, 0.01);
}

TEST(ShownPage, LinesAreStrokesAndThinRectangles) {
  const ShownPage page = shown(test::pdf_with("10 10 m 110 10 l S 0 20 50 1 re f 5 5 200 200 re f "
                                              "1 1 1 rg 0 40 50 1 re f 10 10 m 50 60 l S",
                                              "", {}))
                             .pages[0];
  ASSERT_THAT(page.rules, SizeIs(2));
  EXPECT_TRUE(page.rules[0].is_level());
  EXPECT_NEAR(page.rules[0].box.width(), 100, 0.01);
  EXPECT_NEAR(page.rules[1].box.bottom, 842 - 21, 0.01);
}

TEST(ShownPage, FormsAreGoneIntoAndRedCurvesArePictures) {
  const std::string content = "1 0 0 RG 0 0 m 0 50 50 100 100 100 c 50 0 l S";
  const std::string form = "<</Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 50 50]/Length " +
                           std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
  const ShownPage page =
      shown(test::pdf_with("/X Do", "", {form}, "/Resources<</XObject<</X 5 0 R>>>>")).pages[0];
  ASSERT_THAT(page.pictures, SizeIs(1));
  EXPECT_TRUE(page.pictures[0].red);
  EXPECT_NEAR(page.pictures[0].box.left, 50, 0.01);
}

TEST(ShownPage, ActualTextTakesThePlaceOfGlyphs) {
  const ShownDocument document = shown(test::pdf_with(
      "BT /F1 10 Tf 100 700 Td /Span<</ActualText<FEFF4E014E00>>> BDC (AB) Tj EMC ET", "", {},
      "/Resources<</Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/A>>>>>>"));
  EXPECT_EQ(text_of(document.pages[0]), "丁一");
}

TEST(ShownPage, UnseenTextIsNone) {
  const std::string font = "/Resources<</Font<</F1<</Type/Font/Subtype/TrueType/BaseFont/A>>>>>>";
  EXPECT_THAT(shown(test::pdf_with("BT /F1 10 Tf 3 Tr (A) Tj ET", "", {}, font)).pages[0].glyphs,
              IsEmpty());
}

TEST(ShownPage, FieldsForSealsAreToldEmptyAndSigned) {
  const std::string pdf = test::two_places();
  const ShownDocument empty = shown(pdf);
  ASSERT_THAT(empty.fields, SizeIs(2));
  EXPECT_EQ(empty.fields[0].value, "");
  const Credentials seal = test::credentials("rsa");
  const ShownDocument sealed = shown(test::sealed(pdf, test::signing(seal, "单位盖章")));
  ASSERT_THAT(sealed.fields, SizeIs(2));
  EXPECT_EQ(sealed.fields[0].name, "单位盖章");
  EXPECT_EQ(sealed.fields[0].value, "signed");
  EXPECT_EQ(sealed.fields[1].value, "");
}

}  // namespace
}  // namespace sealpress::pdf
