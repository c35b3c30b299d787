#include "opc/part.h"
#include "opc/relationships.h"
#include "package/package.h"
#include "sheet/elements.h"
#include "sheet/pictures.h"
#include "sheet/sheet.h"
#include "sheet/strings.h"
#include "sheet/worksheet.h"

namespace sealpress::sheet {

namespace {

/// Reads one workbook; every step that fails ends it.
class WorkbookReader {
 public:
  WorkbookReader(package::Package file, const Limits& limits)
      : file_(std::move(file)), limits_(limits) {}

  Result<Workbook> read() {
    auto top = opc::relationships_of(file_, "", limits_);
    if (!top) return fail(std::move(top.error()));
    const opc::Relationship* main = top->find_kind("officeDocument");
    if (main == nullptr) return not_workbook();
    auto document = opc::parse_part(file_, main->target, limits_);
    if (!document) return fail(std::move(document.error()));
    const xml::Node root = (*document)->root();
    if (root.local() != "workbook") return not_workbook();

    auto parts = opc::relationships_of(file_, main->target, limits_);
    if (!parts) return fail(std::move(parts.error()));
    context_.epoch_1904 = epoch_1904(root);
    if (auto error = read_context(*parts)) return fail(std::move(*error));
    return read_sheets(root, *parts);
  }

 private:
  tl::unexpected<Diagnostic> not_workbook() const {
    return fail(input_error("sheet.not_workbook").in_file(file_.name()));
  }

  static bool epoch_1904(xml::Node workbook) {
    const xml::Node properties = child(workbook, "workbookPr");
    return properties && is_on(attribute(properties, "date1904"));
  }

  /// Strings and styles, both of which a workbook may lack.
  std::optional<Diagnostic> read_context(const opc::Relationships& parts) {
    if (const opc::Relationship* strings = parts.find_kind("sharedStrings")) {
      auto document = opc::parse_part(file_, strings->target, limits_);
      if (!document) return std::move(document.error());
      context_.strings = shared_strings((*document)->root());
    }
    if (const opc::Relationship* styles = parts.find_kind("styles")) {
      auto document = opc::parse_part(file_, styles->target, limits_);
      if (!document) return std::move(document.error());
      context_.styles = Styles((*document)->root());
    }
    context_.pictures = CellPictures(file_, parts, limits_);
    return std::nullopt;
  }

  Result<Workbook> read_sheets(xml::Node workbook, const opc::Relationships& parts) {
    Workbook out;
    const xml::Node list = child(workbook, "sheets");
    for (xml::Node node = first_element(list); node; node = node.next_element()) {
      Sheet sheet;
      sheet.name = std::string(attribute(node, "name"));
      const std::string_view state = attribute(node, "state");
      sheet.hidden = state == "hidden" || state == "veryHidden";
      const opc::Relationship* part = parts.find(relationship_id(node));
      if (part == nullptr) {
        return fail(
            input_error("sheet.missing_sheet").with("sheet", sheet.name).in_file(file_.name()));
      }
      if (part->kind() != "worksheet") continue;  // a chart sheet has no cells
      if (auto error = read_sheet(part->target, sheet)) return fail(std::move(*error));
      out.sheets.push_back(std::move(sheet));
    }
    return out;
  }

  std::optional<Diagnostic> read_sheet(const std::string& part, Sheet& sheet) {
    auto document = opc::parse_part(file_, part, limits_);
    if (!document) return std::move(document.error());
    auto error = read_worksheet((*document)->root(), context_, limits_, sheet);
    if (error) error->place.file = file_.name();
    if (!error) sheet.pictures.merge(floating_pictures(file_, part, limits_));
    return error;
  }

  package::Package file_;
  const Limits& limits_;
  SheetContext context_;
};

}  // namespace

Result<Workbook> read(std::string bytes, std::string_view name, const Limits& limits) {
  auto file = package::Package::open(std::move(bytes), name, limits);
  if (!file) return fail(std::move(file.error()));
  return WorkbookReader(std::move(*file), limits).read();
}

}  // namespace sealpress::sheet
