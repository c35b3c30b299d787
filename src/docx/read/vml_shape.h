// One shape of VML with what it inherits, and how it becomes a Shape.
#pragma once

#include <string_view>

#include "docx/read/drawing.h"
#include "docx/read/vml_style.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

inline std::string_view vml_attribute(xml::Node e, std::string_view name) {
  return text_attribute(e, Ns::none, name);
}

/// Whether the element is a shape or a group of them.
bool is_vml_shape(xml::Node e);

/// What a shape or its v:shapetype says: the shape's own word comes first.
class VmlShape {
 public:
  VmlShape(xml::Node e, StoryReader& reader) : e_(e), style_(vml_attribute(e, "style")) {
    std::string_view id = vml_attribute(e, "type");
    if (id.starts_with('#')) id.remove_prefix(1);
    const auto found = reader.shape_types().find(id);
    if (found != reader.shape_types().end()) type_ = found->second;
    number_ = text_attribute(type_, Ns::o, "spt");
    const std::size_t t = id.rfind("_t");
    if (number_.empty() && t != std::string_view::npos) number_ = id.substr(t + 2);
  }

  const VmlStyle& style() const { return style_; }
  xml::Node element() const { return e_; }
  /// Number of the preset, e.g. 202 for a text box.
  std::string_view number() const { return number_; }

  std::string_view get(std::string_view name) const {
    const auto own = attribute(e_, Ns::none, name);
    return own ? *own : type_ ? vml_attribute(type_, name) : std::string_view();
  }
  bool flag(std::string_view name, bool absent) const {
    return to_bool(get(name)).value_or(absent);
  }
  /// A child of the shape, or of its type.
  xml::Node part(std::string_view name) const {
    const xml::Node own = child(e_, Ns::v, name);
    return own ? own : child(type_, Ns::v, name);
  }

 private:
  xml::Node e_, type_;
  VmlStyle style_;
  std::string_view number_;
};

/// Adds the shape to `builder`; `box` is its box in `space`.
void read_vml_shape(const VmlShape& source, const Space& space, const Space::Box& box,
                    DrawingBuilder& builder);

/// The two ends of a v:line outside groups.
struct LineEnds {
  Point from, to;
};
LineEnds read_line_ends(const VmlShape& shape);

}  // namespace sealpress::docx
