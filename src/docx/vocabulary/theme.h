// The theme part (ECMA-376 Part 1, 14.2.7): fonts and colours that styles name indirectly.
#pragma once

#include <string>
#include <vector>

#include "docx/styles.h"
#include "docx/vocabulary/names.h"

namespace sealpress::docx {

/// What decides the meaning of theme names; from the settings part.
struct ThemeContext {
  std::string language_east_asia, language_bidi;        ///< w:themeFontLang
  std::map<std::string, std::string, std::less<>> map;  ///< w:clrSchemeMapping: "t1" -> "dark1"
};

ThemeContext read_theme_context(xml::Node settings);

/// `root` is a:theme; may be empty. Colours can be looked up under every name that a document may
/// use: accent1, dk1 and dark1, and, by the mapping, tx1, bg1, text1, background1 ….
Theme read_theme(xml::Node root, const ThemeContext& context);

/// Widths of a:lnStyleLst, which a shape's style refers to by index from 1.
std::vector<Length> read_line_widths(xml::Node root);

/// The font of a w:asciiTheme … attribute (17.18.96), nullptr if the theme does not name it.
const std::string* find_theme_font(const Theme& theme, std::string_view name);

/// A theme colour made lighter or darker as w:themeTint and w:themeShade say (17.3.2.6).
Color tinted(Color color, std::optional<std::uint32_t> tint, std::optional<std::uint32_t> shade);

}  // namespace sealpress::docx
