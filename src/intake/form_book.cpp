#include "intake/form_book.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/pointer.h"
#include "base/trim.h"
#include "intake/header.h"
#include "intake/labels.h"
#include "intake/passed_over.h"
#include "intake/row_kind.h"
#include "intake/sheet_rows.h"
#include "sheet/write.h"
#include "text/unicode.h"

namespace sealpress::intake {
namespace {

using data::Value;

constexpr std::size_t kMain = 0;  ///< index of the record's own table; lists follow

struct Header {
  std::size_t table = 0, row = 0, matches = 0;  ///< row from 0
};

struct ListRow {
  std::int64_t record = 0;  ///< 0 where nothing says it
  std::string returned;     ///< the returned file it was read from, where one is named
  std::int64_t row = 0;
  data::Object members;
  Diagnostics remarks;
  std::map<std::string, std::shared_ptr<const std::string>> files;
};

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const Value& cell) { return cell.is_null(); });
}

/// A whole number above 0; 0 for anything else.
std::int64_t number(const Value& value) {
  const std::string text = text::label_key(value.to_text());
  if (text.empty() || text.size() > 9) return 0;
  if (text.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stoll(text);
}

/// The records of a book, and the rows of lists that are to be attached to them.
class BookRecords {
 public:
  BookRecords(const std::string& file, const Shape& shape) : file_(file), shape_(shape) {
    rows_.resize(shape.lists.size());
    origins_.resize(shape.lists.size());
  }

  Diagnostic error(std::string code, const std::string& sheet, std::int64_t row) const {
    Diagnostic out = input_error(std::move(code)).in_file(file_);
    out.place.sheet = sheet;
    if (row > 0) out.place.line = row;
    return out;
  }

  Diagnostic no_such_record(const std::string& sheet, std::int64_t row, std::string value) const {
    return error("intake.no_such_record", sheet, row)
        .with("value", std::move(value))
        .with("records", static_cast<std::int64_t>(records_.size()));
  }

  void add_record(const std::string& sheet, ListRow row) {
    data::Record record;
    record.fields = Value(std::move(row.members));
    record.origin.file = file_;
    record.origin.sheet = sheet;
    record.origin.row = row.row;
    record.origin.columns = columns_;
    record.remarks = std::move(row.remarks);
    record.files = std::move(row.files);
    records_.push_back(std::move(record));
    returned_.push_back(std::move(row.returned));
  }

  void add_row(std::size_t list, ListRow row) { rows_[list].push_back(std::move(row)); }

  /// Where the columns of a table stand; `table` as in Header.
  void set_columns(std::size_t table, const std::string& sheet,
                   std::map<std::string, std::int64_t> places) {
    if (table == kMain) {
      columns_ = std::move(places);
    } else {
      origins_[table - 1].sheet = sheet;
      origins_[table - 1].columns = std::move(places);
    }
  }

  /// All records; `head` is said of the only one.
  Result<std::vector<data::Record>> take(const std::vector<std::pair<std::string, Value>>& head) {
    if (records_.empty()) {
      records_.emplace_back();
      records_.back().origin.file = file_;
      records_.back().fields = data::Object{};
    }
    if (records_.size() == 1) add_head(records_.front(), head);
    for (std::size_t list = 0; list < rows_.size(); ++list) {
      if (auto fault = attach(list)) return fail(std::move(*fault));
    }
    return std::move(records_);
  }

 private:
  static void add_head(data::Record& record,
                       const std::vector<std::pair<std::string, Value>>& head) {
    for (const auto& [label, value] : head) {
      if (!record.fields.find(label)) record.fields.object()->emplace_back(label, value);
    }
  }

  std::optional<Diagnostic> attach(std::size_t list) {
    std::vector<data::Array> items(records_.size());
    for (ListRow& row : rows_[list]) {
      if (row.record == 0 && !row.returned.empty()) {
        const auto named = std::find(returned_.begin(), returned_.end(), row.returned);
        if (named != returned_.end()) row.record = named - returned_.begin() + 1;
      }
      if (row.record == 0 && records_.size() > 1) {
        return error("intake.unlinked_rows", origins_[list].sheet, row.row)
            .with("records", static_cast<std::int64_t>(records_.size()));
      }
      const auto at = static_cast<std::size_t>(std::max<std::int64_t>(row.record, 1)) - 1;
      if (at >= records_.size()) {
        return no_such_record(origins_[list].sheet, row.row, std::to_string(row.record));
      }
      if (items[at].empty()) {
        records_[at].origin.lists[shape_.lists[list].label] = origins_[list];
      }
      records_[at].origin.lists[shape_.lists[list].label].rows.push_back(row.row);
      for (Diagnostic& remark : row.remarks) {
        remark.place.path = pointer_to(pointer_to("", shape_.lists[list].label), items[at].size());
        records_[at].remarks.push_back(std::move(remark));
      }
      records_[at].files.merge(std::move(row.files));
      items[at].emplace_back(std::move(row.members));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].empty()) continue;
      records_[i].fields.object()->emplace_back(shape_.lists[list].label, std::move(items[i]));
    }
    return std::nullopt;
  }

  const std::string& file_;
  const Shape& shape_;
  std::vector<data::Record> records_;
  std::vector<std::string> returned_;  ///< of each record, the file it was read from
  std::vector<std::vector<ListRow>> rows_;
  std::vector<data::ListOrigin> origins_;
  std::map<std::string, std::int64_t> columns_;
};

