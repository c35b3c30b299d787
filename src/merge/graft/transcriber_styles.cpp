// Transcriber: styles, lists and notes that come along.
#include <fmt/format.h>

#include <algorithm>

#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"
#include "merge/compile/markup.h"
#include "merge/graft/added_parts.h"
#include "merge/graft/transcriber.h"

namespace sealpress::merge {
namespace {

using docx::is;
using docx::Ns;
using docx::StyleType;

std::string_view type_name(StyleType type) {
  return type == StyleType::paragraph ? "paragraph"
         : type == StyleType::table   ? "table"
                                      : "character";
}

/// An element whose attributes add up rather than replace one another.
std::string with_attributes_of(std::string_view under, std::string_view over) {
  std::string out(start_tag(over));
  const std::size_t end = out.size() - (out.ends_with("/>") ? 2 : 1);
  std::string added;
  std::string_view rest = start_tag(under);
  rest.remove_prefix(std::min(rest.find(' '), rest.size()));
  while (true) {
    const std::size_t begin = rest.find_first_not_of(" \t\r\n/>");
    if (begin == rest.npos) break;
    const std::size_t equals = rest.find('=', begin), quote = rest.find('"', equals);
    const std::size_t close = rest.find('"', quote + 1);
    if (equals == rest.npos || quote == rest.npos || close == rest.npos) break;
    const std::string_view name = rest.substr(begin, equals - begin);
    if (!attribute(out, name)) added += " " + std::string(rest.substr(begin, close + 1 - begin));
    rest.remove_prefix(close + 1);
  }
  out.insert(end, added);
  return out;
}

/// `over` laid on `under`; both are w:pPr or both w:rPr, or empty.
std::string laid(const std::string& under, const std::string& over, bool run) {
  std::string out = under;
  for (const std::string_view element : child_elements(over)) {
    std::string merged(element);
    const std::string_view name = local_name(element);
    for (const std::string_view known : child_elements(out)) {
      const bool adds = name == "spacing" || name == "ind" || name == "rFonts" || name == "lang";
      if (adds && local_name(known) == name) merged = with_attributes_of(known, element);
    }
    out = run ? with_run_property(out, merged) : with_paragraph_property(out, merged);
  }
  return out;
}

/// What undoes a default of the frame that the foreign file does not have.
std::string_view neutral(std::string_view name, bool run) {
  struct Entry {
    std::string_view name, element;
  };
  static constexpr Entry kParagraph[] = {
      {"spacing", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"},
      {"ind", "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/>"},
      {"jc", "<w:jc w:val=\"left\"/>"},
      {"keepNext", "<w:keepNext w:val=\"0\"/>"},
      {"keepLines", "<w:keepLines w:val=\"0\"/>"}};
  static constexpr Entry kRun[] = {
      {"rFonts",
       "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
       "w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/>"},
      {"sz", "<w:sz w:val=\"20\"/>"},
      {"szCs", "<w:szCs w:val=\"20\"/>"},
      {"b", "<w:b w:val=\"0\"/>"},
      {"i", "<w:i w:val=\"0\"/>"},
      {"color", "<w:color w:val=\"auto\"/>"},
      {"spacing", "<w:spacing w:val=\"0\"/>"},
      {"kern", "<w:kern w:val=\"0\"/>"}};
  if (run) {
    for (const Entry& entry : kRun) {
      if (entry.name == name) return entry.element;
    }
    return {};
  }
  for (const Entry& entry : kParagraph) {
    if (entry.name == name) return entry.element;
  }
  return {};
}

}  // namespace

xml::Node Transcriber::find_style(std::string_view id) const {
  const xml::Node root = foreign_->styles.root();
  if (!root || id.empty()) return {};
  for (xml::Node e = root.first_element(); e; e = e.next_element()) {
    if (is(e, Ns::w, "style") && docx::text_attribute(e, Ns::w, "styleId") == id) return e;
  }
  return {};
}

/// The frame's id of a foreign style; of one that the file does not have, its default's.
std::string Transcriber::style(std::string_view id, StyleType type, Variant variant) {
  const docx::StyleSheet& sheet = foreign_->file->styles;
  const docx::Style* known = sheet.find(id);
  if (known == nullptr || known->type != type) {
    if (type == StyleType::character) return "";
    id = type == StyleType::table ? sheet.default_table_style : sheet.default_paragraph_style;
  }
  const bool apart = type == StyleType::paragraph && variant == Variant::in_table;
  const std::string key = fmt::format("{}{}{}", type_name(type), apart ? "+" : "-", id);
  if (const auto found = styles_.find(key); found != styles_.end()) return found->second;
  std::string made =
      stock_.style_id(fmt::format("Taken{}{}{}", number_, apart ? "T" : "", styles_.size() + 1));
  styles_[key] = made;
  style_xml_.push_back(make_style(find_style(id), made, type, variant));
  return made;
}

std::string Transcriber::make_style(xml::Node source, const std::string& id, StyleType type,
                                    Variant variant) {
  const std::string own(docx::w_val(docx::child(source, Ns::w, "name")).value_or("Normal"));
  const std::string_view base = docx::w_val(docx::child(source, Ns::w, "basedOn")).value_or("");
  const docx::Style* parent = foreign_->file->styles.find(base);
  const bool has_base = parent != nullptr && parent->type == type;
  const std::string parent_id = has_base ? style(base, type, variant) : std::string();
  const bool based = has_base && parent_id != id;
  const std::string name = stock_.style_name(fmt::format("{} (导入{})", own, number_));
  std::string out = fmt::format(
      "<w:style w:type=\"{}\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>",
      type_name(type), id, xml::escape_attribute(name));
  if (based) out += fmt::format("<w:basedOn w:val=\"{}\"/>", parent_id);
  out += "<w:uiPriority w:val=\"99\"/><w:semiHidden/>";
  const bool carries = !based && (type == StyleType::table ||
                                  (type == StyleType::paragraph && variant == Variant::outside));
  if (type != StyleType::character) out += style_properties(source, "pPr", carries);
  out += style_properties(source, "rPr", carries);
  if (source && type == StyleType::table) {
    for (xml::Node e = source.first_element(); e; e = e.next_element()) {
      const bool kept = is(e, Ns::w, "tblPr") || is(e, Ns::w, "trPr") || is(e, Ns::w, "tcPr") ||
                        is(e, Ns::w, "tblStylePr");
      if (kept) copy(e, out);
    }
  }
  return out + "</w:style>";
}

/// w:pPr or w:rPr of a style; a style that is based on none carries the file's defaults.
std::string Transcriber::style_properties(xml::Node source, std::string_view which,
                                          bool with_defaults) {
  const bool run = which == "rPr";
  std::string content;
  const xml::Node own = docx::child(source, Ns::w, which);
  if (own) children(own, content);
  std::string properties = content.empty() ? "" : fmt::format("<w:{0}>{1}</w:{0}>", which, content);
  if (!with_defaults) return properties;
  return laid(defaults(which), properties, run);
}

/// The document defaults of the foreign file, and what undoes those of the frame.
std::string Transcriber::defaults(std::string_view which) {
  const bool run = which == "rPr";
  const std::string holder = std::string(which) + "Default";
  std::string out;
  const auto frame = xml::Document::parse(stock_.read(styles_part(stock_)), "", "");
  if (frame) {
    const xml::Node theirs = docx::path((*frame)->root(), Ns::w, {"docDefaults", holder, which});
    docx::for_each_element(theirs, [&](xml::Node e) {
      const std::string_view element = neutral(e.local(), run);
      if (element.empty()) return;
      out = run ? with_run_property(out, element) : with_paragraph_property(out, element);
    });
  }
  const xml::Node ours = docx::path(foreign_->styles.root(), Ns::w, {"docDefaults", holder, which});
  std::string content;
  if (ours) children(ours, content);
  if (!content.empty()) out = laid(out, fmt::format("<w:{0}>{1}</w:{0}>", which, content), run);
  if (stock_.frame().last_section->grid != docx::GridType::none) {
    constexpr std::string_view kOff = "<w:snapToGrid w:val=\"0\"/>";
    out = run ? with_run_property(out, kOff) : with_paragraph_property(out, kOff);
  }
  return out;
}

xml::Node Transcriber::find_numbering(std::string_view element, std::string_view attribute,
                                      std::string_view id) const {
  const xml::Node root = foreign_->numbering.root();
  if (!root) return {};
  for (xml::Node e = root.first_element(); e; e = e.next_element()) {
    if (is(e, Ns::w, element) && docx::text_attribute(e, Ns::w, attribute) == id) return e;
  }
  return {};
}

/// The frame's number of a foreign list; 0, which is none, of one that the file does not have.
std::int64_t Transcriber::list(int foreign_id) {
  if (const auto known = lists_.find(foreign_id); known != lists_.end()) return known->second;
  const xml::Node num = find_numbering("num", "numId", std::to_string(foreign_id));
  std::string abstract_id(docx::w_val(docx::child(num, Ns::w, "abstractNumId")).value_or(""));
  xml::Node abstract = find_numbering("abstractNum", "abstractNumId", abstract_id);
  if (!num || !abstract) return lists_[foreign_id] = 0;
  if (const auto link = docx::w_val(docx::child(abstract, Ns::w, "numStyleLink"))) {
    // The levels stand with the list that a numbering style names (17.9.21).
    const auto target =
        docx::w_val(docx::path(find_style(*link), Ns::w, {"pPr", "numPr", "numId"}));
    const xml::Node other = find_numbering("num", "numId", target.value_or(""));
    abstract_id = docx::w_val(docx::child(other, Ns::w, "abstractNumId")).value_or(abstract_id);
    abstract = find_numbering("abstractNum", "abstractNumId", abstract_id);
  }
  numbering_part(stock_);
  const std::int64_t id = lists_[foreign_id] = stock_.next_list();
  auto known = abstracts_.find(abstract_id);
  if (known == abstracts_.end()) {
    known = abstracts_.emplace(abstract_id, stock_.next_abstract()).first;
    abstract_xml_.push_back(abstract_list(abstract, known->second));
  }
  std::string out =
      fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/>", id, known->second);
  for (xml::Node e = num.first_element(); e; e = e.next_element()) {
    if (is(e, Ns::w, "lvlOverride")) copy(e, out);
  }
  list_xml_.push_back(out + "</w:num>");
  return id;
}

std::string Transcriber::abstract_list(xml::Node source, std::int64_t id) {
  // Word takes lists of one nsid for the same list.
  std::string out = fmt::format("<w:abstractNum w:abstractNumId=\"{}\"><w:nsid w:val=\"{:08X}\"/>",
                                id, 0x5EA10000 + id);
  for (xml::Node e = source.first_element(); e; e = e.next_element()) {
    if (is(e, Ns::w, "multiLevelType") || is(e, Ns::w, "lvl")) copy(e, out);
  }
  return out + "</w:abstractNum>";
}

/// The frame's id of a foreign note, which is written now; empty if there is none.
std::string Transcriber::note(bool endnote, std::string_view id) {
  const std::string key = fmt::format("{}{}", endnote ? "e" : "f", id);
  if (const auto known = notes_.find(key); known != notes_.end()) return known->second;
  const ForeignPart& part = endnote ? foreign_->endnotes : foreign_->footnotes;
  const std::string_view name = endnote ? "endnote" : "footnote";
  xml::Node source;
  if (part.xml) {
    for (xml::Node e = part.root().first_element(); e; e = e.next_element()) {
      if (is(e, Ns::w, name) && docx::text_attribute(e, Ns::w, "id") == id) source = e;
    }
  }
  if (!source) return notes_[key] = "";
  const State outer = state_;
  state_ = State{};
  state_.part = &part;
  state_.target_part = notes_part(stock_, endnote);
  state_.zone = Zone::note;
  state_.looks = outer.looks;
  state_.width = outer.width;
  std::string number = notes_[key] = std::to_string(stock_.next_note(endnote));
  survey(source, nullptr);
  close_survey();
  std::string out = fmt::format("<w:{} w:id=\"{}\">", name, number);
  block_list(source, out);
  notes_xml_[endnote ? 1 : 0].push_back(fmt::format("{}</w:{}>", out, name));
  state_ = outer;
  return number;
}

void Transcriber::finish() {
  add_styles(stock_, style_xml_);
  add_lists(stock_, abstract_xml_, list_xml_);
  add_notes(stock_, false, notes_xml_[0]);
  add_notes(stock_, true, notes_xml_[1]);
}

}  // namespace sealpress::merge
