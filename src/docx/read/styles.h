// The styles and numbering parts (ECMA-376 Part 1, 17.7 and 17.9).
#pragma once

#include "docx/styles.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// Fills `sheet` from w:styles; its theme is set before.
void read_styles(xml::Node root, StyleSheet& sheet);

/// `root` is w:numbering; an empty Node gives no instances. `sheet` resolves w:numStyleLink.
Numbering read_numbering(xml::Node root, const StyleSheet& sheet);

}  // namespace sealpress::docx
