// Small changes to pieces of XML that libxml2 has already found to be well-formed: properties of a
// run or a control, the namespaces of a part. Everything not named stays byte for byte.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::merge {

/// Name of the element that `source` begins with, with its prefix; empty if it begins otherwise.
std::string_view element_name(std::string_view source);
/// The same without its prefix.
std::string_view local_name(std::string_view source);

/// The start tag that `source` begins with, from < to >.
std::string_view start_tag(std::string_view source);

/// Raw (undecoded) value of an attribute of a start tag, by its full name.
std::optional<std::string_view> attribute(std::string_view start_tag, std::string_view name);

/// The full names of a start tag's attributes, in their order.
std::vector<std::string_view> attribute_names(std::string_view start_tag);
/// Where the start tags in some markup begin.
std::vector<std::size_t> start_tags(std::string_view markup);

/// A fixed list of names.
class Names {
 public:
  constexpr Names(std::initializer_list<std::string_view> names) : names_(names) {}
  bool holds(std::string_view name) const;

 private:
  std::initializer_list<std::string_view> names_;
};

/// A start tag whose attribute of that name, if it has one, gets another (raw) value.
std::string with_attribute_value(std::string_view start_tag, std::string_view name,
                                 std::string_view value);
/// A start tag without these attributes.
std::string without_attributes(std::string_view start_tag, Names names);

/// The elements that stand side by side in some content, each from < to its end.
std::vector<std::string_view> elements(std::string_view siblings);
/// The elements directly in an element.
std::vector<std::string_view> child_elements(std::string_view element);

/// Content, or an element's content, without the elements of these local names.
std::string without_elements(std::string_view siblings, Names local_names);
std::string without_children(std::string_view element, Names local_names);

/// w:rPr or w:pPr with `property` (a whole element) in it, in place of one of the same name, in the
/// schema's order. The properties may be empty.
std::string with_run_property(std::string_view rpr, std::string_view property);
std::string with_paragraph_property(std::string_view ppr, std::string_view property);
/// The same for a cell's w:tcPr.
std::string with_cell_property(std::string_view tcpr, std::string_view property);

/// Whether text between the tags of `source` holds `what` (attributes do not count).
bool text_contains(std::string_view source, std::string_view what);

/// The root's start tag with the namespaces w14 and w15 declared and ignorable (ISO/IEC 29500-3,
/// 10.1), as content controls of Word 2010 and later need them; nullopt if one of the prefixes
/// means something else there.
std::optional<std::string> with_control_namespaces(std::string_view root_tag);

}  // namespace sealpress::merge
