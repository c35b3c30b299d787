#include "merge/template.h"

#include <mutex>
#include <optional>

#include "merge/compile/builder.h"
#include "merge/compile/markup.h"
#include "merge/compile/merge_fields.h"
#include "merge/compile/other_parts.h"
#include "merge/compile/outer_parts.h"
#include "merge/draft.h"
#include "merge/finish/contents.h"
#include "merge/finish/notes.h"
#include "merge/finish/sequences.h"
#include "merge/finish/used_ids.h"
#include "merge/graft/graft.h"
#include "merge/values/pictures.h"

namespace sealpress::merge {
namespace {

/// What becomes of one part.
struct PartProgram {
  std::string name;
  const Dialect* dialect = nullptr;
  Block block;                           ///< emits the part's root
  bool has_sequences = false;            ///< captions, whose number tags can change
  const docx::Node* contents = nullptr;  ///< with entries that tags can change
};

/// A note with tags that nothing refers to.
struct LooseNote {
  const docx::Story* story = nullptr;
  PartProgram program;  ///< emits the story
};

Diagnostic too_many_tags(std::size_t limit) {
  return input_error("merge.too_many_tags").with("limit", static_cast<std::int64_t>(limit));
}

Diagnostic too_large(std::size_t limit) {
  return finding(Severity::error, "merge.too_large")
      .with("megabytes", static_cast<std::int64_t>(limit >> 20));
}

class CompiledTemplate final : public Template,
                               public std::enable_shared_from_this<CompiledTemplate> {
 public:
  CompiledTemplate(std::shared_ptr<const docx::Document> file, const CompileOptions& options)
      : file_(std::move(file)), options_(options), ids_(used_ids(*file_)) {}

  /// Fills the template in; what is wrong with it.
  Diagnostics read();

  const std::vector<UsedKey>& keys() const override { return keys_; }
  const std::shared_ptr<const docx::Document>& file() const override { return file_; }
  bool pads() const override { return pads_; }
  Checked<docx::View> merge(const data::Record& record, const MergeOptions& options,
                            Diagnostics& findings) const override;

 private:
  Checked<docx::View> merge_draft(const data::Record& record, MergeOptions options,
                                  Diagnostics& findings) const;
  void read_part(const docx::StoryPart& original, const NoteSources& notes, std::size_t& tags,
                 Faults& faults, Binder& binder);
  void read_notes(const NoteSources& notes, Faults& faults, Binder& binder);
  static const docx::Node* run(const PartProgram& program, Merger& merger, const Scope& record);
  void renew_fields(const PartProgram& program, docx::View& view, docx::Arena& arena,
                    Diagnostics& findings) const;
  void hand_over_notes(Merger& merger, const Scope& record, Grafts& grafts, docx::View& view) const;

  std::shared_ptr<const docx::Document> file_;
  CompileOptions options_;
  UsedIds ids_;
  docx::Arena arena_;  ///< nodes that are the same in every document
  std::vector<PartProgram> programs_;
  std::vector<UsedKey> keys_;
  bool pads_ = false;
  std::map<std::string, const docx::Node*> note_roots_;  ///< of parts whose notes are merged
  std::set<const docx::Story*> placed_notes_;            ///< merged with their references
  std::set<const docx::Story*> tagged_notes_;            ///< of those, the ones with tags
  std::vector<LooseNote> loose_notes_;
  OtherParts other_parts_;
  std::vector<OuterPart> outer_parts_;
  std::optional<ChangedPart> settings_;  ///< without the data source of a mail merge

  mutable std::once_flag draft_made_;
  mutable std::optional<Checked<std::shared_ptr<const Template>>> draft_;
};

Diagnostics CompiledTemplate::read() {
  Faults faults(*file_);
  Binder binder(faults);
  const NoteSources notes(*file_, options_.max_tags, arena_, faults);
  std::size_t tags = notes.tags();
  for (const auto& [name, part] : file_->parts) {
    if (part.root == nullptr || notes.holds_part(name)) continue;
    if (tags <= options_.max_tags) read_part(part, notes, tags, faults, binder);
  }
  read_notes(notes, faults, binder);
  other_parts_.read(*file_, faults);
  other_parts_.bind(binder);
  settings_ = settings_without_mail_merge(*file_);
  keys_ = std::move(binder.keys);
  pads_ = binder.pads;
  return std::move(faults).take();
}

void CompiledTemplate::read_part(const docx::StoryPart& original, const NoteSources& notes,
                                 std::size_t& tags, Faults& faults, Binder& binder) {
  const docx::StoryPart part = with_merge_fields_as_tags(original, arena_, faults);
  const Outline outline(part, options_.max_tags + 1 - tags, faults, &notes);
  if (!outline.has_tags()) return;
  tags += outline.tags();
  if (tags > options_.max_tags) return faults.add(too_many_tags(options_.max_tags), part.name);
  Builder builder(*file_, outline, notes, options_, arena_, faults);
  PartProgram& program = programs_.emplace_back();
  program.name = part.name;
  program.dialect = &Dialect::of(start_tag(part.root->open));
  program.block = builder.build(part);
  merge::bind(program.block, binder);
  program.has_sequences = may_renumber(part, outline);
  program.contents = changing_contents(*file_, part, outline);
  for (OuterPart& one : outer_parts(*file_, part, outline)) outer_parts_.push_back(std::move(one));
  placed_notes_.merge(std::set(builder.placed_notes()));
}

/// Parts of notes: their roots; and notes with tags that nothing refers to, merged as they stand.
void CompiledTemplate::read_notes(const NoteSources& notes, Faults& faults, Binder& binder) {
  for (const NoteSource& note : notes.all()) {
    const bool placed = placed_notes_.contains(note.story);
    if (!placed && !note.tagged) continue;
    Builder builder(*file_, *note.outline, notes, options_, arena_, faults);
    const std::string& part = note.part->name;
    if (!note_roots_.contains(part)) {
      docx::StoryPart with_tags = *note.part;
      with_tags.root = note.root;
      note_roots_[part] = builder.root_with_namespaces(with_tags);
    }
    if (placed && note.tagged) tagged_notes_.insert(note.story);
    if (placed) continue;
    PartProgram program;
    program.name = part;
    program.dialect = &Dialect::of(start_tag(note.part->root->open));
    program.block = builder.build_story(*note.story, false);
    merge::bind(program.block, binder);
    loose_notes_.push_back({note.story, std::move(program)});
  }
}

/// Puts a finding where the value came from.
void locate(Diagnostic& finding, const data::Record& record) {
  Place& place = finding.place;
  place.record = record.index;
  if (!place.file.empty()) return;  // it lies in a file that the value names
  place.file = record.origin.file;
  place.sheet = record.origin.sheet;
  if (record.origin.row > 0) place.line = record.origin.row;
  const auto column = record.origin.columns.find(place.field);
  if (column != record.origin.columns.end()) place.column = column->second;
}

Checked<docx::View> CompiledTemplate::merge(const data::Record& record, const MergeOptions& options,
                                            Diagnostics& findings) const {
  if (options.draft) return merge_draft(record, options, findings);
  auto arena = std::make_shared<docx::Arena>();
  arena->keep(shared_from_this());
  docx::View view;
  view.file = file_;
  Pictures pictures(*file_);
  Diagnostics found;
  Grafts grafts(*file_);
  MadeNotes notes(*file_);
  RestartedLists lists(*file_, grafts);
  Merger merger(*arena, options, found, ids_, pictures, grafts, notes, lists);
  const Scope scope{&record.fields, nullptr, {}, 0, false, nullptr};
  for (const PartProgram& program : programs_) {
    view.replaced.emplace(program.name, run(program, merger, scope));
  }
  hand_over_notes(merger, scope, grafts, view);
  if (merger.too_large()) {
    Diagnostic error = too_large(options.max_bytes);
    locate(error, record);
    return fail(Diagnostics{std::move(error)});
  }
  if (auto handed = pictures.hand_over(view); !handed) return fail(Diagnostics{handed.error()});
  if (auto handed = lists.hand_over(view); !handed) return fail(Diagnostics{handed.error()});
  if (settings_) view.replaced_bytes.insert_or_assign(settings_->part, settings_->bytes);
  other_parts_.fill(view, scope, found);
  report_outer_parts(outer_parts_, scope, found);
  if (!grafts.empty()) {
    auto filled = grafts.fill(view, *arena, merger.drawings, found);
    if (!filled) return fail(Diagnostics{std::move(filled.error())});
  }
  for (const PartProgram& program : programs_) renew_fields(program, view, *arena, found);
  view.arena = std::move(arena);
  if (options.padded) *options.padded = merger.padded();
  for (Diagnostic& finding : found) {
    locate(finding, record);
    findings.push_back(std::move(finding));
  }
  return view;
}

const docx::Node* CompiledTemplate::run(const PartProgram& program, Merger& merger,
                                        const Scope& record) {
  merger.part = program.name;
  merger.dialect = program.dialect;
  merger.scope = &record;
  merger.lists.begin_part();
  Nodes root;
  merge::run(program.block, merger, root);
  return root.front();
}

/// Fields whose results depend on what tags have made.
void CompiledTemplate::renew_fields(const PartProgram& program, docx::View& view,
                                    docx::Arena& arena, Diagnostics& findings) const {
  const docx::Node*& root = view.replaced.find(program.name)->second;
  if (program.has_sequences) root = with_sequences(*root, *view.file, arena);
  if (program.contents == nullptr) return;
  root = with_stale_contents(*root, arena);
  ask_for_update(view);
  Diagnostic remark = finding(Severity::warning, "merge.stale_contents");
  remark.place = file_->place_of(program.contents);
  findings.push_back(std::move(remark));
}

void CompiledTemplate::hand_over_notes(Merger& merger, const Scope& record, Grafts& grafts,
                                       docx::View& view) const {
  for (const LooseNote& note : loose_notes_) {
    merger.notes.keep(*note.story,
                      static_cast<const docx::Story&>(*run(note.program, merger, record)));
  }
  merger.notes.hand_over(view, merger.arena, note_roots_, tagged_notes_);
  for (const bool endnote : {false, true}) {
    grafts.reserve_notes(endnote, merger.notes.last(endnote));
  }
}

/// A draft is made from a template of its own, the file with a mark in its headers, so that what
/// reads the view finds headers like any others.
Checked<docx::View> CompiledTemplate::merge_draft(const data::Record& record, MergeOptions options,
                                                  Diagnostics& findings) const {
  std::call_once(draft_made_, [&] {
    Result<std::shared_ptr<const docx::Document>> marked = with_draft_mark(*file_);
    draft_ = marked ? Template::compile(*std::move(marked), options_)
                    : fail(Diagnostics{std::move(marked.error())});
  });
  if (!*draft_) return fail(draft_->error());
  options.draft = false;
  return (**draft_)->merge(record, options, findings);
}

}  // namespace

Checked<std::shared_ptr<const Template>> Template::compile(
    std::shared_ptr<const docx::Document> file, const CompileOptions& options) {
  auto compiled = std::make_shared<CompiledTemplate>(std::move(file), options);
  if (Diagnostics errors = compiled->read(); !errors.empty()) return fail(std::move(errors));
  return std::shared_ptr<const Template>(std::move(compiled));
}

}  // namespace sealpress::merge
