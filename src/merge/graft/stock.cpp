#include "merge/graft/stock.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "image/image.h"
#include "merge/compile/markup.h"
#include "merge/finish/dialect.h"
#include "merge/graft/names.h"
#include "opc/content_types.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::string_view kDiagramDrawing =
    "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing";

/// Kinds of parts that may come along with a chart, a diagram or a picture. Embedded workbooks and
/// OLE objects are not among them.
constexpr std::string_view kCarried[] = {
    "image",         "chart",           "chartUserShapes", "chartStyle",
    "themeOverride", "diagramData",     "diagramLayout",   "diagramQuickStyle",
    "diagramColors", "chartColorStyle", "diagramDrawing"};

std::string_view base_name(std::string_view part) {
  return part.substr(part.rfind('/') + 1);
}

std::string lower_extension(std::string_view part) {
  const std::size_t dot = part.rfind('.');
  std::string out(dot == part.npos ? std::string_view() : part.substr(dot + 1));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

void raise(std::int64_t& last, std::optional<std::string_view> value) {
  std::int64_t id = 0;
  if (value &&
      std::from_chars(value->data(), value->data() + value->size(), id).ec == std::errc()) {
    last = std::max(last, id);
  }
}

/// Calls `visit` with every start tag of that local name, whatever its prefix.
template <class Visit>
void each_tag(std::string_view xml, std::string_view local, Visit&& visit) {
  for (std::size_t i = xml.find('<'); i < xml.size(); i = xml.find('<', i + 1)) {
    const std::string_view rest = xml.substr(i);
    if (rest.size() > 1 && rest[1] != '/' && rest[1] != '!' && rest[1] != '?' &&
        local_name(rest.substr(0, 80)) == local) {
      visit(start_tag(rest));
    }
  }
}

/// A w: attribute, whatever the prefix.
std::optional<std::string_view> w_of(std::string_view tag, std::string_view local) {
  const std::string_view name = element_name(tag);
  const std::size_t colon = name.find(':');
  const std::string prefix = colon == name.npos ? "w:" : std::string(name.substr(0, colon + 1));
  return attribute(tag, prefix + std::string(local));
}

/// A chart's data lie in a workbook beside it, which does not come along.
std::string without_external_data(std::string bytes) {
  const auto parsed = xml::Document::parse(bytes, "", "");
  if (!parsed) return bytes;
  for (xml::Node e = (*parsed)->root().first_element(); e; e = e.next_element()) {
    if (!docx::is(e, docx::Ns::c, "externalData")) continue;
    return std::string((*parsed)->source().substr(0, e.begin())) +
           std::string((*parsed)->source().substr(e.end()));
  }
  return bytes;
}

}  // namespace

std::int64_t highest_list(const docx::Document& frame) {
  const auto relationships = opc::Relationships::parse(
      frame.package.read(opc::relationships_part(frame.main_part)).value_or("<Relationships/>"),
      frame.main_part, "", Limits{});
  const opc::Relationship* known = relationships ? relationships->find_kind("numbering") : nullptr;
  if (known == nullptr || known->external) return 0;
  std::int64_t last = 0;
  each_tag(frame.package.read(known->target).value_or(""), "num",
           [&](std::string_view tag) { raise(last, w_of(tag, "numId")); });
  return last;
}

Stock::Stock(const docx::Document& frame, Parts replaced, std::string_view root_tag,
             IdSource& drawings)
    : frame_(frame), parts_(std::move(replaced)), root_tag_(root_tag), drawings_(drawings) {
  for (const auto& [name, part] : frame_.parts) {
    if (part.root == nullptr) continue;
    each_tag(part.root->source(), "bookmarkStart", [&](std::string_view tag) {
      raise(last_bookmark_, w_of(tag, "id"));
      if (const auto known = w_of(tag, "name")) bookmark_names_.emplace(*known);
    });
    each_tag(part.root->source(), "footnote",
             [&](std::string_view tag) { raise(last_note_[0], w_of(tag, "id")); });
    each_tag(part.root->source(), "endnote",
             [&](std::string_view tag) { raise(last_note_[1], w_of(tag, "id")); });
  }
  last_list_ = highest_list(frame_);
  for (const auto& [id, style] : frame_.styles.styles) {
    style_ids_.insert(id);
    style_names_.insert(style.name);
  }
}

