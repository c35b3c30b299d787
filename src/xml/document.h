// Guarded XML: a flat tree in which every element knows the bytes it came from.
//
// libxml2 decides what is well-formed; this folder refuses what it does not stop (any DOCTYPE, too
// many attributes, too many elements, too deep) before or while it parses, and never loads anything
// from outside. Other encodings are converted to UTF-8 first; offsets are into that UTF-8 text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::xml {

struct Attribute {
  std::string_view ns;     ///< namespace URI, empty for none
  std::string_view local;  ///< local name
  std::string_view value;  ///< decoded
};

/// Namespace of namespace declarations, and of xml:space and xml:lang.
inline constexpr std::string_view kXmlns = "http://www.w3.org/2000/xmlns/";
inline constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";

class Document;

/// Handle of one node; cheap to copy, valid as long as its Document.
class Node {
 public:
  Node() = default;
  explicit operator bool() const { return doc_ != nullptr; }

  bool is_text() const;
  std::string_view ns() const;     ///< namespace URI
  std::string_view local() const;  ///< local name
  std::string_view text() const;   ///< of a text node, decoded
  /// Namespace declarations are among them, as in the DOM: namespace kXmlns, local name the prefix
  /// ("" for the default namespace).
  std::span<const Attribute> attributes() const;
  /// Value of an attribute by namespace and local name; nullopt if absent.
  std::optional<std::string_view> attribute(std::string_view ns, std::string_view local) const;

  /// URI that a prefix is bound to here; nullopt if it is not declared.
  std::optional<std::string_view> namespace_of(std::string_view prefix) const;

  Node parent() const;
  Node first_child() const;  ///< elements and text
  Node next() const;
  Node first_element() const;
  Node next_element() const;
  /// First child element of that name, or an empty Node.
  Node child(std::string_view ns, std::string_view local) const;
  /// All text below, concatenated.
  std::string all_text() const;

  /// The part's whole text, UTF-8.
  std::string_view source() const;
  /// Bytes of the whole node [begin, end) and of what lies between its tags [inner_begin,
  /// inner_end). `<a/>` has an empty inner range at `end`.
  std::size_t begin() const;
  std::size_t end() const;
  std::size_t inner_begin() const;
  std::size_t inner_end() const;
  std::size_t line() const;  ///< from 1; counted at each call

 private:
  friend class Document;
  Node(const Document* doc, std::uint32_t index) : doc_(doc), index_(index) {}
  const Document* doc_ = nullptr;
  std::uint32_t index_ = 0;
};

/// A parsed part. Owns its text; immutable; shared between threads.
///
/// Character data between two tags is one text node, CDATA sections and references decoded;
/// comments and processing instructions are no nodes, their bytes lie in a text node's range or in
/// none.
class Document {
 public:
  /// Errors: xml.doctype, xml.syntax (with line, column), xml.too_many_attributes,
  /// xml.too_many_elements, xml.too_deep, xml.too_large, xml.encoding.
  static Result<std::unique_ptr<const Document>> parse(std::string bytes, std::string_view file,
                                                       std::string_view part,
                                                       const Limits& limits = {});
  Node root() const;
  std::string_view source() const { return source_; }

  struct Data {
    std::uint32_t parent = 0, first_child = 0, next = 0;  ///< 0: none
    std::uint32_t begin = 0, end = 0, inner_begin = 0, inner_end = 0;
    std::uint32_t first_attribute = 0, attributes = 0;
    bool text = false;
    std::string_view ns;
    std::string_view content;  ///< local name of an element, characters of a text node
  };

 private:
  friend class Node;
  friend class Builder;
  Document() = default;
  std::string source_;
  std::vector<Data> nodes_;  ///< the first one stands for the document itself
  std::vector<Attribute> attributes_;
  std::vector<std::unique_ptr<char[]>> pool_;  ///< decoded text that differs from the source
  std::shared_ptr<const void> names_;          ///< the parser's dictionary: names and namespaces
};

/// Text with & < > (and " in attributes) escaped; characters that XML 1.0 forbids are dropped.
std::string escape_text(std::string_view utf8);
std::string escape_attribute(std::string_view utf8);

}  // namespace sealpress::xml
