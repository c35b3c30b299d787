#include <algorithm>
#include <unordered_map>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/theme.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, Underline> kUnderlines[] = {
    {"none", Underline::none},
    {"single", Underline::single},
    {"words", Underline::words},
    {"double", Underline::double_line},
    {"thick", Underline::thick},
    {"dotted", Underline::dotted},
    {"dottedHeavy", Underline::dotted_heavy},
    {"dash", Underline::dash},
    {"dashedHeavy", Underline::dash_heavy},
    {"dashLong", Underline::dash_long},
    {"dashLongHeavy", Underline::dash_long_heavy},
    {"dotDash", Underline::dot_dash},
    {"dashDotHeavy", Underline::dot_dash_heavy},
    {"dotDotDash", Underline::dot_dot_dash},
    {"dashDotDotHeavy", Underline::dot_dot_dash_heavy},
    {"wave", Underline::wave},
    {"wavyHeavy", Underline::wave_heavy},
    {"wavyDouble", Underline::wave_double}};

constexpr std::pair<std::string_view, Color> kHighlights[] = {
    {"black", {0, 0, 0}},          {"blue", {0, 0, 255}},         {"cyan", {0, 255, 255}},
    {"green", {0, 255, 0}},        {"magenta", {255, 0, 255}},    {"red", {255, 0, 0}},
    {"yellow", {255, 255, 0}},     {"white", {255, 255, 255}},    {"darkBlue", {0, 0, 128}},
    {"darkCyan", {0, 128, 128}},   {"darkGreen", {0, 128, 0}},    {"darkMagenta", {128, 0, 128}},
    {"darkRed", {128, 0, 0}},      {"darkYellow", {128, 128, 0}}, {"darkGray", {128, 128, 128}},
    {"lightGray", {192, 192, 192}}};

constexpr std::pair<std::string_view, Emphasis> kEmphasis[] = {{"none", Emphasis::none},
                                                               {"dot", Emphasis::dot},
                                                               {"comma", Emphasis::comma},
                                                               {"circle", Emphasis::circle},
                                                               {"underDot", Emphasis::under_dot}};

constexpr std::pair<std::string_view, VerticalAlign> kVerticalAligns[] = {
    {"baseline", VerticalAlign::baseline},
    {"superscript", VerticalAlign::superscript},
    {"subscript", VerticalAlign::subscript}};

constexpr std::pair<std::string_view, FontHint> kHints[] = {
    {"default", FontHint::none}, {"eastAsia", FontHint::east_asia}, {"cs", FontHint::complex}};

using Reader = void (*)(RunProperties&, xml::Node, const Theme&);

/// A theme font beats the plain one beside it (17.3.2.26).
void read_font(Opt<std::string>& font, xml::Node e, const Theme& theme, std::string_view plain,
               std::string_view themed) {
  const auto name = w_attribute(e, themed);
  const std::string* face = name ? find_theme_font(theme, *name) : nullptr;
  if (face != nullptr) {
    font = *face;
  } else if (const auto stated = w_attribute(e, plain); stated && !stated->empty()) {
    font = *stated;
  }
}

void read_fonts(RunProperties& p, xml::Node e, const Theme& theme) {
  read_font(p.font_ascii, e, theme, "ascii", "asciiTheme");
  read_font(p.font_high_ansi, e, theme, "hAnsi", "hAnsiTheme");
  read_font(p.font_east_asia, e, theme, "eastAsia", "eastAsiaTheme");
  read_font(p.font_complex, e, theme, "cs", "cstheme");
  if (const auto hint = find_name(kHints, w_attribute(e, "hint"))) p.hint = hint;
}

template <Opt<bool> RunProperties::*Member>
void read_switch(RunProperties& p, xml::Node e, const Theme&) {
  p.*Member = is_on(e);
}

/// A measure whose plain number counts half points.
template <Opt<Length> RunProperties::*Member>
void read_half_points(RunProperties& p, xml::Node e, const Theme&) {
  if (const auto v = w_val(e)) p.*Member = to_length(*v, Length::half_points(1));
}

template <Opt<Length> RunProperties::*Member>
void read_size(RunProperties& p, xml::Node e, const Theme& theme) {
  read_half_points<Member>(p, e, theme);
  const Length kSmallest = Length::half_points(1), kLargest = Length::half_points(3276);
  if (p.*Member) p.*Member = max(kSmallest, min(*(p.*Member), kLargest));
}

void read_color_element(RunProperties& p, xml::Node e, const Theme& theme) {
  p.color = read_color(e, theme, kValColor);
}

