#include "intake/table.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "intake/header.h"
#include "intake/passed_over.h"
#include "intake/row_kind.h"
#include "intake/shape.h"
#include "text/unicode.h"

namespace sealpress::intake {

namespace {

/// Rows read ahead in search of the one that names most labels.
constexpr std::size_t kRowsSearched = 30;

/// Columns that say where a row came from.
bool is_provenance(const std::string& label) {
  return label == kReturnedColumn || label == kDigestColumn;
}

/// The column that only counts the rows.
bool is_number(const std::string& label) {
  return text::label_key(label) == "序号";
}

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const data::Value& cell) { return cell.is_null(); });
}

/// Whether all rows have a value in the same column and in no other.
bool is_one_column(const std::deque<Result<TableRow>>& rows) {
  std::size_t column = 0;
  while (rows.front()->cells[column].is_null()) ++column;
  return std::all_of(rows.begin(), rows.end(), [column](const Result<TableRow>& row) {
    if (!row) return true;
    for (std::size_t i = 0; i < row->cells.size(); ++i) {
      if (row->cells[i].is_null() == (i == column)) return false;
    }
    return row->cells.size() > column;
  });
}

class TableReader final : public Reader {
 public:
  TableReader(std::unique_ptr<RowSource> source, std::string file, std::string sheet, Labels known)
      : source_(std::move(source)), known_(std::move(known)) {
    origin_.file = std::move(file);
    origin_.sheet = std::move(sheet);
  }

  /// Takes the header from row `number`.
  std::optional<Diagnostic> start_at(std::int64_t number) {
    while (auto row = source_->next()) {
      if (*row && (*row)->number < number) continue;
      return *row ? set_header(**row) : std::optional(std::move(row->error()));
    }
    return error("intake.no_header");
  }

  /// Finds the header; what was read behind it waits in `ahead_`.
  std::optional<Diagnostic> start() {
    std::vector<std::vector<std::string>> texts;
    std::optional<HeaderRow> found;
    while (texts.size() < kMostRowsAboveHeader && !found) {
      auto row = source_->next();
      if (!row) break;
      if (!*row && texts.empty()) return std::move(row->error());
      if (*row && is_blank(**row)) continue;
      texts.push_back(*row ? headings_of(**row) : std::vector<std::string>());
      ahead_.push_back(std::move(*row));
      join_rows(texts);
      const bool enough = known_.empty() || texts.size() >= kRowsSearched;
      if (enough) found = find_header(texts, known_);
    }
    if (!found) found = find_header(texts, known_);
    if (!found && (ahead_.empty() || !is_one_column(ahead_))) return error("intake.no_header");
    const std::size_t at = found ? found->row : 0;
    const TableRow header = std::move(*ahead_[at]);
    ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    return set_header(header);
  }

  std::optional<Result<data::Record>> next() override {
    for (;;) {
      auto row = next_row();
      if (!row) {
        remarks_ = passed_over_.take(origin_.file);
        return std::nullopt;
      }
      if (!*row) return Result<data::Record>(fail(std::move(row->error())));
      if (says_nothing(**row)) continue;
      const RowKind kind = kind_of(**row, behind_header_++, labels_);
      if (kind == RowKind::record) {
        if ((**row).hidden) passed_over_.add(RowKind::hidden, **row, origin_.sheet);
        return record(std::move(**row));
      }
      passed_over_.add(kind, **row, origin_.sheet);
    }
  }

  Diagnostics take_remarks() override { return std::exchange(remarks_, {}); }

 private:
  Diagnostic error(std::string code) const {
    Diagnostic out = input_error(std::move(code)).in_file(origin_.file);
    out.place.sheet = origin_.sheet;
    return out;
  }

  /// Blank, or only numbered in advance.
  bool says_nothing(const TableRow& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool number = i < labels_.size() && is_number(labels_[i]) && !known_.empty() &&
                          !known_.find(labels_[i]);
      if (!row.cells[i].is_null() && !number) return false;
    }
    return true;
  }

  /// Makes one row of the last two, if they are a header of two.
  void join_rows(std::vector<std::vector<std::string>>& texts) {
    if (known_.empty() || texts.size() < 2 || !ahead_.back()) return;
    const auto names = joined_headings(texts[texts.size() - 2], texts.back(), known_);
    if (!names) return;
    TableRow& lower = *ahead_.back();
    lower.cells.clear();
    for (const std::string& name : *names) lower.cells.emplace_back(name);
    texts.pop_back();
    texts.back() = *names;
    ahead_.erase(ahead_.end() - 2);
  }

  std::optional<Diagnostic> set_header(const TableRow& row) {
    std::vector<std::string> headings;
    for (const data::Value& cell : row.cells) headings.push_back(cell.to_text());
    labels_ = known_.meant(headings);
    std::map<std::string, std::size_t> seen;  // labels as they are compared
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const std::string& label = labels_[i];
      if (label.empty()) continue;
      if (!seen.emplace(text::label_key(label), i).second) {
        Diagnostic out = error("intake.duplicate_label").with("label", label);
        out.place.line = row.number;
        out.place.column = static_cast<std::int64_t>(i + 1);
        return out;
      }
      origin_.columns[label] = static_cast<std::int64_t>(i + 1);
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
      if (!known_.find(labels_[i]) && is_provenance(labels_[i])) continue;
      fields.emplace_back(labels_[i], std::move(row.cells[i]));
    }
    out.fields = data::Value(std::move(fields));
    out.origin = origin_;
    out.origin.row = row.number;
    out.files = std::move(row.files);
    out.remarks = std::move(row.remarks);
    for (Diagnostic& remark : out.remarks) {
      const auto column = static_cast<std::size_t>(remark.place.column.value_or(0));
      if (column > 0 && column <= labels_.size()) remark.place.field = labels_[column - 1];
    }
    return out;
  }

  std::unique_ptr<RowSource> source_;
  const Labels known_;
  data::Origin origin_;  ///< of every record but for its row
  std::vector<std::string> labels_;
  std::deque<Result<TableRow>> ahead_;
  std::size_t behind_header_ = 0;
  PassedOver passed_over_;
  Diagnostics remarks_;
};

}  // namespace

std::vector<std::string> headings_of(const TableRow& row) {
  std::vector<std::string> out;
  for (const data::Value& cell : row.cells) out.push_back(cell.string() ? *cell.string() : "");
  return out;
}

Result<std::unique_ptr<Reader>> read_table(std::unique_ptr<RowSource> source, std::string file,
                                           std::string sheet, const Labels& labels,
                                           std::optional<std::int64_t> header) {
  auto reader =
      std::make_unique<TableReader>(std::move(source), std::move(file), std::move(sheet), labels);
  if (auto fault = header ? reader->start_at(*header) : reader->start()) {
    return fail(std::move(*fault));
  }
  return Result<std::unique_ptr<Reader>>(std::move(reader));
}

}  // namespace sealpress::intake
