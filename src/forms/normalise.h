// Records with the schema's own labels.
#pragma once

#include "base/diagnostic.h"
#include "data/value.h"

namespace sealpress::forms {

/// `value` with its keys as the schema spells them, and numbers where only text may stand as they
/// were written. Tells: forms.unknown_field, forms.misspelt_field {nearest},
/// forms.more_unknown_fields {count}, forms.same_field_twice {first, second},
/// forms.zero_for_blank.
data::Value normalised(const data::Value& schema, data::Value value, Diagnostics& findings);

}  // namespace sealpress::forms
