#include "intake/wrapper.h"

#include <algorithm>

#include "intake/labels.h"
#include "text/unicode.h"

namespace sealpress::intake {
namespace {

using data::Value;

constexpr std::string_view kNames[] = {"data",    "records", "list", "items", "rows", "result",
                                       "results", "数据",    "记录", "列表",  "明细", "content"};
constexpr int kMostLevels = 3;

bool is_name(std::string_view key) {
  std::string lower(key);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return std::find(std::begin(kNames), std::end(kNames), lower) != std::end(kNames);
}

bool holds_records(const Value& value) {
  const data::Array* items = value.array();
  return items && !items->empty() &&
         std::all_of(items->begin(), items->end(), [](const Value& v) { return v.object(); });
}

/// The one member that may hold the records; nullptr if the object is no wrapper.
data::Member* wrapped(data::Object& object, const Labels& known) {
  data::Member* found = nullptr;
  for (data::Member& member : object) {
    if (known.find(member.first)) return nullptr;
    const bool holds = holds_records(member.second) || member.second.object();
    if (!holds) {
      if (member.second.array() && !member.second.array()->empty()) return nullptr;
      continue;
    }
    if (found || !is_name(member.first)) return nullptr;
    found = &member;
  }
  return found;
}

}  // namespace

std::string unwrap(Value& value, const Shape* shape) {
  std::vector<std::string> labels;
  if (shape) {
    labels = shape->fields;
    for (const ListShape& list : shape->lists) labels.push_back(list.label);
  }
  const Labels known(labels);
  std::string path;
  Value inner = value;
  for (int level = 0; level < kMostLevels && inner.object(); ++level) {
    data::Member* member = wrapped(*inner.object(), known);
    if (!member) return "";
    path += (path.empty() ? "" : ".") + member->first;
    Value next = std::move(member->second);
    inner = std::move(next);
  }
  if (!holds_records(inner)) return "";
  value = std::move(inner);
  return path;
}

}  // namespace sealpress::intake
