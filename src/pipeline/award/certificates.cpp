#include "pipeline/award/certificates.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "merge/compile/text_template.h"
#include "pdf/write/book.h"
#include "pipeline/award/certificate.h"
#include "pipeline/clock.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/job.h"
#include "pipeline/fill/records.h"
#include "pipeline/guarded.h"
#include "pipeline/ordered_pool.h"

namespace sealpress::pipeline {
namespace {

struct CertificateJob {
  data::Record record;
  std::string path;
  Diagnostics findings;
  bool unreadable = false;
};

struct Outcome {
  RecordResult result;
  std::optional<frame::Page> page;  ///< for the one file of all
};

class Run {
 public:
  Run(Workspace& workspace, const Target& target, const CertificatesOptions& options)
      : workspace_(workspace),
        target_(target),
        options_(options),
        completer_(options.constants, options.number, options.first_number) {}

  bool one_file() const { return options_.printer || options_.names_only; }

  Checked<bool> prepare(Records& records) {
    if (auto read = read_form(); !read) return fail(Diagnostics{std::move(read.error())});
    // A 推荐表 is one record of many rows, so that their number alone does not say how many come.
    batch_ = records.has(2) || !form_.sources.empty();
    auto name =
        merge::TextTemplate::compile(target_.form ? target_.form->file_name : "{{证书编号}}");
    if (!name) return fail(Diagnostics{std::move(name.error())});
    name_ = std::move(*name);
    auto fonts = workspace_.fonts();
    if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
    auto path = stationery_path();
    if (!path) return fail(Diagnostics{std::move(path.error())});
    auto stationery = open(*path);
    if (!stationery) return fail(Diagnostics{std::move(stationery.error())});
    CertificateOptions certificate;
    certificate.names_only = options_.names_only;
    certificate.offset = options_.offset;
    certificate.printer = options_.printer;
    certificate.check_key = options_.check_key;
    certificate.demand_values = target_.form == nullptr;
    auto made = Certificate::make(std::move(*stationery), std::move(*fonts), certificate);
    if (!made) return fail(in_file(std::move(made.error()), *path));
    certificate_ = std::move(*made);
    auto ready = prepare_writing();
    remarks_ = in_file(std::move(remarks_), *path);
    return ready;
  }

  /// The certificates that one record of the input stands for.
  std::vector<data::Record> certificates_of(data::Record record) const {
    Diagnostics remarks = std::exchange(record.remarks, {});
    std::vector<data::Record> all = derived(form_.sources, std::move(record));
    if (!all.empty()) all.front().remarks = std::move(remarks);
    return all;
  }

  const Diagnostics& remarks() const { return remarks_; }
  pdf::WriteOptions book_options() const { return write_; }
  const text::FontLibrary& fonts() const { return certificate_->fonts(); }
  std::string book_path() const {
    const std::string title =
        target_.form ? target_.form->title : std::filesystem::path(target_.name).stem().string();
    const char* kind = options_.names_only ? "（套打）" : "（印刷）";
    return (std::filesystem::path(options_.render.directory) / safe_file_name(title + kind))
               .string() +
           ".pdf";
  }

  /// What must be done in the order of the records: `record` is one certificate's.
  CertificateJob job(data::Record record) {
    record.index = ++count_;
    completer_.complete(record);
    Diagnostics findings = std::move(record.remarks);
    if (target_.form) {
      record = target_.catalogue->normalised(*target_.form, std::move(record), findings);
      append(findings, batch_checks().add(record));
    }
    const bool has_file = !one_file() && !options_.render.check_only;
    std::string path = has_file ? path_for(record, findings) : "";
    return {std::move(record), std::move(path), std::move(findings), false};
  }

  Diagnostics finish() { return target_.form ? batch_checks().finish() : Diagnostics{}; }

  /// Runs in any thread.
  Outcome run(const CertificateJob& job) const {
    if (job.unreadable) return {{0, {}, {}, job.findings, {}}, std::nullopt};
    Outcome outcome{{job.record.index, job.record.origin, {}, job.findings, {}}, std::nullopt};
    if (auto failed = failure_of([&] { make(job, outcome); })) {
      outcome.page.reset();
      outcome.result.findings.push_back(std::move(*failed));
    }
    locate(outcome.result.findings, target_, &job.record);
    return outcome;
  }

