// Rows of a table that are no records: hints below the header, totals, who filled it in.
#pragma once

#include <string>
#include <vector>

#include "intake/table.h"

namespace sealpress::intake {

/// What a row is. A hidden one is a record too; see PassedOver.
enum class RowKind : std::uint8_t { record, hint, total, signature, hidden };

/// By its first cell that says something. `behind_header` counts the rows that are not blank, from
/// 0: hints stand directly below the header. `labels` are those of the columns.
RowKind kind_of(const TableRow& row, std::size_t behind_header,
                const std::vector<std::string>& labels);

}  // namespace sealpress::intake
