#include "pdf/update/earlier_signatures.h"

#include <vector>

#include "pdf/verify/verify.h"

namespace sealpress::pdf {
namespace {

bool is_spoiled_by(std::size_t revision, const SignatureReport& one) {
  if (one.is_good()) return false;
  SignatureReport before = one;
  std::erase_if(before.changes, [&](const ChangeNote& note) { return note.revision == revision; });
  return before.is_good();
}

}  // namespace

Result<void> keeps_earlier_signatures(std::string_view sealed, const OutsideLimits& limits) {
  const auto report = verify(sealed, {}, limits);
  if (!report) return fail(report.error());
  for (const SignatureReport& one : report->signatures) {
    if (is_spoiled_by(report->revisions, one)) {
      return fail(input_error("pdf.would_spoil").with("field", one.field));
    }
  }
  return {};
}

}  // namespace sealpress::pdf
