// 字数 of files.
#pragma once

#include <string>

#include "pipeline/workspace.h"
#include "text/count.h"

namespace sealpress::pipeline {

/// Counts a text file (UTF-8, UTF-16 or GB18030) or a Word file; "-" is standard input. Of a Word
/// file it counts what Word's dialog counts with text boxes and footnotes included: body, tables,
/// text boxes, footnotes and endnotes; not headers and footers.
Result<text::Counts> count_file(Workspace& workspace, const std::string& path);

}  // namespace sealpress::pipeline
