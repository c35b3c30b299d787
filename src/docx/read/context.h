// What the readers of one part share: where it stands, the arena, the theme, the remarks.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "docx/node.h"
#include "docx/styles.h"
#include "docx/vocabulary/names.h"
#include "opc/relationships.h"
#include "package/package.h"

namespace sealpress::docx {

/// What cannot be shown, gathered: one remark for each kind of thing in each part, with its number
/// and the first place.
class Remarks {
 public:
  struct Item {
    Diagnostic diagnostic;
    const Node* first = nullptr;  ///< its place is found when the file has been read
    std::int64_t count = 0;
  };
  /// `element` may be empty.
  void add(std::string_view code, std::string_view part, std::string_view element,
           const Node* node);
  std::vector<Item>& items() { return items_; }

 private:
  std::vector<Item> items_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// What all parts of a file share.
struct FileContext {
  const package::Package& package;
  const Limits& limits;
  const Theme& theme;
  const std::vector<Length>& line_widths;
  Arena& arena;
  Remarks& remarks;
  std::size_t& foreign_left;  ///< bytes of chart and diagram parts that may still be parsed
};

/// Properties that are stated by the same bytes are one object: a form has thousands of runs and a
/// few dozen formats.
template <class T>
class Interner {
 public:
  /// `read` makes the value of an element that was not met before; an empty element has `none`.
  template <class Read>
  const T* get(xml::Node element, Arena& arena, Read&& read) {
    static const T none{};
    if (!element) return &none;
    const std::string_view bytes =
        element.source().substr(element.begin(), element.end() - element.begin());
    const auto [at, is_new] = known_.try_emplace(bytes, nullptr);
    if (is_new) at->second = arena.keep(read(element));
    return at->second;
  }

 private:
  std::unordered_map<std::string_view, const T*> known_;
};

/// Collects the children of a source node so that they tile what lies between its tags.
class Tiles {
 public:
  Tiles(Arena& arena, xml::Node parent)
      : arena_(arena),
        source_(parent.source()),
        at_(parent.inner_begin()),
        end_(parent.inner_end()) {}

  /// Adds the node made of `element`; what lies before it becomes a Raw node.
  void add(const Node* node, xml::Node element);
  /// Ends the Raw node before `element` and the one after it at its borders.
  void add_raw(xml::Node element);
  std::span<const Node* const> finish();

 private:
  void fill(std::size_t end);

  Arena& arena_;
  std::string_view source_;
  std::size_t at_, end_;
  std::vector<const Node*> nodes_;
};

/// A node of that type with the tags of `element`.
template <class T>
T* make_node(Arena& arena, xml::Node element, NodeKind kind) {
  T* node = arena.make<T>();
  const std::string_view source = element.source();
  node->kind = kind;
  node->open = source.substr(element.begin(), element.inner_begin() - element.begin());
  node->close = source.substr(element.inner_end(), element.end() - element.inner_end());
  return node;
}
template <class T>
T* make_node(Arena& arena, xml::Node element) {
  return make_node<T>(arena, element, T::kKind);
}

/// The name of an element as its source writes it: w:ruby.
std::string_view qualified_name(xml::Node element);

}  // namespace sealpress::docx
