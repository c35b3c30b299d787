#include "pipeline/direction_marks.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "text/name_form.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

/// All of them begin so in UTF-8 (U+061C, U+200E, U+202A, U+2066 and their neighbours).
bool may_hold_marks(std::string_view text) {
  return text.find("\xE2\x80") != text.npos || text.find("\xE2\x81") != text.npos ||
         text.find("\xD8\x9C") != text.npos;
}

/// U+202E U+202C
std::string marks_in(std::string_view text) {
  std::string marks;
  if (!may_hold_marks(text)) return marks;
  for (const char32_t c : text::to_utf32(text)) {
    if (!text::is_direction_mark(c)) continue;
    marks += fmt::format("{}U+{:04X}", marks.empty() ? "" : " ", static_cast<std::uint32_t>(c));
  }
  return marks;
}

/// A token of a JSON pointer (RFC 6901).
std::string token(std::string_view key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

void search(const data::Value& value, const std::string& path, const std::string& field,
            Diagnostics& found) {
  if (const std::string* text = value.string()) {
    std::string marks = marks_in(*text);
    if (marks.empty()) return;
    found.push_back(
        finding(Severity::warning, "pipeline.direction_marks").with("marks", std::move(marks)));
    found.back().place.path = path;
    found.back().place.field = field;
  } else if (const data::Array* array = value.array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      search((*array)[i], path + '/' + std::to_string(i), field, found);
    }
  } else if (const data::Object* object = value.object()) {
    for (const auto& [key, member] : *object) {
      search(member, path + '/' + token(key), field.empty() ? key : field, found);
    }
  }
}

}  // namespace

Diagnostics find_direction_marks(const data::Record& record) {
  Diagnostics found;
  search(record.fields, "", "", found);
  return found;
}

}  // namespace sealpress::pipeline
