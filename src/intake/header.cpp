#include "intake/header.h"

#include <algorithm>
#include <map>

#include "text/unicode.h"

namespace sealpress::intake {
namespace {

using sheet::Cell;
using sheet::Range;
using sheet::Sheet;

constexpr std::size_t kMostHeaderRows = 4;

/// 填报单位：某某协会 above a table is no heading; 填报单位： may be.
bool is_head_line(const std::string& text) {
  const std::string key = text::label_key(text);
  const std::size_t colon = key.find(':');
  return colon != std::string::npos && colon + 1 < key.size();
}

std::size_t headings_in(const std::vector<std::string>& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), [](const auto& text) {
    return !text.empty() && !is_head_line(text);
  }));
}

std::string text_at(const Sheet& sheet, std::size_t row, std::size_t column) {
  if (row >= sheet.rows.size() || column >= sheet.rows[row].size()) return {};
  return sheet.rows[row][column].text;
}

/// The merged cells that a cell (from 0) belongs to.
const Range* merge_at(const Sheet& sheet, std::size_t row, std::size_t column) {
  const auto holds = [&](const Range& m) {
    return m.first_row <= row + 1 && row + 1 <= m.last_row && m.first_column <= column + 1 &&
           column + 1 <= m.last_column;
  };
  const auto at = std::find_if(sheet.merges.begin(), sheet.merges.end(), holds);
  return at == sheet.merges.end() ? nullptr : &*at;
}

std::size_t width_of(const Sheet& sheet, std::size_t row) {
  return row < sheet.rows.size() ? sheet.rows[row].size() : 0;
}

/// The text of a cell, or of the merged cells that it belongs to.
std::string shown_at(const Sheet& sheet, std::size_t row, std::size_t column) {
  const Range* merge = merge_at(sheet, row, column);
  return merge ? text_at(sheet, merge->first_row - 1, merge->first_column - 1)
               : text_at(sheet, row, column);
}

/// Whether a row names groups: some of its cells are merged over columns each of which has a text
/// of its own below. A field above the table (填报单位： and its value) is none.
bool names_groups(const Sheet& sheet, std::size_t row) {
  if (row < sheet.rows.size() &&
      std::any_of(sheet.rows[row].begin(), sheet.rows[row].end(), [](const Cell& cell) {
        return text::label_key(cell.text).find(':') != std::string::npos;
      })) {
    return false;
  }
  bool any = false;
  for (const Range& m : sheet.merges) {
    if (m.first_row != row + 1 || m.last_row != row + 1 || m.last_column == m.first_column)
      continue;
    if (headings_in({text_at(sheet, row, m.first_column - 1)}) == 0) return false;
    for (std::size_t column = m.first_column - 1; column < m.last_column; ++column) {
      if (text_at(sheet, row + 1, column).empty()) return false;
    }
    any = true;
  }
  if (!any) return false;
  // A title over the whole table is no group.
  const Range* first = merge_at(sheet, row, 0);
  return !first || first->last_row > row + 1 || first->last_column < width_of(sheet, row + 1);
}

struct Rows {
  std::size_t first, last;
};

/// The rows of the header that `row` belongs to.
Rows header_rows(const Sheet& sheet, std::size_t row) {
  Rows rows{row, row};
  for (const Range& m : sheet.merges) {
    const bool over_rows = m.last_row > m.first_row && m.first_column == m.last_column;
    const bool here = m.first_row <= row + 1 && row + 1 <= m.last_row;
    if (!over_rows || !here || m.last_row - m.first_row >= kMostHeaderRows) continue;
    rows.first = std::min(rows.first, m.first_row - 1);
    rows.last = std::max(rows.last, m.last_row - 1);
  }
  while (rows.first > 0 && rows.last - rows.first + 1 < kMostHeaderRows &&
         names_groups(sheet, rows.first - 1)) {
    --rows.first;
  }
  while (rows.last - rows.first + 1 < kMostHeaderRows && names_groups(sheet, rows.last))
    ++rows.last;
  rows.last = std::min(rows.last, sheet.rows.empty() ? 0 : sheet.rows.size() - 1);
  return rows;
}

