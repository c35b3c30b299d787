#include "pdf/verify/field_facts.h"

#include <algorithm>

namespace sealpress::pdf {

bool one_of(const std::string& key, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; });
}

int identity(const OutsideValue& element, std::size_t index) {
  return element.id() != 0 ? element.id() : -1 - static_cast<int>(index);
}

bool is_signed(const OutsideValue& field) {
  return inherited(field, "/V").is_dictionary();
}

bool is_plain_appearance(const OutsideValue& appearance) {
  return appearance.keys() == std::vector<std::string>{"/N"} && appearance["/N"].is_stream() &&
         appearance["/N"]["/BBox"].size() == 4;
}

bool draws_fields(const OutsideValue& siblings, int depth) {
  for (std::size_t i = 0; i < siblings.size() && depth < kFieldDepth; ++i) {
    const OutsideValue field = siblings.at(i);
    const bool shows = is_widget(field) && !is_signature_field(field);
    if ((shows && field["/AP"].is_null()) || draws_fields(field["/Kids"], depth + 1)) return true;
  }
  return false;
}

bool keeps_seen(const OutsideValue& before, const OutsideValue& after) {
  constexpr std::int64_t kUnseen = 1 | 2 | 32, kFree = 4 | 64 | 128;
  const std::int64_t was = before.integer().value_or(0), is = after.integer().value_or(0);
  return (is & kUnseen & ~was) == 0 && ((was ^ is) & ~(kUnseen | kFree)) == 0;
}

bool only_locks(const OutsideValue& before, const OutsideValue& after) {
  constexpr std::int64_t kReadOnly = 1;
  return (before.integer().value_or(0) | kReadOnly) == after.integer().value_or(0);
}

}  // namespace sealpress::pdf
