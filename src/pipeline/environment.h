// The one door to files and the clock, so that a test can hand in its own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pipeline/disk.h"

namespace sealpress::pipeline {

/// A file to be written; `bytes` belong to the caller.
struct NewFile {
  std::string path;
  std::string_view bytes;
};

/// A file that is being written. It appears when it is finished, and never if it is not.
class FileWriter {
 public:
  virtual ~FileWriter() = default;
  virtual Result<void> append(std::string_view bytes) = 0;
  virtual Result<void> finish() = 0;
};

/// Safe to use from many threads.
class Environment {
 public:
  virtual ~Environment() = default;
  /// The bytes of a file of at most `limit` bytes; "-" is standard input.
  virtual Result<std::string> read_file(const std::string& path, std::size_t limit) = 0;
  /// Paths of the files below `directory` that end in `extension`, relative to it, ascending.
  virtual Result<std::vector<std::string>> list_files(const std::string& directory,
                                                      std::string_view extension) = 0;
  /// False also for what does not exist.
  virtual bool is_directory(const std::string& path) = 0;
  /// The canonical path, symbolic links followed, of a regular file or a folder; nullopt if there
  /// is none.
  virtual std::optional<std::string> real_path(const std::string& path) = 0;
  /// Writes all of `files` whole or none of them: temporary files beside them, then renames.
  virtual Result<void> write_files(std::span<const NewFile> files) = 0;
  /// One file, whole or not at all.
  Result<void> write_file(const std::string& path, std::string_view bytes) {
    const NewFile file{path, bytes};
    return write_files({&file, 1});
  }
  /// The same, piece by piece, for what is too large to be held.
  virtual Result<std::unique_ptr<FileWriter>> begin_file(const std::string& path) = 0;
  /// What is to be said of the folders that were written into: what killed runs left there. Each is
  /// said once.
  virtual Diagnostics take_notices() { return {}; }
  /// Makes a folder and its parents; fine if it is there already.
  virtual Result<void> make_directory(const std::string& path) = 0;
  /// Brings what was written below `directory` to the disk.
  virtual void flush(const std::string& directory) = 0;
  /// Seconds since 1970, UTC.
  virtual std::int64_t now() = 0;
  /// Folders of forms of one's own, each laid out like the home (data/forms, data/samples,
  /// templates); a later one wins, and all of them win over the home.
  virtual std::vector<std::string> form_folders() { return {}; }
  /// The fixed time, or else when the newest of `files` was last changed (now(), if none is
  /// there): the same files have the same time, whenever one asks.
  virtual std::int64_t time_of(const std::vector<std::string>& files) = 0;
};

/// The real one. Its clock stands still at `fixed_time`, where given.
std::unique_ptr<Environment> system_environment(std::optional<std::int64_t> fixed_time = {},
                                                Disk& disk = system_disk());

/// SOURCE_DATE_EPOCH, if it is set: seconds since 1970, UTC. Fails: pipeline.bad_source_date
/// {value}.
Result<std::optional<std::int64_t>> source_date_epoch();

/// The folder that holds templates/, data/ and fonts/: SEALPRESS_HOME, else found from where the
/// executable lies (build tree or installed tree).
Result<std::string> find_home();

}  // namespace sealpress::pipeline
