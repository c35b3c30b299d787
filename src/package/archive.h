// libzip's view of a file in memory: names as UTF-8 and inflation.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

struct zip;

namespace sealpress::package {

/// Holds the file's bytes. Calls are serialised: a libzip handle serves one thread at a time.
class Archive {
 public:
  /// nullptr if libzip does not take the bytes for a zip archive.
  static std::shared_ptr<Archive> open(std::shared_ptr<const std::string> bytes);

  std::string_view bytes() const { return *bytes_; }
  std::size_t count();
  /// Name of an entry as UTF-8 (by its flag, or from code page 437), and whether it is encrypted.
  std::string name(std::size_t index);
  bool encrypted(std::size_t index);

  enum class Outcome { done, bad_data, larger };
  /// Inflates an entry of at most `size` bytes into `out`.
  Outcome read(std::size_t index, std::size_t size, std::string& out);

 private:
  struct Discard {
    void operator()(zip* handle) const;
  };
  explicit Archive(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

  std::shared_ptr<const std::string> bytes_;
  std::mutex mutex_;
  std::unique_ptr<zip, Discard> zip_;
};

}  // namespace sealpress::package
