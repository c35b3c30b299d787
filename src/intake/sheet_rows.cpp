#include "intake/sheet_rows.h"

#include <algorithm>

#include "base/trim.h"
#include "intake/digits.h"

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

data::Value value_of(const Cell& cell) {
  if (cell.kind == Cell::Kind::boolean) return cell.text == "TRUE";
  if (cell.kind == Cell::Kind::number) {
    if (auto literal = plain_number(cell.text)) return data::Number{std::move(*literal)};
  }
  std::string text(trimmed(cell.text));
  return text.empty() ? data::Value() : data::Value(std::move(text));
}

}  // namespace

SheetRows::SheetRows(sheet::Sheet sheet, std::string file, const Limits& limits, std::size_t header)
    : sheet_(std::move(sheet)),
      file_(std::move(file)),
      header_(header + 1),
      budget_(limits.elements) {
  copy_merged();
}

std::optional<Result<TableRow>> SheetRows::next() {
  if (at_ == sheet_.rows.size()) return std::nullopt;
  const auto& cells = sheet_.rows[at_++];
  TableRow out;
  out.number = static_cast<std::int64_t>(at_);
  out.hidden = sheet_.hidden_rows.contains(at_);
  for (const Cell& cell : cells) {
    const auto column = out.cells.size() + 1;
    if (cell.kind == Cell::Kind::error) return error(cell, column);
    if (cell.digits_lost) out.remarks.push_back(placed(digits_lost(cell.text, "xlsx"), column));
    out.cells.push_back(value_of(cell));
  }
  if (at_ > header_) add_pictures(out);
  return Result<TableRow>(std::move(out));
}

/// A picture is the value of a cell that says nothing else.
void SheetRows::add_pictures(TableRow& row) const {
  for (auto at = sheet_.pictures.lower_bound({at_, 0}); at != sheet_.pictures.end(); ++at) {
    const auto& [position, bytes] = *at;
    if (position.first != at_) break;
    if (row.cells.size() < position.second) row.cells.resize(position.second);
    data::Value& cell = row.cells[position.second - 1];
    if (!cell.is_null()) continue;
    const std::string name = "工作表“" + sheet_.name + "”第" + std::to_string(at_) + "行第" +
                             std::to_string(position.second) + "列的图片";
    row.files[name] = bytes;
    cell = data::Value(name);
  }
}

/// A cell merged over several rows says the same of each of them.
void SheetRows::copy_merged() {
  for (const sheet::Range& range : sheet_.merges) {
    if (range.first_row <= header_) continue;
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

Diagnostic SheetRows::placed(Diagnostic about, std::size_t column) const {
  about.place.file = file_;
  about.place.sheet = sheet_.name;
  about.place.line = static_cast<std::int64_t>(at_);
  about.place.column = static_cast<std::int64_t>(column);
  return about;
}

Result<TableRow> SheetRows::error(const Cell& cell, std::size_t column) const {
  const bool wps = cell.text.starts_with("=DISPIMG(");
  const bool picture = wps || cell.text.starts_with("=IMAGE(");
  Diagnostic out = input_error(picture ? "intake.picture_not_held" : "intake.error_cell")
                       .with("value", cell.text);
  if (picture) out.args.push_back({"kind", wps ? "wps" : "web"});
  return fail(placed(std::move(out), column));
}

}  // namespace sealpress::intake
