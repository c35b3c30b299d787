#include <algorithm>

#include "base/trim.h"
#include "intake/csv.h"
#include "intake/digits.h"
#include "intake/readers.h"
#include "intake/table.h"

namespace sealpress::intake {

namespace {

/// Digits, perhaps with the X of an identity number behind them.
bool is_code(std::string_view text) {
  if (text.ends_with('X') || text.ends_with('x')) text.remove_suffix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What a cell says: without blanks around it, out of ="0571", which keeps Excel from dropping
/// zeros, and without the ' or ` that programs put before digits for the same end.
std::string_view cell_text(std::string_view field) {
  field = trimmed(field);
  const bool kept = field.size() >= 3 && field.substr(0, 2) == "=\"" && field.back() == '"';
  if (kept) return trimmed(field.substr(2, field.size() - 3));
  const bool marked = field.starts_with('\'') || field.starts_with('`');
  return marked && is_code(field.substr(1)) ? field.substr(1) : field;
}

class CsvRows final : public RowSource {
 public:
  explicit CsvRows(CsvParser parser) : parser_(std::move(parser)) {}

  std::optional<Result<TableRow>> next() override {
    auto row = parser_.next();
    if (!row) return std::nullopt;
    if (!*row) return Result<TableRow>(fail(std::move(row->error())));
    TableRow out;
    out.number = (*row)->line;
    for (const std::string& field : (*row)->fields) {
      std::string text(cell_text(field));
      if (auto doubt = doubt_about_digits(text)) {
        doubt->place.file = parser_.name();
        doubt->place.line = out.number;
        doubt->place.column = static_cast<std::int64_t>(out.cells.size() + 1);
        out.remarks.push_back(std::move(*doubt));
      }
      out.cells.push_back(text.empty() ? data::Value() : data::Value(std::move(text)));
    }
    return Result<TableRow>(std::move(out));
  }

 private:
  CsvParser parser_;
};

}  // namespace

Result<std::unique_ptr<Reader>> read_csv(Stream stream, const Limits& limits, const Shape* shape) {
  std::string name = stream.name();
  return read_table(std::make_unique<CsvRows>(CsvParser(std::move(stream), limits)),
                    std::move(name), "", shape ? Labels(shape->fields) : Labels());
}

}  // namespace sealpress::intake
