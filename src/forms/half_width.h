// Numbers and codes typed in full-width characters: １３９, ９１Ａ, ３．５.
#pragma once

#include "data/value.h"
#include "forms/fields.h"

namespace sealpress::forms {

/// Brings the digits, letters and the marks of numbers (．－＠) of that field to their half-width
/// forms, as they are to be printed. Says so for each place that was changed: forms.full_width, an
/// info with {value} as typed and {shown}.
void to_half_width(const FieldRef& field, data::Value& record, Diagnostics& findings);

}  // namespace sealpress::forms
