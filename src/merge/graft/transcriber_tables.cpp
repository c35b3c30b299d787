// Transcriber: tables, and properties that keep their own look.
#include <fmt/format.h>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/theme.h"
#include "docx/vocabulary/values.h"
#include "merge/compile/markup.h"
#include "merge/graft/transcriber.h"

namespace sealpress::merge {
namespace {

using docx::is;
using docx::Ns;

/// Rows of one table; a longer one belongs into an attachment of its own.
constexpr std::int64_t kMostRows = 5000;

struct ThemeFont {
  std::string_view theme, plain;
};
constexpr ThemeFont kThemeFonts[] = {{"asciiTheme", "ascii"},
                                     {"hAnsiTheme", "hAnsi"},
                                     {"eastAsiaTheme", "eastAsia"},
                                     {"cstheme", "cs"}};

constexpr std::string_view kThemeAttributes[] = {
    "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme",       "themeColor",
    "themeTint",  "themeShade", "themeFill",     "themeFillTint", "themeFillShade"};

std::string hex(const docx::ColorSpec& color) {
  if (color.automatic) return "auto";
  return fmt::format("{:02X}{:02X}{:02X}", color.rgb.red, color.rgb.green, color.rgb.blue);
}

}  // namespace

bool Transcriber::is_theme_attribute(std::string_view local) {
  return holds(kThemeAttributes, local);
}

Transcriber::ThemeValues Transcriber::theme_values(xml::Node e) const {
  ThemeValues values;
  for (const ThemeFont& font : kThemeFonts) {
    const auto name = docx::w_attribute(e, font.theme);
    if (!name) continue;
    const std::string* face = docx::find_theme_font(theme(), *name);
    values[std::string(font.plain)] =
        face != nullptr ? *face : std::string(docx::w_attribute(e, font.plain).value_or("宋体"));
  }
  const docx::ColorNames own = e.local() == "color" ? docx::kValColor : docx::kOwnColor;
  for (const docx::ColorNames& names : {own, docx::kFillColor}) {
    if (!docx::w_attribute(e, names.theme)) continue;
    const auto color = docx::read_color(e, theme(), names);
    values[std::string(names.value)] = color ? hex(*color) : "auto";
  }
  return values;
}

void Transcriber::table(xml::Node e, std::string& out) {
  const State outer = state_;
  if (state_.zone == Zone::body) state_.scale = fit(e);
  state_.zone = Zone::table;
  std::string content;
  if (!docx::child(e, Ns::w, "tblPr")) table_properties({}, content);
  std::int64_t rows = 0;
  for (xml::Node child = e.first_element(); child; child = child.next_element()) {
    if (is(child, Ns::w, "tr") && ++rows > kMostRows) continue;
    element(child, content);
  }
  if (rows > kMostRows) {
    refuse(finding(Severity::error, "merge.table_too_long")
               .with("rows", rows)
               .with("limit", kMostRows),
           e);
  }
  state_ = outer;
  if (content.find("<w:tr>") == content.npos && content.find("<w:tr ") == content.npos) return;
  out += "<w:tbl>" + content + "</w:tbl>";
}

/// By how much a table must shrink to stand between the frame's margins.
double Transcriber::fit(xml::Node table) const {
  Length total;
  docx::for_each_element(docx::child(table, Ns::w, "tblGrid"), [&](xml::Node column) {
    if (is(column, Ns::w, "gridCol")) {
      total = total + docx::w_twips(column, "w").value_or(Length());
    }
  });
  // Borders and cell margins may stand out a little.
  if (total <= state_.width + Length::mm(4) || total <= Length()) return 1;
  return state_.width.over(total);
}

void Transcriber::table_properties(xml::Node e, std::string& out) {
  const std::string_view id = docx::w_val(docx::child(e, Ns::w, "tblStyle")).value_or("");
  out += fmt::format("<w:tblPr><w:tblStyle w:val=\"{}\"/>",
                     xml::escape_attribute(style(id, docx::StyleType::table, Variant::outside)));
  if (e) {
    for (xml::Node child = e.first_element(); child; child = child.next_element()) {
      if (!is(child, Ns::w, "tblStyle")) element(child, out);
    }
  }
  out += "</w:tblPr>";
}

/// Properties of a paragraph that keeps its own style; it always names one, since the frame's
/// default is another.
void Transcriber::own_paragraph_properties(xml::Node ppr, std::string& out) {
  const Variant variant = state_.zone == Zone::table ? Variant::in_table : Variant::outside;
  const std::string_view id = docx::w_val(docx::child(ppr, Ns::w, "pStyle")).value_or("");
  out += fmt::format("<w:pPr><w:pStyle w:val=\"{}\"/>",
                     xml::escape_attribute(style(id, docx::StyleType::paragraph, variant)));
  if (ppr) {
    for (xml::Node child = ppr.first_element(); child; child = child.next_element()) {
      if (!is(child, Ns::w, "pStyle")) element(child, out);
    }
  }
  out += "</w:pPr>";
}

void Transcriber::own_run_properties(xml::Node rpr, std::string& out) {
  if (!rpr) return;
  std::string content;
  children(rpr, content);
  if (!content.empty()) out += "<w:rPr>" + content + "</w:rPr>";
}

void Transcriber::character_style(xml::Node e, std::string& out) {
  const std::string id =
      style(docx::w_val(e).value_or(""), docx::StyleType::character, Variant::outside);
  if (!id.empty()) out += fmt::format("<w:rStyle w:val=\"{}\"/>", xml::escape_attribute(id));
}

void Transcriber::numbering_reference(xml::Node e, std::string& out) {
  const auto id = docx::w_int(docx::child(e, Ns::w, "numId"), "val");
  const auto level = docx::w_int(docx::child(e, Ns::w, "ilvl"), "val");
  if (!id && !level) return;
  out += "<w:numPr>";
  if (level) out += fmt::format("<w:ilvl w:val=\"{}\"/>", *level);
  if (id) out += fmt::format("<w:numId w:val=\"{}\"/>", *id == 0 ? 0 : list(*id));
  out += "</w:numPr>";
}

}  // namespace sealpress::merge
