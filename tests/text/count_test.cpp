#include "text/count.h"

#include <gtest/gtest.h>

#include <string>

namespace sealpress::text {
namespace {

struct Case {
  std::string_view text;
  std::int64_t words;
  const char* reason;
};

// "checked": counted in Word by others and published. The rest follows from the dialog's own rule,
// 字数 = 中文字符和朝鲜语单词 + 非中文单词.
constexpr Case kCases[] = {
    {"Hello、World。", 4, "checked: two words and two marks"},
    {"東京2024オリンピック", 9, "checked: ideographs, one number, kana one each"},
    {"①②③④⑤", 1, "checked: numbers in circles are no Chinese characters"},
    {"", 0, "nothing"},
    {" ", 0, "a space"},
    {"　　", 0, "ideographic spaces"},
    {"\t", 0, "a tab"},
    {"\n\n", 0, "blank paragraphs"},
    {"质量", 2, "an ideograph is one"},
    {"质量信得过班组", 7, "seven ideographs"},
    {"质量，信得过。", 7, "a Chinese mark is one"},
    {"、。，；：？！", 7, "each of them"},
    {"《质量》", 4, "title marks"},
    {"（一）", 3, "full-width brackets"},
    {"【】〔〕「」『』", 8, "brackets of every kind"},
    {"“质量”", 4, "quotation marks in Chinese text"},
    {"‘质量’", 4, "single ones"},
    {"质量——生命", 6, "a Chinese dash is two characters"},
    {"质量……", 4, "a Chinese ellipsis is two characters"},
    {"约翰·史密斯", 6, "the dot between names"},
    {"他说：“OK”", 6, "marks around a word, in Chinese text"},
    {"“Hello”", 1, "quotation marks in English text belong to the word"},
    {"wait… what", 2, "an ellipsis in English text"},
    {"a — b", 3, "a dash between spaces is a word of its own"},
    {"a—b", 1, "and part of a word without them"},
    {"don’t", 1, "an apostrophe"},
    {"他don’t", 2, "in Chinese text too"},
    {"don't", 1, "a straight apostrophe"},
    {"hello", 1, "a word"},
    {"hello world", 2, "two words"},
    {"  hello   world  ", 2, "spaces of any number"},
    {"well-known", 1, "a hyphen does not part a word"},
    {"and/or", 1, "nor a solidus"},
    {"a,b", 1, "nor a comma"},
    {"a , b", 3, "unless it stands alone"},
    {"hello,world。", 2, "a half-width comma belongs to its word"},
    {"123", 1, "a number"},
    {"12,345.60", 1, "with its marks"},
    {"98.5%", 1, "a percentage"},
    {"12,345.60元", 2, "a number and its unit"},
    {"36㎡", 2, "㎡ is a full-width character"},
    {"25℃", 1, "℃ belongs to its number"},
    {"2025年6月30日", 6, "a date: three numbers, three characters"},
    {"GB/T 19001—2016", 2, "a standard's number alone"},
    {"按GB/T 19001—2016标准", 7, "in Chinese text the dash is one of its own"},
    {"第1条", 3, "a number between ideographs"},
    {"QC小组", 3, "a word and two ideographs"},
    {"QC小组A和B", 6, "words end at ideographs"},
    {"ＱＣ", 2, "full-width letters one each"},
    {"１２３", 3, "full-width digits too"},
    {"％", 1, "a full-width sign"},
    {"カタカナ", 4, "kana"},
    {"ﾊﾝｶｸ", 4, "half-width kana"},
    {"한국어", 3, "Hangul syllables"},
    {"한국어 단어", 5, "with a space"},
    {"𬭎䶮㛃", 3, "ideographs of every extension"},
    {"𠀀", 1, "extension B, from U+20000"},
    {"𪜀", 1, "extension C"},
    {"𫝀", 1, "extension D"},
    {"𫠠", 1, "extension E"},
    {"𬺰", 1, "extension F"},
    {"𰀀", 1, "extension G, from U+30000"},
    {"㐀", 1, "extension A"},
    {"豈", 1, "a compatibility ideograph"},
    {"⺀⼀", 2, "radicals are East Asian characters"},
    {"ㄅㄆ", 2, "so is Zhuyin"},
    {"😀", 1, "an emoji is no East Asian character: one run"},
    {"好😀好", 3, "between ideographs a word of its own"},
    {"👨\u200D👩\u200D👧", 1, "joined emoji are one run"},
    {"one\vtwo", 2, "a soft line break parts words"},
    {"质量\v班组", 4, "and counts nothing itself"},
    {"a\u2011b", 1, "a no-break hyphen does not part a word"},
    {"a\u00ADb", 1, "a soft hyphen is not seen"},
    {"质量　班组", 4, "an ideographic space is a space"},
    {"10kg", 1, "a number with a Latin unit"},
    {"10 kg", 2, "parted from its unit"},
    {"20～30人", 4, "a full-width tilde is one"},
    {"①质量", 3, "a number in a circle is a word of its own"},
    {"々〇", 2, "iteration mark and zero"},
    {"□国有□民营", 6, "a printed box is a word"},
    {"☑是 □否", 4, "ticked too"},
    {"★★★", 1, "symbols in a row"},
    {"1. 第一", 3, "a list's number"},
    {"（一）第一", 5, "in brackets"},
    {"http://www.caq.org.cn/index?id=1", 1, "an address"},
    {"tgq@caq.org.cn", 1, "a mail address"},
    {"བོད་རང་སྐྱོང་ལྗོངས་", 1, "Tibetan: one per run without spaces"},
    {"ཀ་ཁ། །ག་ང", 2, "parted by a space"},
    {"Привет мир", 2, "Cyrillic words"},
    {"a\u00A0b", 2, "a no-break space is a space"},
    {"a\u200Bb", 1, "a zero-width space is nothing"},
    {"\uFEFF质量", 2, "a byte order mark is nothing"},
    {"葛\U000E0100城", 2, "a variation selector belongs to its character"},
    {"e\u0301té", 1, "combining marks belong to their letter"},
    {"质量\n班组", 4, "over two paragraphs"},
    {"质量\r\n班组\r\n", 4, "with Windows line ends"},
    {"“A”\n质量", 3, "each paragraph has its own language"},
    {"a\xFFz", 1, "an ill-formed byte is part of its word"},
};

TEST(Count, AsWordsDialogDoes) {
  for (const Case& c : kCases)
    EXPECT_EQ(count(c.text).words, c.words) << c.text << ": " << c.reason;
}

TEST(Count, HasTheOtherLinesOfTheDialog) {
  const Counts c = count("QC 小组，活动。\n\n  第 2 段 \n");
  EXPECT_EQ(c.chinese, 8);
  EXPECT_EQ(c.non_chinese_words, 2);
  EXPECT_EQ(c.words, 10);
  EXPECT_EQ(c.characters, 11);
  EXPECT_EQ(c.characters_spaces, 17);
  EXPECT_EQ(c.paragraphs, 2);
}

TEST(Count, OfParagraphsAddUp) {
  Counts sum = count("质量 first");
  sum += count("班组");
  const Counts whole = count("质量 first\n班组");
  EXPECT_EQ(sum.words, whole.words);
  EXPECT_EQ(sum.characters, whole.characters);
  EXPECT_EQ(sum.characters_spaces, whole.characters_spaces);
  EXPECT_EQ(sum.chinese, whole.chinese);
  EXPECT_EQ(sum.non_chinese_words, whole.non_chinese_words);
  EXPECT_EQ(sum.paragraphs, whole.paragraphs);
}

}  // namespace
}  // namespace sealpress::text
