#include "pdf/verify/verify.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "pdf/read/answer.h"
#include "pdf/read/pages.h"
#include "pdf/sign/permissions.h"
#include "pdf/verify/revisions.h"

namespace sealpress::pdf {
namespace {

/// One signed field while it is judged.
struct Signed {
  OutsideValue field, value;
  SignatureReport report;
  std::size_t version = 0;  ///< from 0
};

/// In the child: one file and what its signatures are worth.
class Examination {
 public:
  Examination(const OutsideDocument& document, std::string_view file, const std::string& password,
              const TrustAnchors& anchors)
      : document_(document), file_(file), anchors_(anchors), revisions_(file, password) {}

  VerifyReport run() {
    VerifyReport report;
    report.revisions = revisions_.count();
    report.was_repaired = document_.was_repaired();
    for (const OutsideValue& field : signature_fields(document_)) {
      const OutsideValue value = inherited(field, "/V");
      if (value.is_dictionary()) check(field, value);
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Signed& a, const Signed& b) {
      return a.report.covered < b.report.covered;
    });
    for (Signed& one : all_) judge_changes(one);
    for (Signed& one : all_) report.signatures.push_back(std::move(one.report));
    return report;
  }

 private:
  void check(const OutsideValue& field, const OutsideValue& value) {
    Signed one{field, value, {}, 0};
    SignatureReport& report = one.report;
    report.field = full_name(field);
    report.kind = value["/SubFilter"].text().value_or("");
    report.name = value["/Name"].text().value_or("");
    report.reason = value["/Reason"].text().value_or("");
    report.location = value["/Location"].text().value_or("");
    report.claimed_date = value["/M"].text().value_or("");
    const std::optional<SignedRange> range = signed_range(file_, value);
    if (!range || !is_contents(value, range->contents)) {
      report.problem = "pdf.verify_range";
    } else {
      report.covered = range->end;
      check_cms(
          report.kind, range->contents,
          {file_.substr(0, range->open), file_.substr(range->close, range->end - range->close)},
          anchors_, report);
      find_coverage(one, range->end);
    }
    all_.push_back(std::move(one));
  }

  /// What readers take for the contents must be what stands in the gap.
  bool is_contents(const OutsideValue& value, const std::string& in_gap) const {
    return document_.is_encrypted() || value["/Contents"].bytes() == in_gap;
  }

  void find_coverage(Signed& one, std::size_t end) {
    const auto version = revisions_.ending_at(end);
    if (!version) {
      if (one.report.problem.empty()) one.report.problem = "pdf.verify_coverage";
      return;
    }
    one.version = *version;
    one.report.revision = *version + 1;
    const bool last = *version + 1 == revisions_.count();
    one.report.coverage = last ? Coverage::whole_file : Coverage::revision;
  }

  // --- later versions

  void judge_changes(Signed& one) {
    const int level = permission_at(one);
    one.report.certifies = transform_of(one.value, "/DocMDP").is_null() ? 0 : level;
    if (one.report.coverage == Coverage::incomplete) return;
    for (std::size_t v = one.version + 1; v < revisions_.count(); ++v) {
      for (ChangeNote note : revisions_.changes(v)) {
        note.permitted = is_permitted(one, note, level);
        one.report.changes.push_back(std::move(note));
      }
    }
    if (document_.was_repaired()) {
      one.report.changes.push_back({ChangeKind::other, "xref", revisions_.count(), false});
    }
  }

  /// What the certifying signatures up to this one allow; 2 where none certifies: a signature that
  /// only approves leaves filling in and signing to others (12.8.2.2).
  int permission_at(const Signed& one) const {
    int level = 2;
    bool certified = false;
    for (const Signed& other : all_) {
      if (other.report.covered > one.report.covered) continue;
      const OutsideValue parameters = transform_of(other.value, "/DocMDP");
      if (parameters.is_null()) continue;
      const auto p = static_cast<int>(parameters["/P"].integer().value_or(2));
      level = certified ? std::min(level, p) : p;
      certified = true;
    }
    return std::clamp(level, 1, 3);
  }

  static bool is_permitted(const Signed& one, const ChangeNote& note, int level) {
    switch (note.kind) {
      case ChangeKind::validation:
      case ChangeKind::metadata:
        return true;
      case ChangeKind::signature:
      case ChangeKind::form_fill:
        return level >= 2 && !locks(transform_of(one.value, "/FieldMDP"), note.where);
      case ChangeKind::annotation:
        return level >= 3;
      default:
        return false;
    }
  }

