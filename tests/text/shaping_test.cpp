// From characters to placed glyphs.
#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "font_fixture.h"

namespace sealpress::text {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const NamedFont& font(std::string_view name, bool bold = false) {
  return library().find(name, bold, false);
}

double total_advance(const std::vector<ShapedGlyph>& glyphs) {
  double sum = 0;
  for (const ShapedGlyph& glyph : glyphs) sum += glyph.advance;
  return sum;
}

const std::vector<std::string> kChinese = {"宋体", "仿宋_GB2312", "楷体", "黑体", "方正小标宋简体"};
const std::vector<std::string> kTibetan = {"བོད་རང་སྐྱོང་ལྗོངས་", "སྤུས་ཚད་མཐུན་ཚོགས་ཀྱི་ཡིག་ཆ།"};

TEST(Shaping, HanCharactersAreOneGlyphOfOneEm) {
  for (const std::string& name : kChinese) {
    const auto glyphs = shape(font(name), "质量信得过班组");
    ASSERT_THAT(glyphs, SizeIs(7));
    for (std::uint32_t i = 0; i < 7; ++i) {
      EXPECT_EQ(glyphs[i].cluster, i);
      EXPECT_EQ(glyphs[i].face, font(name).face) << name;
      EXPECT_DOUBLE_EQ(glyphs[i].advance, 1.0) << name;
      EXPECT_NE(glyphs[i].glyph, 0u);
    }
  }
}

TEST(Shaping, AsciiOfTheOfficialFontsIsHalfAnEmAndStaysInItsCell) {
  std::string ascii;
  for (char c = 0x21; c < 0x7F; ++c) ascii += c;
  for (const std::string& name : kChinese) {
    for (const ShapedGlyph& glyph : shape(font(name), ascii)) {
      EXPECT_DOUBLE_EQ(glyph.advance, 0.5) << name;
      EXPECT_DOUBLE_EQ(library().advance(glyph.face, glyph.glyph), 0.5) << name;
      EXPECT_DOUBLE_EQ(glyph.x_offset, 0) << name;
    }
  }
}

TEST(Shaping, TheFacesUnderTheirOwnNamesKeepTheirLatinWidths) {
  const auto glyphs = shape(font("Noto Serif CJK SC"), "W—");
  EXPECT_GT(glyphs[0].advance, 0.8);
  EXPECT_NEAR(glyphs[1].advance, 0.89, 1e-9);
}

TEST(Shaping, SignsOfTheOfficialFontsAreOneEm) {
  for (const std::string& name : kChinese) {
    const auto glyphs = shape(font(name), "“”‘’——……·×÷±°℃‰①⑩Ⅷα★□☑☐※→№");
    EXPECT_THAT(glyphs, Each(Field(&ShapedGlyph::advance, 1.0))) << name;
  }
}

TEST(Shaping, NarrowSignsStandInTheirCellAsInTheNamedFont) {
  const auto glyphs = shape(font("楷体"), "“”·");
  const double width = library().advance(glyphs[0].face, glyphs[0].glyph);
  ASSERT_LT(width, 1.0);
  EXPECT_DOUBLE_EQ(glyphs[0].x_offset, 1.0 - width);  // opening: at the right
  EXPECT_DOUBLE_EQ(glyphs[1].x_offset, 0);            // closing: at the left
  EXPECT_DOUBLE_EQ(glyphs[2].x_offset,
                   (1.0 - library().advance(glyphs[2].face, glyphs[2].glyph)) / 2);
}

TEST(Shaping, TheTwoStrokesOfADashJoin) {
  for (const char* name : {"宋体", "仿宋", "黑体", "微软雅黑"}) {
    const auto glyphs = shape(font(name), "——");
    const auto [left, right] = library().side_bearings(glyphs[0].face, glyphs[0].glyph);
    EXPECT_LE(left, 0.001) << name;
    EXPECT_LE(right, 0.001) << name;
  }
}

TEST(Shaping, BallotBoxesAreAsLargeAsTheSquare) {
  const auto glyphs = shape(font("宋体"), "□☐☑");
  const auto square = library().side_bearings(glyphs[0].face, glyphs[0].glyph);
  for (const std::size_t i : {1u, 2u}) {
    const auto box = library().side_bearings(glyphs[i].face, glyphs[i].glyph);
    EXPECT_NEAR(box.first, square.first, 0.01);
    EXPECT_NEAR(box.second, square.second, 0.01);
  }
}

TEST(Shaping, RareCharactersOfNamesFallBack) {
  for (const std::string& name : kChinese) {
    std::u32string missing;
    const auto glyphs = shape(font(name), "䶮㛃𬭎堃㎡⑳㊀✓➢", {}, &missing);
    EXPECT_THAT(missing, IsEmpty()) << name;
    for (const ShapedGlyph& glyph : glyphs) EXPECT_NE(glyph.glyph, 0u) << name;
  }
  const auto glyphs = shape(font("仿宋"), "龙䶮");
  EXPECT_EQ(glyphs[0].face, font("仿宋").face);
  EXPECT_EQ(glyphs[1].face, font("Noto Serif CJK SC").face);
  EXPECT_EQ(library().face_for(font("仿宋"), U'䶮'), glyphs[1].face);
}

TEST(Shaping, BoldFacesFallBackToABoldFace) {
  const NamedFont& hei = font("黑体", true);
  ASSERT_FALSE(hei.synthetic_bold);
  EXPECT_EQ(shape(hei, "ㄅ①")[0].face, hei.face);
  EXPECT_EQ(library().face_for(font("Times New Roman", true), U'质'),
            font("Noto Serif CJK SC", true).face);
  // Where bold is made, the fallback glyph is emboldened with the others.
  EXPECT_EQ(library().face_for(font("仿宋", true), U'䶮'), font("Noto Serif CJK SC").face);
}

TEST(Shaping, AllOfGb2312AndGbkCanBeDrawn) {
  for (const char* encoding : {"GB2312", "GBK"}) {
    std::u32string all;
    for (int lead = 0x81; lead < 0xFF; ++lead) {
      for (int trail = 0x40; trail < 0xFF; ++trail) {
        const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
        const auto c = decode({bytes, 2}, encoding);
        const std::u32string decoded = c ? to_utf32(*c) : U"";
        if (decoded.size() == 1 && !(decoded[0] >= 0xE000 && decoded[0] <= 0xF8FF)) all += decoded;
      }
    }
    ASSERT_GT(all.size(), 7000u) << encoding;
    for (const std::string& name : kChinese) {
      EXPECT_EQ(to_utf8(library().missing(font(name), all)), "") << name << " " << encoding;
    }
  }
}

TEST(Shaping, WhatNoFaceHasIsReportedAndLeftBlank) {
  std::u32string missing;
  const auto glyphs = shape(font("宋体"), "质𒀀量𒀁", {}, &missing);
  EXPECT_EQ(missing, U"𒀀𒀁");
  ASSERT_THAT(glyphs, SizeIs(4));
  EXPECT_EQ(glyphs[1].advance, 1.0);
  EXPECT_EQ(glyphs[1].glyph, library().glyph(glyphs[1].face, U' '));
  EXPECT_EQ(library().missing(font("宋体"), U"𒀀a"), U"𒀀");
  EXPECT_FALSE(library().face_for(font("宋体"), U'𒀀').valid());
}

TEST(Shaping, TibetanIsShapedByItsFaceWhateverTheFont) {
  for (const char* name : {"宋体", "Times New Roman", "Microsoft Himalaya", "Noto Serif Tibetan"}) {
    for (const std::string& text : kTibetan) {
      std::u32string missing;
      const auto glyphs = shape(font(name), text, {}, &missing);
      EXPECT_THAT(missing, IsEmpty());
      EXPECT_LT(glyphs.size(), to_utf32(text).size());  // stacks and vowels are composed
      for (std::size_t i = 0; i < glyphs.size(); ++i) {
        EXPECT_NE(glyphs[i].glyph, 0u);
        EXPECT_EQ(glyphs[i].face, font("Noto Serif Tibetan").face);
        EXPECT_TRUE(i == 0 || glyphs[i].cluster >= glyphs[i - 1].cluster);
      }
      EXPECT_EQ(glyphs[0].cluster, 0u);
    }
  }
}

TEST(Shaping, AStackOfTibetanIsOneCluster) {
  const auto glyphs = shape(font("宋体"), "ཀྱི་");  // ka, subjoined ya, i, tsheg
  std::set<std::uint32_t> clusters;
  for (const ShapedGlyph& glyph : glyphs) clusters.insert(glyph.cluster);
  EXPECT_TRUE(clusters.contains(0));
  EXPECT_TRUE(clusters.contains(3));
  EXPECT_FALSE(clusters.contains(1));  // the subjoined letter belongs to the stack
}

TEST(Shaping, MarksComposeWithTheirLetter) {
  const auto composed = shape(font("Times New Roman"), "e\u0301");
  ASSERT_THAT(composed, SizeIs(1));
  EXPECT_EQ(composed[0].glyph, library().glyph(composed[0].face, U'é'));
  EXPECT_THAT(shape(font("宋体"), "か\u3099"), SizeIs(1));
}

TEST(Shaping, KerningIsOffUnlessAsked) {
  ShapeOptions kerned;
  kerned.kerning = true;
  const NamedFont& times = font("Times New Roman");
  EXPECT_LT(total_advance(shape(times, "AVATAR", kerned)),
            total_advance(shape(times, "AVATAR")) - 0.1);
  EXPECT_THAT(shape(font("Calibri"), "ffi", kerned), SizeIs(3));  // no ligatures either way
  EXPECT_DOUBLE_EQ(total_advance(shape(font("宋体"), "AV", kerned)), 1.0);
}

TEST(Shaping, VerticalTextHasVerticalForms) {
  ShapeOptions vertical;
  vertical.vertical = true;
  for (const char* name : {"宋体", "仿宋", "楷体", "黑体"}) {
    const auto upright = shape(font(name), "（质）", vertical);
    const auto level = shape(font(name), "（质）");
    ASSERT_THAT(upright, SizeIs(3));
    EXPECT_NE(upright[0].glyph, level[0].glyph) << name;
    EXPECT_NE(upright[2].glyph, level[2].glyph) << name;
    EXPECT_EQ(upright[1].glyph, level[1].glyph) << name;
    for (const ShapedGlyph& glyph : upright) {
      EXPECT_DOUBLE_EQ(glyph.advance, 1.0) << name;
      EXPECT_NEAR(glyph.x_offset, -0.5, 1e-9) << name;  // centred on the line
      EXPECT_LT(glyph.y_offset, 0) << name;
    }
  }
}

TEST(Shaping, InvisibleCharactersTakeNoRoom) {
  for (const char* invisible : {"\u200B", "\u00AD", "\u2060", "\uFEFF", "\u200D", "\t"}) {
    const std::string text = std::string("质") + invisible + "量";
    std::u32string missing;
    EXPECT_DOUBLE_EQ(total_advance(shape(font("仿宋"), text, {}, &missing)), 2.0) << text;
    EXPECT_THAT(missing, IsEmpty());
  }
}

TEST(Shaping, SpacesHaveTheirWidthInEveryFace) {
  const NamedFont& fang = font("仿宋");
  EXPECT_DOUBLE_EQ(total_advance(shape(fang, "\u00A0")), 0.5);
  EXPECT_DOUBLE_EQ(total_advance(shape(fang, "\u3000\u2003")), 2.0);
  EXPECT_DOUBLE_EQ(total_advance(shape(fang, " ")), 0.5);
}

TEST(Shaping, ANonBreakingHyphenIsAHyphen) {
  const auto glyphs = shape(font("Calibri"), "\u2011");
  ASSERT_THAT(glyphs, SizeIs(1));
  EXPECT_EQ(glyphs[0].face, font("Calibri").face);
}

TEST(Shaping, NothingGivesNothing) {
  EXPECT_THAT(shape(font("宋体"), ""), IsEmpty());
}

TEST(Shaping, AnyCodePointIsTaken) {
  std::vector<ShapedGlyph> glyphs;
  const std::u32string strange = {0xD800, 0xFFFFFFFF, 0x110000, 0x10FFFF, 0xFFFE, 0, 0x300};
  library().shape(font("宋体"), strange, {}, glyphs);
  for (const ShapedGlyph& glyph : glyphs) EXPECT_LT(glyph.cluster, strange.size());
}

TEST(Shaping, ManyThreadsSeeTheSame) {
  const std::u32string text = to_utf32("关于开展2024年“质量信得过班组”——䶮㛃☑①བོད་རང་ AVATAR é");
  const auto shape_all = [&](const FontLibrary& fonts) {
    std::vector<ShapedGlyph> glyphs;
    for (const std::string& name : kChinese) {
      for (const bool bold : {false, true})
        fonts.shape(fonts.find(name, bold, false), text, {}, glyphs);
    }
    return glyphs;
  };
  const auto expected = shape_all(library());
  const auto fresh = *FontLibrary::open({kFontFolder, {}, false});  // nothing opened yet
  std::vector<std::vector<ShapedGlyph>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&] { result = shape_all(*fresh); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : results) {
    ASSERT_EQ(result.size(), expected.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
      EXPECT_EQ(result[i].glyph, expected[i].glyph);
      EXPECT_EQ(result[i].face, expected[i].face);
      EXPECT_EQ(result[i].advance, expected[i].advance);
    }
  }
}

}  // namespace
}  // namespace sealpress::text
