#include "text/regex.h"

#include <unicode/regex.h>

namespace sealpress::text {
namespace {

/// ICU's unit is about a millisecond; no honest field needs a hundredth of that.
constexpr std::int32_t kTimeLimit = 50;

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

}  // namespace

struct Regex::Impl {
  std::unique_ptr<icu::RegexPattern> pattern;

  std::unique_ptr<icu::RegexMatcher> matcher(const icu::UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(text, status));
    if (U_FAILURE(status)) return nullptr;
    matcher->setTimeLimit(kTimeLimit, status);
    return matcher;
  }
};

std::optional<Regex> Regex::compile(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  auto impl = std::make_shared<Impl>();
  impl->pattern.reset(icu::RegexPattern::compile(to_icu(pattern), where, status));
  if (U_FAILURE(status)) return std::nullopt;
  Regex regex;
  regex.impl_ = std::move(impl);
  return regex;
}

bool Regex::found_in(std::string_view utf8) const {
  const icu::UnicodeString text = to_icu(utf8);
  const auto matcher = impl_->matcher(text);
  UErrorCode status = U_ZERO_ERROR;
  return matcher && matcher->find(status) && U_SUCCESS(status);
}

std::optional<std::size_t> Regex::match_prefix(std::string_view utf8) const {
  const icu::UnicodeString text = to_icu(utf8);
  const auto matcher = impl_->matcher(text);
  UErrorCode status = U_ZERO_ERROR;
  if (!matcher || !matcher->lookingAt(status) || U_FAILURE(status)) return std::nullopt;
  std::string head;
  text.tempSubString(0, matcher->end(status)).toUTF8String(head);
  return head.size();
}

}  // namespace sealpress::text
