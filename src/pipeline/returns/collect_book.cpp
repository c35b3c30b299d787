#include "pipeline/returns/collect_book.h"

#include <algorithm>
#include <utility>

#include "base/pointer.h"
#include "intake/intake.h"
#include "intake/shape.h"
#include "pipeline/fill/form_workbook.h"
#include "sheet/write.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
using sheet::OutColumn;
using sheet::OutSheet;

const char* between(const forms::Column& column) {
  return column.rich ? "\n" : "、";
}

/// Every cell is text: what begins with = + - @ is no formula.
sheet::OutCell text_cell(const Value* value, const forms::Column& column) {
  if (!value || value->is_null()) return {};
  std::string text = cell_text(*value, between(column));
  return text.empty() ? sheet::OutCell() : sheet::OutCell(std::move(text));
}

OutColumn plain_column(std::string label, double width) {
  OutColumn column;
  column.label = std::move(label);
  column.width = width;
  return column;
}

double width_of(const forms::Column& column) {
  const double label = 2 * static_cast<double>(text::to_utf32(column.label).size());
  return column.rich ? 48 : std::clamp(label + 2, 12.0, 28.0);
}

class BookWriter {
 public:
  BookWriter(const CollectBook& book, messages::Language language)
      : book_(book), language_(language) {}

  std::vector<OutSheet> sheets() {
    std::vector<OutSheet> out;
    out.push_back(own_sheet());
    for (std::size_t i = 1; i < book_.tables->size(); ++i) {
      out.push_back(list_sheet((*book_.tables)[i]));
    }
    out.push_back(doubts());
    out.push_back(unread());
    return out;
  }

 private:
  std::string say(const char* code) const { return messages::ui(code, language_); }

  OutSheet own_sheet() const {
    const std::vector<forms::Column>& columns = book_.tables->front().columns;
    OutSheet out;
    out.name = "填报";
    out.columns.push_back(plain_column(intake::kReturnedColumn, 32));
    for (const forms::Column& column : columns) {
      out.columns.push_back(plain_column(column.label, width_of(column)));
    }
    out.columns.push_back(plain_column(intake::kDigestColumn, 10));
    out.columns.back().hidden = true;
    out.large_paper = true;
    for (const BookRow& row : book_.rows) {
      std::vector<sheet::OutCell> cells{row.name};
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const forms::Column& column = columns[i];
        cells.push_back(text_cell(row.form.record.fields.find(column.label), column));
        mark(out, i + 1, row, pointer_to("", column.label));
      }
      cells.emplace_back(row.digest);
      out.rows.push_back(std::move(cells));
    }
    return out;
  }

  OutSheet list_sheet(const forms::Table& table) const {
    OutSheet out;
    out.name = table.label;
    out.columns.push_back(plain_column(intake::kReturnedColumn, 32));
    for (const forms::Column& column : table.columns) {
      out.columns.push_back(plain_column(column.label, width_of(column)));
    }
    for (const BookRow& row : book_.rows) {
      const Value* list = row.form.record.fields.find(table.label);
      if (!list || !list->array()) continue;
      for (std::size_t n = 0; n < list->array()->size(); ++n) {
        const Value& item = (*list->array())[n];
        std::vector<sheet::OutCell> cells{row.name};
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
          const forms::Column& column = table.columns[i];
          cells.push_back(text_cell(item.find(column.label), column));
          mark(out, i + 1, row,
               pointer_to(pointer_to(pointer_to("", table.label), n), column.label));
        }
        out.rows.push_back(std::move(cells));
      }
    }
    return out;
  }

  /// Colours the cell that is about to be written where there is a doubt about it.
  void mark(OutSheet& out, std::size_t column, const BookRow& row, const std::string& path) const {
    std::string note;
    const auto add = [&](const std::string& words) {
      if (note.find(words) == std::string::npos) note += (note.empty() ? "" : "\n") + words;
    };
    for (const collect::Field& field : row.form.fields) {
      if (field.path == path && !field.doubt.empty()) {
        add(where(field.place) + say(field.doubt.c_str()));
      }
    }
    for (const Diagnostic& d : row.form.findings) {
      if (d.severity == Severity::info || d.place.path != path) continue;
      const std::string hint = messages::hint(d, language_);
      add(messages::message(d, language_) + (hint.empty() ? "" : "（" + hint + "）"));
    }
    if (!note.empty()) out.marks.push_back({out.rows.size(), column, std::move(note)});
  }

  std::string where(const Place& place) const {
    Diagnostic at = finding(Severity::info, {});
    at.place = place;
    const std::string words = messages::place(at, language_);
    return words.empty() ? words : words + "：";
  }

  OutSheet doubts() const {
    OutSheet out;
    out.name = "核对";
    out.columns = {
        plain_column(say("collect.column_file"), 32), plain_column(say("collect.column_field"), 22),
        plain_column(say("collect.column_read"), 30), plain_column(say("collect.column_where"), 18),
        plain_column(say("collect.column_why"), 48),  plain_column(say("collect.column_do"), 40)};
    for (const BookRow& row : book_.rows) {
      for (const collect::Field& field : row.form.fields) {
        if (field.doubt.empty()) continue;
        Diagnostic why = finding(Severity::warning, field.doubt);
        why.place = field.place;
        add_doubt(out, row, field.label, cell_text(field.value, "、"), why);
      }
      for (const Diagnostic& d : row.form.findings) {
        const auto field =
            std::find_if(row.form.fields.begin(), row.form.fields.end(),
                         [&](const collect::Field& f) { return f.path == d.place.path; });
        const bool known = field != row.form.fields.end();
        add_doubt(out, row, known ? field->label : d.place.field,
                  known ? cell_text(field->value, "、") : std::string(), d);
      }
    }
    return out;
  }

  void add_doubt(OutSheet& out, const BookRow& row, const std::string& label,
                 const std::string& read, const Diagnostic& why) const {
    Diagnostic place = why;
    place.place = {};
    place.place.table = why.place.table;
    place.place.row = why.place.row;
    place.place.cell = why.place.cell;
    place.place.paragraph = why.place.paragraph;
    std::u32string head = text::to_utf32(read);
    if (head.size() > 200) head = head.substr(0, 200) + U"…";
    out.rows.push_back({row.name, label, text::to_utf8(head), messages::place(place, language_),
                        messages::message(why, language_), messages::hint(why, language_)});
  }

  OutSheet unread() const {
    OutSheet out;
    out.name = "未读出";
    out.columns = {plain_column(say("collect.column_file"), 48),
                   plain_column(say("collect.column_reason"), 48),
                   plain_column(say("collect.column_do"), 48)};
    for (const UnreadFile& file : book_.unread) {
      out.rows.push_back({file.path, file.reason, file.what_to_do});
    }
    return out;
  }

  const CollectBook& book_;
  messages::Language language_;
};