std::string Stock::read(std::string_view part) const {
  if (const auto found = parts_.find(part); found != parts_.end()) return found->second;
  return frame_.package.read(part).value_or("");
}

void Stock::set(std::string_view part, std::string bytes) {
  parts_.insert_or_assign(std::string(part), std::move(bytes));
}

void Stock::set_type(std::string_view part, std::string_view content_type) {
  std::string types = read(kTypes);
  if (opc::content_type_of(types, part) == content_type) return;
  set(kTypes, opc::add_override_type(types, part, content_type));
}

std::string Stock::part_of_kind(std::string_view kind, std::string_view name, std::string_view type,
                                std::string_view bytes) {
  const auto relationships = opc::Relationships::parse(
      read(opc::relationships_part(frame_.main_part)), frame_.main_part, "", Limits{});
  const opc::Relationship* known = relationships ? relationships->find_kind(kind) : nullptr;
  if (known != nullptr && !known->external) {
    const std::string stored = known->target;
    if (kind == "numbering" && last_abstract_ == 0) {
      each_tag(read(stored), "abstractNum",
               [&](std::string_view tag) { raise(last_abstract_, w_of(tag, "abstractNumId")); });
    }
    const package::Entry* entry = frame_.package.find(stored);
    return entry != nullptr ? entry->name : stored;
  }
  std::string made = free_name(name);
  set(made, std::string(bytes));
  set_type(made, type);
  relate(frame_.main_part, kind, "/" + made, false);
  return made;
}

std::string Stock::relate(std::string_view part, std::string_view kind, std::string_view target,
                          bool external) {
  const std::string key = fmt::format("{}\n{}\n{}", part, kind, target);
  if (const auto known = related_.find(key); known != related_.end()) return known->second;
  const std::string rels = opc::relationships_part(part);
  const std::string type = kind == "diagramDrawing" ? std::string(kDiagramDrawing)
                                                    : Dialect::of(root_tag_).relationship(kind);
  std::string id;
  std::string xml = opc::add_relationship(read(rels), "rIdTaken", type, target, id);
  if (external) {
    const std::size_t end = xml.find("/>", xml.find('"' + id + '"'));
    xml.insert(end, " TargetMode=\"External\"");
  }
  set(rels, std::move(xml));
  return related_[key] = id;
}

std::string Stock::free_name(std::string_view part) const {
  const std::size_t dot = part.rfind('.');
  const std::string stem(part.substr(0, dot)), tail(part.substr(std::min(dot, part.size())));
  std::string name(part);
  for (int n = 2; parts_.contains(name) || frame_.package.find(name) != nullptr; ++n) {
    name = fmt::format("{}{}{}", stem, n, tail);
  }
  return name;
}

Result<std::string> Stock::copy(const Foreign& foreign, std::string_view part) {
  const std::string key = fmt::format("{}\n{}", foreign.name, part);
  if (const auto known = copied_.find(key); known != copied_.end()) return known->second;
  auto bytes = foreign.file->package.read(part);
  if (!bytes) return fail(std::move(bytes.error()));
  const std::string type = opc::content_type_of(foreign.content_types, part);
  const std::string ending = lower_extension(part);
  const bool raster = ending == "png" || ending == "jpg" || ending == "jpeg";
  if (raster) {
    if (const auto info = image::read_info(*bytes); !info) {
      return fail(Diagnostic(info.error()).in_file(foreign.name).in_part(part));
    }
  }
  const bool picture = raster || type.starts_with("image/");
  if (picture) {
    for (const auto& [source, name] : copied_) {
      if (lower_extension(name) == ending && read(name) == *bytes) return copied_[key] = name;
    }
  }
  const std::string folder = picture                            ? "word/media/"
                             : part.starts_with("word/charts/") ? "word/charts/"
                                                                : "word/diagrams/";
  const std::string name =
      free_name(fmt::format("{}taken{}_{}", folder, ++copies_, base_name(part)));
  copied_[key] = name;
  Diagnostics errors;
  set(name, fitted(foreign, part, *std::move(bytes), errors));
  const std::string rels = dependents(foreign, part, name, errors);
  if (!rels.empty()) set(opc::relationships_part(name), rels);
  if (!errors.empty()) return fail(std::move(errors.front()));
  if (!type.empty()) set_type(name, type);
  return name;
}

