#include "merge/compile/builder.h"

#include <algorithm>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/compile/merged_cell.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

bool contains_inline(NodeKind kind) {
  return kind == NodeKind::wrapper || kind == NodeKind::hyperlink || kind == NodeKind::field;
}

/// Kinds whose copies need no care: a changed story, cell, table or drawing is made anew for every
/// document, since it may turn out empty or be pointed to from elsewhere.
bool may_be_static(NodeKind kind) {
  return kind == NodeKind::paragraph || kind == NodeKind::run || kind == NodeKind::row ||
         kind == NodeKind::control || contains_inline(kind);
}

bool all_nodes(const Items& items) {
  return std::all_of(items.begin(), items.end(),
                     [](const Item& item) { return item.kind == Item::node; });
}

Nodes nodes_of(const Items& items) {
  Nodes nodes;
  for (const Item& item : items) nodes.push_back(item.kept);
  return nodes;
}

/// Whether a node holds anything that must be unique in a file.
bool may_hold_ids(const docx::Node& node) {
  const std::string_view source = bytes_of(node);
  for (const std::string_view mark :
       {"paraId", "bookmark", "comment", "docPr", "<w:id ", "<w:perm", "noteReference"}) {
    if (source.find(mark) != source.npos) return true;
  }
  return false;
}

/// What a leaf is in the copies of a repeat: without names and places that only one may have.
std::string without_unique_marks(const docx::Node& leaf) {
  return without_elements(bytes_of(leaf),
                          {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                           "commentReference", "permStart", "permEnd"});
}

}  // namespace

bool unchanged(const docx::Node& node, const Items& items) {
  if (!all_nodes(items)) return false;
  const Nodes nodes = nodes_of(items);
  return std::equal(nodes.begin(), nodes.end(), node.children.begin(), node.children.end());
}

Item Item::of(const docx::Node* node) {
  Item item;
  item.kept = node;
  return item;
}

Item Item::of(std::unique_ptr<Operation> operation) {
  Item item;
  item.kind = Item::operation;
  item.made = std::move(operation);
  return item;
}

Item Item::border(Kind kind, const Site* section) {
  Item item;
  item.kind = kind;
  item.section = section;
  return item;
}

Block Builder::build(const docx::StoryPart& part) {
  restarts_ = find_list_restarts(document_, part, outline_);
  Items items;
  add_children(*part.root, false, items);
  auto root = std::make_unique<Rebuild>(root_with_namespaces(part), fold(std::move(items)));
  root->filler = filler_for(*part.root);
  Block block;
  block.push_back(std::move(root));
  return block;
}

Block Builder::build_story(const docx::Story& story, bool repeated) {
  Items children, whole;
  add_children(story, repeated, children);
  whole.push_back(assemble(story, std::move(children), repeated));
  return fold(std::move(whole));
}

bool Builder::in_repeat(const docx::Node& parent, std::size_t child) const {
  const std::vector<Span>& spans = outline_.spans(&parent);
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    return span.open->tag.repeats() && span.begin <= child && child < span.end;
  });
}

void Builder::add_children(const docx::Node& parent, bool repeated, Items& out) {
  check_overlaps(parent);
  for (std::size_t i = 0; i < parent.children.size(); ++i) {
    add_borders(parent, i, out);
    add(parent, *parent.children[i], repeated || in_repeat(parent, i), out);
  }
  add_borders(parent, parent.children.size(), out);
}

/// Sections that begin and end between the children `position - 1` and `position`, nested rightly.
void Builder::add_borders(const docx::Node& parent, std::size_t position, Items& out) {
  std::vector<const Span*> begins, ends;
  for (const Span& span : outline_.spans(&parent)) {
    if (span.begin >= span.end) continue;  // nothing stands between its ends
    if (span.begin == position) begins.push_back(&span);
    if (span.end == position) ends.push_back(&span);
  }
  std::sort(begins.begin(), begins.end(), [](const Span* a, const Span* b) {
    return a->end != b->end ? a->end > b->end : a->open->order < b->open->order;
  });
  std::sort(ends.begin(), ends.end(), [](const Span* a, const Span* b) {
    return a->begin != b->begin ? a->begin > b->begin : a->open->order > b->open->order;
  });
  for (const Span* span : ends) out.push_back(Item::border(Item::end, span->open));
  for (const Span* span : begins) {
    Item item = Item::border(Item::begin, span->open);
    for (std::size_t i = span->begin; i < span->end; ++i) blank(*parent.children[i], item.blank);
    out.push_back(std::move(item));
  }
}

