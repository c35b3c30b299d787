#include "text/line_break.h"

#include <gtest/gtest.h>

#include "text/unicode.h"

namespace sealpress::text {
namespace {

/// `text` with | wherever a line may break inside it.
std::string marked(std::u32string_view text, const BreakRules& rules = {}) {
  std::vector<std::uint8_t> breaks;
  break_opportunities(text, rules, breaks);
  EXPECT_EQ(breaks.size(), text.size() + 1);
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (breaks[i]) out += U'|';
    out += text[i];
  }
  return to_utf8(out);
}

std::u32string unmarked(std::u32string text) {
  std::erase(text, U'|');
  return text;
}

struct Case {
  std::u32string_view expected;
  const char* reason;
};

void check(const std::vector<Case>& cases, const BreakRules& rules = {}) {
  for (const Case& c : cases) {
    EXPECT_EQ(marked(unmarked(std::u32string(c.expected)), rules), to_utf8(c.expected)) << c.reason;
  }
}

TEST(LineBreak, ChineseBreaksBetweenAnyTwoCharactersButForTheLists) {
  check({
      {U"质|量|信|得|过|班|组", "between any two ideographs"},
      {U"好，|再|来。|完", "， and 。 may not start a line"},
      {U"甲、|乙；|丙：|丁！|戊？|己", "nor may 、；：！？"},
      {U"（甲）|（乙）|《丙|丁》|【戊】",
       "opening marks may not end a line, closing ones not start it"},
      {U"说：|“好”|然|后", "“ may not end, ” not start a line"},
      {U"说：|‘好’|然|后", "the same for ‘ and ’"},
      {U"他|说：|“‘好’，|对”", "marks may follow one another"},
      {U"约|翰·史|密|斯", "· may neither start nor end a line"},
      {U"五～|十", "～ may not start a line"},
      {U"产|品|／|服|务", "／ is in neither of Word's lists"},
      {U"百|分|之|五％|的", "％ may not start a line"},
      {U"共|￥5|元", "￥ may not end a line"},
      {U"ひ|ら|が|な", "kana break as ideographs"},
      {U"한국어 |文|字", "Hangul breaks at blanks"},
      {U"𬭎|䶮|㛃", "ideographs of every plane"},
      {U"Ａ|１|级", "full-width letters and digits are no words"},
      {U"甲|\uFFFC|乙", "a picture in the line breaks on both sides"},
  });
}

TEST(LineBreak, KoreanBreaksBetweenSyllablesWhereItIsJustified) {
  BreakRules justified;
  justified.parts_hangul = true;
  check({{U"보|관|한|다 |30일|이|내", "between syllables, not behind digits"}}, justified);
  check({{U"보관한다 |30일이내", "else at blanks"}});
}

TEST(LineBreak, PairedMarksStayWhole) {
  check({
      {U"质|量|——|生|命", "—— stays whole and may start a line"},
      {U"质|量……|生|命", "…… stays whole and may not"},
      {U"好……”|他", "nor may what follows it"},
  });
}

TEST(LineBreak, WordsBreakAtSpacesAndHyphensOnly) {
  check({
      {U"Hello |big |World", "spaces belong to the line before them"},
      {U"a  |b", "all of them"},
      {U"well-|known", "after a hyphen"},
      {U"010-|6841-|6386", "in numbers too: Word's users write U+2011 against it"},
      {U"a |-5 |b", "a hyphen that begins a word is a sign"},
      {U"a--|b", "hyphens stay together"},
      {U"12:30–|13:30", "after an en dash"},
      {U"aa—|bb", "after an em dash between words"},
      {U"GB/T |19001—|2016", "a solidus does not break"},
      {U"http://www.caq.org.cn/a?b=1&c=2", "an address neither"},
      {U"tgq@caq.org.cn", "nor a mail address"},
      {U"12,345.60 |3.14159 |1/2 |50% |$100 |12345kg", "numbers and their units stay whole"},
      {U"(a)b[c]{d}!e?f;g", "marks inside words do not break"},
      {U"don’t |can't", "apostrophes"},
      {U"A→B≥5×3", "symbols between words are part of them"},
      {U"wait…what", "an ellipsis between words"},
      {U"Company™ |is", "a symbol after a word"},
      {U"Привет |мир |Ελλάδα", "Cyrillic and Greek are words"},
  });
}

TEST(LineBreak, ChineseAndWordsBreakWhereTheyMeet) {
  check({
      {U"按|GB/T |19001|标|准", "on both sides"},
      {U"计|12,345.60|元|整", "before a unit written in Chinese"},
      {U"共|36|㎡|的", "㎡ is an East Asian character"},
      {U"2025|年|6|月|30|日", "dates"},
      {U"1.|第|一|条", "after a number's point"},
      {U"王|某,|李|某.|张|某", "half-width marks may not start a line"},
      {U"第|(一)|章|[二]|节", "half-width brackets"},
      {U"人|次|/|时|数", "a solidus between Chinese words"},
      {U"中|-|英", "a hyphen between them"},
      {U"100℃|和|5°C|的", "℃ and ° may not start a line"},
      {U"25℃、|5‰、|1″", "nor ‰ and ″"},
      {U"长|×|宽|×|高", "symbols between ideographs are East Asian"},
      {U"①|甲|②|乙", "numbers in circles"},
      {U"☑|不|合|格|□|合|格", "check boxes"},
      {U"★|★|★", "symbols among themselves"},
      {U"“Quality”|质|量", "quotation marks around a word"},
      {U"《A》|与|《B》", "a word in marks"},
      {U"（含|5%）|的", "％ inside brackets"},
      {U"质|量|≥|95%", "a sign before a number"},
  });
}

TEST(LineBreak, SpacesHangAndDoNotCarryMarksOver) {
  check({
      {U"年 |月 |日", "after a space"},
      {U"甲；　|乙　|丙", "the ideographic space is one"},
      {U"　　|正|文", "an indent typed as spaces"},
      {U"甲 ，|乙", "a comma behind a space does not start a line"},
      {U"（ 甲 ）", "brackets hold across spaces"},
      {U"是|（  ）|次", "an empty blank stays whole"},
      {U"a |> |b", "signs that are no brackets do not hold"},
  });
}

TEST(LineBreak, InvisibleCharacters) {
  check(
      {
          {U"甲\u00A0乙", "no-break space"},
          {U"a\u2011b |甲\u2011乙", "no-break hyphen"},
          {U"甲\u2060乙", "word joiner"},
          {U"a |\u00A0b", "but the space before it may end a line"},
      },
      BreakRules{});
  check({
      {U"qua\u00AD|li\u00AD|ty", "soft hyphen"},
      {U"a\u200B|b", "zero width space"},
      {U"e\u0301|中|中\u0301|中", "combining marks belong to their base"},
      {U"葛\U000E0100|城", "variation selectors too"},
      {U"👨\u200D👩|👍\U0001F3FD|中", "emoji sequences stay whole"},
  });
}

TEST(LineBreak, TibetanBreaksAfterTsheg) {
  check({
      {U"བོད་|རང་|སྐྱོང་|ལྗོངས་", "after each syllable"},
      {U"ཀ་|ཁ། |ག", "after a shad and its space"},
      {U"ཀ། །|ཁ", "a double shad stays together"},
      {U"ང་།|ཀ", "tsheg and shad stay together"},
      {U"ཤིང༌ང་|ནང", "༌ does not break"},
      {U"༄༅། །བོད་|ཀྱི", "the head mark stays with its text"},
      {U"西|藏|བོད་|区", "beside Chinese"},
  });
}

TEST(LineBreak, SettingsOfTheParagraph) {
  BreakRules no_kinsoku;
  no_kinsoku.kinsoku = false;
  check({{U"好|，|（|甲|）", "kinsoku off: the lists are not obeyed"},
         {U"word|，", "at the end of a word either"}},
        no_kinsoku);

  BreakRules no_word_wrap;
  no_word_wrap.word_wrap = false;
  check({{U"w|o|r|d, |5%", "wordWrap off: words break anywhere, the lists still hold"}},
        no_word_wrap);

  BreakRules own;
  own.not_at_start = U"乙";
  own.not_at_end = U"丙";
  check({{U"甲乙|丙丁|，|（|戊", "lists of the document replace Word's"}}, own);
}

TEST(LineBreak, LibreOfficeForComparisons) {
  BreakRules rules;
  rules.like_libreoffice = true;
  check(
      {
          {U"质|量|…|…|生|命", "…… splits"},
          {U"约|翰·|史|密|斯", "· may end a line"},
          {U"二|〃|三々|四", "〃 may start a line, 々 may not"},
          {U"aa/|bb|和|1/2", "a solidus breaks before a letter"},
          {U"GB/T |19001", "but not before the last one"},
          {U"wait…|what", "an ellipsis breaks"},
          {U"aa|—|bb", "an em dash breaks on both sides"},
          {U"010-|6841", "a hyphen before digits"},
          {U"甲）B|乙》5|丙", "a Chinese bracket holds a word behind it"},
          {U"甲，|B|乙、|5|丙：|B", "but no mark that may hang"},
          {U"甲|5、6|乙", "unless Western text is before it"},
          {U"A（甲）", "nor does a bracket behind a word break"},
          {U"5|～|10", "～ belongs to the number before it"},
          {U"①|甲|②|乙|③A", "a number in a circle holds a word"},
          {U"100℃|和|50%|的", "numbers hold their unit"},
          {U"甲-|乙", "a hyphen behind Chinese may not start a line"},
      },
      rules);
}

TEST(LineBreak, EmptyTextAndReuse) {
  std::vector<std::uint8_t> breaks{1, 1, 1, 1, 1};
  break_opportunities(U"", {}, breaks);
  EXPECT_EQ(breaks.size(), 1u);
  break_opportunities(U"a", {}, breaks);
  EXPECT_EQ(breaks, (std::vector<std::uint8_t>{0, 1}));
  break_opportunities(std::u32string{0x110000, 0xFFFFFFFF, 0xD800}, {}, breaks);
  EXPECT_EQ(breaks.size(), 4u);
}

TEST(Kinsoku, ListsOfWord) {
  for (const char32_t c : std::u32string_view(U"!%),.:;>?]}·”…℃、。》」！％），．：；？～＞")) {
    EXPECT_TRUE(forbidden_at_start(c)) << to_utf8(std::u32string(1, c));
  }
  for (const char32_t c : std::u32string_view(U"$([{·“《「（［｛￥")) {
    EXPECT_TRUE(forbidden_at_end(c)) << to_utf8(std::u32string(1, c));
  }
  for (const char32_t c : std::u32string_view(U"中A1/／—“々")) {
    EXPECT_FALSE(forbidden_at_start(c)) << to_utf8(std::u32string(1, c));
  }
  EXPECT_FALSE(forbidden_at_end(U'”'));
  EXPECT_FALSE(forbidden_at_end(U'—'));
}

}  // namespace
}  // namespace sealpress::text
