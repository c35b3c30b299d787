#include "docx/vocabulary/theme.h"

#include "docx/vocabulary/hsl.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

/// Name in a w: attribute, in the theme part, in a drawing.
struct ColorName {
  std::string_view word, scheme;
};
constexpr ColorName kColors[] = {{"dark1", "dk1"},       {"light1", "lt1"},
                                 {"dark2", "dk2"},       {"light2", "lt2"},
                                 {"hyperlink", "hlink"}, {"followedHyperlink", "folHlink"}};

/// Names that stand for others by w:clrSchemeMapping (17.15.1.20), and the usual mapping.
struct MappedName {
  std::string_view mapping, word, drawing, usual;
};
constexpr MappedName kMapped[] = {{"t1", "text1", "tx1", "dark1"},
                                  {"bg1", "background1", "bg1", "light1"},
                                  {"t2", "text2", "tx2", "dark2"},
                                  {"bg2", "background2", "bg2", "light2"}};

/// The script whose a:font the theme gives to a language (17.15.1.88).
std::string_view script_of(std::string_view language) {
  if (language.starts_with("zh-TW") || language.starts_with("zh-HK") ||
      language.starts_with("zh-MO") || language.starts_with("zh-Hant")) {
    return "Hant";
  }
  constexpr std::pair<std::string_view, std::string_view> kScripts[] = {
      {"zh", "Hans"}, {"ja", "Jpan"}, {"ko", "Hang"}, {"ar", "Arab"}, {"fa", "Arab"},
      {"ur", "Arab"}, {"he", "Hebr"}, {"th", "Thai"}, {"bo", "Tibt"}, {"ug", "Uigh"},
      {"mn", "Mong"}, {"vi", "Viet"}, {"hi", "Deva"}, {"ta", "Taml"}, {"bn", "Beng"}};
  for (const auto& [prefix, script] : kScripts) {
    if (language.starts_with(prefix)) return script;
  }
  return {};
}

/// The face of `slot` (latin, ea, cs); where it is blank, the one for the language's script.
std::string face(xml::Node fonts, std::string_view slot, std::string_view language) {
  const std::string_view stated = text_attribute(child(fonts, Ns::a, slot), Ns::none, "typeface");
  if (!stated.empty() || !fonts) return std::string(stated);
  const std::string_view script = script_of(language);
  for (xml::Node e = fonts.first_element(); e && !script.empty(); e = e.next_element()) {
    if (is(e, Ns::a, "font") && text_attribute(e, Ns::none, "script") == script) {
      return std::string(text_attribute(e, Ns::none, "typeface"));
    }
  }
  return "";
}

std::optional<Color> stated_color(xml::Node color) {
  if (!color) return std::nullopt;
  const bool system = is(color, Ns::a, "sysClr");
  return to_color(text_attribute(color, Ns::none, system ? "lastClr" : "val"));
}

void read_colors(xml::Node scheme, const ThemeContext& context, Theme& theme) {
  if (!scheme) return;
  for (xml::Node e = scheme.first_element(); e; e = e.next_element()) {
    if (const auto color = stated_color(e.first_element())) {
      theme.colors[std::string(e.local())] = *color;
    }
  }
  const auto alias = [&](std::string_view name, std::string_view of) {
    const auto found = theme.colors.find(std::string(of));
    if (found != theme.colors.end()) theme.colors.emplace(name, found->second);
  };
  for (const ColorName& name : kColors) alias(name.word, name.scheme);
  for (const MappedName& name : kMapped) {
    const auto mapped = context.map.find(name.mapping);
    const std::string_view of = mapped == context.map.end() ? name.usual : mapped->second;
    alias(name.word, of);
    alias(name.drawing, of);
  }
}

}  // namespace

ThemeContext read_theme_context(xml::Node settings) {
  ThemeContext context;
  const xml::Node language = child(settings, Ns::w, "themeFontLang");
  context.language_east_asia = text_attribute(language, Ns::w, "eastAsia");
  context.language_bidi = text_attribute(language, Ns::w, "bidi");
  const xml::Node mapping = child(settings, Ns::w, "clrSchemeMapping");
  if (mapping) {
    for (const xml::Attribute& a : mapping.attributes()) {
      if (a.ns != xml::kXmlns) context.map.emplace(a.local, a.value);
    }
  }
  return context;
}

Theme read_theme(xml::Node root, const ThemeContext& context) {
  Theme theme;
  const xml::Node elements = child(root, Ns::a, "themeElements");
  read_colors(child(elements, Ns::a, "clrScheme"), context, theme);
  const xml::Node major = path(elements, Ns::a, {"fontScheme", "majorFont"});
  const xml::Node minor = path(elements, Ns::a, {"fontScheme", "minorFont"});
  theme.major_latin = face(major, "latin", "");
  theme.minor_latin = face(minor, "latin", "");
  theme.major_east_asia = face(major, "ea", context.language_east_asia);
  theme.minor_east_asia = face(minor, "ea", context.language_east_asia);
  theme.major_complex = face(major, "cs", context.language_bidi);
  theme.minor_complex = face(minor, "cs", context.language_bidi);
  return theme;
}

std::vector<Length> read_line_widths(xml::Node root) {
  std::vector<Length> widths;
  const xml::Node list =
      path(child(root, Ns::a, "themeElements"), Ns::a, {"fmtScheme", "lnStyleLst"});
  for_each_element(list, [&](xml::Node line) {
    widths.push_back(to_emu(text_attribute(line, Ns::none, "w")).value_or(Length::emu(9525)));
  });
  return widths;
}

const std::string* find_theme_font(const Theme& theme, std::string_view name) {
  const bool major = name.starts_with("major");
  const std::string* font = nullptr;
  if (name.ends_with("EastAsia")) {
    font = major ? &theme.major_east_asia : &theme.minor_east_asia;
  } else if (name.ends_with("Bidi")) {
    font = major ? &theme.major_complex : &theme.minor_complex;
  } else {
    font = major ? &theme.major_latin : &theme.minor_latin;
  }
  return font->empty() ? nullptr : font;
}

Color tinted(Color color, std::optional<std::uint32_t> tint, std::optional<std::uint32_t> shade) {
  if (!tint && !shade) return color;
  Hsl hsl = to_hsl(color);
  if (shade) hsl.lightness *= *shade / 255.0;
  if (tint) hsl.lightness = hsl.lightness * (*tint / 255.0) + (1 - *tint / 255.0);
  return to_rgb(hsl);
}

}  // namespace sealpress::docx
