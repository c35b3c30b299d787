#include "pipeline/fill/companions.h"

#include <filesystem>

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

/// Whether a canonical path lies below a canonical folder.
bool is_inside(const std::string& path, std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return path.size() > folder.size() && path.starts_with(folder);
}

/// Separators as Windows writes them are understood.
std::string with_slashes(std::string_view path) {
  std::string out(path);
  for (char& c : out) {
    if (c == '\\') c = '/';
  }
  return out;
}

}  // namespace

Result<std::string> Companions::read(const data::Record& record, std::string_view path) const {
  if (const auto own = record.files.find(std::string(path)); own != record.files.end()) {
    return *own->second;
  }
  const std::string wanted = with_slashes(path);
  std::vector<std::string> folders = folders_;
  const bool from_file = !record.origin.file.empty() && record.origin.file != "-";
  if (from_file) {
    const std::string own = fs::path(record.origin.file).parent_path().string();
    folders.insert(folders.begin(), own.empty() ? "." : own);
  }
  bool exists = false;
  for (const std::string& folder : folders) {
    const auto found = environment_.real_path((fs::path(folder) / wanted).string());
    if (!found) continue;
    exists = true;
    for (const std::string& allowed : folders) {
      const auto root = environment_.real_path(allowed);
      if (!root || !is_inside(*found, *root)) continue;
      auto bytes = environment_.read_file(*found, limit_);
      if (!bytes) bytes.error().place.file = path;
      return bytes;
    }
  }
  const char* code = exists ? "pipeline.companion_outside" : "pipeline.companion_missing";
  return fail(input_error(code).in_file(path));
}

}  // namespace sealpress::pipeline
