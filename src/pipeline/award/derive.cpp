#include "pipeline/award/derive.h"

#include <algorithm>
#include <string_view>

#include "base/trim.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

constexpr std::string_view kOuter = "上级.";

bool is_blank(const data::Value* value) {
  return value == nullptr || is_all_blank(value->to_text());
}

bool is_blank_row(const data::Value& row) {
  const data::Object* object = row.object();
  return object == nullptr || std::all_of(object->begin(), object->end(), [](const auto& member) {
           return is_blank(&member.second);
         });
}

data::Record from_row(const forms::RowSource& source, const data::Record& whole,
                      const data::Value& row) {
  data::Record record;
  record.index = whole.index;
  record.origin = whole.origin;
  data::Object fields;
  for (const auto& [here, there] : source.fields) {
    const bool outer = there.starts_with(kOuter);
    const data::Value* value =
        outer ? member(whole.fields, there.substr(kOuter.size())) : member(row, there);
    if (!is_blank(value)) fields.emplace_back(here, *value);
  }
  record.fields = std::move(fields);
  return record;
}

/// Whether a record is one of the source's form: it has what the source takes, and under another
/// name than the record that is made of it.
bool is_of(const forms::RowSource& source, const data::Record& record) {
  bool renamed = false;
  for (const auto& [here, there] : source.fields) {
    const bool outer = there.starts_with(kOuter);
    if (!outer && is_blank(member(record.fields, there))) return false;
    renamed = renamed || (!outer && here != there && member(record.fields, here) == nullptr);
  }
  return renamed;
}

void set(data::Record& record, const std::string& key, std::string value) {
  data::Object* object = record.fields.object();
  if (object == nullptr || !is_blank(member(record.fields, key))) return;
  const std::string wanted = text::label_key(key);
  object->erase(std::remove_if(object->begin(), object->end(),
                               [&](const auto& m) { return text::label_key(m.first) == wanted; }),
                object->end());
  object->emplace_back(key, data::Value(std::move(value)));
}

}  // namespace

const data::Value* member(const data::Value& object, std::string_view label) {
  if (const data::Value* exact = object.find(label)) return exact;
  if (object.object() == nullptr) return nullptr;
  const std::string wanted = text::label_key(label);
  for (const auto& [key, value] : *object.object()) {
    if (text::label_key(key) == wanted) return &value;
  }
  return nullptr;
}

std::vector<data::Record> derived(const std::vector<forms::RowSource>& sources,
                                  data::Record record) {
  std::vector<data::Record> records;
  for (const forms::RowSource& source : sources) {
    if (source.list.empty()) {
      if (!is_of(source, record)) continue;
      records.push_back(from_row(source, record, record.fields));
      return records;
    }
    const data::Value* list = member(record.fields, source.list);
    if (list == nullptr || list->array() == nullptr) continue;
    for (const data::Value& row : *list->array()) {
      if (!is_blank_row(row)) records.push_back(from_row(source, record, row));
    }
    return records;
  }
  records.push_back(std::move(record));
  return records;
}

Completer::Completer(Constants constants, const std::string& number, std::int64_t first)
    : constants_(std::move(constants)), next_(first) {
  const std::size_t last = number.rfind('#');
  if (last == std::string::npos) return;
  const std::size_t before = number.find_last_not_of('#', last);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  digits_ = last + 1 - begin;
  before_ = number.substr(0, begin);
  after_ = number.substr(last + 1);
}

void Completer::complete(data::Record& record) {
  for (const auto& [key, value] : constants_) set(record, key, value);
  const std::int64_t number = next_++;
  if (digits_ == 0) return;
  std::string digits = std::to_string(number);
  if (digits.size() < digits_) digits.insert(0, digits_ - digits.size(), '0');
  set(record, kNumberKey, before_ + digits + after_);
}

}  // namespace sealpress::pipeline
