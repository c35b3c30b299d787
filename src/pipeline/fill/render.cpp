#include "pipeline/fill/render.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/pointer.h"
#include "forms/recognise.h"
#include "merge/compile/text_template.h"
#include "pipeline/award/derive.h"
#include "pipeline/clock.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/companions.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/fill/job.h"
#include "pipeline/fill/narratives.h"
#include "pipeline/fill/record_name.h"
#include "pipeline/fill/records.h"
#include "pipeline/fill/unmatched.h"
#include "pipeline/guarded.h"
#include "pipeline/ordered_pool.h"
#include "pipeline/report/annotated.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

/// From this many records on, preparing shared fonts costs less than it saves.
constexpr std::size_t kBatchFrom = 24;

struct Job {
  data::Record record;
  std::string path;         ///< of the outputs, without extension
  Diagnostics findings;     ///< made before: on keys, and in the light of the records before
  bool unreadable = false;  ///< or no record of this form: nothing more is asked of it
  bool blocked = false;     ///< by what was told of its file or its columns
};

/// What is told of no record: one that cannot be read, or whole files.
Job unreadable(Diagnostics told) {
  Job job;
  job.record.index = 0;  // it has no number
  job.findings = std::move(told);
  job.unreadable = true;
  return job;
}

class Batch {
 public:
  /// `compiled` is the template where there is no form, else null.
  Batch(Workspace& workspace, const Target& target, const RenderOptions& options,
        std::shared_ptr<const merge::Template> compiled)
      : workspace_(workspace),
        target_(target),
        options_(options),
        companions_(workspace.environment(), options.folders, workspace.limits().file_bytes),
        narratives_(target.form, companions_, workspace.limits()),
        unmatched_(target.form ? target.form->fields : shape_of(*compiled).fields, !target.form),
        called_(target.form && options.name_pattern.empty() ? target.form->file_name
                                                            : options.name_pattern),
        completer_(options.constants, {}, 1) {
    press_.compiled = std::move(compiled);
  }

  /// Prepares what all records share.
  Checked<bool> prepare(bool batch) {
    if (!merges() && !measures()) return true;
    if (auto named = prepare_name(); !named) return named;
    if (!options_.docx && !options_.pdf && !options_.check_only) return true;
    if (!press_.compiled) {
      auto compiled = workspace_.compile(target_);
      if (!compiled) return fail(std::move(compiled.error()));
      press_.compiled = std::move(*compiled);
    }
    press_.open_file = [this](const data::Record& record, std::string_view path) {
      return companions_.read(record, path);
    };
    press_.docx = options_.docx;
    press_.pdf = options_.pdf;
    press_.batch = batch;
    press_.mark_seals = options_.mark_seals;
    press_.pdfa = options_.pdfa;
    press_.time = workspace_.environment().now();
    if (target_.form) press_.title = target_.form->title;
    const bool pages = options_.pdf && writes();
    const bool fits = writes() && press_.compiled->pads();
    const bool laid_out = pages || fits || measures() || (options_.check_only && !target_.form);
    return laid_out ? prepare_fonts(batch && pages) : Checked<bool>(true);
  }

  /// What is told of whole files. In strict runs a warning keeps all records of its file back.
  Job files(Diagnostics remarks) {
    for (const Diagnostic& remark : remarks) {
      if (blocks({remark}, options_.strict)) blocked_.insert(remark.place.file);
    }
    return unreadable(std::move(remarks));
  }

  /// What must be done in the order of the records.
  Job job(data::Record record) {
    Diagnostics findings = std::move(record.remarks);
    completer_.complete(record);
    if (target_.form) {
      if (auto other = other_form(record))
        return {std::move(record), {}, {std::move(*other)}, true};
    }
    Diagnostics columns = unmatched_.add(record);
    if (target_.form) {
      record = target_.catalogue->normalised(*target_.form, std::move(record), columns);
      tell_columns_once(columns, record.origin);
    }
    if (!record.origin.columns.empty() && blocks(columns, options_.strict)) {
      blocked_.insert(record.origin.file);
    }
    append(findings, std::move(columns));
    if (target_.form) {
      record = narratives_.spread(std::move(record));
      append(findings, batch_checks().add(record));
    }
    std::string path = writes() || options_.annotate ? path_for(record, findings) : std::string();
    const bool blocked = blocked_.count(record.origin.file) > 0;
    return {std::move(record), std::move(path), std::move(findings), false, blocked};
  }

