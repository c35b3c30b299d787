#include "pipeline/fill/unmatched.h"

#include <algorithm>

#include "base/pointer.h"
#include "forms/fields.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

constexpr std::string_view kOuter = "上级.";
constexpr std::size_t kMostNamed = 12;
/// Keys that are compared with every field, letter by letter.
constexpr std::size_t kMostCompared = 100;

std::string list_of(const std::vector<std::string>& names) {
  std::vector<std::string> shown(
      names.begin(),
      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNamed)));
  return forms::joined(shown) + (names.size() > kMostNamed ? "……" : "");
}

/// A key's own name, and the group that it may reach into: 企业.名称 is in 企业.
std::string group_of(const std::string& key) {
  const std::size_t dot = key.find('.');
  return dot == std::string::npos ? "" : key.substr(0, dot);
}

std::vector<std::string> keys_of(const data::Record& record) {
  std::vector<std::string> keys;
  for (const auto& [label, column] : record.origin.columns) keys.push_back(label);
  if (!keys.empty()) {
    std::sort(keys.begin(), keys.end(), [&](const std::string& a, const std::string& b) {
      return record.origin.columns.at(a) < record.origin.columns.at(b);
    });
    return keys;
  }
  if (const data::Object* fields = record.fields.object()) {
    for (const data::Member& member : *fields) keys.push_back(member.first);
  }
  return keys;
}

Diagnostic about(Severity severity, const char* code, const data::Record& record) {
  Diagnostic found = finding(severity, code);
  found.place.file = record.origin.file;
  found.place.sheet = record.origin.sheet;
  return found;
}

}  // namespace

intake::Shape shape_of(const merge::Template& compiled) {
  intake::Shape shape;
  std::set<std::string> seen;
  for (const merge::UsedKey& used : compiled.keys()) {
    // The right side of a comparison is a text as a rule.
    if (used.sigil == "@" || used.sigil == "章" || used.maybe) continue;
    std::string key = used.key;
    if (!used.scope.empty()) {
      const bool outer = key.starts_with(kOuter) && used.scope.find('/') == std::string::npos;
      if (!outer) continue;
      key.erase(0, kOuter.size());
    }
    if (seen.insert(text::label_key(key)).second) shape.fields.push_back(std::move(key));
  }
  return shape;
}

Unmatched::Unmatched(std::vector<std::string> fields, bool single)
    : fields_(std::move(fields)), single_(single) {
  for (const std::string& field : fields_) {
    const std::string key = text::label_key(field);
    keys_.insert(key);
    if (std::string group = group_of(key); !group.empty()) keys_.insert(std::move(group));
  }
}

Diagnostics Unmatched::add(const data::Record& record) {
  if (fields_.empty()) return {};
  const bool fresh = told_.insert(record.origin.file + "\n" + record.origin.sheet).second;
  const bool table = !record.origin.columns.empty();
  if (table && !fresh) return {};
  const std::vector<std::string> keys = keys_of(record);
  const bool any = std::any_of(keys.begin(), keys.end(), [this](const std::string& key) {
    const std::string compared = text::label_key(key);
    return keys_.count(compared) > 0 || keys_.count(group_of(compared)) > 0;
  });
  if (any) return fresh && single_ ? told_once(record, keys) : Diagnostics{};
  Diagnostic found = about(Severity::error, "pipeline.nothing_matches", record);
  found.args = {{"keys", list_of(keys)}, {"fields", list_of(fields_)}};
  return {std::move(found)};
}

Diagnostics Unmatched::told_once(const data::Record& record,
                                 const std::vector<std::string>& keys) const {
  Diagnostics out;
  std::set<std::string> given;
  for (const std::string& key : keys) {
    const std::string compared = text::label_key(key);
    given.insert(compared);
    if (std::string group = group_of(compared); !group.empty()) given.insert(std::move(group));
  }
  std::vector<std::string> blank, extra;
  for (const std::string& field : fields_) {
    const std::string compared = text::label_key(field);
    if (given.count(compared) == 0 && given.count(group_of(compared)) == 0) blank.push_back(field);
  }
  for (const std::string& key : keys) {
    const std::string compared = text::label_key(key);
    if (keys_.count(compared) > 0 || keys_.count(group_of(compared)) > 0) continue;
    const std::string near = extra.size() < kMostCompared ? text::nearest(key, blank) : "";
    if (near.empty()) {
      extra.push_back(key);
      continue;
    }
    out.push_back(about(Severity::warning, "pipeline.misspelt_key", record));
    out.back().place.field = key;
    out.back().args = {{"nearest", near}};
    const auto column = record.origin.columns.find(key);
    if (column != record.origin.columns.end()) out.back().place.column = column->second;
  }
  if (!extra.empty()) {
    out.push_back(about(Severity::info, "pipeline.keys_not_shown", record));
    out.back().args = {{"keys", list_of(extra)}};
  }
  if (!blank.empty() && !record.origin.columns.empty()) {
    out.push_back(about(Severity::info, "pipeline.fields_without_column", record));
    out.back().args = {{"fields", list_of(blank)}};
  }
  return out;
}

Diagnostics pictures_as_text(const merge::Template& compiled, const data::Record& record) {
  Diagnostics out;
  if (record.files.empty()) return out;
  std::set<std::string> drawn, written;
  for (const merge::UsedKey& used : compiled.keys()) {
    const bool shows = used.sigil.empty() || used.sigil == "+" || used.sigil == "码";
    if (used.sigil == "图") drawn.insert(text::label_key(used.key));
    if (shows) written.insert(text::label_key(used.key));
  }
  const auto look_at = [&](const data::Member& member, const std::string& path) {
    const std::string* value = member.second.string();
    const std::string key = text::label_key(member.first);
    if (!value || record.files.count(*value) == 0) return;
    if (written.count(key) == 0 || drawn.count(key) > 0) return;
    out.push_back(finding(Severity::error, "pipeline.picture_as_text"));
    out.back().place.field = member.first;
    out.back().place.path = pointer_to(path, member.first);
  };
  for (const data::Member& member : *record.fields.object()) {
    look_at(member, "");
    const data::Array* list = member.second.array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const std::string path = pointer_to(pointer_to("", member.first), i);
      const data::Object* item = (*list)[i].object();
      for (std::size_t k = 0; item && k < item->size(); ++k) look_at((*item)[k], path);
    }
  }
  return out;
}

}  // namespace sealpress::pipeline
