// A file that lives in memory, for libraries that write by path alone.
#pragma once

#include <string>

namespace sealpress::sheet {

/// Owned by one thread; gone at the end of the scope.
class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool good() const { return descriptor_ >= 0; }
  const std::string& path() const { return path_; }
  /// All that was written; empty if it cannot be read.
  std::string bytes() const;

 private:
  int descriptor_;
  std::string path_;
};

}  // namespace sealpress::sheet
