#include "merge/graft/foreign.h"

#include <algorithm>

namespace sealpress::merge {
namespace {

Result<ForeignPart> load(const docx::Document& file, std::string_view name, const Limits& limits) {
  ForeignPart part;
  part.name = name;
  if (name.empty() || file.package.find(name) == nullptr) return part;
  auto bytes = file.package.read(name);
  if (!bytes) return fail(std::move(bytes.error()));
  auto parsed = xml::Document::parse(std::move(*bytes), file.package.name(), name, limits);
  if (!parsed) return fail(std::move(parsed.error()));
  part.xml = std::move(*parsed);
  const std::string rels = opc::relationships_part(name);
  if (file.package.find(rels) == nullptr) return part;
  auto text = file.package.read(rels);
  if (!text) return fail(std::move(text.error()));
  auto read = opc::Relationships::parse(std::move(*text), name, file.package.name(), limits);
  if (!read) return fail(std::move(read.error()));
  part.relationships = std::move(*read);
  return part;
}

bool has_macros(const package::Package& package) {
  const auto& entries = package.entries();
  return std::any_of(entries.begin(), entries.end(), [](const package::Entry& entry) {
    return entry.name.ends_with("vbaProject.bin");
  });
}

}  // namespace

Result<std::shared_ptr<const Foreign>> Foreign::open(std::string bytes, std::string_view name,
                                                     const Limits& limits) {
  auto file = docx::Document::open(std::move(bytes), name, limits);
  if (!file) return fail(std::move(file.error()));
  auto foreign = std::make_shared<Foreign>();
  foreign->name = name;
  foreign->file = *std::move(file);
  const docx::Document& document = *foreign->file;
  foreign->macros = has_macros(document.package);
  foreign->content_types = document.package.read("[Content_Types].xml").value_or("");
  auto main = load(document, document.main_part, limits);
  if (!main) return fail(std::move(main.error()));
  foreign->main = *std::move(main);
  const auto load_kind = [&](std::string_view kind, ForeignPart& part) -> Result<void> {
    const opc::Relationship* found = foreign->main.relationships.find_kind(kind);
    if (found == nullptr || found->external) return {};
    auto loaded = load(document, found->target, limits);
    if (!loaded) return fail(std::move(loaded.error()));
    part = *std::move(loaded);
    return {};
  };
  for (const auto& [kind, part] :
       {std::pair<std::string_view, ForeignPart*>{"styles", &foreign->styles},
        {"numbering", &foreign->numbering},
        {"footnotes", &foreign->footnotes},
        {"endnotes", &foreign->endnotes}}) {
    if (auto loaded = load_kind(kind, *part); !loaded) return fail(std::move(loaded.error()));
  }
  return foreign;
}

}  // namespace sealpress::merge