  const OutsideDocument& document_;
  std::string_view file_;
  const TrustAnchors& anchors_;
  Revisions revisions_;
  std::vector<Signed> all_;
};

// --- the report as strings, from the child to the parent

void append_number(std::string& out, std::int64_t number) {
  append_answer(out, std::to_string(number));
}

std::int64_t next_number(AnswerReader& answer) {
  return std::atoll(std::string(answer.text()).c_str());
}

template <class Enum>
void append_enum(std::string& out, Enum value) {
  append_number(out, static_cast<std::int64_t>(value));
}

template <class Enum>
Enum next_enum(AnswerReader& answer) {
  return static_cast<Enum>(next_number(answer));
}

/// The texts of a report, in the order in which they travel.
template <class Report>
auto texts_of(Report& r) {
  return std::array{&r.field,        &r.kind,         &r.problem,      &r.signer,
                    &r.issuer,       &r.name,         &r.reason,       &r.location,
                    &r.claimed_date, &r.stamp_signer, &r.trust_problem};
}

void append_report(std::string& out, const SignatureReport& r) {
  for (const std::string* text : texts_of(r)) append_answer(out, *text);
  for (const std::int64_t n :
       {r.signing_time, r.stamp_time, static_cast<std::int64_t>(r.covered),
        static_cast<std::int64_t>(r.revision), std::int64_t{r.certifies},
        std::int64_t{r.weak_digest}, std::int64_t{r.weak_key}, std::int64_t{r.is_document_timestamp}}) {
    append_number(out, n);
  }
  append_enum(out, r.integrity);
  append_enum(out, r.stamp);
  append_enum(out, r.trust);
  append_enum(out, r.stamp_trust);
  append_enum(out, r.coverage);
  append_number(out, static_cast<std::int64_t>(r.changes.size()));
  for (const ChangeNote& note : r.changes) {
    append_enum(out, note.kind);
    append_answer(out, note.where);
    append_number(out, static_cast<std::int64_t>(note.revision));
    append_number(out, note.permitted ? 1 : 0);
  }
}

SignatureReport next_report(AnswerReader& answer) {
  SignatureReport r;
  for (std::string* text : texts_of(r)) *text = answer.text();
  r.signing_time = next_number(answer);
  r.stamp_time = next_number(answer);
  r.covered = static_cast<std::size_t>(next_number(answer));
  r.revision = static_cast<std::size_t>(next_number(answer));
  r.certifies = static_cast<int>(next_number(answer));
  r.weak_digest = next_number(answer) != 0;
  r.weak_key = next_number(answer) != 0;
  r.is_document_timestamp = next_number(answer) != 0;
  r.integrity = next_enum<Integrity>(answer);
  r.stamp = next_enum<Stamp>(answer);
  r.trust = next_enum<Trust>(answer);
  r.stamp_trust = next_enum<Trust>(answer);
  r.coverage = next_enum<Coverage>(answer);
  for (std::int64_t left = next_number(answer); left > 0 && !answer.at_end(); --left) {
    ChangeNote note;
    note.kind = next_enum<ChangeKind>(answer);
    note.where = answer.text();
    note.revision = static_cast<std::size_t>(next_number(answer));
    note.permitted = next_number(answer) != 0;
    r.changes.push_back(std::move(note));
  }
  return r;
}

std::string told(const VerifyReport& report) {
  std::string out;
  append_number(out, static_cast<std::int64_t>(report.revisions));
  append_number(out, report.was_repaired ? 1 : 0);
  for (const SignatureReport& one : report.signatures) append_report(out, one);
  return out;
}

VerifyReport understood(const std::string& said) {
  AnswerReader answer(said);
  VerifyReport report;
  report.revisions = static_cast<std::size_t>(next_number(answer));
  report.was_repaired = next_number(answer) != 0;
  while (!answer.at_end()) report.signatures.push_back(next_report(answer));
  return report;
}

}  // namespace

Verifier::Verifier(TrustAnchors anchors, const OutsideLimits& limits)
    : reader_(
          [anchors = std::move(anchors), password = limits.password](
              const OutsideDocument& document, std::string_view pdf) {
            return told(Examination(document, pdf, password, anchors).run());
          },
          limits) {}

Result<VerifyReport> Verifier::verify(std::string_view pdf) {
  return reader_.read(pdf).map(&understood);
}

Result<VerifyReport> verify(std::string_view pdf, TrustAnchors anchors,
                            const OutsideLimits& limits) {
  return Verifier(std::move(anchors), limits).verify(pdf);
}

}  // namespace sealpress::pdf
