#include "pdf/write/page_painter.h"

#include "pdf/write/shading.h"
#include "pdf/write/shapes.h"

namespace sealpress::pdf {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

bool is_identity(const Transform& t) {
  return t.a == 1 && t.b == 0 && t.c == 0 && t.d == 1 && t.e == Length() && t.f == Length();
}

}  // namespace

void PagePainter::paint(std::span<const frame::Item> items) {
  const Overloaded painter{
      [this](const frame::GlyphRun& run) { text_.paint(run); },
      [this](const frame::Picture& picture) { paint(picture); },
      [this](const frame::Path& path) { paint(path); },
      [this](const std::shared_ptr<const frame::Group>& group) {
        if (group) paint(*group);
      },
      [this](const auto& shape) { pdf::paint(canvas_, shape); },
  };
  for (const frame::Item& item : items) std::visit(painter, item);
}

/// A gradient is a shading (8.7.4.5) cut to the path; the outline follows.
void PagePainter::paint(const frame::Path& path) {
  if (!path.gradient) return pdf::paint(canvas_, path);
  canvas_.save();
  if (clip(canvas_, path)) {
    canvas_.op("/S" + std::to_string(shadings_.size()) + " sh");
    shadings_.push_back(written_shading(*path.gradient, canvas_));
  }
  canvas_.restore();
  frame::Path outline = path;
  outline.fill.reset();
  pdf::paint(canvas_, outline);
}

/// A picture fills the unit square (ISO 32000-1, 8.9.5.1), which is mapped onto its place.
void PagePainter::paint(const frame::Picture& picture) {
  if (!picture.image) return;
  const std::size_t index = pictures_.index_of(picture.image);
  used_pictures_.insert(index);
  canvas_.save();
  std::string& out = canvas_.out();
  if (!picture.alt_text.empty())
    canvas_.op("/Span<</Alt" + text_string(picture.alt_text) + ">>BDC");
  append_length(out, picture.rect.width);
  out += " 0 0 ";
  append_length(out, picture.rect.height);
  out += ' ';
  canvas_.point({picture.rect.x, picture.rect.bottom()});
  canvas_.op("cm");
  out += "/P";
  append_integer(out, static_cast<std::int64_t>(index));
  canvas_.op(" Do");
  if (!picture.alt_text.empty()) canvas_.op("EMC");
  canvas_.restore();
}

void PagePainter::paint(const frame::Group& group) {
  canvas_.save();
  if (!is_identity(group.transform)) canvas_.concat(group.transform);
  if (group.clip) canvas_.clip(*group.clip);
  paint(group.items);
  canvas_.restore();
}

PageContent PagePainter::finish() && {
  return {std::move(canvas_).finish(), text_.used(), std::move(used_pictures_),
          std::move(shadings_)};
}

}  // namespace sealpress::pdf
