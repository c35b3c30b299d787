// Any bytes as JSON. Allowed: an error that is named data.* and has a line and a column; otherwise
// the value survives being written and read again.
#include <cstdlib>

#include "data/value.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  namespace data_ns = sealpress::data;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto value = data_ns::parse_json(text);
  if (!value) {
    const sealpress::Diagnostic& error = value.error();
    require(error.code.rfind("data.", 0) == 0);
    require(error.place.line.value_or(0) >= 1 && error.place.column.value_or(0) >= 1);
    return 0;
  }
  for (const int indent : {-1, 2}) {
    const auto again = data_ns::parse_json(data_ns::to_json(*value, indent));
    require(again.has_value() && *again == *value);
  }
  value->to_text();
  return 0;
}
