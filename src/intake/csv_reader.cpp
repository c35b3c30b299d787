#include <algorithm>

#include "intake/csv.h"
#include "intake/readers.h"
#include "intake/table.h"

namespace sealpress::intake {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
  return text.substr(first, text.find_last_not_of(" \t\n") + 1 - first);
}

/// What a cell says: without blanks around it, and out of ="0571", which keeps Excel from dropping
/// zeros.
std::string_view cell_text(std::string_view field) {
  field = trimmed(field);
  const bool kept = field.size() >= 3 && field.substr(0, 2) == "=\"" && field.back() == '"';
  return kept ? field.substr(2, field.size() - 3) : field;
}

class CsvRows final : public RowSource {
 public:
  explicit CsvRows(CsvParser parser) : parser_(std::move(parser)) {}

  std::optional<Result<TableRow>> next() override {
    auto row = parser_.next();
    if (!row) return std::nullopt;
    if (!*row) return Result<TableRow>(fail(std::move(row->error())));
    TableRow out{(*row)->line, {}};
    for (const std::string& field : (*row)->fields) {
      const std::string_view text = cell_text(field);
      out.cells.push_back(text.empty() ? data::Value() : data::Value(std::string(text)));
    }
    return Result<TableRow>(std::move(out));
  }

 private:
  CsvParser parser_;
};

}  // namespace

Result<std::unique_ptr<Reader>> read_csv(Stream stream, const Limits& limits) {
  std::string name = stream.name();
  return read_table(std::make_unique<CsvRows>(CsvParser(std::move(stream), limits)),
                    std::move(name), "");
}

}  // namespace sealpress::intake
