#include "intake/form_book.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "intake/sheet_rows.h"
#include "sheet/write.h"
#include "text/unicode.h"

namespace sealpress::intake {
namespace {

using data::Value;

constexpr std::size_t kMostRowsAboveHeader = 100;
constexpr std::size_t kMain = 0;  ///< index of the record's own table; lists follow

using Labels = std::map<std::string, std::string>;  ///< as compared -> as the form writes it

struct Header {
  std::size_t table = 0, row = 0, matches = 0;  ///< row from 0
};

struct ListRow {
  std::int64_t record = 0;  ///< 0 where nothing says it
  std::int64_t row = 0;
  data::Object members;
};

bool is_total(const std::string& text) {
  const std::string key = text::label_key(text);
  return key == "合计" || key == "小计" || key == "总计";
}

/// A label with what is printed behind it taken off: 填报单位（盖章）： is 填报单位.
std::string bare(const std::string& label) {
  std::string key = text::label_key(label);
  while (key.ends_with(':')) key.pop_back();
  const std::size_t bracket = key.rfind('(');
  if (key.ends_with(')') && bracket != std::string::npos && bracket > 0) key.resize(bracket);
  return key;
}

class FormBook {
 public:
  FormBook(const std::string& file, const Shape& shape, const Limits& limits)
      : file_(file), shape_(shape), limits_(limits) {
    labels_.emplace_back();
    for (const std::string& field : shape.fields) labels_[kMain][text::label_key(field)] = field;
    for (const ListShape& list : shape.lists) {
      Labels members;
      for (const std::string& member : list.members) members[text::label_key(member)] = member;
      labels_.push_back(std::move(members));
    }
    rows_.resize(shape.lists.size());
    origins_.resize(shape.lists.size());
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
    return true;
  }

  Result<std::vector<data::Record>> records() {
    if (records_.empty()) {
      records_.emplace_back();
      records_.back().origin.file = file_;
      records_.back().fields = data::Object{};
    }
    if (records_.size() == 1) add_head(records_.front());
    for (std::size_t list = 0; list < rows_.size(); ++list) {
      if (auto fault = attach(list)) return fail(std::move(*fault));
    }
    return std::move(records_);
  }

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
    const std::size_t end = std::min(sheet.rows.size(), kMostRowsAboveHeader);
    for (std::size_t row = 0; row < end; ++row) {
      for (std::size_t table = 0; table < labels_.size(); ++table) {
        if (named && *named != table) continue;
        const std::size_t found = matches(sheet.rows[row], labels_[table]);
        if (found > best.matches) best = {table, row, found};
      }
    }
    const std::size_t needed = std::min<std::size_t>(2, labels_[best.table].size());
    return best.matches >= needed && best.matches > 0 ? std::optional(best) : std::nullopt;
  }

  static std::size_t matches(const std::vector<sheet::Cell>& row, const Labels& labels) {
    std::set<std::string> found;
    for (const sheet::Cell& cell : row) {
      const std::string key = text::label_key(cell.text);
      if (labels.count(key) > 0) found.insert(key);
    }
    return found.size();
  }

  Diagnostic error(std::string code, const std::string& sheet, std::int64_t row) const {
    Diagnostic out = input_error(std::move(code)).in_file(file_);
    out.place.sheet = sheet;
    if (row > 0) out.place.line = row;
    return out;
  }

