#include "pipeline/check_folder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "pipeline/clock.h"

namespace sealpress::pipeline {
namespace {

void append(Diagnostics& target, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(target));
}

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

  Summary summary;
  const auto tell = [&](const RecordResult& result) {
    add(summary, result, options.strict);
    report(result);
  };
  if (!checked->folder.problems.empty()) tell({0, {}, {}, checked->folder.problems});
  for (std::size_t i = 0; i < checked->findings.size(); ++i) {
    const forms::Document& document = checked->folder.documents[i];
    tell({static_cast<std::int64_t>(i + 1), document.record.origin, {}, checked->findings[i]});
  }
  if (!checked->together.empty()) tell({0, {}, {}, checked->together});
  return summary;
}

}  // namespace sealpress::pipeline
