// Containers and blocks; read_run.cpp has what stands inside paragraphs.
#include "docx/read/story.h"

#include <algorithm>
#include <iterator>

#include "base/trim.h"
#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

/// Elements of the w namespace that show nothing themselves.
constexpr std::string_view kSilent[] = {"annotationRef",
                                        "background",
                                        "bookmarkEnd",
                                        "cellDel",
                                        "cellIns",
                                        "commentRangeEnd",
                                        "commentRangeStart",
                                        "commentReference",
                                        "customXmlDelRangeEnd",
                                        "customXmlDelRangeStart",
                                        "customXmlInsRangeEnd",
                                        "customXmlInsRangeStart",
                                        "customXmlMoveFromRangeEnd",
                                        "customXmlMoveFromRangeStart",
                                        "customXmlMoveToRangeEnd",
                                        "customXmlMoveToRangeStart",
                                        "customXmlPr",
                                        "endnotePr",
                                        "footnotePr",
                                        "lastRenderedPageBreak",
                                        "moveFromRangeEnd",
                                        "moveFromRangeStart",
                                        "moveToRangeEnd",
                                        "moveToRangeStart",
                                        "pPr",
                                        "permEnd",
                                        "permStart",
                                        "proofErr",
                                        "rPr",
                                        "rt",
                                        "rubyPr",
                                        "sdtEndPr",
                                        "sdtPr",
                                        "sectPr",
                                        "smartTagPr",
                                        "tblGrid",
                                        "tblPr",
                                        "tblPrEx",
                                        "tcPr",
                                        "trPr"};

bool has_visible_text(xml::Node e) {
  return !is_all_blank(e.all_text());
}

/// Whether the element's prefix is declared ignorable (Part 3, 7.2): a reader that does not know
/// the namespace skips it.
bool is_ignorable(xml::Node e) {
  const std::string_view name = qualified_name(e);
  const std::string_view prefix = name.substr(0, name.find(':'));
  for (xml::Node at = e; at; at = at.parent()) {
    std::string_view list = text_attribute(at, Ns::mc, "Ignorable");
    for (std::size_t found; (found = list.find(prefix)) != std::string_view::npos;) {
      const bool begins = found == 0 || list[found - 1] == ' ';
      list.remove_prefix(found + prefix.size());
      if (begins && (list.empty() || list.front() == ' ')) return true;
    }
  }
  return false;
}

}  // namespace

std::span<const Node* const> StoryReader::children(xml::Node parent, Level level) {
  Tiles tiles(arena(), parent);
  for (xml::Node e = parent.first_element(); e; e = e.next_element()) {
    if (const Node* node = read(e, level)) tiles.add(node, e);
  }
  return tiles.finish();
}

std::span<const Node* const> StoryReader::leaf(xml::Node e) {
  return Tiles(arena(), e).finish();
}

const Node* StoryReader::container(xml::Node e, NodeKind kind, Level level) {
  Node* node = make_node<Node>(arena(), e, kind);
  node->children = children(e, level);
  return node;
}

const Node* StoryReader::read_root(xml::Node root) {
  const std::string_view name = root.local();
  if (name == "document") return container(root, NodeKind::wrapper, Level::document);
  if (name == "footnotes" || name == "endnotes") {
    return container(root, NodeKind::wrapper, Level::notes);
  }
  return read_story(root);
}

const Story* StoryReader::read_story(xml::Node element) {
  Story* story = make_node<Story>(arena(), element);
  story->children = children(element, Level::block);
  return story;
}

const Node* StoryReader::read_note_story(xml::Node e) {
  const std::string_view type = text_attribute(e, Ns::w, "type");
  NoteStory note;
  note.type = e.local() == "endnote" ? Note::endnote_reference : Note::footnote_reference;
  if (type == "separator") note.type = Note::separator;
  if (type == "continuationSeparator") note.type = Note::continuation_separator;
  note.story = read_story(e);
  notes_.emplace_back(text_attribute(e, Ns::w, "id"), note);
  return note.story;
}

SectionProperties StoryReader::read_section(xml::Node element) const {
  if (child(element, Ns::w, "lnNumType")) {
    file_.remarks.add("docx.effect", part_, "w:lnNumType", nullptr);
  }
  return read_section_properties(element, file_.theme, relationships_);
}

const Node* StoryReader::read(xml::Node e, Level level) {
  switch (ns_of(e.ns())) {
    case Ns::w:
      return read_word(e, level);
    case Ns::mc:
      return is(e, Ns::mc, "AlternateContent") ? read_alternate(e, level) : nullptr;
    case Ns::m:
      return e.local() == "oMath" || e.local() == "oMathPara" ? read_math(e) : unknown(e);
    default:
      return unknown(e);
  }
}

const Node* StoryReader::read_word(xml::Node e, Level level) {
  const std::string_view name = e.local();
  if (std::binary_search(std::begin(kSilent), std::end(kSilent), name)) return nullptr;
  if (name == "bookmarkStart") {
    Bookmark* bookmark = leaf_node<Bookmark>(e);
    bookmark->name = text_attribute(e, Ns::w, "name");
    return bookmark;
  }
  const Node* node = nullptr;
  if (level == Level::run) {
    node = read_run_content(e);
  } else if (name == "sdt") {
    node = read_control(e, level);
  } else if (name == "ins" || name == "moveTo" || name == "customXml" || name == "smartTag") {
    node = container(e, NodeKind::wrapper, level);
  } else if (name == "del" || name == "moveFrom") {
    node = container(e, NodeKind::deleted, level);
  } else {
    node = level == Level::inline_ ? read_inline(e) : read_block(e, level);
  }
  return node != nullptr ? node : unknown(e);
}

