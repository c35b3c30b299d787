#include "pdf/verify/report.h"

#include <algorithm>

namespace sealpress::pdf {
namespace {

Verdict verdict_of(const ChangeNote& note) {
  if (note.permitted) return Verdict::valid;
  if (note.kind == ChangeKind::ambiguous) return Verdict::ambiguous;
  return note.kind == ChangeKind::unfinished ? Verdict::unvouched : Verdict::changed;
}

Verdict verdict_of(Integrity integrity) {
  switch (integrity) {
    case Integrity::intact:
      return Verdict::valid;
    case Integrity::changed:
      return Verdict::changed;
    case Integrity::unsupported:
      return Verdict::unsupported;
    default:
      return Verdict::broken;
  }
}

/// The gravest comes first in the enumeration, after what is valid.
Verdict graver(Verdict a, Verdict b) {
  if (a == Verdict::valid || b == Verdict::valid) return std::max(a, b);
  return std::min(a, b);
}

}  // namespace

Verdict SignatureReport::verdict() const {
  Verdict verdict = verdict_of(integrity);
  for (const ChangeNote& note : changes) verdict = graver(verdict, verdict_of(note));
  const auto blame = [&](bool wrong, Verdict why) {
    if (wrong) verdict = graver(verdict, why);
  };
  blame(coverage == Coverage::incomplete, Verdict::unvouched);
  blame(stamp == Stamp::invalid, Verdict::broken);
  blame(weak_digest || weak_key, Verdict::weak);
  blame(trust == Trust::untrusted, Verdict::untrusted);
  return verdict;
}

}  // namespace sealpress::pdf
