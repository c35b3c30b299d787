#include "pipeline/environment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <list>
#include <mutex>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include "pipeline/new_files.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

class SystemFileWriter final : public FileWriter {
 public:
  SystemFileWriter(const std::string& path, mode_t umask, Disk& disk) : file_(path, umask, disk) {}

  Result<void> check_created() const { return file_.check_created(); }

  Result<void> append(std::string_view bytes) override { return file_.append(bytes); }

  Result<void> finish() override {
    if (auto synced = file_.sync(); !synced) return synced;
    return file_.place();
  }

 private:
  TemporaryFile file_;
};

class SystemEnvironment final : public Environment {
 public:
  SystemEnvironment(std::optional<std::int64_t> fixed_time, Disk& disk)
      : fixed_time_(fixed_time), disk_(disk) {}

  Result<std::string> read_file(const std::string& path, std::size_t limit) override {
    return path == "-" ? read_stream(path, STDIN_FILENO, limit) : read_path(path, limit);
  }

  Result<std::vector<std::string>> list_files(const std::string& directory,
                                              std::string_view extension) override {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator at(directory, error), end;
    for (; !error && at != end; at.increment(error)) {
      if (at->is_regular_file(error) && at->path().string().ends_with(extension)) {
        found.push_back(fs::relative(at->path(), directory).generic_string());
      }
    }
    if (error) {
      return fail(
          input_error("pipeline.cannot_read").in_file(directory).with("reason", error.message()));
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  bool is_directory(const std::string& path) override {
    std::error_code error;
    return fs::is_directory(path, error);
  }

  std::optional<std::string> real_path(const std::string& path) override {
    std::error_code error;
    const fs::path found = fs::canonical(path, error);
    if (error) return std::nullopt;
    const bool good = fs::is_regular_file(found, error) || fs::is_directory(found, error);
    return good ? std::optional(found.string()) : std::nullopt;
  }

  Result<void> write_files(std::span<const NewFile> files) override {
    if (files.empty()) return {};
    const std::string directory = prepare_folder_of(files.front().path);
    const bool together = std::all_of(files.begin(), files.end(), [&](const NewFile& file) {
      return directory_of(file.path) == directory;
    });
    if (files.size() > 1 && together) return write_set(directory, files, disk_);
    std::list<TemporaryFile> written;
    for (const NewFile& file : files) {
      TemporaryFile& temporary = written.emplace_back(file.path, umask_, disk_);
      if (auto created = temporary.check_created(); !created) return created;
      if (auto appended = temporary.append(file.bytes); !appended) return appended;
    }
    for (TemporaryFile& temporary : written) {
      if (auto done = temporary.place(); !done) return done;
    }
    return {};
  }

  Result<std::unique_ptr<FileWriter>> begin_file(const std::string& path) override {
    prepare_folder_of(path);
    auto file = std::make_unique<SystemFileWriter>(path, umask_, disk_);
    if (auto created = file->check_created(); !created) return fail(std::move(created.error()));
    return file;
  }

  Diagnostics take_notices() override {
    const std::scoped_lock lock(mutex_);
    return std::exchange(notices_, {});
  }

  Result<void> make_directory(const std::string& path) override {
    std::error_code error;
    fs::create_directories(path, error);
    if (!error) return {};
    return fail(
        output_error("pipeline.cannot_create").in_file(path).with("reason", error.message()));
  }

  void flush(const std::string& directory) override {
    Descriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) ::syncfs(folder.get());
  }

  std::int64_t now() override {
    if (fixed_time_) return *fixed_time_;
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  }

  /// SEALPRESS_FORMS: folders, parted by colons.
  std::vector<std::string> form_folders() override {
    const char* stated = std::getenv("SEALPRESS_FORMS");
    std::vector<std::string> folders;
    std::istringstream in(stated ? stated : "");
    for (std::string folder; std::getline(in, folder, ':');) {
      if (!folder.empty()) folders.push_back(folder);
    }
    return folders;
  }

  std::int64_t time_of(const std::vector<std::string>& files) override {
    if (fixed_time_) return *fixed_time_;
    std::int64_t newest = 0;
    for (const std::string& file : files) {
      struct stat about {};
      if (::stat(file.c_str(), &about) == 0) {
        newest = std::max(newest, static_cast<std::int64_t>(about.st_mtim.tv_sec));
      }
    }
    return newest > 0 ? newest : now();
  }

 private:
  /// Before the first file of this run goes into a folder, what killed runs left there is cleared
  /// away.
  std::string prepare_folder_of(const std::string& path) {
    std::string folder = directory_of(path);
    const std::scoped_lock lock(mutex_);
    if (!prepared_.insert(folder).second) return folder;
    for (Diagnostic& notice : clear_leftovers(folder)) notices_.push_back(std::move(notice));
    return folder;
  }

  static Result<std::string> read_path(const std::string& path, std::size_t limit) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
      const char* code = errno == ENOENT ? "pipeline.no_such_file" : "pipeline.cannot_read";
      return fail(with_reason(input_error(code), path));
    }
    return read_stream(path, file.get(), limit);
  }

  static Result<std::string> read_stream(const std::string& path, int fd, std::size_t limit) {
    std::string bytes;
    char buffer[1 << 16];
    for (;;) {
      const ssize_t n = ::read(fd, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return fail(with_reason(input_error("pipeline.cannot_read"), path));
      if (n == 0) return bytes;
      bytes.append(buffer, static_cast<std::size_t>(n));
      if (bytes.size() > limit) {
        return fail(input_error("pipeline.file_too_large")
                        .in_file(path)
                        .with("limit", static_cast<std::int64_t>(limit >> 20)));
      }
    }
  }

  /// Read, not set for a moment: other threads may be creating files (proc(5), since Linux 4.7).
  static mode_t current_umask() {
    constexpr std::string_view kName = "Umask:\t";
    constexpr mode_t kUsual = 022;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (!line.starts_with(kName)) continue;
      mode_t mask = kUsual;
      std::from_chars(line.data() + kName.size(), line.data() + line.size(), mask, 8);
      return mask;
    }
    return kUsual;
  }

  std::optional<std::int64_t> fixed_time_;
  Disk& disk_;
  mode_t umask_ = current_umask();
  std::mutex mutex_;
  std::set<std::string> prepared_;  ///< folders
  Diagnostics notices_;
};

bool is_home(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "templates", error) && fs::is_directory(folder / "fonts", error);
}

}  // namespace

std::unique_ptr<Environment> system_environment(std::optional<std::int64_t> fixed_time,
                                                Disk& disk) {
  return std::make_unique<SystemEnvironment>(fixed_time, disk);
}

Result<std::optional<std::int64_t>> source_date_epoch() {
  constexpr std::int64_t kLatest = 253'402'300'799;  // the end of the year 9999
  const char* stated = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view text = stated ? stated : "";
  if (text.empty()) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && value >= 0 && value <= kLatest) return value;
  return fail(usage_error("pipeline.bad_source_date").with("value", std::string(text)));
}

Result<std::string> find_home() {
  if (const char* stated = std::getenv("SEALPRESS_HOME"); stated && *stated) {
    if (is_home(stated)) return std::string(stated);
    return fail(input_error("pipeline.no_home").in_file(stated));
  }
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error).parent_path();
  // Installed: bin/ beside share/sealpress/. Build tree: build/<preset>/ below the source.
  for (const fs::path& folder : {binary / "../share/sealpress", binary / "../..", binary}) {
    if (is_home(folder)) return folder.lexically_normal().string();
  }
  return fail(input_error("pipeline.no_home").in_file(binary.string()));
}

}  // namespace sealpress::pipeline
