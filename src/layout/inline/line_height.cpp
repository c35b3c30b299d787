#include "layout/inline/line_height.h"

#include <cmath>

namespace sealpress::layout {

namespace {

/// What all characters of a line ask for together.
struct Demand {
  Length ascent, descent;  ///< of fonts
  Length letters;          ///< the descent without the blank that East Asian faces add
  Length object;           ///< height of the highest picture
  Length font;             ///< what a multiple of the line is a multiple of
  bool any = false;

  void add(const TextFormat& format, FontSlot slot, const Profile& profile) {
    const text::LineMetrics& metrics = format.font(slot).metrics;
    const Extent extent = font_extent(metrics, format.size, profile);
    const Length drop = extent.descent - format.rise;
    const Length ink = min(format.size.scaled(metrics.descent) - format.rise, drop);
    ascent = any ? max(ascent, extent.ascent + format.rise) : extent.ascent + format.rise;
    descent = any ? max(descent, drop) : drop;
    letters = any ? max(letters, ink) : ink;
    font = ascent + descent;
    any = true;
  }
};

bool is_blank(char32_t c) {
  return c == kTab || c == U' ' || c == U'\u3000';
}

/// What the characters from `begin` to `end` ask for.
Demand of_characters(const PreparedText& text, std::size_t begin, std::size_t end,
                     const Profile& profile) {
  Demand out;
  for (std::size_t s = 0; s < text.spans.size(); ++s) {
    const std::size_t from = std::max<std::size_t>(text.spans[s].begin, begin);
    const std::size_t to =
        std::min(s + 1 < text.spans.size() ? text.spans[s + 1].begin : text.text.size(), end);
    bool counts = false;
    for (std::size_t i = from; i < to && !counts; ++i) {
      const char32_t c = text.text[i];
      counts = c != kObject && (profile.blanks_have_height || !is_blank(c));
    }
    if (counts) out.add(*text.spans[s].format, text.spans[s].slot, profile);
  }
  return out;
}

/// What the line's text behind its label asks for. A break after other text asks for nothing.
Demand of_text(const Line& line, std::size_t label, const PreparedText& text,
               const Profile& profile) {
  const bool broken = line.ended_by != LineEnd::wrap && line.ended_by != LineEnd::paragraph;
  const std::size_t end = line.end - (broken && profile.breaks_have_no_height ? 1 : 0);
  const Demand out = of_characters(text, label, std::max(end, label), profile);
  return out.any ? out : of_characters(text, std::max(end, label), line.end, profile);
}

/// Beside text the paragraph's mark has no height. A line of pictures alone has no descent either,
/// but a multiple of the line is still one of the mark's.
void add_mark(Demand& out, const PreparedText& text, const Profile& profile) {
  Demand mark;
  if (profile.blanks_have_height || text.text.empty()) {
    mark.add(*text.mark_format, text.mark_slot, profile);
  } else {
    mark.add(*text.style_format, FontSlot::ascii, profile);
  }
  if (out.object == Length()) {
    out = mark;
  } else {
    out.font = mark.font;
  }
}

Demand demand(const Line& line, const PreparedText& text, const Profile& profile) {
  const std::size_t label = line.first ? std::min(text.label_end, line.end) : line.begin;
  Demand out = of_text(line, label, text, profile);
  for (const InlineObject& object : text.objects) {
    if (object.at < line.begin || object.at >= line.end) continue;
    out.object = max(out.object, object.piece.size.height + text.span_at(object.at).format->rise);
  }
  if (label > line.begin) {
    const Demand number = of_characters(text, line.begin, label, profile);
    if (!profile.label_has_height && label == line.end) return number;
    if (!out.any) add_mark(out, text, profile);
    if (profile.label_has_height) out.ascent = max(out.ascent, number.ascent);
    return out;
  }
  if (!out.any) add_mark(out, text, profile);
  return out;
}

/// w:textAlignment center (17.3.1.39): the text stands at half the height of the line's pictures.
void centre_on_pictures(Line& line, Demand& d) {
  if (!d.any || d.object == Length()) return;
  line.centred = true;
  line.middle = (d.ascent - d.descent) / 2;
  d.ascent = max(d.ascent, d.object / 2 + line.middle);
  d.descent = max(d.descent, d.object / 2 - line.middle);
  d.object = Length();
}

Length cells(Length natural, Length pitch) {
  const auto count = static_cast<std::int64_t>(std::ceil(natural.over(pitch) - 1e-3));
  return pitch * std::max<std::int64_t>(count, 1);
}

/// Whole cells of the grid, or as many as the multiple asks for if that is more.
void on_grid(Line& line, const Demand& d, const ParagraphFormat& format, const LineGrid& grid) {
  const Length ascent = max(d.ascent, d.object);
  const Length natural = ascent + d.descent;
  line.height = cells(natural, grid.pitch);
  if (format.line_rule == docx::LineRule::automatic) {
    line.height = grid.multiplies_cells ? line.height.scaled(format.multiple)
                                        : max(line.height, grid.pitch.scaled(format.multiple));
  } else if (grid.exact_leaves) {
    line.height = max(line.height, format.line);
  }
  const Length blank = (line.height - natural) / 2;
  line.baseline = blank + ascent;
  if (grid.blank_hangs) line.overhang = max(blank, Length()) + d.descent - d.letters;
}

void automatic(Line& line, const Demand& d, double multiple, const Profile& profile) {
  const Length ascent = max(d.ascent, d.object);
  const Length whole = d.font.scaled(multiple);
  const bool exact = profile.exact_line_heights;
  const Length extra =
      (exact ? whole : Length::twips(whole.raw() / Length::twips(1).raw())) - d.font;
  if (multiple >= 1) {
    line.height = ascent + d.descent + extra;
    line.baseline = ascent;
    line.overhang = extra;
    return;
  }
  line.height = max(ascent + d.descent + extra, d.object);
  line.baseline = line.first ? ascent.scaled(multiple) : ascent + extra;
}

}  // namespace

LineGrid line_grid(const ParagraphFormat& format, const Context& context) {
  LineGrid grid;
  grid.exact_leaves = context.profile.exact_leaves_grid;
  grid.multiplies_cells = !context.profile.multiple_of_pitch;
  grid.blank_hangs = context.profile.grid_blank_hangs;
  const docx::SectionProperties* section = context.section;
  const bool table_out = context.in_table && context.profile.grid_skips_tables &&
                         !context.file.settings.adjust_line_height_in_table;
  const bool beside = context.beside_body && context.profile.margins_leave_grid;
  if (section && section->grid != docx::GridType::none && format.snap_to_grid && !table_out &&
      !beside) {
    grid.pitch = section->line_pitch;
  }
  return grid;
}

Extent font_extent(const text::LineMetrics& metrics, Length size, const Profile& profile) {
  if (!profile.exact_line_heights) {
    return {Length::twips(size.scaled(metrics.ascent + metrics.line_gap).to_twips()),
            Length::twips(size.scaled(metrics.descent).to_twips())};
  }
  if (metrics.east_asian && profile.east_asian_line_height) {
    const double blank = 0.15 * (metrics.ascent + metrics.descent);
    return {size.scaled(metrics.ascent + blank), size.scaled(metrics.descent + blank)};
  }
  return {size.scaled(metrics.ascent + metrics.line_gap), size.scaled(metrics.descent)};
}

void set_height(Line& line, const PreparedText& text, const ParagraphFormat& format,
                const LineGrid& grid, const Profile& profile) {
  const bool gridded = grid.pitch > Length();
  if (format.line_rule == docx::LineRule::exact && (!gridded || grid.exact_leaves)) {
    line.height = format.line;
    line.baseline = format.line.scaled(0.8);
    return;
  }
  Demand d = demand(line, text, profile);
  if (format.text_alignment == docx::TextAlignment::center) centre_on_pictures(line, d);
  if (gridded) return on_grid(line, d, format, grid);
  if (format.line_rule == docx::LineRule::at_least) {
    line.height = max(max(d.ascent, d.object) + d.descent, format.line);
    line.baseline = line.height - d.descent;
    return;
  }
  automatic(line, d, format.multiple, profile);
}

}  // namespace sealpress::layout
