// Files that a record's values name: pictures and Word files that come with a submission.
//
// A path is seen from the folder of the data file, then from the folders named on the command line.
// Whatever it says, and wherever symbolic links lead, the file must lie inside one of these
// folders: a submission comes from outside, and must not make us read anything else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "pipeline/environment.h"

namespace sealpress::pipeline {

/// Safe to use from many threads.
class Companions {
 public:
  /// `folders` come after the data file's own. `limit` is the largest file, in bytes.
  Companions(Environment& environment, std::vector<std::string> folders, std::size_t limit)
      : environment_(environment), folders_(std::move(folders)), limit_(limit) {}

  /// The bytes of a file that a value of the record names, or of a picture that came with the
  /// record itself. Errors name the path as the value has it: pipeline.companion_missing,
  /// pipeline.companion_outside, and those of reading.
  Result<std::string> read(const data::Record& record, std::string_view path) const;

 private:
  Environment& environment_;
  std::vector<std::string> folders_;
  std::size_t limit_;
};

}  // namespace sealpress::pipeline