  /// Findings that needed all records.
  Diagnostics finish() { return target_.form ? batch_checks().finish() : Diagnostics{}; }

  /// Runs in any thread.
  RecordResult run(const Job& job) const {
    if (job.unreadable) {
      RecordResult told{job.record.index, job.record.origin, {}, job.findings, {}};
      if (job.record.index > 0) locate(told.findings, target_, &job.record);
      return told;
    }
    RecordResult result{job.record.index, job.record.origin, {}, job.findings, {}};
    auto failed = failure_of([&] { check_and_write(job, result); });
    if (failed) result.findings.push_back(std::move(*failed));
    locate(result.findings, target_, &job.record);
    result.called = called_.of(job.record.fields);
    const bool faulty =
        std::any_of(result.findings.begin(), result.findings.end(),
                    [](const Diagnostic& d) { return d.severity != Severity::info; });
    if (options_.annotate && faulty) write_annotated(job, result);
    if (options_.keep_fields) result.fields = job.record.fields;
    return result;
  }

  /// A column that a table lacks is one finding, not one for each of its rows. Results come in the
  /// order of their records.
  void tell_lost_columns_once(RecordResult& result) {
    const data::Origin& origin = result.origin;
    if (origin.columns.empty()) return;
    std::erase_if(result.findings, [&](Diagnostic& d) {
      const bool lost = d.code == "forms.missing" && !origin.columns.contains(d.place.field) &&
                        d.place.path == pointer_to("", d.place.field);
      if (!lost) return false;
      d.code = "forms.missing_column";
      d.place.record.reset();
      d.place.line.reset();
      return !lost_columns_.insert(origin.file + "\n" + origin.sheet + d.place.path).second;
    });
  }

 private:
  /// Whether the form's pages have a standard to keep to.
  bool measures() const {
    return !writes() && target_.form && target_.form->standard == forms::kOfficialDocuments;
  }
  bool writes() const { return !options_.check_only; }
  /// Whether the template is needed: a form's findings alone come from its rules.
  bool merges() const { return writes() || options_.annotate || !target_.form; }

  void check_and_write(const Job& job, RecordResult& result) const {
    append(result.findings, check(job.record));
    if (press_.compiled) {
      append(result.findings, pictures_as_text(*press_.compiled, job.record));
    }
    const bool blocked = job.blocked || blocks(result.findings, options_.strict);
    if (!options_.check_only && (options_.force || !blocked)) write(job, result);
  }

  /// The form for the person who filled it in: what is wrong stands beside it as comments.
  void write_annotated(const Job& job, RecordResult& result) const {
    auto bytes = annotated(press_, job.record, result.findings, options_.language);
    if (!bytes) return append(result.findings, std::move(bytes.error()));
    write_files({{job.path + ".docx", "docx", 0}}, {*bytes}, result);
  }

  /// A column that the form does not know is one finding, not one for each of its rows.
  void tell_columns_once(Diagnostics& findings, const data::Origin& origin) {
    if (origin.columns.empty()) return;
    std::erase_if(findings, [&](const Diagnostic& d) {
      const bool column = (d.code == "forms.unknown_field" || d.code == "forms.misspelt_field") &&
                          d.place.path.find('/', 1) == std::string::npos;
      if (column && text::label_key(d.place.field) == "序号") return true;  // it counts the rows
      return column && !columns_.insert(origin.file + "\n" + origin.sheet + d.place.path).second;
    });
  }

  forms::BatchChecks& batch_checks() {
    if (!batch_checks_) batch_checks_ = target_.catalogue->begin_batch(*target_.form, today());
    return *batch_checks_;
  }

