#include "pdf/write/seals.h"

#include <algorithm>

#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr Color kMarkColor{150, 150, 150};
constexpr std::u32string_view kMarkText = U"盖章处";

frame::PathCommand cubic(Point p1, Point p2, Point p3) {
  return {frame::PathCommand::cubic, p1, p2, p3};
}

frame::Path circle(Point centre, Length radius) {
  // Four arcs; control points at 4/3 (sqrt 2 - 1) of the radius miss the circle by 0.03 %.
  constexpr double kControl = 0.5522847498;
  const Length r = radius, c = radius.scaled(kControl);
  const auto at = [centre](Length x, Length y) { return centre + Point{x, y}; };
  frame::Path path;
  path.commands = {
      {frame::PathCommand::move, at(r, {}), {}, {}}, cubic(at(r, c), at(c, r), at({}, r)),
      cubic(at(-c, r), at(-r, c), at(-r, {})),       cubic(at(-r, -c), at(-c, -r), at({}, -r)),
      cubic(at(c, -r), at(r, -c), at(r, {})),        {frame::PathCommand::close, {}, {}, {}}};
  path.stroke = kMarkColor;
  path.stroke_width = Length::pt(0.5);
  return path;
}

/// The text centred on a point. Glyphs of a fallback face would need a run of their own; 宋体's
/// face has all three.
frame::GlyphRun label(Point centre, Length size, const text::FontLibrary& fonts) {
  const text::NamedFont& font = fonts.find("宋体", false, false);
  std::vector<text::ShapedGlyph> shaped;
  fonts.shape(font, kMarkText, {}, shaped);
  frame::GlyphRun run;
  run.face = font.face;
  run.size = size;
  run.color = kMarkColor;
  run.text = "盖章处";
  Length pen;
  for (const text::ShapedGlyph& glyph : shaped) {
    constexpr std::uint16_t kBytesPerHan = 3;
    run.glyphs.push_back({glyph.glyph, pen + size.scaled(glyph.x_offset),
                          size.scaled(-glyph.y_offset), glyph.cluster * kBytesPerHan,
                          kBytesPerHan});
    pen += size.scaled(glyph.advance);
  }
  // The ink of a Chinese character is centred 0.38 em above its baseline.
  run.origin = centre + Point{-(pen / 2), size.scaled(0.38)};
  return run;
}

}  // namespace

/// A name is one part of a path (12.7.3.2): a period would begin another.
std::string FieldNames::unique(std::string_view wanted) {
  std::string base(wanted.empty() ? "盖章" : wanted);
  std::replace(base.begin(), base.end(), '.', '_');
  std::string name = base;
  for (int n = 2; !taken_.insert(name).second; ++n) {
    name = base + "·";
    append_integer(name, n);
  }
  return name;
}

Object& add_seal_field(File& file, const PageObject& page, const frame::SealField& seal,
                       FieldNames& names) {
  std::string box = "[0 0 ";
  append_length(box, seal.rect.width);
  box += ' ';
  append_length(box, seal.rect.height);
  Object& appearance = file.add_stream({}, false);
  set_name(appearance, "Type", "XObject");
  set_name(appearance, "Subtype", "Form");
  set_written(appearance, "BBox", box + "]");
  set_written(appearance, "Resources", "<<>>");

  Object& field = file.add("Annot");
  set_name(field, "Subtype", "Widget");
  set_name(field, "FT", "Sig");
  set_text(field, "T", names.unique(seal.name));
  set_text(field, "TU", seal.name);
  set_written(field, "Rect", rectangle(seal.rect, page.page->size.height));
  set_reference(field, "P", *page.object);
  constexpr int kPrint = 4;
  set_integer(field, "F", kPrint);
  set_written(field, "AP", "<</N " + written_reference(appearance) + ">>");
  return field;
}

/// No SigFlags: they speak of signatures, and there is none yet (12.7.2, table 219).
void add_form(File& file, const std::vector<const Object*>& fields, Object& catalog) {
  if (fields.empty()) return;
  Object& form = file.add();
  set_written(form, "Fields", written_references(fields));
  set_reference(catalog, "AcroForm", form);
}

std::vector<frame::Item> seal_mark(const frame::SealField& seal, const text::FontLibrary& fonts) {
  const Length diameter = min(seal.rect.width, seal.rect.height);
  const Point centre =
      Point{seal.rect.x, seal.rect.y} + Point{seal.rect.width / 2, seal.rect.height / 2};
  const Length size = min(Length::pt(10.5), diameter / 5);
  return {circle(centre, diameter / 2), label(centre, size, fonts)};
}

}  // namespace sealpress::pdf