/// The label of a column whose lowest text and group are given.
std::string joined(const std::string& group, const std::string& label, bool unique,
                   const Labels& labels) {
  if (label.empty() || group.empty() || group == label) return label.empty() ? group : label;
  for (const std::string& both : {group + "." + label, group + label}) {
    const auto known = labels.find(both);
    if (known && bare_label(*known) == bare_label(both)) return *known;
  }
  if (labels.find(label) && unique) return label;
  return unique ? label : group + "." + label;
}

}  // namespace

std::optional<HeaderRow> find_header(const std::vector<std::vector<std::string>>& rows,
                                     const Labels& labels) {
  std::optional<HeaderRow> best, first;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!first && headings_in(rows[i]) >= 2) first = HeaderRow{i, 0};
    const std::size_t found = labels.matches(rows[i]);
    if (found > (best ? best->matches : 0)) best = HeaderRow{i, found};
  }
  if (first) first->matches = labels.matches(rows[first->row]);
  // One label alone may be a line above the table.
  const bool sure = best && (best->matches > 1 || !first || labels.size() == 1);
  return sure ? best : first;
}

std::optional<std::vector<std::string>> joined_headings(const std::vector<std::string>& upper,
                                                        const std::vector<std::string>& lower,
                                                        const Labels& labels) {
  const std::size_t columns = std::max(upper.size(), lower.size());
  const auto at = [](const std::vector<std::string>& row, std::size_t column) {
    return column < row.size() ? row[column] : std::string();
  };
  std::map<std::string, int> count;
  for (const std::string& label : lower) ++count[label];
  std::vector<std::string> names;
  bool groups = false, alone = false;
  for (std::size_t c = 0; c < columns;) {
    const std::string name = at(upper, c);
    std::size_t end = c + 1;
    while (end < columns && at(upper, end).empty()) ++end;
    const bool group = !at(lower, c).empty();
    if (name.empty() || (!group && end > c + 1)) return std::nullopt;
    (group ? groups : alone) = true;
    for (; c < end; ++c) {
      const std::string label = at(lower, c);
      if (group && label.empty()) return std::nullopt;
      names.push_back(joined(group ? name : "", group ? label : name, count[label] == 1, labels));
    }
  }
  const std::size_t apart = std::max(labels.matches(upper), labels.matches(lower));
  if (!groups || !alone || labels.matches(names) <= apart) return std::nullopt;
  return names;
}

std::vector<std::vector<std::string>> upper_texts(const Sheet& sheet) {
  std::vector<std::vector<std::string>> out;
  const std::size_t end = std::min(sheet.rows.size(), kMostRowsAboveHeader);
  for (std::size_t i = 0; i < end; ++i) {
    std::vector<std::string>& row = out.emplace_back();
    for (const Cell& cell : sheet.rows[i]) {
      row.push_back(cell.kind == Cell::Kind::text ? cell.text : std::string());
    }
  }
  return out;
}

std::size_t join_header(Sheet& sheet, std::size_t row, const Labels& labels) {
  const Rows rows = header_rows(sheet, row);
  if (rows.first == rows.last) return row;
  std::size_t columns = 0;
  for (std::size_t i = rows.first; i <= rows.last; ++i)
    columns = std::max(columns, width_of(sheet, i));
  std::vector<std::string> names;
  for (std::size_t c = 0; c < columns; ++c) names.push_back(shown_at(sheet, rows.first, c));
  for (std::size_t i = rows.first + 1; i <= rows.last; ++i) {
    std::vector<std::string> below;
    std::map<std::string, int> count;
    for (std::size_t c = 0; c < columns; ++c) ++count[below.emplace_back(shown_at(sheet, i, c))];
    for (std::size_t c = 0; c < columns; ++c) {
      names[c] = joined(names[c], below[c], count[below[c]] == 1, labels);
    }
  }
  for (std::size_t i = rows.first; i < rows.last; ++i) sheet.rows[i].clear();
  std::vector<Cell>& header = sheet.rows[rows.last];
  header.assign(columns, Cell());
  for (std::size_t c = 0; c < columns; ++c) {
    if (!names[c].empty()) header[c] = {Cell::Kind::text, false, names[c], {}};
  }
  return rows.last;
}

}  // namespace sealpress::intake
