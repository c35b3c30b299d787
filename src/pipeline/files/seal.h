// Sealing files: keys and pictures are read once, then any number of files is sealed with them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pdf/sign/places.h"
#include "pdf/sign/seal.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct SealJob {
  std::string picture;  ///< path; empty: nothing to be seen
  bool white_to_transparent = false;
  Size size;                          ///< true size of the seal; zero: as large as its place
  std::string p12, key, certificate;  ///< paths; all empty: no signature
  std::string key_password, pdf_password;
  std::string place;
  std::optional<pdf::NewPlace> new_place;
  pdf::Certify certify = pdf::Certify::no;
  std::string reason, location, name;
  std::string timestamp_url;
  /// Across the edges first; then at the place, if one is named or there is something to sign. A
  /// signature at no named place shows the picture too, if the file has a place for it.
  std::optional<pdf::AcrossRequest> across;
  std::string directory;  ///< of the sealed files; empty: beside the file
  std::string suffix;     ///< added to the file's name; needed where there is no directory
};

struct SealedFile {
  std::string path;  ///< of the sealed file
  std::string place;
  std::size_t groups = 0;
  Diagnostics warnings;
};

/// Not thread-safe.
class Sealer {
 public:
  /// Reads what the job names. Fails as Credentials and load_seal_picture() do, with the file.
  static Result<Sealer> open(Workspace& workspace, SealJob job, Diagnostics& warnings);

  /// Whether each file gets a sealed one of its own, which is none of the files themselves. Two
  /// names that are one on Windows (case, composed or not) are one here. Fails:
  /// pipeline.same_output {first, output}, in the second's file; nothing is read for it.
  Result<void> check_outputs(const std::vector<std::string>& paths) const;

  /// Seals one file and writes it. Fails as pdf::seal() does, with pipeline.same_file, and as files
  /// do; then nothing is written.
  Result<SealedFile> seal(const std::string& path);

 private:
  Sealer(Workspace& workspace, SealJob job) : workspace_(&workspace), job_(std::move(job)) {}
  pdf::SealOptions options() const;
  pdf::Sealer& at_place();
  Result<pdf::Sealed> apply(const std::string& bytes);
  std::string output_path(const std::string& path) const;

  Workspace* workspace_;
  SealJob job_;
  std::optional<pdf::SealPicture> picture_;
  std::optional<pdf::Credentials> credentials_;
  std::unique_ptr<pdf::Sealer> at_place_;  ///< refers to what stands above
};

/// Lists the places of file after file. Not thread-safe.
class PlaceLister {
 public:
  /// `password` opens encrypted files; empty: none.
  PlaceLister(Workspace& workspace, const std::string& password);
  /// Fails as pdf::seal_places() does, and as files do.
  Result<std::vector<pdf::SealPlace>> list(const std::string& path);

 private:
  Workspace& workspace_;
  pdf::PlaceReader reader_;
};

}  // namespace sealpress::pipeline
