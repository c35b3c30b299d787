// An applicant's own form with what is wrong written beside it.
#pragma once

#include <string>

#include "base/result.h"
#include "messages/messages.h"
#include "pipeline/fill/job.h"

namespace sealpress::pipeline {

/// The Word file of a record, filled as far as it can be, each finding a Word comment on the field
/// that it is about (on the first paragraph where it is about none that the form shows).
Checked<std::string> annotated(const Press& press, const data::Record& record,
                               const Diagnostics& findings, messages::Language language);

}  // namespace sealpress::pipeline
