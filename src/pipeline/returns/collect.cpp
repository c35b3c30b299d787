#include "pipeline/returns/collect.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "pipeline/file_name.h"
#include "pipeline/fill/record_name.h"
#include "pipeline/ordered_pool.h"
#include "pipeline/returns/collect_book.h"
#include "pipeline/returns/copies.h"
#include "pipeline/returns/expected.h"
#include "pipeline/returns/returned_files.h"
#include "pipeline/returns/returned_reader.h"

namespace sealpress::pipeline {
namespace {

/// What one form's files became.
struct Shelf {
  CollectBook book;
  Corrections corrections;
  std::map<std::string, std::size_t> by_key;  ///< copy_key() -> the row of the first
};

class Gatherer {
 public:
  Gatherer(Collected& out, Workspace& workspace, const CollectOptions& options,
           const forms::Collection* collection, const ReturnedReader& reader,
           const std::function<void(const CollectedFile&)>& report)
      : out_(out),
        workspace_(workspace),
        options_(options),
        collection_(collection),
        reader_(reader),
        report_(report),
        letters_(collection) {}

  void take(CollectedFile file) {
    const bool read = !file.digest.empty();  // else it could not be opened, or is not to be
    const auto [first, fresh] = digests_.emplace(read ? file.digest : file.path, file.path);
    const bool again = read && !fresh;
    if (again) {
      file.forms.clear();
      file.findings = {finding(Severity::info, "collect.same_file").with("other", first->second)};
      file.findings.front().place.file = file.path;
    }
    ++out_.files;
    if (file.forms.empty() && !again) ++out_.unread;
    count(file.findings);
    if (file.forms.empty() && !again) letters_.add_unread(file.path, file.findings);
    for (const Diagnostic& d : file.findings) {
      unread_.push_back({file.path, messages::message(d, options_.language),
                         messages::hint(d, options_.language)});
    }
    for (std::size_t i = 0; i < file.forms.size(); ++i) shelve(file, i);
    report_(file);
  }

  const Diagnostics& faults() const { return faults_; }

  /// Who of the expected has not sent a form, and who sent one unasked. Asked for are the forms
  /// whose sender the notice names, and which one of the expected has sent (others come from other
  /// units); all that came if none has.
  Diagnostics held_against(const std::vector<std::string>& expected) {
    Diagnostics out;
    std::set<std::string> known;
    for (const std::string& unit : expected) known.insert(unit_key(unit));
    const auto tell = [&](const char* code, const std::string& unit, const forms::Form& form) {
      out.push_back(finding(Severity::warning, code).with("unit", unit).with("title", form.title));
      out.back().place.form = form.id;
    };
    const std::vector<SentForm> sent = sent_forms();
    const auto asked = [&](const SentForm& form) {
      return std::any_of(form.units.begin(), form.units.end(),
                         [&](const auto& unit) { return known.contains(unit.first); });
    };
    const bool none = std::none_of(sent.begin(), sent.end(), asked);
    for (const SentForm& form : sent) {
      if (!none && !asked(form)) continue;
      for (const auto& [key, unit] : form.units) {
        if (!known.contains(key)) tell("collect.not_expected", unit, *form.form);
      }
      for (const std::string& unit : expected) {
        if (form.units.contains(unit_key(unit))) continue;
        tell("collect.not_sent", unit, *form.form);
        letters_.add_missing(unit, *form.form);
      }
    }
    return out;
  }

  /// Writes the letters, if they were asked for.
  Diagnostics write_letters() {
    if (options_.letters.directory.empty()) return {};
    if (left_out_ > 0) {
      out_.notes.push_back(finding(Severity::info, "letters.left_out").with("count", left_out_));
    }
    auto written =
        pipeline::write_letters(workspace_, letters_.take(), collection_, options_.letters);
    if (!written) return std::move(written.error());
    append(out_.notes, std::move(written->findings));
    std::move(written->files.begin(), written->files.end(), std::back_inserter(out_.outputs));
    return {};
  }

