#include "layout/table/shade.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sealpress::layout::table {
namespace {

std::uint8_t mix(std::uint8_t over, std::uint8_t under, double share) {
  return static_cast<std::uint8_t>(std::lround(over * share + under * (1 - share)));
}

}  // namespace

std::optional<Color> shade_of(const docx::Shading& shading) {
  const double share = std::clamp(shading.percent, 0.0, 1.0);
  if (share == 0 && shading.fill.automatic) return std::nullopt;
  const Color over = shading.color.automatic ? kBlack : shading.color.rgb;
  const Color under = shading.fill.automatic ? kWhite : shading.fill.rgb;
  return Color{mix(over.red, under.red, share), mix(over.green, under.green, share),
               mix(over.blue, under.blue, share)};
}

void Shades::add(const Rect& box, Color color) {
  if (box.width <= Length() || box.height <= Length()) return;
  if (!shades_.empty()) {
    Shade& last = shades_.back();
    const bool beside =
        last.box.right() == box.x && last.box.y == box.y && last.box.height == box.height;
    if (beside && last.color == color) {
      last.box.width += box.width;
      return;
    }
  }
  shades_.push_back({box, color});
}

std::vector<frame::Item> Shades::take() && {
  // By left edge, width and top of the next box below: where in `joined` it would continue.
  std::map<std::tuple<Length, Length, Length, Color>, std::size_t> below;
  std::vector<frame::Item> items;
  for (const Shade& shade : shades_) {
    const auto above = below.find({shade.box.x, shade.box.width, shade.box.y, shade.color});
    std::size_t index = items.size();
    if (above == below.end()) {
      items.emplace_back(frame::FillRect{shade.box, shade.color});
    } else {
      index = above->second;
      std::get<frame::FillRect>(items[index]).rect.height += shade.box.height;
      below.erase(above);
    }
    below[{shade.box.x, shade.box.width, shade.box.bottom(), shade.color}] = index;
  }
  return items;
}

}  // namespace sealpress::layout::table