 private:
  void make(const CertificateJob& job, Outcome& outcome) const {
    const RenderOptions& render = options_.render;
    Diagnostics& findings = outcome.result.findings;
    if (target_.form)
      append(findings, target_.catalogue->check(*target_.form, job.record, today()));
    bool draft = render.force && blocks(findings, render.strict);
    const bool wanted = render.force || !blocks(findings, render.strict);
    if (wanted) outcome.page = certificate_->page(job.record, draft, findings);
    if (wanted && !outcome.page && render.force) {
      Diagnostics known;
      outcome.page = certificate_->page(job.record, true, known);
    }
    if (!render.force && blocks(findings, render.strict)) outcome.page.reset();
    if (render.check_only) outcome.page.reset();
    if (outcome.page && !one_file()) write(job, outcome);
  }

  Result<void> read_form() {
    if (target_.form == nullptr) return {};
    const std::string path =
        workspace_.root_of(*target_.form) + "/data/forms/" + target_.form->id + ".json";
    auto bytes = workspace_.environment().read_file(path, workspace_.limits().part_bytes);
    if (!bytes) return fail(std::move(bytes.error()));
    auto form = forms::read_certificate_form({path, target_.form->id, std::move(*bytes)});
    if (!form) return fail(std::move(form.error()));
    form_ = std::move(*form);
    return {};
  }

  Result<std::string> stationery_path() const {
    if (!options_.a3) return target_.template_path;
    if (form_.pdf_template_a3.empty()) {
      return fail(usage_error("pipeline.no_a3").with("form", target_.name));
    }
    return workspace_.root_of(*target_.form) + "/" + form_.pdf_template_a3;
  }

  static Diagnostics in_file(Diagnostics all, const std::string& path) {
    for (Diagnostic& one : all) one.place.file = path;
    return all;
  }

  Result<std::shared_ptr<const pdf::Stationery>> open(const std::string& path) const {
    auto bytes = workspace_.environment().read_file(path, workspace_.limits().file_bytes);
    if (!bytes) return fail(std::move(bytes.error()));
    auto stationery = pdf::read_stationery(*bytes);
    if (!stationery) stationery.error().place.file = path;
    return stationery;
  }

  Checked<bool> prepare_writing() {
    write_ = certificate_->write_options(options_.render.pdfa, remarks_);
    write_.metadata.created = workspace_.environment().now();
    write_.metadata.title = target_.form ? target_.form->title : "证书";
    write_.mark_seals = options_.render.mark_seals;
    write_.batch = batch_;
    if (!batch_ || one_file()) return true;
    // The text that is the same on all, laid out once.
    Diagnostics ignored;
    auto page = certificate_->page(data::Record{data::Value(data::Object{}), 1, {}}, true, ignored);
    frame::Document fixed;
    fixed.pages.push_back(std::move(*page));
    auto plan = pdf::FontPlan::make(fixed, certificate_->fonts());
    if (!plan) return fail(Diagnostics{std::move(plan.error())});
    plan_ = std::move(*plan);
    write_.plan = plan_.get();
    return true;
  }

  forms::BatchChecks& batch_checks() {
    if (!batch_checks_) batch_checks_ = target_.catalogue->begin_batch(*target_.form, today());
    return *batch_checks_;
  }
  text::Date today() const { return day_in_china(workspace_.environment().now()); }

  std::string path_for(const data::Record& record, Diagnostics& findings) {
    const std::filesystem::path folder(options_.render.directory);
    const std::string otherwise = "证书" + std::to_string(record.index);
    return (folder / names_.unique(name_->expand(record.fields), otherwise, findings)).string() +
           ".pdf";
  }

  void write(const CertificateJob& job, Outcome& outcome) const {
    frame::Document document;
    document.pages.push_back(std::move(*outcome.page));
    pdf::WriteOptions options = write_;
    if (options.pdfa == pdf::PdfA::a3b) options.attachment = record_file(job.record);
    Diagnostics& findings = outcome.result.findings;
    auto bytes = pdf::write(document, certificate_->fonts(), options, &findings);
    if (!bytes) return findings.push_back(std::move(bytes.error()));
    auto written = workspace_.environment().write_file(job.path, *bytes);
    if (!written) return findings.push_back(std::move(written.error()));
    outcome.result.files.push_back({job.path, "pdf", 1});
  }

