#include "collect/glyphs.h"

#include <utility>

#include "docx/text/open_fields.h"
#include "text/font/symbol_fonts.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using docx::NodeKind;

constexpr char32_t kChecked = U'☑', kUnchecked = U'□';

class GlyphReader {
 public:
  explicit GlyphReader(const docx::StyleSheet& styles) : styles_(styles) {}

  void read(const docx::Node& node) {
    switch (node.kind) {
      case NodeKind::raw:
      case NodeKind::instruction:
      case NodeKind::note:
        return;
      case NodeKind::deleted:
        out.revised = true;
        return;
      case NodeKind::table:
        out.tables.push_back(static_cast<const docx::Table*>(&node));
        return;
      case NodeKind::paragraph:
        return read_paragraph(node);
      case NodeKind::control:
        return read_control(static_cast<const docx::Control&>(node));
      case NodeKind::run:
        return read_run(static_cast<const docx::Run&>(node));
      case NodeKind::text:
        return add(text::to_utf32(static_cast<const docx::Text&>(node).text));
      case NodeKind::math:
        return add(text::to_utf32(static_cast<const docx::Math&>(node).text));
      case NodeKind::tab:
        return add(U"\t");
      case NodeKind::line_break:
        return add(U"\n");
      case NodeKind::symbol:
        return read_symbol(static_cast<const docx::Symbol&>(node));
      case NodeKind::special:
        return read_special(static_cast<const docx::Special&>(node));
      case NodeKind::field_char:
        return read_field(static_cast<const docx::FieldChar&>(node));
      case NodeKind::drawing:
        return read_drawing(static_cast<const docx::Drawing&>(node));
      default:
        return read_children(node);
    }
  }

  Glyphs out;

 private:
  void read_children(const docx::Node& node) {
    if (node.kind == NodeKind::wrapper &&
        (node.open.starts_with("<w:ins") || node.open.starts_with("<w:moveTo"))) {
      out.revised = true;
    }
    for (const docx::Node* child : node.children) read(*child);
  }

  void read_paragraph(const docx::Node& node) {
    if (any_paragraph_) out.text.push_back({U'\n'});
    any_paragraph_ = true;
    read_children(node);
  }

  void read_control(const docx::Control& control) {
    const std::size_t begin = out.text.size();
    if (control.checkbox) {
      add(std::u32string(1, control.checked ? kChecked : kUnchecked));
    } else if (!control.showing_placeholder) {
      read_children(control);
    }
    if (!control.tag.empty()) out.controls.push_back({control.tag, begin, out.text.size()});
  }

  bool is_hidden(const docx::RunProperties& run) const {
    if (run.hidden) return *run.hidden;
    const docx::Style* style = run.style ? styles_.find(*run.style) : nullptr;
    return style && style->run.hidden.value_or(false);
  }

  void read_run(const docx::Run& run) {
    if (is_hidden(*run.properties)) return;
    run_ = run.properties;
    read_children(run);
    run_ = nullptr;
  }

  void read_symbol(const docx::Symbol& symbol) {
    add(std::u32string(1, text::symbol_to_unicode(symbol.font, symbol.character)));
  }

  void read_special(const docx::Special& special) {
    if (special.type == docx::Special::no_break_hyphen) add(U"-");
    if (special.type == docx::Special::position_tab) add(U"\t");
  }

  /// Legacy check boxes and lists show themselves.
  void read_field(const docx::FieldChar& mark) {
    if (mark.type == docx::FieldChar::begin && mark.form == docx::FieldChar::check_box) {
      add(std::u32string(1, mark.checked ? kChecked : kUnchecked));
    } else if (mark.type == docx::FieldChar::begin && mark.form == docx::FieldChar::drop_down) {
      add(text::to_utf32(mark.form_text));
    }
    fields_.take(mark);
  }

  void read_drawing(const docx::Drawing& drawing) {
    for (const docx::Shape* shape : drawing.shapes) {
      if (shape->text) out.boxes.push_back(shape->text);
      out.pictures = out.pictures || shape->type == docx::Shape::picture;
    }
  }

  void add(std::u32string_view characters) {
    if (fields_.hide()) return;
    Glyph glyph;
    if (run_) {
      glyph.underlined = run_->underline.value_or(docx::Underline::none) != docx::Underline::none;
      glyph.bold = run_->bold.value_or(false);
    }
    for (const char32_t c : characters) {
      glyph.character = symbol(c);
      out.text.push_back(glyph);
    }
  }

  /// A letter that is typed in a symbol font: R in Wingdings 2 is a ticked box.
  char32_t symbol(char32_t c) const {
    const bool coded = c < 0x100 || (c >= 0xF000 && c < 0xF100);
    if (!coded || !run_) return c;
    if (run_->font_ascii) {
      const char32_t meant = text::symbol_to_unicode(*run_->font_ascii, c);
      if (meant != c) return meant;
    }
    return run_->font_high_ansi ? text::symbol_to_unicode(*run_->font_high_ansi, c) : c;
  }

  const docx::StyleSheet& styles_;
  const docx::RunProperties* run_ = nullptr;
  docx::OpenFields fields_;
  bool any_paragraph_ = false;
};

}  // namespace

std::u32string Glyphs::characters(std::size_t begin, std::size_t end) const {
  std::u32string out;
  out.reserve(end - begin);
  for (std::size_t i = begin; i < end; ++i) out += text[i].character;
  return out;
}

Glyphs glyphs_of(const docx::Node& node, const docx::StyleSheet& styles) {
  GlyphReader reader(styles);
  reader.read(node);
  return std::move(reader.out);
}

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') return c + 32;
  switch (c) {
    case U'“':
    case U'”':
    case U'「':
    case U'」':
    case U'＂':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'–':
    case U'—':
    case U'―':
    case U'−':
      return U'-';
    case U'•':
    case U'・':
    case U'‧':
      return U'·';
    case U'﹪':
      return U'%';
    default:
      return c;
  }
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || c == 0x200B ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0xFEFF;
}

std::u32string folded(std::u32string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (const char32_t c : text) {
    if (!is_space(c)) out += folded(c);
  }
  return out;
}

std::u32string trimmed(std::u32string_view text) {
  const auto outer = [](char32_t c) { return is_space(c) || c == U'_' || c == U'＿'; };
  while (!text.empty() && outer(text.front())) text.remove_prefix(1);
  while (!text.empty() && outer(text.back())) text.remove_suffix(1);
  return std::u32string(text);
}

}  // namespace sealpress::collect
