#include "pdf/read/answer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <variant>

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

std::string told_diagnostic(const Diagnostic& error) {
  std::string out;
  append_answer(out, error.code);
  for (const Argument& argument : error.args) {
    const auto* text = std::get_if<std::string>(&argument.value);
    const auto* number = std::get_if<std::int64_t>(&argument.value);
    append_answer(out, argument.name);
    append_answer(out, std::string_view(text != nullptr ? "text" : "number"));
    append_answer(out, text != nullptr ? *text : std::to_string(number != nullptr ? *number : 0));
  }
  return out;
}

Diagnostic understood_diagnostic(std::string_view said) {
  AnswerReader answer(said);
  Diagnostic error = input_error(std::string(answer.text()));
  while (!answer.at_end()) {
    std::string name(answer.text());
    const bool is_text = answer.text() == "text";
    const std::string value(answer.text());
    if (is_text) {
      error.args.push_back({std::move(name), value});
    } else {
      error.args.push_back({std::move(name), std::int64_t{std::atoll(value.c_str())}});
    }
  }
  return error;
}

}  // namespace sealpress::pdf
