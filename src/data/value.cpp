#include "data/value.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace sealpress::data {

double Number::to_double() const {
  const char* begin = literal.data();
  const char* const end = begin + literal.size();
  if (begin != end && *begin == '+') ++begin;
  double value = 0;
  const auto [rest, error] = std::from_chars(begin, end, value);
  return error == std::errc() && rest == end ? value : std::numeric_limits<double>::quiet_NaN();
}

const Value* Value::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  const auto at = std::find_if(members->begin(), members->end(),
                               [key](const Member& member) { return member.first == key; });
  return at == members->end() ? nullptr : &at->second;
}

bool Value::truthy() const {
  if (const bool* b = boolean()) return *b;
  if (const std::string* s = string()) return !s->empty();
  if (const Array* a = array()) return !a->empty();
  if (const Object* o = object()) return !o->empty();
  return !is_null();
}

std::string Value::to_text() const {
  if (const bool* b = boolean()) return *b ? "是" : "否";
  if (const Number* n = number()) return n->literal;
  if (const std::string* s = string()) return *s;
  if (object() != nullptr) return to_json(*this);
  std::string out;
  if (const Array* items = array()) {
    for (const Value& item : *items) {
      if (!out.empty()) out += "、";
      out += item.to_text();
    }
  }
  return out;
}

}  // namespace sealpress::data
