// 字数 of files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/workspace.h"
#include "text/count.h"

namespace sealpress::pipeline {

/// Which part of a Word file is counted; everything if nothing is named.
struct CountWhat {
  std::string section;    ///< the title of a heading
  std::string control;    ///< the tag or title of a content control
  bool sections = false;  ///< each section on its own, beside the whole
};

struct SectionCounts {
  std::string heading;
  int level = 1;
  text::Counts all, body;
};

struct FileCounts {
  text::Counts all;  ///< what Word's dialog shows as it stands: text boxes and notes included
  text::Counts body;  ///< with its check box 包括文本框、脚注和尾注 cleared; of text the same
  bool word = false;                    ///< a Word file
  std::vector<SectionCounts> sections;  ///< where they were asked for
};

/// Counts a text file (UTF-8, UTF-16 or GB18030) or a Word file, or a part of a Word file; "-" is
/// standard input. Headers and footers never count. Errors: those of reading;
/// pipeline.no_section, pipeline.no_control, pipeline.no_word_file.
Result<FileCounts> count_file(Workspace& workspace, const std::string& path,
                              const CountWhat& what = {});

}  // namespace sealpress::pipeline
