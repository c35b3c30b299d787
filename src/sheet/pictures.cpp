#include "sheet/pictures.h"

#include <algorithm>

#include "opc/part.h"
#include "sheet/elements.h"

namespace sealpress::sheet {
namespace {

/// The first element of that name inside `parent`, at any depth.
xml::Node inside(xml::Node parent, std::string_view local) {
  for (xml::Node node = first_element(parent); node; node = node.next_element()) {
    if (node.local() == local) return node;
    if (const xml::Node found = inside(node, local)) return found;
  }
  return {};
}

const std::string* target_of(const opc::Relationships& parts, std::string_view kind) {
  const opc::Relationship* found = parts.find_kind(kind);
  return found != nullptr && !found->external ? &found->target : nullptr;
}

/// The parts of pictures that one part refers to, each read once.
class Media {
 public:
  Media(const package::Package& file, std::string_view source, const Limits& limits) : file_(file) {
    if (auto found = opc::relationships_of(file, source, limits)) parts_ = std::move(*found);
  }

  Picture picture(std::string_view id) {
    const opc::Relationship* part = parts_.find(id);
    if (part == nullptr || part->external || part->kind() != "image") return nullptr;
    const auto [known, fresh] = read_.emplace(part->target, nullptr);
    if (!fresh) return known->second;
    if (auto bytes = file_.read(part->target)) {
      known->second = std::make_shared<const std::string>(std::move(*bytes));
    }
    return known->second;
  }

  /// The picture that an xdr:pic shows.
  Picture shown_by(xml::Node pic) {
    const xml::Node blip = inside(pic, "blip");
    if (!blip) return nullptr;
    for (const xml::Attribute& a : blip.attributes()) {
      if (a.local == "embed" && !a.ns.empty()) return picture(a.value);
    }
    return nullptr;
  }

 private:
  const package::Package& file_;
  opc::Relationships parts_;
  std::map<std::string, Picture> read_;
};

using Document = std::unique_ptr<const xml::Document>;

Document parsed(const package::Package& file, const std::string* part, const Limits& limits) {
  if (!part || !file.find(*part)) return nullptr;
  auto document = opc::parse_part(file, *part, limits);
  return document ? std::move(*document) : nullptr;
}

/// Element `index` among the children of that name; an empty node if there are fewer.
xml::Node nth(xml::Node parent, std::string_view local, std::int64_t index) {
  for (xml::Node node = first_element(parent); node; node = node.next_element()) {
    if (node.local() == local && index-- == 0) return node;
  }
  return {};
}

std::int64_t number_of(xml::Node node, std::string_view name) {
  return whole_number(attribute(node, name)).value_or(-1);
}

/// The column or row (from 0) where an anchor begins or ends.
std::int64_t anchored(xml::Node corner, std::string_view local) {
  const xml::Node node = child(corner, local);
  return node ? whole_number(node.all_text()).value_or(-1) : -1;
}

/// Excel's "picture in cell": from a cell's metadata over a rich value to a relationship.
class RichValues {
 public:
  RichValues(const package::Package& file, const opc::Relationships& parts, const Limits& limits)
      : values_(parsed(file, target_of(parts, "rdRichValue"), limits)),
        structures_(parsed(file, target_of(parts, "rdRichValueStructure"), limits)),
        relations_(parsed(file, target_of(parts, "richValueRel"), limits)) {
    if (values_) read(values_->root(), "rv", value_nodes_);
    if (structures_) read(structures_->root(), "s", structure_nodes_);
    if (relations_) read(relations_->root(), "rel", relation_nodes_);
  }

  /// The relationship id of rich value `index`; "" if it is no picture of the file.
  std::string_view relation(std::int64_t index) const {
    const xml::Node value = at(value_nodes_, index);
    if (!value) return "";
    const xml::Node structure = at(structure_nodes_, number_of(value, "s"));
    std::int64_t key = 0;
    for (xml::Node k = first_element(structure); k; k = k.next_element(), ++key) {
      if (attribute(k, "n") != "_rvRel:LocalImageIdentifier") continue;
      const xml::Node v = nth(value, "v", key);
      const xml::Node rel = v ? at(relation_nodes_, whole_number(v.all_text()).value_or(-1)) : v;
      return rel ? relationship_id(rel) : "";
    }
    return "";
  }

 private:
  static void read(xml::Node root, std::string_view local, std::vector<xml::Node>& out) {
    for (xml::Node node = first_element(root); node; node = node.next_element()) {
      if (node.local() == local) out.push_back(node);
    }
  }
  static xml::Node at(const std::vector<xml::Node>& nodes, std::int64_t index) {
    const bool there = index >= 0 && index < static_cast<std::int64_t>(nodes.size());
    return there ? nodes[static_cast<std::size_t>(index)] : xml::Node();
  }

