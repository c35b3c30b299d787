// Any bytes as a workbook, or, where they are no zip, as the inside of a worksheet (behind a first
// line that is a number format). Allowed: errors named sheet.*, package.* or xml.*; otherwise cells
// that are well-formed text, no more than the limit allows.
#include <cstdlib>

#include "sheet/sheet.h"
#include "support/workbook.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string as_workbook(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  sealpress::test::Workbook workbook;
  workbook.styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" +
                    sealpress::xml::escape_attribute(text.substr(0, end)) +
                    "\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>";
  workbook.strings = "<si><t>_x0041_</t></si>";
  workbook.sheets = {{"S", std::string(text.substr(end))}};
  return workbook.bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool zip = bytes.substr(0, 2) == "PK";
  sealpress::Limits limits;
  limits.elements = 10'000;
  const auto workbook =
      sealpress::sheet::read(zip ? std::string(bytes) : as_workbook(bytes), "a.xlsx", limits);
  if (!workbook) {
    const std::string& code = workbook.error().code;
    require(code.rfind("sheet.", 0) == 0 || code.rfind("package.", 0) == 0 ||
            code.rfind("xml.", 0) == 0);
    return 0;
  }
  for (const auto& sheet : workbook->sheets) {
    require(sheet.rows.size() <= limits.elements);
    for (const auto& row : sheet.rows) {
      for (const auto& cell : row) require(!sealpress::text::find_ill_formed(cell.text));
    }
  }
  return 0;
}
