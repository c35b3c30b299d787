#include "pipeline/files/seal.h"

#include <filesystem>
#include <map>
#include <utility>

#include "base/secret.h"
#include "pdf/crypto/timestamp.h"
#include "pipeline/file_name.h"
#include "pipeline/files/outside.h"
#include "text/nearest.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

Result<std::string> read(Workspace& workspace, const std::string& path) {
  return workspace.environment().read_file(path, workspace.limits().file_bytes);
}

Diagnostic in_file(Diagnostic error, const std::string& path) {
  if (error.place.file.empty()) error.place.file = path;
  return error;
}

Result<pdf::Credentials> from_key(const SealJob& job, const std::string& key,
                                  const std::string& certificates) {
  auto loaded = pdf::Credentials::from_key(key, certificates, job.key_password);
  if (loaded) return loaded;
  const bool of_key =
      loaded.error().code.find(".key_") != std::string::npos || job.certificate.empty();
  return fail(in_file(std::move(loaded.error()), of_key ? job.key : job.certificate));
}

/// Leaves nothing of the key or its password in this process.
Result<pdf::Credentials> credentials_of(Workspace& workspace, SealJob& job) {
  std::string certificates;
  if (!job.certificate.empty()) {
    auto more = read(workspace, job.certificate);
    if (!more) return fail(std::move(more.error()));
    certificates = std::move(*more);
  }
  const bool is_p12 = !job.p12.empty();
  auto bytes = read(workspace, is_p12 ? job.p12 : job.key);
  if (!bytes) return fail(std::move(bytes.error()));
  auto loaded = is_p12 ? pdf::Credentials::from_pkcs12(*bytes, job.key_password)
                       : from_key(job, *bytes, job.certificate.empty() ? *bytes : certificates);
  wipe(*bytes);
  wipe(job.key_password);
  if (!loaded && is_p12) return fail(in_file(std::move(loaded.error()), job.p12));
  return loaded;
}

bool same_file(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return fs::weakly_canonical(one, ignored) == fs::weakly_canonical(other, ignored);
}

/// Says the nearest name where a place was misspelt.
Diagnostic with_nearest(Diagnostic error, const std::string& bytes,
                        const pdf::OutsideLimits& limits, const std::string& wanted) {
  const auto places = pdf::seal_places(bytes, limits);
  std::vector<std::string> names;
  if (places) {
    for (const pdf::SealPlace& place : *places) names.push_back(place.name);
  }
  const std::string nearest = text::nearest(wanted, names);
  if (nearest.empty()) return error;
  error.code = "pdf.place_misspelt";
  error.args.push_back({"nearest", nearest});
  return error;
}

}  // namespace

Result<Sealer> Sealer::open(Workspace& workspace, SealJob job, Diagnostics& warnings) {
  Sealer sealer(workspace, std::move(job));
  SealJob& wanted = sealer.job_;
  if (!wanted.picture.empty()) {
    auto bytes = read(workspace, wanted.picture);
    if (!bytes) return fail(std::move(bytes.error()));
    Diagnostics told;
    auto picture =
        pdf::load_seal_picture(*bytes, {wanted.white_to_transparent, workspace.limits()}, told);
    if (!picture) return fail(in_file(std::move(picture.error()), wanted.picture));
    for (Diagnostic& one : told) warnings.push_back(in_file(std::move(one), wanted.picture));
    sealer.picture_ = std::move(*picture);
    sealer.picture_->name = wanted.picture;
  }
  if (!wanted.p12.empty() || !wanted.key.empty()) {
    auto credentials = credentials_of(workspace, wanted);
    if (!credentials) return fail(std::move(credentials.error()));
    auto valid = credentials->check_time(workspace.environment().now());
    if (!valid) {
      const std::string& path = wanted.p12.empty() ? wanted.certificate : wanted.p12;
      return fail(in_file(std::move(valid.error()), path));
    }
    sealer.credentials_ = std::move(*credentials);
  }
  return sealer;
}