/// What a copied part must lose or have renamed inside.
std::string Stock::fitted(const Foreign& foreign, std::string_view part, std::string bytes,
                          Diagnostics& errors) {
  if (part.find("/charts/") != part.npos && part.ends_with(".xml")) {
    return without_external_data(std::move(bytes));
  }
  // A diagram's data name the part it was drawn into by a relationship of the main part.
  constexpr std::string_view kRelation = "relId=\"";
  const std::size_t at = bytes.find(kRelation);
  if (at == bytes.npos || bytes.find("dataModelExt") == bytes.npos) return bytes;
  const std::size_t begin = at + kRelation.size(), end = bytes.find('"', begin);
  const opc::Relationship* drawn =
      foreign.main.relationships.find(std::string_view(bytes).substr(begin, end - begin));
  if (drawn == nullptr || drawn->external) return bytes;
  auto copied = copy(foreign, drawn->target);
  if (!copied) {
    errors.push_back(std::move(copied.error()));
    return bytes;
  }
  return bytes.replace(begin, end - begin,
                       relate(frame_.main_part, "diagramDrawing", "/" + *copied, false));
}

/// The relationships of a copied part: what may come along is copied, the rest is left behind.
std::string Stock::dependents(const Foreign& foreign, std::string_view part,
                              std::string_view new_name, Diagnostics& errors) {
  const std::string own = opc::relationships_part(part);
  if (foreign.file->package.find(own) == nullptr) return "";
  const auto text = foreign.file->package.read(own);
  const auto all = text ? opc::Relationships::parse(*text, part, foreign.name, Limits{})
                        : Result<opc::Relationships>(fail(text.error()));
  if (!all) {
    errors.push_back(all.error());
    return "";
  }
  std::string rows;
  for (const opc::Relationship& r : all->all()) {
    if (r.external || !holds(kCarried, r.kind()) ||
        foreign.file->package.find(r.target) == nullptr) {
      left_behind_.insert(r.kind() == "package" ? "workbook" : "part");
      continue;
    }
    auto copied = copy(foreign, r.target);
    if (!copied) {
      errors.push_back(std::move(copied.error()));
      return "";
    }
    rows += fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"/{}\"/>",
                        xml::escape_attribute(r.id), xml::escape_attribute(r.type), *copied);
  }
  if (rows.empty() || new_name.empty()) return "";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         rows + "</Relationships>";
}

std::set<std::string> Stock::take_left_behind() {
  return std::exchange(left_behind_, {});
}

std::string Stock::bookmark_name(std::string_view wanted) {
  std::string name(wanted);
  // Word's names have at most 40 characters (17.13.6.2).
  const std::string_view base = wanted.size() > 34 ? "taken" : wanted;
  for (int n = 2; !bookmark_names_.insert(name).second; ++n) name = fmt::format("{}_{}", base, n);
  return name;
}

std::string Stock::style_name(const std::string& wanted) {
  std::string name = wanted;
  for (int n = 2; !style_names_.insert(name).second; ++n) name = fmt::format("{} {}", wanted, n);
  return name;
}

std::string Stock::style_id(const std::string& wanted) {
  std::string id = wanted;
  for (int n = 2; !style_ids_.insert(id).second; ++n) id = fmt::format("{}_{}", wanted, n);
  return id;
}

}  // namespace sealpress::merge
