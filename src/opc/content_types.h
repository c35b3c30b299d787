// [Content_Types].xml (OPC, ECMA-376 Part 2, clause 10.1.2): read, and added to. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::opc {

/// [Content_Types].xml with a Default for the extension, unless it has one.
std::string add_default_type(std::string_view xml, std::string_view extension,
                             std::string_view content_type);
/// [Content_Types].xml with an Override for the part, unless it has one.
std::string add_override_type(std::string_view xml, std::string_view part,
                              std::string_view content_type);
/// The content type that [Content_Types].xml gives to a part, empty if none.
std::string content_type_of(std::string_view types_xml, std::string_view part);

}  // namespace sealpress::opc
