// PDF files from outside.
//
// They are opened by qpdf alone, in a child process. What PoDoFo is to read later passes through
// rewrite() first: of files as they come it refuses every sixth, and its parser has known holes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "pdf/read/child.h"
#include "pdf/read/document.h"

namespace sealpress::pdf {

/// What opening may cost, and the password that opens.
struct OutsideLimits {
  std::size_t file_bytes = Limits().file_bytes;
  ChildLimits child;
  std::string password;  ///< the user's or the owner's; empty for files without
};

/// Opens `bytes` in a child process and returns what `job` makes of the document. Fails:
/// pdf.too_large {limit}, pdf.not_a_pdf, pdf.encrypted (a password is needed), pdf.wrong_password,
/// pdf.encryption_unsupported, pdf.damaged, and what in_child() fails with. A job that fails
/// returns its own error, of which code and arguments arrive.
Result<std::string> with_outside_pdf(
    std::string_view bytes, const std::function<Result<std::string>(const OutsideDocument&)>& job,
    const OutsideLimits& limits = {});

/// A child process that opens one file after another for the same job; see ServingChild.
class OutsideReader {
 public:
  using Job = std::function<Result<std::string>(const OutsideDocument&, std::string_view bytes)>;
  OutsideReader(Job job, const OutsideLimits& limits);
  /// What the job makes of the document. Fails as with_outside_pdf() does.
  Result<std::string> read(std::string_view bytes);

 private:
  std::size_t file_bytes_;
  ServingChild child_;
};

/// The same document in plain form: no encryption, no object streams, damage repaired. Signatures
/// in it do not survive: a signed file is only ever appended to.
Result<std::string> rewrite(std::string_view bytes, const OutsideLimits& limits = {});

}  // namespace sealpress::pdf
