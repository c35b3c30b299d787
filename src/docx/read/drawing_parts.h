// Children and numbers of DrawingML elements, which come in several namespaces.
#pragma once

#include <string_view>

#include "xml/document.h"

namespace sealpress::docx {

/// First child of that local name in any namespace.
xml::Node part(xml::Node parent, std::string_view local);
/// An attribute's number, bounded; 0 if there is none.
double number(xml::Node e, std::string_view name);

}  // namespace sealpress::docx
