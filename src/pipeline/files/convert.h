// Any Word file through the layout engine.
#pragma once

#include <string>

#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct Converted {
  std::string pdf;
  std::size_t pages = 0;
  /// What could not be shown as Word shows it, in the document's order.
  Diagnostics report;
};

/// Lays out the Word file at `path`. `like_libreoffice` switches the engine's named differences,
/// and takes the fonts that LibreOffice would.
Result<Converted> convert(Workspace& workspace, const std::string& path,
                          bool like_libreoffice = false);

}  // namespace sealpress::pipeline
