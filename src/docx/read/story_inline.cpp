// What stands inside paragraphs and runs.
#include <algorithm>

#include "docx/read/drawing.h"
#include "docx/read/story.h"
#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::string_view kSpaces = " \t\r\n";

constexpr std::pair<std::string_view, LineBreak::Type> kBreaks[] = {
    {"textWrapping", LineBreak::line}, {"page", LineBreak::page}, {"column", LineBreak::column}};

constexpr std::pair<std::string_view, LineBreak::Clear> kClears[] = {{"none", LineBreak::none},
                                                                     {"left", LineBreak::left},
                                                                     {"right", LineBreak::right},
                                                                     {"all", LineBreak::all}};

constexpr std::pair<std::string_view, Special::Type> kSpecials[] = {
    {"noBreakHyphen", Special::no_break_hyphen},
    {"softHyphen", Special::soft_hyphen},
    {"pgNum", Special::page_number},
    {"dayShort", Special::day_short},
    {"dayLong", Special::day_long},
    {"monthShort", Special::month_short},
    {"monthLong", Special::month_long},
    {"yearShort", Special::year_short},
    {"yearLong", Special::year_long}};

constexpr std::pair<std::string_view, Note::Type> kNotes[] = {
    {"footnoteReference", Note::footnote_reference},
    {"endnoteReference", Note::endnote_reference},
    {"footnoteRef", Note::own_number},
    {"endnoteRef", Note::own_number},
    {"separator", Note::separator},
    {"continuationSeparator", Note::continuation_separator}};

constexpr std::pair<std::string_view, FieldChar::Type> kFieldChars[] = {
    {"begin", FieldChar::begin}, {"separate", FieldChar::separate}, {"end", FieldChar::end}};

constexpr std::pair<std::string_view, TabAlign> kTabAligns[] = {
    {"left", TabAlign::left}, {"center", TabAlign::center}, {"right", TabAlign::right}};

constexpr std::pair<std::string_view, TabLeader> kTabLeaders[] = {
    {"none", TabLeader::none},
    {"dot", TabLeader::dot},
    {"hyphen", TabLeader::hyphen},
    {"underscore", TabLeader::underscore},
    {"middleDot", TabLeader::middle_dot}};

/// xml:space of the element or the nearest ancestor that has it.
bool preserves_space(xml::Node e) {
  for (; e; e = e.parent()) {
    if (const auto space = e.attribute(xml::kXml, "space")) return *space == "preserve";
  }
  return false;
}

/// Whether a fill of letters (w14:textFill) says no more than a colour does.
bool is_plain_fill(xml::Node fill) {
  if (child(fill, Ns::w14, "gradFill")) return false;
  const xml::Node solid = child(fill, Ns::w14, "solidFill");
  bool plain = true;
  if (solid) {
    for_each_element(solid,
                     [&](xml::Node color) { plain = plain && !child(color, Ns::w14, "alpha"); });
  }
  return plain;
}

}  // namespace

