// A PDF file from outside as qpdf reads it.
//
// Through qpdf's C interface: its C++ headers do not compile with clang 14 in C++20, and its
// exceptions stay on its side. To be used inside the child process only, see outside.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// NOLINTNEXTLINE(bugprone-reserved-identifier): qpdf's own name for it.
struct _qpdf_data;

namespace sealpress::pdf {

/// Any value of the file; what is not there is a null value, so that questions can be chained.
/// Lives as long as its document.
class OutsideValue {
 public:
  bool is_null() const;
  bool is_dictionary() const;
  bool is_array() const;
  bool is_stream() const;
  bool is_string() const;
  bool is_name() const;
  bool is_name(const char* name) const;  ///< with its slash
  /// Whether it stands in its own object and is only referred to from here.
  bool is_indirect() const;
  /// A member of a dictionary, or of a stream's.
  OutsideValue operator[](const char* key) const;
  /// The keys of a dictionary, or of a stream's, with their slashes, ascending.
  std::vector<std::string> keys() const;
  std::size_t size() const;  ///< of an array, else 0
  OutsideValue at(std::size_t index) const;
  /// A string in UTF-8, or a name without its slash; else nothing.
  std::optional<std::string> text() const;
  /// As text(), for people: a string that is no PDF text string but UTF-8, or Chinese characters of
  /// GB 2312 alone, is read as its writer meant it.
  std::string words() const;
  /// The bytes of a string, decrypted.
  std::optional<std::string> bytes() const;
  std::optional<double> number() const;
  std::optional<std::int64_t> integer() const;
  std::optional<bool> boolean() const;
  /// The bytes of a stream, decrypted but still in its filters.
  std::string stream_bytes() const;
  /// The bytes of a stream out of its filters; nothing if one of them is unknown.
  std::optional<std::string> stream_content() const;
  int id() const;  ///< object number, 0 for a direct value
  int generation() const;
  /// As qpdf writes a direct value that holds no other: numbers as they stood, null, true.
  std::string unparsed() const;

 private:
  friend class OutsideDocument;
  OutsideValue(_qpdf_data* file, unsigned int handle) : file_(file), handle_(handle) {}
  _qpdf_data* file_;
  unsigned int handle_;
};

class OutsideDocument {
 public:
  /// Reads `bytes`, which must outlive the document. Fails: pdf.encrypted, pdf.wrong_password (one
  /// was given), pdf.damaged, pdf.encryption_unsupported.
  explicit OutsideDocument(std::string_view bytes, const std::string& password = {});
  ~OutsideDocument();
  OutsideDocument(const OutsideDocument&) = delete;
  OutsideDocument& operator=(const OutsideDocument&) = delete;

  /// The code of the error that prevented something so far; empty if all went well.
  std::string error() const;
  /// Whether the table of objects was wanting, so that the file was searched for them.
  bool was_repaired() const { return repaired_; }
  /// Whether reading has met anything, since the document was opened or this was asked, that is not
  /// as the standard asks.
  bool has_warned() const;
  bool is_encrypted() const;
  OutsideValue root() const;
  OutsideValue trailer() const;
  /// The object of this number, null where there is none.
  OutsideValue object(int id, int generation) const;
  /// The lowest number that no object has, whatever the trailer says.
  int free_id() const;
  /// Without encryption and object streams; empty on an error.
  std::string write_plainly() const;

 private:
  _qpdf_data* file_;
  bool with_password_ = false, repaired_ = false;
};

}  // namespace sealpress::pdf
