#include "merge/values/rich_look.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/compile/markup.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

constexpr int kLevels = 9;

Look with(docx::Arena& arena, Look look, std::string_view property,
          docx::ParagraphProperties properties) {
  look.ppr = arena.text(with_paragraph_property(look.ppr, property));
  look.properties = arena.keep(std::move(properties));
  return look;
}

Look without_indent(docx::Arena& arena, const Look& look) {
  docx::ParagraphProperties p = *look.properties;
  p.indent_left = p.indent_right = p.first_line = Length();
  p.indent_left_chars = p.indent_right_chars = p.first_line_chars = 0;
  p.hanging.reset();
  p.hanging_chars.reset();
  return with(arena, look,
              "<w:ind w:leftChars=\"0\" w:left=\"0\" w:rightChars=\"0\" w:right=\"0\" "
              "w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
              std::move(p));
}

Look centred(docx::Arena& arena, const Look& look) {
  docx::ParagraphProperties p = *look.properties;
  p.justify = docx::Justify::center;
  return with(arena, look, "<w:jc w:val=\"center\"/>", std::move(p));
}

/// Justified text in narrow columns is torn apart.
Look to_the_left(docx::Arena& arena, const Look& look) {
  docx::ParagraphProperties p = *look.properties;
  p.justify = docx::Justify::start;
  return with(arena, look, "<w:jc w:val=\"left\"/>", std::move(p));
}

Look base_look(docx::Arena& arena, const docx::Paragraph& base, const RunStyle& style) {
  std::string_view ppr;
  for (const std::string_view child : child_elements(base.source())) {
    if (local_name(child) == "pPr") ppr = child;
  }
  return {arena.text(without_children(ppr, {"sectPr", "pPrChange"})), base.properties, base.mark,
          style};
}

Look without_keep_next(docx::Arena& arena, const Look& look) {
  if (!look.properties->keep_next.value_or(false)) return look;
  docx::ParagraphProperties p = *look.properties;
  p.keep_next.reset();
  return {arena.text(without_children(look.ppr, {"keepNext"})), arena.keep(std::move(p)), look.mark,
          look.run};
}

/// The template's style for paragraphs in tables.
constexpr std::string_view kTableText = "表格文字";

const docx::Style* named_style(const docx::StyleSheet& styles,
                               std::initializer_list<std::string_view> names) {
  for (const auto& [id, style] : styles.styles) {
    if (style.type != docx::StyleType::paragraph) continue;
    if (std::find(names.begin(), names.end(), style.name) != names.end()) return &style;
  }
  return nullptr;
}

/// Nothing but a style.
Look styled(docx::Arena& arena, const Look& body, const docx::Style& style) {
  docx::ParagraphProperties p;
  p.style = style.id;
  const Look bare{{},
                  body.properties,
                  arena.keep(docx::RunProperties{}),
                  {{}, arena.keep(docx::RunProperties{})}};
  return with(arena, bare, fmt::format("<w:pStyle w:val=\"{}\"/>", xml::escape_attribute(style.id)),
              std::move(p));
}

Look heading(docx::Arena& arena, const Look& body, const docx::StyleSheet& styles, int level) {
  const std::string lower = fmt::format("heading {}", level),
                    upper = fmt::format("Heading {}", level);
  if (const docx::Style* style = named_style(styles, {lower, upper})) {
    return styled(arena, body, *style);
  }
  docx::ParagraphProperties p = *body.properties;
  p.outline_level = level - 1;
  Look look = with(arena, body, fmt::format("<w:outlineLvl w:val=\"{}\"/>", level - 1), p);
  p.keep_next = true;
  look = with(arena, look, "<w:keepNext/>", std::move(p));
  look.run = bold(arena, look.run);
  return look;
}

/// Word cuts a picture off at a line of exact height (17.3.1.33).
Look uncut(docx::Arena& arena, const Look& look, const docx::StyleSheet& styles) {
  const docx::ParagraphProperties all = styles.paragraph(*look.properties, nullptr, nullptr);
  if (all.line_rule != docx::LineRule::exact) return look;
  docx::ParagraphProperties p = *look.properties;
  p.line = 240;
  p.line_rule = docx::LineRule::automatic;
  return with(arena, look, "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", std::move(p));
}

}  // namespace

const docx::Paragraph* make_paragraph(docx::Arena& arena, const Look& look, const Nodes& content) {
  docx::Paragraph* made = arena.make<docx::Paragraph>();
  made->intact = false;
  made->open = arena.text(fmt::format("<w:p>{}", look.ppr));
  made->close = "</w:p>";
  made->children = arena.list(content);
  made->properties = look.properties;
  made->mark = look.mark;
  return made;
}

Look list_item(docx::Arena& arena, const Look& body, const docx::StyleSheet& styles, int list,
               int level) {
  const docx::ParagraphProperties all = styles.paragraph(*body.properties, nullptr, nullptr);
  docx::ParagraphProperties p = *body.properties;
  // Stated here, since the list's own indents would go before those of a style (17.9.23).
  const int step = 200 * level;
  p.indent_left_chars = all.indent_left_chars.value_or(0) + step;
  p.first_line_chars = all.first_line_chars;
  p.first_line = all.first_line.value_or(Length());
  std::string indent = fmt::format("<w:ind w:leftChars=\"{}\"", *p.indent_left_chars);
  if (p.first_line_chars) indent += fmt::format(" w:firstLineChars=\"{}\"", *p.first_line_chars);
  indent += fmt::format(" w:firstLine=\"{}\"/>", p.first_line->to_twips());
  Look look = with(arena, body, indent, p);
  p.num_id = list;
  p.num_level = level;
  return with(
      arena, look,
      fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>", level, list),
      std::move(p));
}

RichLooks::RichLooks(docx::Arena& arena, const docx::Paragraph& base, const RunStyle& style,
                     const docx::StyleSheet& styles)
    : last(base_look(arena, base, style)),
      body(without_keep_next(arena, last)),
      centred(merge::centred(arena, without_indent(arena, body))),
      picture(uncut(arena, centred, styles)),
      cell(to_the_left(arena, without_indent(arena, body))),
      short_cell(centred),
      head_cell(centred) {
  if (const docx::Style* in_tables = named_style(styles, {kTableText})) {
    cell = styled(arena, body, *in_tables);
    short_cell = head_cell = merge::centred(arena, cell);
  }
  head_cell.run = bold(arena, head_cell.run);
  for (int level = 1; level <= kLevels; ++level) {
    headings.push_back(heading(arena, body, styles, level));
  }
}

}  // namespace sealpress::merge
