#include "pdf/read/answer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sealpress::pdf {
namespace {

constexpr double kScale = 1000;
constexpr double kFarthest = 1e6;  // points; no page is that large

}  // namespace

void append_answer(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

void append_answer(std::string& out, double number) {
  const double bounded = std::isfinite(number) ? std::clamp(number, -kFarthest, kFarthest) : 0;
  append_answer(out, std::to_string(std::llround(bounded * kScale)));
}

std::string_view AnswerReader::text() {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
  const auto digits = static_cast<std::size_t>(end - rest_.data());
  const bool well = error == std::errc() && digits < rest_.size() && rest_[digits] == ':' &&
                    size <= rest_.size() - digits - 1;
  const std::string_view text = well ? rest_.substr(digits + 1, size) : std::string_view();
  rest_ = well ? rest_.substr(digits + 1 + size) : std::string_view();
  return text;
}

double AnswerReader::number() {
  const std::string_view written = text();
  long long value = 0;
  std::from_chars(written.data(), written.data() + written.size(), value);
  return std::clamp(static_cast<double>(value) / kScale, -kFarthest, kFarthest);
}

}  // namespace sealpress::pdf
