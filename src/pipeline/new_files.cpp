#include "pipeline/new_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <vector>

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNew = ".sealpress-new-", kSet = ".sealpress-set-",
                           kPut = ".sealpress-put-", kBlank = "XXXXXX", kOlder = ".older-";

std::string template_in(const std::string& folder, std::string_view kind) {
  return folder + '/' + std::string(kind) + std::string(kBlank);
}

bool write_all(Disk& disk, int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = disk.write(fd, bytes.data(), bytes.size());
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

int create_file(Disk& disk, std::string& path) {
  const std::string pattern = path;
  for (;;) {
    path = pattern;
    const int fd = disk.create_temporary(path);
    if (fd < 0 || lock_own(fd)) return fd;
    ::close(fd);
  }
}

int create_folder(Disk& disk, std::string& path) {
  const std::string pattern = path;
  for (;;) {
    path = pattern;
    if (disk.make_temporary_folder(path) < 0) return -1;
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && lock_own(fd)) return fd;
    if (fd < 0 && errno != ENOENT) return -1;
    if (fd >= 0) ::close(fd);
  }
}

/// A folder in which files wait for each other.
class WaitingFolder {
 public:
  WaitingFolder(const std::string& parent, Disk& disk)
      : disk_(disk),
        path_(template_in(parent, kSet)),
        parent_(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
        folder_(create_folder(disk, path_)) {}
  WaitingFolder(const WaitingFolder&) = delete;
  WaitingFolder& operator=(const WaitingFolder&) = delete;
  ~WaitingFolder() {
    for (const std::string& name : waiting_) ::unlinkat(folder_.get(), name.c_str(), 0);
    for (const auto& [name, kept] : older_) ::unlinkat(folder_.get(), kept.c_str(), 0);
    if (folder_.get() >= 0) ::rmdir(path_.c_str());
  }

  bool is_there() const { return parent_.get() >= 0 && folder_.get() >= 0; }

  bool add(const std::string& name, std::string_view bytes) {
    Descriptor file(disk_.create(folder_.get(), name.c_str()), disk_);
    if (file.get() < 0) return false;
    waiting_.push_back(name);
    return write_all(disk_, file.get(), bytes) && file.close();
  }

  /// From here on all of them are to be put in their places.
  bool commit() {
    std::string path = path_;
    path.replace(path.size() - kBlank.size() - kPut.size(), kPut.size(), kPut);
    if (disk_.rename(AT_FDCWD, path_.c_str(), AT_FDCWD, path.c_str()) != 0) return false;
    path_ = std::move(path);
    return true;
  }

  /// False with the name that could not be put; then all is as it was before.
  bool put_all(std::string& failed) {
    std::vector<std::string> placed;
    while (!waiting_.empty()) {
      const std::string& name = waiting_.front();
      if (!keep_older(name) ||
          disk_.rename(folder_.get(), name.c_str(), parent_.get(), name.c_str()) != 0) {
        failed = name;
        const int why = errno;
        placed.push_back(name);
        take_back(placed);
        errno = why;
        return false;
      }
      placed.push_back(name);
      waiting_.erase(waiting_.begin());
    }
    return true;
  }

 private:
  /// Keeps what stands where `name` is to be put. Where there are no links it is moved away.
  bool keep_older(const std::string& name) {
    std::string kept = std::string(kOlder) + std::to_string(older_.size());
    struct stat about {};
    if (::fstatat(parent_.get(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return true;
    if (!S_ISREG(about.st_mode)) return true;  // putting a file there fails, or replaces a link
    const bool is_kept =
        disk_.link(parent_.get(), name.c_str(), folder_.get(), kept.c_str()) == 0 ||
        disk_.rename(parent_.get(), name.c_str(), folder_.get(), kept.c_str()) == 0;
    if (is_kept) older_.emplace(name, std::move(kept));
    return is_kept;
  }

  void take_back(const std::vector<std::string>& placed) {
    for (const std::string& name : placed) {
      const auto kept = older_.find(name);
      const bool waits = std::find(waiting_.begin(), waiting_.end(), name) != waiting_.end();
      if (kept != older_.end()) {
        ::renameat(folder_.get(), kept->second.c_str(), parent_.get(), name.c_str());
      } else if (!waits) {
        ::unlinkat(parent_.get(), name.c_str(), 0);
      }
    }
  }

  Disk& disk_;
  std::string path_;
  Descriptor parent_, folder_;
  std::vector<std::string> waiting_;
  std::map<std::string, std::string> older_;  ///< what they replace: by name, as it is kept here
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
      if (name.starts_with(kOlder)) continue;
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

Diagnostic with_reason(Diagnostic error, const std::string& path) {
  error.place.file = path;
  error.args.push_back({"reason", std::strerror(errno)});
  return error;
}

std::string directory_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

bool Descriptor::close() {
  const int fd = fd_;
  fd_ = -1;
  return disk_.close(fd) == 0;
}

TemporaryFile::TemporaryFile(std::string path, mode_t umask, Disk& disk)
    : disk_(disk),
      path_(std::move(path)),
      temporary_(template_in(directory_of(path_), kNew)),
      umask_(umask),
      file_(create_file(disk, temporary_), disk),
      lock_(file_.get() < 0 ? -1 : ::fcntl(file_.get(), F_DUPFD_CLOEXEC, 0)) {}

TemporaryFile::~TemporaryFile() {
  if (lock_.get() >= 0 && !placed_) ::unlink(temporary_.c_str());
}

Result<void> TemporaryFile::check_created() const {
  if (lock_.get() >= 0) return {};
  return fail(with_reason(output_error("pipeline.cannot_create"), path_));
}

Result<void> TemporaryFile::append(std::string_view bytes) {
  return write_all(disk_, file_.get(), bytes) ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::sync() {
  return disk_.sync(file_.get()) == 0 ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::place() {
  // mkstemp makes files private; a result is an ordinary file.
  const bool closed = ::fchmod(file_.get(), 0666 & ~umask_) == 0 && file_.close();
  placed_ = closed && disk_.rename(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str()) == 0;
  return placed_ ? Result<void>() : cannot_write();
}

Result<void> TemporaryFile::cannot_write() const {
  return fail(with_reason(output_error("pipeline.cannot_write"), path_));
}

Result<void> write_set(const std::string& directory, std::span<const NewFile> files, Disk& disk) {
  WaitingFolder folder(directory, disk);
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
