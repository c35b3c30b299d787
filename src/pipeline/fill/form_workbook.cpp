#include "pipeline/fill/form_workbook.h"

#include <algorithm>
#include <utility>

#include "sheet/write.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
using sheet::OutCell;
using sheet::OutColumn;
using sheet::OutSheet;

/// Own fields of a form with one list that still fit above its table.
constexpr std::size_t kMostHeadFields = 8;
constexpr std::size_t kBlankRows = 200;
/// From this many columns on A4 is too small to read.
constexpr std::size_t kColumnsForA3 = 14;
constexpr const char* kNumber = "序号";
/// A spreadsheet keeps no more of a number.
constexpr std::size_t kMostDigits = 15;

/// "46.80" of a column of numbers is the number; what shows more (98.5%) is text.
bool is_plain_number(const std::string& text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto digits = [&](std::size_t from, std::size_t to) {
    return from < to && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                    text.begin() + static_cast<std::ptrdiff_t>(to),
                                    [](char c) { return c >= '0' && c <= '9'; });
  };
  return text.size() <= kMostDigits && digits(start, point) &&
         (point == text.size() || digits(point + 1, text.size()));
}

OutCell cell_of(const Value* value, const forms::Column& column) {
  if (!value || value->is_null()) return {};
  const bool numeric =
      column.kind == forms::Column::Kind::number || column.kind == forms::Column::Kind::whole;
  if (const auto* number = value->number()) {
    const bool counts = numeric || column.kind == forms::Column::Kind::text;
    if (counts && number->literal.size() <= kMostDigits) return sheet::OutNumber{number->literal};
    return number->literal;
  }
  const std::string text = cell_text(*value, column.rich ? "\n" : "、");
  if (text.empty()) return {};
  return numeric && is_plain_number(text) ? OutCell(sheet::OutNumber{text}) : OutCell(text);
}

double width_of(const forms::Column& column) {
  std::size_t label = 0;
  for (const char32_t c : text::to_utf32(column.label)) label += text::is_wide(c) ? 2 : 1;
  // Long labels take two lines or three.
  const double header =
      static_cast<double>(std::min<std::size_t>(label > 12 ? label / 2 + 2 : label + 2, 24));
  switch (column.kind) {
    case forms::Column::Kind::whole:
    case forms::Column::Kind::number:
      return std::max(header, 10.0);
    case forms::Column::Kind::date:
      return std::max(header, 12.0);
    case forms::Column::Kind::code:
      return std::max(header, 21.0);
    case forms::Column::Kind::choice:
      return std::max(header, column.multiple || column.with_text ? 24.0 : 12.0);
    default:
      return std::max(header, column.rich ? 48.0 : 20.0);
  }
}

OutColumn column_of(const forms::Column& column, messages::Language language) {
  OutColumn out;
  out.label = column.label;
  out.width = width_of(column);
  switch (column.kind) {
    case forms::Column::Kind::whole:
    case forms::Column::Kind::number:
      out.type = OutColumn::Type::number;
      out.centred = true;
      break;
    case forms::Column::Kind::date:
      out.type = OutColumn::Type::date;
      out.centred = true;
      break;
    case forms::Column::Kind::code:
      out.centred = true;
      break;
    default:
      break;
  }
  // A list of Excel takes one entry only.
  if (!column.multiple) out.choices = column.options;
  out.open_choices = column.open || column.with_text;
  for (const forms::ColumnHint& hint : column.hints) {
    const std::string words = messages::ui(hint.code, language, hint.args);
    if (out.hint.find(words) == std::string::npos)
      out.hint += (out.hint.empty() ? "" : "；") + words;
  }
  return out;
}

OutColumn plain_column(const char* label, const std::string& hint) {
  OutColumn out;
  out.label = label;
  out.type = OutColumn::Type::number;
  out.width = 10;
  out.hint = hint;
  out.centred = true;
  return out;
}

/// Makes the sheets of one form.
class Layout {
 public:
  Layout(const forms::Form& form, const std::vector<forms::Table>& tables,
         const WorkbookOptions& options, const Value* record)
      : form_(form), tables_(tables), options_(options), record_(record) {}

  sheet::OutBook book() const {
    sheet::OutBook out{form_.title, options_.time, {}};
    const std::size_t lists = tables_.size() - 1;
    if (lists == 0) {
      out.sheets.push_back(own_sheet(form_.title));
    } else if (lists == 1 && fits_above(tables_.front())) {
      out.sheets.push_back(list_sheet(tables_[1], false));
      for (const forms::Column& column : tables_.front().columns) {
        out.sheets.back().head.emplace_back(column.label + "：", value(record_, column));
      }
    } else {
      out.sheets.push_back(own_sheet("填报"));
      for (std::size_t i = 1; i < tables_.size(); ++i) {
        out.sheets.push_back(list_sheet(tables_[i], true));
      }
    }
    return out;
  }

