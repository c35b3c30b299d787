#include "pipeline/files/convert.h"

#include <utility>

#include "layout/layout.h"
#include "pdf/write/write.h"

namespace sealpress::pipeline {

Result<Converted> convert(Workspace& workspace, const std::string& path, bool like_libreoffice) {
  auto file = workspace.open_docx(path);
  if (!file) return fail(std::move(file.error()));
  auto fonts = like_libreoffice ? workspace.fonts_of_the_system() : workspace.fonts();
  if (!fonts) return fail(std::move(fonts.error()));

  const docx::View view{*file, nullptr, {}, {}, std::nullopt};
  layout::Options options;
  if (like_libreoffice) options.profile = layout::Profile::libreoffice();
  auto pages = layout::layout(view, **fonts, options);
  if (!pages) return fail(std::move(pages.error()));

  pdf::WriteOptions write_options;
  write_options.metadata.title = (*file)->core.title;
  write_options.metadata.author = (*file)->core.creator;
  write_options.metadata.created = workspace.environment().now();
  auto bytes = pdf::write(pages->document, **fonts, write_options);
  if (!bytes) return fail(std::move(bytes.error()));

  Converted converted{std::move(*bytes), pages->document.pages.size(), std::move(pages->report)};
  for (Diagnostic& d : converted.report) d.place.file = path;
  return converted;
}

}  // namespace sealpress::pipeline
