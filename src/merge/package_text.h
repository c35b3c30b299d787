// The text parts that tie a package together (OPC, ECMA-376 Part 2): relationships, content types.
// Additions only; what stands there stays byte for byte.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::merge {

/// word/document.xml -> word/_rels/document.xml.rels
std::string relationships_part(std::string_view part);

/// `rels` (may be empty) with one more relationship to a part of the package; `id` receives its
/// new id.
std::string with_relationship(std::string rels, std::string_view type, std::string_view part,
                              std::string& id);

/// `types` with a content type for an extension, unless it has one.
std::string with_default_type(std::string types, std::string_view extension, std::string_view type);
/// `types` with the content type of one part.
std::string with_part_type(std::string types, std::string_view part, std::string_view type);

/// The URI of an office relationship type ("image", "header"), strict or transitional.
std::string relationship_type(std::string_view name, bool strict);

/// Whether a part's root element is of the strict dialect (ISO/IEC 29500-1).
bool is_strict(std::string_view root_tag);

}  // namespace sealpress::merge
