// Zip packages (OPC, ECMA-376 Part 2): guarded reading, and writing that copies untouched parts
// raw.
//
// Nothing is believed that a file says of itself: inflated bytes are counted, names checked, only
// stored and deflated entries taken. Nothing is ever extracted to the disk.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::package {

struct Entry {
  std::string name;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  std::uint16_t dos_time = 0, dos_date = 0;
  std::uint32_t crc = 0;
  std::uint64_t inflated_size = 0;
  std::string_view raw;  ///< the bytes as they lie in the file
};

class Archive;

/// An opened package. Immutable and shared between threads; `read` inflates anew at each call.
/// Part names are compared without regard to ASCII case (OPC 9.1.1).
class Package {
 public:
  /// Errors: package.not_zip, package.is_ole (an old .doc/.xls, or an encrypted Office file; the
  /// argument `kind` is encrypted, word, excel or other), package.is_html, package.is_rtf,
  /// package.is_odf, package.is_pdf, package.is_xml,
  /// package.truncated, package.encrypted_entry, package.bad_name, package.duplicate_name,
  /// package.too_many_entries, package.too_large, package.bomb, package.unsupported_method.
  static Result<Package> open(std::string bytes, std::string_view name, const Limits& limits = {});

  Package() = default;
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view part) const;
  /// Inflated bytes of a part. Errors: package.missing_part, package.bad_data (does not inflate, or
  /// its checksum differs), package.bomb (more comes out than the directory says).
  Result<std::string> read(std::string_view part) const;
  const std::string& name() const { return name_; }

 private:
  struct NameLess {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
  };

  /// The error that forbids the package, if any.
  std::optional<Diagnostic> load(std::string bytes, const Limits& limits);
  std::optional<Diagnostic> check_entries(const Limits& limits);

  std::shared_ptr<Archive> archive_;
  std::string name_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t, NameLess> index_;
};

/// Writes a zip in memory. Deterministic: entries in the order given, with the times they carry.
/// Non-ASCII names get the UTF-8 flag (bit 11). Who has new bytes deflates them first (codec/).
/// No zip64: below 4 GiB and 65,535 entries, which Limits ensure.
class ZipWriter {
 public:
  /// Room for an archive of about that many bytes.
  explicit ZipWriter(std::size_t expected_bytes = 0) { out_.reserve(expected_bytes); }
  void copy(const Entry& entry);
  /// The finished archive.
  std::string finish() &&;

 private:
  std::string out_, directory_;
  std::size_t count_ = 0;
};

}  // namespace sealpress::package
