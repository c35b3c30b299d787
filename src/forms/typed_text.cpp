#include "forms/typed_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/unicode.h"

namespace sealpress::forms {
namespace {

using data::Value;

constexpr std::u32string_view kChinese = U"〇零一二三四五六七八九十百";
constexpr std::u32string_view kDigits = U"0123456789０１２３４５６７８９";
constexpr std::u32string_view kSpaces = U" \t\u3000\u00A0\r";
constexpr std::size_t kLongestHeading = 30;

std::size_t run_of(std::u32string_view text, std::size_t from, std::u32string_view set) {
  std::size_t i = from;
  while (i < text.size() && set.find(text[i]) != set.npos) ++i;
  return i - from;
}

bool is_one_of(std::u32string_view text, std::size_t at, std::u32string_view set) {
  return at < text.size() && set.find(text[at]) != set.npos;
}

std::vector<std::u32string> lines_of(std::string_view text) {
  std::vector<std::u32string> out;
  std::u32string all = text::to_utf32(text);
  std::u32string_view rest = all;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(U'\n'), rest.size());
    std::u32string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    line.remove_prefix(run_of(line, 0, kSpaces));
    while (!line.empty() && kSpaces.find(line.back()) != kSpaces.npos) line.remove_suffix(1);
    if (!line.empty()) out.emplace_back(line);
  }
  return out;
}

/// 0 where the line has no number that headings have.
int level_of(std::u32string_view line) {
  if (is_one_of(line, 0, U"(（")) {
    const std::size_t chinese = run_of(line, 1, kChinese), digits = run_of(line, 1, kDigits);
    const std::size_t length = std::max(chinese, digits);
    if (length == 0 || !is_one_of(line, 1 + length, U")）")) return 0;
    return chinese > 0 ? 2 : 4;
  }
  if (const std::size_t chinese = run_of(line, 0, kChinese)) {
    return is_one_of(line, chinese, U"、") ? 1 : 0;
  }
  const std::size_t digits = run_of(line, 0, kDigits);
  if (digits == 0 || !is_one_of(line, digits, U".．、")) return 0;
  return is_one_of(line, digits + 1, kDigits) ? 0 : 3;  // 1.5 is no number of a heading
}

bool ends_no_sentence(std::u32string_view line) {
  return line.size() <= kLongestHeading && line.find_first_of(U"。；;！？") == line.npos &&
         !is_one_of(line, line.size() - 1, U"，,：:、");
}

/// Without 附件： 附件2： 1. 2、 before it.
std::u32string_view without_number(std::u32string_view line) {
  constexpr std::u32string_view kWord = U"附件";
  if (line.starts_with(kWord)) {
    const std::size_t digits = run_of(line, kWord.size(), kDigits);
    const std::size_t at = kWord.size() + digits;
    if (is_one_of(line, at, U"：:.．、")) line.remove_prefix(at + 1);
  }
  line.remove_prefix(run_of(line, 0, kSpaces));
  const std::size_t digits = run_of(line, 0, kDigits);
  const bool numbered =
      digits > 0 && is_one_of(line, digits, U".．、") && !is_one_of(line, digits + 1, kDigits);
  if (numbered) line.remove_prefix(digits + 1);
  line.remove_prefix(run_of(line, 0, kSpaces));
  return line;
}

}  // namespace

Value list_of_lines(std::string_view text, const std::string& member) {
  data::Array out;
  for (const std::u32string& line : lines_of(text)) {
    Value item(text::to_utf8(std::u32string(without_number(line))));
    if (!item.truthy()) continue;
    out.push_back(member.empty() ? std::move(item)
                                 : Value(data::Object{{member, std::move(item)}}));
  }
  return Value(std::move(out));
}

Value blocks_of_lines(std::string_view text) {
  const std::vector<std::u32string> lines = lines_of(text);
  if (lines.size() < 2) return Value(std::string(text));
  data::Array out;
  for (const std::u32string& line : lines) {
    Value words(text::to_utf8(line));
    const int level = ends_no_sentence(line) ? level_of(line) : 0;
    out.push_back(level == 0 ? std::move(words)
                             : Value(data::Object{{"标题", std::move(words)},
                                                  {"级", data::Number{std::to_string(level)}}}));
  }
  return Value(std::move(out));
}

}  // namespace sealpress::forms