 private:
  static bool fits_above(const forms::Table& table) {
    return table.columns.size() <= kMostHeadFields &&
           std::none_of(table.columns.begin(), table.columns.end(),
                        [](const forms::Column& column) { return column.rich; });
  }

  static OutCell value(const Value* object, const forms::Column& column) {
    return cell_of(object ? object->find(column.label) : nullptr, column);
  }

  OutSheet sheet_of(std::string name, const forms::Table& table) const {
    OutSheet out;
    out.name = std::move(name);
    out.title = form_.title + (options_.draft ? "（草稿）" : "");
    for (const forms::Column& column : table.columns) {
      out.columns.push_back(column_of(column, options_.language));
    }
    out.large_paper = out.columns.size() >= kColumnsForA3;
    out.blank_rows = record_ ? 0 : kBlankRows;
    return out;
  }

  OutSheet own_sheet(std::string name) const {
    OutSheet out = sheet_of(std::move(name), tables_.front());
    if (!record_) return out;
    out.rows.emplace_back();
    for (const forms::Column& column : tables_.front().columns) {
      out.rows.back().push_back(value(record_, column));
    }
    return out;
  }

  /// `linked`: with the column that says whose rows they are.
  OutSheet list_sheet(const forms::Table& table, bool linked) const {
    OutSheet out = sheet_of(table.label, table);
    const bool numbered = std::none_of(
        table.columns.begin(), table.columns.end(),
        [](const forms::Column& column) { return text::label_key(column.label) == kNumber; });
    if (numbered) out.columns.insert(out.columns.begin(), plain_column(kNumber, {}));
    if (numbered) out.columns.front().width = 6;
    if (linked) {
      out.title += "（" + table.label + "）";
      const std::string hint = messages::ui("pipeline.record_column", options_.language);
      out.columns.insert(out.columns.begin(), plain_column(intake::kRecordColumn, hint));
    }
    const Value* list = record_ ? record_->find(table.label) : nullptr;
    if (!list || !list->array()) return out;
    for (const Value& item : *list->array()) {
      std::vector<OutCell> row;
      if (linked) row.emplace_back(sheet::OutNumber{"1"});
      if (numbered) row.emplace_back(sheet::OutNumber{std::to_string(out.rows.size() + 1)});
      for (const forms::Column& column : table.columns) row.push_back(value(&item, column));
      out.rows.push_back(std::move(row));
    }
    return out;
  }

  const forms::Form& form_;
  const std::vector<forms::Table>& tables_;
  const WorkbookOptions& options_;
  const Value* record_;  ///< null for an empty table
};

}  // namespace

std::string cell_text(const Value& value, const char* between) {
  if (const data::Array* list = value.array()) {
    std::string out;
    for (const Value& item : *list) {
      if (&item != list->data()) out += between;
      out += cell_text(item, between);
    }
    return out;
  }
  const data::Object* object = value.object();
  if (!object) return value.to_text();
  const Value* option = value.find("选");
  if (option) {
    const Value* text = value.find("文字");
    const std::string behind = text ? text->to_text() : std::string();
    return option->to_text() + (behind.empty() ? "" : "（" + behind + "）");
  }
  std::string out;
  for (const auto& member : *object) {
    out += (out.empty() ? "" : "\n") + cell_text(member.second, "、");
  }
  return out;
}

Result<std::string> workbook_of(const forms::Form& form, const std::vector<forms::Table>& tables,
                                const data::Record& record, const WorkbookOptions& options) {
  return sheet::write(Layout(form, tables, options, &record.fields).book());
}

Result<std::string> empty_table(const forms::Form& form, const std::vector<forms::Table>& tables,
                                const WorkbookOptions& options) {
  return sheet::write(Layout(form, tables, options, nullptr).book());
}

intake::Shape shape_of(const std::vector<forms::Table>& tables) {
  intake::Shape shape;
  for (const forms::Table& table : tables) {
    std::vector<std::string> labels;
    for (const forms::Column& column : table.columns) labels.push_back(column.label);
    if (table.label.empty()) {
      shape.fields = std::move(labels);
    } else {
      shape.lists.push_back({table.label, std::move(labels)});
    }
  }
  return shape;
}

}  // namespace sealpress::pipeline
