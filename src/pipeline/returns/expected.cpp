#include "pipeline/returns/expected.h"

#include <algorithm>

#include "intake/intake.h"
#include "pipeline/fill/record_name.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

bool speaks_of_units(const std::string& label) {
  return speaks_of_unit(label) || text::label_key(label).find("名称") != std::string::npos;
}

}  // namespace

Result<std::vector<std::string>> read_expected(std::string bytes, const std::string& path,
                                               const Limits& limits) {
  auto reader = intake::read(std::move(bytes), path, limits);
  if (!reader) return fail(std::move(reader.error()));
  std::vector<std::string> units;
  while (auto record = (*reader)->next()) {
    if (!*record) return fail(std::move(record->error()));
    const data::Object& fields = *(*record)->fields.object();
    auto named = std::find_if(fields.begin(), fields.end(),
                              [](const data::Member& m) { return speaks_of_units(m.first); });
    if (named == fields.end()) named = fields.begin();
    if (named != fields.end() && named->second.truthy()) units.push_back(named->second.to_text());
  }
  if (units.empty()) return fail(input_error("pipeline.no_records").in_file(path));
  return units;
}

std::string unit_key(const std::string& name) {
  std::u32string out;
  for (const char32_t c : text::to_utf32(text::label_key(name))) {
    const bool point = c == U'·' || c == U'•' || c == U'・' || c == U'‧';
    out += point ? U'·' : c;
  }
  return text::to_utf8(out);
}

}  // namespace sealpress::pipeline
