// Any bytes as a submission named a.csv. Allowed: errors of the folders that read it; otherwise
// records whose labels and values are well-formed text. Reading comes to an end.
#include <cstdlib>

#include "intake/intake.h"
#include "text/unicode.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_named(const sealpress::Diagnostic& error) {
  require(error.code.rfind("intake.", 0) == 0 || error.code.rfind("sheet.", 0) == 0 ||
          error.code.rfind("data.", 0) == 0 || error.code.rfind("package.", 0) == 0 ||
          error.code.rfind("xml.", 0) == 0);
}

void require_clean(const sealpress::data::Record& record) {
  require(record.fields.object() != nullptr);
  for (const auto& [label, value] : *record.fields.object()) {
    require(!sealpress::text::find_ill_formed(label));
    require(!sealpress::text::find_ill_formed(value.to_text()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  sealpress::Limits limits;
  limits.records = 1000;
  limits.part_bytes = 1 << 20;
  const auto reader = sealpress::intake::read(
      std::string(reinterpret_cast<const char*>(data), size), "a.csv", limits);
  if (!reader) {
    require_named(reader.error());
    return 0;
  }
  std::size_t steps = 0;
  while (const auto record = (*reader)->next()) {
    require(++steps <= size + 2);
    if (*record) {
      require_clean(**record);
    } else {
      require_named(record->error());
    }
  }
  return 0;
}
