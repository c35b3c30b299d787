#include "pipeline/files/verify.h"

#include <algorithm>
#include <utility>

#include "pipeline/files/outside.h"

namespace sealpress::pipeline {
namespace {

using pdf::SignatureReport;

/// Gathers what is wrong with the signatures of one file.
class Complaints {
 public:
  explicit Complaints(std::string path) : path_(std::move(path)) {}

  void judge(const pdf::VerifyReport& report) {
    if (report.was_repaired) add(Severity::warning, "pdf.verify_repaired");
    if (report.has_usage_rights) add(Severity::info, "pdf.verify_usage_rights");
    if (report.signatures.empty()) add(Severity::error, "pdf.verify_unsigned");
    for (const SignatureReport& one : report.signatures) judge(one);
  }
  Diagnostics take() { return std::move(all_); }

 private:
  void judge(const SignatureReport& one) {
    field_ = one.field;
    if (!one.problem.empty()) add(Severity::error, one.problem);
    if (!one.is_document_timestamp) judge_stamp(one);
    if (one.trust == pdf::Trust::untrusted) {
      const std::string& problem = one.trust_problem;
      all_.push_back(problem.starts_with("pdf.")
                         ? made(Severity::error, problem)
                         : made(Severity::error, "pdf.verify_untrusted").with("reason", problem));
    }
    if (one.weak_digest) add(Severity::error, "pdf.verify_weak");
    if (one.weak_key) add(Severity::error, "pdf.verify_weak_key");
    for (const pdf::ChangeNote& note : one.changes) {
      if (!note.permitted && is_news(note)) judge(note);
    }
    field_.clear();
  }

  /// What concerns the file and not one signature is said once.
  bool is_news(const pdf::ChangeNote& note) {
    if (note.kind != pdf::ChangeKind::ambiguous && note.kind != pdf::ChangeKind::unfinished) {
      return true;
    }
    if (std::find(told_.begin(), told_.end(), note) != told_.end()) return false;
    told_.push_back(note);
    return true;
  }

  /// A stamp that is not trusted proves no time, but the signature may do without.
  void judge_stamp(const SignatureReport& one) {
    const std::string& problem = one.stamp_problem;
    const bool distrusted =
        one.stamp == pdf::Stamp::valid && one.stamp_trust == pdf::Trust::untrusted;
    if (one.stamp != pdf::Stamp::invalid && !distrusted) return;
    add(distrusted ? Severity::warning : Severity::error,
        distrusted ? "pdf.verify_stamp_untrusted" : "pdf.verify_stamp");
    if (!problem.starts_with("pdf.")) return;
    add(distrusted ? Severity::warning : Severity::error, problem);
  }

  void judge(const pdf::ChangeNote& note) {
    static constexpr const char* kCodes[] = {"pdf.changed_signature",  "pdf.changed_form",
                                             "pdf.changed_annotation", "pdf.changed_page",
                                             "pdf.changed_metadata",   "pdf.changed_validation",
                                             "pdf.changed_other",      "pdf.changed_seal",
                                             "pdf.readers_differ",     "pdf.changes_unfinished"};
    all_.push_back(made(Severity::error, kCodes[static_cast<std::size_t>(note.kind)])
                       .with("where", note.where)
                       .with("revision", static_cast<std::int64_t>(note.revision)));
  }

  Diagnostic made(Severity severity, const std::string& code) const {
    Diagnostic d = finding(severity, code);
    d.place.file = path_;
    d.place.field = field_;
    return d;
  }
  void add(Severity severity, const std::string& code) { all_.push_back(made(severity, code)); }

  std::string path_, field_;
  std::vector<pdf::ChangeNote> told_;
  Diagnostics all_;
};

}  // namespace

Result<pdf::TrustAnchors> read_anchors(Workspace& workspace,
                                       const std::vector<std::string>& paths) {
  pdf::TrustAnchors anchors;
  anchors.now = workspace.environment().now();
  for (const std::string& path : paths) {
    auto bytes = workspace.environment().read_file(path, workspace.limits().file_bytes);
    if (!bytes) return fail(std::move(bytes.error()));
    if (pdf::count_certificates(*bytes) == 0) {
      return fail(input_error("pdf.certificate_unreadable").in_file(path));
    }
    anchors.files.push_back(std::move(*bytes));
  }
  return anchors;
}

Verifier::Verifier(Workspace& workspace, pdf::TrustAnchors anchors, const std::string& password)
    : workspace_(workspace), verifier_(std::move(anchors), outside_limits(workspace, password)) {}

Result<VerifiedFile> Verifier::verify(const std::string& path) {
  auto bytes = workspace_.environment().read_file(path, workspace_.limits().file_bytes);
  if (!bytes) return fail(std::move(bytes.error()));
  auto report = verifier_.verify(*bytes);
  if (!report) {
    report.error().place.file = path;
    return fail(std::move(report.error()));
  }
  Complaints complaints(path);
  complaints.judge(*report);
  return VerifiedFile{std::move(*report), complaints.take()};
}

}  // namespace sealpress::pipeline
