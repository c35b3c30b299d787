// Numbers of persons and accounts of which a spreadsheet has dropped digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace sealpress::intake {

/// The error about a value of which digits are lost. `kind` is xlsx or csv: what to do differs.
Diagnostic digits_lost(const std::string& value, const char* kind);

/// What a text of a CSV file says about digits: 3.40102E+17 has lost them (intake.digits_lost); in
/// 340102199003077000 they may be lost (intake.digits_doubtful, a warning).
std::optional<Diagnostic> doubt_about_digits(const std::string& text);

}  // namespace sealpress::intake
