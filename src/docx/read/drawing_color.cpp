#include "docx/read/drawing_color.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "docx/vocabulary/hsl.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, Color> kNamed[] = {
    {"black", {0, 0, 0}},          {"white", {255, 255, 255}},     {"red", {255, 0, 0}},
    {"green", {0, 128, 0}},        {"lime", {0, 255, 0}},          {"blue", {0, 0, 255}},
    {"yellow", {255, 255, 0}},     {"aqua", {0, 255, 255}},        {"cyan", {0, 255, 255}},
    {"fuchsia", {255, 0, 255}},    {"magenta", {255, 0, 255}},     {"gray", {128, 128, 128}},
    {"grey", {128, 128, 128}},     {"silver", {192, 192, 192}},    {"maroon", {128, 0, 0}},
    {"olive", {128, 128, 0}},      {"navy", {0, 0, 128}},          {"purple", {128, 0, 128}},
    {"teal", {0, 128, 128}},       {"orange", {255, 165, 0}},      {"gold", {255, 215, 0}},
    {"pink", {255, 192, 203}},     {"brown", {165, 42, 42}},       {"crimson", {220, 20, 60}},
    {"darkRed", {139, 0, 0}},      {"darkGreen", {0, 100, 0}},     {"darkBlue", {0, 0, 139}},
    {"dkRed", {139, 0, 0}},        {"dkGreen", {0, 100, 0}},       {"dkBlue", {0, 0, 139}},
    {"ltGray", {211, 211, 211}},   {"lightGray", {211, 211, 211}}, {"dkGray", {169, 169, 169}},
    {"darkGray", {169, 169, 169}}, {"window", {255, 255, 255}},    {"windowText", {0, 0, 0}}};

/// A colour on its way through the modifications, channels from 0 to 1.
struct Mixed {
  double red = 0, green = 0, blue = 0, alpha = 1;

  static Mixed of(Color c) { return {c.red / 255.0, c.green / 255.0, c.blue / 255.0, 1}; }
  Color color() const {
    const auto byte = [](double v) {
      return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0, 1.0) * 255));
    };
    return {byte(red), byte(green), byte(blue)};
  }
  template <class Change>
  void each(Change&& change) {
    red = change(red);
    green = change(green);
    blue = change(blue);
  }
  template <class Change>
  void in_hsl(Change&& change) {
    Hsl hsl = to_hsl(color());
    change(hsl);
    const double kept = alpha;
    *this = of(to_rgb(hsl));
    alpha = kept;
  }
};

double to_linear(double v) {
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
double from_linear(double v) {
  return v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
}

/// One modification (20.1.2.3), applied in the order of the document.
void modify(Mixed& c, std::string_view name, double v) {
  if (name == "lumMod") {
    c.in_hsl([&](Hsl& hsl) { hsl.lightness *= v; });
  } else if (name == "lumOff") {
    c.in_hsl([&](Hsl& hsl) { hsl.lightness += v; });
  } else if (name == "satMod") {
    c.in_hsl([&](Hsl& hsl) { hsl.saturation *= v; });
  } else if (name == "satOff") {
    c.in_hsl([&](Hsl& hsl) { hsl.saturation += v; });
  } else if (name == "tint") {
    c.each([&](double x) { return from_linear(to_linear(x) * v + 1 - v); });
  } else if (name == "shade") {
    c.each([&](double x) { return from_linear(to_linear(x) * v); });
  } else if (name == "alpha") {
    c.alpha = std::clamp(v, 0.0, 1.0);
  } else if (name == "inv") {
    c.each([](double x) { return 1 - x; });
  } else if (name == "gray") {
    const double gray = 0.3 * c.red + 0.59 * c.green + 0.11 * c.blue;
    c.each([&](double) { return gray; });
  }
}

std::optional<Color> base_color(xml::Node e, const Theme& theme) {
  const std::string_view name = e.local(), value = text_attribute(e, Ns::none, "val");
  if (name == "srgbClr") return to_color(value);
  if (name == "prstClr") return find_color(value);
  if (name == "sysClr") {
    const auto last = to_color(text_attribute(e, Ns::none, "lastClr"));
    return last ? last : find_color(value);
  }
  if (name == "schemeClr") {
    const auto found = theme.colors.find(std::string(value));
    return found != theme.colors.end() ? std::optional(found->second) : std::nullopt;
  }
  const auto part = [&](std::string_view attribute_name) {
    return to_percentage(text_attribute(e, Ns::none, attribute_name)).value_or(0);
  };
  if (name == "scrgbClr") {
    Mixed c{part("r"), part("g"), part("b"), 1};
    c.each([](double x) { return from_linear(std::clamp(x, 0.0, 1.0)); });
    return c.color();
  }
  if (name == "hslClr") {
    const double hue = to_real(text_attribute(e, Ns::none, "hue")).value_or(0) / 21'600'000;
    return to_rgb({hue, part("sat"), part("lum")});
  }
  return std::nullopt;
}

std::optional<Color> mean(const std::vector<Color>& colors) {
  if (colors.empty()) return std::nullopt;
  Mixed sum;
  for (const Color color : colors) {
    const Mixed c = Mixed::of(color);
    sum.red += c.red;
    sum.green += c.green;
    sum.blue += c.blue;
  }
  sum.each([&](double x) { return x / static_cast<double>(colors.size()); });
  return sum.color();
}

std::optional<Color> gradient_color(xml::Node e, const Theme& theme) {
  std::vector<Color> colors;
  for_each_element(child(e, Ns::a, "gsLst"), [&](xml::Node stop) {
    if (const auto color = read_drawing_color(stop, theme)) colors.push_back(*color);
  });
  return mean(colors);
}

std::optional<Color> pattern_color(xml::Node e, const Theme& theme) {
  std::vector<Color> colors;
  for (const std::string_view ground : {"fgClr", "bgClr"}) {
    const xml::Node part = child(e, Ns::a, ground);
    const auto color = part ? read_drawing_color(part, theme) : std::nullopt;
    if (color) colors.push_back(*color);
  }
  return mean(colors);
}

}  // namespace

