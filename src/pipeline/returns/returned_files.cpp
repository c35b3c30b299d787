#include "pipeline/returns/returned_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "package/archived_files.h"
#include "package/directory.h"
#include "package/package.h"
#include "pipeline/file_name.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

/// An archive in an archive, and so on.
constexpr int kMostNested = 3;
constexpr std::size_t kMostEntries = 20'000;

bool is_lock(const std::string& name) {
  return fs::path(name).filename().string().starts_with("~$");
}

/// What Windows and macOS leave in folders.
bool is_system_file(const std::string& name) {
  for (const fs::path& step : fs::path(name)) {
    const std::string part = step.string();
    if (part == "__MACOSX" || (part.starts_with(".") && part != "." && part != "..")) return true;
  }
  const std::string last = fs::path(name).filename().string();
  return last == "Thumbs.db" || last == "desktop.ini";
}

/// Names in archives of Chinese Windows are in GB 18030, without saying so.
std::string readable_name(std::string raw) {
  if (!text::find_ill_formed(raw)) return raw;
  return text::decode(raw, "GB18030").value_or(std::move(raw));
}

class Visitor {
 public:
  Visitor(Environment& environment, const Limits& limits,
          const std::function<void(ReturnedFile)>& visit,
          const std::function<void(const std::string&)>& passed_over)
      : environment_(environment), limits_(limits), visit_(visit), passed_over_(passed_over) {}

  Result<void> path(const std::string& path) {
    if (environment_.is_directory(path)) {
      auto names = environment_.list_files(path, "");
      if (!names) return fail(std::move(names.error()));
      for (const std::string& name : *names) {
        if (!is_system_file(name)) file((fs::path(path) / name).string());
      }
      return {};
    }
    if (!environment_.real_path(path))
      return fail(input_error("collect.no_such_path").in_file(path));
    file(path);
    return {};
  }

 private:
  void file(const std::string& path) {
    if (is_lock(path)) return passed_over_(path);
    found(path, environment_.read_file(path, limits_.file_bytes), 0);
  }

  void found(const std::string& path, Result<std::string> bytes, int depth) {
    const bool other = bytes && package::is_rar_or_7z(*bytes);
    const bool archived = bytes && (other || extension_of(path) == "zip");
    if (!archived) return visit_({path, std::move(bytes)});
    if (depth >= kMostNested) {
      return visit_({path, fail(input_error("collect.nested_too_deep").in_file(path))});
    }
    if (other) return other_archive(path, *bytes, depth);
    archive(path, std::move(*bytes), depth);
  }

  Limits limits_of_archives() const {
    Limits limits = limits_;
    limits.package_entries = kMostEntries;
    limits.part_bytes = limits_.file_bytes;
    limits.package_bytes = limits_.file_bytes * 20;
    return limits;
  }

  /// RAR, 7z, and ZIP archives with something that Word files never have.
  void other_archive(const std::string& path, const std::string& bytes, int depth) {
    auto done = package::each_archived_file(
        bytes, path, limits_of_archives(), [&](std::string raw, Result<std::string> inner) {
          member(path, readable_name(std::move(raw)), std::move(inner), depth);
        });
    if (!done) visit_({path, fail(std::move(done.error()))});
  }

  void member(const std::string& archive, std::string name, Result<std::string> bytes, int depth) {
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name.ends_with('/') || is_system_file(name)) return;
    const std::string inside = archive + "/" + name;
    if (is_lock(inside)) return passed_over_(inside);
    found(inside, std::move(bytes), depth + 1);
  }

  void archive(const std::string& path, std::string bytes, int depth) {
    auto package = package::Package::open(bytes, path, limits_of_archives());
    if (!package) {
      static constexpr std::array<std::string_view, 3> kReadable = {
          "package.bad_name", "package.duplicate_name", "package.unsupported_method"};
      const bool readable =
          std::find(kReadable.begin(), kReadable.end(), package.error().code) != kReadable.end();
      if (readable) return other_archive(path, bytes, depth);
      return visit_({path, fail(std::move(package.error()))});
    }
    // Its names as they are written, where both tell the same entries.
    const auto directory = package::read_directory(bytes);
    const bool same = directory && directory->size() == package->entries().size();
    for (std::size_t i = 0; i < package->entries().size(); ++i) {
      const package::Entry& entry = package->entries()[i];
      std::string name = readable_name(same ? (*directory)[i].name : entry.name);
      member(path, std::move(name), package->read(entry.name), depth);
    }
  }

  Environment& environment_;
  const Limits& limits_;
  const std::function<void(ReturnedFile)>& visit_;
  const std::function<void(const std::string&)>& passed_over_;
};

}  // namespace

Result<void> each_returned(Environment& environment, const Limits& limits,
                           const std::vector<std::string>& paths,
                           const std::function<void(ReturnedFile)>& visit,
                           const std::function<void(const std::string&)>& passed_over) {
  Visitor visitor(environment, limits, visit, passed_over);
  for (const std::string& path : paths) {
    auto done = visitor.path(path);
    if (!done) return done;
  }
  return {};
}

}  // namespace sealpress::pipeline
