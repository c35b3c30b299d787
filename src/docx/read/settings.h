// The settings part (ECMA-376 Part 1, 17.15).
#pragma once

#include "docx/properties.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// `root` is w:settings; an empty Node gives the defaults of a file without settings.
Settings read_settings(xml::Node root);

/// w:compatSetting overrideTableStyleFontSizeAndJustification: on in files of Word 2010 and later.
bool overrides_table_style(xml::Node root);

}  // namespace sealpress::docx
