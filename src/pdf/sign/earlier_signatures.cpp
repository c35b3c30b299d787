#include "pdf/sign/earlier_signatures.h"

#include <algorithm>

#include "pdf/verify/verify.h"

namespace sealpress::pdf {
namespace {

bool is_kept(const SignatureReport& earlier, const VerifyReport& after) {
  return std::any_of(
      after.signatures.begin(), after.signatures.end(), [&](const SignatureReport& one) {
        return one.field == earlier.field && one.covered == earlier.covered && one.is_good();
      });
}

}  // namespace

Result<bool> keeps_earlier_signatures(std::string_view before, std::string_view after,
                                      const OutsideLimits& limits) {
  // It stands in the clear wherever there is a signature: its own digest leaves it a place.
  if (before.find("/ByteRange") == std::string_view::npos) return true;
  const auto was = verify(before, {}, limits);
  if (!was) return fail(was.error());
  const auto is = verify(after, {}, limits);
  if (!is) return fail(is.error());
  for (const SignatureReport& earlier : was->signatures) {
    if (earlier.is_good() && !is_kept(earlier, *is)) {
      return fail(input_error("pdf.would_spoil").with("field", earlier.field));
    }
  }
  return true;
}

}  // namespace sealpress::pdf
