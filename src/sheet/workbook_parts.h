// Which parts a workbook has (OPC relationships, ECMA-376 Part 2, clause 9.3).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "package/package.h"
#include "xml/document.h"

namespace sealpress::sheet {

struct Relationship {
  std::string kind;    ///< last segment of its type: worksheet, styles, sharedStrings ...
  std::string target;  ///< part name
};

/// Relationships of a part by id; none if it has no .rels part.
Result<std::map<std::string, Relationship, std::less<>>> relationships(const package::Package& file,
                                                                       std::string_view source_part,
                                                                       const Limits& limits);

/// Reads and parses a part.
Result<std::unique_ptr<const xml::Document>> parse_part(const package::Package& file,
                                                        std::string_view part,
                                                        const Limits& limits);

}  // namespace sealpress::sheet