  /// A record whose keys are those of another form: one finding says so in place of many.
  std::optional<Diagnostic> other_form(const data::Record& record) {
    const data::Object* fields = record.fields.object();
    const auto& own = target_.form->fields;
    std::vector<std::string> keys;
    std::size_t foreign = 0;
    for (std::size_t i = 0; fields && i < fields->size(); ++i) {
      keys.push_back((*fields)[i].first);
      foreign += std::find(own.begin(), own.end(), keys.back()) == own.end() ? 1 : 0;
    }
    if (foreign < 3) return std::nullopt;
    if (!recogniser_) {
      const auto catalogue = workspace_.catalogue();
      if (!catalogue) return std::nullopt;  // faults of other forms' files are not this record's
      std::vector<const forms::Form*> all;
      for (const forms::Form& form : (*catalogue)->forms()) all.push_back(&form);
      recogniser_.emplace(all);
    }
    return forms::looks_like_other(*recogniser_, *target_.form, keys);
  }

  text::Date today() const { return day_in_china(workspace_.environment().now()); }

  std::string path_for(const data::Record& record, Diagnostics& findings) {
    const std::filesystem::path folder(options_.directory);
    const std::string otherwise = "第" + std::to_string(record.index) + "条";
    return (folder / names_.unique(name_->expand(record.fields), otherwise, findings)).string();
  }

  Checked<bool> prepare_name() {
    std::string pattern = options_.name_pattern;
    if (pattern.empty()) {
      pattern = target_.form ? target_.form->file_name
                             : std::filesystem::path(target_.template_path).stem().string();
    }
    auto compiled = merge::TextTemplate::compile(pattern);
    if (!compiled) return fail(Diagnostics{std::move(compiled.error())});
    name_ = std::move(*compiled);
    return true;
  }

  Checked<bool> prepare_fonts(bool batch) {
    auto fonts = workspace_.fonts();
    if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
    press_.fonts = std::move(*fonts);
    if (!batch) return true;
    auto plan = plan_fonts(*press_.compiled, *press_.fonts);
    if (!plan) return fail(std::move(plan.error()));
    press_.plan = std::move(*plan);
    return true;
  }

  Diagnostics check(const data::Record& record) const {
    Diagnostics findings;
    if (target_.form) {
      const data::Record read = narratives_.as_text(record, findings);
      append(findings, target_.catalogue->check(*target_.form, read, today()));
      if (measures() && !blocks(findings)) append(findings, measured(press_, record));
    } else if (options_.check_only) {
      merge::MergeOptions merging;
      merging.open_file = [&](std::string_view path) { return companions_.read(record, path); };
      auto view = press_.compiled->merge(record, merging, findings);
      if (!view) {
        append(findings, std::move(view.error()));
      } else if (press_.fonts) {
        append(findings, not_shown(*view, *press_.fonts));
      }
    }
    return findings;
  }

  void write(const Job& job, RecordResult& result) const {
    const bool draft = options_.force && (job.blocked || blocks(result.findings, options_.strict));
    Document document;
    if (press_.compiled) document = press(press_, job.record, draft);
    if (options_.force && !draft && blocks(document.findings)) {
      document = press(press_, job.record, true);
    }
    append(result.findings, document.findings);
    if (!options_.force && blocks(document.findings, options_.strict)) return;
    std::string workbook;
    if (options_.xlsx && !make_workbook(job, draft, workbook, result)) return;
    write_files({{job.path + ".xlsx", "xlsx", 0},
                 {job.path + ".docx", "docx", 0},
                 {job.path + ".pdf", "pdf", document.pages}},
                {workbook, document.docx, document.pdf}, result);
  }

  bool make_workbook(const Job& job, bool draft, std::string& workbook,
                     RecordResult& result) const {
    WorkbookOptions options;
    options.language = options_.language;
    options.time = workspace_.environment().now();
    options.draft = draft;
    auto bytes =
        workbook_of(*target_.form, target_.catalogue->tables(*target_.form), job.record, options);
    if (bytes) {
      workbook = std::move(*bytes);
    } else {
      result.findings.push_back(std::move(bytes.error()));
    }
    return !workbook.empty();
  }

