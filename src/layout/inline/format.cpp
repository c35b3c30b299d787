#include "layout/inline/format.h"

#include <algorithm>
#include <tuple>

namespace sealpress::layout {

namespace {

bool set(const docx::Opt<bool>& toggle) {
  return toggle.value_or(false);
}

Color mix(const docx::Shading& shading) {
  const Color fill = shading.fill.automatic ? kWhite : shading.fill.rgb;
  const Color front = shading.color.automatic ? kBlack : shading.color.rgb;
  const auto blend = [&](std::uint8_t under, std::uint8_t over) {
    return static_cast<std::uint8_t>(
        std::lround(under * (1 - shading.percent) + over * shading.percent));
  };
  return {blend(fill.red, front.red), blend(fill.green, front.green), blend(fill.blue, front.blue)};
}

/// Shading that leaves the page as it is: clear over an automatic fill.
bool shows(const docx::Shading& shading) {
  return !shading.fill.automatic || shading.percent > 0;
}

std::string_view name_or(const docx::Opt<std::string>& name, std::string_view other) {
  return name && !name->empty() ? std::string_view(*name) : other;
}

}  // namespace

bool is_dark(Color ground) {
  return 0.299 * ground.red + 0.587 * ground.green + 0.114 * ground.blue < 64;
}

Formats::Formats(const docx::StyleSheet& styles, const text::FontLibrary& fonts,
                 const Profile& profile)
    : styles_(styles), fonts_(fonts), profile_(profile) {
  const docx::ParagraphProperties normal;
  normal_size_ = styles_.paragraph_run(normal, nullptr).size.value_or(Length::pt(10));
}

const docx::RunProperties& Formats::base(const docx::ParagraphProperties& direct,
                                         const docx::CellFormat* cell) {
  static const docx::RunProperties kNone;
  const docx::RunProperties& from_cell = cell ? cell->run : kNone;
  const bool styled = cell != nullptr && cell->styled;
  const std::string_view style = direct.style ? std::string_view(*direct.style) : "";
  for (const auto& known : bases_) {
    const bool alike = known->style == style && known->in_styled_table == styled;
    if (alike && known->cell == from_cell) return known->merged;
  }
  bases_.push_back(std::make_unique<Base>(
      Base{std::string(style), styled, from_cell, styles_.paragraph_run(direct, cell)}));
  return bases_.back()->merged;
}

const TextFormat& Formats::run(const docx::RunProperties& base, const docx::RunProperties& direct) {
  auto& known = runs_[&direct];
  for (const auto& [from, format] : known) {
    if (from == &base) return *format;
  }
  const TextFormat& made_now = made(styles_.run(base, direct));
  known.emplace_back(&base, &made_now);
  return made_now;
}

const TextFormat& Formats::made(const docx::RunProperties& merged) {
  return keep(resolve(merged));
}

const TextFormat& Formats::with_font(const TextFormat& format, std::string_view family) {
  TextFormat changed = format;
  changed.fonts.fill(font(family, false, false));
  return keep(changed);
}

const TextFormat& Formats::with_size(const TextFormat& format, Length size) {
  TextFormat changed = format;
  changed.size = size;
  return keep(changed);
}

const TextFormat& Formats::smaller(const TextFormat& format) {
  const TextFormat*& known = smaller_[&format];
  if (!known) {
    TextFormat changed = format;
    changed.size = format.size.scaled(0.8);
    known = &keep(changed);
  }
  return *known;
}

const TextFormat& Formats::keep(TextFormat format) {
  kept_.push_back(std::make_unique<TextFormat>(format));
  return *kept_.back();
}

const text::NamedFont* Formats::font(std::string_view family, bool bold, bool italic) {
  const auto [at, fresh] = named_.try_emplace({std::string(family), bold, italic}, nullptr);
  if (fresh) at->second = &fonts_.find(family, bold, italic);
  return at->second;
}

void Formats::set_fonts(TextFormat& format, const docx::RunProperties& merged) {
  const std::string_view ascii = name_or(merged.font_ascii, "Times New Roman");
  const std::string_view high = name_or(merged.font_high_ansi, ascii);
  const std::string_view east = name_or(merged.font_east_asia, ascii);
  const std::string_view complex = name_or(merged.font_complex, ascii);
  const bool bold = set(merged.bold), italic = set(merged.italic);
  format.fonts = {
      font(ascii, bold, italic), font(high, bold, italic), font(east, bold, italic),
      font(complex, merged.bold_complex.value_or(bold), merged.italic_complex.value_or(italic))};
}

TextFormat Formats::resolve(const docx::RunProperties& p) {
  TextFormat format;
  set_fonts(format, p);
  format.complex_script = set(p.complex_script) || set(p.right_to_left);
  format.size = p.size.value_or(Length::pt(10));
  if (format.complex_script && p.size_complex) format.size = *p.size_complex;
  format.spacing = p.spacing.value_or(Length());
  format.scale = p.scale.value_or(1.0);
  format.rise = p.position.value_or(Length());
  const auto align = p.vertical_align.value_or(docx::VerticalAlign::baseline);
  if (align != docx::VerticalAlign::baseline) {
    const text::LineMetrics& metrics = format.font(FontSlot::ascii).metrics;
    const double line = metrics.ascent + metrics.descent + metrics.line_gap;
    const Length unit = profile_.script_rise_by_size ? format.size : format.size.scaled(line);
    format.rise += unit.scaled(align == docx::VerticalAlign::superscript ? 0.34 : -0.08);
    format.size = format.size.scaled(profile_.script_scale);
  }
  format.hint = p.hint.value_or(docx::FontHint::none);
  format.chinese = !p.language_east_asia || p.language_east_asia->rfind("zh", 0) == 0;
  format.emphasis = p.emphasis.value_or(docx::Emphasis::none);
  format.bold = set(p.bold);
  format.strike = set(p.strike);
  format.double_strike = set(p.double_strike);
  format.caps = set(p.caps);
  format.small_caps = set(p.small_caps) && !format.caps;
  format.hidden = set(p.hidden);
  format.snap_to_grid = p.snap_to_grid.value_or(true);
  const Length kern_from = p.kern_from.value_or(Length());
  format.kerning = kern_from > Length() && format.size >= kern_from;
  if (p.highlight) {
    format.has_background = !p.highlight->automatic;
    format.background = p.highlight->rgb;
  } else if (p.shading && shows(*p.shading)) {
    format.has_background = true;
    format.background = mix(*p.shading);
  }
  const docx::ColorSpec color = p.color.value_or(docx::ColorSpec{true, {}});
  format.automatic_color = color.automatic && !format.has_background;
  const bool inverse = format.has_background && is_dark(format.background);
  format.color = !color.automatic ? color.rgb : inverse ? kWhite : kBlack;
  format.underline = p.underline.value_or(docx::Underline::none);
  const bool own = p.underline_color && !p.underline_color->automatic;
  format.underline_color = own ? p.underline_color->rgb : format.color;
  format.border = p.border.value_or(docx::Border{});
  format.fit_text = p.fit_text.value_or(Length());
  format.fit_text_id = p.fit_text_id.value_or(0);
  return format;
}

namespace {

struct Converter {
  const docx::ParagraphProperties& p;
  Length first_size, normal_size;
  const Context& context;

