#include "forms/half_width.h"

#include <utility>

#include "text/unicode.h"

namespace sealpress::forms {
namespace {

char32_t half_width(char32_t c) {
  const bool digit = c >= U'０' && c <= U'９';
  const bool letter = (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
  const bool mark = c == U'．' || c == U'－' || c == U'＠';
  return digit || letter || mark ? c - U'！' + U'!' : c;
}

}  // namespace

void to_half_width(const FieldRef& field, data::Value& record, Diagnostics& findings) {
  for (const Instance& at : field.in(record)) {
    const std::string* typed = at.value ? at.value->string() : nullptr;
    if (!typed) continue;
    std::u32string characters = text::to_utf32(*typed);
    for (char32_t& c : characters) c = half_width(c);
    std::string shown = text::to_utf8(characters);
    if (shown == *typed) continue;
    Diagnostic found = finding(Severity::info, "forms.full_width");
    found.place.field = at.label;
    found.place.path = at.path;
    found.args = {{"value", *typed}, {"shown", shown}};
    findings.push_back(std::move(found));
    field.put(record, data::Value(std::move(shown)), at.row);
  }
}

}  // namespace sealpress::forms
