#include "pipeline/collect.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "codec/codec.h"
#include "collect/recognise.h"
#include "collect/word_reader.h"
#include "pipeline/clock.h"
#include "pipeline/ordered_pool.h"
#include "pipeline/returned_files.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

void append(Diagnostics& target, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(target));
}

/// Reads one file after another; everything it holds is shared by threads and constant.
class FileReader {
 public:
  FileReader(std::shared_ptr<const forms::Catalogue> catalogue, collect::FormTeller teller,
             std::function<bool(const forms::Form&)> wanted, const Limits& limits, text::Date today)
      : catalogue_(std::move(catalogue)),
        teller_(std::move(teller)),
        wanted_(std::move(wanted)),
        limits_(limits),
        today_(today) {}

  CollectedFile read(ReturnedFile file) const {
    CollectedFile out;
    out.path = file.path;
    if (!file.bytes) {
      out.findings.push_back(file.bytes.error());
      return out;
    }
    out.digest = codec::sha256_hex(*file.bytes);
    read_word(std::move(*file.bytes), out);
    for (Diagnostic& d : out.findings) d.place.file = out.path;
    return out;
  }

 private:
  void read_word(std::string bytes, CollectedFile& out) const {
    auto document = docx::Document::open(std::move(bytes), out.path, limits_);
    if (!document) {
      out.findings.push_back(std::move(document.error()));
      return;
    }
    const collect::Units units = collect::units_of(std::move(*document));
    const std::vector<collect::Told> told = teller_.tell(units, wanted_);
    if (told.empty()) out.findings.push_back(input_error("collect.no_form"));
    for (const collect::Told& found : told) {
      if (!wanted_(*found.blank->form)) {
        out.findings.push_back(other_form(*found.blank->form));
      } else {
        out.forms.push_back(read_form(units, found, out.path));
      }
    }
  }

  static Diagnostic other_form(const forms::Form& form) {
    return input_error("collect.other_form")
        .with("title", form.title)
        .with("attachment", form.attachment)
        .with("notice", form.notice.number)
        .with("id", form.id);
  }

  CollectedForm read_form(const collect::Units& units, const collect::Told& told,
                          const std::string& path) const {
    const forms::Form& form = *told.blank->form;
    collect::Reading reading = collect::read_form(*told.blank, catalogue_->tables(form), units,
                                                  told.alignment, told.begin, told.end);
    CollectedForm out;
    out.form = &form;
    out.fields = std::move(reading.fields);
    out.findings = std::move(reading.findings);
    if (!told.year.empty()) {
      out.findings.push_back(
          finding(Severity::warning, "collect.other_year").with("year", told.year));
    }
    out.record.fields = data::Value(std::move(reading.record));
    out.record.origin.file = path;
    Diagnostics keys;
    out.record = catalogue_->normalised(form, std::move(out.record), keys);
    append(out.findings, std::move(keys));
    append(out.findings, catalogue_->check(form, out.record, today_));
    for (Diagnostic& d : out.findings) {
      d.place.file = path;
      d.place.form = form.id;
    }
    return out;
  }

  std::shared_ptr<const forms::Catalogue> catalogue_;
  collect::FormTeller teller_;
  std::function<bool(const forms::Form&)> wanted_;
  const Limits& limits_;
  text::Date today_;
};

/// The blank forms of the whole catalogue: a form of another notice is told as such.
Checked<collect::FormTeller> form_teller(Workspace& workspace, const forms::Catalogue& catalogue) {
  std::vector<std::shared_ptr<const collect::BlankForm>> blanks;
  for (const forms::Form& form : catalogue.forms()) {
    if (form.docx_template.empty()) continue;
    auto file = workspace.open_docx(workspace.root_of(form) + "/" + form.docx_template);
    if (!file) return fail(Diagnostics{std::move(file.error())});
    blanks.push_back(collect::blank_form(form, std::move(*file)));
  }
  return collect::FormTeller(std::move(blanks));
}

class Gatherer {
 public:
  Gatherer(Collected& out, const CollectOptions& options,
           const std::function<void(const CollectedFile&)>& report)
      : out_(out), options_(options), report_(report) {}

