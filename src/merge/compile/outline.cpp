#include "merge/compile/outline.h"

#include <algorithm>

#include "merge/compile/filled_text.h"
#include "merge/compile/markup.h"
#include "merge/finish/notes.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

/// Blanks around a tag that is otherwise alone. A barrier is no blank.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t n = text.front() == ' ' || text.front() == '\t' ? 1
                          : text.starts_with("\u3000")                ? 3
                          : text.starts_with("\u00a0")                ? 2
                                                                      : 0;
    if (n == 0) return false;
    text.remove_prefix(n);
  }
  return true;
}

bool is_section_end(const Site& site) {
  return site.tag.opens_section() || site.tag.sigil == Sigil::end;
}

bool text_has_braces(std::string_view markup) {
  return text_contains(markup, "{{") || text_contains(markup, "｛｛");
}

/// Whether only blanks and ends of sections stand in [begin, end) of a paragraph's text.
bool only_section_ends(const ParagraphSites& paragraph, std::size_t begin, std::size_t end) {
  const std::string_view text = paragraph.text.all;
  for (const Site* site : paragraph.sites) {
    if (site->end <= begin || site->begin >= end) continue;
    if (!is_section_end(*site) || !is_blank(text.substr(begin, site->begin - begin))) return false;
    begin = site->end;
  }
  return is_blank(text.substr(begin, end - begin));
}

}  // namespace

bool holds_children(NodeKind kind) {
  switch (kind) {
    case NodeKind::story:
    case NodeKind::paragraph:
    case NodeKind::table:
    case NodeKind::row:
    case NodeKind::cell:
    case NodeKind::control:
    case NodeKind::wrapper:
    case NodeKind::hyperlink:
    case NodeKind::field:
    case NodeKind::run:
    case NodeKind::drawing:
      return true;
    default:
      return false;
  }
}

bool is_other_branch(const docx::Node& node) {
  if (node.kind != NodeKind::raw || !node.intact) return false;
  const std::string_view name = local_name(node.source());
  return name == "Fallback" || name == "Choice";
}

Outline::Outline(const docx::StoryPart& part, std::size_t max_tags, Faults& faults,
                 const NoteSources* notes)
    : max_tags_(max_tags), faults_(faults), notes_(notes) {
  if (part.root->kind == NodeKind::story) {
    story(*part.root);
  } else {
    walk(*part.root);
  }
}

const ParagraphSites* Outline::sites(const docx::Node* paragraph) const {
  const auto found = paragraphs_.find(paragraph);
  return found == paragraphs_.end() ? nullptr : &found->second;
}

const std::vector<Span>& Outline::spans(const docx::Node* parent) const {
  static const std::vector<Span> kNone;
  const auto found = spans_.find(parent);
  return found == spans_.end() ? kNone : found->second;
}

void Outline::walk(const docx::Node& node) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const docx::Node& child = *node.children[i];
    path_.push_back({&node, i});
    check_unreachable(node, child);
    note(child);
    if (child.kind == NodeKind::story) {
      story(child);
    } else if (holds_children(child.kind)) {
      if (const auto* p = docx::as<docx::Paragraph>(&child)) paragraph(*p);
      walk(child);
    }
    path_.pop_back();
  }
}

/// What leads to a note with tags is touched as by the tags themselves.
void Outline::note(const docx::Node& node) {
  const auto* reference = docx::as<docx::Note>(&node);
  const NoteSource* source =
      reference == nullptr || notes_ == nullptr ? nullptr : notes_->find(*reference);
  if (source == nullptr || !source->tagged) return;
  for (const Step& step : path_) touched_.insert(step.node);
}

/// A story keeps its sections to itself, a text box too.
void Outline::story(const docx::Node& node) {
  std::vector<Site*> outer_open;
  outer_open.swap(open_);
  const std::size_t outer_begin = story_begin_;
  std::optional<Torn> outer_torn;
  outer_torn.swap(torn_);
  story_begin_ = path_.size();
  walk(node);
  close_unmatched();
  report_torn("merge.unclosed_tag");
  torn_ = std::move(outer_torn);
  story_begin_ = outer_begin;
  open_ = std::move(outer_open);
}

void Outline::paragraph(const docx::Paragraph& node) {
  ParagraphSites sites{ParagraphText(node), {}, false};
  const Scan found = scan(sites.text.all);
  report_loose_braces(node, sites.text.all, found);
  if (found.tags.empty()) return;
  for (const Step& step : path_) touched_.insert(step.node);
  touched_.insert(&node);
  read_tags(node, found, sites);
  const ParagraphSites& kept = paragraphs_.emplace(&node, std::move(sites)).first->second;
  for (Site* site : kept.sites) match(*site);
}

void Outline::read_tags(const docx::Paragraph& node, const Scan& found, ParagraphSites& sites) {
  const std::string& text = sites.text.all;
  for (const Range& range : found.tags) {
    const std::string source = text.substr(range.begin, range.end - range.begin);
    Result<Tag> tag = parse_tag(source);
    if (!tag) {
      faults_.add(std::move(tag.error()), node, source);
      continue;
    }
    if (sites_.size() == max_tags_) return;
    Site& site = sites_.emplace_back();
    site.order = sites_.size();
    site.tag = *std::move(tag);
    site.begin = range.begin;
    site.end = range.end;
    site.paragraph = &node;
    site.path.assign(path_.begin() + static_cast<std::ptrdiff_t>(story_begin_), path_.end());
    sites.sites.push_back(&site);
  }
  sites.only_section_ends = only_section_ends(sites, 0, text.size());
  for (Site* site : sites.sites) {
    site->first_in_paragraph = only_section_ends(sites, 0, site->begin);
    site->last_in_paragraph = only_section_ends(sites, site->end, text.size());
  }
}

