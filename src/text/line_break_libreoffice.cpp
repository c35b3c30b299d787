// Measured on LibreOffice 7.4.7 with a fixed-pitch font, one paragraph per possible place.
//
// The character that would start the line decides. If it belongs to East Asian text, a break is
// allowed wherever the kinsoku lists allow one. If it belongs to Western text, UAX #14 decides in
// LibreOffice's own tailoring, even where the text before it is Chinese: ）B does not break. Where
// a mark may hang, it ends the line before such a word: ，B breaks (and in justified lines the mark
// is lost from LibreOffice's PDF).
// Marks and symbols belong to the text before them.
#include "text/line_break_libreoffice.h"

#include <unicode/uchar.h>

#include "text/line_break_class.h"
#include "text/unicode.h"

namespace sealpress::text {

namespace {

// Where the zh-CN lists differ from Word's.
constexpr std::u32string_view kMayStart = U"…%％>＞°℃″〃";
constexpr std::u32string_view kMayEnd = U"$＄·";
constexpr char32_t kIterationMark = U'々';

bool contains(std::u32string_view list, char32_t c) {
  return list.find(c) != std::u32string_view::npos;
}

bool listed_at_start(char32_t c) {
  return c == kIterationMark || (forbidden_at_start(c) && !contains(kMayStart, c));
}

bool listed_at_end(char32_t c) {
  return forbidden_at_end(c) && !contains(kMayEnd, c);
}

enum class Side : std::uint8_t { weak, western, asian };

Side side_of(char32_t c) {
  if (c == ' ' || (c >= 0xA0 && c <= 0xBF) || c == 0xD7 || c == 0xF7) return Side::weak;
  if (c < 0x2000) return Side::western;
  const bool letter = u_isalnum(static_cast<UChar32>(c)) != 0;
  if (!letter) return Side::weak;
  return is_wide(c) ? Side::asian : Side::western;
}

ULineBreak line_break_of(char32_t c) {
  const auto value =
      static_cast<ULineBreak>(u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK));
  return value == U_LB_AMBIGUOUS ? U_LB_ALPHABETIC : value;
}

bool in_word(ULineBreak c) {
  return c == U_LB_ALPHABETIC || c == U_LB_NUMERIC || c == U_LB_HEBREW_LETTER;
}

/// No break before it inside Western text, spaces or not (LB13).
bool closes(ULineBreak b) {
  return b == U_LB_CLOSE_PUNCTUATION || b == U_LB_CLOSE_PARENTHESIS || b == U_LB_EXCLAMATION ||
         b == U_LB_INFIX_NUMERIC;
}

/// No break before it without a space (LB16, LB19, LB21, LB22).
bool clings(ULineBreak b) {
  return b == U_LB_QUOTATION || b == U_LB_NONSTARTER || b == U_LB_BREAK_AFTER || b == U_LB_HYPHEN ||
         b == U_LB_INSEPARABLE;
}

/// What keeps a letter or digit behind it.
bool leads_word(ULineBreak a) {
  return in_word(a) || a == U_LB_CLOSE_PUNCTUATION || a == U_LB_CLOSE_PARENTHESIS ||
         a == U_LB_INFIX_NUMERIC || a == U_LB_PREFIX_NUMERIC || a == U_LB_POSTFIX_NUMERIC;
}

/// Marks that may hang: a line of Chinese may end behind them whatever follows.
bool ends_clause(char32_t c) {
  constexpr std::u32string_view kMarks = U"，、。．";
  return contains(kMarks, c);
}

bool breaks_western(ULineBreak a, ULineBreak b) {
  if (closes(b) || clings(b) || a == U_LB_OPEN_PUNCTUATION || a == U_LB_QUOTATION) return false;
  if (a == U_LB_BREAK_BOTH || b == U_LB_BREAK_BOTH) return a != b;
  if (b == U_LB_BREAK_SYMBOLS) return a == U_LB_IDEOGRAPHIC;
  if (b == U_LB_OPEN_PUNCTUATION || b == U_LB_PREFIX_NUMERIC) return !in_word(a);
  if (a == U_LB_BREAK_SYMBOLS) return b != U_LB_NUMERIC;
  if (b == U_LB_POSTFIX_NUMERIC) return a != U_LB_NUMERIC;
  return !(in_word(b) && leads_word(a));
}

/// What stands before the place in question, combining marks left out.
struct Before {
  char32_t last = ' ', visible = ' ';
  Side side = Side::asian;  ///< of the text that `last` belongs to
};

bool may_break(const Before& before, char32_t c, Side side, const BreakRules& rules) {
  const BreakKind a = break_class(before.last).kind();
  const BreakKind b = break_class(c).kind();
  if (b == BreakKind::mark || b == BreakKind::space || b == BreakKind::shad) return false;
  if (a == BreakKind::space) {
    return side == Side::asian ||
           (!closes(line_break_of(c)) && line_break_of(before.visible) != U_LB_OPEN_PUNCTUATION);
  }
  if (a == BreakKind::glue || b == BreakKind::glue) return false;
  if (a == BreakKind::dash && b == BreakKind::dash) return false;
  const bool listed = listed_at_start(c) || listed_at_end(before.last);
  if (side == Side::asian) return !(rules.kinsoku && listed);
  if (a == BreakKind::break_after || a == BreakKind::shad) return true;
  if (rules.hanging && before.side == Side::asian && ends_clause(before.last)) return !listed;
  return !listed_at_end(before.last) &&
         breaks_western(line_break_of(before.last), line_break_of(c));
}

/// GB/T: the break behind a solidus is found only where one more letter fits, so never before the
/// last one.
bool parts_last_letter(std::u32string_view text, std::size_t i) {
  const bool more = i + 1 < text.size() && u_isalnum(static_cast<UChar32>(text[i + 1])) != 0 &&
                    !is_wide(text[i + 1]);
  return text[i - 1] == '/' && side_of(text[i]) == Side::western && !more;
}

}  // namespace

bool libreoffice_western(std::u32string_view text, std::size_t at) {
  while (at > 0 && side_of(text[at]) == Side::weak) --at;
  return side_of(text[at]) == Side::western;
}

void libreoffice_break_opportunities(std::u32string_view text, const BreakRules& rules,
                                     std::vector<std::uint8_t>& out) {
  out.resize(text.size() + 1);
  Side side = Side::asian;
  Before before;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    before.side = side;
    if (side_of(c) != Side::weak) side = side_of(c);
    out[i] = i > 0 && may_break(before, c, side, rules) && !parts_last_letter(text, i);
    if (break_class(c).kind() == BreakKind::mark) continue;
    before.last = c;
    if (break_class(c).kind() != BreakKind::space) before.visible = c;
  }
  out[text.size()] = !text.empty();
}

}  // namespace sealpress::text
