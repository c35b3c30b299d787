#include "text/unicode.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

using namespace std::string_literals;

TEST(Utf, ConvertsEveryLengthBothWays) {
  const std::string utf8 = "aé中𬭎"s;
  EXPECT_EQ(to_utf32(utf8), U"aé中𬭎");
  EXPECT_EQ(to_utf8(U"aé中𬭎"), utf8);
}

TEST(Utf, IllFormedBytesBecomeReplacementCharacters) {
  EXPECT_EQ(to_utf32("a\xE4\xB8z"), U"a\uFFFDz");  // a truncated sequence is one error
  EXPECT_EQ(to_utf32("\xFF\xC0\x80"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8(std::u32string{0xD800, 'a', 0x110000}), "\uFFFDa\uFFFD");
}

TEST(Utf, FindsTheFirstIllFormedSequence) {
  EXPECT_EQ(find_ill_formed("全好"), std::nullopt);
  EXPECT_EQ(find_ill_formed(""), std::nullopt);
  EXPECT_EQ(find_ill_formed("中\xFF"), 3u);
  EXPECT_EQ(find_ill_formed("ab\xED\xA0\x80"), 2u);  // a surrogate
  EXPECT_EQ(find_ill_formed("\xC0\xAF"), 0u);        // overlong
  EXPECT_EQ(find_ill_formed("中\xE4\xB8"), 3u);      // cut off
  EXPECT_EQ(find_ill_formed("\xF4\x90\x80\x80"), 0u);
}

TEST(LabelKey, IgnoresWidthCompatibilityFormsAndSpaces) {
  EXPECT_EQ(label_key("质量考核合格率（%）"), label_key("质量考核合格率(％)"));
  EXPECT_EQ(label_key(" 年培训人数\n/时数　"), "年培训人数/时数");
  EXPECT_EQ(label_key("Ｅ－ｍａｉｌ"), "E-mail");
  EXPECT_EQ(label_key("面积㎡"), "面积m2");
  EXPECT_EQ(label_key("e \u0301"), "é");
  EXPECT_NE(label_key("班组长"), label_key("班组长姓名"));
}

TEST(Decode, ReadsTheEncodingsOfChineseFiles) {
  EXPECT_EQ(decode("\xB0\xE0\xD7\xE9", "GB18030"), "班组");
  EXPECT_EQ(decode("\x99\x33\xA9\x32", "GB18030"), "𬭎");  // four bytes, outside the BMP
  EXPECT_EQ(decode("\xED\x73\xC4\x7E"s, "UTF-16LE"), "班组");
  EXPECT_EQ(decode("", "GB18030"), "");
}

TEST(Decode, RefusesWhatIsIllFormed) {
  EXPECT_EQ(decode("\xFF\xFF", "GB18030"), std::nullopt);
  EXPECT_EQ(decode("\xB0", "GB18030"), std::nullopt);  // half a character at the end
  EXPECT_EQ(decode("\x00\xD8"s, "UTF-16LE"), std::nullopt);
  EXPECT_EQ(decode("a", "no-such-encoding"), std::nullopt);
}

TEST(Decode, LongInputIsConvertedWhole) {
  std::string gbk, utf8;
  for (int i = 0; i < 20'000; ++i) {
    gbk += "\xB0\xE0";
    utf8 += "班";
  }
  EXPECT_EQ(decode(gbk, "GB18030"), utf8);
}

TEST(Printable, ShowsControlCharactersAsPictures) {
  EXPECT_EQ(printable("a\nb\x1B[31m\x7F"), "a␊b␛[31m␡");
  EXPECT_EQ(printable("\u0085班"), "␡班");
  EXPECT_EQ(printable("\xFF"), "\uFFFD");
  EXPECT_EQ(printable("fdp.\u202Eexe"), "fdp.<U+202E>exe");
}

TEST(Characters, HaveScriptAndWidth) {
  EXPECT_EQ(script_of(U'中'), Script::han);
  EXPECT_EQ(script_of(U'A'), Script::latin);
  EXPECT_EQ(script_of(U'བ'), Script::tibetan);
  EXPECT_EQ(script_of(U'カ'), Script::kana);
  EXPECT_EQ(script_of(U'한'), Script::hangul);
  EXPECT_EQ(script_of(U'，'), Script::common);
  EXPECT_EQ(script_of(U'Ж'), Script::other);
  EXPECT_TRUE(is_wide(U'中'));
  EXPECT_TRUE(is_wide(U'，'));
  EXPECT_TRUE(is_wide(U'Ａ'));
  EXPECT_FALSE(is_wide(U'A'));
  EXPECT_FALSE(is_wide(U'“'));  // ambiguous
}

}  // namespace
}  // namespace sealpress::text
