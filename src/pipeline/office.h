// Old files (.doc, .wps, .xls, RTF, .odt) as files of today, by LibreOffice where it is installed.
//
// It runs in a process of its own with a profile and a folder of its own, without network where the
// system allows that, and is ended after a time.
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"

namespace sealpress::pipeline {

struct OfficeLimits {
  std::chrono::seconds time{90};
  std::size_t memory = std::size_t{4} << 30;
  std::size_t file_bytes = std::size_t{200} << 20;
};

/// The file as .docx, or as .xlsx. `from` (doc, wps, rtf …) tells LibreOffice what it is. Fails:
/// collect.no_office, collect.office_too_slow, collect.office_failed. Safe to call from many
/// threads.
Result<std::string> converted(std::string_view bytes, const std::string& from, bool workbook,
                              const OfficeLimits& limits = {});

}  // namespace sealpress::pipeline
