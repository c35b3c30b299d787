// The calls that change a disk, so that a test can let each of them fail.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

namespace sealpress::pipeline {

/// The system's own. Every call returns what the system's does: a negative number with errno set if
/// it fails. Safe to use from many threads.
class Disk {
 public:
  virtual ~Disk() = default;
  /// A new file or folder for a path that ends in XXXXXX, which becomes its name.
  virtual int create_temporary(std::string& path);
  virtual int make_temporary_folder(std::string& path);
  /// A new file in an open folder, for writing.
  virtual int create(int folder, const char* name);
  virtual ssize_t write(int file, const void* bytes, std::size_t size);
  virtual int sync(int file);
  virtual int close(int file);
  /// Folders are open ones, or AT_FDCWD.
  virtual int rename(int from_folder, const char* from, int to_folder, const char* to);
  virtual int link(int from_folder, const char* from, int to_folder, const char* to);
};

Disk& system_disk();

}  // namespace sealpress::pipeline
