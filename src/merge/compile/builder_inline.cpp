// Builder: paragraphs with tags, taken apart at the tags' borders.
#include <algorithm>
#include <span>

#include "base/trim.h"
#include "merge/compile/builder.h"
#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/values/pictures.h"
#include "merge/values/rich.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

/// The text in which a position of the paragraph lies.
const docx::Text* text_at(const ParagraphText& paragraph, std::size_t position) {
  for (const auto& [text, begin] : paragraph.begins) {
    if (begin <= position && position < begin + text->text.size()) return text;
  }
  return nullptr;
}

const docx::Run* run_of(const docx::Node& node, const docx::Text* text) {
  for (const docx::Node* child : node.children) {
    if (child == text) return docx::as<docx::Run>(&node);
    if (const docx::Run* found = run_of(*child, text)) return found;
  }
  return nullptr;
}

/// The tags that touch [begin, end) of a paragraph's text.
std::span<Site* const> sites_in(const ParagraphSites& paragraph, std::size_t begin,
                                std::size_t end) {
  const std::vector<Site*>& sites = paragraph.sites;
  const auto first = std::partition_point(sites.begin(), sites.end(),
                                          [&](const Site* s) { return s->end <= begin; });
  const auto last =
      std::partition_point(first, sites.end(), [&](const Site* s) { return s->begin < end; });
  return {first, last};
}

std::string_view run_properties(const docx::Node& run) {
  for (const std::string_view child : child_elements(run.source())) {
    if (local_name(child) == "rPr") return child;
  }
  return {};
}

/// What a run's piece may consist of and still show nothing.
bool is_hint(const docx::Node& node) {
  if (node.kind != NodeKind::raw) return false;
  return is_all_blank(without_elements(bytes_of(node), {"rPr", "lastRenderedPageBreak"}));
}

bool shows_nothing(const Items& pieces) {
  return std::all_of(pieces.begin(), pieces.end(), [](const Item& item) {
    return item.kind == Item::node && is_hint(*item.kept);
  });
}

/// w:sdtPr of a control that now holds values: rich, filled, bound to nothing. Word allows no
/// control inside a plain-text one.
std::string cleaned_control_properties(std::string_view siblings) {
  std::string out;
  for (const std::string_view element : elements(siblings)) {
    out += local_name(element) != "sdtPr"
               ? std::string(element)
               : without_children(element, {"showingPlcHdr", "dataBinding", "text", "date",
                                            "comboBox", "dropDownList"});
  }
  return out;
}

/// The innermost cell that holds a node, nullptr outside tables.
const docx::Cell* cell_of(const docx::Node& root, const docx::Node* node, const docx::Cell* outer) {
  for (const docx::Node* child : root.children) {
    if (child == node) return outer;
    const auto* cell = docx::as<docx::Cell>(child);
    const docx::Cell* inner = cell != nullptr ? cell : outer;
    // A node that is found outside all cells is as good as one that is not found.
    if (const docx::Cell* found = cell_of(*child, node, inner)) return found;
  }
  return nullptr;
}

/// How wide a line of text is where a paragraph stands: its cell, else the page, without margins.
Length line_width(const docx::Document& document, const docx::Paragraph& paragraph) {
  const docx::SectionProperties& page = *document.last_section;
  const Length whole = page.page_width - page.margin_left - page.margin_right;
  const auto part = document.parts.find(document.main_part);
  const docx::Cell* cell = cell_of(*part->second.root, &paragraph, nullptr);
  if (cell == nullptr || !cell->properties->width) return whole;
  const docx::Width& width = *cell->properties->width;
  const Length margins = Length::twips(216);  // the usual cell margins
  if (width.kind != docx::Width::length || width.value <= margins) return whole;
  return min(whole, width.value - margins);
}

}  // namespace

void Builder::add_paragraph(const docx::Paragraph& paragraph, bool repeated, Items& out) {
  const ParagraphSites* outer = paragraph_;
  paragraph_ = outline_.sites(&paragraph);
  if (paragraph_ == nullptr || !add_rich(paragraph, out)) {
    const bool inner_repeat =
        paragraph_ != nullptr &&
        std::any_of(paragraph_->sites.begin(), paragraph_->sites.end(),
                    [](const Site* site) { return site->inline_section && site->tag.repeats(); });
    Items children;
    add_children(paragraph, repeated || inner_repeat, children);
    LineFit fit = paragraph_ == nullptr ? LineFit() : fit_of(paragraph);
    out.push_back(fit.any()
                      ? Item::of(fitted(paragraph, std::move(fit), std::move(children), repeated))
                      : assemble(paragraph, std::move(children), repeated));
  }
  paragraph_ = outer;
}

