// Transcriber: pictures, shapes, charts, old drawings, embedded objects.
#include <fmt/format.h>

#include <cmath>

#include "docx/vocabulary/values.h"
#include "merge/compile/markup.h"
#include "merge/graft/transcriber.h"

namespace sealpress::merge {
namespace {

using docx::is;
using docx::Ns;
using docx::ns_of;

/// Relationships of the main part that a drawing may have.
constexpr std::string_view kDrawn[] = {"image",         "chart",         "diagramData",
                                       "diagramLayout", "diagramColors", "diagramQuickStyle"};

/// Elements that carry their id in the document.
constexpr std::string_view kVmlShapes[] = {"shape", "rect",     "roundrect", "oval",  "line",
                                           "group", "polyline", "arc",       "curve", "image"};

std::string six_digits(const Color& color) {
  return fmt::format("{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
}

}  // namespace

/// The id under which the frame's part has what a foreign relationship leads to; empty if it does
/// not come along.
std::string Transcriber::relation(xml::Node e, std::string_view id) {
  const opc::Relationship* r = state_.part->relationships.find(id);
  if (r == nullptr) return "";
  if (r->external) {
    if (r->kind() == "hyperlink" && is_safe_link(r->target)) {
      return stock_.relate(state_.target_part, "hyperlink", r->target, true);
    }
    warn(r->kind() == "image" ? "picture" : "link", e);
    return "";
  }
  if (!holds(kDrawn, r->kind())) {
    warn(r->kind() == "oleObject" || r->kind() == "package" ? "object" : "file", e);
    return "";
  }
  if (foreign_->file->package.find(r->target) == nullptr) {
    warn("missing", e);
    return "";
  }
  auto copied = stock_.copy(*foreign_, r->target);
  if (!copied) {
    refuse(std::move(copied.error()), e);
    return "";
  }
  for (const std::string& what : stock_.take_left_behind()) warn(what, e);
  return stock_.relate(state_.target_part, r->kind(), "/" + *copied, false);
}

/// Whether a drawing is a picture that lies outside the file, or is not there.
bool Transcriber::shows_foreign_picture(xml::Node e) {
  const auto leads_nowhere = [&](xml::Node node, Ns ns, std::string_view name) {
    const opc::Relationship* r =
        state_.part->relationships.find(docx::text_attribute(node, ns, name));
    return r == nullptr || r->external || foreign_->file->package.find(r->target) == nullptr;
  };
  for (xml::Node child = e.first_element(); child; child = child.next_element()) {
    if (is(child, Ns::pic, "blipFill")) {
      const xml::Node blip = docx::child(child, Ns::a, "blip");
      if (blip && leads_nowhere(blip, Ns::r, "embed")) return true;
    }
    if (is(child, Ns::v, "imagedata") && docx::attribute(child, Ns::r, "id") &&
        leads_nowhere(child, Ns::r, "id")) {
      return true;
    }
    if (is(child, Ns::w, "txbxContent")) continue;
    if (is(child, Ns::mc, "AlternateContent")) {
      const xml::Node branch = branch_of(child);
      if (branch && shows_foreign_picture(branch)) return true;
      continue;
    }
    if (shows_foreign_picture(child)) return true;
  }
  return false;
}

void Transcriber::drawing(xml::Node e, std::string& out) {
  if (shows_foreign_picture(e)) return warn("picture", e);
  const State outer = state_;
  state_.picture_depth = 0;
  if (const xml::Node extent = docx::path(e, Ns::wp, {"inline", "extent"});
      extent && state_.zone == Zone::body) {
    const auto width = docx::to_emu(docx::text_attribute(extent, Ns::none, "cx"));
    if (width && *width > state_.width) state_.picture_scale = state_.width.over(*width);
  }
  copy(e, out);
  state_ = outer;
}

/// Of an embedded object its picture stays.
void Transcriber::embedded_object(xml::Node e, std::string& out) {
  warn("object", e);
  if (shows_foreign_picture(e)) return;
  std::string content;
  for (xml::Node child = e.first_element(); child; child = child.next_element()) {
    if (ns_of(child.ns()) == Ns::v || is(child, Ns::w, "drawing")) element(child, content);
  }
  if (content.find("<v:imagedata") == content.npos && content.find("<wp:") == content.npos) return;
  const bool vml = content.find("<v:") != content.npos;
  out += vml ? "<w:pict>" + content + "</w:pict>" : content;
}

void Transcriber::drawing_element(xml::Node e, std::string& out) {
  const std::string_view name = e.local();
  const Ns ns = ns_of(e.ns());
  if (name == "extLst") return;
  if (name == "hlinkClick" || name == "hlinkHover") return;
  if (ns == Ns::a && name == "schemeClr") {
    const auto color = theme().colors.find(std::string(docx::text_attribute(e, Ns::none, "val")));
    if (color == theme().colors.end()) return copy(e, out);
    out += fmt::format("<a:srgbClr val=\"{}\">", six_digits(color->second));
    children(e, out);
    out += "</a:srgbClr>";
    return;
  }
  if (ns == Ns::wp && name == "docPr") {
    out += fmt::format("<wp:docPr id=\"{}\"", stock_.next_drawing());
    for (const xml::Attribute& a : e.attributes()) {
      if (a.local != "id") attribute(e, a, out);
    }
    out += "/>";
    return;
  }
  const bool sized = (ns == Ns::wp && name == "extent") || (ns == Ns::a && name == "ext");
  if (sized && state_.picture_scale < 1 && docx::attribute(e, Ns::none, "cx") &&
      state_.picture_depth < 2) {
    ++state_.picture_depth;
    const auto scaled = [&](std::string_view side) {
      const auto length = docx::to_integer(docx::text_attribute(e, Ns::none, side)).value_or(0);
      return std::llround(static_cast<double>(length) * state_.picture_scale);
    };
    out += fmt::format("<{}:{} cx=\"{}\" cy=\"{}\"/>", prefix_of(ns), name, scaled("cx"),
                       scaled("cy"));
    return;
  }
  copy(e, out);
}

void Transcriber::vml_element(xml::Node e, std::string& out) {
  const Ns ns = ns_of(e.ns());
  if (ns == Ns::o && e.local() != "lock" && e.local() != "signatureline") {
    if (e.local() == "OLEObject") warn("object", e);
    return;
  }
  if (ns != Ns::v || !holds(kVmlShapes, e.local())) return copy(e, out);
  out += fmt::format("<v:{} id=\"taken{}_{}\"", e.local(), number_, stock_.next_shape());
  for (const xml::Attribute& a : e.attributes()) {
    const bool left = ns_of(a.ns) == Ns::none && (a.local == "id" || a.local == "href");
    if (!left) attribute(e, a, out);
  }
  out += '>';
  children(e, out);
  out += fmt::format("</v:{}>", e.local());
}

}  // namespace sealpress::merge
