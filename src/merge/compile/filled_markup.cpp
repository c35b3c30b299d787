#include "merge/compile/filled_markup.h"

#include <algorithm>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/values/pictures.h"

namespace sealpress::merge {

void FilledMarkup::run(Merger& merger, Nodes& out) const {
  const Form& form = merger.copy ? later_ : first_;
  std::string markup =
      form.filled.expand(form.markup, *merger.scope, merger.lookup, merger.findings);
  merger.count(markup.size());
  if (merger.copy) markup = NumberedMarkup(markup).renew(merger);
  if (!markup.empty()) out.push_back(make_raw(merger.arena, markup));
}

void FilledDrawing::run(Merger& merger, Nodes& out) const {
  drawing_->run(merger, out);
  const auto& made = static_cast<const docx::Drawing&>(*out.back());
  auto* drawing = static_cast<docx::Drawing*>(with_children(merger.arena, made, made.children));
  drawing->alt_text = filled(merger, drawing->alt_text);
  drawing->name = filled(merger, drawing->name);
  std::vector<const docx::Shape*> shapes(drawing->shapes.begin(), drawing->shapes.end());
  for (const docx::Shape*& shape : shapes) {
    if (!has_braces(shape->plain_text)) continue;
    docx::Shape* changed = merger.arena.make<docx::Shape>(*shape);
    changed->plain_text = filled(merger, shape->plain_text);
    shape = changed;
  }
  drawing->shapes = merger.arena.list(shapes);
  out.back() = drawing;
}

std::string_view FilledDrawing::filled(Merger& merger, std::string_view text) const {
  const auto known = std::find_if(texts_.begin(), texts_.end(),
                                  [&](const auto& entry) { return entry.first == text; });
  if (known == texts_.end()) return text;
  Diagnostics told;  // of the markup, which holds the same words
  return merger.arena.text(known->second.expand(*merger.scope, merger.lookup, told));
}

/// Keys are bound with the markup, where there is some.
void FilledDrawing::bind(Binder& binder) {
  drawing_->bind(binder);
}

void FilledLink::run(Merger& merger, Nodes& out) const {
  link_->run(merger, out);
  const auto& made = static_cast<const docx::Hyperlink&>(*out.back());
  auto* link = static_cast<docx::Hyperlink*>(with_children(merger.arena, made, made.children));
  const std::string target = expand_address(target_, *merger.scope, merger.lookup, merger.findings);
  link->target = merger.arena.text(target);
  const std::string id = merger.pictures.link(merger.part, target, *merger.dialect);
  link->open = merger.arena.text(with_attribute_value(made.open, "r:id", id));
  out.back() = link;
}

void FilledLink::bind(Binder& binder) {
  link_->bind(binder);
  merge::bind(target_, binder);
}

}  // namespace sealpress::merge
