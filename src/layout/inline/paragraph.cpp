#include "layout/inline/paragraph.h"

#include <algorithm>

#include "layout/counters.h"
#include "layout/inline/collect.h"
#include "text/unicode.h"

namespace sealpress::layout {

namespace {

std::vector<Line> break_all(const LineBreaker& breaker, Length width) {
  std::vector<Line> lines;
  do {
    const std::uint32_t begin = lines.empty() ? 0 : lines.back().end;
    lines.push_back(breaker.next(begin, lines.empty(), {}, width, width, false));
  } while (!lines.back().last);
  return lines;
}

/// w:adjustRightInd (17.3.1.1): what is left of the text's width behind its last whole cell. A grid
/// that fills the width but for roundings leaves nothing.
Length behind_last_cell(const ParagraphFormat& format, Length width, Length pitch) {
  constexpr Length kRounded = Length::twips(2);
  const Length available = width - format.left - format.right;
  if (pitch <= Length() || available <= pitch) return {};
  const Length rest = Length::raw(available.raw() % pitch.raw());
  return pitch - rest <= kRounded ? Length() : rest;
}

Length first_run_size(const InlineText& text) {
  const std::size_t label = text.label_end;
  if (text.text.size() <= label) return text.mark_format->size;
  return text.span_at(label).format->size;
}

}  // namespace

Paragraph::Paragraph(const docx::Paragraph& source, const docx::ParagraphProperties& resolved,
                     const docx::RunProperties& base, const Label* label, Length width,
                     Context& context)
    : fonts_(context.fonts),
      profile_(context.profile),
      default_tab_(context.file.settings.default_tab_stop),
      expand_shift_return_(!context.file.settings.do_not_expand_shift_return),
      in_cell_(context.in_table) {
  InlineText collected = collect(source, base, label, context);
  format_ = paragraph_format(resolved, first_run_size(collected),
                             context.counters.formats.normal_size(), context);
  if (format_.right_edge_on_grid) {
    const Length pitch = context.counters.formats.normal_size() +
                         Length::pt(static_cast<double>(context.section->char_space) / 4096.0);
    format_.right += behind_last_cell(format_, width, pitch);
  }
  text_ = prepare(std::move(collected), format_, source, context);
  breaker_ = std::make_unique<LineBreaker>(text_, format_, profile_, line_grid(format_, context),
                                           default_tab_);
  lines_ = break_all(*breaker_, width);
}

void Paragraph::draw(const Line& line, Length top, Length paragraph_top, Length width,
                     Piece& piece) const {
  const LineStyle style{format_,  fonts_, profile_,     default_tab_, expand_shift_return_,
                        in_cell_, width,  paragraph_top};
  draw_line(line, text_, style, top, piece);
}

std::vector<NoteRef> Paragraph::notes(const Line& line) const {
  std::vector<NoteRef> out;
  for (const Mark& mark : text_.marks) {
    if (mark.kind != Mark::note || mark.at < line.begin) continue;
    if (mark.at >= line.end && !line.last) continue;
    out.push_back({static_cast<const docx::Note*>(mark.node), mark.name});
  }
  return out;
}

bool Paragraph::hidden() const {
  if (!text_.mark_format->hidden || text_.text.size() > text_.label_end) return false;
  return std::all_of(text_.marks.begin(), text_.marks.end(),
                     [](const Mark& mark) { return mark.kind == Mark::bookmark; });
}

std::string Paragraph::plain_text() const {
  std::u32string out;
  for (const char32_t c : text_.text) out += c == kObject || c < 0x20 ? U' ' : c;
  return text::to_utf8(out);
}

}  // namespace sealpress::layout
