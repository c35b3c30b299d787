#include "text/font/font_catalogue.h"

#include <hb.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "text/font/font_face.h"
#include "text/font/font_table.h"

namespace sealpress::text {
namespace {

namespace fs = std::filesystem;

/// Faces of one collection that are read; real ones have at most a few dozen.
constexpr unsigned kMaxFacesOfFile = 64;

bool is_font_name(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension == ".ttf" || extension == ".otf" || extension == ".ttc" || extension == ".otc";
}

std::vector<std::string> font_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code unreadable;
    if (is_font_name(entry->path()) && entry->is_regular_file(unreadable)) {
      files.push_back(entry->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Diagnostic font_warning(std::string code, const std::string& path) {
  Diagnostic warning = input_error(std::move(code)).in_file(path);
  warning.severity = Severity::warning;
  return warning;
}

unsigned count_faces(const std::string& path) {
  hb_blob_t* blob = hb_blob_create_from_file(path.c_str());
  const unsigned count = hb_face_count(blob);
  hb_blob_destroy(blob);
  return std::min(count, kMaxFacesOfFile);
}

void scan_file(const std::string& path, FontCatalogue& catalogue, Diagnostics& warnings) {
  bool usable = false, restricted = false;
  const unsigned count = count_faces(path);
  for (unsigned i = 0; i < count; ++i) {
    const auto face = FontFace::open(path, i);
    if (!face) continue;
    usable = true;
    restricted = restricted || face->restricted();
    catalogue.add({path, i, face->weight(), face->italic()}, face->names());
  }
  if (!usable) warnings.push_back(font_warning("text.font_unusable", path));
  if (restricted) warnings.push_back(font_warning("text.font_restricted", path));
}

/// How far a face is from what was asked; less is better.
int distance(const CataloguedFace& face, bool bold, bool italic) {
  constexpr int kWrongSlant = 10'000, kTooMuch = 20'000;
  int result = std::abs(face.weight - (bold ? 700 : 400));
  if (face.italic != italic) result += face.italic ? kTooMuch : kWrongSlant;
  if (face.is_bold() && !bold) result += kTooMuch;
  return result;
}

}  // namespace

void FontCatalogue::add(CataloguedFace face, const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const std::string& name : names) keys.push_back(font_key(name));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (std::string& key : keys) {
    if (!key.empty()) by_key_[std::move(key)].push_back(faces_.size());
  }
  faces_.push_back(std::move(face));
}

const CataloguedFace* FontCatalogue::find(const std::string& key, bool bold, bool italic) const {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  const CataloguedFace* best = nullptr;
  for (const std::size_t i : found->second) {
    if (!best || distance(faces_[i], bold, italic) < distance(*best, bold, italic)) {
      best = &faces_[i];
    }
  }
  return best;
}

FontCatalogue scan_font_folders(const std::vector<std::string>& folders,
                                const std::set<std::string>& ignored, Diagnostics& warnings) {
  FontCatalogue catalogue;
  for (const std::string& folder : folders) {
    for (const std::string& path : font_files(folder)) {
      if (!ignored.contains(path)) scan_file(path, catalogue, warnings);
    }
  }
  return catalogue;
}

}  // namespace sealpress::text