const Node* StoryReader::read_block(xml::Node e, Level level) {
  const std::string_view name = e.local();
  switch (level) {
    case Level::document:
      return name == "body" ? read_story(e) : nullptr;
    case Level::notes:
      return name == "footnote" || name == "endnote" ? read_note_story(e) : nullptr;
    case Level::block:
      if (name == "p") return read_paragraph(e);
      if (name == "tbl") return read_table(e);
      return name == "altChunk" ? unsupported(e, "docx.alt_chunk") : nullptr;
    case Level::row:
      return name == "tr" ? read_row(e) : nullptr;
    default:
      return level == Level::cell && name == "tc" ? read_cell(e) : nullptr;
  }
}

const Node* StoryReader::read_paragraph(xml::Node e) {
  Paragraph* paragraph = make_node<Paragraph>(arena(), e);
  const xml::Node properties = child(e, Ns::w, "pPr");
  paragraph->properties = paragraphs_.get(
      properties, arena(), [&](xml::Node p) { return read_paragraph_properties(p, file_.theme); });
  paragraph->mark = runs_.get(child(properties, Ns::w, "rPr"), arena(),
                              [&](xml::Node r) { return read_run_properties(r, file_.theme); });
  if (const xml::Node section = child(properties, Ns::w, "sectPr")) {
    paragraph->section = arena().keep(read_section(section));
  }
  paragraph->children = children(e, Level::inline_);
  return paragraph;
}

const Node* StoryReader::read_table(xml::Node e) {
  constexpr std::size_t kMaxColumns = 1000;
  Table* table = make_node<Table>(arena(), e);
  table->properties = tables_.get(child(e, Ns::w, "tblPr"), arena(), [&](xml::Node p) {
    return read_table_properties(p, file_.theme);
  });
  std::vector<Length> grid;
  for_each_element(child(e, Ns::w, "tblGrid"), [&](xml::Node column) {
    if (is(column, Ns::w, "gridCol") && grid.size() < kMaxColumns) {
      grid.push_back(max(Length(), w_twips(column, "w").value_or(Length())));
    }
  });
  table->grid = arena().list(grid);
  table->children = children(e, Level::row);
  return table;
}

const Node* StoryReader::read_row(xml::Node e) {
  Row* row = make_node<Row>(arena(), e);
  row->properties = rows_.get(child(e, Ns::w, "trPr"), arena(), read_row_properties);
  if (const xml::Node exceptions = child(e, Ns::w, "tblPrEx")) {
    row->exceptions = tables_.get(
        exceptions, arena(), [&](xml::Node p) { return read_table_properties(p, file_.theme); });
  }
  row->children = children(e, Level::cell);
  return row;
}

const Node* StoryReader::read_cell(xml::Node e) {
  Cell* cell = make_node<Cell>(arena(), e);
  cell->properties = cells_.get(child(e, Ns::w, "tcPr"), arena(),
                                [&](xml::Node p) { return read_cell_properties(p, file_.theme); });
  cell->children = children(e, Level::block);
  return cell;
}

const Node* StoryReader::read_control(xml::Node e, Level level) {
  Control* control = make_node<Control>(arena(), e);
  const xml::Node properties = child(e, Ns::w, "sdtPr");
  control->tag = text_attribute(child(properties, Ns::w, "tag"), Ns::w, "val");
  control->alias = text_attribute(child(properties, Ns::w, "alias"), Ns::w, "val");
  control->showing_placeholder = is_on(child(properties, Ns::w, "showingPlcHdr"));
  if (const xml::Node box = child(properties, Ns::w14, "checkbox")) {
    const xml::Node checked = child(box, Ns::w14, "checked");
    control->checkbox = true;
    control->checked = to_bool(text_attribute(checked, Ns::w14, "val")).value_or(false);
  }
  Tiles tiles(arena(), e);
  if (const xml::Node inner = child(e, Ns::w, "sdtContent")) {
    tiles.add(container(inner, NodeKind::wrapper, level), inner);
  }
  control->children = tiles.finish();
  return control;
}

/// The branch that is shown is a wrapper in a wrapper, each other branch a Raw node of its own.
const Node* StoryReader::read_alternate(xml::Node e, Level level) {
  const xml::Node chosen = chosen_branch(e);
  if (!chosen) return has_visible_text(e) ? unsupported(e, "docx.unsupported_element") : nullptr;
  Node* alternate = make_node<Node>(arena(), e, NodeKind::wrapper);
  Tiles tiles(arena(), e);
  for (xml::Node branch = e.first_element(); branch; branch = branch.next_element()) {
    if (branch.begin() == chosen.begin()) {
      tiles.add(container(branch, NodeKind::wrapper, level), branch);
    } else {
      tiles.add_raw(branch);
    }
  }
  alternate->children = tiles.finish();
  return alternate;
}

const Node* StoryReader::unsupported(xml::Node e, std::string_view code) {
  Unsupported* node = leaf_node<Unsupported>(e);
  node->name = qualified_name(e);
  remark(code, node->name, node);
  return node;
}

const Node* StoryReader::unknown(xml::Node e) {
  const Ns ns = ns_of(e.ns());
  if (ns == Ns::other && is_ignorable(e)) return nullptr;
  return has_visible_text(e) ? unsupported(e, "docx.unsupported_element") : nullptr;
}

}  // namespace sealpress::docx
