// Files that appear whole or not at all, several together; and what a run that was killed left.
//
// A single file is written as `.sealpress-new-XXXXXX` beside its place and renamed. Several that
// belong together (a record's Word file and PDF) are written into a folder `.sealpress-set-XXXXXX`
// under their own names; once all are there it becomes `.sealpress-put-XXXXXX`, and they move out
// of it. So a folder that was left says what was going on: a set that is not complete goes, one
// that is gets its last files put in their places. Whoever writes holds a lock (flock) on the file
// or folder, which the system opens when its process is gone; nothing that is locked is touched.
// Names of temporaries do not grow with those of the files. Free functions; safe to use from many
// threads.
#pragma once

#include <sys/types.h>

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pipeline/disk.h"
#include "pipeline/environment.h"

namespace sealpress::pipeline {

/// `error` about a file, with the reason that errno holds.
Diagnostic with_reason(Diagnostic error, const std::string& path);
/// The folder that a file stands in, "." for one without.
std::string directory_of(const std::string& path);

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd, Disk& disk = system_disk()) : fd_(fd), disk_(disk) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int get() const { return fd_; }
  /// Closes now and tells whether that worked: some file systems report a full disk only here.
  bool close();

 private:
  int fd_;
  Disk& disk_;
};

/// A temporary file in the folder of `path` until it is put in its place; gone if it never is.
class TemporaryFile {
 public:
  TemporaryFile(std::string path, mode_t umask, Disk& disk);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  Result<void> check_created() const;
  Result<void> append(std::string_view bytes);
  Result<void> sync();
  /// No more bytes follow: the file appears.
  Result<void> place();

 private:
  Result<void> cannot_write() const;

  Disk& disk_;
  std::string path_, temporary_;
  mode_t umask_;
  Descriptor file_, lock_;  ///< the same file: closed at its end, and locked beyond that
  bool placed_ = false;
};

/// Writes the files of one folder, all or none: where one cannot be put, the older ones stand
/// again. Fails: pipeline.cannot_create, cannot_write.
Result<void> write_set(const std::string& directory, std::span<const NewFile> files, Disk& disk);

/// Clears away what processes that are gone left in a folder. Tells: pipeline.leftovers_removed
/// {count}; pipeline.set_completed {files} for the files of a record that were put in their places
/// now.
Diagnostics clear_leftovers(const std::string& directory);

}  // namespace sealpress::pipeline