  /// One character of a size, under a grid of characters with its addition (17.6.5).
  Length character(Length size) const {
    const docx::SectionProperties* section = context.section;
    if (!section || section->grid < docx::GridType::lines_and_chars) return size;
    return size + Length::pt(static_cast<double>(section->char_space) / 4096.0);
  }
  Length line() const {
    const docx::SectionProperties* section = context.section;
    const bool grid = section && section->grid != docx::GridType::none && !context.beside_body &&
                      section->line_pitch > Length() && context.profile.character_indents;
    return grid ? section->line_pitch : Length::pt(12);
  }
  /// In whole twips, as Word keeps lengths: 28 characters of 15.79 pt just fill 442.2 pt, but two
  /// of indent and 26 of text do not.
  Length chars(const docx::Opt<int>& hundredths, Length size, Length other) const {
    if (hundredths.value_or(0) == 0 || !context.profile.character_indents) return other;
    return Length::twips(character(size).scaled(*hundredths / 100.0).to_twips());
  }

  void indents(ParagraphFormat& f) const {
    f.left = chars(p.indent_left_chars, normal_size, p.indent_left.value_or(Length()));
    f.right = chars(p.indent_right_chars, normal_size, p.indent_right.value_or(Length()));
    const Length hanging = chars(p.hanging_chars, first_size, p.hanging.value_or(Length()));
    const Length first = chars(p.first_line_chars, first_size, p.first_line.value_or(Length()));
    f.first = hanging != Length() ? -hanging : first;
    if (f.bidi) std::swap(f.left, f.right);
  }

