#include "sheet/strings.h"

#include <charconv>

#include "sheet/elements.h"
#include "text/unicode.h"

namespace sealpress::sheet {

namespace {

constexpr std::size_t kEscapeLength = 7;  // _xHHHH_

/// The UTF-16 unit that an escape at the start of `text` stands for.
std::optional<char16_t> escaped_unit(std::string_view text) {
  if (text.size() < kEscapeLength || text.substr(0, 2) != "_x" || text[6] != '_') {
    return std::nullopt;
  }
  std::uint16_t unit = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  return error == std::errc() && end == text.data() + 6 ? std::optional<char16_t>(unit)
                                                        : std::nullopt;
}

/// The character of one escape, or of the two that make a surrogate pair; moves `i` behind it.
char32_t take_escape(std::string_view text, std::size_t& i, char16_t unit) {
  i += kEscapeLength;
  if ((unit & 0xFC00) != 0xD800) return unit;
  const auto low = escaped_unit(text.substr(i));
  if (!low || (*low & 0xFC00) != 0xDC00) return unit;
  i += kEscapeLength;
  return 0x10000 + ((unit & 0x3FFu) << 10) + (*low & 0x3FFu);
}

void normalize_line_ends(std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
  }
  text = std::move(out);
}

}  // namespace

std::string decode_string(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto unit = text[i] == '_' ? escaped_unit(text.substr(i)) : std::nullopt;
    if (unit) {
      out += text::to_utf8(std::u32string(1, take_escape(text, i, *unit)));
    } else {
      out += text[i++];
    }
  }
  if (out.find('\r') != std::string::npos) normalize_line_ends(out);
  return out;
}

std::string string_item(xml::Node item) {
  std::string out;
  for (xml::Node node = item.first_element(); node; node = node.next_element()) {
    const xml::Node text = node.local() == "r" ? child(node, "t") : node;
    if (text && text.local() == "t") out += text.all_text();
  }
  return decode_string(out);
}

std::vector<std::string> shared_strings(xml::Node root) {
  std::vector<std::string> out;
  for (xml::Node node = root.first_element(); node; node = node.next_element()) {
    if (node.local() == "si") out.push_back(string_item(node));
  }
  return out;
}

}  // namespace sealpress::sheet
