#include "merge/graft/graft.h"

#include <fmt/format.h>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/graft/added_parts.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kWrapper = "<w:customXml w:element=\"taken\">";

/// The section properties at the end of the frame's body.
std::string last_section(const docx::Document& frame) {
  std::string found;
  for (const docx::Node* child : frame.body->children) {
    if (child->kind != docx::NodeKind::raw) continue;
    for (const std::string_view element : elements(bytes_of(*child))) {
      if (local_name(element) == "sectPr") found = element;
    }
  }
  return found;
}

/// The main part with nothing in it but what is taken over.
std::string taken_over(const docx::Document& frame, std::string_view root_tag,
                       const std::string& blocks) {
  const docx::StoryPart& part = frame.parts.find(frame.main_part)->second;
  std::string out(part.prolog);
  return out + fmt::format("{}<w:body>{}{}</w:body></{}>", root_tag, blocks, last_section(frame),
                           element_name(root_tag));
}

/// Notes of a part that merging has changed, and those that came later.
const docx::Node* with_new_notes(const docx::Node& merged, const docx::Node& before,
                                 const docx::Node& now, docx::Arena& arena) {
  std::vector<const docx::Node*> children(merged.children.begin(), merged.children.end());
  for (std::size_t i = before.children.size(); i < now.children.size(); ++i) {
    children.push_back(now.children[i]);
  }
  return with_children(arena, merged, children);
}

/// A list whose items read on from their number, as in running text.
std::string list_definition(std::int64_t id, bool numbered) {
  constexpr std::string_view kNumbers[] = {"%1.", "（%2）", "%3)"};
  constexpr std::string_view kBullets[] = {"•", "–", "▪"};
  std::string levels;
  for (std::size_t level = 0; level < 9; ++level) {
    std::string text(numbered ? kNumbers[level % 3] : kBullets[level % 3]);
    if (const std::size_t percent = text.find('%'); percent != text.npos) {
      text[percent + 1] = static_cast<char>('1' + level);
    }
    levels += fmt::format(
        "<w:lvl w:ilvl=\"{}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:suff "
        "w:val=\"{}\"/><w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind "
        "w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>",
        level, numbered ? "decimal" : "bullet", level % 3 == 1 && numbered ? "nothing" : "space",
        text);
  }
  return fmt::format(
      "<w:abstractNum w:abstractNumId=\"{}\"><w:nsid w:val=\"{:08X}\"/><w:multiLevelType "
      "w:val=\"multilevel\"/>{}</w:abstractNum>",
      id, 0x5EA20000 + id, levels);
}

void report(const GraftPlace& place, Diagnostics from, Diagnostics& to) {
  for (Diagnostic& d : from) {
    d.place.tag = place.about.place.tag;
    d.place.field = place.about.place.field;
    d.place.path = place.about.place.path;
    to.push_back(std::move(d));
  }
}

}  // namespace

int Grafts::next_list() {
  if (last_list_ == 0) last_list_ = highest_list(frame_);
  return static_cast<int>(++last_list_);
}

int Grafts::list(bool numbered) {
  lists_.push_back({next_list(), numbered});
  return static_cast<int>(lists_.back().id);
}

Result<void> Grafts::fill(docx::View& view, docx::Arena& arena, IdSource& drawings,
                          Diagnostics& findings) const {
  const std::shared_ptr<const docx::Document> frame = view.file;
  const std::string root_tag(start_tag(view.replaced.at(frame->main_part)->open));
  Stock stock(*frame, std::move(view.replaced_bytes), root_tag, drawings);
  for (const bool endnote : {false, true})
    stock.reserve_notes(endnote, last_note_[endnote ? 1 : 0]);
  stock.reserve_lists(last_list_);
  std::vector<std::string> definitions, lists;
  if (!lists_.empty()) numbering_part(stock);
  for (const List& list : lists_) {
    const std::int64_t definition = stock.next_abstract();
    definitions.push_back(list_definition(definition, list.numbered));
    lists.push_back(fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/></w:num>",
                                list.id, definition));
  }
  add_lists(stock, definitions, lists);
  std::map<const Foreign*, std::unique_ptr<Transcriber>> transcribers;
  std::vector<Transcriber*> in_order;
  std::string blocks, names;
  for (const GraftPlace& place : places_) {
    auto& transcriber = transcribers[place.foreign.get()];
    if (!transcriber) {
      transcriber = std::make_unique<Transcriber>(stock, place.foreign);
      in_order.push_back(transcriber.get());
      names += (names.empty() ? "" : "、") + place.foreign->file->package.name();
    }
    blocks += kWrapper;
    blocks += transcriber->blocks(place.range, *place.looks, place.width);
    blocks += "</w:customXml>";
    report(place, transcriber->take_findings(), findings);
  }
  for (Transcriber* transcriber : in_order) transcriber->finish();

  docx::View whole;
  whole.file = frame;
  whole.replaced_bytes = stock.parts();
  whole.replaced_bytes[frame->main_part] = taken_over(*frame, root_tag, blocks);
  auto bytes = docx::write(whole);
  if (!bytes) return fail(std::move(bytes.error()));
  // Remarks on what was taken over name the applicant's files, not the template.
  if (names.empty()) names = frame->package.name();
  auto opened = docx::Document::open(*std::move(bytes), std::move(names));
  if (!opened) return fail(std::move(opened.error()));

  std::size_t at = 0;
  for (const docx::Node* child : (*opened)->body->children) {
    if (child->kind != docx::NodeKind::wrapper || at == places_.size()) continue;
    const GraftPlace& place = places_[at++];
    std::vector<const docx::Node*> taken(child->children.begin(), child->children.end());
    const bool to_end = taken.empty() || taken.back()->kind == docx::NodeKind::table;
    if (to_end) taken.push_back(place.after);
    place.place->children = arena.list(taken);
  }
  for (auto& [part, root] : view.replaced) {
    const auto before = frame->parts.find(part), now = (*opened)->parts.find(part);
    if (part == frame->main_part || before == frame->parts.end()) continue;
    if (now == (*opened)->parts.end() || now->second.root == nullptr) continue;
    if (before->second.root->children.size() < now->second.root->children.size()) {
      root = with_new_notes(*root, *before->second.root, *now->second.root, arena);
    }
  }
  view.file = *std::move(opened);
  view.replaced_bytes.clear();
  return {};
}

}  // namespace sealpress::merge
