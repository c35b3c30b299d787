// What a schema must not say, found before anything is made of it: a form's file comes from
// outside.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "data/value.h"

namespace sealpress::forms {

/// All faults, each with its JSON pointer in the schema: an unknown type, a reference to another
/// file or to nothing, references that only lead to each other, a pattern that is none or stands
/// where it is not looked at, keywords of a wrong shape. Code forms.bad_schema; text.bad_pattern.
Diagnostics faults_of(const data::Value& schema);

}  // namespace sealpress::forms
