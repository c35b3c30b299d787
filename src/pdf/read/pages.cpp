#include "pdf/read/pages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace sealpress::pdf {
namespace {

// Real trees are a few levels deep; a hostile one may be a ring.
constexpr int kDepth = 64;
constexpr std::size_t kMostPages = 100'000;

class PageWalk {
 public:
  void walk(const OutsideValue& node, int depth) {
    if (depth > kDepth || pages_.size() >= kMostPages) return;
    if (node.id() != 0 && !visited_.insert(node.id()).second) return;
    const OutsideValue kids = node["/Kids"];
    if (kids.is_array() && !node["/Type"].is_name("/Page")) {
      for (std::size_t i = 0; i < kids.size(); ++i) walk(kids.at(i), depth + 1);
    } else if (node.is_dictionary()) {
      pages_.push_back(node);
    }
  }
  std::vector<OutsideValue> take() { return std::move(pages_); }

 private:
  std::set<int> visited_;
  std::vector<OutsideValue> pages_;
};

class FieldWalk {
 public:
  void walk(const OutsideValue& siblings, int depth) {
    for (std::size_t i = 0; i < siblings.size() && depth < kDepth; ++i) {
      const OutsideValue field = siblings.at(i);
      if (field.id() != 0 && !visited_.insert(field.id()).second) continue;
      walk(field["/Kids"], depth + 1);
      if (field["/T"].text()) take(field);
    }
  }
  void take(const OutsideValue& field) {
    if (!is_signature_field(field) || has_named_kids(field)) return;
    if (field.id() == 0 || taken_.insert(field.id()).second) fields.push_back(field);
  }
  std::vector<OutsideValue> fields;

 private:
  static bool has_named_kids(const OutsideValue& field) {
    const OutsideValue kids = field["/Kids"];
    for (std::size_t i = 0; i < kids.size(); ++i) {
      if (kids.at(i)["/T"].text()) return true;
    }
    return false;
  }

  std::set<int> visited_, taken_;
};

}  // namespace

OutsideValue inherited(OutsideValue node, const char* key) {
  for (int i = 0; i < kDepth && node[key].is_null() && !node.is_null(); ++i) {
    node = node["/Parent"];
  }
  return node[key];
}

std::vector<OutsideValue> pages_of(const OutsideDocument& document) {
  PageWalk walk;
  walk.walk(document.root()["/Pages"], 0);
  return walk.take();
}

Box box_of(const OutsideValue& array) {
  std::array<double, 4> numbers{};
  if (array.size() < numbers.size()) return {};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = array.at(i).number().value_or(0);
  }
  const auto& [x1, y1, x2, y2] = numbers;
  return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

Box visible_box(const OutsideValue& page) {
  Box media = box_of(inherited(page, "/MediaBox"));
  if (media.is_empty()) media = {0, 0, 612, 792};
  const Box crop = box_of(inherited(page, "/CropBox"));
  const Box both{std::max(media.left, crop.left), std::max(media.bottom, crop.bottom),
                 std::min(media.right, crop.right), std::min(media.top, crop.top)};
  return both.is_empty() ? media : both;
}

int rotation_of(const OutsideValue& page) {
  const std::int64_t turned = inherited(page, "/Rotate").integer().value_or(0) % 360;
  const auto positive = static_cast<int>((turned + 360) % 360);
  return positive - positive % 90;
}

Box box_as_seen(const Box& box, const Box& whole, int rotation) {
  switch (rotation) {
    case 90:
      return {box.bottom - whole.bottom, box.left - whole.left, box.top - whole.bottom,
              box.right - whole.left};
    case 180:
      return {whole.right - box.right, box.bottom - whole.bottom, whole.right - box.left,
              box.top - whole.bottom};
    case 270:
      return {whole.top - box.top, whole.right - box.right, whole.top - box.bottom,
              whole.right - box.left};
    default:
      return {box.left - whole.left, whole.top - box.top, box.right - whole.left,
              whole.top - box.bottom};
  }
}

double unit_of(const OutsideValue& page) {
  const double unit = page["/UserUnit"].number().value_or(1);
  return unit > 0 && unit <= 75'000 ? unit : 1;
}

std::vector<OutsideValue> signature_fields(const OutsideDocument& document) {
  FieldWalk walk;
  walk.walk(document.root()["/AcroForm"]["/Fields"], 0);
  for (const OutsideValue& page : pages_of(document)) {
    const OutsideValue annotations = page["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      if (is_widget(annotations.at(i))) walk.take(field_of(annotations.at(i)));
    }
  }
  return std::move(walk.fields);
}

OutsideValue field_of(OutsideValue widget) {
  for (int i = 0; i < kDepth && !widget["/T"].text() && widget["/Parent"].is_dictionary(); ++i) {
    widget = widget["/Parent"];
  }
  return widget;
}

std::string full_name(OutsideValue field) {
  std::string name;
  for (int i = 0; i < kDepth && field.is_dictionary(); ++i, field = field["/Parent"]) {
    const std::optional<std::string> part = field["/T"].text();
    if (part) name.insert(0, name.empty() ? *part : *part + '.');
  }
  return name;
}

bool is_signature_field(const OutsideValue& field) {
  return inherited(field, "/FT").is_name("/Sig");
}

bool is_widget(const OutsideValue& annotation) {
  return annotation["/Subtype"].is_name("/Widget");
}

OutsideValue shown_look(const OutsideValue& annotation) {
  const OutsideValue normal = annotation["/AP"]["/N"];
  if (normal.is_stream()) return normal;
  return normal[("/" + annotation["/AS"].text().value_or("Off")).c_str()];
}

}  // namespace sealpress::pdf
