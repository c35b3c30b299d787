#include "intake/table.h"

#include <algorithm>
#include <deque>
#include <map>

#include "text/unicode.h"

namespace sealpress::intake {

namespace {

/// Titles above a header are few; a table without one is not read to its end in search of it.
constexpr std::size_t kMostRowsAboveHeader = 100;

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const data::Value& cell) { return cell.is_null(); });
}

bool has_two_texts(const TableRow& row) {
  const auto is_text = [](const data::Value& cell) { return cell.string() != nullptr; };
  return std::count_if(row.cells.begin(), row.cells.end(), is_text) >= 2;
}

/// Whether all rows have a value in the same column and in no other.
bool is_one_column(const std::deque<TableRow>& rows) {
  std::size_t column = 0;
  while (rows.front().cells[column].is_null()) ++column;
  return std::all_of(rows.begin(), rows.end(), [column](const TableRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].is_null() == (i == column)) return false;
    }
    return row.cells.size() > column;
  });
}

class TableReader final : public Reader {
 public:
  TableReader(std::unique_ptr<RowSource> source, std::string file, std::string sheet)
      : source_(std::move(source)) {
    origin_.file = std::move(file);
    origin_.sheet = std::move(sheet);
  }

  /// Finds the header; what was read behind it waits in `ahead_`.
  std::optional<Diagnostic> start() {
    while (ahead_.size() < kMostRowsAboveHeader) {
      auto row = source_->next();
      if (!row) break;
      if (!*row) return std::move(row->error());
      if (is_blank(**row)) continue;
      if (has_two_texts(**row)) {
        ahead_.clear();
        return set_header(**row);
      }
      ahead_.push_back(std::move(**row));
    }
    if (ahead_.empty() || !is_one_column(ahead_)) return error("intake.no_header");
    const TableRow header = std::move(ahead_.front());
    ahead_.pop_front();
    return set_header(header);
  }

  std::optional<Result<data::Record>> next() override {
    for (;;) {
      auto row = next_row();
      if (!row) return std::nullopt;
      if (!*row) return Result<data::Record>(fail(std::move(row->error())));
      if (!is_blank(**row)) return record(std::move(**row));
    }
  }

 private:
  Diagnostic error(std::string code) const {
    Diagnostic out = input_error(std::move(code)).in_file(origin_.file);
    out.place.sheet = origin_.sheet;
    return out;
  }

  std::optional<Diagnostic> set_header(const TableRow& row) {
    source_->found_header(row.number);
    std::map<std::string, std::size_t> seen;  // labels as they are compared
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string label = row.cells[i].to_text();
      if (!label.empty() && !seen.emplace(text::label_key(label), i).second) {
        Diagnostic out = error("intake.duplicate_label").with("label", label);
        out.place.line = row.number;
        out.place.column = static_cast<std::int64_t>(i + 1);
        return out;
      }
      if (!label.empty()) origin_.columns[label] = static_cast<std::int64_t>(i + 1);
      labels_.push_back(std::move(label));
    }
    return std::nullopt;
  }

  std::optional<Result<TableRow>> next_row() {
    if (ahead_.empty()) return source_->next();
    Result<TableRow> row = std::move(ahead_.front());
    ahead_.pop_front();
    return row;
  }

  Result<data::Record> record(TableRow row) {
    data::Record out;
    data::Object fields;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].is_null()) continue;
      if (i >= labels_.size() || labels_[i].empty()) {
        Diagnostic fault =
            error("intake.value_without_label").with("value", row.cells[i].to_text());
        fault.place.line = row.number;
        fault.place.column = static_cast<std::int64_t>(i + 1);
        return fail(std::move(fault));
      }
      fields.emplace_back(labels_[i], std::move(row.cells[i]));
    }
    out.fields = data::Value(std::move(fields));
    out.origin = origin_;
    out.origin.row = row.number;
    return out;
  }

  std::unique_ptr<RowSource> source_;
  data::Origin origin_;  ///< of every record but for its row
  std::vector<std::string> labels_;
  std::deque<TableRow> ahead_;
};

}  // namespace

Result<std::unique_ptr<Reader>> read_table(std::unique_ptr<RowSource> source, std::string file,
                                           std::string sheet) {
  auto reader = std::make_unique<TableReader>(std::move(source), std::move(file), std::move(sheet));
  if (auto fault = reader->start()) return fail(std::move(*fault));
  return Result<std::unique_ptr<Reader>>(std::move(reader));
}

}  // namespace sealpress::intake
