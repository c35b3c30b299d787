#include "official/judge.h"

#include <fmt/format.h>

#include <cmath>

#include "text/unicode.h"

namespace sealpress::official {
namespace {

constexpr std::size_t kQuoted = 16;

std::string quoted(const TextLine* line) {
  if (line == nullptr) return {};
  std::u32string text = line->text();
  if (text.size() > kQuoted) text = text.substr(0, kQuoted) + U"…";
  return text::to_utf8(text);
}

}  // namespace

void Judge::add(std::string_view code, std::size_t page, double measured, double expected,
                const char* unit, int digits, const TextLine* line) {
  Diagnostic d =
      finding(Severity::warning, std::string(code))
          .with("measured", fmt::format("{:.{}f}{}", measured, digits, unit))
          .with("expected", fmt::format("{:.{}f}{}", expected, digits, unit))
          .with("difference", fmt::format("{:+.{}f}{}", measured - expected, digits, unit))
          .with("text", quoted(line));
  d.place.page = static_cast<std::int64_t>(page) + 1;
  deviations_.push_back(std::move(d));
}

void Judge::length(std::string_view code, std::size_t page, double measured, double expected,
                   double tolerance, const TextLine* line) {
  if (std::abs(measured - expected) > tolerance) add(code, page, measured, expected, "mm", 1, line);
}

void Judge::points(std::string_view code, std::size_t page, double measured, double expected,
                   double tolerance, const TextLine* line) {
  if (std::abs(measured - expected) > tolerance) add(code, page, measured, expected, "磅", 1, line);
}

void Judge::count(std::string_view code, std::size_t page, int measured, int expected) {
  if (measured != expected) add(code, page, measured, expected, "", 0, nullptr);
}

void Judge::say(std::string_view code, std::size_t page, const TextLine* line) {
  Diagnostic d = finding(Severity::warning, std::string(code)).with("text", quoted(line));
  d.place.page = static_cast<std::int64_t>(page) + 1;
  deviations_.push_back(std::move(d));
}

}  // namespace sealpress::official
