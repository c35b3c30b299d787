#include "forms/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/pointer.h"
#include "base/trim.h"
#include "data/rich_text.h"
#include "text/unicode.h"

namespace sealpress::forms {
namespace {

using data::Value;

bool digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Takes "1,234,567" to "1234567"; nullopt if commas do not part thousands.
std::optional<std::string> without_thousands(std::string_view s) {
  std::string out;
  const std::size_t point = s.find('.');
  std::string_view whole = s.substr(0, point);
  if (!whole.empty() && (whole[0] == '-' || whole[0] == '+')) {
    if (whole[0] == '-') out = "-";
    whole.remove_prefix(1);
  }
  std::size_t comma = whole.find(',');
  if (comma != std::string_view::npos && (comma == 0 || comma > 3)) return std::nullopt;
  while (comma != std::string_view::npos) {
    out += whole.substr(0, comma);
    whole.remove_prefix(comma + 1);
    comma = whole.find(',');
    if ((comma == std::string_view::npos ? whole.size() : comma) != 3) return std::nullopt;
  }
  out += whole;
  if (point != std::string_view::npos) out += s.substr(point);
  return out;
}

Value* member_of(Value& scope, std::string_view label) {
  if (auto* object = scope.object()) {
    for (auto& member : *object) {
      if (member.first == label) return &member.second;
    }
  }
  return nullptr;
}

}  // namespace

FieldRef::FieldRef(std::string_view text) : text_(text) {
  const std::size_t bracket = text.find("[]");
  each_ = bracket != std::string_view::npos;
  if (!each_) {
    member_ = text_;
    return;
  }
  list_ = std::string(text.substr(0, bracket));
  std::string_view rest = text.substr(bracket + 2);
  if (rest.starts_with(".")) rest.remove_prefix(1);
  member_ = std::string(rest);
}

void FieldRef::put(Value& record, Value value, std::optional<std::size_t> row) const {
  Value* scope = &record;
  if (each_) {
    Value* list = member_of(record, list_);
    if (!list || !list->array() || !row || *row >= list->array()->size()) return;
    scope = &(*list->array())[*row];
  }
  if (!scope->object() || member_.empty()) return;
  if (Value* present = member_of(*scope, member_)) {
    *present = std::move(value);
  } else if (member_.find('.') == std::string::npos) {
    scope->object()->emplace_back(member_, std::move(value));
  }
}

Instance FieldRef::lookup(const Value& scope, const std::string& label_prefix,
                          const std::string& path_prefix) const {
  Instance found{nullptr, label_prefix + member_, path_prefix, std::nullopt};
  if (member_.empty()) {
    found.value = &scope;
    return found;
  }
  if (const Value* exact = scope.find(member_)) {
    found.value = exact;
    found.path = pointer_to(found.path, member_);
    return found;
  }
  const std::size_t dot = member_.find('.');
  found.path = pointer_to(found.path, std::string_view(member_).substr(0, dot));
  if (dot == std::string::npos) return found;
  found.path = pointer_to(found.path, std::string_view(member_).substr(dot + 1));
  const Value* outer = scope.find(std::string_view(member_).substr(0, dot));
  const Value* inner = outer ? outer->find(std::string_view(member_).substr(dot + 1)) : nullptr;
  found.value = inner;
  return found;
}

std::vector<Instance> FieldRef::in(const Value& record, std::optional<std::size_t> row) const {
  if (!each_) return {lookup(record, "", "")};
  std::vector<Instance> found;
  const Value* list = record.find(list_);
  const data::Array* items = list ? list->array() : nullptr;
  if (!items) return found;
  const std::size_t first = row.value_or(0);
  const std::size_t end = row ? std::min(items->size(), *row + 1) : items->size();
  for (std::size_t i = first; i < end; ++i) {
    if (is_blank(&(*items)[i])) continue;
    found.push_back(lookup((*items)[i], list_ + "第" + std::to_string(i + 1) + "行",
                           pointer_to(pointer_to("", list_), i)));
    found.back().row = i;
  }
  return found;
}

Instance FieldRef::one(const Value& record, std::optional<std::size_t> row) const {
  std::vector<Instance> all = in(record, row);
  return all.empty() ? Instance{nullptr, text_, pointer_to("", list_), row} : all.front();
}

bool is_blank(const Value* value) {
  if (!value || value->is_null()) return true;
  if (const auto* s = value->string()) return trimmed(text::nfkc(*s)).empty();
  if (const auto* list = value->array()) {
    return std::all_of(list->begin(), list->end(), [](const Value& v) { return is_blank(&v); });
  }
  if (const auto* object = value->object()) {
    return std::all_of(object->begin(), object->end(),
                       [](const auto& member) { return is_blank(&member.second); });
  }
  return false;
}

std::string raw_text_of(const Value& value) {
  return data::rich_text(value);
}

std::string text_of(const Value& value) {
  if (value.array() || value.object()) {
    std::string joined;
    for (const Chosen& chosen : choices_of(value)) {
      if (!joined.empty()) joined += "、";
      joined += chosen.option;
    }
    if (!joined.empty()) return joined;
  }
  return std::string(trimmed(text::nfkc(raw_text_of(value))));
}

std::vector<Chosen> choices_of(const Value& value) {
  std::vector<Chosen> chosen;
  if (const auto* list = value.array()) {
    for (const Value& item : *list) {
      for (Chosen& c : choices_of(item)) chosen.push_back(std::move(c));
    }
  } else if (value.object()) {
    const Value* option = value.find("选");
    const Value* text = value.find("文字");
    if (!is_blank(option)) chosen.push_back({text_of(*option), text ? text_of(*text) : ""});
  } else if (!is_blank(&value)) {
    chosen.push_back({std::string(trimmed(text::nfkc(value.to_text()))), ""});
  }
  return chosen;
}

std::optional<double> parse_number(std::string_view text,
                                   const std::vector<std::string>& suffixes) {
  const std::string normal = text::nfkc(text);
  std::string_view rest = trimmed(normal);
  std::size_t longest = 0;
  for (const std::string& suffix : suffixes) {
    if (rest.ends_with(suffix)) longest = std::max(longest, suffix.size());
  }
  rest = trimmed(rest.substr(0, rest.size() - longest));
  const auto plain = without_thousands(rest);
  if (!plain) return std::nullopt;
  std::string_view body = *plain;
  if (body.starts_with('-')) body.remove_prefix(1);
  const std::size_t point = body.find('.');
  const bool whole = digits(body.substr(0, point));
  const bool fraction = point == std::string_view::npos || digits(body.substr(point + 1));
  if (!whole || !fraction || plain->size() > 30) return std::nullopt;
  return data::Number{*plain}.to_double();
}

std::vector<std::string> units_of(std::string_view label) {
  std::vector<std::string> units;
  std::string name = text::label_key(label);
  if (name.ends_with(')')) {
    const std::size_t open = name.rfind('(');
    if (open != std::string::npos) {
      const std::string unit = name.substr(open + 1, name.size() - open - 2);
      units.push_back(unit);
      if (const std::size_t slash = unit.find('/'); slash != std::string::npos) {
        units.push_back(unit.substr(0, slash));
      }
      name.resize(open);
    }
  }
  if (name.ends_with("人数") || name.ends_with("员工数") || name.ends_with("成员数") ||
      name.ends_with("总数")) {
    units.insert(units.end(), {"名", "人次", "人"});
  } else if (name.ends_with("数")) {
    units.insert(units.end(), {"人次", "项", "次", "起", "件", "家", "个"});
  } else if (name.find("费用") != std::string::npos || name.find("效益") != std::string::npos ||
             name.find("经费") != std::string::npos) {
    units.emplace_back("万元");
  }
  return units;
}

std::optional<double> number_in(const Instance& at) {
  if (is_blank(at.value)) return std::nullopt;
  const std::string written = text_of(*at.value);
  // Most numbers stand alone: the units of a label are looked up only where something follows.
  if (const auto plain = parse_number(written)) return plain;
  return parse_number(written, units_of(at.label));
}

int decimals_in(const std::string& written) {
  const std::size_t point = written.find('.');
  if (point == std::string::npos) return 0;
  const std::size_t end =
      std::min(written.find_first_not_of("0123456789", point + 1), written.size());
  return static_cast<int>(end - point - 1);
}

std::string printed(double number, int decimals) {
  const double unit = std::pow(10.0, decimals);
  // The sum of two decimals may lie just below the half.
  const double rounded = std::floor(std::abs(number) * unit + 0.5 + kEpsilon) / unit;
  std::string text = fmt::format("{:.6f}", rounded);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return number < 0 && text != "0" ? "-" + text : text;
}

std::size_t filled_rows(const Value* list) {
  const data::Array* items = list ? list->array() : nullptr;
  if (!items) return 0;
  return static_cast<std::size_t>(
      std::count_if(items->begin(), items->end(), [](const Value& v) { return !is_blank(&v); }));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "、") + part;
  return out;
}

}  // namespace sealpress::forms
