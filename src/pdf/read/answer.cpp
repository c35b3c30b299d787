#include "pdf/read/answer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <variant>

namespace sealpress::pdf {
namespace {

constexpr double kScale = 1000;
constexpr double kFarthest = 1e6;  // points; no page is that large

/// The whole text as an integer.
bool read_integer(std::string_view text, std::int64_t& value) {
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  return error == std::errc() && end == last;
}

}  // namespace

void append_answer(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

void append_answer(std::string& out, double number) {
  const double bounded = std::isfinite(number) ? std::clamp(number, -kFarthest, kFarthest) : 0;
  append_whole_answer(out, std::llround(bounded * kScale));
}

void append_whole_answer(std::string& out, std::int64_t number) {
  append_answer(out, std::to_string(number));
}

void AnswerReader::spoil() {
  is_sound_ = false;
  rest_ = {};
}

std::string_view AnswerReader::text() {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), size);
  const auto digits = static_cast<std::size_t>(end - rest_.data());
  const bool well = error == std::errc() && digits < rest_.size() && rest_[digits] == ':' &&
                    size <= rest_.size() - digits - 1;
  if (!well) {
    spoil();
    return {};
  }
  const std::string_view text = rest_.substr(digits + 1, size);
  rest_.remove_prefix(digits + 1 + size);
  return text;
}

double AnswerReader::number() {
  constexpr auto kMost = static_cast<std::int64_t>(kFarthest * kScale);
  return static_cast<double>(bounded(-kMost, kMost)) / kScale;
}

std::int64_t AnswerReader::bounded(std::int64_t lowest, std::int64_t highest) {
  std::int64_t value = 0;
  if (read_integer(text(), value) && lowest <= value && value <= highest) return value;
  spoil();
  return std::clamp<std::int64_t>(0, lowest, highest);
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
    if (is_text) {
      error.args.push_back({std::move(name), std::string(answer.text())});
    } else {
      error.args.push_back(
          {std::move(name), answer.integer(std::numeric_limits<std::int64_t>::min())});
    }
  }
  return error;
}

}  // namespace sealpress::pdf
