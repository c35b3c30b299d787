#include "messages/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "messages/other_place.h"
#include "text/message_pattern.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kBaseMessages, kXmlMessages, kPackageMessages,
    kCodecMessages, kImageMessages, kTextMessages, kDataMessages, kDocxMessages, kSheetMessages,
    kIntakeMessages, kFormsMessages, kMergeMessages, kLayoutMessages, kPdfMessages,
    kPipelineMessages, kLintMessages, kCliMessages, kPdfSealMessages, kCliSealMessages,
    kVerifyMessages, kOfficialMessages, kCollectMessages;

namespace {

std::vector<MessageEntry> gather() {
  std::vector<MessageEntry> all;
  for (const auto& part :
       {kBaseMessages,     kXmlMessages,    kPackageMessages, kCodecMessages,   kImageMessages,
        kTextMessages,     kDataMessages,   kDocxMessages,    kSheetMessages,   kIntakeMessages,
        kFormsMessages,    kMergeMessages,  kLayoutMessages,  kPdfMessages,     kPipelineMessages,
        kLintMessages,     kCliMessages,    kPdfSealMessages, kCliSealMessages, kVerifyMessages,
        kOfficialMessages, kCollectMessages}) {
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

std::optional<std::string> fill(std::string_view pattern, Language language,
                                std::span<const Argument> args) {
  return text::filled_pattern(pattern, language == Language::chinese ? "zh_CN" : "en", args);
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

}  // namespace sealpress::messages
