// Elements by their local names: strict and transitional workbooks (and the producers between)
// differ only in namespaces.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "xml/document.h"

namespace sealpress::sheet {

/// First child element; an empty node if there is none, or no parent.
inline xml::Node first_element(xml::Node parent) {
  return parent ? parent.first_element() : xml::Node();
}

/// First child element of that name; an empty node if there is none, or no parent.
inline xml::Node child(xml::Node parent, std::string_view local) {
  xml::Node node = first_element(parent);
  while (node && node.local() != local) node = node.next_element();
  return node;
}

/// Value of the attribute that has no namespace; "" if absent, or there is no node.
inline std::string_view attribute(xml::Node node, std::string_view local) {
  return node ? node.attribute("", local).value_or("") : "";
}

/// Value of the relationship id, whatever its namespace; "" if absent.
inline std::string_view relationship_id(xml::Node node) {
  for (const xml::Attribute& a : node.attributes()) {
    if (a.local == "id" && !a.ns.empty()) return a.value;
  }
  return "";
}

inline bool is_on(std::string_view value) {
  return value == "1" || value == "true";
}

/// A whole number; nullopt for anything else.
inline std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace sealpress::sheet
