// The body cut into its sections (17.6).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "docx/document.h"

namespace sealpress::layout {

struct Section {
  const docx::SectionProperties* properties = nullptr;
  std::vector<const docx::Node*> blocks;
  /// Part names by docx::SectionProperties::Which, inherited ones filled in; empty: none.
  std::array<std::string, 3> headers, footers;
};

/// In the body's order; never empty.
std::vector<Section> split_sections(const docx::View& view);

}  // namespace sealpress::layout