/// Two sections over the same rows of which neither holds the other's tags.
void Builder::check_overlaps(const docx::Node& parent) {
  const std::vector<Span>& spans = outline_.spans(&parent);
  for (const Span& a : spans) {
    for (const Span& b : spans) {
      const bool apart = a.open->partner->order < b.open->order;
      if (!apart || b.begin >= a.end) continue;
      error(input_error("merge.crossing").with("other", a.open->tag.source), *b.open);
    }
  }
}

void Builder::add(const docx::Node& parent, const docx::Node& child, bool repeated, Items& out) {
  if (outline_.removed(&child)) return;
  if (is_other_branch(child) && outline_.touched(&parent)) return;
  const bool touched = outline_.touched(&child);
  if (child.kind == NodeKind::paragraph && touched) {
    add_paragraph(static_cast<const docx::Paragraph&>(child), repeated, out);
  } else if (child.kind == NodeKind::run && (touched || paragraph_ != nullptr)) {
    add_run(static_cast<const docx::Run&>(child), repeated, out);
  } else if (child.kind == NodeKind::control && (touched || paragraph_ != nullptr)) {
    add_control(static_cast<const docx::Control&>(child), repeated, out);
  } else if (touched || (paragraph_ != nullptr && contains_inline(child.kind))) {
    Items children;
    const bool outer = in_ruby_;
    in_ruby_ = outer || local_name(child.source()) == "ruby";
    add_children(child, repeated, children);
    in_ruby_ = outer;
    out.push_back(filled(child, assemble(child, std::move(children), repeated)));
  } else {
    add_kept(child, repeated, out);
  }
}

/// A reference to a note that has tags, or is repeated, brings the note's text along.
bool Builder::add_note(const docx::Node& node, bool repeated, Items& out) {
  const auto* reference = docx::as<docx::Note>(&node);
  const NoteSource* source = reference == nullptr ? nullptr : notes_.find(*reference);
  if (source == nullptr || (!source->tagged && !repeated)) return false;
  placed_notes_.insert(source->story);
  Builder inner(document_, *source->outline, notes_, options_, arena_, faults_);
  out.push_back(Item::of(std::make_unique<ShowNote>(*reference, *source,
                                                    inner.build_story(*source->story, repeated))));
  return true;
}

void Builder::add_kept(const docx::Node& node, bool repeated, Items& out) {
  if (add_note(node, repeated, out)) return;
  const auto cleaned = cleaned_.find(&node);
  const docx::Node* source = cleaned == cleaned_.end() ? &node : cleaned->second;
  if (node.kind == NodeKind::raw && outline_.filled(source)) {
    return out.push_back(Item::of(filled_markup(node, repeated)));
  }
  if (!repeated || !may_hold_ids(node)) return out.push_back(Item::of(&node));
  if (!holds_children(node.kind)) {
    const std::string_view later = arena_.text(without_unique_marks(node));
    return out.push_back(Item::of(std::make_unique<Leaf>(&node, later)));
  }
  Items children;
  for (const docx::Node* child : node.children) add_kept(*child, true, children);
  out.push_back(assemble(node, std::move(children), true));
}

std::unique_ptr<Operation> Builder::filled_markup(const docx::Node& raw, bool repeated) {
  const std::string_view first = bytes_of(raw);
  const std::string_view later = repeated ? arena_.text(without_unique_marks(raw)) : first;
  return std::make_unique<FilledMarkup>(FilledMarkup::Form{first, fill_of(first, &raw)},
                                        FilledMarkup::Form{later, fill_of(later, nullptr)});
}

/// What is filled in in some markup; faults are told of `blamed`, unless it is null.
FilledText Builder::fill_of(std::string_view markup, const docx::Node* blamed) {
  FilledText fill;
  for (const TaggedAttribute& found : tagged_attributes(markup)) {
    if (!found.is_shown()) continue;  // told by the outline
    auto text = TextTemplate::compile(found.value);
    if (text) {
      fill.add(found.begin, found.end, *std::move(text), FilledText::attribute);
    } else if (blamed != nullptr) {
      faults_.add(std::move(text.error()), *blamed, found.value);
    }
  }
  return fill;
}

