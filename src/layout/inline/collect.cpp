#include "layout/inline/collect.h"

#include <algorithm>
#include <array>

#include "layout/counters.h"
#include "layout/drawing/drawing.h"
#include "layout/inline/assign_fonts.h"
#include "layout/inline/case.h"
#include "layout/inline/eq_field.h"
#include "layout/inline/field_value.h"
#include "layout/inline/style_reference.h"
#include "layout/inline/symbol_field.h"
#include "layout/number_format.h"
#include "text/font/symbol_fonts.h"
#include "text/unicode.h"

namespace sealpress::layout {

namespace {

/// Text as it may stand among the special characters.
char32_t plain(char32_t c) {
  if (c < 0x20) return U' ';
  return c == kObject ? U'\uFFFD' : c;
}

class Collector {
 public:
  Collector(const docx::RunProperties& base, Context& context, InlineText& out)
      : base_(base), context_(context), out_(out) {}

  void label(const Label& label);
  void walk(std::span<const docx::Node* const> nodes) {
    for (const docx::Node* node : nodes) visit(*node);
  }
  void finish(const docx::Paragraph& paragraph);

 private:
  void visit(const docx::Node& node);
  void run(const docx::Run& run);
  void report_effects(const docx::Run& run);
  void control(const docx::Control& control);
  void hyperlink(const docx::Hyperlink& link);
  void simple_field(const docx::Field& field);
  void field_char(const docx::FieldChar& mark);
  void begin_result(const docx::Node& node);
  void end_field(const docx::Node& node);
  bool show_bare(const OpenField& field, const docx::Node& node);
  bool show_symbol(std::string_view instruction);
  bool equation(std::string_view instruction, const docx::Node& node);
  void show(const FieldValue& value, std::string_view instruction, const docx::Node& node);
  void report_field(const docx::Node& node, std::string code, std::string_view instruction);
  std::string page_mark(std::string_view instruction);
  void special(const docx::Special& special);
  void symbol(const docx::Symbol& symbol);
  void line_break(const docx::LineBreak& line_break);
  void note(const docx::Note& note);
  void note_number(std::string_view label);
  void drawing(const docx::Drawing& drawing);
  void report(const docx::Node& node, std::string code, std::string_view element);

  void story_text(std::string_view utf8);
  void text(std::u32string_view text);
  void put(char32_t c, const TextFormat& format);
  void mark(Mark::Kind kind, const docx::Node* node, std::string name = {});
  bool visible() const { return format_ && !format_->hidden && context_.counters.fields.visible(); }
  std::uint16_t link_id(std::string_view target);

