// xml::Document::parse on any bytes. Allowed: any error, always named xml.*. Not allowed: a crash,
// a node outside its parent, text that the source does not hold, output from escape_text that does
// not come back.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "xml/document.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(sealpress::xml::Node node) {
  std::size_t at = node.inner_begin();
  for (sealpress::xml::Node child = node.first_child(); child; child = child.next()) {
    require(child.begin() >= at && child.end() <= node.inner_end());
    require(child.begin() <= child.inner_begin() && child.inner_end() <= child.end());
    at = child.end();
    if (!child.is_text()) check(child);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto document = sealpress::xml::Document::parse(bytes, "fuzz", "part");
  if (!document) {
    require(document.error().code.starts_with("xml."));
    return 0;
  }
  const sealpress::xml::Node root = (*document)->root();
  check(root);
  const std::string text = root.all_text();
  const auto again = sealpress::xml::Document::parse(
      "<a>" + sealpress::xml::escape_text(text) + "</a>", "fuzz", "part");
  require(again.has_value() && (*again)->root().all_text() == text);
  return 0;
}