  /// Makes the records and workbooks of all forms.
  Diagnostics write() {
    std::vector<OutputFile> outputs;
    std::vector<std::string> contents;
    for (auto& [form, shelf] : shelves_) {
      for (BookRow& row : shelf.corrections.others(*shelf.book.form)) {
        reader_.check(row.form, row.name);
        name_record(row.form);
        write_to_sender(row.form, row.name);
        shelf.book.rows.push_back(std::move(row));
      }
      shelf.book.unread = unread_;
      std::string lines;
      for (const BookRow& row : shelf.book.rows)
        lines += data::to_json(row.form.record.fields) + "\n";
      auto book = write_book(shelf.book, options_.language, workspace_.environment().now());
      if (!book) return {std::move(book.error())};
      outputs.push_back({path_of(form, ".jsonl"), "jsonl", 0});
      contents.push_back(std::move(lines));
      outputs.push_back({path_of(form, ".xlsx"), "xlsx", 0});
      contents.push_back(std::move(*book));
    }
    auto written = write_outputs(workspace_.environment(), outputs, contents);
    if (!written) return {std::move(written.error())};
    out_.summary.written = static_cast<std::int64_t>(outputs.size());
    out_.outputs = std::move(outputs);
    return {};
  }

 private:
  /// A form and who has sent it: names as they are compared -> as they are written.
  struct SentForm {
    const forms::Form* form;
    std::map<std::string, std::string> units;
  };

  std::vector<SentForm> sent_forms() const {
    std::vector<SentForm> out;
    for (const auto& [id, shelf] : shelves_) {
      const auto field = collection_->units.find(id);
      if (field == collection_->units.end()) continue;
      out.push_back({shelf.book.form, {}});
      for (const BookRow& row : shelf.book.rows) {
        const data::Value* unit = row.form.record.fields.find(field->second);
        if (!unit || !unit->truthy()) continue;
        out.back().units.emplace(unit_key(unit->to_text()), unit->to_text());
      }
    }
    return out;
  }

  /// Hands a letter what its sender can mend: no findings on what was not read surely.
  void write_to_sender(const CollectedForm& form, const std::string& path) {
    Diagnostics sure = form.findings;
    const auto unsure = [&](const Diagnostic& d) {
      return std::any_of(form.fields.begin(), form.fields.end(), [&](const collect::Field& field) {
        const bool about = d.place.path == field.path || d.place.path.starts_with(field.path + "/");
        return field.confidence < collect::kSure && about;
      });
    };
    left_out_ += static_cast<std::int64_t>(std::erase_if(sure, unsure));
    letters_.add(*form.form, form.record.fields, path, sure);
  }

  std::string path_of(const std::string& form, const char* extension) const {
    return options_.directory + "/" + form + extension;
  }

  Shelf& shelf_of(const forms::Form& form) {
    const auto [at, fresh] = shelves_.try_emplace(form.id);
    Shelf& shelf = at->second;
    if (!fresh) return shelf;
    shelf.book.form = &form;
    shelf.book.tables = &out_.catalogue->tables(form);
    const std::string path = path_of(form.id, ".xlsx");
    if (!workspace_.environment().real_path(path)) return shelf;
    auto bytes = workspace_.environment().read_file(path, workspace_.limits().file_bytes);
    auto read = bytes ? shelf.corrections.read(std::move(*bytes), path, *shelf.book.tables,
                                               workspace_.limits())
                      : Result<void>(fail(std::move(bytes.error())));
    if (!read) faults_.push_back(std::move(read.error()));
    return shelf;
  }

  void shelve(CollectedFile& file, std::size_t index) {
    CollectedForm& form = file.forms[index];
    Shelf& shelf = shelf_of(*form.form);
    const bool again =
        std::any_of(file.forms.begin(), file.forms.begin() + static_cast<std::ptrdiff_t>(index),
                    [&](const CollectedForm& f) { return f.form == form.form; });
    BookRow row{again ? file.path + "（" + std::to_string(index + 1) + "）" : file.path,
                file.digest + (again ? "-" + std::to_string(index + 1) : ""), std::move(form)};
    if (shelf.corrections.apply(row, *shelf.book.tables)) {
      std::erase_if(row.form.findings,
                    [](const Diagnostic& d) { return !d.code.starts_with("collect."); });
      reader_.check(row.form, file.path);
    }
    ++out_.forms;
    ++out_.summary.records;
    const bool kept = is_new(shelf, row);
    name_record(row.form);
    if (kept) write_to_sender(row.form, file.path);
    count(row.form.findings);
    for (const collect::Field& field : row.form.fields) {
      out_.doubtful += is_doubtful(row.form, field);
    }
    form = row.form;
    if (kept) shelf.book.rows.push_back(std::move(row));
  }

  static bool is_pdf(const CollectedForm& form) {
    return extension_of(form.record.origin.file) == "pdf";
  }

