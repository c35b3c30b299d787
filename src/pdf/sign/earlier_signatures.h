// A seal added to a signed file must leave the earlier signatures as good as they were.
#pragma once

#include <string_view>

#include "base/result.h"
#include "pdf/read/outside.h"

namespace sealpress::pdf {

/// Judges both files as verify() does, without trust. Fails with pdf.would_spoil {field} for the
/// first signature that is good in `before` and not in `after`: the new seal stands over it, or
/// over what it signed. A file without signatures is not read at all.
Result<bool> keeps_earlier_signatures(std::string_view before, std::string_view after,
                                      const OutsideLimits& limits);

}  // namespace sealpress::pdf
