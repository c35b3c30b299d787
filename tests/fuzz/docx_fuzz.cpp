// docx::Document::open on any bytes: a zip archive, or, where it is none, the content of w:body of
// a small document. Allowed: any named error. Not allowed: a crash, a story that is not given back
// byte for byte, a resolution of formatting that fails, a file that cannot be written.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "support/docx_builder.h"

namespace {

using namespace sealpress;

void require(bool condition) {
  if (!condition) std::abort();
}

/// Resolves the first nodes only: finding a place walks the whole part.
void resolve(const docx::Document& document, const docx::Node& node, int& left) {
  if (--left < 0) return;
  if (const auto* paragraph = docx::as<docx::Paragraph>(&node)) {
    document.styles.paragraph(*paragraph->properties, &document.numbering, nullptr);
  }
  if (const auto* run = docx::as<docx::Run>(&node)) {
    document.styles.run(document.styles.paragraph_run({}, nullptr), *run->properties);
  }
  if (const auto* table = docx::as<docx::Table>(&node)) {
    document.styles.cell(*table->properties, {});
  }
  document.place_of(&node);
  for (const docx::Node* child : node.children) resolve(document, *child, left);
}

void write_by_tags(const docx::Node& node, std::string& out) {
  out += node.open;
  for (const docx::Node* child : node.children) write_by_tags(*child, out);
  out += node.close;
}

void check(const std::shared_ptr<const docx::Document>& document) {
  for (const auto& [name, part] : document->parts) {
    std::string by_tags;
    write_by_tags(*part.root, by_tags);
    require(by_tags == part.root->source());
  }
  int left = 200;
  resolve(*document, *document->body, left);
  docx::plain_text(*document->body);
  docx::View view;
  view.file = document;
  view.core = document->core;
  require(docx::write(view).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) bytes = test::DocxBuilder().body(bytes).bytes();
  Limits limits;
  limits.part_bytes = 1 << 20;
  const auto document = docx::Document::open(std::move(bytes), "fuzz.docx", limits);
  if (document) {
    check(*document);
  } else {
    require(!document.error().code.empty() && document.error().place.file == "fuzz.docx");
  }
  return 0;
}
