// Charts as anyone might have made them: the bytes are a chart part. Allowed: a chart that is not
// drawn. Not allowed: a crash, a hang, a page that is not finite, a PDF that is not one.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "docx/document.h"
#include "layout/layout.h"
#include "pdf/write/write.h"
#include "support/docx_builder.h"
#include "support/paths.h"
#include "text/font/fonts.h"

namespace {

using namespace sealpress;

const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = std::string(test::kSourceDir) + "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

std::string document_of(const std::string& chart) {
  return test::DocxBuilder()
      .add_part("word/charts/chart1.xml", chart,
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
      .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart",
              "charts/chart1.xml", "rIdC")
      .body(
          "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"4572000\" cy=\"2743200\"/><a:graphic>"
          "<a:graphicData><c:chart "
          "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdC\"/>"
          "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
      .bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto document = docx::Document::open(document_of(bytes), "fuzz.docx");
  if (!document) return 0;
  docx::View view;
  view.file = *document;
  const auto pages = layout::layout(view, fonts(), {});
  if (!pages) return 0;
  const auto written = pdf::write(pages->document, fonts(), {});
  if (written && !written->starts_with("%PDF-")) std::abort();
  return 0;
}
