#include "layout/inline/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/counters.h"
#include "layout/number_format.h"

namespace sealpress::layout {

namespace {

bool equal_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

struct Switch {
  std::string_view word, format;
};
/// `\* word` (17.16.4.3.1); case tells roman from ROMAN.
constexpr std::array<Switch, 9> kSwitches{{{"Arabic", "decimal"},
                                           {"ArabicDash", "numberInDash"},
                                           {"roman", "lowerRoman"},
                                           {"ROMAN", "upperRoman"},
                                           {"alphabetic", "lowerLetter"},
                                           {"ALPHABETIC", "upperLetter"},
                                           {"CHINESENUM1", "ideographDigital"},
                                           {"CHINESENUM2", "chineseLegalSimplified"},
                                           {"CHINESENUM3", "chineseCountingThousand"}}};

/// The format that a field's switch asks for, else `usual`.
std::string_view format_switch(const std::vector<std::string>& words, std::string_view usual) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] != "\\*") continue;
    for (const Switch& known : kSwitches) {
      if (words[i + 1] == known.word) return known.format;
    }
  }
  return usual;
}

std::optional<int> bookmark_page(const Context& context, std::string_view name) {
  context.counters.used_facts = true;
  const auto at = context.facts.bookmark_pages.find(name);
  if (at == context.facts.bookmark_pages.end()) return std::nullopt;
  return at->second;
}

int section_pages(const Context& context) {
  context.counters.used_facts = true;
  const auto& pages = context.facts.section_pages;
  return context.page.section < pages.size() ? pages[context.page.section] : 1;
}

}  // namespace

std::vector<std::string> field_words(std::string_view instruction) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  for (const char c : instruction) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (!quoted && (c == ' ' || c == '\t' || c == '\n')) {
      if (any) words.push_back(std::exchange(word, {}));
      any = false;
    } else {
      word += c;
      any = true;
    }
  }
  if (any) words.push_back(std::move(word));
  return words;
}

bool is_page_field(std::string_view instruction) {
  const auto words = field_words(instruction);
  return !words.empty() && equal_letters(words[0], "PAGE");
}

bool is_computed(std::string_view instruction) {
  const auto words = field_words(instruction);
  return !words.empty() &&
         (equal_letters(words[0], "PAGE") || equal_letters(words[0], "NUMPAGES") ||
          equal_letters(words[0], "SECTIONPAGES"));
}

std::optional<std::string> live_value(std::string_view instruction, const Context& context,
                                      std::string_view here) {
  const auto words = field_words(instruction);
  if (words.empty()) return std::nullopt;
  if (equal_letters(words[0], "NUMPAGES")) {
    context.counters.used_facts = true;
    return format_number(context.facts.pages, format_switch(words, "decimal"));
  }
  if (equal_letters(words[0], "SECTIONPAGES")) {
    return format_number(section_pages(context), format_switch(words, "decimal"));
  }
  if (equal_letters(words[0], "PAGE")) {
    const int page = here.empty() ? context.page.number : bookmark_page(context, here).value_or(1);
    return format_number(page, format_switch(words, context.page.format));
  }
  if (equal_letters(words[0], "PAGEREF") && words.size() > 1) {
    const auto page = bookmark_page(context, words[1]);
    if (page) return format_number(*page, format_switch(words, "decimal"));
  }
  return std::nullopt;
}

std::string link_target(std::string_view instruction) {
  const auto words = field_words(instruction);
  if (words.empty() || !equal_letters(words[0], "HYPERLINK")) return {};
  std::string target;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "\\l" && i + 1 < words.size()) return target + "#" + words[i + 1];
    if (words[i].rfind('\\', 0) != 0 && target.empty()) target = words[i];
  }
  return target;
}

void FieldStack::begin(const docx::FieldChar& mark) {
  Open field;
  if (mark.form_checkbox) field.check_box = &mark;
  open_.push_back(std::move(field));
}

void FieldStack::instruct(std::string_view text) {
  if (in_instruction()) open_.back().instruction += text;
}

void FieldStack::separate(bool swallow_result) {
  if (open_.empty()) return;
  Open& field = open_.back();
  field.separated = true;
  field.swallow = swallow_result;
  field.link = link_target(field.instruction);
}

bool FieldStack::end() {
  if (open_.empty()) return false;
  const bool bare = !open_.back().separated;
  open_.pop_back();
  return bare;
}

void FieldStack::end_paragraph() {
  while (!open_.empty() && (!open_.back().separated || open_.back().swallow)) open_.pop_back();
}

bool FieldStack::visible() const {
  return std::all_of(open_.begin(), open_.end(),
                     [](const Open& field) { return field.separated && !field.swallow; });
}

std::string_view FieldStack::link() const {
  for (auto field = open_.rbegin(); field != open_.rend(); ++field) {
    if (!field->link.empty()) return field->link;
  }
  return {};
}

}  // namespace sealpress::layout
