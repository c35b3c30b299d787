#include "xml/document.h"

#include <algorithm>

namespace sealpress::xml {

namespace {

/// Whether XML 1.0 (2.2) forbids the character that begins at `i`: C0 controls, U+FFFE, U+FFFF.
std::size_t forbidden_length(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x20) return text[i] == '\t' || text[i] == '\n' || text[i] == '\r' ? 0 : 1;
  const std::string_view rest = text.substr(i, 3);
  return rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF" ? 3 : 0;
}

std::string escape(std::string_view text, bool attribute) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::size_t skip = forbidden_length(text, i)) {
      i += skip - 1;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (attribute && c == '"') {
      out += "&quot;";
    } else if (attribute && c == '\n') {
      out += "&#10;";
    } else if (attribute && c == '\t') {
      out += "&#9;";
    } else {
      out += c;
    }
  }
  return out;
}

void append_text(Node node, std::string& out) {
  for (Node child = node.first_child(); child; child = child.next()) {
    if (child.is_text()) {
      out += child.text();
    } else {
      append_text(child, out);
    }
  }
}

}  // namespace

bool Node::is_text() const {
  return doc_->nodes_[index_].text;
}

std::string_view Node::ns() const {
  return doc_->nodes_[index_].ns;
}

std::string_view Node::local() const {
  return is_text() ? std::string_view() : doc_->nodes_[index_].content;
}

std::string_view Node::text() const {
  return is_text() ? doc_->nodes_[index_].content : std::string_view();
}

std::span<const Attribute> Node::attributes() const {
  const Document::Data& data = doc_->nodes_[index_];
  return std::span(doc_->attributes_).subspan(data.first_attribute, data.attributes);
}

std::optional<std::string_view> Node::attribute(std::string_view uri, std::string_view name) const {
  for (const Attribute& a : attributes()) {
    if (a.local == name && a.ns == uri) return a.value;
  }
  return std::nullopt;
}

std::optional<std::string_view> Node::namespace_of(std::string_view prefix) const {
  if (prefix == "xml") return kXml;
  for (Node node = *this; node; node = node.parent()) {
    if (const auto uri = node.attribute(kXmlns, prefix)) return uri;
  }
  return std::nullopt;
}

Node Node::parent() const {
  const std::uint32_t up = doc_->nodes_[index_].parent;
  return up == 0 ? Node() : Node(doc_, up);
}

Node Node::first_child() const {
  const std::uint32_t first = doc_->nodes_[index_].first_child;
  return first == 0 ? Node() : Node(doc_, first);
}

Node Node::next() const {
  const std::uint32_t after = doc_->nodes_[index_].next;
  return after == 0 ? Node() : Node(doc_, after);
}

Node Node::first_element() const {
  Node node = first_child();
  while (node && node.is_text()) node = node.next();
  return node;
}

Node Node::next_element() const {
  Node node = next();
  while (node && node.is_text()) node = node.next();
  return node;
}

Node Node::child(std::string_view uri, std::string_view name) const {
  for (Node node = first_element(); node; node = node.next_element()) {
    if (node.local() == name && node.ns() == uri) return node;
  }
  return {};
}

std::string Node::all_text() const {
  std::string out(text());
  append_text(*this, out);
  return out;
}

std::string_view Node::source() const {
  return doc_->source_;
}
std::size_t Node::begin() const {
  return doc_->nodes_[index_].begin;
}
std::size_t Node::end() const {
  return doc_->nodes_[index_].end;
}
std::size_t Node::inner_begin() const {
  return doc_->nodes_[index_].inner_begin;
}
std::size_t Node::inner_end() const {
  return doc_->nodes_[index_].inner_end;
}

std::size_t Node::line() const {
  const std::string_view before = source().substr(0, begin());
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

Node Document::root() const {
  const std::uint32_t first = nodes_.front().first_child;
  return first == 0 ? Node() : Node(this, first);
}

std::string escape_text(std::string_view utf8) {
  return escape(utf8, false);
}

std::string escape_attribute(std::string_view utf8) {
  return escape(utf8, true);
}

}  // namespace sealpress::xml
