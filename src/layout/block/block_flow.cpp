#include "layout/block/block_flow.h"

#include <algorithm>

#include "layout/block/cell_floats.h"
#include "layout/block/collect.h"
#include "layout/block/fill.h"

namespace sealpress::layout {

namespace {

class PreparedFlow : public BlockFlow {
 public:
  explicit PreparedFlow(Blocks blocks) : blocks_(std::move(blocks)) {}

  Filled fill(Cursor& cursor, const Region& region) const override {
    if (!blocks_.floats.empty()) return fill_around(blocks_, cursor, region);
    return fill_blocks(blocks_, cursor, region);
  }

  bool done(const Cursor& cursor) const override { return cursor.block >= blocks_.list.size(); }

  WidthRange widths() const override {
    WidthRange out;
    for (const Block& block : blocks_.list) {
      const WidthRange own = widths_of(block);
      out.min = max(out.min, own.min);
      out.max = max(out.max, own.max);
    }
    return out;
  }

  bool blank() const override {
    return blocks_.list.size() == 1 && blocks_.list[0].paragraph &&
           blocks_.list[0].paragraph->blank();
  }

  bool break_before() const override {
    if (blocks_.list.empty() || !blocks_.list[0].paragraph) return false;
    const Paragraph& first = *blocks_.list[0].paragraph;
    return first.format().page_break_before || first.text().leading_page_break;
  }

 private:
  static WidthRange widths_of(const Block& block) {
    if (block.table) return block.table->widths();
    if (!block.paragraph) {
      const Length width = block.floating->piece.size.width;
      return {width, width};
    }
    return {block.paragraph->breaker().min_width(), block.paragraph->breaker().max_width()};
  }

  Blocks blocks_;
};

}  // namespace

std::unique_ptr<const BlockFlow> BlockFlow::make(std::span<const docx::Node* const> blocks,
                                                 Length width, const docx::CellFormat* cell,
                                                 Context& context) {
  return std::make_unique<PreparedFlow>(collect_blocks(blocks, width, cell, context));
}

}  // namespace sealpress::layout