  /// Tells what a row has to do with an earlier one of the same unit. False for a PDF and a Word
  /// file that say the same: they are one row.
  bool is_new(Shelf& shelf, BookRow& row) {
    const std::string key = copy_key(*row.form.form, collection_, row.form.record.fields);
    if (key.empty()) return true;
    const auto [known, fresh] = shelf.by_key.emplace(key, shelf.book.rows.size());
    if (fresh) return true;
    BookRow& first = shelf.book.rows[known->second];
    const std::string& other = first.form.record.origin.file;
    if (is_pdf(row.form) == is_pdf(first.form)) {
      tell_about(row, finding(Severity::warning, "collect.two_versions").with("other", other));
      return true;
    }
    Diagnostics found = differences(
        *row.form.form, *shelf.book.tables, {&first.form.record.fields, &first.form.fields, other},
        {&row.form.record.fields, &row.form.fields, row.form.record.origin.file});
    if (!found.empty()) {
      append(row.form.findings, std::move(found));
      return true;
    }
    tell_about(row, finding(Severity::info, "collect.same_copy").with("other", other));
    append(first.form.findings, row.form.findings);
    return false;
  }

  static void tell_about(BookRow& row, Diagnostic found) {
    found.place.file = row.form.record.origin.file;
    found.place.form = row.form.form->id;
    row.form.findings.push_back(std::move(found));
  }

  static void name_record(CollectedForm& form) {
    form.called = RecordNames(form.form->file_name).of(form.record.fields);
  }

  void count(const Diagnostics& findings) {
    for (const Diagnostic& d : findings) {
      out_.summary.errors += d.severity == Severity::error;
      out_.summary.warnings += d.severity == Severity::warning;
      out_.summary.exit_code = std::max(out_.summary.exit_code, exit_code(d, options_.strict));
    }
  }

  Collected& out_;
  Workspace& workspace_;
  const CollectOptions& options_;
  const forms::Collection* collection_;  ///< of the forms that are collected; null: of none
  const ReturnedReader& reader_;
  const std::function<void(const CollectedFile&)>& report_;
  LetterBook letters_;
  std::int64_t left_out_ = 0;  ///< findings that stand in no letter, being doubtful
  std::map<std::string, std::string> digests_;  ///< of files -> the first one's path
  std::map<std::string, Shelf> shelves_;        ///< by form
  std::vector<UnreadFile> unread_;
  Diagnostics faults_;  ///< workbooks written before that cannot be read
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
  std::vector<std::string> expected;
  if (!options.expected.empty()) {
    Environment& environment = workspace.environment();
    auto bytes = environment.read_file(options.expected, workspace.limits().file_bytes);
    auto units = bytes ? read_expected(std::move(*bytes), options.expected, workspace.limits())
                       : Result<std::vector<std::string>>(fail(std::move(bytes.error())));
    if (!units) return fail(Diagnostics{std::move(units.error())});
    expected = std::move(*units);
  }
  auto made =
      returned_reader(workspace, [ids](const forms::Form& form) { return ids.contains(form.id); });
  if (!made) return fail(std::move(made.error()));
  const ReturnedReader& reader = **made;
  const forms::Collection* collection =
      (*collections)->find(out.catalogue->find(*ids.begin())->collection);
  Gatherer gatherer(out, workspace, options, collection, reader, report);
  OrderedPool<ReturnedFile, CollectedFile> pool(
      options.jobs, [&](ReturnedFile file) { return reader.read(std::move(file)); },
      [&](CollectedFile file) { gatherer.take(std::move(file)); });
  auto read = each_returned(
      workspace.environment(), workspace.limits(), options.paths,
      [&](ReturnedFile file) { pool.submit(std::move(file)); },
      [&](const std::string& path) {
        pool.submit({path, fail(finding(Severity::info, "collect.lock_file"))});
      });
  pool.finish();
  if (!read) return fail(Diagnostics{std::move(read.error())});
  if (out.files == 0) {
    return fail(Diagnostics{input_error("collect.nothing_there").in_file(options.paths.front())});
  }
  // A workbook that cannot be read may hold corrections: it is not written over.
  if (!gatherer.faults().empty()) return fail(gatherer.faults());
  if (Diagnostics faults = gatherer.write(); !faults.empty()) return fail(std::move(faults));
  if (collection && !expected.empty()) out.missing = gatherer.held_against(expected);
  if (Diagnostics faults = gatherer.write_letters(); !faults.empty()) {
    return fail(std::move(faults));
  }
  return out;
}

}  // namespace sealpress::pipeline
