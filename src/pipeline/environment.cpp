#include "pipeline/environment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <list>
#include <sstream>
#include <system_error>

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

Diagnostic with_reason(Diagnostic error, const std::string& path) {
  error.place.file = path;
  error.args.push_back({"reason", std::strerror(errno)});
  return error;
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  /// Closes now and tells whether that worked: some file systems report a full disk only here.
  bool close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

/// A temporary file beside `path` until it is put in its place; gone if it never is.
class TemporaryFile {
 public:
  TemporaryFile(std::string path, mode_t umask)
      : path_(std::move(path)),
        temporary_(path_ + ".XXXXXX"),
        file_(::mkostemp(temporary_.data(), O_CLOEXEC)),
        umask_(umask) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (created_ && !placed_) ::unlink(temporary_.c_str());
  }

  const std::string& path() const { return path_; }

  Result<bool> check_created() const {
    if (created_) return true;
    return fail(with_reason(output_error("pipeline.cannot_create"), path_));
  }

  Result<bool> append(std::string_view bytes) {
    return write_all(file_.get(), bytes) ? Result<bool>(true) : cannot_write();
  }
  Result<bool> sync() { return ::fsync(file_.get()) == 0 ? Result<bool>(true) : cannot_write(); }

  /// No more bytes follow.
  Result<bool> close() {
    // mkstemp makes files private; a result is an ordinary file.
    const bool closed = ::fchmod(file_.get(), 0666 & ~umask_) == 0 && file_.close();
    return closed ? Result<bool>(true) : cannot_write();
  }

  Result<bool> place() {
    placed_ = ::rename(temporary_.c_str(), path_.c_str()) == 0;
    return placed_ ? Result<bool>(true) : cannot_write();
  }

 private:
  Result<bool> cannot_write() const {
    return fail(with_reason(output_error("pipeline.cannot_write"), path_));
  }

  std::string path_, temporary_;
  Descriptor file_;
  mode_t umask_;
  bool created_ = file_.get() >= 0, placed_ = false;
};

class SystemFileWriter final : public FileWriter {
 public:
  SystemFileWriter(const std::string& path, mode_t umask) : file_(path, umask) {}

  Result<bool> check_created() const { return file_.check_created(); }

  Result<bool> append(std::string_view bytes) override { return file_.append(bytes); }

  Result<bool> finish() override {
    if (auto synced = file_.sync(); !synced) return synced;
    if (auto closed = file_.close(); !closed) return closed;
    return file_.place();
  }

 private:
  TemporaryFile file_;
};

class SystemEnvironment final : public Environment {
 public:
  explicit SystemEnvironment(std::optional<std::int64_t> fixed_time) : fixed_time_(fixed_time) {}

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

  Result<bool> write_files(std::span<const NewFile> files) override {
    std::list<TemporaryFile> written;
    for (const NewFile& file : files) {
      TemporaryFile& temporary = written.emplace_back(file.path, umask_);
      if (auto created = temporary.check_created(); !created) return created;
      if (auto appended = temporary.append(file.bytes); !appended) return appended;
      if (auto closed = temporary.close(); !closed) return closed;
    }
    std::vector<std::string> placed;
    for (TemporaryFile& temporary : written) {
      auto done = temporary.place();
      if (!done) {
        for (const std::string& path : placed) ::unlink(path.c_str());
        return done;
      }
      placed.push_back(temporary.path());
    }
    return true;
  }

  Result<std::unique_ptr<FileWriter>> begin_file(const std::string& path) override {
    auto file = std::make_unique<SystemFileWriter>(path, umask_);
    if (auto created = file->check_created(); !created) return fail(std::move(created.error()));
    return file;
  }

  Result<bool> make_directory(const std::string& path) override {
    std::error_code error;
    fs::create_directories(path, error);
    if (!error) return true;
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

  static mode_t current_umask() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
  }

  std::optional<std::int64_t> fixed_time_;
  mode_t umask_ = current_umask();
};

std::optional<std::int64_t> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text) return std::nullopt;
  char* end = nullptr;
  const long long value = std::strtoll(text, &end, 10);
  return *end ? std::nullopt : std::optional<std::int64_t>(value);
}

bool is_home(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "templates", error) && fs::is_directory(folder / "fonts", error);
}

}  // namespace

std::unique_ptr<Environment> system_environment(std::optional<std::int64_t> fixed_time) {
  return std::make_unique<SystemEnvironment>(fixed_time ? fixed_time : source_date_epoch());
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
