#include <algorithm>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, SectionStart> kStarts[] = {
    {"nextPage", SectionStart::next_page},
    {"continuous", SectionStart::continuous},
    {"evenPage", SectionStart::even_page},
    {"oddPage", SectionStart::odd_page},
    {"nextColumn", SectionStart::next_column}};

constexpr std::pair<std::string_view, GridType> kGridTypes[] = {
    {"default", GridType::none},
    {"lines", GridType::lines},
    {"linesAndChars", GridType::lines_and_chars},
    {"snapToChars", GridType::snap_to_chars}};

constexpr std::pair<std::string_view, CellAlign> kPageAligns[] = {{"top", CellAlign::top},
                                                                  {"both", CellAlign::top},
                                                                  {"center", CellAlign::center},
                                                                  {"bottom", CellAlign::bottom}};

constexpr std::pair<std::string_view, SectionProperties::Which> kWhich[] = {
    {"default", SectionProperties::usual},
    {"first", SectionProperties::first},
    {"even", SectionProperties::even}};

void set(Length& target, std::optional<Length> value) {
  if (value) target = *value;
}

void read_page_size(SectionProperties& s, xml::Node e) {
  // Word's own bounds (17.6.13): a tenth of an inch to 22 inches.
  const Length least = Length::twips(144), most = Length::twips(31680);
  set(s.page_width, w_twips(e, "w"));
  set(s.page_height, w_twips(e, "h"));
  s.page_width = max(least, min(s.page_width, most));
  s.page_height = max(least, min(s.page_height, most));
  s.landscape = w_attribute(e, "orient") == "landscape";
}

void read_margins(SectionProperties& s, xml::Node e) {
  set(s.margin_top, w_twips(e, "top"));
  set(s.margin_bottom, w_twips(e, "bottom"));
  set(s.margin_left, w_twips(e, "left"));
  set(s.margin_right, w_twips(e, "right"));
  set(s.header, w_twips(e, "header"));
  set(s.footer, w_twips(e, "footer"));
  set(s.gutter, w_twips(e, "gutter"));
}

void read_grid(SectionProperties& s, xml::Node e) {
  s.grid = find_name(kGridTypes, w_attribute(e, "type")).value_or(GridType::none);
  set(s.line_pitch, w_twips(e, "linePitch"));
  s.char_space = w_int(e, "charSpace").value_or(0);
}

void read_columns(SectionProperties& s, xml::Node e) {
  constexpr int kMaxColumns = 45;
  s.columns = std::clamp(w_int(e, "num").value_or(1), 1, kMaxColumns);
  set(s.column_gap, w_twips(e, "space"));
  s.column_separator = w_bool(e, "sep").value_or(false);
  if (w_bool(e, "equalWidth").value_or(true)) return;
  for_each_element(e, [&](xml::Node column) {
    if (!is(column, Ns::w, "col") || s.column_widths.size() >= kMaxColumns) return;
    s.column_widths.emplace_back(w_twips(column, "w").value_or(Length()),
                                 w_twips(column, "space").value_or(Length()));
  });
  if (!s.column_widths.empty()) s.columns = static_cast<int>(s.column_widths.size());
}

void read_page_numbers(SectionProperties& s, xml::Node e) {
  s.page_number_start = w_int(e, "start");
  if (const auto format = w_attribute(e, "fmt")) s.page_number_format = *format;
}

void read_page_borders(SectionProperties& s, xml::Node e, const Theme& theme) {
  s.page_borders = read_paragraph_borders(e, theme);
  s.page_borders_from_text = w_attribute(e, "offsetFrom") != "page";
  if (const auto display = w_attribute(e, "display")) s.page_borders_display = *display;
}

void read_reference(std::array<std::string, 3>& stories, xml::Node e,
                    const opc::Relationships& relationships) {
  const auto which = find_name(kWhich, w_attribute(e, "type")).value_or(SectionProperties::usual);
  const opc::Relationship* target = relationships.find(text_attribute(e, Ns::r, "id"));
  if (target != nullptr && !target->external) stories[which] = target->target;
}

}  // namespace

SectionProperties read_section_properties(xml::Node element, const Theme& theme,
                                          const opc::Relationships& relationships) {
  SectionProperties s;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) != Ns::w) return;
    const std::string_view name = e.local();
    if (name == "type") {
      s.start = find_name(kStarts, w_val(e)).value_or(SectionStart::next_page);
    } else if (name == "pgSz") {
      read_page_size(s, e);
    } else if (name == "pgMar") {
      read_margins(s, e);
    } else if (name == "docGrid") {
      read_grid(s, e);
    } else if (name == "titlePg") {
      s.title_page = is_on(e);
    } else if (name == "pgNumType") {
      read_page_numbers(s, e);
    } else if (name == "vAlign") {
      s.vertical_align = find_name(kPageAligns, w_val(e)).value_or(CellAlign::top);
      s.vertical_justify = w_val(e) == "both";
    } else if (name == "textDirection") {
      s.text_flow = read_text_flow(w_val(e)).value_or(TextFlow::horizontal);
    } else if (name == "cols") {
      read_columns(s, e);
    } else if (name == "pgBorders") {
      read_page_borders(s, e, theme);
    } else if (name == "headerReference") {
      read_reference(s.headers, e, relationships);
    } else if (name == "footerReference") {
      read_reference(s.footers, e, relationships);
    }
  });
  return s;
}

}  // namespace sealpress::docx
