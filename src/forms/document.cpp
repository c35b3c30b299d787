#include "forms/document.h"

#include <charconv>
#include <optional>
#include <utility>

namespace sealpress::forms {
namespace {

/// The list and the row that a path leads through: "/典型经验/2/班组名称" is row 2 of 典型经验.
struct Row {
  std::string list;
  std::size_t index = 0;
};
std::optional<Row> row_of(const std::string& path) {
  const std::size_t slash = path.find('/', 1);
  if (slash == std::string::npos) return std::nullopt;
  Row row{path.substr(1, slash - 1), 0};
  const char* const begin = path.data() + slash + 1;
  const auto read = std::from_chars(begin, path.data() + path.size(), row.index);
  return read.ec == std::errc() ? std::optional(std::move(row)) : std::nullopt;
}

/// The origin of the table's row that `row` is, for documents gathered of rows.
const data::Origin& origin_of(const Document& document, const std::optional<Row>& row) {
  const bool gathered = row && row->list == document.list && row->index < document.rows.size();
  return gathered ? document.rows[row->index] : document.record.origin;
}

/// The row's place in a sheet of its list; false if the list has none.
bool locate_in_list(Place& place, const data::Origin& origin, const std::optional<Row>& row,
                    const std::string& label) {
  if (!row) return false;
  const auto list = origin.lists.find(row->list);
  if (list == origin.lists.end() || row->index >= list->second.rows.size()) return false;
  place.sheet = list->second.sheet;
  place.line = list->second.rows[row->index];
  const auto column = list->second.columns.find(label);
  if (column != list->second.columns.end()) place.column = column->second;
  return true;
}

/// The label at the end of a pointer, as a table's head has it.
std::string last_label(const std::string& path) {
  std::string label;
  for (std::size_t i = path.rfind('/') + 1; i < path.size(); ++i) {
    const bool escape = path[i] == '~' && i + 1 < path.size();
    label += escape ? (path[++i] == '1' ? '/' : '~') : path[i];
  }
  return label;
}

}  // namespace

void locate(Place& place, const Document& document) {
  if (document.form) place.form = document.form->id;
  if (!place.file.empty()) return;
  const std::optional<Row> row = row_of(place.path);
  const data::Origin& origin = origin_of(document, row);
  const std::string label = last_label(place.path);
  place.file = origin.file;
  if (locate_in_list(place, origin, row, label)) return;
  place.sheet = origin.sheet;
  if (origin.row > 0) {
    place.line = origin.row;
  } else if (!document.alone) {
    place.record = document.record.index;
  }
  const auto column = origin.columns.find(label);
  if (column != origin.columns.end()) place.column = column->second;
}

Place place_of(const Document& document, const Instance& at) {
  Place place;
  place.field = at.label;
  place.path = at.path;
  locate(place, document);
  return place;
}

}  // namespace sealpress::forms
