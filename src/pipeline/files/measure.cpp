#include "pipeline/files/measure.h"

#include <utility>

#include "layout/layout.h"
#include "official/official_document.h"

namespace sealpress::pipeline {

Result<Diagnostics> measure_file(Workspace& workspace, const std::string& path) {
  auto file = workspace.open_docx(path);
  if (!file) return fail(std::move(file.error()));
  auto fonts = workspace.fonts();
  if (!fonts) return fail(std::move(fonts.error()));
  auto pages = layout::layout({*file, nullptr, {}, {}, std::nullopt}, **fonts);
  if (!pages) return fail(std::move(pages.error()));
  Diagnostics deviations = official::official_document(pages->document, **fonts);
  for (Diagnostic& d : deviations) d.place.file = path;
  return deviations;
}

}  // namespace sealpress::pipeline
