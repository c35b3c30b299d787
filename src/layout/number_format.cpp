#include "layout/number_format.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/unicode.h"

namespace sealpress::layout {

namespace {

constexpr std::u32string_view kCountingDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kLegalDigits = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kTraditionalLegalDigits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";
constexpr std::u32string_view kCircledIdeographs = U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";

std::string decimal(int n) {
  return std::to_string(n);
}

std::string utf8(std::u32string_view s) {
  return text::to_utf8(s);
}

/// Digits one by one: 28 is 二八.
std::string by_digit(int n, std::u32string_view digits) {
  std::u32string out;
  for (const char c : std::to_string(n)) {
    if (c != '-') out += digits[static_cast<std::size_t>(c - '0')];
  }
  return utf8(out);
}

struct Numerals {
  std::u32string_view digits;
  std::array<char32_t, 3> units;  ///< ten, hundred, thousand
  char32_t ten_thousand;
  bool bare_ten;  ///< 十 rather than 一十 at the start
};

/// Up to four digits, with one zero for any gap: 1005 is 一千〇五.
std::u32string section_numeral(int n, const Numerals& numerals, bool leading) {
  std::u32string out;
  bool gap = false;
  constexpr std::array<int, 4> kPowers{1000, 100, 10, 1};
  for (std::size_t i = 0; i < kPowers.size(); ++i) {
    const int digit = n / kPowers[i] % 10;
    if (digit == 0) {
      gap = !out.empty() || !leading;
      continue;
    }
    if (gap) out += numerals.digits[0];
    gap = false;
    const bool silent_one =
        digit == 1 && kPowers[i] == 10 && out.empty() && leading && numerals.bare_ten;
    if (!silent_one) out += numerals.digits[static_cast<std::size_t>(digit)];
    if (i < 3) out += numerals.units[2 - i];
  }
  return out;
}

std::string chinese(int n, const Numerals& numerals) {
  if (n < 0 || n > 99'999'999) return decimal(n);
  if (n == 0) return utf8(numerals.digits.substr(0, 1));
  std::u32string out;
  const int high = n / 10'000, low = n % 10'000;
  if (high > 0) {
    out = section_numeral(high, numerals, true);
    out += numerals.ten_thousand;
  }
  if (low > 0) out += section_numeral(low, numerals, high == 0);
  return utf8(out);
}

std::string roman(int n, bool upper) {
  if (n < 1 || n > 32'767) return decimal(n);
  struct Step {
    int value;
    std::string_view letters;
  };
  constexpr std::array<Step, 13> kSteps{{{1000, "m"},
                                         {900, "cm"},
                                         {500, "d"},
                                         {400, "cd"},
                                         {100, "c"},
                                         {90, "xc"},
                                         {50, "l"},
                                         {40, "xl"},
                                         {10, "x"},
                                         {9, "ix"},
                                         {5, "v"},
                                         {4, "iv"},
                                         {1, "i"}}};
  std::string out;
  for (const Step& step : kSteps) {
    for (; n >= step.value; n -= step.value) out += step.letters;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// a … z, aa, bb …: Word repeats the letter.
std::string letter(int n, char first) {
  if (n < 1) return decimal(n);
  const auto index = static_cast<std::size_t>(n - 1);
  return std::string(std::min<std::size_t>(index / 26 + 1, 30),
                     static_cast<char>(first + static_cast<char>(index % 26)));
}

std::string from_block(int n, char32_t first, int last) {
  if (n < 1 || n > last) return decimal(n);
  const char32_t c = first + static_cast<char32_t>(n - 1);
  return utf8({&c, 1});
}

std::string from_cycle(int n, std::u32string_view signs) {
  if (n < 1 || n > static_cast<int>(signs.size())) return decimal(n);
  return utf8(signs.substr(static_cast<std::size_t>(n - 1), 1));
}

std::string sexagenary(int n) {
  if (n < 1 || n > 60) return decimal(n);
  const auto i = static_cast<std::size_t>(n - 1);
  return utf8(std::u32string{kStems[i % 10], kBranches[i % 12]});
}

std::string full_width(int n) {
  return by_digit(n, U"０１２３４５６７８９");
}

std::string ordinal(int n) {
  const int tens = n % 100;
  const int ones = n % 10;
  if (tens >= 11 && tens <= 13) return decimal(n) + "th";
  return decimal(n) + (ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th");
}

constexpr Numerals kCounting{kCountingDigits, {U'十', U'百', U'千'}, U'万', true};
constexpr Numerals kLegal{kLegalDigits, {U'拾', U'佰', U'仟'}, U'万', false};
constexpr Numerals kLegalTraditional{kTraditionalLegalDigits, {U'拾', U'佰', U'仟'}, U'萬', false};

struct Format {
  std::string_view name;
  std::string (*write)(int);
};

// Sorted by name.
constexpr Format kFormats[] = {
    {"bullet", [](int) { return std::string(); }},
    {"chineseCounting", [](int n) { return chinese(n, kCounting); }},
    {"chineseCountingThousand", [](int n) { return chinese(n, kCounting); }},
    {"chineseLegalSimplified", [](int n) { return chinese(n, kLegal); }},
    {"decimal", [](int n) { return decimal(n); }},
    {"decimalEnclosedCircle", [](int n) { return from_block(n, U'①', 20); }},
    {"decimalEnclosedCircleChinese", [](int n) { return from_block(n, U'①', 20); }},
    {"decimalEnclosedFullstop", [](int n) { return from_block(n, U'⒈', 20); }},
    {"decimalEnclosedParen", [](int n) { return from_block(n, U'⑴', 20); }},
    {"decimalFullWidth", [](int n) { return full_width(n); }},
    {"decimalFullWidth2", [](int n) { return full_width(n); }},
    {"decimalHalfWidth", [](int n) { return decimal(n); }},
    {"decimalZero", [](int n) { return (n >= 0 && n < 10 ? "0" : "") + decimal(n); }},
    {"ideographDigital", [](int n) { return by_digit(n, kCountingDigits); }},
    {"ideographEnclosedCircle", [](int n) { return from_cycle(n, kCircledIdeographs); }},
    {"ideographLegalTraditional", [](int n) { return chinese(n, kLegalTraditional); }},
    {"ideographTraditional", [](int n) { return from_cycle(n, kStems); }},
    {"ideographZodiac", [](int n) { return from_cycle(n, kBranches); }},
    {"ideographZodiacTraditional", [](int n) { return sexagenary(n); }},
    {"japaneseCounting", [](int n) { return chinese(n, kCounting); }},
    {"japaneseDigitalTenThousand", [](int n) { return by_digit(n, kCountingDigits); }},
    {"lowerLetter", [](int n) { return letter(n, 'a'); }},
    {"lowerRoman", [](int n) { return roman(n, false); }},
    {"none", [](int) { return std::string(); }},
    {"numberInDash", [](int n) { return "- " + decimal(n) + " -"; }},
    {"ordinal", [](int n) { return ordinal(n); }},
    {"taiwaneseCounting", [](int n) { return chinese(n, kCounting); }},
    {"taiwaneseCountingThousand", [](int n) { return chinese(n, kCounting); }},
    {"taiwaneseDigital", [](int n) { return by_digit(n, kCountingDigits); }},
    {"upperLetter", [](int n) { return letter(n, 'A'); }},
    {"upperRoman", [](int n) { return roman(n, true); }},
};

const Format* find(std::string_view name) {
  const auto at = std::lower_bound(std::begin(kFormats), std::end(kFormats), name,
                                   [](const Format& f, std::string_view n) { return f.name < n; });
  return at != std::end(kFormats) && at->name == name ? at : nullptr;
}

}  // namespace

std::string format_number(int number, std::string_view format) {
  const Format* known = find(format);
  return known ? known->write(number) : decimal(number);
}

bool knows_number_format(std::string_view format) {
  return find(format) != nullptr;
}

}  // namespace sealpress::layout
