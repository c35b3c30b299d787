#include <algorithm>
#include <unordered_map>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, LineRule> kLineRules[] = {
    {"auto", LineRule::automatic}, {"exact", LineRule::exact}, {"atLeast", LineRule::at_least}};

constexpr std::pair<std::string_view, TextAlignment> kTextAlignments[] = {
    {"auto", TextAlignment::automatic},
    {"baseline", TextAlignment::baseline},
    {"top", TextAlignment::top},
    {"center", TextAlignment::center},
    {"bottom", TextAlignment::bottom}};

constexpr std::pair<std::string_view, TabAlign> kTabAligns[] = {
    {"clear", TabAlign::clear},   {"left", TabAlign::left},       {"start", TabAlign::left},
    {"center", TabAlign::center}, {"right", TabAlign::right},     {"end", TabAlign::right},
    {"bar", TabAlign::bar},       {"decimal", TabAlign::decimal}, {"num", TabAlign::num}};

constexpr std::pair<std::string_view, TabLeader> kTabLeaders[] = {
    {"none", TabLeader::none},     {"dot", TabLeader::dot},
    {"hyphen", TabLeader::hyphen}, {"underscore", TabLeader::underscore},
    {"heavy", TabLeader::heavy},   {"middleDot", TabLeader::middle_dot}};

using Reader = void (*)(ParagraphProperties&, xml::Node, const Theme&);

template <Opt<bool> ParagraphProperties::*Member>
void read_switch(ParagraphProperties& p, xml::Node e, const Theme&) {
  p.*Member = is_on(e);
}

template <class T>
void set(Opt<T>& target, std::optional<T> value) {
  if (value) target = value;
}

/// start and end are the strict names of left and right.
void read_indent(ParagraphProperties& p, xml::Node e, const Theme&) {
  set(p.indent_left, w_twips(e, "left"));
  set(p.indent_left, w_twips(e, "start"));
  set(p.indent_right, w_twips(e, "right"));
  set(p.indent_right, w_twips(e, "end"));
  set(p.first_line, w_twips(e, "firstLine"));
  set(p.hanging, w_twips(e, "hanging"));
  set(p.indent_left_chars, w_int(e, "leftChars"));
  set(p.indent_left_chars, w_int(e, "startChars"));
  set(p.indent_right_chars, w_int(e, "rightChars"));
  set(p.indent_right_chars, w_int(e, "endChars"));
  set(p.first_line_chars, w_int(e, "firstLineChars"));
  set(p.hanging_chars, w_int(e, "hangingChars"));
  if (p.hanging) p.first_line.reset();  // 17.3.1.12: hanging wins
}

void read_spacing(ParagraphProperties& p, xml::Node e, const Theme&) {
  set(p.space_before, w_twips(e, "before"));
  set(p.space_after, w_twips(e, "after"));
  set(p.space_before_lines, w_int(e, "beforeLines"));
  set(p.space_after_lines, w_int(e, "afterLines"));
  set(p.space_before_auto, w_bool(e, "beforeAutospacing"));
  set(p.space_after_auto, w_bool(e, "afterAutospacing"));
  // Twips and 240ths are read alike: a measure with a unit occurs with exact and atLeast only.
  if (const auto line = w_twips(e, "line")) p.line = std::abs(line->to_twips());
  p.line_rule = find_name(kLineRules, w_attribute(e, "lineRule"));
  if (p.line && !p.line_rule) p.line_rule = LineRule::automatic;
}

void read_numbering(ParagraphProperties& p, xml::Node e, const Theme&) {
  set(p.num_id, w_int(child(e, Ns::w, "numId"), "val"));
  set(p.num_level, w_int(child(e, Ns::w, "ilvl"), "val"));
  if (p.num_level) p.num_level = std::clamp(*p.num_level, 0, 8);
}

void read_tabs(ParagraphProperties& p, xml::Node e, const Theme&) {
  std::vector<TabStop> tabs;
  for_each_element(e, [&](xml::Node tab) {
    if (!is(tab, Ns::w, "tab")) return;
    TabStop stop;
    stop.align = find_name(kTabAligns, w_val(tab)).value_or(TabAlign::left);
    stop.leader = find_name(kTabLeaders, w_attribute(tab, "leader")).value_or(TabLeader::none);
    stop.position = w_twips(tab, "pos").value_or(Length());
    tabs.push_back(stop);
  });
  std::stable_sort(tabs.begin(), tabs.end(),
                   [](const TabStop& a, const TabStop& b) { return a.position < b.position; });
  p.tabs = std::move(tabs);
}