  Document values_, structures_, relations_;
  std::vector<xml::Node> value_nodes_, structure_nodes_, relation_nodes_;
};

}  // namespace

CellPictures::CellPictures(const package::Package& file, const opc::Relationships& parts,
                           const Limits& limits) {
  if (const std::string* part = target_of(parts, "cellImage")) read_wps(file, *part, limits);
  if (target_of(parts, "richValueRel")) read_excel(file, parts, limits);
}

void CellPictures::read_wps(const package::Package& file, const std::string& part,
                            const Limits& limits) {
  const Document document = parsed(file, &part, limits);
  if (!document) return;
  Media media(file, part, limits);
  for (xml::Node image = first_element(document->root()); image; image = image.next_element()) {
    const std::string id(attribute(inside(image, "cNvPr"), "name"));
    if (Picture picture = media.shown_by(image)) by_id_[id] = std::move(picture);
  }
}

void CellPictures::read_excel(const package::Package& file, const opc::Relationships& parts,
                              const Limits& limits) {
  const Document metadata = parsed(file, target_of(parts, "sheetMetadata"), limits);
  if (!metadata) return;
  std::vector<std::int64_t> rich;  // the rich value of each record of the future metadata
  xml::Node values;
  for (xml::Node node = first_element(metadata->root()); node; node = node.next_element()) {
    if (node.local() == "valueMetadata") values = node;
    if (node.local() != "futureMetadata" || attribute(node, "name") != "XLRICHVALUE") continue;
    for (xml::Node bk = first_element(node); bk; bk = bk.next_element()) {
      const xml::Node rvb = inside(bk, "rvb");
      rich.push_back(rvb ? number_of(rvb, "i") : -1);
    }
  }
  const RichValues of_workbook(file, parts, limits);
  Media media(file, *target_of(parts, "richValueRel"), limits);
  for (xml::Node bk = first_element(values); bk; bk = bk.next_element()) {
    const xml::Node rc = child(bk, "rc");
    const std::int64_t at = rc ? number_of(rc, "v") : -1;
    const bool there = at >= 0 && at < static_cast<std::int64_t>(rich.size());
    by_metadata_.push_back(
        there ? media.picture(of_workbook.relation(rich[static_cast<std::size_t>(at)])) : nullptr);
  }
}

Picture CellPictures::by_formula(std::string_view formula) const {
  const std::size_t open = formula.find("DISPIMG(\"");
  if (open == std::string_view::npos) return nullptr;
  const std::size_t begin = open + std::string_view("DISPIMG(\"").size();
  const auto at = by_id_.find(formula.substr(begin, formula.find('"', begin) - begin));
  return at == by_id_.end() ? nullptr : at->second;
}

Picture CellPictures::by_metadata(std::string_view vm) const {
  const std::int64_t index = whole_number(vm).value_or(0);
  const bool there = index > 0 && index <= static_cast<std::int64_t>(by_metadata_.size());
  return there ? by_metadata_[static_cast<std::size_t>(index - 1)] : nullptr;
}

std::map<CellPosition, Picture> floating_pictures(const package::Package& file,
                                                  std::string_view part, const Limits& limits) {
  std::map<CellPosition, Picture> out;
  const auto parts = opc::relationships_of(file, part, limits);
  if (!parts) return out;
  const std::string* drawing = target_of(*parts, "drawing");
  const Document document = parsed(file, drawing, limits);
  if (!document) return out;
  Media media(file, *drawing, limits);
  for (xml::Node anchor = first_element(document->root()); anchor; anchor = anchor.next_element()) {
    const xml::Node from = child(anchor, "from"), to = child(anchor, "to");
    const xml::Node pic = inside(anchor, "pic");
    if (!from || !pic) continue;
    const std::int64_t row = anchored(from, "row"), column = anchored(from, "col");
    if (row < 0 || column < 0) continue;
    const std::int64_t last_row = std::max(to ? anchored(to, "row") : row, row);
    const std::int64_t last_column = std::max(to ? anchored(to, "col") : column, column);
    const CellPosition middle{static_cast<std::size_t>((row + last_row) / 2 + 1),
                              static_cast<std::size_t>((column + last_column) / 2 + 1)};
    if (Picture picture = media.shown_by(pic)) out.emplace(middle, std::move(picture));
  }
  return out;
}

}  // namespace sealpress::sheet
