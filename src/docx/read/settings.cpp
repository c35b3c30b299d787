#include "docx/read/settings.h"

#include <algorithm>

#include "docx/vocabulary/values.h"
#include "text/unicode.h"

namespace sealpress::docx {

namespace {

/// On/off elements directly below w:settings, and below w:compat.
constexpr std::pair<std::string_view, bool Settings::*> kSwitches[] = {
    {"evenAndOddHeaders", &Settings::even_and_odd_headers},
    {"mirrorMargins", &Settings::mirror_margins},
    {"gutterAtTop", &Settings::gutter_at_top},
    {"noPunctuationKerning", &Settings::no_punctuation_kerning},
    {"strictFirstAndLastChars", &Settings::strict_first_and_last_chars}};

constexpr std::pair<std::string_view, bool Settings::*> kCompatibility[] = {
    {"adjustLineHeightInTable", &Settings::adjust_line_height_in_table},
    {"doNotExpandShiftReturn", &Settings::do_not_expand_shift_return},
    {"doNotUseHTMLParagraphAutoSpacing", &Settings::do_not_use_html_paragraph_auto_spacing},
    {"splitPgBreakAndParaMark", &Settings::split_page_break_and_paragraph_mark},
    {"suppressSpBfAfterPgBrk", &Settings::suppress_space_before_after_page_break},
    {"balanceSingleByteDoubleByteWidth", &Settings::balance_single_byte_double_byte},
    {"useSingleBorderforContiguousCells", &Settings::use_single_border_for_contiguous_cells},
    {"useFELayout", &Settings::use_fe_layout},
    {"useAltKinsokuLineBreakRules", &Settings::use_alt_kinsoku}};

template <std::size_t N>
void read_switches(Settings& settings, xml::Node parent,
                   const std::pair<std::string_view, bool Settings::*> (&names)[N]) {
  for_each_element(parent, [&](xml::Node e) {
    if (ns_of(e.ns()) != Ns::w) return;
    if (const auto member = find_name(names, e.local())) settings.*(*member) = is_on(e);
  });
}

/// A w:compatSetting of that name, "" if there is none.
std::string_view compatibility_setting(xml::Node root, std::string_view name) {
  std::string_view value;
  for_each_element(child(root, Ns::w, "compat"), [&](xml::Node e) {
    if (is(e, Ns::w, "compatSetting") && w_attribute(e, "name") == name) {
      value = text_attribute(e, Ns::w, "val");
    }
  });
  return value;
}

bool is_chinese(xml::Node e) {
  return w_attribute(e, "lang").value_or("zh-CN").starts_with("zh-CN");
}

}  // namespace

Settings read_settings(xml::Node root) {
  constexpr int kOldest = 11, kNewest = 15;
  Settings settings;
  read_switches(settings, root, kSwitches);
  read_switches(settings, child(root, Ns::w, "compat"), kCompatibility);
  const std::string_view mode = compatibility_setting(root, "compatibilityMode");
  if (const auto number = to_int(mode)) {
    settings.compatibility_mode = std::clamp(*number, kOldest, kNewest);
  }
  if (const auto stop = w_twips(child(root, Ns::w, "defaultTabStop"), "val")) {
    settings.default_tab_stop = max(*stop, Length::twips(1));
  }
  settings.compress_punctuation = w_val(child(root, Ns::w, "characterSpacingControl"))
                                      .value_or("doNotCompress")
                                      .starts_with("compressPunctuation");
  for_each_element(root, [&](xml::Node e) {
    if (is(e, Ns::w, "noLineBreaksBefore") && is_chinese(e)) {
      settings.no_line_breaks_before = text::to_utf32(w_val(e).value_or(""));
    } else if (is(e, Ns::w, "noLineBreaksAfter") && is_chinese(e)) {
      settings.no_line_breaks_after = text::to_utf32(w_val(e).value_or(""));
    }
  });
  const xml::Node notes = child(root, Ns::w, "footnotePr");
  if (const auto format = w_val(child(notes, Ns::w, "numFmt"))) {
    settings.footnote_number_format = *format;
  }
  return settings;
}

bool overrides_table_style(xml::Node root) {
  return to_bool(compatibility_setting(root, "overrideTableStyleFontSizeAndJustification"))
      .value_or(false);
}

}  // namespace sealpress::docx
