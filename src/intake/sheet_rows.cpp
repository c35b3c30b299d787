#include "intake/sheet_rows.h"

#include <algorithm>

namespace sealpress::intake {
namespace {

using sheet::Cell;

/// 12,345.60 as 12345.60; nullopt for what shows more than a number, leading zeros included.
std::optional<std::string> plain_number(std::string_view shown) {
  std::string out;
  std::copy_if(shown.begin(), shown.end(), std::back_inserter(out),
               [](char c) { return c != ','; });
  std::string_view rest = out;
  if (!rest.empty() && rest.front() == '-') rest.remove_prefix(1);
  const std::size_t whole = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (whole == 0 || (whole > 1 && rest.front() == '0')) return std::nullopt;
  rest.remove_prefix(whole);
  if (rest.empty()) return out;
  const bool fraction = rest.front() == '.' && rest.size() > 1 &&
                        rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return fraction ? std::optional(out) : std::nullopt;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
  return text.substr(first, text.find_last_not_of(" \t\n") + 1 - first);
}

data::Value value_of(const Cell& cell) {
  if (cell.kind == Cell::Kind::boolean) return cell.text == "TRUE";
  if (cell.kind == Cell::Kind::number) {
    if (auto literal = plain_number(cell.text)) return data::Number{std::move(*literal)};
  }
  std::string text = trimmed(cell.text);
  return text.empty() ? data::Value() : data::Value(std::move(text));
}

}  // namespace

std::optional<Result<TableRow>> SheetRows::next() {
  if (at_ == sheet_.rows.size()) return std::nullopt;
  const auto& cells = sheet_.rows[at_++];
  TableRow out{static_cast<std::int64_t>(at_), {}};
  for (const Cell& cell : cells) {
    if (cell.kind == Cell::Kind::error) return error(cell, out.cells.size() + 1);
    out.cells.push_back(value_of(cell));
  }
  return Result<TableRow>(std::move(out));
}

/// A cell merged over several rows says the same of each of them.
void SheetRows::found_header(std::int64_t number) {
  for (const sheet::Range& range : sheet_.merges) {
    if (range.first_row <= static_cast<std::size_t>(number)) continue;
    const std::size_t last = std::min(range.last_row, sheet_.rows.size());
    // Overlapping ranges, which no program writes, must not cost squares.
    for (std::size_t row = range.first_row + 1; row <= last && budget_ > 0; ++row, --budget_) {
      copy_down(range, row);
    }
  }
}

void SheetRows::copy_down(const sheet::Range& range, std::size_t row) {
  const auto& from = sheet_.rows[range.first_row - 1];
  if (from.size() < range.first_column) return;
  const Cell value = from[range.first_column - 1];
  auto& to = sheet_.rows[row - 1];
  if (to.size() < range.first_column) to.resize(range.first_column);
  Cell& cell = to[range.first_column - 1];
  if (cell.kind == Cell::Kind::empty) cell = value;
}

Result<TableRow> SheetRows::error(const Cell& cell, std::size_t column) const {
  Diagnostic out = input_error("intake.error_cell").with("value", cell.text).in_file(file_);
  out.place.sheet = sheet_.name;
  out.place.line = static_cast<std::int64_t>(at_);
  out.place.column = static_cast<std::int64_t>(column);
  return fail(std::move(out));
}

}  // namespace sealpress::intake