/// Lists as they are compared: their cells as text.
std::string list_text(const Value& list, const forms::Table& table) {
  std::string out;
  for (const Value& item : *list.array()) {
    for (const forms::Column& column : table.columns) {
      const Value* value = item.find(column.label);
      out += (value ? text::label_key(cell_text(*value, between(column))) : "") + "\t";
    }
    out += "\n";
  }
  return out;
}

void put(data::Object& object, const std::string& label, const Value& value) {
  const auto member = std::find_if(object.begin(), object.end(),
                                   [&](const data::Member& m) { return m.first == label; });
  if (member == object.end()) {
    object.emplace_back(label, value);
  } else {
    member->second = value;
  }
}

}  // namespace

Result<std::string> write_book(const CollectBook& book, messages::Language language,
                               std::int64_t time) {
  return sheet::write({book.form->title, time, BookWriter(book, language).sheets()});
}

Result<void> Corrections::read(std::string bytes, const std::string& path,
                               const std::vector<forms::Table>& tables, const Limits& limits) {
  intake::Shape shape = shape_of(tables);
  shape.fields.emplace_back(intake::kReturnedColumn);
  shape.fields.emplace_back(intake::kDigestColumn);
  auto reader = intake::read(std::move(bytes), path, limits, &shape);
  if (!reader) return fail(std::move(reader.error()));
  while (auto record = (*reader)->next()) {
    if (!*record) return fail(std::move(record->error()));
    Kept kept;
    for (auto& [label, value] : *(*record)->fields.object()) {
      if (label == intake::kReturnedColumn) {
        kept.name = value.to_text();
      } else if (label == intake::kDigestColumn) {
        kept.digest = value.to_text();
      } else {
        kept.fields.emplace_back(label, std::move(value));
      }
    }
    if (!kept.digest.empty()) kept_.push_back(std::move(kept));
  }
  return {};
}

bool Corrections::apply(BookRow& row, const std::vector<forms::Table>& tables) {
  const auto kept = std::find_if(kept_.begin(), kept_.end(),
                                 [&](const Kept& k) { return !k.used && k.digest == row.digest; });
  if (kept == kept_.end()) return false;
  kept->used = true;
  bool changed = false;
  row.name = kept->name;
  const Value corrected(kept->fields);
  data::Object& record = *row.form.record.fields.object();
  const auto correct = [&](const std::string& label, const Value* value) {
    const std::string path = pointer_to("", label);
    const auto concerns = [&](const std::string& other) {
      return other == path || other.starts_with(path + "/");
    };
    put(record, label, value ? *value : Value());
    changed = true;
    for (collect::Field& field : row.form.fields) {
      if (!concerns(field.path)) continue;
      field.confidence = 1;
      field.doubt.clear();
      field.how = collect::How::record;
      if (field.path == path) field.value = value ? *value : Value();
    }
    std::erase_if(row.form.findings, [&](const Diagnostic& d) { return concerns(d.place.path); });
  };
  for (const forms::Column& column : tables.front().columns) {
    const Value* before = row.form.record.fields.find(column.label);
    const Value* now = corrected.find(column.label);
    const auto words = [&](const Value* value) {
      return value ? text::label_key(cell_text(*value, between(column))) : std::string();
    };
    if (words(before) != words(now)) correct(column.label, now);
  }
  for (std::size_t i = 1; i < tables.size(); ++i) {
    const Value* before = row.form.record.fields.find(tables[i].label);
    const Value* now = corrected.find(tables[i].label);
    const auto words = [&](const Value* value) {
      return value && value->array() ? list_text(*value, tables[i]) : std::string();
    };
    if (words(before) != words(now)) correct(tables[i].label, now);
  }
  return changed;
}

std::vector<BookRow> Corrections::others(const forms::Form& form) const {
  std::vector<BookRow> out;
  for (const Kept& kept : kept_) {
    if (kept.used) continue;
    BookRow row{kept.name, kept.digest, {}};
    row.form.form = &form;
    row.form.record.fields = Value(kept.fields);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace sealpress::pipeline
