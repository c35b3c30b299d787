// A seal added to a signed file must leave the earlier signatures as good as they were.
#pragma once

#include <string_view>

#include "base/result.h"
#include "pdf/read/outside.h"

namespace sealpress::pdf {

/// Judges `sealed`, whose last version is a new seal, as verify() does, without trust. Fails with
/// pdf.would_spoil {field} for the first signature that would be good without that version: the
/// seal stands over it, or over what it signed. Fails as verify() does, too.
Result<void> keeps_earlier_signatures(std::string_view sealed, const OutsideLimits& limits);

}  // namespace sealpress::pdf
