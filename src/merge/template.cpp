#include "merge/template.h"

#include <mutex>
#include <optional>

#include "merge/builder.h"
#include "merge/draft.h"
#include "merge/graft/graft.h"
#include "merge/markup.h"
#include "merge/outline.h"
#include "merge/pictures.h"
#include "merge/used_ids.h"

namespace sealpress::merge {
namespace {

/// What becomes of one part.
struct PartProgram {
  std::string name;
  const Dialect* dialect = nullptr;
  Block block;  ///< emits the part's root
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
  void run(const PartProgram& program, Merger& merger, const Scope& record, docx::View& view) const;

  std::shared_ptr<const docx::Document> file_;
  CompileOptions options_;
  UsedIds ids_;
  docx::Arena arena_;  ///< nodes that are the same in every document
  std::vector<PartProgram> programs_;
  std::vector<UsedKey> keys_;
  bool pads_ = false;

  mutable std::once_flag draft_made_;
  mutable std::optional<Checked<std::shared_ptr<const Template>>> draft_;
};

Diagnostics CompiledTemplate::read() {
  Faults faults(*file_);
  Binder binder(faults);
  std::size_t tags = 0;
  for (const auto& [name, part] : file_->parts) {
    if (part.root == nullptr) continue;
    const Outline outline(part, options_.max_tags + 1 - tags, faults);
    if (!outline.has_tags()) continue;
    tags += outline.tags();
    if (tags > options_.max_tags) {
      faults.add(too_many_tags(options_.max_tags), name);
      break;
    }
    Builder builder(*file_, outline, options_, arena_, faults);
    PartProgram& program = programs_.emplace_back();
    program.name = name;
    program.dialect = &Dialect::of(start_tag(part.root->open));
    program.block = builder.build(part);
    merge::bind(program.block, binder);
  }
  keys_ = std::move(binder.keys);
  pads_ = binder.pads;
  return std::move(faults).take();
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
  Merger merger(*arena, options, found, ids_, pictures, grafts);
  const Scope scope{&record.fields, nullptr, {}, 0, false, nullptr};
  for (const PartProgram& program : programs_) run(program, merger, scope, view);
  if (merger.too_large()) {
    Diagnostic error = too_large(options.max_bytes);
    locate(error, record);
    return fail(Diagnostics{std::move(error)});
  }
  if (auto handed = pictures.hand_over(view); !handed) return fail(Diagnostics{handed.error()});
  if (!grafts.empty()) {
    auto filled = grafts.fill(view, *arena, merger.drawings, found);
    if (!filled) return fail(Diagnostics{std::move(filled.error())});
  }
  view.arena = std::move(arena);
  if (options.padded) *options.padded = merger.padded();
  for (Diagnostic& finding : found) {
    locate(finding, record);
    findings.push_back(std::move(finding));
  }
  return view;
}

void CompiledTemplate::run(const PartProgram& program, Merger& merger, const Scope& record,
                           docx::View& view) const {
  merger.part = program.name;
  merger.dialect = program.dialect;
  merger.scope = &record;
  Nodes root;
  merge::run(program.block, merger, root);
  view.replaced.emplace(program.name, root.front());
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
