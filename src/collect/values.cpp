#include "collect/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "collect/cell_value.h"
#include "collect/choices.h"
#include "text/moment.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using data::Value;

/// 2024年5月10日 as 2024-05-10; anything else as it was written.
std::string day(const std::u32string& written) {
  std::string text = text::to_utf8(written);
  if (const auto date = text::parse_date(text::label_key(text))) {
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
  }
  return text;
}

/// A form of a date with nothing filled in: 　　年　　月　　日.
bool is_blank_day(const std::u32string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](char32_t c) {
                        return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') ||
                               c >= 0x4E00;
                      }) ||
         folded(text) == U"年月日" || folded(text) == U"年月";
}

Value choice_value(const Chosen& found, bool multiple) {
  data::Array options;
  for (const std::string& option : found.options) {
    const bool texted = !found.text.empty() && option == found.text_of;
    options.push_back(texted ? Value(data::Object{{"选", Value(option)},
                                                  {"文字", Value(text::to_utf8(found.text))}})
                             : Value(option));
  }
  if (options.empty()) return {};
  if (options.size() == 1 && !multiple) return options.front();
  return Value(std::move(options));
}

class FieldReader {
 public:
  FieldReader(const Pattern& pattern, const Unit& unit, double sure, How how,
              const std::vector<forms::Table>& tables, std::string_view list, const Place& place)
      : pattern_(pattern),
        unit_(unit),
        sure_(sure),
        how_(how),
        tables_(tables),
        list_(list),
        place_(place),
        value_(cell_value(pattern, unit.glyphs)) {}

  std::vector<Field> read() {
    for (const Chosen& found : chosen(pattern_, unit_.glyphs, value_)) add_choice(found);
    for (std::size_t i = 0; i < pattern_.slots.size(); ++i) add_text(i);
    return std::move(out_);
  }

 private:
  void add(Field field, double confidence, bool by_control, const char* doubt) {
    field.how = by_control ? How::tag : how_;
    // A control's own name outweighs whatever stands around it.
    field.confidence = by_control ? confidence : std::min(confidence, sure_);
    if (field.confidence < kSure) {
      field.doubt = confidence < sure_ ? doubt : "collect.doubt_label";
    } else if (field.value.is_null()) {
      return;
    }
    out_.push_back(std::move(field));
  }

  void add_choice(const Chosen& found) {
    const forms::Column* column = column_of(tables_, list_, found.key);
    const bool multiple = column && column->multiple;
    Field field = make_field(found.key, place_);
    field.value = choice_value(found, multiple);
    double confidence = found.confidence;
    if (found.several_printed && !multiple) confidence = std::min(confidence, 0.6);
    if (field.value.is_null() && value_.beyond.empty()) return;
    if (field.value.is_null()) {
      field.value = Value(text::to_utf8(trimmed(unit_.glyphs.characters())));
      confidence = 0.5;
    }
    add(std::move(field), confidence, found.by_control, "collect.doubt_choice");
  }

  void add_text(std::size_t index) {
    const Slot& slot = pattern_.slots[index];
    const bool text = slot.kind == Slot::Kind::value || slot.kind == Slot::Kind::rich;
    if (!text || slot.behind_option) return;
    const Stretch& stretch = value_.slots[index];
    const std::u32string written = slot_text(slot, unit_.glyphs, stretch);
    if (written.empty() || (slot.date && is_blank_day(written))) return;
    Field field = make_field(slot.key, place_);
    field.value = Value(slot.date ? day(written) : text::to_utf8(written));
    add(std::move(field), stretch.confidence, stretch.by_control, "collect.doubt_text");
  }

  const Pattern& pattern_;
  const Unit& unit_;
  double sure_;
  How how_;
  const std::vector<forms::Table>& tables_;
  std::string_view list_;
  const Place& place_;
  CellValue value_;
  std::vector<Field> out_;
};

}  // namespace

const forms::Column* column_of(const std::vector<forms::Table>& tables, std::string_view list,
                               std::string_view label) {
  const std::string wanted = text::label_key(label);
  for (const forms::Table& table : tables) {
    if (table.label != list) continue;
    for (const forms::Column& column : table.columns) {
      if (text::label_key(column.label) == wanted) return &column;
    }
  }
  return nullptr;
}

std::vector<Field> fields_of(const Pattern& pattern, const Unit& unit, double sure, How how,
                             const std::vector<forms::Table>& tables, std::string_view list) {
  const Place place = unit_place(unit);
  return FieldReader(pattern, unit, sure, how, tables, list, place).read();
}

}  // namespace sealpress::collect