std::string shown_text(std::string_view decoded, bool preserve) {
  if (!preserve) {
    decoded.remove_prefix(std::min(decoded.find_first_not_of(kSpaces), decoded.size()));
    decoded = decoded.substr(0, decoded.find_last_not_of(kSpaces) + 1);
  }
  std::string text(decoded);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

/// The decoded characters of an element without child elements; `trim` as a w:t is shown.
std::string_view StoryReader::content(xml::Node e, bool trim) {
  const xml::Node first = e.first_child();
  if (!first) return {};
  const bool simple = first.is_text() && !first.next();
  const std::string joined = simple ? std::string() : e.all_text();
  const std::string_view decoded = simple ? first.text() : std::string_view(joined);
  const bool plain = decoded.find_first_of("\t\r\n") == std::string_view::npos;
  const bool edged = !decoded.empty() && (decoded.front() == ' ' || decoded.back() == ' ');
  if (simple && (!trim || (plain && !edged))) return decoded;
  if (!trim) return arena().text(decoded);
  const bool preserve = preserves_space(e);
  if (simple && plain && preserve) return decoded;
  return arena().text(shown_text(decoded, preserve));
}

const Node* StoryReader::read_inline(xml::Node e) {
  const std::string_view name = e.local();
  if (name == "r") return read_run(e);
  if (name == "hyperlink") return read_hyperlink(e);
  if (name == "fldSimple") return read_simple_field(e);
  if (name == "dir" || name == "bdo") return container(e, NodeKind::wrapper, Level::inline_);
  return name == "subDoc" ? unsupported(e, "docx.unsupported_element") : nullptr;
}

/// Word's text effects (w14) leave the text itself as it is.
void StoryReader::remark_effects(xml::Node properties, const Node* run) {
  constexpr std::string_view kEffects[] = {"glow",    "shadow",  "reflection", "textOutline",
                                           "scene3d", "props3d", "textFill"};
  for_each_element(properties, [&](xml::Node e) {
    if (ns_of(e.ns()) != Ns::w14) return;
    const std::string_view name = e.local();
    // One colour is w:color's too, and no outline is none.
    if (name == "textFill" && is_plain_fill(e)) return;
    if (name == "textOutline" && child(e, Ns::w14, "noFill")) return;
    if (std::find(std::begin(kEffects), std::end(kEffects), name) == std::end(kEffects)) return;
    remark("docx.effect", qualified_name(e), run);
  });
}

const Node* StoryReader::read_run(xml::Node e) {
  Run* run = make_node<Run>(arena(), e);
  run->properties = runs_.get(child(e, Ns::w, "rPr"), arena(), [&](xml::Node r) {
    remark_effects(r, run);
    return read_run_properties(r, file_.theme);
  });
  run->children = children(e, Level::run);
  return run;
}

const Node* StoryReader::read_hyperlink(xml::Node e) {
  Hyperlink* link = make_node<Hyperlink>(arena(), e);
  link->anchor = text_attribute(e, Ns::w, "anchor");
  const opc::Relationship* target = relationships_.find(text_attribute(e, Ns::r, "id"));
  if (target != nullptr && target->external) link->target = arena().text(target->target);
  link->children = children(e, Level::inline_);
  return link;
}

const Node* StoryReader::read_simple_field(xml::Node e) {
  Field* field = make_node<Field>(arena(), e);
  field->instruction = text_attribute(e, Ns::w, "instr");
  field->children = children(e, Level::inline_);
  return field;
}

const Node* StoryReader::read_run_content(xml::Node e) {
  const std::string_view name = e.local();
  if (name == "t" || name == "delText") return read_text(e);
  if (name == "tab") return leaf_node<Tab>(e);
  if (name == "br" || name == "cr") return read_break(e);
  if (name == "sym") return read_symbol(e);
  if (name == "drawing" || name == "pict" || name == "object") return read_drawing(e, *this);
  if (name == "ruby") return read_ruby(e);
  if (name == "contentPart") return unsupported(e, "docx.unsupported_element");
  return read_mark(e);
}

const Node* StoryReader::read_mark(xml::Node e) {
  const std::string_view name = e.local();
  if (name == "fldChar") return read_field_char(e);
  if (name == "ptab") return read_position_tab(e);
  if (name == "instrText" || name == "delInstrText") {
    Instruction* instruction = leaf_node<Instruction>(e);
    instruction->text = content(e, false);
    return instruction;
  }
  if (const auto note = find_name(kNotes, name)) return read_note(e, *note);
  const auto type = find_name(kSpecials, name);
  if (!type) return nullptr;
  Special* special = leaf_node<Special>(e);
  special->type = *type;
  return special;
}

const Node* StoryReader::read_text(xml::Node e) {
  Text* text = leaf_node<Text>(e);
  text->text = content(e, true);
  return text;
}

const Node* StoryReader::read_break(xml::Node e) {
  LineBreak* line_break = leaf_node<LineBreak>(e);
  line_break->type = find_name(kBreaks, w_attribute(e, "type")).value_or(LineBreak::line);
  line_break->clear = find_name(kClears, w_attribute(e, "clear")).value_or(LineBreak::none);
  return line_break;
}

const Node* StoryReader::read_symbol(xml::Node e) {
  Symbol* symbol = leaf_node<Symbol>(e);
  symbol->font = text_attribute(e, Ns::w, "font");
  const std::uint32_t character = to_hex(text_attribute(e, Ns::w, "char")).value_or(0);
  const bool scalar = character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
  symbol->character = scalar ? static_cast<char32_t>(character) : U'\0';
  return symbol;
}

const Node* StoryReader::read_position_tab(xml::Node e) {
  Special* tab = leaf_node<Special>(e);
  tab->type = Special::position_tab;
  tab->align = find_name(kTabAligns, w_attribute(e, "alignment")).value_or(TabAlign::left);
  tab->leader = find_name(kTabLeaders, w_attribute(e, "leader")).value_or(TabLeader::none);
  tab->relative_to_indent = w_attribute(e, "relativeTo") == "indent";
  return tab;
}

const Node* StoryReader::read_field_char(xml::Node e) {
  FieldChar* mark = leaf_node<FieldChar>(e);
  mark->type = find_name(kFieldChars, w_attribute(e, "fldCharType")).value_or(FieldChar::begin);
  if (const xml::Node data = child(e, Ns::w, "ffData")) read_form(data, *mark);
  return mark;
}

/// The state of a form field (17.16.17); what it says first is its default.
void StoryReader::read_form(xml::Node data, FieldChar& mark) {
  if (const xml::Node box = child(data, Ns::w, "checkBox")) {
    const xml::Node checked = child(box, Ns::w, "checked");
    mark.form = FieldChar::check_box;
    mark.checked = checked ? is_on(checked) : is_on(child(box, Ns::w, "default"));
  } else if (const xml::Node list = child(data, Ns::w, "ddList")) {
    const xml::Node chosen = child(list, Ns::w, "result");
    int index = w_int(chosen ? chosen : child(list, Ns::w, "default"), "val").value_or(0);
    mark.form = FieldChar::drop_down;
    for_each_element(list, [&](xml::Node entry) {
      if (!is(entry, Ns::w, "listEntry")) return;
      if (index-- == 0) mark.form_text = text_attribute(entry, Ns::w, "val");
    });
  } else if (const xml::Node input = child(data, Ns::w, "textInput")) {
    mark.form = FieldChar::text_input;
    if (const xml::Node usual = child(input, Ns::w, "default")) {
      mark.form_text = text_attribute(usual, Ns::w, "val");
    }
  }
}

const Node* StoryReader::read_note(xml::Node e, Note::Type type) {
  Note* note = leaf_node<Note>(e);
  note->type = type;
  note->id = text_attribute(e, Ns::w, "id");
  note->custom_mark = w_bool(e, "customMarkFollows").value_or(false);
  return note;
}

/// The base text is shown as ordinary runs; what stands above it (w:rt) is not.
const Node* StoryReader::read_ruby(xml::Node e) {
  Node* ruby = make_node<Node>(arena(), e, NodeKind::wrapper);
  Tiles tiles(arena(), e);
  if (const xml::Node base = child(e, Ns::w, "rubyBase")) {
    tiles.add(container(base, NodeKind::wrapper, Level::inline_), base);
  }
  ruby->children = tiles.finish();
  remark("docx.ruby", {}, ruby);
  return ruby;
}

const Node* StoryReader::read_math(xml::Node e) {
  Math* math = leaf_node<Math>(e);
  math->text = arena().text(linear_math(e));
  math->display = e.local() == "oMathPara";
  return math;
}

}  // namespace sealpress::docx