  /// Writes a record's files, all or none; empty ones are those that nobody asked for.
  void write_files(const std::vector<OutputFile>& files, const std::vector<std::string_view>& bytes,
                   RecordResult& result) const {
    std::vector<NewFile> wanted;
    std::vector<OutputFile> outputs;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (bytes[i].empty()) continue;
      wanted.push_back({files[i].path, bytes[i]});
      outputs.push_back(files[i]);
    }
    auto written = workspace_.environment().write_files(wanted);
    if (written) {
      result.files = std::move(outputs);
    } else {
      result.findings.push_back(std::move(written.error()));
    }
  }

  Workspace& workspace_;
  const Target& target_;
  const RenderOptions& options_;
  Companions companions_;
  Narratives narratives_;
  Unmatched unmatched_;
  RecordNames called_;
  Completer completer_;
  std::set<std::string> blocked_;       ///< files of which no record is written
  std::set<std::string> columns_;       ///< unknown ones that were told
  std::set<std::string> lost_columns_;  ///< missing ones that were told
  std::optional<merge::TextTemplate> name_;
  FileNames names_;
  Press press_;
  std::unique_ptr<forms::BatchChecks> batch_checks_;
  std::optional<forms::Recogniser> recogniser_;
};

}  // namespace

Result<void> write_outputs(Environment& environment, const std::vector<OutputFile>& files,
                           const std::vector<std::string>& contents) {
  std::vector<NewFile> wanted;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string folder = files[i].path.substr(0, files[i].path.rfind('/'));
    if (auto made = environment.make_directory(folder); !made) return made;
    wanted.push_back({files[i].path, contents[i]});
  }
  return environment.write_files(wanted);
}

int exit_code(const Diagnostic& diagnostic, bool strict) {
  const bool counts = diagnostic.severity == Severity::error ||
                      (strict && diagnostic.severity == Severity::warning);
  if (!counts) return 0;
  switch (diagnostic.category) {
    case Category::finding:
      return 1;
    case Category::usage:
      return 2;
    case Category::input:
      return 3;
    case Category::output:
      return 4;
  }
  return 3;
}

void add(Summary& summary, const RecordResult& result, bool strict) {
  if (result.record > 0) ++summary.records;
  if (!result.files.empty()) ++summary.written;
  for (const Diagnostic& d : result.findings) {
    if (d.severity == Severity::error) ++summary.errors;
    if (d.severity == Severity::warning) ++summary.warnings;
    summary.exit_code = std::max(summary.exit_code, exit_code(d, strict));
  }
}

Checked<Summary> render(Workspace& workspace, const Target& target,
                        const std::vector<std::string>& inputs, const RenderOptions& options,
                        const std::function<void(const RecordResult&)>& report) {
  const bool writes = !options.check_only || options.annotate;
  if (writes) {
    auto made = workspace.environment().make_directory(options.directory);
    if (!made) return fail(Diagnostics{std::move(made.error())});
  }
  if (options.xlsx && !target.form) {
    return fail(Diagnostics{usage_error("pipeline.xlsx_needs_form").with("form", target.name)});
  }
  std::shared_ptr<const merge::Template> compiled;
  if (!target.form) {
    auto read = workspace.compile(target);
    if (!read) return fail(std::move(read.error()));
    compiled = std::move(*read);
  }
  Records records(
      inputs, workspace.limits(),
      target.form ? shape_of(target.catalogue->tables(*target.form)) : shape_of(*compiled));
  Batch batch(workspace, target, options, std::move(compiled));
  if (auto ready = batch.prepare(records.has(kBatchFrom)); !ready) {
    return fail(std::move(ready.error()));
  }

  Summary summary;
  OrderedPool<Job, RecordResult> pool(
      options.jobs, [&batch](const Job& job) { return batch.run(job); },
      [&](RecordResult result) {
        batch.tell_lost_columns_once(result);
        add(summary, result, options.strict);
        report(result);
      });
  const auto tell_files = [&] {
    if (Diagnostics told = records.take_remarks(); !told.empty()) {
      pool.submit(batch.files(std::move(told)));
    }
  };
  while (auto record = records.next()) {
    tell_files();
    pool.submit(*record ? batch.job(std::move(**record)) : unreadable({record->error()}));
  }
  tell_files();
  pool.finish();
  if (RecordResult last{0, {}, {}, batch.finish(), {}}; !last.findings.empty()) {
    locate(last.findings, target);
    add(summary, last, options.strict);
    report(last);
  }
  if (writes) workspace.environment().flush(options.directory);
  return summary;
}

}  // namespace sealpress::pipeline