  const docx::RunProperties& base_;
  Context& context_;
  InlineText& out_;
  const TextFormat* format_ = nullptr;
  std::uint16_t link_ = 0, field_ = 0;
  bool in_note_ = false;
};

void Collector::put(char32_t c, const TextFormat& format) {
  Span span;
  span.begin = static_cast<std::uint32_t>(out_.text.size());
  span.format = &format;
  span.link = link_ ? link_ : link_id(context_.counters.fields.link());
  span.field = field_;
  span.note = in_note_;
  if (out_.spans.empty() || !out_.spans.back().looks_like(span)) out_.spans.push_back(span);
  out_.text += c;
}

/// Text of the story itself; inside an instruction it is part of that.
void Collector::story_text(std::string_view utf8) {
  if (utf8.empty()) return;
  FieldStack& fields = context_.counters.fields;
  fields.show();
  if (!fields.visible()) return fields.read(utf8);
  text(text::to_utf32(utf8));
}

void Collector::text(std::u32string_view text) {
  if (!visible()) return;
  for (char32_t c : text) {
    c = plain(c);
    const char32_t capital = format_->caps || format_->small_caps ? to_capital(c) : c;
    const bool small = format_->small_caps && capital != c;
    put(capital, small ? context_.counters.formats.smaller(*format_) : *format_);
  }
}

void Collector::mark(Mark::Kind kind, const docx::Node* node, std::string name) {
  out_.marks.push_back({kind, static_cast<std::uint32_t>(out_.text.size()), node, std::move(name)});
}

std::uint16_t Collector::link_id(std::string_view target) {
  if (target.empty()) return 0;
  if (out_.links.empty() || out_.links.back() != target) out_.links.emplace_back(target);
  return static_cast<std::uint16_t>(out_.links.size());
}

void Collector::report(const docx::Node& node, std::string code, std::string_view element) {
  Diagnostic remark = finding(Severity::warning, std::move(code));
  remark.place = context_.file.place_of(&node);
  context_.report.push_back(std::move(remark).with("element", std::string(element)));
}

void Collector::visit(const docx::Node& node) {
  using docx::NodeKind;
  switch (node.kind) {
    case NodeKind::run:
      return run(static_cast<const docx::Run&>(node));
    case NodeKind::control:
      return control(static_cast<const docx::Control&>(node));
    case NodeKind::wrapper:
      return walk(node.children);
    case NodeKind::hyperlink:
      return hyperlink(static_cast<const docx::Hyperlink&>(node));
    case NodeKind::field:
      return simple_field(static_cast<const docx::Field&>(node));
    case NodeKind::text:
      return story_text(static_cast<const docx::Text&>(node).text);
    case NodeKind::tab:
      return visible() ? put(kTab, *format_) : void();
    case NodeKind::line_break:
      return line_break(static_cast<const docx::LineBreak&>(node));
    case NodeKind::symbol:
      return symbol(static_cast<const docx::Symbol&>(node));
    case NodeKind::special:
      return special(static_cast<const docx::Special&>(node));
    case NodeKind::field_char:
      return field_char(static_cast<const docx::FieldChar&>(node));
    case NodeKind::instruction:
      if (!context_.counters.fields.in_instruction()) return;
      return context_.counters.fields.read(static_cast<const docx::Instruction&>(node).text);
    case NodeKind::note:
      return note(static_cast<const docx::Note&>(node));
    case NodeKind::drawing:
      return drawing(static_cast<const docx::Drawing&>(node));
    case NodeKind::bookmark:
      return mark(Mark::bookmark, &node,
                  std::string(static_cast<const docx::Bookmark&>(node).name));
    case NodeKind::math:
      if (!format_) format_ = &context_.counters.formats.made(base_);
      story_text(static_cast<const docx::Math&>(node).text);
      return report(node, "layout.simplified", "m:oMath");
    case NodeKind::seal_place:
      return mark(Mark::seal, &node);
    case NodeKind::unsupported:
      context_.counters.fields.show();
      return report(node, "layout.omitted", static_cast<const docx::Unsupported&>(node).name);
    case NodeKind::raw:
    case NodeKind::deleted:
    case NodeKind::story:
    case NodeKind::paragraph:
    case NodeKind::table:
    case NodeKind::row:
    case NodeKind::cell:
      return;
  }
}

void Collector::run(const docx::Run& run) {
  format_ = &context_.counters.formats.run(base_, *run.properties);
  report_effects(run);
  walk(run.children);
}

/// Effects whose text is shown without them.
void Collector::report_effects(const docx::Run& run) {
  struct Effect {
    docx::Opt<bool> docx::RunProperties::*property;
    std::string_view element;
  };
  constexpr std::array<Effect, 6> kEffects{{{&docx::RunProperties::right_to_left, "w:rtl"},
                                            {&docx::RunProperties::combine, "w:combine"},
                                            {&docx::RunProperties::outline, "w:outline"},
                                            {&docx::RunProperties::shadow, "w:shadow"},
                                            {&docx::RunProperties::emboss, "w:emboss"},
                                            {&docx::RunProperties::imprint, "w:imprint"}}};
  for (const Effect& effect : kEffects) {
    if ((run.properties->*effect.property).value_or(false)) {
      report(run, "layout.simplified", effect.element);
    }
  }
}

void Collector::control(const docx::Control& control) {
  const std::uint16_t outer = field_;
  if (!control.value.field.empty()) {
    out_.fields.push_back(control.value.field);
    field_ = static_cast<std::uint16_t>(out_.fields.size());
  }
  walk(control.children);
  field_ = outer;
}

void Collector::hyperlink(const docx::Hyperlink& link) {
  const std::uint16_t outer = link_;
  std::string target(link.target);
  if (!link.anchor.empty()) target += "#" + std::string(link.anchor);
  link_ = link_id(target);
  walk(link.children);
  link_ = outer;
}

void Collector::report_field(const docx::Node& node, std::string code,
                             std::string_view instruction) {
  const auto words = field_words(instruction);
  std::string name = field_name(instruction);
  if (words.size() > 1 && words[1].rfind('\\', 0) != 0) name += ' ' + words[1];
  constexpr std::size_t kLongest = 60;
  if (name.size() > kLongest) name = field_name(instruction).substr(0, kLongest);
  Diagnostic remark = finding(Severity::warning, std::move(code));
  remark.place = context_.file.place_of(&node);
  context_.report.push_back(std::move(remark).with("field", std::move(name)));
}

/// A PAGE field of the body learns its page by a destination that stands where it does.
std::string Collector::page_mark(std::string_view instruction) {
  if (context_.page.known || !is_page_field(instruction)) return {};
  std::string here = "\x1fpage" + std::to_string(++context_.counters.page_fields);
  mark(Mark::bookmark, nullptr, here);
  return here;
}

/// A value stands in the text, or in the instruction of the field around it.
void Collector::show(const FieldValue& value, std::string_view instruction,
                     const docx::Node& node) {
  FieldStack& fields = context_.counters.fields;
  fields.show();
  if (!fields.visible()) {
    fields.insert(value.text, changes_by_page(instruction, context_));
  } else {
    text(text::to_utf32(value.text));
  }
  if (value.unknown_format.empty()) return;
  report_field(node, "layout.field_format", instruction);
  context_.report.back() = std::move(context_.report.back()).with("format", value.unknown_format);
}

bool Collector::show_symbol(std::string_view instruction) {
  const auto symbol = symbol_field(instruction);
  if (!symbol || !visible()) return false;
  const TextFormat* format = format_;
  if (symbol->size > Length()) format = &context_.counters.formats.with_size(*format, symbol->size);
  if (text::is_symbol_font(symbol->font)) {
    put(text::symbol_to_unicode(symbol->font, symbol->character), *format);
  } else if (symbol->font.empty()) {
    put(plain(symbol->character), *format);
  } else {
    put(plain(symbol->character), context_.counters.formats.with_font(*format, symbol->font));
  }
  return true;
}

bool Collector::equation(std::string_view instruction, const docx::Node& node) {
  const std::u32string shown = eq_text(instruction);
  if (shown.empty()) return false;
  show({text::to_utf8(shown)}, instruction, node);
  report(node, "layout.simplified", "EQ");
  return true;
}

/// A field that stores no result: what it says by itself. False where that is not known.
bool Collector::show_bare(const OpenField& field, const docx::Node& node) {
  const std::string here = page_mark(field.instruction);
  if (const auto value = bare_value(field, context_, here)) {
    show(*value, field.instruction, node);
    return true;
  }
  const std::string name = field_name(field.instruction);
  if (name == "SYMBOL") return show_symbol(field.instruction);
  return name == "EQ" && equation(field.instruction, node);
}

void Collector::simple_field(const docx::Field& node) {
  for (const docx::Node* child : node.children) {
    const auto* inner = docx::as<docx::Run>(child);
    if (!inner) continue;
    format_ = &context_.counters.formats.run(base_, *inner->properties);
    break;
  }
  if (!format_) format_ = &context_.counters.formats.made(base_);
  static const docx::FieldChar kPlain;
  FieldStack& fields = context_.counters.fields;
  fields.begin(kPlain);
  fields.read(node.instruction);
  begin_result(node);
  walk(node.children);
  end_field(node);
}

/// What is worked out stands where the stored result begins, and in its place.
void Collector::begin_result(const docx::Node& node) {
  FieldStack& fields = context_.counters.fields;
  const OpenField& field = fields.innermost();
  const std::string instruction = field.instruction;
  const bool nested = field.in_instruction;
  const bool computed = is_computed(field, context_);
  const bool live = field.live;
  fields.separate();
  if (!computed) return;
  const auto value = live_value(instruction, context_, page_mark(instruction));
  if (!value) {
    if (live || !nested) report_field(node, "layout.field_stored", instruction);
    return;
  }
  if (nested) {
    fields.keep(value->text);
  } else {
    show(*value, instruction, node);
  }
  fields.swallow();
}

void Collector::end_field(const docx::Node& node) {
  FieldStack& fields = context_.counters.fields;
  const OpenField field = fields.end();
  std::optional<int> number;
  if (field_name(field.instruction) == "SEQ") number = count_sequence(field.instruction, context_);
  if (field.in_instruction) {
    const bool live = field.live || changes_by_page(field.instruction, context_);
    const auto value =
        field.shown ? std::nullopt : bare_value(field, context_, page_mark(field.instruction));
    return fields.insert(value ? value->text : field.result, live);
  }
  const bool check_box = field.form && field.form->form == docx::FieldChar::check_box;
  const bool hidden = !format_ || format_->hidden || !fields.visible();
  if (hidden || is_silent(field.instruction)) return;
  if (field.shown && !check_box) {
    const bool outdated = !field.swallow && tells_the_time(field.instruction);
    return outdated ? report_field(node, "layout.field_stored", field.instruction) : void();
  }
  if (number)
    return show(shown_number(*number, field_words(field.instruction), "decimal"), field.instruction,
                node);
  if (!show_bare(field, node) && !field.form)
    report_field(node, "layout.field_empty", field.instruction);
}

void Collector::field_char(const docx::FieldChar& mark) {
  FieldStack& fields = context_.counters.fields;
  if (mark.type == docx::FieldChar::begin) return fields.begin(mark);
  if (fields.empty()) return;
  if (mark.type == docx::FieldChar::end) return end_field(mark);
  if (!fields.innermost().separated) begin_result(mark);
}

void Collector::special(const docx::Special& special) {
  switch (special.type) {
    case docx::Special::no_break_hyphen:
      return text({&kNoBreakHyphen, 1});
    case docx::Special::soft_hyphen:
      return text({&kSoftHyphen, 1});
    case docx::Special::page_number:
      if (const auto page = live_value("PAGE", context_, page_mark("PAGE"))) {
        show(*page, "PAGE", special);
      }
      return;
    case docx::Special::position_tab:
      if (!visible()) return;
      mark(Mark::position_tab, &special);
      return put(kTab, *format_);
    default:
      return report(special, "layout.omitted", "w:dayShort");
  }
}

void Collector::symbol(const docx::Symbol& symbol) {
  context_.counters.fields.show();
  if (!visible()) return;
  if (text::is_symbol_font(symbol.font))
    return put(text::symbol_to_unicode(symbol.font, symbol.character), *format_);
  put(plain(symbol.character), context_.counters.formats.with_font(*format_, symbol.font));
}

void Collector::line_break(const docx::LineBreak& line_break) {
  if (!visible()) return;
  if (line_break.type == docx::LineBreak::line) return put(kLineBreak, *format_);
  const bool page = line_break.type == docx::LineBreak::page;
  if (context_.in_table || context_.in_frame) {
    out_.leading_page_break = out_.leading_page_break || (page && out_.text.empty());
    return;
  }
  put(page ? kPageBreak : kColumnBreak, *format_);
}

void Collector::note(const docx::Note& note) {
  context_.counters.fields.show();
  if (!visible()) return;
  const bool foot = note.type == docx::Note::footnote_reference;
  if (note.type == docx::Note::own_number) return note_number(context_.note_label);
  if (!foot && note.type != docx::Note::endnote_reference) return;
  std::string label;
  if (!note.custom_mark) {
    const int number = foot ? ++context_.counters.footnotes : ++context_.counters.endnotes;
    label =
        format_number(number, foot ? std::string_view(context_.file.settings.footnote_number_format)
                                   : "lowerRoman");
  }
  mark(Mark::note, &note, label);
  note_number(label);
}

void Collector::note_number(std::string_view label) {
  in_note_ = true;
  text(text::to_utf32(label));
  in_note_ = false;
}

void Collector::drawing(const docx::Drawing& drawing) {
  context_.counters.fields.show();
  if (!visible()) return;
  if (drawing.wrap != docx::Wrap::inline_) return mark(Mark::anchor, &drawing);
  Piece piece = draw(drawing, context_);
  out_.objects.push_back({static_cast<std::uint32_t>(out_.text.size()), std::move(piece)});
  put(kObject, *format_);
}

void Collector::label(const Label& label) {
  for (const char32_t c : label.text) {
    put(label.format->caps ? to_capital(plain(c)) : plain(c), *label.format);
  }
  using Level = docx::NumberingLevel;
  if (label.suffix == Level::tab) put(kTab, *label.format);
  if (label.suffix == Level::space) put(U' ', *label.format);
  out_.label_end = static_cast<std::uint32_t>(out_.text.size());
  out_.label_tab = label.suffix == Level::tab;
  out_.label_justify = label.justify;
}

void Collector::finish(const docx::Paragraph& paragraph) {
  out_.mark_format = &context_.counters.formats.run(base_, *paragraph.mark);
  if (!context_.profile.blanks_have_height) {
    static const docx::RunProperties kNone;
    out_.style_format = &context_.counters.formats.run(base_, kNone);
  }
  const bool east = out_.mark_format->hint == docx::FontHint::east_asia;
  out_.mark_slot = east ? FontSlot::east_asia : FontSlot::ascii;
  map_symbols(out_);
  assign_slots(out_, context_.profile);
  for (const OpenField& field : context_.counters.fields.end_paragraph()) {
    report_field(paragraph, "layout.field_empty", field.instruction);
  }
}

/// The paragraph's words without its number, tabs and drawings.
std::string shown_text_of(const InlineText& text) {
  std::u32string out;
  for (std::size_t i = text.label_end; i < text.text.size(); ++i) {
    const char32_t c = text.text[i];
    if (c != kObject) out += c < 0x20 ? U' ' : c;
  }
  return text::to_utf8(out);
}

}  // namespace

const Span& InlineText::span_at(std::size_t character) const {
  const auto after = std::upper_bound(spans.begin(), spans.end(), character,
                                      [](std::size_t c, const Span& s) { return c < s.begin; });
  return *(after - 1);
}

bool InlineText::ends_span(std::size_t character) const {
  return character + 1 >= text.size() || span_at(character + 1).begin == character + 1;
}

InlineText collect(const docx::Paragraph& paragraph, const docx::RunProperties& base,
                   const Label* label, Context& context) {
  InlineText out;
  Collector collector(base, context, out);
  if (label) collector.label(*label);
  std::string wanted = styled_destination(paragraph, context);
  if (!wanted.empty()) out.marks.push_back({Mark::bookmark, 0, nullptr, wanted});
  collector.walk(paragraph.children);
  if (!wanted.empty()) keep_styled(paragraph, std::move(wanted), shown_text_of(out), context);
  collector.finish(paragraph);
  return out;
}

}  // namespace sealpress::layout
