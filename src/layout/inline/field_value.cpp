#include "layout/inline/field_value.h"

#include <algorithm>
#include <array>
#include <utility>

#include "layout/counters.h"
#include "layout/inline/field_formula.h"
#include "layout/inline/style_reference.h"

namespace sealpress::layout {

namespace {

/// Fields nested deeper are not worked out.
constexpr std::size_t kDeepest = 64;

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

/// The words after the name and before the first switch.
std::string words_of(const std::vector<std::string>& words, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < words.size() && words[i].rfind('\\', 0) != 0; ++i) {
    if (i > from) out += ' ';
    out += words[i];
  }
  return out;
}

/// A formula's expression: what stands between "=" and the first switch.
std::string_view expression(std::string_view instruction) {
  instruction.remove_prefix(instruction.find('=') + 1);
  return instruction.substr(0, instruction.find('\\'));
}

std::optional<FieldValue> formula(std::string_view instruction,
                                  const std::vector<std::string>& words) {
  const auto value = formula_value(expression(instruction));
  if (!value) return std::nullopt;
  return shown_number(*value, words, "decimal");
}

std::optional<FieldValue> condition(std::string_view instruction,
                                    const std::vector<std::string>& words) {
  const std::size_t name = instruction.find_first_not_of(" \t\n");
  auto chosen = if_choice(instruction.substr(name + 2));
  if (!chosen) return std::nullopt;
  return shown_text(std::move(*chosen), words);
}

std::optional<FieldValue> page_reference(const std::vector<std::string>& words,
                                         const Context& context) {
  const auto page = words.size() > 1 ? bookmark_page(context, words[1]) : std::nullopt;
  if (!page) return std::nullopt;
  return shown_number(*page, words, "decimal");
}

std::optional<FieldValue> property(std::string_view name, const std::vector<std::string>& words,
                                   const docx::CoreProperties& core) {
  const std::array<std::pair<std::string_view, const std::string*>, 5> known{
      {{"TITLE", &core.title},
       {"SUBJECT", &core.subject},
       {"AUTHOR", &core.creator},
       {"COMMENTS", &core.description},
       {"KEYWORDS", &core.keywords}}};
  for (const auto& [property, value] : known) {
    if (property == name && !value->empty()) return shown_text(*value, words);
  }
  return std::nullopt;
}

std::optional<FieldValue> form_value(const docx::FieldChar& form) {
  if (form.form == docx::FieldChar::check_box) return FieldValue{form.checked ? "☑" : "☐"};
  if (form.form_text.empty()) return std::nullopt;
  return FieldValue{std::string(form.form_text)};
}

std::optional<int> switch_number(const std::vector<std::string>& words, std::string_view mark) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joined = words[i].size() > mark.size() && words[i].rfind(mark, 0) == 0;
    if (!joined && (words[i] != mark || i + 1 == words.size())) continue;
    const auto number = number_in(joined ? words[i].substr(mark.size()) : words[i + 1]);
    if (number && *number >= 0 && *number < 1e6) return static_cast<int>(*number);
  }
  return std::nullopt;
}

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_page_field(std::string_view instruction) {
  return field_name(instruction) == "PAGE";
}

bool changes_by_page(std::string_view instruction, const Context& context) {
  const std::string name = field_name(instruction);
  return name == "PAGE" || name == "NUMPAGES" || name == "SECTIONPAGES" || name == "SECTION" ||
         (name == "STYLEREF" && context.page.known);
}

bool is_computed(const OpenField& field, const Context& context) {
  if (changes_by_page(field.instruction, context)) return true;
  const std::string name = field_name(field.instruction);
  return field.live && (name == "=" || name == "IF" || name == "QUOTE");
}

std::optional<FieldValue> live_value(std::string_view instruction, const Context& context,
                                     std::string_view here) {
  if (context.counters.fields.depth() > kDeepest) return std::nullopt;
  const std::string name = field_name(instruction);
  const auto words = field_words(instruction);
  if (name == "=") return formula(instruction, words);
  if (name == "IF") return condition(instruction, words);
  if (name == "NUMPAGES") {
    context.counters.used_facts = true;
    return shown_number(context.facts.pages, words, "decimal");
  }
  if (name == "SECTIONPAGES") return shown_number(section_pages(context), words, "decimal");
  if (name == "SECTION") {
    return shown_number(static_cast<double>(context.page.section + 1), words, "decimal");
  }
  if (name == "PAGE") {
    const int page = here.empty() ? context.page.number : bookmark_page(context, here).value_or(1);
    return shown_number(page, words, context.page.format);
  }
  if (name == "PAGEREF") return page_reference(words, context);
  if (name == "QUOTE") return shown_text(words_of(words, 1), words);
  if (name == "STYLEREF") {
    auto text = styled_text(instruction, context);
    if (text) return shown_text(std::move(*text), words);
  }
  return std::nullopt;
}

std::optional<FieldValue> bare_value(const OpenField& field, const Context& context,
                                     std::string_view here) {
  if (field.form) return form_value(*field.form);
  if (auto value = live_value(field.instruction, context, here)) return value;
  const std::string name = field_name(field.instruction);
  const auto words = field_words(field.instruction);
  if (name == "MACROBUTTON" || name == "GOTOBUTTON") return FieldValue{words_of(words, 2)};
  return property(name, words, context.file.core);
}

std::optional<int> count_sequence(std::string_view instruction, Context& context) {
  const auto words = field_words(instruction);
  if (words.size() < 2) return std::nullopt;
  int& count = context.counters.sequences[words[1]];
  const bool repeats = has_word(words, "\\c");
  if (!repeats) count = switch_number(words, "\\r").value_or(count + 1);
  // Numbers that begin anew below each heading are not followed.
  if (switch_number(words, "\\s")) return std::nullopt;
  return count;
}

bool tells_the_time(std::string_view instruction) {
  const std::string name = field_name(instruction);
  return name == "DATE" || name == "TIME";
}

bool is_silent(std::string_view instruction) {
  constexpr std::array<std::string_view, 14> kSilent{
      "SET",     "TC",   "XE",     "TA",   "RD",     "ASK",     "PRINT",
      "PRIVATE", "NEXT", "NEXTIF", "DATA", "SKIPIF", "ADVANCE", "MERGEREC"};
  const std::string name = field_name(instruction);
  if (name == "SEQ") return has_word(field_words(instruction), "\\h");
  return std::find(kSilent.begin(), kSilent.end(), name) != kSilent.end();
}

}  // namespace sealpress::layout