std::optional<Color> find_color(std::string_view name) {
  return find_name(kNamed, name);
}

std::optional<Color> read_drawing_color(xml::Node parent, const Theme& theme) {
  std::optional<Color> result;
  for_each_element(parent, [&](xml::Node e) {
    const auto base = base_color(e, theme);
    if (!base || result) return;
    Mixed c = Mixed::of(*base);
    for_each_element(e, [&](xml::Node change) {
      modify(c, change.local(), to_percentage(text_attribute(change, Ns::none, "val")).value_or(1));
    });
    if (c.alpha <= 0) return;
    c.each([&](double x) { return x * c.alpha + 1 - c.alpha; });
    result = c.color();
  });
  return result;
}

Fill read_fill(xml::Node properties, const Theme& theme) {
  Fill fill;
  for_each_element(properties, [&](xml::Node e) {
    const std::string_view name = e.local();
    if (fill.stated || !name.ends_with("Fill")) return;
    fill.stated = true;
    if (name == "solidFill") fill.color = read_drawing_color(e, theme);
    if (name == "gradFill") {
      fill.color = gradient_color(e, theme);
      fill.gradient = e;
    }
    if (name == "pattFill") fill.color = pattern_color(e, theme);
    if (name == "grpFill") fill.of_group = true;
    if (name == "blipFill") fill.picture = e;
  });
  return fill;
}

Gradient read_gradient(xml::Node e, const Theme& theme, Arena& arena) {
  constexpr double kDegree = 60'000;
  std::vector<GradientStop> stops;
  for_each_element(child(e, Ns::a, "gsLst"), [&](xml::Node stop) {
    const double at = to_percentage(text_attribute(stop, Ns::none, "pos")).value_or(0);
    const auto color = read_drawing_color(stop, theme);
    if (color) stops.push_back({std::clamp(at, 0.0, 1.0), *color});
  });
  std::stable_sort(stops.begin(), stops.end(),
                   [](const GradientStop& x, const GradientStop& y) { return x.at < y.at; });
  Gradient gradient;
  gradient.stops = arena.list(stops);
  const xml::Node line = child(e, Ns::a, "lin"), path = child(e, Ns::a, "path");
  const double angle = to_real(text_attribute(line, Ns::none, "ang")).value_or(0) / kDegree;
  gradient.angle = std::isfinite(angle) ? std::fmod(angle, 360) : 0;
  gradient.radial = static_cast<bool>(path);
  const xml::Node center = child(path, Ns::a, "fillToRect");
  const auto side = [&](std::string_view name) {
    return std::clamp(to_percentage(text_attribute(center, Ns::none, name)).value_or(0), -1.0, 2.0);
  };
  if (center) {
    gradient.center_x = (side("l") + 1 - side("r")) / 2;
    gradient.center_y = (side("t") + 1 - side("b")) / 2;
  }
  return gradient;
}

std::optional<Color> read_vml_color(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  text = text.substr(0, text.find_first_of(" [("));
  if (text.size() == 4 && text.front() == '#') {
    std::string wide = "#";
    for (const char c : text.substr(1)) (wide += c) += c;
    return to_color(wide);
  }
  return text.starts_with('#') ? to_color(text) : find_color(text);
}

}  // namespace sealpress::docx