Result<void> Sealer::check_outputs(const std::vector<std::string>& paths) const {
  std::map<std::string, std::string> taken;  // canonical and folded -> whose it is
  const auto key_of = [](const fs::path& path) {
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(path, ignored);
    return (whole.parent_path() / folded_file_name(whole.filename().string())).string();
  };
  for (const std::string& path : paths) taken.emplace(key_of(path), path);
  for (const std::string& path : paths) {
    const std::string output = output_path(path);
    // A file sealed onto itself is told of when its turn comes.
    const auto [at, is_new] = taken.emplace(key_of(output), path);
    if (is_new || same_file(path, output)) continue;
    return fail(usage_error("pipeline.same_output")
                    .in_file(path)
                    .with("first", at->second)
                    .with("output", output));
  }
  return {};
}

std::string Sealer::output_path(const std::string& path) const {
  const fs::path input(path);
  const std::string name = input.stem().string() + job_.suffix + input.extension().string();
  return (job_.directory.empty() ? input.parent_path() : fs::path(job_.directory)) / name;
}

pdf::SealOptions Sealer::options() const {
  pdf::SealOptions options;
  options.place = job_.place;
  options.new_place = job_.new_place;
  options.picture = picture_ ? &*picture_ : nullptr;
  // The picture stands across the edges already.
  options.may_hide = job_.across && job_.place.empty() && !job_.new_place;
  options.size = job_.size;
  options.credentials = credentials_ ? &*credentials_ : nullptr;
  options.certify = job_.certify;
  options.reason = job_.reason;
  options.location = job_.location;
  options.name = job_.name;
  if (!job_.timestamp_url.empty()) {
    options.timestamper = pdf::timestamp_service(job_.timestamp_url);
  }
  return options;
}

/// Made when the first file comes: by then this object stands where it will stay.
pdf::Sealer& Sealer::at_place() {
  if (!at_place_) {
    at_place_ =
        std::make_unique<pdf::Sealer>(options(), outside_limits(*workspace_, job_.pdf_password));
  }
  return *at_place_;
}

Result<pdf::Sealed> Sealer::apply(const std::string& bytes) {
  const pdf::OutsideLimits limits = outside_limits(*workspace_, job_.pdf_password);
  pdf::Sealed sealed;
  const bool has_place = !job_.place.empty() || job_.new_place || credentials_ || !job_.across;
  if (job_.across) {
    auto across = pdf::seal_across(bytes, *picture_, *job_.across, limits);
    if (!across) return fail(std::move(across.error()));
    sealed = std::move(*across);
    if (!has_place) return sealed;
  }
  const std::string& before = job_.across ? sealed.bytes : bytes;
  auto at = at_place().seal(before, workspace_->environment().now());
  if (!at) {
    if (at.error().code != "pdf.place_unknown") return fail(std::move(at.error()));
    return fail(with_nearest(std::move(at.error()), before, limits, job_.place));
  }
  at->groups = sealed.groups;
  at->warnings.insert(at->warnings.begin(), sealed.warnings.begin(), sealed.warnings.end());
  return at;
}

Result<SealedFile> Sealer::seal(const std::string& path) {
  const std::string output = output_path(path);
  if (same_file(path, output)) return fail(usage_error("pipeline.same_file").in_file(path));
  auto bytes = read(*workspace_, path);
  if (!bytes) return fail(std::move(bytes.error()));
  auto sealed = apply(*bytes);
  if (!sealed) return fail(in_file(std::move(sealed.error()), path));
  if (!job_.directory.empty()) {
    auto made = workspace_->environment().make_directory(job_.directory);
    if (!made) return fail(std::move(made.error()));
  }
  auto written = workspace_->environment().write_file(output, sealed->bytes);
  if (!written) return fail(std::move(written.error()));
  SealedFile file{output, sealed->place, sealed->groups, std::move(sealed->warnings)};
  for (Diagnostic& one : file.warnings) one.place.file = path;
  return file;
}

PlaceLister::PlaceLister(Workspace& workspace, const std::string& password)
    : workspace_(workspace), reader_(outside_limits(workspace, password)) {}

Result<std::vector<pdf::SealPlace>> PlaceLister::list(const std::string& path) {
  auto bytes = read(workspace_, path);
  if (!bytes) return fail(std::move(bytes.error()));
  auto places = reader_.read(*bytes);
  if (!places) return fail(in_file(std::move(places.error()), path));
  return places;
}

}  // namespace sealpress::pipeline
