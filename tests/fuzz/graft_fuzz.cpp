// Word files as anyone might have made them, taken over into a frame.
//
// Input: the content of the file's body, then, each after a line "===", of its styles, numbering
// and footnotes; or a whole file (it begins with PK). Allowed: files that cannot be read, findings.
// Never: a crash, a merged document that cannot be written, read again or that uses a relationship
// it does not have.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docx/document.h"
#include "docx/text/plain_text.h"
#include "merge/template.h"
#include "opc/relationships.h"
#include "support/docx_builder.h"

namespace {

using namespace sealpress;

void require(bool condition) {
  if (!condition) std::abort();
}

std::string_view take_part(std::string_view& rest) {
  const std::size_t found = rest.find("\n===\n");
  const std::string_view taken = rest.substr(0, found);
  rest = found == rest.npos ? std::string_view() : rest.substr(found + 5);
  return taken;
}

std::string foreign(std::string_view input) {
  if (input.starts_with("PK")) return std::string(input);
  test::DocxBuilder builder;
  builder.body(take_part(input));
  if (!input.empty()) builder.styles(take_part(input));
  if (!input.empty()) builder.numbering(take_part(input));
  if (!input.empty()) builder.footnotes(take_part(input));
  return builder.bytes();
}

const merge::Template& frame() {
  static const auto compiled = [] {
    const auto file = docx::Document::open(
        test::DocxBuilder()
            .body("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t>{{+x}}</w:t></w:r>"
                  "<w:bookmarkEnd w:id=\"1\"/></w:p>")
            .styles("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
                    "w:val=\"Normal\"/></w:style>")
            .bytes(),
        "frame.docx");
    return *merge::Template::compile(*file);
  }();
  return *compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = foreign({reinterpret_cast<const char*>(data), size});
  static const data::Value fields = *data::parse_json(R"({"x": {"文件": "稿.docx"}})");
  data::Record record;
  record.fields = fields;
  merge::MergeOptions options;
  options.open_file = [&](std::string_view) -> Result<std::string> { return bytes; };
  Diagnostics findings;
  const auto view = frame().merge(record, options, findings);
  for (const Diagnostic& d : findings) require(!d.code.empty());
  if (!view) return 0;
  const auto written = docx::write(*view);
  require(written.has_value());
  const auto again = docx::Document::open(*written, "again.docx");
  require(again.has_value());
  require(docx::plain_text(*(*again)->body) == docx::plain_text(*view->body()));
  return 0;
}
