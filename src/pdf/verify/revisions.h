// The versions of a file that was saved by appending (ISO 32000-1, 7.5.6). For use in the child
// process.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/read/document.h"
#include "pdf/verify/changes.h"
#include "pdf/verify/report.h"
#include "pdf/verify/structure.h"

namespace sealpress::pdf {

/// The stretch of bytes that a signature leaves out, and where what it signs ends.
struct SignedRange {
  std::size_t open = 0, close = 0, end = 0;
  std::string contents;  ///< what the hexadecimal string in the gap says
};

/// Checks a signature's /ByteRange: from the first byte on, two stretches, between them nothing but
/// the hexadecimal string of /Contents. Nothing if it is otherwise.
std::optional<SignedRange> signed_range(std::string_view file, const OutsideValue& signature);
std::optional<SignedRange> signed_range(std::string_view file,
                                        const std::vector<std::int64_t>& range);

class Revisions {
 public:
  Revisions(std::string_view file, const std::string& password);

  std::size_t count() const { return ends_.size(); }
  /// One past the end-of-line of each %%EOF; the last names no section if bytes follow that belong
  /// to no version.
  const std::vector<VersionEnd>& ends() const { return ends_; }
  /// Whether there are more versions than are looked at.
  bool is_cut_off() const { return cut_off_; }
  /// The version that ends there, from 0; nothing if none does.
  std::optional<std::size_t> ending_at(std::size_t end) const;
  const OutsideDocument& version(std::size_t index);
  /// What a version changed in the one before it. `signings`: the fields that it signed.
  const std::vector<ChangeNote>& changes(std::size_t version, const Signings& signings);

 private:
  std::string_view file_;
  const std::string& password_;
  bool cut_off_ = false;
  std::vector<VersionEnd> ends_;
  std::map<std::size_t, std::unique_ptr<OutsideDocument>> open_;
  std::map<std::size_t, std::vector<ChangeNote>> changes_;
};

}  // namespace sealpress::pdf
