// What `render` can be told about certificates.
#pragma once

#include <string>

#include "cli/command.h"
#include "pipeline/award/certificates.h"

namespace sealpress::cli {

class CertificateArguments {
 public:
  void describe(CLI::App& sub, const Say& say);
  /// The options, with the key read from its file. Fails: cli.bad_offset,
  /// cli.one_or_the_other, and what reading a file fails with.
  Result<pipeline::CertificatesOptions> read(pipeline::Environment& environment,
                                             const pipeline::RenderOptions& render) const;
  /// Whether anything was asked for that only certificates know.
  bool given() const;

 private:
  std::string paper_ = "A4", number_, key_file_, offset_;
  std::int64_t first_ = 1;
  bool printer_ = false, names_only_ = false;
};

}  // namespace sealpress::cli
