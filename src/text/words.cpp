#include "text/words.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/line_break.h"
#include "text/unicode.h"

namespace sealpress::text {
namespace {

// Ends of bodies' names; what follows is a part of the body, or another one. Longer ones first.
constexpr std::array<std::u32string_view, 16> kBodyEnds = {
    U"股份有限公司", U"有限责任公司", U"集团有限公司", U"有限公司", U"集团公司", U"总公司",
    U"分公司",       U"公司",         U"集团",         U"研究院",   U"研究所",   U"管理局",
    U"委员会",       U"事业部",       U"协会",         U"中心"};

/// Characters that end a name's part and are never words of their own in it.
constexpr std::u32string_view kTails =
    U"省市区县州镇乡村街路号厂矿店局部处科股班组室队站所院社会校系课线区段";
constexpr std::u32string_view kOpening = U"（(《〈“‘【〔「『", kClosing = U"）)》〉”’】〕」』";

bool is_in(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// One iterator a thread: making one loads the dictionary.
icu::BreakIterator* words_of_thread() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

/// True before each character that begins a word of the dictionary.
std::vector<bool> dictionary_words(std::u32string_view name) {
  std::vector<bool> begins(name.size() + 1, false);
  icu::BreakIterator* iterator = words_of_thread();
  if (iterator == nullptr) return begins;
  icu::UnicodeString units;
  std::vector<std::size_t> character_at;
  for (std::size_t i = 0; i < name.size(); ++i) {
    units.append(static_cast<UChar32>(name[i]));
    character_at.resize(static_cast<std::size_t>(units.length()), i);
  }
  iterator->setText(units);
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    const auto unit = static_cast<std::size_t>(at);
    begins[unit < character_at.size() ? character_at[unit] : name.size()] = true;
  }
  return begins;
}

/// Joins what the dictionary cuts too finely.
class Joiner {
 public:
  Joiner(std::u32string_view name, std::vector<bool>& begins) : name_(name), begins_(begins) {}

  void join() {
    join_body_ends();
    for (std::size_t i = 1; i < name_.size(); ++i) {
      if (begins_[i] && is_single(i) && is_in(kTails, name_[i])) begins_[i] = false;
    }
    // Neighbours that the dictionary has only as single characters are a name that it lacks; one
    // alone belongs to what follows.
    for (std::size_t i = 0; i + 1 < name_.size(); ++i) {
      if (begins_[i] && is_single(i) && script_of(name_[i]) == Script::han &&
          script_of(name_[i + 1]) == Script::han) {
        const bool follows_single = is_single(i + 1);
        begins_[i + 1] = false;
        if (follows_single) ++i;
      }
    }
  }

 private:
  bool is_single(std::size_t i) const { return begins_[i + 1]; }

  void join_body_ends() {
    for (const std::u32string_view end : kBodyEnds) {
      for (std::size_t at = name_.find(end); at != std::u32string_view::npos;
           at = name_.find(end, at + 1)) {
        for (std::size_t i = at + 1; i < at + end.size(); ++i) begins_[i] = false;
        begins_[at + end.size()] = true;
      }
    }
  }

  std::u32string_view name_;
  std::vector<bool>& begins_;
};

bool is_space(char32_t c) {
  return c == U' ' || c == U'　' || c == U'\t';
}

bool ends_body(std::u32string_view before) {
  return std::any_of(kBodyEnds.begin(), kBodyEnds.end(),
                     [before](std::u32string_view end) { return before.ends_with(end); });
}

}  // namespace

std::vector<WordBreak> word_breaks(std::u32string_view name) {
  std::vector<WordBreak> breaks(name.size(), WordBreak::within);
  if (name.empty()) return breaks;
  std::vector<bool> begins = dictionary_words(name);
  Joiner(name, begins).join();
  std::vector<std::uint8_t> allowed;
  break_opportunities(name, {}, allowed);
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (allowed[i] == 0 || !begins[i]) continue;
    const bool phrase = is_space(name[i - 1]) || is_in(kClosing, name[i - 1]) ||
                        is_in(kOpening, name[i]) || ends_body(name.substr(0, i));
    breaks[i] = phrase ? WordBreak::phrase : WordBreak::word;
  }
  return breaks;
}

}  // namespace sealpress::text