  Workspace& workspace_;
  const Target& target_;
  const CertificatesOptions& options_;
  Completer completer_;
  forms::CertificateForm form_;
  std::int64_t count_ = 0;
  bool batch_ = false;
  std::shared_ptr<const Certificate> certificate_;
  std::shared_ptr<const pdf::FontPlan> plan_;
  pdf::WriteOptions write_;
  Diagnostics remarks_;
  std::optional<merge::TextTemplate> name_;
  FileNames names_;
  std::unique_ptr<forms::BatchChecks> batch_checks_;
};

/// The one file of all pages; appears at its end, if there is a page.
class OneFile {
 public:
  explicit OneFile(Environment& environment, const Run& run)
      : environment_(environment), run_(run), path_(run.book_path()) {}

  void add(Outcome& outcome) {
    if (!outcome.page || failed_) return;
    if (auto added = begin_and_add(std::move(*outcome.page)); !added) {
      outcome.result.findings.push_back(std::move(added.error()));
      failed_ = true;
    }
  }

  /// The result that names the file; none if there is no page.
  std::optional<RecordResult> finish() {
    if (!book_ || failed_) return std::nullopt;
    RecordResult result;
    auto done = book_->finish();
    if (done) done = file_->finish();
    if (done) {
      result.files.push_back({path_, "pdf", book_->pages()});
    } else {
      result.findings.push_back(std::move(done.error()));
    }
    return result;
  }

 private:
  Result<void> begin_and_add(frame::Page page) {
    if (!book_) {
      auto file = environment_.begin_file(path_);
      if (!file) return fail(std::move(file.error()));
      file_ = std::move(*file);
      book_ = std::make_unique<pdf::Book>(
          run_.fonts(), run_.book_options(),
          [this](std::string_view bytes) { return file_->append(bytes); });
    }
    return book_->add(std::move(page));
  }

  Environment& environment_;
  const Run& run_;
  std::string path_;
  std::unique_ptr<FileWriter> file_;
  std::unique_ptr<pdf::Book> book_;
  bool failed_ = false;
};

}  // namespace

bool is_stationery(const Target& target) {
  return target.template_path.ends_with(".pdf") || target.template_path.ends_with(".PDF");
}

Checked<Summary> render_certificates(Workspace& workspace, const Target& target,
                                     const std::vector<std::string>& inputs,
                                     const CertificatesOptions& options,
                                     const std::function<void(const RecordResult&)>& report) {
  const RenderOptions& render = options.render;
  Records records(inputs, workspace.limits());
  Run run(workspace, target, options);
  if (auto ready = run.prepare(records); !ready) return fail(std::move(ready.error()));
  if (!render.check_only) {
    auto made = workspace.environment().make_directory(render.directory);
    if (!made) return fail(Diagnostics{std::move(made.error())});
  }

  Summary summary;
  OneFile book(workspace.environment(), run);
  const auto tell = [&](const RecordResult& result) {
    add(summary, result, render.strict);
    report(result);
  };
  if (!run.remarks().empty()) {
    RecordResult remarks{0, {}, {}, run.remarks(), {}};
    locate(remarks.findings, target);
    tell(remarks);
  }
  OrderedPool<CertificateJob, Outcome> pool(
      render.jobs, [&run](const CertificateJob& job) { return run.run(job); },
      [&](Outcome outcome) {
        if (run.one_file()) {
          if (outcome.page) ++summary.written;
          book.add(outcome);
        }
        tell(outcome.result);
      });
  const auto tell_files = [&] {
    if (Diagnostics told = records.take_remarks(); !told.empty()) {
      pool.submit(CertificateJob{{}, {}, std::move(told), true});
    }
  };
  while (auto record = records.next()) {
    tell_files();
    if (!*record) {
      pool.submit(CertificateJob{{}, {}, {record->error()}, true});
      continue;
    }
    for (data::Record& one : run.certificates_of(std::move(**record)))
      pool.submit(run.job(std::move(one)));
  }
  tell_files();
  pool.finish();
  if (RecordResult last{0, {}, {}, run.finish(), {}}; !last.findings.empty()) {
    locate(last.findings, target);
    tell(last);
  }
  if (auto last = book.finish()) {
    const std::int64_t written = summary.written;
    tell(*last);
    summary.written = written;
  }
  if (!render.check_only) workspace.environment().flush(render.directory);
  return summary;
}

}  // namespace sealpress::pipeline
