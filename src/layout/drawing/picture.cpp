#include "layout/drawing/picture.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "image/whole.h"
#include "layout/counters.h"
#include "layout/drawing/marked_box.h"
#include "layout/drawing/shape_map.h"

namespace sealpress::layout {
namespace {

std::string_view bytes_of(std::string_view part, const docx::View& view) {
  const auto replaced = view.replaced_bytes.find(part);
  if (replaced != view.replaced_bytes.end()) return replaced->second;
  return view.file->part_bytes(part);
}

/// Why a picture cannot be drawn.
std::optional<Diagnostic> problem_of(std::string_view bytes) {
  if (bytes.empty()) return input_error("layout.picture_missing");
  const Result<void> checked = image::check_whole(bytes);
  return checked ? std::nullopt : std::optional(checked.error());
}

/// The rectangle of the whole picture, of which the crop leaves `box` (20.1.8.55).
Rect whole_of(const docx::Shape& shape) {
  const auto kept = [](double before, double after) {
    const double rest = 1 - before - after;
    return rest > 0.001 ? rest : 1.0;
  };
  const Length width = shape.box.width.scaled(1 / kept(shape.crop_left, shape.crop_right));
  const Length height = shape.box.height.scaled(1 / kept(shape.crop_top, shape.crop_bottom));
  return {shape.box.x - width.scaled(shape.crop_left), shape.box.y - height.scaled(shape.crop_top),
          width, height};
}

}  // namespace

const Pictures::Picture& Pictures::get(std::string_view part, const docx::View& view) {
  const auto known = known_.find(part);
  if (known != known_.end()) return known->second;
  const std::string_view bytes = bytes_of(part, view);
  Picture picture{nullptr, problem_of(bytes)};
  if (!picture.problem) picture.bytes = std::make_shared<const std::string>(bytes);
  return known_.emplace(part, std::move(picture)).first->second;
}

std::optional<std::vector<frame::Item>> draw_picture(const docx::Drawing& drawing,
                                                     const docx::Shape& shape, Context& context) {
  const Pictures::Picture& picture = context.counters.pictures.get(shape.image_part, context.view);
  if (!picture.bytes) {
    report_drawing(drawing, *picture.problem, context);
    return std::nullopt;
  }
  const Rect whole = whole_of(shape);
  frame::Picture item{picture.bytes, whole, std::string(drawing.alt_text)};
  std::vector<frame::Item> items;
  if (whole == shape.box && !is_mapped(shape)) {
    items.emplace_back(std::move(item));
    return items;
  }
  auto group = std::make_shared<frame::Group>();
  group->transform = map_of(shape);
  if (whole != shape.box) group->clip = shape.box;
  group->items.emplace_back(std::move(item));
  items.emplace_back(std::move(group));
  return items;
}

}  // namespace sealpress::layout
