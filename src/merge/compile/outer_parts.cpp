#include "merge/compile/outer_parts.h"

#include <algorithm>

#include "merge/compile/filled_text.h"
#include "merge/compile/markup.h"
#include "opc/relationships.h"

namespace sealpress::merge {
namespace {

/// Looks into what sections hold.
class Search {
 public:
  Search(const docx::Document& file, const docx::StoryPart& part, const Outline& outline)
      : file_(file), outline_(outline) {
    const std::string rels = file.package.read(opc::relationships_part(part.name)).value_or("");
    auto parsed = opc::Relationships::parse(rels, part.name, part.name, Limits{});
    if (parsed) relationships_ = *std::move(parsed);
  }

  void walk(const docx::Node& node) {
    for (const Span& span : outline_.spans(&node)) {
      if (span.open->tag.condition) continue;
      for (std::size_t i = span.begin; i < span.end; ++i) {
        look_into(*node.children[i], Key(span.open->tag));
      }
    }
    for (const docx::Node* child : node.children) walk(*child);
  }

  std::vector<OuterPart> found;

 private:
  void look_into(const docx::Node& node, const Key& section) {
    for (const std::string_view bytes : {node.open, node.close}) {
      for (const std::size_t begin : start_tags(bytes)) {
        look_at(start_tag(bytes.substr(begin)), section);
      }
    }
    for (const docx::Node* child : node.children) look_into(*child, section);
  }

  void look_at(std::string_view tag, const Key& section) {
    const std::string_view name = local_name(tag);
    if (name == "commentReference") {
      if (const auto id = attribute(tag, "w:id")) comment(*id, section);
    } else if (name == "chart" || name == "relIds") {
      for (const char* attribute_name : {"r:id", "r:dm"}) {
        const auto id = attribute(tag, attribute_name);
        const opc::Relationship* to = id ? relationships_.find(*id) : nullptr;
        if (to != nullptr && !to->external) part(to->target, section);
      }
    }
  }

  void comment(std::string_view id, const Key& section) {
    const opc::Relationship* to = relationships_.find_kind("comments");
    if (to == nullptr) return;
    const std::string xml = file_.package.read(to->target).value_or("");
    const std::vector<std::size_t> tags = start_tags(xml);
    if (tags.empty()) return;
    for (const std::string_view one : child_elements(std::string_view(xml).substr(tags.front()))) {
      if (attribute(start_tag(one), "w:id") == id && has_braces(one)) add(to->target, section);
    }
  }

  void part(const std::string& name, const Key& section) {
    if (has_braces(file_.package.read(name).value_or(""))) add(name, section);
  }

  void add(const std::string& part, const Key& section) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const OuterPart& one) {
      return one.part == part && one.section.written() == section.written();
    });
    if (!known) found.push_back({section, part});
  }

  const docx::Document& file_;
  const Outline& outline_;
  opc::Relationships relationships_;
};

}  // namespace

std::vector<OuterPart> outer_parts(const docx::Document& file, const docx::StoryPart& part,
                                   const Outline& outline) {
  if (!outline.has_sections()) return {};
  Search search(file, part, outline);
  search.walk(*part.root);
  return std::move(search.found);
}

void report_outer_parts(const std::vector<OuterPart>& parts, const Scope& record,
                        Diagnostics& findings) {
  Lookup lookup;
  for (const OuterPart& one : parts) {
    const data::Value* value = lookup.find(record, one.section);
    if (value == nullptr || value->array() == nullptr) continue;
    Diagnostic remark = finding(Severity::warning, "merge.outer_fields");
    remark.place.part = one.part;
    remark.place.field = one.section.written();
    findings.push_back(std::move(remark));
  }
}

}  // namespace sealpress::merge