  Length space(const docx::Opt<bool>& automatic, const docx::Opt<int>& lines,
               const docx::Opt<Length>& stated) const {
    if (automatic.value_or(false)) {
      const bool none = context.profile.character_indents && context.in_table;
      const bool small = context.file.settings.do_not_use_html_paragraph_auto_spacing;
      return none ? Length() : Length::pt(small ? 5 : 14);
    }
    if (lines && (*lines != 0 || !stated) && (context.profile.character_indents || !stated)) {
      return line().scaled(*lines / 100.0);
    }
    return stated.value_or(Length());
  }

  void lines(ParagraphFormat& f) const {
    f.line_rule = p.line_rule.value_or(docx::LineRule::automatic);
    const std::int64_t value = p.line.value_or(240);
    if (f.line_rule == docx::LineRule::automatic) {
      f.multiple = value > 0 ? static_cast<double>(value) / 240.0 : 1.0;
    } else {
      f.line = Length::twips(std::abs(value));
    }
  }

  void keeps(ParagraphFormat& f) const {
    f.contextual_spacing = set(p.contextual_spacing);
    f.keep_next = set(p.keep_next);
    f.keep_lines = set(p.keep_lines);
    f.page_break_before = set(p.page_break_before);
    f.widow_control = p.widow_control.value_or(true);
  }

  void east_asian(ParagraphFormat& f) const {
    f.snap_to_grid = p.snap_to_grid.value_or(true);
    f.kinsoku = p.kinsoku.value_or(true);
    f.word_wrap = p.word_wrap.value_or(true);
    const Profile& profile = context.profile;
    const bool wanted =
        p.overflow_punctuation.value_or(true) || !profile.overflow_punctuation_switch;
    f.hanging_punctuation = wanted && (profile.hang_in_tables || !context.in_table);
    const docx::Settings& settings = context.file.settings;
    const bool justified =
        f.justify == docx::Justify::both || f.justify == docx::Justify::distribute;
    f.squeezes_marks = justified && settings.compress_punctuation && profile.squeeze_marks;
    f.shrinks_blanks = f.justify == docx::Justify::both && settings.compatibility_mode >= 15 &&
                       profile.shrink_blanks;
    f.compresses_line_start = set(p.top_line_punctuation) && profile.compress_line_start;
    const bool in_body = !context.in_table && !context.beside_body && !context.in_frame;
    f.right_edge_on_grid = in_body && context.section != nullptr && profile.right_edge_on_grid &&
                           context.section->grid == docx::GridType::lines_and_chars &&
                           f.snap_to_grid && p.adjust_right_indent.value_or(true);
    f.auto_space_latin = p.auto_space_de.value_or(true);
    f.auto_space_digits = p.auto_space_dn.value_or(true);
    // Of a file without a default style Korean Word takes its own, which spaces nothing.
    const bool styled = p.style || !context.file.styles.default_paragraph_style.empty();
    f.auto_space_hangul = styled || !profile.hangul_in_words;
    f.text_alignment = p.text_alignment.value_or(docx::TextAlignment::automatic);
  }
};

}  // namespace

ParagraphFormat paragraph_format(const docx::ParagraphProperties& p, Length first_size,
                                 Length normal_size, const Context& context) {
  const Converter convert{p, first_size, normal_size, context};
  ParagraphFormat f;
  f.justify = p.justify.value_or(docx::Justify::start);
  f.bidi = set(p.bidi);
  convert.indents(f);
  f.before = convert.space(p.space_before_auto, p.space_before_lines, p.space_before);
  f.before_is_automatic = set(p.space_before_auto);
  f.after = convert.space(p.space_after_auto, p.space_after_lines, p.space_after);
  convert.lines(f);
  convert.keeps(f);
  convert.east_asian(f);
  f.outline_level = p.outline_level.value_or(9);
  if (p.tabs) f.tabs = *p.tabs;
  std::stable_sort(f.tabs.begin(), f.tabs.end(),
                   [](const auto& a, const auto& b) { return a.position < b.position; });
  f.numbers_at_first_tab = context.in_table && f.justify == docx::Justify::start &&
                           !f.tabs.empty() && f.tabs.front().align == docx::TabAlign::decimal;
  f.borders = p.borders;
  if (p.shading && shows(*p.shading)) {
    f.has_shading = true;
    f.shading = mix(*p.shading);
  }
  if (p.style) f.style = *p.style;
  return f;
}

}  // namespace sealpress::layout
