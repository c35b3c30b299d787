#include "pipeline/returns/copies.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/pointer.h"
#include "forms/fields.h"
#include "merge/compile/text_template.h"
#include "messages/other_place.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/form_workbook.h"
#include "text/moment.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// What a narrative says, without its marks: a record has them apart, or not at all.
std::string words_of(const std::string& text) {
  std::u32string out;
  for (const char32_t c : text::to_utf32(text)) {
    if (c >= 0x3400 || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) out += c;
  }
  std::erase_if(out, [](char32_t c) { return c >= 0xFF00 && c < 0xFFEF; });
  return text::to_utf8(out);
}

/// A value as it is compared.
std::string comparable(const Value* value, const forms::Column& column) {
  if (!value) return {};
  if (const data::Array* options = column.options.empty() ? nullptr : value->array()) {
    std::vector<std::string> all;
    for (const Value& option : *options) all.push_back(text::label_key(cell_text(option, "")));
    std::sort(all.begin(), all.end());
    return fmt::format("{}", fmt::join(all, "、"));
  }
  const std::string written = cell_text(*value, "");
  if (column.rich) return words_of(written);
  std::string key = text::label_key(written);
  if (const auto day = text::parse_date(key)) {
    return fmt::format("{}-{}-{}", day->year, day->month, day->day);
  }
  const bool number =
      column.kind == forms::Column::Kind::number || column.kind == forms::Column::Kind::whole;
  if (const auto parsed = number ? forms::parse_number(key) : std::nullopt) {
    return forms::printed(*parsed);
  }
  return key;
}

Place place_in(const CopyOfForm& copy, const std::string& path) {
  Place place;
  if (copy.read) {
    const auto field = std::find_if(copy.read->begin(), copy.read->end(),
                                    [&](const collect::Field& f) { return f.path == path; });
    if (field != copy.read->end()) place = field->place;
  }
  place.file = copy.file;
  place.path = path;
  return place;
}

class Comparison {
 public:
  Comparison(const forms::Form& form, const CopyOfForm& first, const CopyOfForm& second)
      : form_(form), first_(first), second_(second) {}

  Diagnostics run(const std::vector<forms::Table>& tables) {
    for (const forms::Column& column : tables.front().columns) {
      compare(column, first_.fields->find(column.label), second_.fields->find(column.label),
              pointer_to("", column.label), column.label);
    }
    for (std::size_t i = 1; i < tables.size(); ++i) compare_list(tables[i]);
    return std::move(out_);
  }

 private:
  void compare_list(const forms::Table& table) {
    const auto rows = [&](const CopyOfForm& copy) {
      const Value* list = copy.fields->find(table.label);
      return list && list->array() ? *list->array() : data::Array{};
    };
    const data::Array first = rows(first_), second = rows(second_);
    const std::string path = pointer_to("", table.label);
    for (std::size_t n = 0; n < std::max(first.size(), second.size()); ++n) {
      for (const forms::Column& column : table.columns) {
        compare(column, n < first.size() ? first[n].find(column.label) : nullptr,
                n < second.size() ? second[n].find(column.label) : nullptr,
                pointer_to(pointer_to(path, n), column.label),
                fmt::format("{}第{}行{}", table.label, n + 1, column.label));
      }
    }
  }

  void compare(const forms::Column& column, const Value* first, const Value* second,
               const std::string& path, const std::string& label) {
    const std::string a = comparable(first, column), b = comparable(second, column);
    if (a == b) return;
    // A narrative may stand in a file of its own; what no form prints stands in data alone.
    if (column.rich && (a.empty() || b.empty())) return;
    if ((b.empty() && !first_.read) || (a.empty() && !second_.read)) return;
    Diagnostic found = finding(Severity::warning, "pipeline.copies_differ");
    found.place = place_in(second_, path);
    found.place.form = form_.id;
    found.place.field = label;
    found.args.push_back({"here", shown(second)});
    found.args.push_back({"there", shown(first)});
    messages::add_other_place(found, place_in(first_, path));
    out_.push_back(std::move(found));
  }

  /// The value for people; a long one by its beginning.
  static std::string shown(const Value* value) {
    constexpr std::size_t kMost = 60;
    std::u32string text = text::to_utf32(value ? cell_text(*value, "、") : std::string());
    if (text.size() > kMost) text = text.substr(0, kMost) + U"…";
    return text::to_utf8(text);
  }

  const forms::Form& form_;
  const CopyOfForm &first_, &second_;
  Diagnostics out_;
};

}  // namespace

std::string copy_key(const forms::Form& form, const forms::Collection* collection,
                     const Value& fields, const Value* printed) {
  auto pattern = merge::TextTemplate::compile(form.file_name);
  if (!pattern) return {};
  data::Object known = *fields.object();
  std::erase_if(known, [&](const data::Member& m) { return printed && !printed->find(m.first); });
  const Value all{std::move(known)}, nothing{data::Object{}};
  std::string key = folded_file_name(pattern->expand(all));
  if (key.empty() || key == folded_file_name(pattern->expand(nothing))) return {};
  if (!collection) return key;
  const auto field = collection->units.find(form.id);
  const Value* unit = field == collection->units.end() ? nullptr : all.find(field->second);
  return unit ? key + "\n" + text::label_key(unit->to_text()) : key;
}

Diagnostics differences(const forms::Form& form, const std::vector<forms::Table>& tables,
                        const CopyOfForm& first, const CopyOfForm& second) {
  return Comparison(form, first, second).run(tables);
}

}  // namespace sealpress::pipeline
