#include "intake/form_book.h"
#include "intake/readers.h"
#include "intake/sheet_rows.h"
#include "sheet/sheet.h"

namespace sealpress::intake {

Result<std::unique_ptr<Reader>> read_workbook(std::string bytes, const std::string& name,
                                              const Limits& limits, const Shape* shape) {
  auto workbook = sheet::read(std::move(bytes), name, limits);
  if (!workbook) return fail(std::move(workbook.error()));
  if (shape && !shape->lists.empty()) {
    auto book = read_form_book(*workbook, name, *shape, limits);
    if (!book || *book) return book;
  }
  Diagnostic fault = input_error("intake.no_header").in_file(name);
  for (sheet::Sheet& sheet : workbook->sheets) {
    if (sheet.hidden) continue;
    std::string sheet_name = sheet.name;
    auto reader = read_table(std::make_unique<SheetRows>(std::move(sheet), name, limits), name,
                             std::move(sheet_name));
    if (reader) return reader;
    if (reader.error().code != "intake.no_header") return reader;
    fault = std::move(reader.error());
  }
  return fail(std::move(fault));
}

}  // namespace sealpress::intake
