// Laying one set of properties over another.
#include <algorithm>
#include <tuple>

#include "docx/styles.h"

namespace sealpress::docx {

namespace {

using R = RunProperties;
using P = ParagraphProperties;
using B = ParagraphBorders;
using T = TableProperties;
using C = CellProperties;

constexpr auto kRun = std::tuple{&R::style,          &R::font_ascii,
                                 &R::font_high_ansi, &R::font_east_asia,
                                 &R::font_complex,   &R::hint,
                                 &R::size,           &R::size_complex,
                                 &R::bold,           &R::italic,
                                 &R::bold_complex,   &R::italic_complex,
                                 &R::caps,           &R::small_caps,
                                 &R::strike,         &R::double_strike,
                                 &R::outline,        &R::shadow,
                                 &R::emboss,         &R::imprint,
                                 &R::hidden,         &R::web_hidden,
                                 &R::complex_script, &R::right_to_left,
                                 &R::no_proof,       &R::snap_to_grid,
                                 &R::underline,      &R::underline_color,
                                 &R::color,          &R::highlight,
                                 &R::shading,        &R::border,
                                 &R::vertical_align, &R::position,
                                 &R::spacing,        &R::scale,
                                 &R::kern_from,      &R::fit_text,
                                 &R::fit_text_id,    &R::emphasis,
                                 &R::language,       &R::language_east_asia,
                                 &R::combine,        &R::vertical_in_horizontal};

/// Without indents of the first line and tabs, which do not merely replace.
constexpr auto kParagraph = std::tuple{&P::style,
                                       &P::justify,
                                       &P::indent_left,
                                       &P::indent_right,
                                       &P::indent_left_chars,
                                       &P::indent_right_chars,
                                       &P::space_before,
                                       &P::space_after,
                                       &P::space_before_lines,
                                       &P::space_after_lines,
                                       &P::space_before_auto,
                                       &P::space_after_auto,
                                       &P::line,
                                       &P::line_rule,
                                       &P::contextual_spacing,
                                       &P::keep_next,
                                       &P::keep_lines,
                                       &P::page_break_before,
                                       &P::widow_control,
                                       &P::snap_to_grid,
                                       &P::kinsoku,
                                       &P::word_wrap,
                                       &P::overflow_punctuation,
                                       &P::top_line_punctuation,
                                       &P::auto_space_de,
                                       &P::auto_space_dn,
                                       &P::adjust_right_indent,
                                       &P::suppress_line_numbers,
                                       &P::bidi,
                                       &P::mirror_indents,
                                       &P::suppress_auto_hyphens,
                                       &P::suppress_overlap,
                                       &P::text_alignment,
                                       &P::text_direction,
                                       &P::outline_level,
                                       &P::num_id,
                                       &P::num_level,
                                       &P::shading,
                                       &P::frame};

constexpr auto kParagraphBorders =
    std::tuple{&B::top, &B::left, &B::bottom, &B::right, &B::between, &B::bar};

constexpr auto kCellBorders =
    std::tuple{&CellBorders::top,           &CellBorders::left,       &CellBorders::bottom,
               &CellBorders::right,         &CellBorders::inside_h,   &CellBorders::inside_v,
               &CellBorders::diagonal_down, &CellBorders::diagonal_up};

constexpr auto kMargins =
    std::tuple{&CellMargins::top, &CellMargins::left, &CellMargins::bottom, &CellMargins::right};

constexpr auto kTable =
    std::tuple{&T::style,   &T::width,         &T::indent,           &T::cell_spacing,
               &T::justify, &T::fixed_layout,  &T::bidi_visual,      &T::shading,
               &T::look,    &T::row_band_size, &T::column_band_size, &T::position};

constexpr auto kRow = std::tuple{
    &RowProperties::height,       &RowProperties::height_rule,  &RowProperties::header,
    &RowProperties::cant_split,   &RowProperties::hidden,       &RowProperties::grid_before,
    &RowProperties::grid_after,   &RowProperties::width_before, &RowProperties::width_after,
    &RowProperties::cell_spacing, &RowProperties::justify};

constexpr auto kCell =
    std::tuple{&C::width, &C::grid_span, &C::vertical_merge, &C::horizontal_merge, &C::shading,
               &C::align, &C::text_flow, &C::no_wrap,        &C::fit_text,         &C::hide_mark};

template <class Properties, class... Members>
void replace(Properties& under, const Properties& over, const std::tuple<Members...>& members) {
  const auto one = [&](auto member) {
    if (over.*member) under.*member = over.*member;
  };
  std::apply([&](auto... member) { (one(member), ...); }, members);
}

/// A first line indent and a hanging one exclude each other (17.3.1.12).
template <class Value>
void replace_pair(Opt<Value>& first, Opt<Value>& hanging, const Opt<Value>& over_first,
                  const Opt<Value>& over_hanging) {
  if (!over_first && !over_hanging) return;
  first = over_first;
  hanging = over_hanging;
}

/// Tabs add to those below; one at the same position replaces it, `clear` removes it (17.3.1.38).
void merge_tabs(Opt<std::vector<TabStop>>& under, const std::vector<TabStop>& over) {
  std::vector<TabStop> merged = under.value_or(std::vector<TabStop>());
  for (const TabStop& tab : over) {
    const auto at = std::lower_bound(
        merged.begin(), merged.end(), tab.position,
        [](const TabStop& stop, Length position) { return stop.position < position; });
    if (at != merged.end() && at->position == tab.position) {
      *at = tab;
    } else {
      merged.insert(at, tab);
    }
  }
  under = std::move(merged);
}

}  // namespace

void apply(RunProperties& under, const RunProperties& over) {
  replace(under, over, kRun);
}

void apply(ParagraphProperties& under, const ParagraphProperties& over) {
  replace(under, over, kParagraph);
  replace(under.borders, over.borders, kParagraphBorders);
  // Another list begins at its own level, not at the one of the list below.
  if (over.num_id) under.num_level = over.num_level;
  replace_pair(under.first_line, under.hanging, over.first_line, over.hanging);
  replace_pair(under.first_line_chars, under.hanging_chars, over.first_line_chars,
               over.hanging_chars);
  if (over.tabs) merge_tabs(under.tabs, *over.tabs);
}

void apply(TableProperties& under, const TableProperties& over) {
  replace(under, over, kTable);
  replace(under.borders, over.borders, kCellBorders);
  replace(under.cell_margins, over.cell_margins, kMargins);
}

void apply(RowProperties& under, const RowProperties& over) {
  replace(under, over, kRow);
}

void apply(CellProperties& under, const CellProperties& over) {
  replace(under, over, kCell);
  replace(under.borders, over.borders, kCellBorders);
  replace(under.margins, over.margins, kMargins);
}

}  // namespace sealpress::docx
