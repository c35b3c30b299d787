#include "layout/inline/field_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "layout/number_format.h"

namespace sealpress::layout {

namespace {

struct Switch {
  std::string_view word, format;
};
/// `\* word` in capitals. roman and alphabetic follow the case of the word itself.
constexpr std::array<Switch, 26> kSwitches{{{"ARABIC", "decimal"},
                                            {"ARABICDASH", "numberInDash"},
                                            {"CHINESENUM1", "ideographDigital"},
                                            {"CHINESENUM2", "chineseLegalSimplified"},
                                            {"CHINESENUM3", "chineseCountingThousand"},
                                            {"CIRCLENUM", "decimalEnclosedCircle"},
                                            {"GB1", "decimalEnclosedFullstop"},
                                            {"GB2", "decimalEnclosedParen"},
                                            {"GB3", "decimalEnclosedCircle"},
                                            {"GB4", "ideographEnclosedCircle"},
                                            {"DBCHAR", "decimalFullWidth"},
                                            {"DBNUM1", "ideographDigital"},
                                            {"DBNUM2", "chineseLegalSimplified"},
                                            {"DBNUM3", "chineseCountingThousand"},
                                            {"SBCHAR", "decimalHalfWidth"},
                                            {"ORDINAL", "ordinal"},
                                            {"ZODIAC1", "ideographTraditional"},
                                            {"ZODIAC2", "ideographZodiac"},
                                            {"ZODIAC3", "ideographZodiacTraditional"},
                                            {"KANJINUM1", "japaneseDigitalTenThousand"},
                                            {"KANJINUM3", "japaneseCounting"},
                                            {"TAIWANNUM1", "taiwaneseCounting"},
                                            {"TAIWANNUM3", "taiwaneseCountingThousand"},
                                            {"MERGEFORMAT", ""},
                                            {"CHARFORMAT", ""},
                                            {"MERGEFORMATINET", ""}}};
constexpr std::array<std::string_view, 4> kCases{"UPPER", "LOWER", "FIRSTCAP", "CAPS"};

std::string capitals(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The words after a switch: those after \* that are no mere repetition of the look.
std::vector<std::string> after(std::string_view mark, const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == mark && i + 1 < words.size()) {
      out.push_back(words[i + 1]);
    } else if (words[i].rfind(mark, 0) == 0 && words[i].size() > mark.size()) {
      out.push_back(words[i].substr(mark.size()));
    }
  }
  return out;
}

/// The number format of a word; empty where it says nothing of numbers, nullopt if unknown.
std::optional<std::string_view> number_format_of(std::string_view word) {
  const std::string upper = capitals(word);
  const bool lower_case = !word.empty() && word[0] >= 'a';
  if (upper == "ROMAN") return lower_case ? "lowerRoman" : "upperRoman";
  if (upper == "ALPHABETIC") return lower_case ? "lowerLetter" : "upperLetter";
  if (std::find(kCases.begin(), kCases.end(), upper) != kCases.end()) return std::string_view();
  const auto known = std::find_if(kSwitches.begin(), kSwitches.end(),
                                  [&](const Switch& s) { return s.word == upper; });
  if (known == kSwitches.end()) return std::nullopt;
  return known->format;
}

std::string fixed(double value, int decimals) {
  std::array<char, 400> digits{};  // the largest double has 309 before its point
  char* const end = digits.data() + digits.size();
  const auto written = std::to_chars(digits.data(), end, value, std::chars_format::fixed, decimals);
  return {digits.data(), written.ptr};
}

/// As Word shows the result of a sum that states no format: at most two decimals.
std::string plain_number(double value) {
  std::string out = fixed(value, 2);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

/// One section of a picture: literal text around the digits.
struct Picture {
  std::string before, after;
  int least_digits = 0, decimals = 0, most_digits = 0;
  bool grouped = false, any = false, point = false;

  explicit Picture(std::string_view section) {
    bool quoted = false;
    for (const char c : section) {
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && (c == '0' || c == '#')) {
        digit(c);
      } else if (!quoted && c == ',' && any) {
        grouped = true;
      } else if (!quoted && c == '.' && any && !point) {
        point = true;
      } else {
        (any ? after : before) += c;
      }
    }
  }

 private:
  void digit(char c) {
    any = true;
    if (point) {
      ++decimals;
    } else {
      ++most_digits;
      least_digits += c == '0' ? 1 : 0;
    }
  }
};

std::string group(std::string digits) {
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, ",");
  }
  return digits;
}

std::vector<std::string_view> sections(std::string_view picture) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= picture.size();) {
    const std::size_t end = std::min(picture.find(';', begin), picture.size());
    out.push_back(picture.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string by_picture(double value, std::string_view picture) {
  const std::vector<std::string_view> parts = sections(picture);
  const bool own_sign = value < 0 && parts.size() > 1;
  const std::size_t which = own_sign ? 1 : value == 0 && parts.size() > 2 ? 2 : 0;
  const Picture shape(parts[which]);
  if (!shape.any) return shape.before;
  std::string digits = fixed(std::abs(value), std::min(shape.decimals, 15));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string whole = digits.substr(0, point);
  const auto least = static_cast<std::size_t>(std::min(shape.least_digits, 100));
  if (whole.size() < least) whole.insert(0, least - whole.size(), '0');
  if (shape.grouped) whole = group(std::move(whole));
  const std::string sign = value < 0 && !own_sign ? "-" : "";
  return shape.before + sign + whole + digits.substr(point) + shape.after;
}

FieldValue shown_number(double value, const std::vector<std::string>& words,
                        std::string_view usual) {
  for (const std::string& picture : after("\\#", words)) return {by_picture(value, picture)};
  std::string_view format = usual;
  std::string unknown;
  for (const std::string& word : after("\\*", words)) {
    const auto known = number_format_of(word);
    if (!known) unknown = word;
    if (known && !known->empty()) format = *known;
  }
  constexpr double kMost = std::numeric_limits<int>::max();
  if (format == "decimal" || std::abs(value) > kMost) return {plain_number(value), unknown};
  return {format_number(static_cast<int>(std::lround(value)), format), unknown};
}

FieldValue shown_text(std::string text, const std::vector<std::string>& words) {
  FieldValue out;
  for (const std::string& word : after("\\*", words)) {
    const std::string upper = capitals(word);
    if (upper == "UPPER") text = capitals(text);
    if (upper == "LOWER") {
      for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
    }
    for (std::size_t i = 0; i < text.size() && (upper == "CAPS" || upper == "FIRSTCAP"); ++i) {
      const bool first = i == 0 || (upper == "CAPS" && text[i - 1] == ' ');
      if (first) text[i] = capitals(text.substr(i, 1))[0];
    }
  }
  out.text = std::move(text);
  return out;
}

}  // namespace sealpress::layout