LineFit Builder::fit_of(const docx::Paragraph& paragraph) {
  LineFit fit;
  for (const Site* site : paragraph_->sites) {
    if (site->tag.sigil != Sigil::value && site->tag.sigil != Sigil::seal) continue;
    const Result<Filters> filters = Filters::compile(site->tag);
    if (!filters || (!filters->one_line && !filters->centred_over)) continue;
    const docx::Run& run = *run_of(paragraph, text_at(paragraph_->text, site->begin));
    const docx::RunProperties look = document_.styles.run(
        document_.styles.paragraph_run(*paragraph.properties, nullptr), *run.properties);
    const Length size = look.size.value_or(Length::pt(10));
    const docx::SectionProperties& page = *document_.last_section;
    const Key key(site->tag);
    if (filters->one_line) fit.one_line = {key, *filters, *filters->one_line, size};
    if (filters->centred_over) {
      fit.centred = {*filters->centred_over, page.page_width - page.margin_left - page.margin_right,
                     size};
    }
  }
  return fit;
}

std::unique_ptr<Operation> Builder::fitted(const docx::Paragraph& paragraph, LineFit fit,
                                           Items children, bool repeated) {
  const docx::Node* base = repeated ? without_paragraph_id(paragraph) : &paragraph;
  return std::make_unique<FittedParagraph>(
      static_cast<const docx::Paragraph&>(*base),
      document_.styles.paragraph(*paragraph.properties, nullptr, nullptr), std::move(fit),
      fold(std::move(children)));
}

/// A paragraph that is nothing but {{+键}} gives way to blocks.
bool Builder::add_rich(const docx::Paragraph& paragraph, Items& out) {
  const auto rich = std::find_if(paragraph_->sites.begin(), paragraph_->sites.end(),
                                 [](const Site* s) { return s->tag.sigil == Sigil::rich; });
  if (rich == paragraph_->sites.end()) return false;
  const Site& site = **rich;
  if (!site.first_in_paragraph || !site.last_in_paragraph || paragraph_->sites.size() != 1) {
    error(input_error("merge.rich_not_alone"), site);
    return false;
  }
  const RunStyle style = style_of(*run_of(paragraph, text_at(paragraph_->text, site.begin)));
  out.push_back(Item::of(std::make_unique<ShowRich>(
      TagSite{site.tag, site.paragraph, style}, paragraph, emptied(paragraph),
      RichLooks(arena_, paragraph, style, document_.styles), document_.styles,
      line_width(document_, paragraph), arena_, options_)));
  return true;
}

/// Whether a tag begins or ends in the text below an inline node.
bool Builder::holds_tag(const docx::Node& node) const {
  if (outline_.touched(&node)) return true;
  if (const auto* text = docx::as<docx::Text>(&node)) {
    const std::size_t begin = paragraph_->text.begins.at(text);
    return !sites_in(*paragraph_, begin, begin + text->text.size()).empty();
  }
  const bool own_text = holds_children(node.kind) && node.kind != NodeKind::drawing;
  return own_text && std::any_of(node.children.begin(), node.children.end(),
                                 [&](const docx::Node* child) { return holds_tag(*child); });
}

void Builder::add_control(const docx::Control& control, bool repeated, Items& out) {
  if (!holds_tag(control)) return add_kept(control, repeated, out);
  Nodes children;
  for (const docx::Node* child : control.children) {
    const bool raw = child->kind == NodeKind::raw;
    children.push_back(raw ? make_raw(arena_, cleaned_control_properties(child->source())) : child);
    if (raw) cleaned_[children.back()] = child;
  }
  auto* filled = static_cast<docx::Control*>(with_children(arena_, control, children));
  filled->showing_placeholder = false;
  Items items;
  add_children(*filled, repeated, items);
  out.push_back(assemble(*filled, std::move(items), repeated));
}

