#include "layout/inline/style_reference.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "layout/counters.h"
#include "layout/inline/fields.h"

namespace sealpress::layout {

namespace {

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// Word writes built-in styles by their English names, and a STYLEREF as people see them.
std::string built_in_name(std::string name) {
  constexpr std::string_view kHeading = "标题";
  if (!name.empty() && name.size() <= 1 && name[0] >= '1' && name[0] <= '9')
    return "heading" + name;
  if (name == kHeading) return "title";
  if (name.rfind(kHeading, 0) == 0) return "heading" + name.substr(kHeading.size());
  if (name == "副标题") return "subtitle";
  return name == "正文" ? "normal" : name;
}

std::string style_id(std::string_view name, const docx::StyleSheet& styles) {
  const std::string as_stated = folded(name), wanted = built_in_name(as_stated);
  for (const std::string& sought : {as_stated, wanted}) {
    for (const auto& [id, style] : styles.styles) {
      if (style.type == docx::StyleType::paragraph && folded(style.name) == sought) return id;
    }
  }
  return {};
}

std::string style_of(const docx::Paragraph& paragraph, const Context& context) {
  return paragraph.properties->style.value_or(context.file.styles.default_paragraph_style);
}

/// In a header or footer: the first of the style on the page (the last with \l), else the last one
/// before it, else the first after it.
const StyledText* beside_the_page(const std::vector<StyledText>& all, std::string_view style,
                                  std::size_t page, bool last) {
  const StyledText *before = nullptr, *after = nullptr, *first_here = nullptr, *last_here = nullptr;
  for (const StyledText& text : all) {
    if (text.style != style) continue;
    if (text.page < page) before = &text;
    if (text.page > page && !after) after = &text;
    if (text.page != page) continue;
    if (!first_here) first_here = &text;
    last_here = &text;
  }
  if (first_here) return last ? last_here : first_here;
  return before ? before : after;
}

/// In the body: the last one before this place, else the first after it.
const StyledText* in_the_text(const Context& context, std::string_view style) {
  const std::vector<StyledText>& met = context.counters.styled;
  const auto of_style = [&](const StyledText& text) { return text.style == style; };
  const auto before = std::find_if(met.rbegin(), met.rend(), of_style);
  if (before != met.rend()) return &*before;
  const std::vector<StyledText>& all = context.facts.styled;
  const auto after = std::find_if(all.begin(), all.end(), of_style);
  return after != all.end() ? &*after : nullptr;
}

}  // namespace

std::optional<std::string> styled_text(std::string_view instruction, const Context& context) {
  const std::vector<std::string> words = field_words(instruction);
  if (words.size() < 2) return std::nullopt;
  bool last = false;
  for (const std::string& word : words) {
    if (word == "\\l") last = true;
    // The paragraph's number, or whether it stands above or below.
    for (const std::string_view other : {"\\n", "\\r", "\\w", "\\s", "\\p"}) {
      if (word == other) return std::nullopt;
    }
  }
  const std::string style = style_id(words[1], context.file.styles);
  if (style.empty()) return std::nullopt;
  context.counters.used_facts = true;
  context.counters.wanted_styles.insert(style);
  const StyledText* found =
      context.page.known ? beside_the_page(context.facts.styled, style, context.page.index, last)
                         : in_the_text(context, style);
  if (!found) return std::nullopt;
  return found->text;
}

std::string styled_destination(const docx::Paragraph& paragraph, const Context& context) {
  const std::set<std::string, std::less<>>& wanted = context.facts.wanted_styles;
  if (wanted.empty() || context.page.known) return {};
  if (!wanted.contains(style_of(paragraph, context))) return {};
  return "\x1fstyle" + std::to_string(context.counters.styled.size());
}

void keep_styled(const docx::Paragraph& paragraph, std::string destination, std::string text,
                 Context& context) {
  context.counters.styled.push_back(
      {style_of(paragraph, context), std::move(text), std::move(destination), 0});
}

}  // namespace sealpress::layout
