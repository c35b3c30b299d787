// Preset shapes (ECMA-376 Part 1, 20.1.10.56), those that forms and notices use.
#pragma once

#include <string_view>

namespace sealpress::docx {

/// Guides are "name=formula;…", path commands "m x y;l x y;a wR hR start sweep;z".
struct Preset {
  std::string_view name, adjustments, guides, path;
};

/// nullptr if the preset is not known.
const Preset* find_preset(std::string_view name);

}  // namespace sealpress::docx
