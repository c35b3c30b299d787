#include "merge/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "merge/compile/markup.h"
#include "merge/finish/dialect.h"
#include "merge/finish/used_ids.h"
#include "opc/content_types.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kHeaderType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
constexpr std::array<std::string_view, 3> kWhich{"default", "first", "even"};

/// A run with a text box in the middle of the page, behind the text. Not turned: text boxes that
/// are stand upright in some programs and not in others.
std::string mark_run(const Dialect& ns, std::int64_t id) {
  return fmt::format(
      "<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent "
      "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"{}\" "
      "xmlns:a=\"{}\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
      "wordprocessingShape\"><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" "
      "distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"1\" "
      "locked=\"0\" layoutInCell=\"0\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
      "<wp:positionH relativeFrom=\"page\"><wp:align>center</wp:align></wp:positionH>"
      "<wp:positionV relativeFrom=\"page\"><wp:align>center</wp:align></wp:positionV>"
      "<wp:extent cx=\"5040000\" cy=\"2520000\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" "
      "b=\"0\"/><wp:wrapNone/><wp:docPr id=\"{}\" name=\"草稿\"/><wp:cNvGraphicFramePr/>"
      "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/"
      "wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" "
      "y=\"0\"/><a:ext cx=\"5040000\" cy=\"2520000\"/></a:xfrm><a:prstGeom prst=\"rect\">"
      "<a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx>"
      "<w:txbxContent><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:left=\"0\" "
      "w:firstLine=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:rFonts "
      "w:ascii=\"黑体\" w:eastAsia=\"黑体\" w:hAnsi=\"黑体\"/><w:color w:val=\"D9D9D9\"/>"
      "<w:sz w:val=\"288\"/></w:rPr><w:t>草稿</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
      "<wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/></wps:wsp>"
      "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
      "</w:r>",
      ns.wp, ns.a, id);
}

/// A header whose one line is a point high, so that no body moves.
std::string new_header(const Dialect& ns, std::int64_t id) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\"{}\"><w:p>"
      "<w:pPr><w:pBdr><w:bottom w:val=\"none\" w:sz=\"0\" w:space=\"0\" w:color=\"auto\"/>"
      "</w:pBdr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
      "</w:pPr>{}</w:p></w:hdr>",
      ns.w, mark_run(ns, id));
}

/// First element of that name below `node`, in document order.
xml::Node find_element(xml::Node node, std::string_view local) {
  if (!node.is_text() && node.local() == local) return node;
  for (xml::Node child = node.first_element(); child; child = child.next_element()) {
    if (const xml::Node found = find_element(child, local)) return found;
  }
  return {};
}

/// `xml` with `child` as the first or last thing in the element that `node` is.
std::string with_child(const xml::Document& xml, xml::Node node, std::string_view child,
                       bool first) {
  std::string text(xml.source());
  if (node.inner_begin() < node.end()) {
    return text.insert(first ? node.inner_begin() : node.inner_end(), child);
  }
  const std::string name(element_name(std::string_view(text).substr(node.begin())));
  text.replace(node.end() - 2, 2, fmt::format(">{}</{}>", child, name));
  return text;
}

/// A file while marks are put into its parts.
class Marking {
 public:
  explicit Marking(const docx::Document& file)
      : file_(file),
        ns_(Dialect::of(file.parts.find(file.main_part)->second.root->open)),
        used_(used_ids(file)),
        ids_(used_.drawings) {
    // The view must not own what it does not: the caller's document outlives this.
    view_.file = std::shared_ptr<const docx::Document>(&file, [](const docx::Document*) {});
  }

  Result<std::string> run() {
    if (auto marked = mark_headers(); !marked) return fail(std::move(marked.error()));
    if (auto added = add_headers(); !added) return fail(std::move(added.error()));
    return docx::write(view_);
  }

 private:
  Result<void> mark_headers() {
    for (const auto& [name, part] : file_.parts) {
      if (part.root == nullptr || local_name(part.root->open) != "hdr") continue;
      const auto xml = parse(name);
      if (!xml) return fail(xml.error());
      const xml::Node paragraph = find_element((*xml)->root(), "p");
      const xml::Node target = paragraph ? paragraph : (*xml)->root();
      const std::string run = mark_run(ns_, ids_.next());
      view_.replaced_bytes[name] =
          with_child(**xml, target, paragraph ? run : "<w:p>" + run + "</w:p>", false);
    }
    return {};
  }

  /// Headers of the first section, for the kinds of page that it has none for.
  Result<void> add_headers() {
    const auto xml = parse(file_.main_part);
    if (!xml) return fail(xml.error());
    const xml::Node section = find_element((*xml)->root(), "sectPr");
    std::string references;
    for (const std::string_view which : kWhich) {
      if (section && has_header(section, which)) continue;
      if (auto added = add_header(which, references); !added) return added;
    }
    const xml::Node body = find_element((*xml)->root(), "body");
    if (section) {
      view_.replaced_bytes[file_.main_part] = with_child(**xml, section, references, true);
    } else if (body) {
      view_.replaced_bytes[file_.main_part] =
          with_child(**xml, body, "<w:sectPr>" + references + "</w:sectPr>", false);
    }
    return {};
  }

  static bool has_header(xml::Node section, std::string_view which) {
    for (xml::Node e = section.first_element(); e; e = e.next_element()) {
      if (e.local() != "headerReference") continue;
      const auto type = e.attribute(section.ns(), "type");
      if (type.value_or("default") == which) return true;
    }
    return false;
  }

  Result<void> add_header(std::string_view which, std::string& references) {
    const std::string part = fmt::format("word/sealpress-draft-{}.xml", which);
    view_.replaced_bytes[part] = new_header(ns_, ids_.next());
    std::string id;
    if (auto done = change(opc::relationships_part(file_.main_part),
                           [&](const std::string& rels) {
                             return opc::add_relationship(
                                 rels, "rIdSealpress", ns_.relationship("header"), "/" + part, id);
                           });
        !done) {
      return done;
    }
    references += fmt::format("<w:headerReference xmlns:r=\"{}\" w:type=\"{}\" r:id=\"{}\"/>",
                              ns_.r, which, id);
    return change("[Content_Types].xml", [&](const std::string& types) {
      return opc::add_override_type(types, part, kHeaderType);
    });
  }

  template <class Change>
  Result<void> change(const std::string& part, Change how) {
    auto known = view_.replaced_bytes.find(part);
    if (known == view_.replaced_bytes.end()) {
      Result<std::string> text = file_.package.read(part);
      if (!text) return fail(std::move(text.error()));
      known = view_.replaced_bytes.emplace(part, *std::move(text)).first;
    }
    known->second = how(known->second);
    return {};
  }

  Result<std::unique_ptr<const xml::Document>> parse(const std::string& part) const {
    Result<std::string> text = file_.package.read(part);
    if (!text) return fail(std::move(text.error()));
    return xml::Document::parse(*std::move(text), file_.package.name(), part);
  }

  const docx::Document& file_;
  const Dialect& ns_;
  UsedIds used_;
  IdSource ids_;
  docx::View view_;
};

}  // namespace

Result<std::shared_ptr<const docx::Document>> with_draft_mark(const docx::Document& file) {
  Result<std::string> bytes = Marking(file).run();
  if (!bytes) return fail(std::move(bytes.error()));
  return docx::Document::open(*std::move(bytes), file.package.name());
}

}  // namespace sealpress::merge
