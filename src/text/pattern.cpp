#include "text/pattern.h"

#include <re2/re2.h>

namespace sealpress::text {
namespace {

/// \uXXXX as RE2 writes it.
std::string with_code_points(std::string_view pattern) {
  constexpr std::size_t kDigits = 4;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool escape = pattern[i] == '\\' && i + 1 < pattern.size();
    if (!escape) {
      out += pattern[i];
      continue;
    }
    const std::string_view digits = pattern.substr(i + 2, kDigits);
    const bool code = pattern[i + 1] == 'u' && digits.size() == kDigits &&
                      digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    if (code) {
      out += "\\x{" + std::string(digits) + "}";
      i += 1 + kDigits;
    } else {
      out += pattern[i];
      out += pattern[++i];
    }
  }
  return out;
}

}  // namespace

struct Pattern::Impl {
  explicit Impl(const std::string& pattern) : expression(pattern, RE2::Quiet) {}
  RE2 expression;
};

Result<Pattern> Pattern::compile(std::string_view pattern) {
  auto impl = std::make_shared<const Impl>(with_code_points(pattern));
  if (!impl->expression.ok()) {
    return fail(input_error("text.bad_pattern")
                    .with("pattern", std::string(pattern))
                    .with("reason", impl->expression.error()));
  }
  Pattern out;
  out.impl_ = std::move(impl);
  return out;
}

bool Pattern::found_in(std::string_view utf8) const {
  return RE2::PartialMatch(re2::StringPiece(utf8.data(), utf8.size()), impl_->expression);
}

}  // namespace sealpress::text
