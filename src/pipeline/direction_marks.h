// Marks of direction in what was submitted: they make a text look like another.
#pragma once

#include "base/result.h"
#include "data/record.h"

namespace sealpress::pipeline {

/// For each text of the record that holds such marks: pipeline.direction_marks {marks}, a warning
/// with the text's path.
Diagnostics find_direction_marks(const data::Record& record);

}  // namespace sealpress::pipeline