/// Drawings and links: what layout and readers of PDF know of them.
Item Builder::filled(const docx::Node& node, Item item) {
  if (!outline_.filled(&node)) return item;
  std::unique_ptr<Operation> inner = std::move(item.made);
  if (inner == nullptr) inner = std::make_unique<Keep>(Nodes{item.kept});
  if (const auto* link = docx::as<docx::Hyperlink>(&node)) {
    auto target = TextTemplate::compile(decoded_address(link->target));
    if (target) return Item::of(std::make_unique<FilledLink>(std::move(inner), *std::move(target)));
    return Item::of(std::move(inner));  // the part with the targets is told of
  }
  const auto* drawing = docx::as<docx::Drawing>(&node);
  if (drawing == nullptr) return Item::of(std::move(inner));
  FilledDrawing::Texts texts;
  const auto add = [&](std::string_view text) {
    auto filled = has_braces(text) ? TextTemplate::compile(text) : fail(Diagnostic());
    if (filled) texts.emplace_back(text, *std::move(filled));
  };
  add(drawing->alt_text);
  add(drawing->name);
  for (const docx::Shape* shape : drawing->shapes) add(shape->plain_text);
  return Item::of(std::make_unique<FilledDrawing>(std::move(inner), std::move(texts)));
}

Item Builder::assemble(const docx::Node& node, Items children, bool repeated) {
  const docx::Node* base = repeated ? without_paragraph_id(node) : &node;
  if (base == &node && unchanged(node, children)) {
    if (!repeated || NumberedMarkup(node.open).empty()) return Item::of(&node);
  }
  if (may_be_static(node.kind) && all_nodes(children)) {
    return Item::of(with_children(arena_, *base, nodes_of(children)));
  }
  auto made = std::make_unique<Rebuild>(base, fold(std::move(children)));
  if (repeated) made->open = NumberedMarkup(base->open);
  made->filler = filler_for(node);
  const Site* merging = node.kind == NodeKind::cell ? merging_site(node) : nullptr;
  if (merging == nullptr) return Item::of(std::move(made));
  return Item::of(std::make_unique<MergedCell>(static_cast<const docx::Cell&>(*base), *merging,
                                               std::move(made), blank_paragraph(node), arena_));
}

const Site* Builder::merging_site(const docx::Node& node) const {
  if (const auto* paragraph = docx::as<docx::Paragraph>(&node)) {
    const ParagraphSites* sites = outline_.sites(paragraph);
    if (sites == nullptr) return nullptr;
    const auto found = std::find_if(sites->sites.begin(), sites->sites.end(), [](const Site* s) {
      return std::any_of(s->tag.filters.begin(), s->tag.filters.end(),
                         [](const FilterCall& call) { return call.name == "合并"; });
    });
    return found == sites->sites.end() ? nullptr : *found;
  }
  for (const docx::Node* child : node.children) {
    if (const Site* site = merging_site(*child)) return site;
  }
  return nullptr;
}

Block Builder::fold(Items items) {
  std::vector<Frame> frames(1);
  for (Item& item : items) {
    if (item.kind == Item::node) {
      frames.back().kept.push_back(item.kept);
      continue;
    }
    frames.back().flush();
    if (item.kind == Item::operation) {
      frames.back().block.push_back(std::move(item.made));
    } else if (item.kind == Item::begin) {
      frames.push_back({item.section, {}, {}, std::move(item.blank)});
    } else if (frames.back().open == item.section) {
      close(frames);
    } else {
      torn(*item.section);
    }
  }
  frames.back().flush();
  while (frames.size() > 1) {
    torn(*frames.back().open);
    close(frames);
    frames.back().flush();
  }
  return std::move(frames.front().block);
}

void Builder::Frame::flush() {
  if (kept.empty()) return;
  block.push_back(std::make_unique<Keep>(std::move(kept)));
  kept.clear();
}

void Builder::close(std::vector<Frame>& frames) {
  Frame frame = std::move(frames.back());
  frames.pop_back();
  Result<Filters> filters = Filters::compile(frame.open->tag);
  if (!filters) return error(std::move(filters.error()), *frame.open);
  if (filters->at_least && frame.open->inline_section) {
    return error(input_error("merge.at_least_inline"), *frame.open);
  }
  if (frame.open->tag.condition != nullptr) {
    auto conditional = std::make_unique<Conditional>(frame.open->tag, std::move(frame.block));
    frames.back().block.push_back(std::move(conditional));
    return;
  }
  auto section = std::make_unique<Section>(frame.open->tag, filters->at_least.value_or(0));
  section->body = std::move(frame.block);
  section->blank = std::move(frame.blank);
  if (!restarts_.empty()) section->order = frame.open->order;
  if (const auto known = restarts_.find(frame.open->order); known != restarts_.end()) {
    section->restarts = known->second;
  }
  frames.back().block.push_back(std::move(section));
}

void Builder::torn(const Site& site) {
  if (!torn_.insert(&site).second) return;
  error(input_error("merge.torn_section").with("key", site.tag.key), site);
}

void Builder::error(Diagnostic fault, const Site& site) {
  faults_.add(std::move(fault), *site.paragraph, site.tag.source);
}

}  // namespace sealpress::merge