void read_underline(RunProperties& p, xml::Node e, const Theme& theme) {
  p.underline = find_name(kUnderlines, w_val(e));
  p.underline_color = read_color(e, theme, kOwnColor);
}

void read_highlight(RunProperties& p, xml::Node e, const Theme&) {
  const auto color = find_name(kHighlights, w_val(e));
  p.highlight = color ? ColorSpec{false, *color} : ColorSpec{true, {}};
}

void read_scale(RunProperties& p, xml::Node e, const Theme&) {
  constexpr double kMin = 0.01, kMax = 6;  // 17.18.108
  std::string_view text = w_val(e).value_or("100");
  if (text.ends_with('%')) text.remove_suffix(1);
  if (const auto percent = to_real(text)) p.scale = std::clamp(*percent / 100, kMin, kMax);
}

void read_fit_text(RunProperties& p, xml::Node e, const Theme&) {
  p.fit_text = w_twips(e, "val");
  if (const auto id = w_attribute(e, "id")) p.fit_text_id = to_integer(*id);
}

void read_language(RunProperties& p, xml::Node e, const Theme&) {
  if (const auto v = w_val(e)) p.language = *v;
  if (const auto v = w_attribute(e, "eastAsia")) p.language_east_asia = *v;
}

void read_east_asian_layout(RunProperties& p, xml::Node e, const Theme&) {
  p.combine = w_bool(e, "combine");
  p.vertical_in_horizontal = w_bool(e, "vert");
}

void read_style(RunProperties& p, xml::Node e, const Theme&) {
  if (const auto v = w_val(e)) p.style = *v;
}

void read_spacing(RunProperties& p, xml::Node e, const Theme&) {
  p.spacing = w_twips(e, "val");
}

void read_vertical_align(RunProperties& p, xml::Node e, const Theme&) {
  p.vertical_align = find_name(kVerticalAligns, w_val(e));
}

void read_emphasis(RunProperties& p, xml::Node e, const Theme&) {
  p.emphasis = find_name(kEmphasis, w_val(e));
}

void read_run_shading(RunProperties& p, xml::Node e, const Theme& theme) {
  p.shading = read_shading(e, theme);
}

void read_run_border(RunProperties& p, xml::Node e, const Theme& theme) {
  p.border = read_border(e, theme);
}

const std::unordered_map<std::string_view, Reader>& readers() {
  using P = RunProperties;
  static const std::unordered_map<std::string_view, Reader> table = {
      {"rStyle", read_style},
      {"rFonts", read_fonts},
      {"b", read_switch<&P::bold>},
      {"bCs", read_switch<&P::bold_complex>},
      {"i", read_switch<&P::italic>},
      {"iCs", read_switch<&P::italic_complex>},
      {"caps", read_switch<&P::caps>},
      {"smallCaps", read_switch<&P::small_caps>},
      {"strike", read_switch<&P::strike>},
      {"dstrike", read_switch<&P::double_strike>},
      {"outline", read_switch<&P::outline>},
      {"shadow", read_switch<&P::shadow>},
      {"emboss", read_switch<&P::emboss>},
      {"imprint", read_switch<&P::imprint>},
      {"vanish", read_switch<&P::hidden>},
      {"webHidden", read_switch<&P::web_hidden>},
      {"cs", read_switch<&P::complex_script>},
      {"rtl", read_switch<&P::right_to_left>},
      {"noProof", read_switch<&P::no_proof>},
      {"snapToGrid", read_switch<&P::snap_to_grid>},
      {"sz", read_size<&P::size>},
      {"szCs", read_size<&P::size_complex>},
      {"position", read_half_points<&P::position>},
      {"kern", read_half_points<&P::kern_from>},
      {"spacing", read_spacing},
      {"w", read_scale},
      {"color", read_color_element},
      {"u", read_underline},
      {"highlight", read_highlight},
      {"shd", read_run_shading},
      {"bdr", read_run_border},
      {"vertAlign", read_vertical_align},
      {"em", read_emphasis},
      {"fitText", read_fit_text},
      {"lang", read_language},
      {"eastAsianLayout", read_east_asian_layout}};
  return table;
}

}  // namespace

RunProperties read_run_properties(xml::Node element, const Theme& theme) {
  RunProperties properties;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) != Ns::w) return;
    const auto reader = readers().find(e.local());
    if (reader != readers().end()) reader->second(properties, e, theme);
  });
  return properties;
}

}  // namespace sealpress::docx
