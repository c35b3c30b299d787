#include "docx/read/chart_text.h"

namespace sealpress::docx {

namespace {

void add_line(std::string& out, const std::string& line) {
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

void collect_paragraphs(xml::Node node, std::string& out) {
  for_each_element(node, [&](xml::Node e) {
    if (!is(e, Ns::a, "p")) return collect_paragraphs(e, out);
    std::string line;
    for_each_element(e, [&](xml::Node run) {
      if (const xml::Node text = child(run, Ns::a, "t")) line += text.all_text();
    });
    add_line(out, line);
  });
}

/// The c:v values below, joined by ", ".
void collect_values(xml::Node node, std::string& out) {
  for_each_element(node, [&](xml::Node e) {
    if (!is(e, Ns::c, "v")) return collect_values(e, out);
    if (!out.empty()) out += ", ";
    out += e.all_text();
  });
}

void collect_series(xml::Node node, std::string& out) {
  for_each_element(node, [&](xml::Node e) {
    if (!is(e, Ns::c, "ser")) return collect_series(e, out);
    std::string name, categories, values;
    collect_values(child(e, Ns::c, "tx"), name);
    collect_values(child(e, Ns::c, "cat"), categories);
    collect_values(child(e, Ns::c, "val"), values);
    if (!categories.empty()) values = categories + ": " + values;
    add_line(out, name.empty() ? values : name + " " + values);
  });
}

}  // namespace

std::string drawing_text(xml::Node body) {
  std::string out;
  collect_paragraphs(body, out);
  return out;
}

xml::Node load_part(StoryReader& reader, std::string_view relationship_id) {
  const opc::Relationship* r = reader.relationships().find(relationship_id);
  if (r == nullptr || r->external) return {};
  FileContext& file = reader.file();
  const package::Entry* entry = file.package.find(r->target);
  // Many references to one large part must not cost more than many parts would.
  if (entry == nullptr || entry->inflated_size > file.foreign_left) return {};
  file.foreign_left -= entry->inflated_size;
  auto bytes = file.package.read(r->target);
  if (!bytes) return {};
  auto document =
      xml::Document::parse(std::move(*bytes), file.package.name(), r->target, file.limits);
  if (!document) return {};
  return (*file.arena.keep(std::move(*document)))->root();
}

std::string foreign_text(xml::Node root) {
  if (!root) return "";
  std::string out = drawing_text(root);
  collect_series(root, out);
  return out;
}

xml::Node load_diagram(xml::Node rel_ids, StoryReader& reader) {
  const xml::Node data = load_part(reader, text_attribute(rel_ids, Ns::r, "dm"));
  xml::Node drawn;
  for_each_element(child(data, Ns::dgm, "extLst"), [&](xml::Node extension) {
    for_each_element(extension, [&](xml::Node e) {
      if (is(e, Ns::dsp, "dataModelExt")) {
        drawn = load_part(reader, text_attribute(e, Ns::none, "relId"));
      }
    });
  });
  return drawn;
}

}  // namespace sealpress::docx
