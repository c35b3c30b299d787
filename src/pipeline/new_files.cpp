#include "pipeline/new_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNew = ".sealpress-new-", kSet = ".sealpress-set-",
                           kPut = ".sealpress-put-", kBlank = "XXXXXX";

Diagnostic with_reason(Diagnostic error, const std::string& path) {
  error.place.file = path;
  error.args.push_back({"reason", std::strerror(errno)});
  return error;
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string template_in(const std::string& folder, std::string_view kind) {
  return folder + '/' + std::string(kind) + std::string(kBlank);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

/// Locks what was just made. False if someone took it for a leftover before it was locked.
bool lock_own(int fd) {
  ::flock(fd, LOCK_EX);  // where there are no locks, nobody can take one to clear away either
  struct stat about {};
  return ::fstat(fd, &about) == 0 && about.st_nlink > 0;
}

int create_file(std::string& path) {
  const std::string pattern = path;
  for (;;) {
    path = pattern;
    const int fd = ::mkostemp(path.data(), O_CLOEXEC);
    if (fd < 0 || lock_own(fd)) return fd;
    ::close(fd);
  }
}

int create_folder(std::string& path) {
  const std::string pattern = path;
  for (;;) {
    path = pattern;
    if (::mkdtemp(path.data()) == nullptr) return -1;
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && lock_own(fd)) return fd;
    if (fd < 0 && errno != ENOENT) return -1;
    if (fd >= 0) ::close(fd);
  }
}

/// A folder in which files wait for each other.
class WaitingFolder {
 public:
  explicit WaitingFolder(const std::string& parent)
      : path_(template_in(parent, kSet)),
        parent_(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
        folder_(create_folder(path_)) {}
  WaitingFolder(const WaitingFolder&) = delete;
  WaitingFolder& operator=(const WaitingFolder&) = delete;
  ~WaitingFolder() {
    for (const std::string& name : waiting_) ::unlinkat(folder_.get(), name.c_str(), 0);
    if (folder_.get() >= 0) ::rmdir(path_.c_str());
  }

  bool is_there() const { return parent_.get() >= 0 && folder_.get() >= 0; }

  bool add(const std::string& name, std::string_view bytes) {
    Descriptor file(
        ::openat(folder_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() < 0) return false;
    waiting_.push_back(name);
    return write_all(file.get(), bytes) && file.close();
  }

  /// From here on all of them are to be put in their places.
  bool commit() {
    std::string path = path_;
    path.replace(path.size() - kBlank.size() - kPut.size(), kPut.size(), kPut);
    if (::rename(path_.c_str(), path.c_str()) != 0) return false;
    path_ = std::move(path);
    return true;
  }

  /// False with the name that could not be put; then none is there.
  bool put_all(std::string& failed) {
    std::vector<std::string> placed;
    while (!waiting_.empty()) {
      const std::string& name = waiting_.front();
      if (::renameat(folder_.get(), name.c_str(), parent_.get(), name.c_str()) != 0) {
        failed = name;
        const int why = errno;
        for (const std::string& one : placed) ::unlinkat(parent_.get(), one.c_str(), 0);
        errno = why;
        return false;
      }
      placed.push_back(name);
      waiting_.erase(waiting_.begin());
    }
    return true;
  }

 private:
  std::string path_;
  Descriptor parent_, folder_;
  std::vector<std::string> waiting_;
};

// --- what was left

/// Locks a leftover of ours whose process is gone; closed if it is none.
Descriptor locked_leftover(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
  struct stat about {};
  const bool ours = fd >= 0 && ::fstat(fd, &about) == 0 && about.st_uid == ::geteuid() &&
                    ::flock(fd, LOCK_EX | LOCK_NB) == 0;
  if (ours) return Descriptor(fd);
  if (fd >= 0) ::close(fd);
  return Descriptor(-1);
}

bool is_named(const std::string& name, std::string_view kind) {
  return name.size() == kind.size() + kBlank.size() && name.starts_with(kind);
}

class Clearance {
 public:
  explicit Clearance(const std::string& directory) : directory_(directory) {}

  Diagnostics run() {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator at(directory_, error), end; !error && at != end;
         at.increment(error)) {
      if (at->path().filename().string().starts_with(".sealpress-")) found.push_back(at->path());
    }
    for (const fs::path& path : found) clear(path);
    if (removed_ > 0) {
      told_.push_back(finding(Severity::info, "pipeline.leftovers_removed")
                          .in_file(directory_)
                          .with("count", removed_));
    }
    return std::move(told_);
  }

 private:
  void clear(const fs::path& path) {
    const std::string name = path.filename().string();
    if (is_named(name, kNew)) {
      const Descriptor lock = locked_leftover(path, 0);
      if (lock.get() >= 0 && ::unlink(path.c_str()) == 0) ++removed_;
    } else if (is_named(name, kSet) || is_named(name, kPut)) {
      const Descriptor lock = locked_leftover(path, O_DIRECTORY);
      if (lock.get() < 0) return;
      if (is_named(name, kPut)) put_rest(path);
      std::error_code ignored;
      if (is_named(name, kSet)) removed_ += static_cast<std::int64_t>(names_in(path).size());
      fs::remove_all(path, ignored);
    }
  }

  static std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void put_rest(const fs::path& folder) {
    std::string put;
    for (const std::string& name : names_in(folder)) {
      std::error_code error;
      // No output is empty: this one did not reach the disk.
      if (fs::file_size(folder / name, error) == 0 || error) continue;
      fs::rename(folder / name, fs::path(directory_) / name, error);
      if (!error) put += (put.empty() ? "" : "、") + name;
    }
    if (put.empty()) return;
    told_.push_back(finding(Severity::warning, "pipeline.set_completed")
                        .in_file(directory_)
                        .with("files", std::move(put)));
  }

  const std::string& directory_;
  std::int64_t removed_ = 0;
  Diagnostics told_;
};

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

bool Descriptor::close() {
  const int fd = fd_;
  fd_ = -1;
  return ::close(fd) == 0;
}

TemporaryFile::TemporaryFile(std::string path, mode_t umask)
    : path_(std::move(path)),
      temporary_(template_in(folder_of(path_), kNew)),
      umask_(umask),
      file_(create_file(temporary_)),
      lock_(file_.get() < 0 ? -1 : ::fcntl(file_.get(), F_DUPFD_CLOEXEC, 0)) {}

TemporaryFile::~TemporaryFile() {
  if (lock_.get() >= 0 && !placed_) ::unlink(temporary_.c_str());
}

Result<void> TemporaryFile::check_created() const {
  if (lock_.get() >= 0) return {};
  return fail(with_reason(output_error("pipeline.cannot_create"), path_));
}

Result<void> TemporaryFile::append(std::string_view bytes) {
  return write_all(file_.get(), bytes) ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::sync() {
  return ::fsync(file_.get()) == 0 ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::place() {
  // mkstemp makes files private; a result is an ordinary file.
  const bool closed = ::fchmod(file_.get(), 0666 & ~umask_) == 0 && file_.close();
  placed_ = closed && ::rename(temporary_.c_str(), path_.c_str()) == 0;
  return placed_ ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::cannot_write() const {
  return fail(with_reason(output_error("pipeline.cannot_write"), path_));
}

Result<void> write_set(const std::string& directory, std::span<const NewFile> files) {
  WaitingFolder folder(directory);
  if (!folder.is_there()) {
    return fail(with_reason(output_error("pipeline.cannot_create"), files.front().path));
  }
  for (const NewFile& file : files) {
    if (!folder.add(fs::path(file.path).filename().string(), file.bytes)) {
      return fail(with_reason(output_error("pipeline.cannot_write"), file.path));
    }
  }
  std::string failed;
  if (folder.commit() && folder.put_all(failed)) return {};
  const std::string path = failed.empty() ? files.front().path : directory + '/' + failed;
  return fail(with_reason(output_error("pipeline.cannot_write"), path));
}

Diagnostics clear_leftovers(const std::string& directory) {
  return Clearance(directory).run();
}

}  // namespace sealpress::pipeline
