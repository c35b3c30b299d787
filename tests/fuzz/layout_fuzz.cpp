// Layout and the PDF writer on any document: a zip archive; the content of w:body, if the bytes
// begin with "<"; else a document made from them, each byte one choice. Allowed: any named error.
// Not allowed: a crash, a hang, a page that is not finite, a PDF that is not one.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "document_script.h"
#include "docx/document.h"
#include "layout/layout.h"
#include "pdf/write/write.h"
#include "support/docx_builder.h"
#include "support/paths.h"
#include "text/font/fonts.h"

namespace {

using namespace sealpress;

void require(bool condition) {
  if (!condition) std::abort();
}

const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = std::string(test::kSourceDir) + "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

std::string document_of(std::string bytes) {
  if (bytes.starts_with("PK")) return bytes;
  if (!bytes.starts_with('<')) bytes = test::DocumentScript(bytes).body();
  return test::DocxBuilder().body(bytes).bytes();
}

void check(const layout::Pages& pages) {
  for (const frame::Page& page : pages.document.pages) {
    require(page.size.width > Length() && page.size.height > Length());
  }
  const auto bytes = pdf::write(pages.document, fonts(), {});
  if (bytes) {
    require(bytes->starts_with("%PDF-"));
  } else {
    require(!bytes.error().code.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.part_bytes = 1 << 20;
  docx::View view;
  const auto document = docx::Document::open(document_of(bytes), "fuzz.docx", limits);
  if (!document) return 0;
  view.file = *document;
  const auto pages = layout::layout(view, fonts());
  if (pages) {
    check(*pages);
  } else {
    require(!pages.error().code.empty());
  }
  return 0;
}