class FormBook {
 public:
  FormBook(const std::string& file, const Shape& shape, const Limits& limits)
      : file_(file), shape_(shape), limits_(limits), found_(file, shape) {
    labels_.emplace_back(shape.fields);
    for (const ListShape& list : shape.lists) labels_.emplace_back(list.members);
  }

  /// Whether any sheet holds rows of a list.
  Result<bool> read(const sheet::Workbook& workbook) {
    std::vector<std::pair<const sheet::Sheet*, Header>> sheets;
    bool lists = false;
    for (const sheet::Sheet& sheet : workbook.sheets) {
      const auto header = sheet.hidden ? std::nullopt : find_header(sheet);
      if (!header) continue;
      lists = lists || header->table != kMain;
      sheets.emplace_back(&sheet, *header);
    }
    if (!lists) return false;
    for (const auto& [sheet, header] : sheets) {
      if (auto fault = read_sheet(*sheet, header)) return fail(std::move(*fault));
    }
    for (Diagnostic& told : passed_over_.take(file_)) remarks_.push_back(std::move(told));
    return true;
  }

  Result<std::vector<data::Record>> records() { return found_.take(head_); }
  Diagnostics take_remarks() { return std::move(remarks_); }

 private:
  /// The table that a sheet is named after.
  std::optional<std::size_t> table_named(const std::string& sheet) const {
    for (std::size_t i = 0; i < shape_.lists.size(); ++i) {
      const std::string name = sheet::sheet_name(shape_.lists[i].label);
      if (text::label_key(name) == text::label_key(sheet)) return i + 1;
    }
    return std::nullopt;
  }

