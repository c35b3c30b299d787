// Parts of a package as XML.
#pragma once

#include <memory>
#include <string_view>

#include "package/package.h"
#include "xml/document.h"

namespace sealpress::opc {

/// Reads and parses a part. Errors are those of the package and of the XML.
Result<std::unique_ptr<const xml::Document>> parse_part(const package::Package& file,
                                                        std::string_view part,
                                                        const Limits& limits);

}  // namespace sealpress::opc