  std::optional<Diagnostic> read_sheet(const sheet::Sheet& sheet, const Header& header) {
    SheetRows rows(sheet, file_, limits_);
    std::vector<std::string> columns;
    for (std::size_t at = 0; auto row = rows.next(); ++at) {
      if (!*row) return std::move(row->error());
      if (at < header.row) {
        read_head(**row);
      } else if (at == header.row) {
        rows.found_header((*row)->number);
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
      const auto whole = labels_[kMain].find(bare(*text));
      if (whole != labels_[kMain].end()) {
        std::size_t at = i + 1;
        while (at < row.cells.size() && row.cells[at].is_null()) ++at;
        if (at < row.cells.size()) head_.emplace_back(whole->second, row.cells[at]);
        i = at;
        continue;
      }
      for (const std::string_view colon : {"：", ":"}) {
        const std::size_t end = text->find(colon);
        if (end == std::string::npos) continue;
        const auto label = labels_[kMain].find(bare(text->substr(0, end)));
        if (label == labels_[kMain].end()) continue;
        head_.emplace_back(label->second, text->substr(end + colon.size()));
        break;
      }
    }
  }

  std::optional<Diagnostic> read_header(const sheet::Sheet& sheet, const TableRow& row,
                                        std::size_t table, std::vector<std::string>& columns) {
    std::map<std::string, std::int64_t> places;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string label = row.cells[i].to_text();
      const auto known = labels_[table].find(text::label_key(label));
      if (known != labels_[table].end()) label = known->second;
      if (!label.empty() && !places.emplace(label, static_cast<std::int64_t>(i + 1)).second) {
        Diagnostic out = error("intake.duplicate_label", sheet.name, row.number);
        out.place.column = static_cast<std::int64_t>(i + 1);
        return std::move(out).with("label", label);
      }
      columns.push_back(std::move(label));
    }
    if (table == kMain) {
      main_columns_ = std::move(places);
    } else {
      data::ListOrigin& origin = origins_[table - 1];
      origin.sheet = sheet.name;
      origin.columns = std::move(places);
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> read_row(const sheet::Sheet& sheet, TableRow row, std::size_t table,
                                     const std::vector<std::string>& columns) {
    ListRow out{0, row.number, {}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].is_null()) continue;
      const std::string label = i < columns.size() ? columns[i] : std::string();
      if (label.empty()) {
        Diagnostic fault = error("intake.value_without_label", sheet.name, row.number);
        fault.place.column = static_cast<std::int64_t>(i + 1);
        return std::move(fault).with("value", row.cells[i].to_text());
      }
      const bool own = labels_[table].count(text::label_key(label)) > 0;
      if (!own && text::label_key(label) == "序号") {
        if (is_total(row.cells[i].to_text())) return std::nullopt;
      } else if (!own && text::label_key(label) == kRecordColumn) {
        out.record = number(row.cells[i]);
        if (out.record == 0) return no_such_record(sheet.name, row.number, row.cells[i].to_text());
      } else {
        out.members.emplace_back(label, std::move(row.cells[i]));
      }
    }
    if (out.members.empty()) return std::nullopt;
    if (table == kMain) {
      add_record(sheet.name, std::move(out));
    } else {
      rows_[table - 1].push_back(std::move(out));
    }
    return std::nullopt;
  }

  /// A whole number above 0; 0 for anything else.
  static std::int64_t number(const Value& value) {
    const std::string text = text::label_key(value.to_text());
    if (text.empty() || text.size() > 9) return 0;
    if (text.find_first_not_of("0123456789") != std::string::npos) return 0;
    return std::stoll(text);
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
    record.origin.columns = main_columns_;
    records_.push_back(std::move(record));
  }

  void add_head(data::Record& record) const {
    for (const auto& [label, value] : head_) {
      if (!record.fields.find(label)) record.fields.object()->emplace_back(label, value);
    }
  }

  std::optional<Diagnostic> attach(std::size_t list) {
    std::vector<data::Array> items(records_.size());
    for (ListRow& row : rows_[list]) {
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
  const Limits& limits_;
  std::vector<Labels> labels_;  ///< of the record, then of each list
  std::vector<std::pair<std::string, Value>> head_;
  std::vector<data::Record> records_;
  std::vector<std::vector<ListRow>> rows_;
  std::vector<data::ListOrigin> origins_;
  std::map<std::string, std::int64_t> main_columns_;
};

class RecordsReader final : public Reader {
 public:
  explicit RecordsReader(std::vector<data::Record> records) : records_(std::move(records)) {}

  std::optional<Result<data::Record>> next() override {
    if (at_ == records_.size()) return std::nullopt;
    return Result<data::Record>(std::move(records_[at_++]));
  }

 private:
  std::vector<data::Record> records_;
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
  return Result<std::unique_ptr<Reader>>(std::make_unique<RecordsReader>(std::move(*records)));
}

}  // namespace sealpress::intake
