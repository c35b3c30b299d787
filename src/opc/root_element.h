// Adding an element to the root of a part that was found to be well-formed.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::opc {

/// The prefix with its colon that the root element of `xml` has: names that are added need it too.
std::string root_prefix(std::string_view xml, std::string_view root);

/// Puts `element` before the end tag of the root, whose local name is `root`.
std::string insert_last(std::string_view xml, std::string_view root, const std::string& element);

/// An attribute as it stands in a start tag, with the blank before it.
std::string attribute_text(std::string_view name, std::string_view value);

}  // namespace sealpress::opc
