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

bool higher_than_page(Length height, const docx::SectionProperties* section) {
  return section && height > section->page_height - section->margin_top - section->margin_bottom;
}

bool stated(const docx::Opt<Length>& length) {
  return length.value_or(Length()) != Length();
}

}  // namespace

bool makes_frame(const docx::FrameProperties& frame) {
  const bool sized = stated(frame.width) || stated(frame.height);
  const bool placed = stated(frame.x) || stated(frame.y) ||
                      (!frame.x_align.empty() && frame.x_align != "left") ||
                      (!frame.y_align.empty() && frame.y_align != "inline");
  const bool drop_cap = !frame.drop_cap.empty() && frame.drop_cap != "none";
  return sized || placed || drop_cap;
}

std::optional<Block> text_frame(const docx::FrameProperties& frame,
                                std::span<const docx::Node* const> paragraphs, Length width,
                                Context& context) {
  Context inner = context;
  inner.in_frame = true;
  Length own = frame.width.value_or(Length());
  auto flow = BlockFlow::make(paragraphs, own > Length() ? own : width, nullptr, inner);
  if (own <= Length()) own = min(flow->widths().max, width);
  Cursor cursor;
  Region region;
  region.width = own;
  Filled filled = flow->fill(cursor, region);
  if (higher_than_page(filled.piece.size.height, context.section)) return std::nullopt;
  filled.piece.size.width = own;
  const Length least = frame.height.value_or(Length());
  if (frame.h_rule == "exact" && least > Length()) {
    filled.piece.size.height = least;
  } else {
    filled.piece.size.height = max(filled.piece.size.height, least);
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
  if (higher_than_page(filled.piece.size.height, context.section)) return table;
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
