#include "pdf/verify/verify.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "pdf/read/answer.h"
#include "pdf/verify/examination.h"

namespace sealpress::pdf {
namespace {

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
  return std::array{&r.field,        &r.kind,         &r.problem,       &r.signer,
                    &r.issuer,       &r.name,         &r.reason,        &r.location,
                    &r.claimed_date, &r.stamp_signer, &r.trust_problem, &r.stamp_problem};
}

void append_report(std::string& out, const SignatureReport& r) {
  for (const std::string* text : texts_of(r)) append_answer(out, *text);
  for (const std::int64_t n : {r.signing_time, r.stamp_time, static_cast<std::int64_t>(r.covered),
                               static_cast<std::int64_t>(r.revision), std::int64_t{r.certifies},
                               std::int64_t{r.weak_digest}, std::int64_t{r.weak_key},
                               std::int64_t{r.is_document_timestamp}}) {
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
  append_number(out, report.has_usage_rights ? 1 : 0);
  for (const SignatureReport& one : report.signatures) append_report(out, one);
  return out;
}

VerifyReport understood(const std::string& said) {
  AnswerReader answer(said);
  VerifyReport report;
  report.revisions = static_cast<std::size_t>(next_number(answer));
  report.was_repaired = next_number(answer) != 0;
  report.has_usage_rights = next_number(answer) != 0;
  while (!answer.at_end()) report.signatures.push_back(next_report(answer));
  return report;
}

}  // namespace

Verifier::Verifier(TrustAnchors anchors, const OutsideLimits& limits)
    : reader_([anchors = std::move(anchors), password = limits.password](
                  const OutsideDocument& document,
                  std::string_view pdf) { return told(examine(document, pdf, password, anchors)); },
              limits) {}

Result<VerifyReport> Verifier::verify(std::string_view pdf) {
  return reader_.read(pdf).map(&understood);
}

Result<VerifyReport> verify(std::string_view pdf, TrustAnchors anchors,
                            const OutsideLimits& limits) {
  return Verifier(std::move(anchors), limits).verify(pdf);
}

}  // namespace sealpress::pdf
