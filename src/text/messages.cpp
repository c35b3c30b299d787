#include "text/messages.h"

#include <fmt/format.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "text/other_place.h"
#include "text/unicode.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kBaseMessages, kXmlMessages, kPackageMessages,
    kCodecMessages, kImageMessages, kTextMessages, kDataMessages, kDocxMessages, kSheetMessages,
    kIntakeMessages, kFormsMessages, kMergeMessages, kLayoutMessages, kPdfMessages,
    kPipelineMessages, kLintMessages, kCliMessages, kPdfSealMessages, kCliSealMessages,
    kVerifyMessages, kMeasureMessages, kCollectMessages;

namespace {

std::vector<MessageEntry> gather() {
  std::vector<MessageEntry> all;
  for (const auto& part :
       {kBaseMessages,    kXmlMessages,    kPackageMessages, kCodecMessages,   kImageMessages,
        kTextMessages,    kDataMessages,   kDocxMessages,    kSheetMessages,   kIntakeMessages,
        kFormsMessages,   kMergeMessages,  kLayoutMessages,  kPdfMessages,     kPipelineMessages,
        kLintMessages,    kCliMessages,    kPdfSealMessages, kCliSealMessages, kVerifyMessages,
        kMeasureMessages, kCollectMessages}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  std::sort(all.begin(), all.end(),
            [](const MessageEntry& a, const MessageEntry& b) { return a.code < b.code; });
  return all;
}

const MessageEntry* find_entry(std::string_view code) {
  const auto all = message_catalogue();
  const auto at = std::lower_bound(
      all.begin(), all.end(), code,
      [](const MessageEntry& entry, std::string_view c) { return entry.code < c; });
  return at != all.end() && at->code == code ? &*at : nullptr;
}

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

/// The compiled pattern, one per thread: formatting is not safe on a shared MessageFormat, which
/// makes its number formats when they are first needed. Null for a faulty pattern.
const icu::MessageFormat* compiled(std::string_view pattern, Language language) {
  using Key = std::pair<Language, std::string_view>;
  thread_local std::map<Key, std::unique_ptr<icu::MessageFormat>> cache;
  auto& slot = cache[{language, pattern}];
  if (!slot) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = language == Language::chinese ? icu::Locale::getSimplifiedChinese()
                                                      : icu::Locale::getEnglish();
    slot = std::make_unique<icu::MessageFormat>(to_icu(pattern), locale, status);
    if (U_FAILURE(status)) slot.reset();
  }
  return slot.get();
}

icu::Formattable to_icu(const Argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument.value)) {
    return to_icu(printable(*text));
  }
  if (const auto* n = std::get_if<std::int64_t>(&argument.value)) return icu::Formattable(*n);
  return icu::Formattable(std::get<double>(argument.value));
}

/// The pattern filled in; nullopt if ICU refuses it or an argument's kind.
std::optional<std::string> fill(std::string_view pattern, Language language,
                                std::span<const Argument> args) {
  if (pattern.find_first_of("{'") == std::string_view::npos) return std::string(pattern);
  const icu::MessageFormat* format = compiled(pattern, language);
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

std::string value_text(const Argument& argument) {
  return std::visit([](const auto& value) { return fmt::format("{}", value); }, argument.value);
}

/// For codes without an entry: the code with its arguments, so that nothing is lost.
std::string raw(std::string_view code, std::span<const Argument> args) {
  std::string out(code);
  for (std::size_t i = 0; i < args.size(); ++i) {
    out += fmt::format("{}{}={}", i == 0 ? " (" : ", ", args[i].name, value_text(args[i]));
  }
  return args.empty() ? out : out + ")";
}

}  // namespace

std::span<const MessageEntry> message_catalogue() {
  static const std::vector<MessageEntry> all = gather();
  return all;
}

std::string ui(std::string_view code, Language language, std::span<const Argument> args) {
  const MessageEntry* entry = find_entry(code);
  if (entry == nullptr) return raw(code, args);
  const auto text = fill(language == Language::chinese ? entry->zh : entry->en, language, args);
  return text ? *text : raw(code, args);
}

std::string message(const Diagnostic& diagnostic, Language language) {
  return ui(diagnostic.code, language, shown_arguments(diagnostic, language));
}

std::string hint(const Diagnostic& diagnostic, Language language) {
  std::string what = diagnostic.hint;
  const MessageEntry* entry = find_entry(diagnostic.code);
  if (what.empty() && entry != nullptr) {
    what = fill(language == Language::chinese ? entry->hint_zh : entry->hint_en, language,
                shown_arguments(diagnostic, language))
               .value_or("");
  }
  if (diagnostic.article.empty()) return what;
  const Argument article{"article", diagnostic.article};
  return what + ui("hint.article", language, {&article, 1});
}

}  // namespace sealpress::text
