// The files that came back: those named, those below folders, those in archives (ZIP, RAR,
// 7z).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "pipeline/environment.h"

namespace sealpress::pipeline {

struct ReturnedFile {
  std::string path;  ///< as the user would find it; members of an archive behind its path and a /
  Result<std::string> bytes;
};

/// Hands every file to `visit`, one after the other, in the order of their names. What cannot be
/// read has its error in place of its bytes. Files of the system and Word's own locks (~$…) are
/// passed over; `passed_over` is told of the latter. Fails if a named path does not exist.
Result<void> each_returned(Environment& environment, const Limits& limits,
                           const std::vector<std::string>& paths,
                           const std::function<void(ReturnedFile)>& visit,
                           const std::function<void(const std::string&)>& passed_over);

}  // namespace sealpress::pipeline
