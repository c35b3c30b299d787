// Sealing a PDF: the seal's picture, a digital signature, or both, at a named place; and the seal
// across the edges of all pages (骑缝章).
//
// Everything is an incremental update, so the bytes that were there come first, unchanged, and
// earlier signatures stay valid. Pure functions of their arguments but for the timestamp; the file
// is read in a child process. Safe to use from many threads.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "pdf/crypto/cms.h"
#include "pdf/crypto/credentials.h"
#include "pdf/read/outside.h"
#include "pdf/sign/plan.h"
#include "pdf/sign/seal_picture.h"

namespace sealpress::pdf {

struct SealOptions {
  std::string place;  ///< see PlaceRequest
  std::optional<NewPlace> new_place;
  const SealPicture* picture = nullptr;      ///< none: nothing is shown
  bool may_hide = false;                     ///< see PlaceRequest
  Size size;                                 ///< true size; zero: as large as the place
  const Credentials* credentials = nullptr;  ///< none: no signature
  Certify certify = Certify::no;
  std::string reason, location, name;  ///< name empty: the certificate's
  std::int64_t now = 0;                ///< seconds since 1970 UTC
  Timestamper timestamper;
};

struct Sealed {
  std::string bytes;
  std::string place;
  Size size;               ///< of the seal
  std::size_t groups = 0;  ///< seals across edges
  Diagnostics warnings;    ///< pdf.was_repaired, pdf.seal_flattened, and as check_size() tells
};

/// Fails as plan_seal(), check_size(), Credentials::check_time() and sign_cms() do, and:
/// pdf.signed_damaged, pdf.signature_too_large.
Result<Sealed> seal(std::string_view pdf, const SealOptions& options,
                    const OutsideLimits& limits = {});

/// Seals many files in the same way, which are read by one child. Not thread-safe.
class Sealer {
 public:
  /// `options.now` is not asked.
  explicit Sealer(SealOptions options, OutsideLimits limits = {});
  /// `now` in seconds since 1970 UTC. Fails as seal() does.
  Result<Sealed> seal(std::string_view pdf, std::int64_t now);

 private:
  SealOptions options_;
  OutsideLimits limits_;
  SealPlanner planner_;
};

/// Fails as plan_across() does.
Result<Sealed> seal_across(std::string_view pdf, const SealPicture& picture,
                           const AcrossRequest& request, const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
