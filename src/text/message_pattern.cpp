#include "text/message_pattern.h"

#include <unicode/msgfmt.h>

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "text/unicode.h"

namespace sealpress::text {
namespace {

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

icu::Formattable to_icu(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument.value)) {
    return to_icu(printable(*text));
  }
  if (const auto* n = std::get_if<std::int64_t>(&argument.value)) return icu::Formattable(*n);
  return icu::Formattable(std::get<double>(argument.value));
}

/// The compiled pattern, one per thread: formatting is not safe on a shared MessageFormat, which
/// makes its number formats when they are first needed. Null for a faulty pattern.
const icu::MessageFormat* compiled(std::string_view pattern, std::string_view locale) {
  using Key = std::pair<std::string, std::string>;
  thread_local std::map<Key, std::unique_ptr<icu::MessageFormat>> cache;
  auto& slot = cache[Key(locale, pattern)];
  if (!slot) {
    UErrorCode status = U_ZERO_ERROR;
    slot = std::make_unique<icu::MessageFormat>(to_icu(pattern),
                                                icu::Locale(std::string(locale).c_str()), status);
    if (U_FAILURE(status)) slot.reset();
  }
  return slot.get();
}

}  // namespace

std::optional<std::string> filled_pattern(std::string_view pattern, const char* locale,
                                          std::span<const Argument> args) {
  if (pattern.find_first_of("{'") == std::string_view::npos) return std::string(pattern);
  const icu::MessageFormat* format = compiled(pattern, locale);
  if (format == nullptr) return std::nullopt;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Argument& argument : args) {
    names.push_back(to_icu(argument.name));
    values.push_back(to_icu(argument));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(names.data(), values.data(), static_cast<std::int32_t>(args.size()), out, status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  return out.toUTF8String(utf8);
}

}  // namespace sealpress::text
