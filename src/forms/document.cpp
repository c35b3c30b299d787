#include "forms/document.h"

#include <charconv>

namespace sealpress::forms {
namespace {

/// The origin of the row that `path` leads through: "/典型经验/2/班组名称" is row 2's.
const data::Origin& origin_of(const Document& document, const std::string& path) {
  const std::string prefix = "/" + document.list + "/";
  if (document.list.empty() || !path.starts_with(prefix)) return document.record.origin;
  std::size_t row = 0;
  const char* const begin = path.data() + prefix.size();
  const auto read = std::from_chars(begin, path.data() + path.size(), row);
  const bool known = read.ec == std::errc() && row < document.rows.size();
  return known ? document.rows[row] : document.record.origin;
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
  const data::Origin& origin = origin_of(document, place.path);
  place.file = origin.file;
  place.sheet = origin.sheet;
  if (origin.row > 0) {
    place.line = origin.row;
  } else if (!document.alone) {
    place.record = document.record.index;
  }
  const auto column = origin.columns.find(last_label(place.path));
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
