#include "merge/compile/merged_cell.h"

#include <utility>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/tag/filters.h"
#include "merge/values/value_text.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

/// w:tcPr of a cell; empty if it has none.
std::string_view properties_of(const docx::Cell& cell) {
  for (const docx::Node* child : cell.children) {
    if (child->kind != docx::NodeKind::raw) continue;
    for (const std::string_view element : elements(bytes_of(*child))) {
      if (local_name(element) == "tcPr") return element;
    }
  }
  return {};
}

std::string shown(const data::Value* value) {
  const std::optional<std::string> text = value ? value_text(*value) : std::nullopt;
  return text ? text::label_key(*text) : std::string();
}

}  // namespace

MergedCell::MergedCell(const docx::Cell& cell, const Site& site, std::unique_ptr<Rebuild> whole,
                       const docx::Node* blank, docx::Arena& arena)
    : cell_(cell), site_(site), key_(site.tag), whole_(std::move(whole)), blank_(blank) {
  if (auto filters = Filters::compile(site.tag)) within_ = filters->merges_within;
  begins_ = variant(arena, docx::VerticalMerge::restart);
  continues_ = variant(arena, docx::VerticalMerge::continued);
}

MergedCell::Variant MergedCell::variant(docx::Arena& arena, docx::VerticalMerge merge) const {
  docx::CellProperties properties = *cell_.properties;
  properties.vertical_merge = merge;
  const bool begins = merge == docx::VerticalMerge::restart;
  const std::string markup = with_cell_property(
      properties_of(cell_), begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
  return {arena.keep(properties), make_raw(arena, markup)};
}

std::string MergedCell::text_of(Merger& merger, const Scope& item, std::size_t index) const {
  Scope scope = item;
  scope.value = &(*item.items)[index];
  scope.index = index;
  std::string text = shown(merger.lookup.find(scope, key_));
  if (text.empty() || !within_) return text;
  return shown(merger.lookup.find(scope, *within_)) + '\n' + text;
}

void MergedCell::run(Merger& merger, Nodes& out) const {
  const Scope* item = innermost_item(*merger.scope);
  if (item == nullptr || item->items == nullptr) return whole_->run(merger, out);
  const std::string own = text_of(merger, *item, item->index);
  const auto same = [&](std::size_t index) {
    return !own.empty() && text_of(merger, *item, index) == own;
  };
  if (item->index > 0 && same(item->index - 1)) {
    return out.push_back(merged(merger, {blank_}, continues_));
  }
  Nodes made;
  whole_->run(merger, made);
  if (item->index + 1 == item->items->size() || !same(item->index + 1)) {
    out.insert(out.end(), made.begin(), made.end());
    return;
  }
  Nodes content;
  for (const docx::Node* child : made.front()->children) {
    if (child->kind != docx::NodeKind::raw) {
      content.push_back(child);
    } else if (const auto rest = without_elements(bytes_of(*child), {"tcPr"}); !rest.empty()) {
      content.push_back(make_raw(merger.arena, rest));
    }
  }
  out.push_back(merged(merger, content, begins_));
}

docx::Node* MergedCell::merged(Merger& merger, const Nodes& content, const Variant& variant) const {
  Nodes children{variant.markup};
  children.insert(children.end(), content.begin(), content.end());
  docx::Node* made = with_children(merger.arena, cell_, children);
  static_cast<docx::Cell*>(made)->properties = variant.properties;
  merger.count(made->open.size() + made->close.size() + variant.markup->open.size());
  return made;
}

void MergedCell::bind(Binder& binder) {
  const auto own = cell_.properties->vertical_merge.value_or(docx::VerticalMerge::none);
  if (!binder.one_row_repeat || own != docx::VerticalMerge::none) {
    binder.faults.add(input_error("merge.merging_outside"), *site_.paragraph, site_.tag.source);
  }
  whole_->bind(binder);
}

}  // namespace sealpress::merge