  std::optional<Header> find_header(const sheet::Sheet& sheet) const {
    const auto named = table_named(sheet.name);
    Header best;
    const auto texts = upper_texts(sheet);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      for (std::size_t table = 0; table < labels_.size(); ++table) {
        if (named && *named != table) continue;
        const std::size_t found = labels_[table].matches(texts[row]);
        if (found > best.matches) best = {table, row, found};
      }
    }
    const std::size_t needed = std::min<std::size_t>(2, labels_[best.table].size());
    return best.matches >= needed && best.matches > 0 ? std::optional(best) : std::nullopt;
  }

  std::optional<Diagnostic> read_sheet(const sheet::Sheet& sheet, const Header& header) {
    sheet::Sheet joined = sheet;
    const std::size_t header_row = join_header(joined, header.row, labels_[header.table]);
    SheetRows rows(std::move(joined), file_, limits_, header_row);
    std::vector<std::string> columns;
    behind_header_ = 0;
    for (std::size_t at = 0; auto row = rows.next(); ++at) {
      if (!*row) return std::move(row->error());
      if (at < header_row) {
        read_head(**row);
      } else if (at == header_row) {
        if (auto fault = read_header(sheet, **row, header.table, columns)) return fault;
      } else if (auto fault = read_row(sheet, std::move(**row), header.table, columns)) {
        return fault;
      }
    }
    return std::nullopt;
  }

  /// 填报单位：某某协会 in one cell, or label and value side by side.
  void read_head(const TableRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string* text = row.cells[i].string();
      if (!text) continue;
      if (const auto whole = labels_[kMain].find(*text)) {
        std::size_t at = i + 1;
        while (at < row.cells.size() && row.cells[at].is_null()) ++at;
        if (at < row.cells.size()) head_.emplace_back(*whole, row.cells[at]);
        i = at;
        continue;
      }
      for (const std::string_view colon : {"：", ":"}) {
        const std::size_t end = text->find(colon);
        if (end == std::string::npos) continue;
        const auto label = labels_[kMain].find(text->substr(0, end));
        if (!label) continue;
        if (std::string value(trimmed(text->substr(end + colon.size()))); !value.empty()) {
          head_.emplace_back(*label, std::move(value));
        }
        break;
      }
    }
  }

  std::optional<Diagnostic> read_header(const sheet::Sheet& sheet, const TableRow& row,
                                        std::size_t table, std::vector<std::string>& columns) {
    std::map<std::string, std::int64_t> places;
    std::vector<std::string> headings;
    for (const Value& cell : row.cells) headings.push_back(cell.to_text());
    columns = labels_[table].meant(headings);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& label = columns[i];
      if (!label.empty() && !places.emplace(label, static_cast<std::int64_t>(i + 1)).second) {
        Diagnostic out = found_.error("intake.duplicate_label", sheet.name, row.number);
        out.place.column = static_cast<std::int64_t>(i + 1);
        return std::move(out).with("label", label);
      }
    }
    found_.set_columns(table, sheet.name, std::move(places));
    return std::nullopt;
  }

  std::optional<Diagnostic> read_row(const sheet::Sheet& sheet, TableRow row, std::size_t table,
                                     const std::vector<std::string>& columns) {
    ListRow out{0, {}, row.number, {}, std::move(row.remarks), std::move(row.files)};
    const RowKind kind = is_blank(row) ? RowKind::record : kind_of(row, behind_header_++, columns);
    if (kind == RowKind::signature) read_head(row);
    if (kind != RowKind::record) {
      passed_over_.add(kind, row, sheet.name);
      return std::nullopt;
    }
    if (row.hidden && !is_blank(row)) passed_over_.add(RowKind::hidden, row, sheet.name);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].is_null()) continue;
      const std::string label = i < columns.size() ? columns[i] : std::string();
      if (label.empty()) {
        Diagnostic fault = found_.error("intake.value_without_label", sheet.name, row.number);
        fault.place.column = static_cast<std::int64_t>(i + 1);
        return std::move(fault).with("value", row.cells[i].to_text());
      }
      const bool own = labels_[table].find(label).has_value();
      if (!own && text::label_key(label) == "序号") continue;
      if (!own && text::label_key(label) == kRecordColumn) {
        out.record = number(row.cells[i]);
        if (out.record == 0)
          return found_.no_such_record(sheet.name, row.number, row.cells[i].to_text());
      } else {
        if (label == kReturnedColumn) out.returned = row.cells[i].to_text();
        const bool provenance = label == kReturnedColumn || label == kDigestColumn;
        if (own || !provenance) out.members.emplace_back(label, std::move(row.cells[i]));
      }
    }
    if (out.members.empty()) return std::nullopt;
    if (table == kMain) {
      found_.add_record(sheet.name, std::move(out));
    } else {
      found_.add_row(table - 1, std::move(out));
    }
    return std::nullopt;
  }

  const std::string& file_;
  const Shape& shape_;
  const Limits& limits_;
  std::vector<Labels> labels_;  ///< of the record, then of each list
  std::vector<std::pair<std::string, Value>> head_;
  BookRecords found_;
  std::size_t behind_header_ = 0;
  PassedOver passed_over_;
  Diagnostics remarks_;
};

class RecordsReader final : public Reader {
 public:
  RecordsReader(std::vector<data::Record> records, Diagnostics remarks)
      : records_(std::move(records)), remarks_(std::move(remarks)) {}

  Diagnostics take_remarks() override { return std::exchange(remarks_, {}); }

  std::optional<Result<data::Record>> next() override {
    if (at_ == records_.size()) return std::nullopt;
    return Result<data::Record>(std::move(records_[at_++]));
  }

 private:
  std::vector<data::Record> records_;
  Diagnostics remarks_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<Reader>> read_form_book(const sheet::Workbook& workbook,
                                               const std::string& file, const Shape& shape,
                                               const Limits& limits) {
  FormBook book(file, shape, limits);
  const auto is_form = book.read(workbook);
  if (!is_form) return fail(is_form.error());
  if (!*is_form) return std::unique_ptr<Reader>();
  auto records = book.records();
  if (!records) return fail(std::move(records.error()));
  return Result<std::unique_ptr<Reader>>(
      std::make_unique<RecordsReader>(std::move(*records), book.take_remarks()));
}

}  // namespace sealpress::intake
