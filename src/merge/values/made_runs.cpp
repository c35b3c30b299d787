#include "merge/values/made_runs.h"

#include <fmt/format.h>

#include <cmath>

#include "merge/compile/markup.h"
#include "merge/values/value_text.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

/// Word's own font for check boxes: its full-width characters are all one em wide.
constexpr const char* kBoxFont = "MS Gothic";
constexpr std::size_t kMaxTag = 64;

RunStyle restyled(docx::Arena& arena, const RunStyle& base, std::string_view property,
                  docx::RunProperties properties) {
  return {arena.text(with_run_property(base.rpr, property)), arena.keep(std::move(properties))};
}

template <class T>
const docx::Node* make_mark(docx::Arena& arena, std::string_view xml) {
  T* node = arena.make<T>();
  node->intact = false;
  node->open = xml;
  return node;
}

/// One line of a value; its tabs become elements.
void append_line(docx::Arena& arena, std::string_view line, Nodes& out) {
  for (std::size_t begin = 0;;) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    const std::string_view text = line.substr(begin, tab - begin);
    if (!text.empty()) out.push_back(make_text(arena, text, xml::escape_text(text)));
    if (tab == line.size()) return;
    out.push_back(make_mark<docx::Tab>(arena, "<w:tab/>"));
    begin = tab + 1;
  }
}

std::size_t utf16_units(std::u32string_view text) {
  std::size_t units = 0;
  for (const char32_t c : text) units += c > 0xFFFF ? 2 : 1;
  return units;
}

/// FNV-1a, to tell apart long keys that begin alike.
std::uint32_t hash(std::string_view text) {
  std::uint32_t h = 2166136261u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

}  // namespace

RunStyle underlined(docx::Arena& arena, const RunStyle& base) {
  docx::RunProperties properties = *base.properties;
  properties.underline = docx::Underline::single;
  return restyled(arena, base, "<w:u w:val=\"single\"/>", std::move(properties));
}

RunStyle boxed(docx::Arena& arena, const RunStyle& base) {
  docx::RunProperties properties = *base.properties;
  properties.font_ascii = properties.font_high_ansi = properties.font_east_asia = kBoxFont;
  properties.hint = docx::FontHint::east_asia;
  const std::string fonts = fmt::format(
      "<w:rFonts w:ascii=\"{0}\" w:eastAsia=\"{0}\" w:hAnsi=\"{0}\" w:hint=\"eastAsia\"/>",
      kBoxFont);
  return restyled(arena, base, fonts, std::move(properties));
}

RunStyle bold(docx::Arena& arena, const RunStyle& base) {
  docx::RunProperties properties = *base.properties;
  properties.bold = true;
  return restyled(arena, base, "<w:b/>", std::move(properties));
}

RunStyle sized(docx::Arena& arena, const RunStyle& base, Length size) {
  docx::RunProperties properties = *base.properties;
  properties.size = properties.size_complex = size;
  const std::int64_t half_points = std::llround(size.to_pt() * 2);
  const std::string complex =
      with_run_property(base.rpr, fmt::format("<w:szCs w:val=\"{}\"/>", half_points));
  return {arena.text(with_run_property(complex, fmt::format("<w:sz w:val=\"{}\"/>", half_points))),
          arena.keep(std::move(properties))};
}

const docx::Text* make_text(docx::Arena& arena, std::string_view text, std::string_view escaped) {
  docx::Text* node = arena.make<docx::Text>();
  node->intact = false;
  node->open = arena.text(fmt::format("<w:t xml:space=\"preserve\">{}</w:t>", escaped));
  node->text = arena.text(text);
  return node;
}

const docx::Run* make_run(docx::Arena& arena, const RunStyle& style, const Nodes& children) {
  docx::Run* run = arena.make<docx::Run>();
  run->intact = false;
  run->open = style.rpr.empty() ? "<w:r>" : arena.text(fmt::format("<w:r>{}", style.rpr));
  run->close = "</w:r>";
  run->properties = style.properties;
  run->children = arena.list(children);
  return run;
}

const docx::Run* make_text_run(docx::Arena& arena, const RunStyle& style, std::string_view text) {
  Nodes children;
  bool first = true;
  for (const std::string& line : value_lines(text)) {
    if (!first) children.push_back(make_mark<docx::LineBreak>(arena, "<w:br/>"));
    first = false;
    append_line(arena, line, children);
  }
  return make_run(arena, style, children);
}

ControlMarkup::ControlMarkup(docx::Arena& arena, const RunStyle& style, std::string_view tag,
                             std::string_view field, std::string_view type)
    : head_(arena.text(fmt::format("<w:sdt><w:sdtPr>{}<w:tag w:val=\"{}\"/><w:id w:val=\"",
                                   style.rpr, xml::escape_attribute(tag)))),
      tail_(arena.text(
          fmt::format("\"/><w15:appearance w15:val=\"hidden\"/>{}</w:sdtPr><w:sdtContent>", type))),
      tag_(arena.text(tag)),
      field_(arena.text(field)) {}

docx::Control* ControlMarkup::make(Merger& merger, const docx::Node* content) const {
  docx::Control* control = merger.arena.make<docx::Control>();
  control->intact = false;
  control->open = merger.arena.text(fmt::format("{}{}{}", head_, merger.controls.next(), tail_));
  control->close = "</w:sdtContent></w:sdt>";
  merger.count(control->open.size() + control->close.size());
  control->children = merger.arena.list(Nodes{content});
  control->tag = tag_;
  control->value.field = field_;
  return control;
}

std::string control_tag(const std::string& key, const CompileOptions& options) {
  const std::u32string characters = text::to_utf32(key);
  if (utf16_units(characters) <= kMaxTag) return key;
  if (const auto known = options.short_keys.find(key); known != options.short_keys.end()) {
    return known->second;
  }
  const std::string suffix = fmt::format("#{:08x}", hash(key));
  std::u32string head = characters;
  while (utf16_units(head) + suffix.size() > kMaxTag) head.pop_back();
  return text::to_utf8(head) + suffix;
}

}  // namespace sealpress::merge
