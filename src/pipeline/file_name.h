// File names of outputs, from the catalogue's patterns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace sealpress::pipeline {

/// `name` as every system takes it: composed; reserved characters, and a dot or hyphen at the
/// start, become their full-width twins, control characters and line ends a space; what is not seen
/// goes, dots and spaces at the ends too; names of devices get a "_". At most 100 characters and
/// `kLongestStem` bytes, never cut within a character.
std::string safe_file_name(std::string_view name);

/// File systems take 255 bytes: this leaves room for a number and an extension.
inline constexpr std::size_t kLongestStem = 235;

/// The form under which names of files are one on some system.
std::string folded_file_name(std::string_view name);

/// The folder of a path as it is written; empty if it names none.
std::string folder_of(const std::string& path);
/// The extension of a path in small letters, without its dot.
std::string extension_of(const std::string& path);

/// Gives every record of a run a file name of its own, in the order of the records, each in
/// constant time.
class FileNames {
 public:
  /// The name for a record, without extension: `wanted` made safe, or `otherwise` where nothing is
  /// left of it. Tells: pipeline.name_taken {wanted, name}, pipeline.name_cut {name}.
  std::string unique(std::string_view wanted, const std::string& otherwise, Diagnostics& told);

 private:
  std::string numbered(const std::string& name);

  std::unordered_map<std::string, std::int64_t> next_;  ///< by folded name; never walked
};

}  // namespace sealpress::pipeline