/// A tag that begins in one paragraph or cell and ends in the next is torn; one that ends nowhere
/// is unclosed. Which of the two is known only when the next braces are met.
void Outline::report_loose_braces(const docx::Paragraph& node, const std::string& text,
                                  const Scan& found) {
  std::size_t i = 0;
  if (torn_ && (!found.tags.empty() || !found.unclosed.empty() || !found.stray.empty())) {
    const std::size_t next =
        std::min(found.tags.empty() ? text.size() : found.tags[0].begin,
                 found.unclosed.empty() ? text.size() : found.unclosed[0].begin);
    const bool torn = !found.stray.empty() && found.stray[0].begin < next;
    report_torn(torn ? "merge.torn_tag" : "merge.unclosed_tag");
    i = torn ? 1 : 0;
  }
  for (; i < found.stray.size(); ++i) faults_.add(input_error("merge.stray_end"), node, "}}");
  for (const Range& range : found.unclosed) {
    report_torn("merge.unclosed_tag");
    torn_ = Torn{text.substr(range.begin, range.end - range.begin), &node};
  }
}

void Outline::report_torn(std::string code) {
  if (torn_) faults_.add(input_error(std::move(code)), *torn_->paragraph, torn_->tag);
  torn_.reset();
}

/// Braces where merging does not go: field instructions, formulas, markup nobody knows. The old
/// form of a text box is let be, since it is dropped with the tags of the new one.
void Outline::check_unreachable(const docx::Node& parent, const docx::Node& node) {
  if (is_other_branch(node) && touched(&parent)) return;
  check_attributes(parent, node);
  const bool dead = node.kind == NodeKind::raw || node.kind == NodeKind::instruction ||
                    node.kind == NodeKind::math || node.kind == NodeKind::unsupported;
  if (node.kind == NodeKind::deleted && text_has_braces(node.source())) return remove(node);
  if (!dead || !text_has_braces(node.source())) return;
  faults_.add(input_error("merge.unreachable_tag")
                  .with("element", std::string(element_name(node.source()))),
              parent, "{{");
}

/// Attributes that people read are filled in, where layout does not read the markup; others cannot
/// hold tags.
void Outline::check_attributes(const docx::Node& parent, const docx::Node& node) {
  const bool has_own = holds_children(node.kind);
  const bool raw = node.kind == NodeKind::raw;
  for (const TaggedAttribute& found : tagged_attributes(has_own ? node.open : node.source())) {
    if (raw && found.is_shown()) {
      fill(node);
    } else {
      faults_.add(input_error("merge.unreachable_tag").with("element", std::string(found.element)),
                  has_own ? node : parent, found.value);
    }
  }
  if (const auto* link = docx::as<docx::Hyperlink>(&node)) {
    if (has_braces(decoded_address(link->target))) fill(node);
  } else if (const auto* drawing = docx::as<docx::Drawing>(&node)) {
    const bool words = std::any_of(drawing->shapes.begin(), drawing->shapes.end(),
                                   [](const docx::Shape* s) { return has_braces(s->plain_text); });
    if (words || has_braces(drawing->alt_text) || has_braces(drawing->name)) fill(node);
  }
}

/// A tracked deletion of a tag is accepted: nothing fills it in.
void Outline::remove(const docx::Node& node) {
  removed_.insert(&node);
  for (const Step& step : path_) touched_.insert(step.node);
}

void Outline::fill(const docx::Node& node) {
  filled_.insert(&node);
  if (holds_children(node.kind)) touched_.insert(&node);
  for (const Step& step : path_) touched_.insert(step.node);
}

void Outline::match(Site& site) {
  if (site.tag.opens_section()) {
    open_.push_back(&site);
  } else if (site.tag.sigil == Sigil::end) {
    const auto same = std::find_if(open_.rbegin(), open_.rend(), [&](const Site* open) {
      return site.tag.normal.empty() || open->tag.normal == site.tag.normal;
    });
    if (same == open_.rend()) return error("merge.missing_start", site);
    const auto index = static_cast<std::size_t>(open_.rend() - same) - 1;
    if (index + 1 < open_.size()) {
      faults_.add(input_error("merge.crossing").with("other", open_.back()->tag.source),
                  *site.paragraph, site.tag.source);
      open_.resize(index + 1);
    } else {
      resolve(*open_[index], site);
    }
    open_.pop_back();
  }
}

void Outline::close_unmatched() {
  for (const Site* open : open_) error("merge.missing_end", *open);
  open_.clear();
}

const ParagraphSites& Outline::paragraph_of(const Site& site) const {
  return paragraphs_.at(site.paragraph);
}

void Outline::error(std::string code, const Site& site) {
  faults_.add(input_error(std::move(code)).with("key", site.tag.key), *site.paragraph,
              site.tag.source);
}

}  // namespace sealpress::merge
