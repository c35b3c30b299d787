#include "merge/graft/transcriber.h"

#include <fmt/format.h>

#include <cmath>

#include "base/trim.h"
#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"
#include "merge/compile/markup.h"

namespace sealpress::merge {
namespace {

using docx::is;
using docx::Ns;
using docx::ns_of;

/// Marks of review and of the editor, which are not content.
constexpr std::string_view kDropped[] = {"annotationRef",
                                         "cellDel",
                                         "cellIns",
                                         "cellMerge",
                                         "commentRangeEnd",
                                         "commentRangeStart",
                                         "commentReference",
                                         "customXmlDelRangeEnd",
                                         "customXmlDelRangeStart",
                                         "customXmlInsRangeEnd",
                                         "customXmlInsRangeStart",
                                         "customXmlMoveFromRangeEnd",
                                         "customXmlMoveFromRangeStart",
                                         "customXmlMoveToRangeEnd",
                                         "customXmlMoveToRangeStart",
                                         "customXmlPr",
                                         "del",
                                         "lastRenderedPageBreak",
                                         "moveFrom",
                                         "moveFromRangeEnd",
                                         "moveFromRangeStart",
                                         "moveToRangeEnd",
                                         "moveToRangeStart",
                                         "numberingChange",
                                         "pPrChange",
                                         "permEnd",
                                         "permStart",
                                         "proofErr",
                                         "rPrChange",
                                         "sdtEndPr",
                                         "sdtPr",
                                         "sectPr",
                                         "sectPrChange",
                                         "smartTagPr",
                                         "tblGridChange",
                                         "tblPrChange",
                                         "tblPrExChange",
                                         "tcPrChange",
                                         "trPrChange",
                                         "divId",
                                         "rsid",
                                         "delText",
                                         "delInstrText",
                                         "entryMacro",
                                         "exitMacro",
                                         "pStyle",
                                         "lvlPicBulletId"};

constexpr std::string_view kUnwrapped[] = {"ins", "moveTo", "smartTag", "customXml", "sdtContent"};

/// What stands in paragraphs alone.
constexpr std::string_view kInline[] = {"r", "hyperlink", "fldSimple", "dir", "bdo"};

/// Doors to the outside: other files, and programs in the file.
constexpr std::string_view kDoors[] = {"altChunk", "subDoc", "control", "contentPart"};

/// Widths that shrink with a table too wide for the frame.
constexpr std::string_view kWidths[] = {"gridCol", "tblW", "tcW", "tblInd", "wBefore", "wAfter"};

/// Whether all that an mc:Choice requires can be written.
bool is_writable(xml::Node choice) {
  std::string_view rest = docx::text_attribute(choice, Ns::none, "Requires");
  bool any = false;
  for (std::size_t at; (at = rest.find_first_not_of(" \t\r\n")) != rest.npos;) {
    rest.remove_prefix(at);
    const std::string_view prefix = rest.substr(0, rest.find_first_of(" \t\r\n"));
    rest.remove_prefix(prefix.size());
    const auto uri = choice.namespace_of(prefix);
    if (!uri || prefix_of(ns_of(*uri)).empty()) return false;
    any = true;
  }
  return any;
}

bool has_text(xml::Node e) {
  return !is_all_blank(e.all_text());
}

}  // namespace

Transcriber::Transcriber(Stock& stock, std::shared_ptr<const Foreign> foreign)
    : stock_(stock), foreign_(std::move(foreign)), number_(stock.next_file()) {
  state_.part = &foreign_->main;
  state_.target_part = stock.frame().main_part;
  if (foreign_->macros) warn("macros", {});
}

std::string Transcriber::blocks(const SourceRange& range, const RichLooks& looks, Length width) {
  state_.looks = &looks;
  state_.look = &looks.body;
  state_.width = width;
  const xml::Node body = docx::child(foreign_->main.root(), Ns::w, "body");
  dead_marks_.clear();
  bookmarks_.clear();
  begun_.clear();
  ended_.clear();
  survey(body, &range);
  close_survey();
  std::string out;
  range_blocks(body, range, out);
  if (!carried_.empty()) paragraph({}, out);
  return out;
}

/// Blocks at the top that begin in the range; controls and the like are gone through.
void Transcriber::range_blocks(xml::Node parent, const SourceRange& range, std::string& out) {
  for (xml::Node e = parent.first_element(); e; e = e.next_element()) {
    if (e.end() <= range.begin || e.begin() >= range.end) continue;
    if (is(e, Ns::w, "sdt")) {
      range_blocks(docx::child(e, Ns::w, "sdtContent"), range, out);
    } else if (ns_of(e.ns()) == Ns::w && holds(kUnwrapped, e.local())) {
      range_blocks(e, range, out);
    } else if (e.begin() >= range.begin) {
      std::string block;
      if (ns_of(e.ns()) == Ns::w && holds(kInline, e.local())) {
        // Only broken files have these outside paragraphs; their text is not lost.
        std::string stray;
        element(e, stray);
        carried_ += stray;
        if (!carried_.empty()) paragraph({}, block);
      } else {
        element(e, block);
      }
      if (!block.empty()) out += declared(std::move(block), stock_.root_tag());
    }
  }
}

/// What a cell, a text box or a note holds: at least one paragraph, the last one at the end.
void Transcriber::block_list(xml::Node parent, std::string& out) {
  const std::string outer = std::exchange(carried_, {});
  const std::size_t mark = out.size();
  for (xml::Node e = parent.first_element(); e; e = e.next_element()) {
    if (!is(e, Ns::w, "tcPr")) element(e, out);
  }
  const std::string_view written = std::string_view(out).substr(mark);
  const std::size_t paragraph_end = written.rfind("</w:p>"), table_end = written.rfind("</w:tbl>");
  const bool ends_in_table = table_end != written.npos && table_end > paragraph_end;
  if (!carried_.empty() || paragraph_end == written.npos || ends_in_table) paragraph({}, out);
  carried_ = outer;
}

void Transcriber::children(xml::Node e, std::string& out) {
  for (xml::Node child = e.first_child(); child; child = child.next()) {
    if (!child.is_text()) {
      element(child, out);
    } else if (!is_all_blank(child.text()) || !e.first_element()) {
      out += xml::escape_text(child.text());
    }
  }
}

void Transcriber::element(xml::Node e, std::string& out) {
  switch (ns_of(e.ns())) {
    case Ns::w:
      if (!word(e, out)) copy(e, out);
      return;
    case Ns::mc:
      return is(e, Ns::mc, "AlternateContent") ? alternate(e, out) : void();
    case Ns::v:
    case Ns::o:
    case Ns::w10:
      return vml_element(e, out);
    case Ns::wp:
    case Ns::a:
    case Ns::pic:
    case Ns::c:
    case Ns::dgm:
    case Ns::lc:
    case Ns::wps:
    case Ns::wpg:
    case Ns::wpc:
      return drawing_element(e, out);
    case Ns::m:
      return copy(e, out);
    default:
      if (has_text(e)) warn("unknown", e);
  }
}

void Transcriber::open_tag(xml::Node e, std::string& out) {
  const Ns ns = ns_of(e.ns());
  out += fmt::format("<{}:{}", prefix_of(ns), e.local());
  const auto resolved = ns == Ns::w ? theme_values(e) : ThemeValues{};
  for (const xml::Attribute& a : e.attributes()) {
    const bool themed = ns_of(a.ns) == Ns::w && !resolved.empty() &&
                        (is_theme_attribute(a.local) || resolved.contains(a.local));
    if (!themed) attribute(e, a, out);
  }
  for (const auto& [name, value] : resolved) {
    out += fmt::format(" w:{}=\"{}\"", name, xml::escape_attribute(value));
  }
}

void Transcriber::copy(xml::Node e, std::string& out) {
  open_tag(e, out);
  if (!e.first_child()) {
    out += "/>";
    return;
  }
  out += '>';
  children(e, out);
  out += fmt::format("</{}:{}>", prefix_of(ns_of(e.ns())), e.local());
}

void Transcriber::attribute(xml::Node e, const xml::Attribute& a, std::string& out) {
  if (a.ns == xml::kXmlns) return;
  if (a.ns == xml::kXml) {
    out += fmt::format(" xml:{}=\"{}\"", a.local, xml::escape_attribute(a.value));
    return;
  }
  const Ns ns = ns_of(a.ns);
  if (ns == Ns::w) return w_attribute(e, a, out);
  if (ns == Ns::r) {
    const std::string id = relation(e, a.value);
    if (id.empty()) return;
    out += fmt::format(" r:{}=\"{}\"", a.local, id);
    return;
  }
  if (ns == Ns::none) {
    out += fmt::format(" {}=\"{}\"", a.local, xml::escape_attribute(a.value));
    return;
  }
  const bool vml = ns == Ns::o || ns == Ns::v;
  if (!vml || a.local == "gfxdata" || a.local == "spid" || a.local == "href" || a.local == "ole")
    return;
  out += fmt::format(" {}:{}=\"{}\"", prefix_of(ns), a.local, xml::escape_attribute(a.value));
}

void Transcriber::w_attribute(xml::Node e, const xml::Attribute& a, std::string& out) {
  if (a.local.starts_with("rsid") || a.local == "tplc" || a.local == "divId") return;
  std::string value(a.value);
  const bool width = state_.scale < 1 && a.local == "w" && holds(kWidths, e.local());
  if (width && docx::w_attribute(e, "type").value_or("dxa") == "dxa") {
    if (const auto twips = docx::to_integer(value)) {
      value = std::to_string(std::llround(static_cast<double>(*twips) * state_.scale));
    }
  }
  out += fmt::format(" w:{}=\"{}\"", a.local, xml::escape_attribute(value));
}

/// True if the element has been dealt with.
bool Transcriber::word(xml::Node e, std::string& out) {
  const std::string_view name = e.local();
  if (dropped_word(e)) return true;
  if (holds(kUnwrapped, name)) return children(e, out), true;
  using Step = void (Transcriber::*)(xml::Node, std::string&);
  static const std::map<std::string_view, Step> steps = {
      {"p", &Transcriber::paragraph},
      {"r", &Transcriber::run},
      {"tbl", &Transcriber::table},
      {"tblPr", &Transcriber::table_properties},
      {"rStyle", &Transcriber::character_style},
      {"rPr", &Transcriber::own_run_properties},
      {"hyperlink", &Transcriber::hyperlink},
      {"bookmarkStart", &Transcriber::bookmark},
      {"bookmarkEnd", &Transcriber::bookmark},
      {"fldChar", &Transcriber::field_char},
      {"instrText", &Transcriber::instruction},
      {"fldSimple", &Transcriber::simple_field},
      {"footnoteReference", &Transcriber::note_reference},
      {"endnoteReference", &Transcriber::note_reference},
      {"drawing", &Transcriber::drawing},
      {"pict", &Transcriber::drawing},
      {"object", &Transcriber::embedded_object},
      {"numPr", &Transcriber::numbering_reference}};
  if (const auto step = steps.find(name); step != steps.end()) {
    (this->*step->second)(e, out);
    return true;
  }
  if (name == "sdt") return children(docx::child(e, Ns::w, "sdtContent"), out), true;
  if (name == "tr" && docx::child(docx::child(e, Ns::w, "trPr"), Ns::w, "del")) return true;
  if (name == "tc") {
    if (docx::child(docx::child(e, Ns::w, "tcPr"), Ns::w, "cellDel")) return true;
    out += "<w:tc>";
    if (const xml::Node properties = docx::child(e, Ns::w, "tcPr")) copy(properties, out);
    block_list(e, out);
    out += "</w:tc>";
    return true;
  }
  if (name == "rt") {  // what stands above the text of a ruby keeps its own, smaller letters
    const State outer = state_;
    state_.zone = Zone::box;
    copy(e, out);
    state_ = outer;
    return true;
  }
  if (name == "txbxContent") {
    const State outer = state_;
    state_.zone = Zone::box;
    state_.scale = state_.picture_scale = 1;
    out += "<w:txbxContent>";
    block_list(e, out);
    out += "</w:txbxContent>";
    state_ = outer;
    return true;
  }
  return false;
}

bool Transcriber::dropped_word(xml::Node e) {
  const std::string_view name = e.local();
  if (holds(kDoors, name)) {
    warn(name == "control" || name == "contentPart" ? "control" : "file", e);
    return true;
  }
  if (!holds(kDropped, name)) return false;
  if (name == "commentReference") warn("comments", e, Severity::info);
  if (name == "del" || name == "moveFrom") warn("changes", e, Severity::info);
  return true;
}

xml::Node Transcriber::branch_of(xml::Node alternate) {
  for (xml::Node node = alternate.first_element(); node; node = node.next_element()) {
    if (is(node, Ns::mc, "Choice") && is_writable(node)) return node;
  }
  return docx::child(alternate, Ns::mc, "Fallback");
}

/// The branch that is shown; a shape of Word 2010 stays in its mc:Choice, the older picture of it
/// is dropped, so that the text of a box is there once.
void Transcriber::alternate(xml::Node e, std::string& out) {
  const xml::Node branch = branch_of(e);
  if (!branch) return;
  std::string content, needed;
  children(branch, content);
  if (content.empty()) return;
  for (const auto& [prefix, ns] :
       {std::pair<std::string_view, Ns>{"wps", Ns::wps}, {"wpg", Ns::wpg}, {"wpc", Ns::wpc}}) {
    const bool uses = content.find("<" + std::string(prefix) + ":") != content.npos;
    if (uses) needed += (needed.empty() ? "" : " ") + std::string(prefix);
  }
  if (!is(branch, Ns::mc, "Choice") || needed.empty()) {
    out += content;
    return;
  }
  out += fmt::format(
      "<mc:AlternateContent><mc:Choice Requires=\"{}\">{}</mc:Choice></mc:AlternateContent>",
      needed, content);
}

Place Transcriber::place_of(xml::Node at) const {
  Place place;
  place.file = foreign_->name;
  place.part = state_.part->name;
  if (!at) return place;
  // The typed tree knows tables, rows and cells; nodes meet by their offset.
  const auto part = foreign_->file->parts.find(place.part);
  if (part == foreign_->file->parts.end()) return place;
  const char* start = part->second.prolog.data();
  for (xml::Node e = at; e; e = e.parent()) {
    if (!is(e, Ns::w, "p")) continue;
    const docx::Node* node = part->second.root;
    for (bool deeper = true; deeper && node != nullptr;) {
      deeper = false;
      for (const docx::Node* child : node->children) {
        const auto begin = static_cast<std::size_t>(child->open.data() - start);
        const auto end =
            static_cast<std::size_t>(child->close.data() + child->close.size() - start);
        if (child->open.empty() || begin > e.begin() || e.begin() >= end) continue;
        node = child;
        deeper = begin != e.begin();
        break;
      }
    }
    if (node != nullptr && node->kind == docx::NodeKind::paragraph) {
      return foreign_->file->place_of(node);
    }
  }
  return place;
}

/// Each kind of loss is told once a file.
void Transcriber::warn(std::string_view what, xml::Node at, Severity severity) {
  if (!warned_.insert(std::string(what)).second) return;
  Diagnostic found = finding(severity, "merge.word_left_out").with("what", std::string(what));
  found.place = place_of(at);
  found.place.file = foreign_->name;
  findings_.push_back(std::move(found));
}

void Transcriber::refuse(Diagnostic error, xml::Node at) {
  error.category = Category::finding;
  error.severity = Severity::error;
  const Place place = place_of(at);
  if (error.place.part.empty()) error.place.part = place.part;
  error.place.table = place.table;
  error.place.row = place.row;
  error.place.cell = place.cell;
  error.place.paragraph = place.paragraph;
  error.place.file = foreign_->name;
  findings_.push_back(std::move(error));
}

}  // namespace sealpress::merge
