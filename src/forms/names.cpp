#include "forms/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "forms/fields.h"
#include "text/common_han.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::forms {
namespace {

/// Shapes of one sign that input methods and fonts mix up; the first stands for all.
constexpr std::u32string_view kShapes[] = {U"(〔[【［「『〖〈《",
                                           U")〕]】］」』〗〉》",
                                           U"\"“”＂〝〞",
                                           U"'‘’＇",
                                           U"-—–―‐‑−",
                                           U"·•・‧∙",
                                           U":∶",
                                           U"~～〜"};

/// Characters that look alike in print or handwriting; the first stands for all. A wrong one is a
/// slip, so they never count as the same.
constexpr std::u32string_view kLookalikes[] = {
    U"己已巳",   U"末未",   U"土士",   U"人入八", U"日曰", U"干千于", U"戊戌戍", U"析折拆",
    U"候侯",     U"博搏",   U"密蜜",   U"辨辩辫", U"徽微", U"梁粱",   U"晴睛",   U"冶治",
    U"洽恰",     U"茶荼",   U"今令",   U"延廷",   U"崇祟", U"卷券",   U"赢羸",   U"天夭",
    U"刀刁",     U"田由甲", U"大太犬", U"木本术", U"风凤", U"处外",   U"休体",   U"杨扬",
    U"拔拨",     U"幕慕",   U"栽裁载", U"竞竟",   U"锻煅", U"钢纲",   U"焊捍",   U"铸涛",
    U"0oO〇○Оо", U"1lI|",   U"2zZ",    U"5sS",    U"8bB",  U"九丸"};

char32_t representative(char32_t c, std::span<const std::u32string_view> groups) {
  for (const std::u32string_view group : groups) {
    if (group.find(c) != std::u32string_view::npos) return group.front();
  }
  return c;
}

char32_t shape(char32_t c) {
  return representative(c, kShapes);
}

char32_t lookalike(char32_t c) {
  return representative(c, kLookalikes);
}

std::u32string folded(std::string_view name) {
  std::u32string out = text::to_utf32(text::label_key(name));
  std::transform(out.begin(), out.end(), out.begin(), shape);
  return out;
}

std::u32string skeleton(std::u32string text) {
  for (char32_t& c : text) {
    c = lookalike(c);
    if (c >= U'A' && c <= U'Z') c += 0x20;
  }
  return text;
}

/// What stands between the common beginning and the common end; what one of them lacks stands
/// alone.
std::string difference(std::u32string_view a, std::u32string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return "“" + text::to_utf8(a.empty() ? b : a) + "”";
  return "“" + text::to_utf8(a) + "”/“" + text::to_utf8(b) + "”";
}

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_cyrillic_or_greek(char32_t c) {
  return c >= 0x370 && c <= 0x52F;
}

bool is_invisible(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool zero_width = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                          (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD;
  return control || zero_width || c == 0xFFFD;
}

bool is_private(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

bool is_rare_han(char32_t c) {
  return text::script_of(c) == text::Script::han && !text::is_common_han(c) && c != U'〇';
}

struct Twin {
  char32_t wrong, right;
};
/// Letters of other alphabets that look like Latin ones.
constexpr Twin kTwins[] = {{U'А', U'A'}, {U'В', U'B'}, {U'С', U'C'}, {U'Е', U'E'}, {U'Н', U'H'},
                           {U'К', U'K'}, {U'М', U'M'}, {U'О', U'O'}, {U'Р', U'P'}, {U'Т', U'T'},
                           {U'Х', U'X'}, {U'а', U'a'}, {U'с', U'c'}, {U'е', U'e'}, {U'о', U'o'},
                           {U'р', U'p'}, {U'х', U'x'}, {U'Α', U'A'}, {U'Β', U'B'}, {U'Ε', U'E'},
                           {U'Η', U'H'}, {U'Κ', U'K'}, {U'Μ', U'M'}, {U'Ν', U'N'}, {U'Ο', U'O'},
                           {U'Ρ', U'P'}, {U'Τ', U'T'}, {U'Χ', U'X'}, {U'ο', U'o'}};

/// What a letter or digit among its neighbours was meant to be.
std::optional<char32_t> meant(const std::u32string& name, std::size_t i) {
  const char32_t c = name[i];
  for (const Twin& twin : kTwins) {
    if (c == twin.wrong) return twin.right;
  }
  const char32_t before = i > 0 ? name[i - 1] : U' ';
  const char32_t after = i + 1 < name.size() ? name[i + 1] : U' ';
  if (is_digit(before) && is_digit(after)) {
    if (c == U'O' || c == U'o' || c == U'〇' || c == U'○') return U'0';
    if (c == U'l' || c == U'I' || c == U'|') return U'1';
  }
  if (c == U'0' && is_latin(before) && is_latin(after)) return U'O';
  if (c == U'1' && is_latin(before) && is_latin(after)) return U'l';
  return std::nullopt;
}

std::string shown(char32_t c) {
  if (is_invisible(c) || is_private(c)) {
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  }
  return text::to_utf8(std::u32string(1, c));
}

}  // namespace

std::string fold_name(std::string_view name) {
  return text::to_utf8(folded(name));
}

std::string name_skeleton(std::string_view name) {
  return text::to_utf8(skeleton(folded(name)));
}

Comparison compare_names(std::string_view a, std::string_view b) {
  if (a == b) return {};
  const std::u32string first = folded(a), second = folded(b);
  if (first == second) {
    return {Likeness::written, difference(text::to_utf32(a), text::to_utf32(b))};
  }
  const std::string detail = difference(first, second);
  if (skeleton(first) == skeleton(second)) return {Likeness::lookalike, detail};
  // Up to a quarter of the characters may be slips; two short names share little by chance.
  const std::size_t shorter = std::min(first.size(), second.size());
  const std::size_t slips = std::max<std::size_t>(1, shorter / 4);
  const bool near = shorter >= 3 && text::edit_distance(first, second) <= slips;
  return {near ? Likeness::near : Likeness::different, detail};
}

std::vector<OddCharacter> odd_characters(std::string_view utf8) {
  using Kind = OddCharacter::Kind;
  std::vector<OddCharacter> found;
  const std::u32string name = text::to_utf32(utf8);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char32_t c = name[i];
    if (is_invisible(c)) {
      found.push_back({Kind::invisible, i + 1, shown(c), ""});
    } else if (is_private(c)) {
      found.push_back({Kind::private_use, i + 1, shown(c), ""});
    } else if (const auto right = meant(name, i)) {
      found.push_back({Kind::foreign, i + 1, shown(c), shown(*right)});
    } else if (is_cyrillic_or_greek(c)) {
      found.push_back({Kind::foreign, i + 1, shown(c), ""});
    } else if (is_rare_han(c)) {
      found.push_back({Kind::rare, i + 1, shown(c), ""});
    }
  }
  return found;
}

}  // namespace sealpress::forms