  void take(CollectedFile file) {
    const auto [first, fresh] = digests_.emplace(file.digest, file.path);
    if (!fresh && !file.digest.empty()) {
      file.forms.clear();
      file.findings = {
          finding(Severity::warning, "collect.same_file").with("other", first->second)};
      file.findings.front().place.file = file.path;
    }
    ++out_.files;
    if (file.forms.empty()) ++out_.unread;
    count(file.findings);
    for (const CollectedForm& form : file.forms) {
      ++out_.forms;
      ++out_.summary.records;
      count(form.findings);
      for (const collect::Field& field : form.fields) out_.doubtful += is_doubtful(form, field);
      lines_[form.form->id] += data::to_json(form.record.fields) + "\n";
    }
    report_(file);
  }

  Diagnostics write(Environment& environment) {
    std::vector<NewFile> files;
    std::vector<std::string> paths;
    paths.reserve(lines_.size());
    for (const auto& [form, lines] : lines_) {
      paths.push_back(options_.directory + "/" + form + ".jsonl");
      const std::string folder = paths.back().substr(0, paths.back().rfind('/'));
      if (auto made = environment.make_directory(folder); !made) return {made.error()};
      files.push_back({paths.back(), lines});
      out_.outputs.push_back({paths.back(), "jsonl", 0});
    }
    if (files.empty()) return {};
    if (auto done = environment.write_files(files); !done) return {done.error()};
    out_.summary.written = static_cast<std::int64_t>(files.size());
    return {};
  }

 private:
  void count(const Diagnostics& findings) {
    for (const Diagnostic& d : findings) {
      out_.summary.errors += d.severity == Severity::error;
      out_.summary.warnings += d.severity == Severity::warning;
      out_.summary.exit_code = std::max(out_.summary.exit_code, exit_code(d, options_.strict));
    }
  }

  Collected& out_;
  const CollectOptions& options_;
  const std::function<void(const CollectedFile&)>& report_;
  std::map<std::string, std::string> digests_;  ///< of files -> the first one's path
  std::map<std::string, std::string> lines_;    ///< by form
};

}  // namespace

bool is_doubtful(const CollectedForm& form, const collect::Field& field) {
  return field.confidence < collect::kSure ||
         std::any_of(form.findings.begin(), form.findings.end(), [&](const Diagnostic& d) {
           const bool below = d.place.path.starts_with(field.path + "/");
           return d.severity != Severity::info && (d.place.path == field.path || below);
         });
}

Checked<Collected> collect_files(Workspace& workspace, const CollectOptions& options,
                                 const std::function<void(const CollectedFile&)>& report) {
  auto collections = workspace.collections();
  if (!collections) return fail(std::move(collections.error()));
  Collected out;
  out.catalogue = *workspace.catalogue();
  std::set<std::string> ids;
  for (const forms::Form& form : out.catalogue->forms()) {
    if (form.id == options.target || form.collection == options.target) ids.insert(form.id);
  }
  if (ids.empty()) {
    return fail(Diagnostics{usage_error("collect.unknown_target").with("target", options.target)});
  }
  auto teller = form_teller(workspace, *out.catalogue);
  if (!teller) return fail(std::move(teller.error()));

  Environment& environment = workspace.environment();
  const FileReader reader(
      out.catalogue, std::move(*teller),
      [ids](const forms::Form& form) { return ids.contains(form.id); }, workspace.limits(),
      day_in_china(environment.now()));
  Gatherer gatherer(out, options, report);
  OrderedPool<ReturnedFile, CollectedFile> pool(
      options.jobs, [&](ReturnedFile file) { return reader.read(std::move(file)); },
      [&](CollectedFile file) { gatherer.take(std::move(file)); });
  auto read = each_returned(
      environment, workspace.limits(), options.paths,
      [&](ReturnedFile file) { pool.submit(std::move(file)); }, [](const std::string&) {});
  pool.finish();
  if (!read) return fail(Diagnostics{std::move(read.error())});
  if (Diagnostics faults = gatherer.write(environment); !faults.empty()) {
    return fail(std::move(faults));
  }
  return out;
}

}  // namespace sealpress::pipeline
