#include "pdf/verify/verify.h"

#include <array>
#include <limits>
#include <utility>

#include "pdf/read/answer.h"
#include "pdf/verify/examination.h"

namespace sealpress::pdf {
namespace {

// --- the report as strings, from the child to the parent

/// The texts of a report, in the order in which they travel.
template <class Report>
auto texts_of(Report& r) {
  return std::array{&r.field,        &r.kind,         &r.problem,       &r.signer,
                    &r.issuer,       &r.name,         &r.reason,        &r.location,
                    &r.claimed_date, &r.stamp_signer, &r.trust_problem, &r.stamp_problem};
}

void append_report(std::string& out, const SignatureReport& r) {
  for (const std::string* text : texts_of(r)) append_answer(out, *text);
  append_whole_answer(out, r.signing_time);
  append_whole_answer(out, r.stamp_time);
  append_whole_answer(out, r.covered);
  append_whole_answer(out, r.revision);
  append_whole_answer(out, r.certifies);
  append_whole_answer(out, r.weak_digest);
  append_whole_answer(out, r.weak_key);
  append_whole_answer(out, r.is_document_timestamp);
  append_whole_answer(out, r.integrity);
  append_whole_answer(out, r.stamp);
  append_whole_answer(out, r.trust);
  append_whole_answer(out, r.stamp_trust);
  append_whole_answer(out, r.coverage);
  append_whole_answer(out, r.changes.size());
  for (const ChangeNote& note : r.changes) {
    append_whole_answer(out, note.kind);
    append_answer(out, note.where);
    append_whole_answer(out, note.revision);
    append_whole_answer(out, note.permitted);
  }
}

SignatureReport next_report(AnswerReader& answer) {
  SignatureReport r;
  for (std::string* text : texts_of(r)) *text = answer.text();
  constexpr std::int64_t kEarliest = std::numeric_limits<std::int64_t>::min();
  r.signing_time = answer.integer(kEarliest);
  r.stamp_time = answer.integer(kEarliest);
  r.covered = answer.integer<std::size_t>();
  r.revision = answer.integer<std::size_t>();
  r.certifies = answer.integer<int>();
  r.weak_digest = answer.flag();
  r.weak_key = answer.flag();
  r.is_document_timestamp = answer.flag();
  r.integrity = answer.choice(Integrity::unsupported);
  r.stamp = answer.choice(Stamp::invalid);
  r.trust = answer.choice(Trust::untrusted);
  r.stamp_trust = answer.choice(Trust::untrusted);
  r.coverage = answer.choice(Coverage::incomplete);
  for (std::int64_t left = answer.integer(); left > 0 && answer.is_sound(); --left) {
    ChangeNote note;
    note.kind = answer.choice(ChangeKind::unfinished);
    note.where = answer.text();
    note.revision = answer.integer<std::size_t>();
    note.permitted = answer.flag();
    r.changes.push_back(std::move(note));
  }
  return r;
}

std::string told(const VerifyReport& report) {
  std::string out;
  append_whole_answer(out, report.revisions);
  append_whole_answer(out, report.was_repaired);
  append_whole_answer(out, report.has_usage_rights);
  for (const SignatureReport& one : report.signatures) append_report(out, one);
  return out;
}

Result<VerifyReport> understood(const std::string& said) {
  AnswerReader answer(said);
  VerifyReport report;
  report.revisions = answer.integer<std::size_t>();
  report.was_repaired = answer.flag();
  report.has_usage_rights = answer.flag();
  while (!answer.at_end()) report.signatures.push_back(next_report(answer));
  return answer.checked(std::move(report));
}

}  // namespace

Verifier::Verifier(TrustAnchors anchors, const OutsideLimits& limits)
    : reader_([anchors = std::move(anchors), password = limits.password](
                  const OutsideDocument& document,
                  std::string_view pdf) { return told(examine(document, pdf, password, anchors)); },
              limits) {}

Result<VerifyReport> Verifier::verify(std::string_view pdf) {
  return reader_.read(pdf).and_then(&understood);
}

Result<VerifyReport> verify(std::string_view pdf, TrustAnchors anchors,
                            const OutsideLimits& limits) {
  return Verifier(std::move(anchors), limits).verify(pdf);
}

}  // namespace sealpress::pdf
