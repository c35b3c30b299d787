#include "pipeline/lint/known_fonts.h"

#include <utility>

namespace sealpress::pipeline {

Result<KnownFonts> KnownFonts::open(Workspace& workspace) {
  auto bytes = workspace.environment().read_file(workspace.home() + "/fonts/fonts.tsv",
                                                 workspace.limits().part_bytes);
  if (!bytes) return fail(std::move(bytes.error()));
  auto table = text::parse_font_table(*bytes);
  if (!table) return fail(std::move(table.error()));
  auto library = workspace.fonts();
  if (!library) return fail(std::move(library.error()));
  KnownFonts fonts;
  fonts.table_ = std::move(*table);
  fonts.library_ = std::move(*library);
  return fonts;
}

bool KnownFonts::knows(const std::string& name) const {
  return table_.find(text::font_key(name)) || !library_->find(name, false, false).substituted;
}

}  // namespace sealpress::pipeline
