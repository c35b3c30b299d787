// Colours, shading and borders, alignment and text direction.
#include <algorithm>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/theme.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, BorderStyle> kBorderStyles[] = {
    {"none", BorderStyle::none},
    {"nil", BorderStyle::nil},
    {"single", BorderStyle::single},
    {"thick", BorderStyle::thick},
    {"double", BorderStyle::double_line},
    {"dotted", BorderStyle::dotted},
    {"dashed", BorderStyle::dashed},
    {"dotDash", BorderStyle::dot_dash},
    {"dotDotDash", BorderStyle::dot_dot_dash},
    {"triple", BorderStyle::triple},
    {"thinThickSmallGap", BorderStyle::thin_thick_small},
    {"thickThinSmallGap", BorderStyle::thick_thin_small},
    {"thinThickThinSmallGap", BorderStyle::thin_thick_thin_small},
    {"thinThickMediumGap", BorderStyle::thin_thick_medium},
    {"thickThinMediumGap", BorderStyle::thick_thin_medium},
    {"thinThickThinMediumGap", BorderStyle::thin_thick_thin_medium},
    {"thinThickLargeGap", BorderStyle::thin_thick_large},
    {"thickThinLargeGap", BorderStyle::thick_thin_large},
    {"thinThickThinLargeGap", BorderStyle::thin_thick_thin_large},
    {"wave", BorderStyle::wave},
    {"doubleWave", BorderStyle::double_wave},
    {"dashSmallGap", BorderStyle::dash_small_gap},
    {"dashDotStroked", BorderStyle::dash_dot_stroked},
    {"threeDEmboss", BorderStyle::emboss},
    {"threeDEngrave", BorderStyle::engrave},
    {"outset", BorderStyle::outset},
    {"inset", BorderStyle::inset}};

constexpr std::pair<std::string_view, Justify> kJustify[] = {
    {"left", Justify::start},
    {"start", Justify::start},
    {"center", Justify::center},
    {"right", Justify::end},
    {"end", Justify::end},
    {"both", Justify::both},
    {"distribute", Justify::distribute},
    {"thaiDistribute", Justify::distribute},
    {"lowKashida", Justify::both},
    {"mediumKashida", Justify::both},
    {"highKashida", Justify::both},
    {"numTab", Justify::start}};

constexpr std::pair<std::string_view, TextFlow> kTextFlows[] = {
    {"lrTb", TextFlow::horizontal},     {"tb", TextFlow::horizontal},
    {"lrTbV", TextFlow::horizontal},    {"tbV", TextFlow::horizontal},
    {"tbRl", TextFlow::tb_rl},          {"rl", TextFlow::tb_rl},
    {"tbRlV", TextFlow::tb_rl},         {"rlV", TextFlow::tb_rl},
    {"btLr", TextFlow::bt_lr},          {"lr", TextFlow::bt_lr},
    {"tbLrV", TextFlow::tb_lr_rotated}, {"lrV", TextFlow::tb_lr_rotated}};

/// Part of the area that a hatch covers, for patterns without a number (17.18.78). Hatches are
/// shown as an even tone.
constexpr std::pair<std::string_view, double> kHatches[] = {{"clear", 0},
                                                            {"nil", 0},
                                                            {"solid", 1},
                                                            {"horzStripe", 0.5},
                                                            {"vertStripe", 0.5},
                                                            {"diagStripe", 0.5},
                                                            {"reverseDiagStripe", 0.5},
                                                            {"horzCross", 0.75},
                                                            {"diagCross", 0.75},
                                                            {"thinHorzStripe", 0.25},
                                                            {"thinVertStripe", 0.25},
                                                            {"thinDiagStripe", 0.25},
                                                            {"thinReverseDiagStripe", 0.25},
                                                            {"thinHorzCross", 0.4375},
                                                            {"thinDiagCross", 0.4375}};

double pattern_percent(std::string_view name) {
  if (name.starts_with("pct")) {
    const int percent = to_int(name.substr(3)).value_or(0);
    // pct12, pct37, pct62 and pct87 are eighths.
    const bool eighth = percent == 12 || percent == 37 || percent == 62 || percent == 87;
    return (percent + (eighth ? 0.5 : 0.0)) / 100;
  }
  return find_name(kHatches, name).value_or(0);
}

}  // namespace

std::optional<ColorSpec> read_color(xml::Node element, const Theme& theme,
                                    const ColorNames& names) {
  const auto name = w_attribute(element, names.theme);
  const auto themed = name ? theme.colors.find(std::string(*name)) : theme.colors.end();
  if (themed != theme.colors.end()) {
    const auto amount = [&](std::string_view local) {
      const auto text = w_attribute(element, local);
      return text ? to_hex(*text) : std::nullopt;
    };
    return ColorSpec{false, tinted(themed->second, amount(names.tint), amount(names.shade))};
  }
  const auto value = w_attribute(element, names.value);
  if (!value) return std::nullopt;
  if (*value == "auto") return ColorSpec{true, {}};
  const auto color = to_color(*value);
  return color ? std::optional(ColorSpec{false, *color}) : std::nullopt;
}

Shading read_shading(xml::Node element, const Theme& theme) {
  const ColorSpec automatic{true, {}};
  Shading shading;
  shading.percent = pattern_percent(w_val(element).value_or("clear"));
  shading.color = read_color(element, theme, kOwnColor).value_or(automatic);
  shading.fill = read_color(element, theme, kFillColor).value_or(automatic);
  return shading;
}

Border read_border(xml::Node element, const Theme& theme) {
  constexpr int kMaxEighths = 255, kMaxSpace = 31;
  Border border;
  // Pictures as borders (17.18.2 from "apples" on) are shown as plain lines.
  border.style = find_name(kBorderStyles, w_val(element)).value_or(BorderStyle::single);
  border.eighths = std::clamp(w_int(element, "sz").value_or(0), 0, kMaxEighths);
  border.space =
      Length::half_points(2) * std::clamp(w_int(element, "space").value_or(0), 0, kMaxSpace);
  border.color = read_color(element, theme, kOwnColor).value_or(ColorSpec{true, {}});
  return border;
}

ParagraphBorders read_paragraph_borders(xml::Node element, const Theme& theme) {
  ParagraphBorders borders;
  const auto read = [&](Opt<Border>& side, std::string_view name) {
    if (const xml::Node e = child(element, Ns::w, name)) side = read_border(e, theme);
  };
  read(borders.top, "top");
  read(borders.left, "left");
  read(borders.left, "start");
  read(borders.bottom, "bottom");
  read(borders.right, "right");
  read(borders.right, "end");
  read(borders.between, "between");
  read(borders.bar, "bar");
  return borders;
}

std::optional<Justify> read_justify(std::optional<std::string_view> name) {
  return find_name(kJustify, name);
}

std::optional<TextFlow> read_text_flow(std::optional<std::string_view> name) {
  return find_name(kTextFlows, name);
}

}  // namespace sealpress::docx
