#include "merge/values/value_text.h"

#include "text/unicode.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kChosen = "选";
constexpr std::string_view kText = "文字";

std::optional<std::string> choice_text(const data::Value& choice) {
  const data::Value* chosen = choice.find(kChosen);
  if (chosen == nullptr) return std::nullopt;
  std::optional<std::string> shown = value_text(*chosen);
  const data::Value* text = choice.find(kText);
  if (shown && text != nullptr && text->truthy()) *shown += "（" + text->to_text() + "）";
  return shown;
}

std::optional<std::string> list_text(const data::Array& items) {
  std::string joined;
  for (const data::Value& item : items) {
    const std::optional<std::string> text = item.array() ? std::nullopt : value_text(item);
    if (!text) return std::nullopt;
    if (!joined.empty() && !text->empty()) joined += "、";
    joined += *text;
  }
  return joined;
}

/// XML 1.0, 2.2 Char, without the line ends and the tab, which become elements of their own.
bool is_allowed(char32_t c) {
  return c == U'\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}
bool ends_line(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029';
}

}  // namespace

std::optional<std::string> value_text(const data::Value& value) {
  if (const data::Array* items = value.array()) return list_text(*items);
  if (value.object() != nullptr) return choice_text(value);
  return value.to_text();
}

std::vector<std::string> chosen_options(const data::Value& value) {
  std::vector<std::string> chosen;
  if (const data::Array* items = value.array()) {
    for (const data::Value& item : *items) {
      for (std::string& option : chosen_options(item)) chosen.push_back(std::move(option));
    }
  } else if (value.object() != nullptr) {
    if (const data::Value* inner = value.find(kChosen)) return chosen_options(*inner);
  } else if (std::string text = value.to_text(); !text.empty()) {
    chosen.push_back(std::move(text));
  }
  return chosen;
}

std::vector<std::string> value_lines(std::string_view text) {
  std::vector<std::string> lines(1);
  std::u32string line;
  const std::u32string characters = text::to_utf32(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (ends_line(c)) {
      if (c == U'\r' && i + 1 < characters.size() && characters[i + 1] == U'\n') ++i;
      lines.back() = text::to_utf8(line);
      lines.emplace_back();
      line.clear();
    } else if (is_allowed(c)) {
      line += c;
    }
  }
  lines.back() = text::to_utf8(line);
  return lines;
}

}  // namespace sealpress::merge
