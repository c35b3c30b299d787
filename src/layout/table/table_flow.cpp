#include "layout/table/table_flow.h"

#include "layout/table/finalize.h"
#include "layout/table/prepare.h"

namespace sealpress::layout {
namespace {

class PreparedTable final : public TableFlow {
 public:
  explicit PreparedTable(table::Prepared prepared) : table_(std::move(prepared)) {}

  Filled fill(std::shared_ptr<const TableCursor>& cursor, const Region& region) const override {
    const TableCursor from = cursor ? *cursor : TableCursor{};
    TableCursor to = from;
    table::Placement placement = table::place_rows(table_, to, region);
    Filled filled;
    filled.piece = table::finalize(table_, placement, from, to, region);
    filled.end = placement.end;
    const bool done = placement.end == FillEnd::done;
    cursor = done ? nullptr : std::make_shared<const TableCursor>(std::move(to));
    return filled;
  }

  WidthRange widths() const override { return table_.range; }

  bool keep_with_next() const override { return table_.keep_with_next; }

 private:
  table::Prepared table_;
};

}  // namespace

std::unique_ptr<const TableFlow> TableFlow::make(const docx::Table& table, Length text_width,
                                                 bool nested, Context& context) {
  return std::make_unique<PreparedTable>(table::prepare(table, text_width, nested, context));
}

}  // namespace sealpress::layout
