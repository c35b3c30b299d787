// Transcriber: paragraphs, runs, fields, links, notes.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"
#include "merge/compile/markup.h"
#include "merge/graft/transcriber.h"

namespace sealpress::merge {
namespace {

using docx::is;
using docx::Ns;

/// Fields that reach outside, run something or ask somebody; their last result stays as text.
constexpr std::string_view kOpenFields[] = {"ASK",
                                            "AUTOTEXT",
                                            "AUTOTEXTLIST",
                                            "DATABASE",
                                            "DDE",
                                            "DDEAUTO",
                                            "FILLIN",
                                            "FORMDROPDOWN",
                                            "FORMTEXT",
                                            "GOTOBUTTON",
                                            "IMPORT",
                                            "INCLUDE",
                                            "INCLUDEPICTURE",
                                            "INCLUDETEXT",
                                            "LINK",
                                            "MACROBUTTON",
                                            "MERGEFIELD",
                                            "MERGEREC",
                                            "NEXT",
                                            "NEXTIF",
                                            "PRINT",
                                            "RD",
                                            "SET",
                                            "SKIPIF",
                                            "DOCPROPERTY",
                                            "DOCVARIABLE",
                                            "EMBED",
                                            "CONTROL",
                                            "STYLEREF",
                                            "FILENAME",
                                            "TEMPLATE",
                                            "USERNAME",
                                            "USERADDRESS",
                                            "USERINITIALS"};

/// Fonts whose characters are pictures, not letters.
bool is_symbol_font(const docx::Opt<std::string>& font) {
  return font &&
         (font->starts_with("Wingdings") || font->starts_with("Webdings") || *font == "Symbol" ||
          font->starts_with("MT Extra") || font->starts_with("Marlett"));
}

/// "HYPERLINK" of " HYPERLINK \l …".
std::string first_word(std::string_view instruction) {
  const std::size_t begin = instruction.find_first_not_of(" \t\r\n");
  if (begin == instruction.npos) return "";
  instruction.remove_prefix(begin);
  std::string word(instruction.substr(0, instruction.find_first_of(" \t\r\n\\\"")));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return word;
}

bool mark_is_deleted(xml::Node paragraph) {
  const xml::Node rpr = docx::path(paragraph, Ns::w, {"pPr", "rPr"});
  return docx::child(rpr, Ns::w, "del") || docx::child(rpr, Ns::w, "moveFrom");
}

/// Whether a paragraph shows pictures and no text beside them.
bool only_pictures(const std::string& content) {
  const bool pictures =
      content.find("<w:drawing") != content.npos || content.find("<w:pict") != content.npos;
  return pictures && content.find("<w:t>") == content.npos &&
         content.find("<w:t ") == content.npos && content.find("<m:") == content.npos;
}

bool has_inline_picture(const std::string& content) {
  return content.find("<wp:inline") != content.npos || content.find("<w:pict") != content.npos;
}

bool exact_lines(const Look& look, const docx::StyleSheet& styles) {
  const docx::ParagraphProperties all = styles.paragraph(*look.properties, nullptr, nullptr);
  return all.line_rule == docx::LineRule::exact;
}

}  // namespace

void Transcriber::paragraph(xml::Node e, std::string& out) {
  std::string content = std::exchange(carried_, {});
  const State outer = state_;
  const docx::StyleSheet& styles = foreign_->file->styles;
  const docx::ParagraphProperties direct =
      docx::read_paragraph_properties(docx::child(e, Ns::w, "pPr"), theme());
  const docx::ParagraphProperties effective =
      styles.paragraph(direct, &foreign_->file->numbering, nullptr);
  const bool framed = state_.zone == Zone::body;
  if (framed) {
    state_.paragraph_run = styles.paragraph_run(direct, nullptr);
    state_.heading = effective.outline_level.value_or(9) < 9;
    state_.look = &look_of(effective, false);
  }
  if (e) {
    for (xml::Node child = e.first_element(); child; child = child.next_element()) {
      if (!is(child, Ns::w, "pPr")) element(child, content);
    }
  }
  if (e && mark_is_deleted(e)) {
    warn("changes", e, Severity::info);
    carried_ = std::move(content);
    state_ = outer;
    return;
  }
  out += "<w:p>";
  if (framed) {
    out += body_properties(e, effective, content);
  } else {
    own_paragraph_properties(docx::child(e, Ns::w, "pPr"), out);
  }
  out += content + "</w:p>";
  state_ = outer;
}

const Look& Transcriber::look_of(const docx::ParagraphProperties& effective, bool picture) {
  const RichLooks& looks = *state_.looks;
  if (picture) return looks.picture;
  const int level = effective.outline_level.value_or(9);
  if (level < 9) return looks.headings[static_cast<std::size_t>(std::max(level, 0))];
  const bool centred = effective.justify == docx::Justify::center;
  return centred ? looks.centred : looks.body;
}

/// The frame's properties for a paragraph, with its own place in a list.
std::string Transcriber::body_properties(xml::Node e, const docx::ParagraphProperties& effective,
                                         const std::string& content) {
  const docx::StyleSheet& frame = stock_.frame().styles;
  const Look& look = look_of(effective, only_pictures(content));
  std::string ppr(look.ppr);
  const auto& known = foreign_->file->numbering.instances;
  const bool listed = effective.num_id && known.contains(*effective.num_id);
  if (listed) {
    const std::int64_t id = list(*effective.num_id);
    if (!state_.heading) ppr = without_children(ppr, {"ind"});
    ppr = with_paragraph_property(
        ppr, fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
                         effective.num_level.value_or(0), id));
  } else if (frame.paragraph(*look.properties, nullptr, nullptr).num_id) {
    ppr = with_paragraph_property(ppr, "<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
  }
  if (effective.justify == docx::Justify::end && !state_.heading) {
    ppr = with_paragraph_property(ppr, "<w:jc w:val=\"right\"/>");
  }
  if (has_inline_picture(content) && exact_lines(look, frame)) {
    // Word cuts a picture off at a line of exact height (17.3.1.33).
    ppr = with_paragraph_property(ppr, "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>");
  }
  if (e && docx::is_on(docx::path(e, Ns::w, {"pPr", "pageBreakBefore"}))) {
    ppr = with_paragraph_property(ppr, "<w:pageBreakBefore/>");
  }
  return ppr;
}

void Transcriber::run(xml::Node e, std::string& out) {
  std::string content;
  for (xml::Node child = e.first_element(); child; child = child.next_element()) {
    if (!is(child, Ns::w, "rPr")) element(child, content);
  }
  if (content.empty()) return;
  out += "<w:r>";
  if (state_.zone == Zone::body) {
    out += body_run_properties(e);
  } else {
    own_run_properties(docx::child(e, Ns::w, "rPr"), out);
  }
  out += content + "</w:r>";
}

/// The frame's run properties with what of the run's own carries meaning.
std::string Transcriber::body_run_properties(xml::Node e) const {
  const docx::RunProperties& base = state_.paragraph_run;
  const docx::RunProperties own = foreign_->file->styles.run(
      base, docx::read_run_properties(docx::child(e, Ns::w, "rPr"), theme()));
  std::string rpr(state_.look->run.rpr);
  const auto toggle = [&](const docx::Opt<bool> docx::RunProperties::*member,
                          std::string_view element) {
    if ((own.*member).value_or(false) && !(base.*member).value_or(false)) {
      rpr = with_run_property(rpr, element);
    }
  };
  if (!state_.heading) toggle(&docx::RunProperties::bold, "<w:b/>");
  toggle(&docx::RunProperties::italic, "<w:i/>");
  toggle(&docx::RunProperties::strike, "<w:strike/>");
  toggle(&docx::RunProperties::double_strike, "<w:dstrike/>");
  toggle(&docx::RunProperties::hidden, "<w:vanish/>");
  toggle(&docx::RunProperties::caps, "<w:caps/>");
  toggle(&docx::RunProperties::small_caps, "<w:smallCaps/>");
  if (own.underline && *own.underline != docx::Underline::none && own.underline != base.underline) {
    rpr = with_run_property(rpr, "<w:u w:val=\"single\"/>");
  }
  if (own.vertical_align && *own.vertical_align != docx::VerticalAlign::baseline) {
    const bool up = *own.vertical_align == docx::VerticalAlign::superscript;
    rpr = with_run_property(
        rpr, fmt::format("<w:vertAlign w:val=\"{}\"/>", up ? "superscript" : "subscript"));
  }
  if (own.emphasis && *own.emphasis != docx::Emphasis::none) {
    rpr = with_run_property(rpr, "<w:em w:val=\"dot\"/>");
  }
  if (is_symbol_font(own.font_ascii) || is_symbol_font(own.font_high_ansi)) {
    rpr = with_run_property(rpr, fmt::format("<w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\"/>",
                                             xml::escape_attribute(is_symbol_font(own.font_ascii)
                                                                       ? *own.font_ascii
                                                                       : *own.font_high_ansi)));
  }
  return rpr;
}

bool Transcriber::is_safe_link(std::string_view target) const {
  std::string scheme(target.substr(0, target.find(':')));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return scheme == "http" || scheme == "https" || scheme == "mailto";
}

/// A link to the web or to a place in the text stays one; of any other the text stays.
void Transcriber::hyperlink(xml::Node e, std::string& out) {
  const std::string_view anchor = docx::text_attribute(e, Ns::w, "anchor");
  const opc::Relationship* target =
      state_.part->relationships.find(docx::text_attribute(e, Ns::r, "id"));
  std::string attributes;
  if (target != nullptr && target->external && is_safe_link(target->target)) {
    attributes = fmt::format(" r:id=\"{}\"",
                             stock_.relate(state_.target_part, "hyperlink", target->target, true));
  } else if (target != nullptr) {
    warn("link", e);
  }
  if (!anchor.empty()) {
    const std::string name = target != nullptr ? std::string(anchor) : anchor_name(anchor);
    attributes += fmt::format(" w:anchor=\"{}\"", xml::escape_attribute(name));
  }
  if (attributes.empty()) return children(e, out);
  std::string content;
  children(e, content);
  if (!content.empty()) out += fmt::format("<w:hyperlink{}>{}</w:hyperlink>", attributes, content);
}

std::string Transcriber::anchor_name(std::string_view name) {
  const auto known = anchors_.find(name);
  if (known != anchors_.end()) return known->second;
  return anchors_.emplace(name, stock_.bookmark_name(name)).first->second;
}

/// Bookmarks whose two ends are both taken over, counted anew.
void Transcriber::bookmark(xml::Node e, std::string& out) {
  const std::string id(docx::text_attribute(e, Ns::w, "id"));
  if (!begun_.contains(id) || !ended_.contains(id)) return;
  if (e.local() == "bookmarkEnd") {
    const auto known = bookmarks_.find(id);
    if (known == bookmarks_.end()) return;
    out += fmt::format("<w:bookmarkEnd w:id=\"{}\"/>", known->second);
    bookmarks_.erase(known);
    return;
  }
  const std::string_view name = docx::text_attribute(e, Ns::w, "name");
  if (name.empty() || name == "_GoBack" || bookmarks_.contains(id)) return;
  if (!placed_.emplace(name).second) return;  // Word goes to the first of a name
  const std::int64_t number = bookmarks_[id] = stock_.next_bookmark();
  std::string shown = anchor_name(name);
  out += fmt::format("<w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>", number,
                     xml::escape_attribute(shown));
}

bool Transcriber::is_open_field(std::string_view instruction) const {
  const std::string word = first_word(instruction);
  if (word != "HYPERLINK") return word.empty() || holds(kOpenFields, word);
  const std::size_t quote = instruction.find('"');
  if (quote == instruction.npos || instruction.substr(0, quote).find("\\l") != instruction.npos) {
    return false;
  }
  const std::string_view target = instruction.substr(quote + 1);
  return !is_safe_link(target.substr(0, target.find('"')));
}

/// Offsets of different parts must not meet.
std::size_t Transcriber::mark_of(xml::Node e) const {
  const std::size_t part = state_.part == &foreign_->main        ? 0
                           : state_.part == &foreign_->footnotes ? 1
                                                                 : 2;
  return e.begin() + (part << 40);
}

/// Goes through a range before it is written: which bookmarks lie in it whole, which fields must
/// be taken apart, since they reach outside or are cut.
void Transcriber::survey(xml::Node parent, const SourceRange* range) {
  for (xml::Node e = parent.first_element(); e; e = e.next_element()) {
    if (range != nullptr && (e.end() <= range->begin || e.begin() >= range->end)) continue;
    const bool taken = range == nullptr || e.begin() >= range->begin;
    if (is(e, Ns::w, "del") || is(e, Ns::w, "moveFrom")) continue;
    if (is(e, Ns::mc, "AlternateContent")) {
      if (const xml::Node branch = branch_of(e)) survey(branch, nullptr);
      continue;
    }
    if (taken) survey_node(e);
    survey(e, taken ? nullptr : range);
  }
}

void Transcriber::survey_node(xml::Node e) {
  if (is(e, Ns::w, "bookmarkStart")) begun_.emplace(docx::text_attribute(e, Ns::w, "id"));
  if (is(e, Ns::w, "bookmarkEnd")) ended_.emplace(docx::text_attribute(e, Ns::w, "id"));
  if (is(e, Ns::w, "instrText")) {
    if (open_fields_.empty()) {
      dead_marks_.insert(mark_of(e));
    } else if (!open_fields_.back().in_result) {
      open_fields_.back().instruction += e.all_text();
      open_fields_.back().marks.push_back(mark_of(e));
    }
  }
  if (!is(e, Ns::w, "fldChar")) return;
  const std::string_view type = docx::text_attribute(e, Ns::w, "fldCharType");
  if (type == "begin") open_fields_.emplace_back();
  if (open_fields_.empty()) {
    dead_marks_.insert(mark_of(e));
    return;
  }
  open_fields_.back().marks.push_back(mark_of(e));
  if (type == "separate") open_fields_.back().in_result = true;
  if (type != "end") return;
  const OpenField field = std::move(open_fields_.back());
  open_fields_.pop_back();
  if (!is_open_field(field.instruction)) return;
  dead_marks_.insert(field.marks.begin(), field.marks.end());
  warn("field", e);
}

void Transcriber::close_survey() {
  for (const OpenField& field : open_fields_) {
    dead_marks_.insert(field.marks.begin(), field.marks.end());
  }
  open_fields_.clear();
}

void Transcriber::field_char(xml::Node e, std::string& out) {
  if (!dead_marks_.contains(mark_of(e))) copy(e, out);
}

/// Names of bookmarks in a field follow the bookmarks.
void Transcriber::instruction(xml::Node e, std::string& out) {
  if (dead_marks_.contains(mark_of(e))) return;
  std::string text = e.all_text();
  for (const auto& [name, renamed] : anchors_) {
    if (name == renamed) continue;
    for (std::size_t at = text.find(name); at != text.npos;
         at = text.find(name, at + renamed.size())) {
      const auto edge = [&](std::size_t i) {
        return i >= text.size() || text[i] == ' ' || text[i] == '"' || text[i] == '\\';
      };
      if (!edge(at + name.size()) || (at > 0 && !edge(at - 1))) continue;
      text.replace(at, name.size(), renamed);
    }
  }
  out +=
      fmt::format("<w:instrText xml:space=\"preserve\">{}</w:instrText>", xml::escape_text(text));
}

void Transcriber::simple_field(xml::Node e, std::string& out) {
  if (is_open_field(docx::text_attribute(e, Ns::w, "instr"))) {
    warn("field", e);
    return children(e, out);
  }
  copy(e, out);
}

void Transcriber::note_reference(xml::Node e, std::string& out) {
  const bool endnote = e.local() == "endnoteReference";
  const std::string id = note(endnote, docx::text_attribute(e, Ns::w, "id"));
  if (id.empty()) return;
  const bool custom = docx::w_bool(e, "customMarkFollows").value_or(false);
  out += fmt::format("<w:{} w:id=\"{}\"{}/>", e.local(), id,
                     custom ? " w:customMarkFollows=\"1\"" : "");
}

}  // namespace sealpress::merge
