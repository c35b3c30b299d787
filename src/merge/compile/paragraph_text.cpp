#include "merge/compile/paragraph_text.h"

#include <array>

#include "merge/compile/markup.h"
#include "merge/tag/tag.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

void collect(const docx::Node& node, ParagraphText& out) {
  if (is_invisible(node)) return;
  if (const auto* text = docx::as<docx::Text>(&node)) {
    out.begins.emplace(text, out.all.size());
    out.all += text->text;
    return;
  }
  switch (node.kind) {
    case NodeKind::paragraph:
    case NodeKind::run:
    case NodeKind::control:
    case NodeKind::wrapper:
    case NodeKind::hyperlink:
    case NodeKind::field:
      for (const docx::Node* child : node.children) collect(*child, out);
      return;
    default:
      out.all += kBarrier;
  }
}

struct Entity {
  std::string_view name;
  char character;
};
constexpr std::array kEntities{Entity{"&amp;", '&'}, Entity{"&lt;", '<'}, Entity{"&gt;", '>'},
                               Entity{"&quot;", '"'}, Entity{"&apos;", '\''}};

/// The character of a reference like &#x4E00; whose inside (x4E00) is given.
char32_t referenced(std::string_view number) {
  const bool hexadecimal = !number.empty() && number.front() == 'x';
  const std::string digits(number.substr(hexadecimal ? 1 : 0));
  return static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, hexadecimal ? 16 : 10));
}

/// Decoded text and, for each of its bytes, where the source of its character begins.
struct Decoded {
  std::string text;
  std::vector<std::size_t> at;

  void add(std::string_view bytes, std::size_t from) {
    text += bytes;
    at.insert(at.end(), bytes.size(), from);
  }
  /// Takes one character or reference of `content` at `i`; the position behind it.
  std::size_t take(std::string_view content, std::size_t i) {
    if (content[i] != '&') return add(content.substr(i, 1), i), i + 1;
    const std::size_t end = content.find(';', i);
    const std::string_view entity = content.substr(i, end + 1 - i);
    for (const Entity& known : kEntities) {
      if (known.name == entity) return add({&known.character, 1}, i), end + 1;
    }
    const char32_t c = referenced(entity.substr(2, entity.size() - 3));
    return add(text::to_utf8({&c, 1}), i), end + 1;
  }
};

/// What stands between the start and the end tag.
std::string_view content_of(std::string_view element) {
  const std::string_view start = start_tag(element);
  const std::size_t end = element.rfind("</");
  if (end == element.npos || end < start.size()) return {};
  return element.substr(start.size(), end - start.size());
}

}  // namespace

ParagraphText::ParagraphText(const docx::Paragraph& paragraph) {
  for (const docx::Node* child : paragraph.children) collect(*child, *this);
}

std::string decoded_text(std::string_view raw) {
  Decoded decoded;
  for (std::size_t i = 0; i < raw.size();) i = decoded.take(raw, i);
  return decoded.text;
}

bool is_invisible(const docx::Node& node) {
  return node.kind == NodeKind::raw || node.kind == NodeKind::bookmark ||
         node.kind == NodeKind::deleted;
}

SourceText::SourceText(const docx::Text& text) : text_(text), content_(content_of(text.source())) {
  const bool plain = content_.find_first_of("<\r") == content_.npos;
  if (!plain) return;
  Decoded decoded;
  for (std::size_t i = 0; i < content_.size();) i = decoded.take(content_, i);
  const std::size_t trimmed = decoded.text.find(text.text);  // white space before is not shown
  if (trimmed == std::string::npos) return;
  decoded.at.push_back(content_.size());
  at_.assign(decoded.at.begin() + static_cast<std::ptrdiff_t>(trimmed), decoded.at.end());
}

std::string SourceText::slice(std::size_t begin, std::size_t end) const {
  if (at_.empty()) return xml::escape_text(text_.text.substr(begin, end - begin));
  return std::string(content_.substr(at_[begin], at_[end] - at_[begin]));
}

}  // namespace sealpress::merge
