#include "text/font/font_table.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "text/unicode.h"

namespace sealpress::text {
namespace {

constexpr std::size_t kColumns = 8;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string file_name(std::string_view column) {
  return column == "-" ? std::string() : std::string(column);
}

/// "0.859 0.141 0 ea" or "face".
bool parse_metrics(std::string_view column, FontRow& row) {
  if (column == "face") return true;
  const auto parts = split(column, ' ');
  if (parts.size() < 3 || parts.size() > 4 || (parts.size() == 4 && parts[3] != "ea")) return false;
  const auto ascent = number(parts[0]), descent = number(parts[1]), gap = number(parts[2]);
  if (!ascent || !descent || !gap) return false;
  row.metrics.emplace();
  row.metrics->ascent = *ascent;
  row.metrics->descent = *descent;
  row.metrics->line_gap = *gap;
  row.metrics->east_asian = parts.size() == 4;
  return true;
}

/// "0.5", "0.5:file" or "-".
bool parse_latin(std::string_view column, FontRow& row) {
  if (column == "-") return true;
  const auto parts = split(column, ':');
  row.latin_advance = number(parts[0]);
  if (parts.size() == 2) row.latin_file = parts[1];
  return row.latin_advance && parts.size() <= 2;
}

std::optional<FontRow> parse_row(const std::vector<std::string_view>& columns) {
  if (columns.size() != kColumns || (columns[1] != "own" && columns[1] != "like")) {
    return std::nullopt;
  }
  FontRow row;
  for (const auto name : split(columns[0], '|')) row.names.emplace_back(name);
  row.own = columns[1] == "own";
  for (std::size_t i = 0; i < row.files.size(); ++i) row.files[i] = file_name(columns[2 + i]);
  if (row.files[0].empty() || !parse_metrics(columns[6], row) || !parse_latin(columns[7], row)) {
    return std::nullopt;
  }
  return row;
}

bool is_pattern(std::string_view name) {
  return name.size() > 2 && name.front() == '*' && name.back() == '*';
}

void add_row(FontRow row, FontTable& table) {
  const std::size_t index = table.rows.size();
  for (const std::string& name : row.names) {
    if (is_pattern(name)) {
      table.patterns.emplace_back(font_key(std::string_view(name).substr(1, name.size() - 2)),
                                  index);
    } else {
      table.by_key.emplace(font_key(name), index);
    }
  }
  table.rows.push_back(std::move(row));
}

bool parse_directive(const std::vector<std::string_view>& columns, FontTable& table,
                     std::string& default_name) {
  if (columns.size() < 2) return false;
  const std::vector<std::string> values(columns.begin() + 1, columns.end());
  if (columns[0] == "@default") {
    default_name = values[0];
  } else if (columns[0] == "@fallback") {
    table.fallback = values;
  } else if (columns[0] == "@fallback_bold") {
    table.fallback_bold = values;
  } else if (columns[0] == "@tibetan") {
    table.tibetan = values;
  } else {
    return false;
  }
  return true;
}

Diagnostic bad_row(std::int64_t line) {
  Diagnostic error = input_error("text.font_table_row");
  error.place.line = line;
  return error;
}

}  // namespace

const FontRow* FontTable::find(std::string_view key) const {
  const auto found = by_key.find(std::string(key));
  return found == by_key.end() ? nullptr : &rows[found->second];
}

const FontRow* FontTable::find_pattern(std::string_view key) const {
  for (const auto& [part, row] : patterns) {
    if (key.find(part) != std::string_view::npos) return &rows[row];
  }
  return nullptr;
}

std::vector<std::string> FontTable::files() const {
  std::set<std::string> all;
  for (const FontRow& row : rows) {
    all.insert(row.files.begin(), row.files.end());
    all.insert(row.latin_file);
  }
  for (const auto* list : {&fallback, &fallback_bold, &tibetan}) {
    all.insert(list->begin(), list->end());
  }
  all.erase("");
  return {all.begin(), all.end()};
}

std::string font_key(std::string_view name) {
  std::string key;
  for (char32_t c : to_utf32(name)) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of ASCII
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == U' ' || c == U'-' || c == U'_' || c == U'\u3000' || (c == U'@' && key.empty()))
      continue;
    key += to_utf8(std::u32string_view(&c, 1));
  }
  return key;
}

Result<FontTable> parse_font_table(std::string_view text) {
  FontTable table;
  std::string default_name;
  std::int64_t line_number = 0;
  for (const auto line : split(text, '\n')) {
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    const auto columns = split(line, '\t');
    if (line.front() == '@') {
      if (!parse_directive(columns, table, default_name)) return fail(bad_row(line_number));
      continue;
    }
    auto row = parse_row(columns);
    if (!row) return fail(bad_row(line_number));
    add_row(std::move(*row), table);
  }
  const auto found = table.by_key.find(font_key(default_name));
  if (found == table.by_key.end()) return fail(bad_row(line_number));
  table.default_row = found->second;
  return table;
}

}  // namespace sealpress::text
