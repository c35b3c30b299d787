#include "layout/drawing/text_box.h"

#include <memory>
#include <utility>

#include "layout/drawing/marked_box.h"
#include "layout/drawing/text_area.h"
#include "layout/drawing/turned_text.h"
#include "layout/inline/format.h"
#include "layout/whole.h"

namespace sealpress::layout {
namespace {

constexpr Color kSilver{192, 192, 192};

/// The area of the text in the unturned box.
Rect inner_area(const docx::Shape& shape) {
  const Rect area = text_area_of(shape);
  const Length width = area.width - shape.inset_left - shape.inset_right;
  const Length height = area.height - shape.inset_top - shape.inset_bottom;
  return {area.x - shape.box.x + shape.inset_left, area.y - shape.box.y + shape.inset_top,
          max(width, Length()), max(height, Length())};
}

Length slack_above(docx::CellAlign align, Length slack) {
  if (slack <= Length() || align == docx::CellAlign::top) return {};
  return align == docx::CellAlign::center ? slack / 2 : slack;
}

/// Text of a text box stands outside of any table, whatever its anchor stands in, and on the
/// shape's own ground.
Context inside_of(const docx::Shape& shape, const Context& context) {
  Context inside = context;
  inside.in_table = false;
  inside.dark_ground = shape.has_fill && is_dark(shape.fill);
  return inside;
}

/// The colour that the shape's style gives to text that states none (20.1.4.1.17 a:fontRef).
docx::CellFormat text_format(const docx::Shape& shape) {
  docx::CellFormat format;
  if (shape.has_text_color) format.run.color = docx::ColorSpec{false, shape.text_color};
  return format;
}

void report_cut(const docx::Shape& shape, const Piece& text, Length bottom, Context& context) {
  std::string lost = text_below(text, bottom);
  if (lost.empty() || shape.text == nullptr || shape.text->children.empty()) return;
  context.report.push_back(cut_off(context.file, shape.text->children[0], std::move(lost)));
}

/// `height` is the text's with the space after its last paragraph, which counts for where it
/// stands.
ShapeText upright_text(const docx::Shape& shape, const Rect& area, Piece text, Length height,
                       Context& context) {
  ShapeText box;
  if (shape.grow_to_text) box.grown = height - area.height;
  const Length shift = slack_above(shape.text_align, area.height + box.grown - height);
  if (height > area.height + box.grown) {
    report_cut(shape, text, shape.box.height - area.y, context);
    clip(text, {-area.x, -area.y, shape.box.width, shape.box.height});
  }
  place(box.piece, std::move(text), {area.x, area.y + shift});
  return box;
}

}  // namespace

ShapeText lay_out_text(const docx::Shape& shape, Context& context) {
  Context inside = inside_of(shape, context);
  const docx::CellFormat format = text_format(shape);
  const Rect area = inner_area(shape);
  const bool turned = shape.text_flow != docx::TextFlow::horizontal;
  const Length along = turned ? area.height : area.width;
  const auto flow = BlockFlow::make(shape.text->children, along, &format, inside);
  Cursor cursor;
  Filled filled = fill_all(*flow, cursor, endless(along, false));
  const Length after = context.profile.text_box_space_counts ? filled.space_after : Length();
  const Length height = filled.piece.size.height + after;
  if (!turned) return upright_text(shape, area, std::move(filled.piece), height, context);
  ShapeText box;
  const Length across = slack_above(shape.text_align, area.width - height);
  Piece text = turn(std::move(filled.piece), shape.text_flow, {area.width, area.height}, across);
  if (height > area.width) clip(text, {-area.x, -area.y, shape.box.width, shape.box.height});
  place(box.piece, std::move(text), {area.x, area.y});
  return box;
}

ShapeText lay_out_plain(const docx::Shape& shape, Context& context) {
  Context inside = inside_of(shape, context);
  const Rect area = inner_area(shape);
  static const docx::ParagraphProperties kCentered = [] {
    docx::ParagraphProperties paragraph;
    paragraph.space_before = paragraph.space_after = Length();
    paragraph.justify = docx::Justify::center;
    paragraph.snap_to_grid = false;
    return paragraph;
  }();
  if (shape.plain_format == nullptr) return {};
  Piece text = plain_words(shape.plain_text, area.width, kCentered, *shape.plain_format, inside);
  const Length height = text.size.height;
  return upright_text(shape, area, std::move(text), height, context);
}

std::vector<frame::Item> word_art(const docx::Shape& shape, Context& context) {
  static const docx::RunProperties kLarge = [] {
    docx::RunProperties run;
    run.size = run.size_complex = Length::half_points(72);
    return run;
  }();
  static const docx::ParagraphProperties kPlain = [] {
    docx::ParagraphProperties paragraph;
    paragraph.space_before = paragraph.space_after = Length();
    paragraph.snap_to_grid = false;
    return paragraph;
  }();
  Piece text = plain_words(shape.plain_text, Length::twips(31680), kPlain, kLarge, context);
  Length width, height = text.size.height;
  for (const frame::Item& item : text.items) {
    if (const auto* run = std::get_if<frame::GlyphRun>(&item); run && !run->glyphs.empty()) {
      width = max(width, run->origin.x + run->glyphs.back().x + run->size);
    }
  }
  if (width <= Length() || height <= Length()) return {};
  for (frame::Item& item : text.items) {
    if (auto* run = std::get_if<frame::GlyphRun>(&item)) {
      run->color = shape.has_fill ? shape.fill : kSilver;
    }
  }
  auto group = std::make_shared<frame::Group>();
  group->transform = {shape.box.width.over(width),   0,           0,
                      shape.box.height.over(height), shape.box.x, shape.box.y};
  group->items = std::move(text.items);
  return {frame::Item{std::move(group)}};
}

}  // namespace sealpress::layout
