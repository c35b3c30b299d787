#include "merge/compile/program.h"

#include <algorithm>
#include <utility>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/tag/condition.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

std::size_t written_size(const docx::Node& node) {
  if (node.intact) return node.source().size();
  std::size_t size = node.open.size() + node.close.size();
  for (const docx::Node* child : node.children) size += written_size(*child);
  return size;
}

/// Shapes whose text boxes were made anew, pointing to them.
void point_to_new_stories(Merger& merger, docx::Drawing& drawing) {
  std::vector<const docx::Shape*> shapes(drawing.shapes.begin(), drawing.shapes.end());
  for (const docx::Shape*& shape : shapes) {
    const auto story = merger.stories.find(shape->text);
    if (story == merger.stories.end()) continue;
    docx::Shape* made = merger.arena.make<docx::Shape>(*shape);
    made->text = story->second;
    shape = made;
  }
  drawing.shapes = merger.arena.list(shapes);
}

}  // namespace

void run(const Block& block, Merger& merger, Nodes& out) {
  for (const auto& operation : block) operation->run(merger, out);
}

void bind(const Block& block, Binder& binder) {
  for (const auto& operation : block) operation->bind(binder);
}

Keep::Keep(Nodes nodes) : nodes_(std::move(nodes)) {
  for (const docx::Node* node : nodes_) bytes_ += written_size(*node);
}

void Keep::run(Merger& merger, Nodes& out) const {
  merger.count(bytes_);
  out.insert(out.end(), nodes_.begin(), nodes_.end());
}

void Leaf::run(Merger& merger, Nodes& out) const {
  if (!merger.copy) return out.push_back(node_);
  if (later_.empty()) return;
  docx::Node* made = with_children(merger.arena, *node_, {});
  made->open = numbered_.renew(merger);
  made->close = {};
  out.push_back(made);
}

NumberedMarkup::NumberedMarkup(std::string_view source) : source_(source) {
  constexpr std::string_view kDrawing = "<wp:docPr ", kControl = "<w:id ";
  for (std::size_t i = source.find('<'); i < source.size(); i = source.find('<', i + 1)) {
    const bool drawing = source.compare(i, kDrawing.size(), kDrawing) == 0;
    if (!drawing && source.compare(i, kControl.size(), kControl) != 0) continue;
    const std::string_view tag = start_tag(source.substr(i));
    const auto id = attribute(tag, drawing ? "id" : "w:val");
    if (!id) continue;
    const auto begin = static_cast<std::size_t>(id->data() - source.data());
    ids_.push_back({begin, begin + id->size(), drawing});
  }
}

std::string_view NumberedMarkup::renew(Merger& merger) const {
  if (empty()) return source_;
  std::string out;
  std::size_t copied = 0;
  for (const Id& id : ids_) {
    out += source_.substr(copied, id.begin - copied);
    out += std::to_string((id.drawing ? merger.drawings : merger.controls).next());
    copied = id.end;
  }
  out += source_.substr(copied);
  return merger.arena.text(out);
}

void Rebuild::run(Merger& merger, Nodes& out) const {
  const std::size_t mark = out.size();
  merge::run(children_, merger, out);
  keep_shape(out, mark);
  docx::Node* made = with_children(merger.arena, *node_, std::span(out).subspan(mark));
  out.resize(mark);
  merger.count(made->open.size() + made->close.size());
  if (merger.copy && !open.empty()) made->open = open.renew(merger);
  if (const auto* story = docx::as<docx::Story>(node_)) {
    merger.stories[story] = static_cast<const docx::Story*>(made);
  } else if (node_->kind == NodeKind::drawing) {
    point_to_new_stories(merger, static_cast<docx::Drawing&>(*made));
  }
  out.push_back(made);
}

void Rebuild::bind(Binder& binder) {
  merge::bind(children_, binder);
}

/// A cell ends with a paragraph (17.4.65), a story holds something, a table has a row.
void Rebuild::keep_shape(Nodes& out, std::size_t mark) const {
  if (filler == nullptr) return;
  std::size_t end = out.size();
  while (end > mark && out[end - 1]->kind == NodeKind::raw) --end;
  const bool bare = end == mark;
  const bool ends_in_table =
      node_->kind == NodeKind::cell && !bare && out[end - 1]->kind == NodeKind::table;
  if (!bare && !ends_in_table) return;
  // The properties of a cell or a table stand before its content, a body's behind.
  const bool behind = bare && node_->kind != NodeKind::story;
  const std::size_t position = behind ? out.size() : end;
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(position), filler);
}

