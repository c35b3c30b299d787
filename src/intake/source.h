// Where submissions are read from: files, standard input, memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::intake {

/// Bytes in blocks. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `size` bytes; 0 at the end; nullopt if reading failed.
  virtual std::optional<std::size_t> read(char* out, std::size_t size) = 0;
};

/// The one place of this folder that opens files. "-" is standard input.
/// Errors: intake.no_such_file, intake.cannot_read.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);
std::unique_ptr<ByteSource> from_memory(std::string bytes);

/// A source with any number of its bytes read ahead. Not thread-safe.
class Stream {
 public:
  Stream(std::unique_ptr<ByteSource> source, std::string name)
      : source_(std::move(source)), name_(std::move(name)) {}

  const std::string& name() const { return name_; }
  /// What has been read and not taken; views die at the next fill.
  std::string_view ahead() const { return std::string_view(buffer_).substr(taken_); }
  void take(std::size_t n) { taken_ += n; }
  /// Reads another block behind ahead(); false at the end, or if reading failed.
  bool fill();
  bool failed() const { return failed_; }

  /// Everything that is left. Errors: intake.too_large, intake.cannot_read.
  Result<std::string> take_all(const Limits& limits);
  /// From here on the text is UTF-8 without byte order mark. UTF-8 goes on as a stream, whatever
  /// else it is detected to be is read whole. Errors: intake.unknown_encoding and take_all's.
  std::optional<Diagnostic> become_utf8(const Limits& limits);

 private:
  std::unique_ptr<ByteSource> source_;
  std::string name_, buffer_;
  std::size_t taken_ = 0;
  bool failed_ = false;
};

}  // namespace sealpress::intake
