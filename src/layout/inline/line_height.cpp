#include "layout/inline/line_height.h"

#include <cmath>

namespace sealpress::layout {

namespace {

/// What all characters of a line ask for together.
struct Demand {
  Length ascent, descent;  ///< of fonts
  Length object;           ///< height of the highest picture
  Length font;             ///< what a multiple of the line is a multiple of
  bool east_asian = false;
  bool any = false;

  void add(const TextFormat& format, FontSlot slot, const Profile& profile) {
    const text::LineMetrics& metrics = format.font(slot).metrics;
    const Extent extent = font_extent(metrics, format.size, profile);
    ascent = any ? max(ascent, extent.ascent + format.rise) : extent.ascent + format.rise;
    descent = any ? max(descent, extent.descent - format.rise) : extent.descent - format.rise;
    east_asian = east_asian || metrics.east_asian;
    any = true;
  }
};

bool is_blank(char32_t c) {
  return c == kTab || c == U' ' || c == U'\u3000';
}

Demand demand(const Line& line, const PreparedText& text, const Profile& profile) {
  Demand out;
  const std::size_t end = line.end;
  const bool skip_label = !profile.label_has_height && line.first && end > text.label_end;
  const std::size_t begin = skip_label ? text.label_end : line.begin;
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
  for (const InlineObject& object : text.objects) {
    if (object.at < line.begin || object.at >= end) continue;
    out.object = max(out.object, object.piece.size.height + text.span_at(object.at).format->rise);
  }
  const bool bare = !out.any && out.object == Length();
  if (!out.any && !profile.blanks_have_height && !text.text.empty()) {
    Demand style;
    style.add(*text.style_format, FontSlot::ascii, profile);
    if (bare) out = style;
    out.font = style.ascent + style.descent;
    return out;
  }
  if (bare || (line.ended_by == LineEnd::paragraph && profile.mark_has_height)) {
    out.add(*text.mark_format, text.mark_slot, profile);
  }
  out.font = out.ascent + out.descent;
  return out;
}

Length cells(Length natural, Length pitch) {
  const auto count = static_cast<std::int64_t>(std::ceil(natural.over(pitch) - 1e-3));
  return pitch * std::max<std::int64_t>(count, 1);
}

void centre(Line& line, Length ascent, Length natural, Length height) {
  line.height = height;
  line.baseline = (height - natural) / 2 + ascent;
}

void automatic(Line& line, const Demand& d, Length ascent, double multiple,
               const Profile& profile) {
  const Length whole = d.font.scaled(multiple);
  const bool exact = profile.exact_line_heights;
  const Length extra =
      (exact ? whole : Length::twips(whole.raw() / Length::twips(1).raw())) - d.font;
  if (multiple >= 1) {
    line.height = ascent + d.descent + extra;
    line.baseline = ascent;
    if (!profile.line_extra_fits) line.overhang = extra;
    return;
  }
  line.height = max(ascent + d.descent + extra, d.object);
  line.baseline = line.first ? ascent.scaled(multiple) : ascent + extra;
}

}  // namespace

LineGrid line_grid(const ParagraphFormat& format, const Context& context) {
  LineGrid grid;
  grid.exact_leaves = context.profile.exact_leaves_grid;
  grid.latin_stays = context.profile.latin_leaves_grid;
  const docx::SectionProperties* section = context.section;
  const bool table_out = context.in_table && context.profile.grid_skips_tables &&
                         !context.file.settings.adjust_line_height_in_table;
  if (section && section->grid != docx::GridType::none && format.snap_to_grid && !table_out) {
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
  const Demand d = demand(line, text, profile);
  const Length ascent = max(d.ascent, d.object);
  const Length natural = ascent + d.descent;
  const bool gridded = grid.pitch > Length();
  const bool stated = format.line_rule != docx::LineRule::automatic;
  if (format.line_rule == docx::LineRule::exact && (!gridded || grid.exact_leaves)) {
    line.height = format.line;
    line.baseline = format.line.scaled(0.8);
    return;
  }
  if (gridded) {
    const bool stays = grid.latin_stays && !d.east_asian && d.object == Length();
    Length height = stays ? max(natural, grid.pitch) : cells(natural, grid.pitch);
    if (!stated) height = height.scaled(format.multiple);
    if (stated && grid.exact_leaves) height = max(height, format.line);
    return centre(line, ascent, natural, height);
  }
  if (format.line_rule == docx::LineRule::at_least) {
    line.height = max(natural, format.line);
    line.baseline = line.height - d.descent;
    return;
  }
  automatic(line, d, ascent, format.multiple, profile);
}

}  // namespace sealpress::layout
