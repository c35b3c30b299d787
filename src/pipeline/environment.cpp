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

/// A temporary file beside `path` until it is finished.
class SystemFileWriter final : public FileWriter {
 public:
  SystemFileWriter(std::string path, mode_t umask)
      : path_(std::move(path)),
        temporary_(path_ + ".XXXXXX"),
        file_(::mkostemp(temporary_.data(), O_CLOEXEC)),
        umask_(umask) {}
  SystemFileWriter(const SystemFileWriter&) = delete;
  SystemFileWriter& operator=(const SystemFileWriter&) = delete;
  ~SystemFileWriter() override {
    if (!finished_ && file_.get() >= 0) ::unlink(temporary_.c_str());
  }

  bool is_open() const { return file_.get() >= 0; }

  Result<bool> append(std::string_view bytes) override {
    if (write_all(file_.get(), bytes)) return true;
    return fail(with_reason(output_error("pipeline.cannot_write"), path_));
  }

  Result<bool> finish() override {
    // mkstemp makes files private; a result is an ordinary file.
    const bool written = ::fchmod(file_.get(), 0666 & ~umask_) == 0 && ::fsync(file_.get()) == 0 &&
                         ::rename(temporary_.c_str(), path_.c_str()) == 0;
    if (!written) return fail(with_reason(output_error("pipeline.cannot_write"), path_));
    finished_ = true;
    return true;
  }

 private:
  std::string path_, temporary_;
  Descriptor file_;
  mode_t umask_;
  bool finished_ = false;
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
    std::vector<std::string> temporaries;
    std::size_t renamed = 0;
    std::optional<Diagnostic> error;
    for (const NewFile& file : files) {
      if ((error = write_temporary(file, temporaries))) break;
    }
    for (; !error && renamed < files.size(); ++renamed) {
      const std::string& path = files[renamed].path;
      if (::rename(temporaries[renamed].c_str(), path.c_str()) != 0) {
        error = with_reason(output_error("pipeline.cannot_write"), path);
        break;
      }
    }
    if (!error) return true;
    for (std::size_t i = 0; i < temporaries.size(); ++i) {
      ::unlink((i < renamed ? files[i].path : temporaries[i]).c_str());
    }
    return fail(std::move(*error));
  }

  Result<std::unique_ptr<FileWriter>> begin_file(const std::string& path) override {
    auto file = std::make_unique<SystemFileWriter>(path, umask_);
    if (!file->is_open()) return fail(with_reason(output_error("pipeline.cannot_create"), path));
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
  /// Writes beside the file's place and adds the temporary file's name to `temporaries`.
  std::optional<Diagnostic> write_temporary(const NewFile& file,
                                            std::vector<std::string>& temporaries) const {
    std::string name = file.path + ".XXXXXX";
    Descriptor descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (descriptor.get() < 0) {
      return with_reason(output_error("pipeline.cannot_create"), file.path);
    }
    temporaries.push_back(name);
    // mkstemp makes files private; a result is an ordinary file.
    const bool written = ::fchmod(descriptor.get(), 0666 & ~umask_) == 0 &&
                         write_all(descriptor.get(), file.bytes) && descriptor.close();
    if (written) return std::nullopt;
    return with_reason(output_error("pipeline.cannot_write"), file.path);
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