void read_frame(ParagraphProperties& p, xml::Node e, const Theme&) {
  FrameProperties frame;
  frame.width = w_twips(e, "w");
  frame.height = w_twips(e, "h");
  frame.x = w_twips(e, "x");
  frame.y = w_twips(e, "y");
  frame.h_space = w_twips(e, "hSpace");
  frame.v_space = w_twips(e, "vSpace");
  frame.h_anchor = text_attribute(e, Ns::w, "hAnchor");
  frame.v_anchor = text_attribute(e, Ns::w, "vAnchor");
  frame.x_align = text_attribute(e, Ns::w, "xAlign");
  frame.y_align = text_attribute(e, Ns::w, "yAlign");
  frame.wrap = text_attribute(e, Ns::w, "wrap");
  frame.h_rule = text_attribute(e, Ns::w, "hRule");
  frame.drop_cap = text_attribute(e, Ns::w, "dropCap");
  frame.lines = std::clamp(w_int(e, "lines").value_or(1), 1, 10);
  p.frame = std::move(frame);
}

void read_outline_level(ParagraphProperties& p, xml::Node e, const Theme&) {
  if (const auto level = w_int(e, "val")) p.outline_level = std::clamp(*level, 0, 9);
}

void read_style(ParagraphProperties& p, xml::Node e, const Theme&) {
  if (const auto v = w_val(e)) p.style = *v;
}

void read_direction(ParagraphProperties& p, xml::Node e, const Theme&) {
  if (const auto v = w_val(e)) p.text_direction = *v;
}

void read_alignment(ParagraphProperties& p, xml::Node e, const Theme&) {
  set(p.justify, read_justify(w_val(e)));
}

void read_text_alignment(ParagraphProperties& p, xml::Node e, const Theme&) {
  set(p.text_alignment, find_name(kTextAlignments, w_val(e)));
}

void read_borders(ParagraphProperties& p, xml::Node e, const Theme& theme) {
  p.borders = read_paragraph_borders(e, theme);
}

void read_paragraph_shading(ParagraphProperties& p, xml::Node e, const Theme& theme) {
  p.shading = read_shading(e, theme);
}

const std::unordered_map<std::string_view, Reader>& readers() {
  using P = ParagraphProperties;
  static const std::unordered_map<std::string_view, Reader> table = {
      {"pStyle", read_style},
      {"keepNext", read_switch<&P::keep_next>},
      {"keepLines", read_switch<&P::keep_lines>},
      {"pageBreakBefore", read_switch<&P::page_break_before>},
      {"widowControl", read_switch<&P::widow_control>},
      {"suppressLineNumbers", read_switch<&P::suppress_line_numbers>},
      {"suppressAutoHyphens", read_switch<&P::suppress_auto_hyphens>},
      {"kinsoku", read_switch<&P::kinsoku>},
      {"wordWrap", read_switch<&P::word_wrap>},
      {"overflowPunct", read_switch<&P::overflow_punctuation>},
      {"topLinePunct", read_switch<&P::top_line_punctuation>},
      {"autoSpaceDE", read_switch<&P::auto_space_de>},
      {"autoSpaceDN", read_switch<&P::auto_space_dn>},
      {"bidi", read_switch<&P::bidi>},
      {"adjustRightInd", read_switch<&P::adjust_right_indent>},
      {"snapToGrid", read_switch<&P::snap_to_grid>},
      {"contextualSpacing", read_switch<&P::contextual_spacing>},
      {"mirrorIndents", read_switch<&P::mirror_indents>},
      {"suppressOverlap", read_switch<&P::suppress_overlap>},
      {"framePr", read_frame},
      {"numPr", read_numbering},
      {"pBdr", read_borders},
      {"shd", read_paragraph_shading},
      {"tabs", read_tabs},
      {"spacing", read_spacing},
      {"ind", read_indent},
      {"jc", read_alignment},
      {"textDirection", read_direction},
      {"textAlignment", read_text_alignment},
      {"outlineLvl", read_outline_level}};
  return table;
}

}  // namespace

ParagraphProperties read_paragraph_properties(xml::Node element, const Theme& theme) {
  ParagraphProperties properties;
  for_each_element(element, [&](xml::Node e) {
    if (ns_of(e.ns()) != Ns::w) return;
    const auto reader = readers().find(e.local());
    if (reader != readers().end()) reader->second(properties, e, theme);
  });
  return properties;
}

}  // namespace sealpress::docx