void Builder::add_run(const docx::Run& run, bool repeated, Items& out) {
  Items pieces;
  for (const docx::Node* child : run.children) {
    const auto* text = docx::as<docx::Text>(child);
    if (text != nullptr && paragraph_ != nullptr) {
      cut(run, *text, repeated, pieces, out);
    } else {
      add(run, *child, repeated, pieces);
    }
  }
  flush(run, repeated, pieces, out);
}

/// Takes the tags out of a w:t: text between them stays in the run's pieces, what a tag shows goes
/// between the pieces.
void Builder::cut(const docx::Run& run, const docx::Text& text, bool repeated, Items& pieces,
                  Items& out) {
  const std::size_t begin = paragraph_->text.begins.at(&text), end = begin + text.text.size();
  const auto sites = sites_in(*paragraph_, begin, end);
  if (sites.empty()) return pieces.push_back(Item::of(&text));
  const SourceText source(text);
  std::size_t at = begin;
  const auto keep_until = [&](std::size_t until) {
    if (at >= until) return;
    pieces.push_back(Item::of(make_text(arena_, text.text.substr(at - begin, until - at),
                                        source.slice(at - begin, until - begin))));
  };
  for (const Site* site : sites) {
    if (site->begin >= begin) {
      keep_until(site->begin);
      flush(run, repeated, pieces, out);
      add_tag(*site, run, out);
    }
    at = std::min(site->end, end);
  }
  keep_until(end);
}

/// Ends a piece of a run; the next one begins with the same properties.
void Builder::flush(const docx::Run& run, bool repeated, Items& pieces, Items& out) {
  if (unchanged(run, pieces) || !shows_nothing(pieces)) {
    out.push_back(assemble(run, std::move(pieces), repeated));
  }
  pieces.clear();
  const std::string_view rpr = run_properties(run);
  if (!rpr.empty()) pieces.push_back(Item::of(make_raw(arena_, rpr)));
}

void Builder::add_tag(const Site& site, const docx::Run& run, Items& out) {
  if (site.partner != nullptr) {
    if (!site.inline_section) return;
    const bool opens = site.tag.opens_section();
    return out.push_back(
        Item::border(opens ? Item::begin : Item::end, opens ? &site : site.partner));
  }
  const RunStyle style = style_of(run);
  if (site.tag.sigil == Sigil::literal) {
    return out.push_back(Item::of(make_text_run(arena_, style, site.tag.key)));
  }
  if (auto operation = operation_for(site, style)) out.push_back(Item::of(std::move(operation)));
}

std::unique_ptr<Operation> Builder::operation_for(const Site& site, const RunStyle& style) {
  Result<Filters> filters = Filters::compile(site.tag);
  if (!filters) {
    error(std::move(filters.error()), site);
    return nullptr;
  }
  TagSite tag{site.tag, site.paragraph, style};
  switch (site.tag.sigil) {
    case Sigil::value:
      return std::make_unique<ShowValue>(std::move(tag), *std::move(filters), arena_, options_);
    case Sigil::reckoning:
      return std::make_unique<ShowReckoning>(std::move(tag), *std::move(filters), arena_);
    case Sigil::choice:
      return std::make_unique<ShowChoice>(std::move(tag), arena_, options_);
    case Sigil::index:
      return std::make_unique<ShowIndex>(std::move(tag));
    case Sigil::seal:
      return std::make_unique<ShowSeal>(std::move(tag), *filters, arena_);
    case Sigil::picture:
      return std::make_unique<ShowPicture>(std::move(tag), *filters);
    case Sigil::code:
      return std::make_unique<ShowCode>(std::move(tag), *filters);
    default:
      return nullptr;  // ends without a partner and rich tags are reported already
  }
}

/// Formatting of the run in which a tag begins; without the grey of a placeholder.
RunStyle Builder::style_of(const docx::Run& run) {
  RunStyle style{run_properties(run), run.properties, in_ruby_};
  if (!run.properties->style) return style;
  const docx::Style* named = document_.styles.find(*run.properties->style);
  if (named == nullptr || text::label_key(named->name) != "PlaceholderText") return style;
  docx::RunProperties properties = *run.properties;
  properties.style.reset();
  return {arena_.text(without_children(style.rpr, {"rStyle"})), arena_.keep(std::move(properties)),
          in_ruby_};
}

}  // namespace sealpress::merge
