// Charts (c:chartSpace, ECMA-376 Part 1, clause 21.2).
#pragma once

#include <optional>

#include "docx/chart.h"
#include "docx/styles.h"
#include "xml/document.h"

namespace sealpress::docx {

/// The chart of a part's root; nullopt for kinds that are not drawn (stock, surface, of-pie) and
/// for charts without a value.
std::optional<Chart> read_chart(xml::Node root, const Theme& theme);

}  // namespace sealpress::docx
