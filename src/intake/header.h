// Where the header of a table is: the row of labels, or the rows where groups stand above them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/labels.h"
#include "sheet/sheet.h"

namespace sealpress::intake {

/// Headers lie near the top; a table is not read to its end in search of one.
inline constexpr std::size_t kMostRowsAboveHeader = 100;

struct HeaderRow {
  std::size_t row = 0;      ///< from 0
  std::size_t matches = 0;  ///< known labels that it names
};

/// The header among rows of texts ("" for cells that are none), by the rule of read_table; nullopt
/// where no row names a label and none has two texts.
std::optional<HeaderRow> find_header(const std::vector<std::vector<std::string>>& rows,
                                     const Labels& labels);

/// The labels of a header of two rows in a file that knows no merged cells: above each group its
/// name and blanks, below it the labels; a column without a group has its label above. Nothing if
/// these are not two such rows, or if they name no more labels together than apart.
std::optional<std::vector<std::string>> joined_headings(const std::vector<std::string>& upper,
                                                        const std::vector<std::string>& lower,
                                                        const Labels& labels);

/// The texts of a sheet's upper rows.
std::vector<std::vector<std::string>> upper_texts(const sheet::Sheet& sheet);

/// Makes one row of a header of several (groups above labels, as merged cells show): the last one
/// then holds all labels, those above it nothing. A label is that below its group; where the form
/// knows the two together (企业.名称), or several groups have the same one, it is both. `row` is
/// any of the header's rows; returns its last.
std::size_t join_header(sheet::Sheet& sheet, std::size_t row, const Labels& labels);

}  // namespace sealpress::intake
