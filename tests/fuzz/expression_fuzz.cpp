// Conditions and reckonings as anyone might type them.
//
// Input: a record as JSON, a line "---", then a line for each expression. A record that is no JSON
// is replaced by a usual one. Allowed: expressions with faults, findings about values. Never: a
// crash, a fault without a code, a condition that holds together with its opposite, digits that say
// another number.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "merge/tag/condition.h"
#include "text/unicode.h"

namespace {

using namespace sealpress;

std::string_view take_until(std::string_view& rest, std::string_view end) {
  const std::size_t found = rest.find(end);
  const std::string_view taken = rest.substr(0, found);
  rest = found == rest.npos ? std::string_view() : rest.substr(found + end.size());
  return taken;
}

data::Value usual_record() {
  return *data::parse_json(R"({"a": "男", "b": 2, "c": "1,234.5", "d": {"选": "x"}, "e": ["x", "y"],
                               "f": "2025-06-30", "g": "98%", "非h": "否", "i/j": 3, "k": {"b": 5}})");
}

void require(bool condition) {
  if (!condition) std::abort();
}

void check(std::string_view expression, const data::Value& record) {
  merge::Lookup lookup;
  Diagnostics problems;
  const merge::Scope scope{&record, nullptr, {}, 0, false, nullptr};
  const merge::Reading reading{lookup, scope, problems};
  const auto condition = merge::Condition::parse(expression);
  if (condition) {
    const auto opposite = merge::Condition::parse("非(" + std::string(expression) + ")");
    const bool holds = condition->holds(reading);
    require(!opposite || opposite->holds(reading) != holds);
    require(!condition->fields().empty() || !expression.empty());
  } else {
    require(!condition.error().code.empty());
  }
  const auto arithmetic = merge::Arithmetic::parse(expression);
  if (!arithmetic) return require(!arithmetic.error().code.empty());
  const auto outcome = arithmetic->evaluate(reading);
  require(outcome.value || outcome.blank || !problems.empty());
  if (!outcome.value) return;
  const auto digits = outcome.value->digits();
  require(digits.endless || text::Rational(digits.number) == *outcome.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const std::string input = text::to_utf8(text::to_utf32(given));
  std::string_view rest = input;
  const auto fields = data::parse_json(take_until(rest, "\n---\n"));
  const data::Value record = fields ? *fields : usual_record();
  while (!rest.empty()) check(take_until(rest, "\n"), record);
  return 0;
}
