// What whoever made a signature field asks of the signature in it (ISO 32000-2, 12.7.5.5): its lock
// (table 236) says what is closed by signing, its seed value (table 237) how it is to be signed.
// For use in the child process.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "pdf/read/copy.h"
#include "pdf/sign/plan.h"

namespace sealpress::pdf {

/// The elements of the signature's /Reference that the lock of a field wants: of the fields that it
/// locks (FieldMDP), and of what may still be done to the file (DocMDP; `certify` is another's
/// wish, of which the stricter counts). Strings go through `coder`, which is the signature's.
std::string references_wanted(const OutsideDocument& document, const OutsideValue& field,
                              Certify certify, const StringCoder& coder);

/// What a seed value makes of the signature.
struct Seeded {
  std::string sub_filter = "/ETSI.CAdES.detached";
  Diagnostics unmet;  ///< wishes, not demands, that are not met: pdf.seed_unmet {place, what}
};

/// Holds the signature to the seed value of its field. Fails, where the field demands what this
/// signature is not: pdf.seed_unmet {place, what, wanted}.
Result<Seeded> heed_seed(const OutsideValue& field, const std::string& place,
                         const SignatureFacts& facts, Certify certify);

}  // namespace sealpress::pdf
