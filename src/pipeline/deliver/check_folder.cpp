#include "pipeline/deliver/check_folder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "forms/fields.h"
#include "pipeline/clock.h"

namespace sealpress::pipeline {
namespace {

/// Runs the rules of each form over its documents.
class DocumentChecks {
 public:
  DocumentChecks(const forms::Catalogue& catalogue, text::Date today)
      : catalogue_(catalogue), today_(today) {}

  Diagnostics check(const forms::Document& document) {
    auto& batch = batches_[document.form];
    if (!batch) batch = catalogue_.begin_batch(*document.form, today_);
    Diagnostics findings = catalogue_.check(*document.form, document.record, today_);
    append(findings, batch->add(document.record));
    for (Diagnostic& d : findings) forms::locate(d.place, document);
    return findings;
  }

  Diagnostics finish() {
    Diagnostics findings;
    for (auto& [form, batch] : batches_) {
      for (Diagnostic& d : batch->finish()) {
        d.place.form = form->id;
        findings.push_back(std::move(d));
      }
    }
    return findings;
  }

 private:
  struct ById {
    bool operator()(const forms::Form* a, const forms::Form* b) const { return a->id < b->id; }
  };
  const forms::Catalogue& catalogue_;
  text::Date today_;
  std::map<const forms::Form*, std::unique_ptr<forms::BatchChecks>, ById> batches_;
};

/// Names the documents of a folder for people: 附件2 江苏云澜精密机械有限公司.
class Names {
 public:
  Names(const forms::Collection& collection, const std::vector<forms::Document>& documents)
      : collection_(collection) {
    for (const forms::Document& document : documents) {
      by_file_[document.record.origin.file].push_back(&document);
    }
  }

  std::string of(const forms::Document& document) const {
    const auto field = collection_.units.find(document.form->id);
    const std::string& attachment = document.form->attachment;
    if (field == collection_.units.end()) return attachment;
    const auto unit = forms::FieldRef(field->second).one(document.record.fields);
    return forms::is_blank(unit.value) ? attachment
                                       : attachment + " " + forms::text_of(*unit.value);
  }

  /// The document that a finding lies in; nameless if that is none alone.
  std::string at(const Place& place) const {
    const auto found = by_file_.find(place.file);
    if (found == by_file_.end()) return {};
    for (const forms::Document* document : found->second) {
      const data::Record& record = document->record;
      const bool row = record.origin.row > 0 && record.origin.row == place.line &&
                       record.origin.sheet == place.sheet;
      const bool numbered = record.origin.row == 0 && record.index == place.record;
      if (found->second.size() == 1 || row || numbered) return of(*document);
    }
    return {};
  }

 private:
  const forms::Collection& collection_;
  std::map<std::string, std::vector<const forms::Document*>> by_file_;
};

Diagnostic unknown_collection(std::string_view name) {
  return usage_error("pipeline.unknown_collection").with("collection", std::string(name));
}

}  // namespace

bool names_collection(Workspace& workspace, std::string_view name) {
  if (name.find('/') != std::string_view::npos || name.ends_with(".docx")) return false;
  auto collections = workspace.collections();
  return collections && (*collections)->find(name) != nullptr;
}

Checked<CheckedFolder> check_documents(Workspace& workspace, const forms::Collections& collections,
                                       const forms::Collection& collection,
                                       const std::vector<std::string>& paths,
                                       std::optional<text::Date> handed_in) {
  auto folder = read_folder(workspace, collections, collection, paths);
  if (!folder) return fail(std::move(folder.error()));
  const text::Date today = day_in_china(workspace.environment().now());
  CheckedFolder checked{std::move(*folder), {}, {}};
  DocumentChecks checks(collections.catalogue(), today);
  for (std::size_t i = 0; i < checked.folder.documents.size(); ++i) {
    const forms::Document& document = checked.folder.documents[i];
    Diagnostics findings = std::move(checked.folder.findings[i]);
    for (Diagnostic& d : findings) forms::locate(d.place, document);
    append(findings, checks.check(document));
    checked.findings.push_back(std::move(findings));
  }
  checked.together = checks.finish();
  append(checked.together,
         collections.check(collection, checked.folder.documents, today, handed_in));
  return checked;
}

Checked<Summary> check_folder(Workspace& workspace, std::string_view name,
                              const std::vector<std::string>& paths, const CheckOptions& options,
                              const std::function<void(const RecordResult&)>& report) {
  auto collections = workspace.collections();
  if (!collections) return fail(std::move(collections.error()));
  const forms::Collection* collection = (*collections)->find(name);
  if (!collection) return fail(Diagnostics{unknown_collection(name)});
  auto checked = check_documents(workspace, **collections, *collection, paths, options.handed_in);
  if (!checked) return fail(std::move(checked.error()));

  if (checked->folder.documents.empty() && checked->folder.problems.empty()) {
    checked->folder.problems.push_back(
        input_error("pipeline.nothing_to_check").in_file(paths.empty() ? "" : paths.front()));
  }
  Summary summary;
  const auto tell = [&](const RecordResult& result) {
    add(summary, result, options.strict);
    report(result);
  };
  if (!checked->folder.problems.empty()) tell({0, {}, {}, checked->folder.problems, {}});
  const Names names(*collection, checked->folder.documents);
  for (std::size_t i = 0; i < checked->findings.size(); ++i) {
    const forms::Document& document = checked->folder.documents[i];
    tell({static_cast<std::int64_t>(i + 1),
          document.record.origin,
          {},
          checked->findings[i],
          names.of(document)});
  }
  // Those that follow one another about one document are one result.
  RecordResult next;
  for (Diagnostic& found : checked->together) {
    std::string whose = names.at(found.place);
    if (whose != next.name && !next.findings.empty()) {
      tell(next);
      next.findings.clear();
    }
    next.name = std::move(whose);
    next.findings.push_back(std::move(found));
  }
  if (!next.findings.empty()) tell(next);
  return summary;
}

}  // namespace sealpress::pipeline
