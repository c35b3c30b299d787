// Writing packages: parts copied as they are, and new ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "package/package.h"

namespace sealpress::opc {

/// A time as a zip keeps it. By default 1980-01-01: the same content, the same bytes.
struct EntryTime {
  std::uint16_t time = 0, date = 0x21;
};

/// Deterministic: entries in the order given, each with its time.
class PackageWriter {
 public:
  /// Room for a package of about that many bytes.
  explicit PackageWriter(std::size_t expected_bytes = 0) : zip_(expected_bytes) {}
  /// An entry of another package, raw.
  void copy(const package::Entry& entry) { zip_.copy(entry); }
  /// New bytes: deflated, but for what is compressed already (pictures, PDF, packages).
  void add(std::string name, std::string_view bytes, EntryTime time = {});
  std::string finish() && { return std::move(zip_).finish(); }

 private:
  package::ZipWriter zip_;
};

}  // namespace sealpress::opc