Section::Section(const Tag& tag, std::size_t at_least)
    : tag_(tag), key_(tag), joined_(tag), at_least_(at_least) {
  constexpr std::string_view kNo = "非";
  if (tag.quoted || !tag.key.starts_with(kNo) || tag.key.size() == kNo.size()) return;
  const std::string rest = tag.key.substr(kNo.size());
  negated_.emplace(rest, text::label_key(rest), false);
}

const data::Value* Section::asked(Merger& merger) const {
  if (const data::Value* value = merger.find(key_)) return holds_true(*value) ? value : nullptr;
  if (negated_) {
    static const data::Value yes(true);
    const data::Value* value = merger.find(*negated_);
    return value != nullptr && !holds_true(*value) ? &yes : nullptr;
  }
  joined_.report_missing(merger, tag_, key_);
  return nullptr;
}

void Section::run(Merger& merger, Nodes& out) const {
  const data::Value* value = asked(merger);
  if (tag_.sigil != Sigil::inverse) {
    repeat(merger, value, out);
  } else if (value == nullptr) {
    merge::run(body, merger, out);
  }
}

void Section::repeat(Merger& merger, const data::Value* value, Nodes& out) const {
  std::size_t rows = value == nullptr ? 0 : 1;
  Scope scope{value, merger.scope, key_.written(), 0, false, nullptr};
  if (const data::Array* items = value == nullptr ? nullptr : value->array()) {
    rows = items->size();
    if (order) merger.lists.repeat(*order);
    scope.item_of_list = true;
    scope.items = items;
    for (; scope.index < rows && !merger.too_large(); ++scope.index) {
      scope.value = &(*items)[scope.index];
      run_body(merger, scope, scope.index > 0, out);
    }
  } else if (value != nullptr) {
    run_body(merger, value->object() == nullptr ? *merger.scope : scope, false, out);
  }
  if (rows >= at_least_) return;
  std::size_t padding = merger.pad(at_least_ - rows);
  // A table's printed rows are there for the pen where nothing was typed.
  if (rows == 0) padding = std::max<std::size_t>(padding, 1);
  for (; padding > 0; --padding) out.insert(out.end(), blank.begin(), blank.end());
}

void Section::run_body(Merger& merger, const Scope& scope, bool copy, Nodes& out) const {
  merger.count(1);  // even an empty item takes its time
  const Scope* outer = merger.scope;
  const bool outer_copy = merger.copy;
  merger.scope = &scope;
  merger.copy = outer_copy || copy;
  const std::size_t mark = out.size();
  merge::run(body, merger, out);
  if (!restarts.empty()) merger.lists.begin_copy(*order, restarts, out, mark, merger.arena);
  merger.scope = outer;
  merger.copy = outer_copy;
}

void Section::bind(Binder& binder) {
  if (is_position_word(tag_.normal)) return merge::bind(body, binder);
  binder.use(tag_);
  if (negated_) {
    UsedKey inner = binder.keys.back();
    binder.keys.back().maybe = true;
    inner.unless = std::exchange(inner.key, negated_->written());
    binder.keys.push_back(std::move(inner));
  }
  const bool repeats = tag_.sigil == Sigil::repeat;
  const bool outer_row = binder.one_row_repeat;
  binder.pads = binder.pads || at_least_ > 0;
  if (repeats) {
    binder.scopes.push_back(tag_.key);
    binder.one_row_repeat = body.size() == 1 && body.front()->makes_row();
  }
  merge::bind(body, binder);
  if (repeats) binder.scopes.pop_back();
  binder.one_row_repeat = outer_row;
}

void Conditional::run(Merger& merger, Nodes& out) const {
  Diagnostics problems;
  const bool holds = tag_.condition->holds({merger.lookup, *merger.scope, problems});
  merger.report(std::move(problems), tag_);
  if (holds != (tag_.sigil == Sigil::inverse)) merge::run(body_, merger, out);
}

void Conditional::bind(Binder& binder) {
  binder.use(*tag_.condition);
  merge::bind(body_, binder);
}

}  // namespace sealpress::merge
