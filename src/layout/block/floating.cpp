#include "layout/block/floating.h"

#include "layout/block/block_flow.h"

namespace sealpress::layout {

namespace {

/// "text" as an anchor means the column across and the paragraph down.
std::string_view origin(std::string_view anchor, std::string_view of_text, std::string_view usual) {
  if (anchor == "page") return "page";
  if (anchor == "margin") return "margin";
  return anchor == "text" ? of_text : usual;
}

std::string_view known_align(std::string_view align) {
  for (const std::string_view known :
       {"left", "center", "right", "inside", "outside", "top", "bottom"}) {
    if (align == known) return known;
  }
  return {};
}

docx::AnchorPosition position(std::string_view relative, std::string_view align, Length offset) {
  docx::AnchorPosition out;
  out.relative_from = relative;
  out.align = known_align(align);
  out.offset = offset;
  return out;
}

docx::Wrap frame_wrap(const docx::FrameProperties& frame) {
  if (frame.wrap == "none" || frame.wrap == "through") return docx::Wrap::none;
  return frame.wrap == "notBeside" ? docx::Wrap::top_and_bottom : docx::Wrap::square;
}

}  // namespace

Block text_frame(const docx::FrameProperties& frame, std::span<const docx::Node* const> paragraphs,
                 Length width, Context& context) {
  Context inner = context;
  inner.in_frame = true;
  Length own = frame.width.value_or(Length());
  auto flow = BlockFlow::make(paragraphs, own > Length() ? own : width, nullptr, inner);
  if (own <= Length()) own = min(flow->widths().max, width);
  Cursor cursor;
  Region region;
  region.width = own;
  Filled filled = flow->fill(cursor, region);
  filled.piece.size.width = own;
  const Length stated = frame.height.value_or(Length());
  if (frame.h_rule == "exact" && stated > Length()) {
    filled.piece.size.height = stated;
  } else {
    filled.piece.size.height = max(filled.piece.size.height, stated);
  }

  auto box = std::make_shared<FloatingBox>();
  docx::Drawing* placement = &box->placement;
  placement->kind = docx::NodeKind::drawing;
  placement->wrap = frame_wrap(frame);
  placement->extent = filled.piece.size;
  placement->dist_left = placement->dist_right = frame.h_space.value_or(Length());
  placement->dist_top = placement->dist_bottom = frame.v_space.value_or(Length());
  placement->horizontal =
      position(origin(frame.h_anchor, "column", "page"), frame.x_align, frame.x.value_or(Length()));
  placement->vertical = position(origin(frame.v_anchor, "paragraph", "paragraph"), frame.y_align,
                                 frame.y.value_or(Length()));
  if (!frame.drop_cap.empty() && frame.drop_cap != "none") {
    placement->horizontal.relative_from = "column";
  }
  Block block;
  box->piece = std::move(filled.piece);
  block.floating = std::move(box);
  return block;
}

Block floating_table(const docx::TablePosition& at, Block table, Length width, Context& context) {
  std::shared_ptr<const TableCursor> cursor;
  Region region;
  region.width = width;
  Filled filled = table.table->fill(cursor, region);
  const docx::SectionProperties* section = context.section;
  if (section && filled.piece.size.height >
                     section->page_height - section->margin_top - section->margin_bottom) {
    return table;
  }
  auto box = std::make_shared<FloatingBox>();
  docx::Drawing* placement = &box->placement;
  placement->kind = docx::NodeKind::drawing;
  placement->wrap = docx::Wrap::square;
  placement->extent = filled.piece.size;
  placement->dist_left = at.left_from_text;
  placement->dist_right = at.right_from_text;
  placement->dist_top = at.top_from_text;
  placement->dist_bottom = at.bottom_from_text;
  placement->horizontal =
      position(origin(at.h_anchor, "column", "column"), at.x_spec, at.x.value_or(Length()));
  placement->vertical =
      position(origin(at.v_anchor, "paragraph", "page"), at.y_spec, at.y.value_or(Length()));
  Block block;
  box->piece = std::move(filled.piece);
  box->below_space = context.profile.tables_float_below_space;
  block.floating = std::move(box);
  return block;
}

}  // namespace sealpress::layout
