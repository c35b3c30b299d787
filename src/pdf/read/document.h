// A PDF file from outside as qpdf reads it.
//
// Through qpdf's C interface: its C++ headers do not compile with clang 14 in C++20, and its
// exceptions stay on its side. To be used inside the child process only, see outside.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct _qpdf_data;

namespace sealpress::pdf {

/// Any value of the file; what is not there is a null value, so that questions can be chained.
/// Lives as long as its document.
class OutsideValue {
 public:
  bool is_null() const;
  bool is_dictionary() const;
  bool is_name(const char* name) const;  ///< with its slash
  OutsideValue operator[](const char* key) const;
  std::size_t size() const;  ///< of an array, else 0
  OutsideValue at(std::size_t index) const;
  /// A string in UTF-8, or a name without its slash; else nothing.
  std::optional<std::string> text() const;
  std::optional<double> number() const;
  int id() const;  ///< object number, 0 for a direct value

 private:
  friend class OutsideDocument;
  OutsideValue(_qpdf_data* file, unsigned int handle) : file_(file), handle_(handle) {}
  _qpdf_data* file_;
  unsigned int handle_;
};

class OutsideDocument {
 public:
  /// Reads `bytes`, which must outlive the document. Fails: pdf.encrypted, pdf.damaged.
  explicit OutsideDocument(std::string_view bytes);
  ~OutsideDocument();
  OutsideDocument(const OutsideDocument&) = delete;
  OutsideDocument& operator=(const OutsideDocument&) = delete;

  /// The code of the error that prevented something so far; empty if all went well.
  std::string error() const;
  OutsideValue root() const;
  std::size_t page_count() const;
  /// With the attributes that it inherits.
  OutsideValue page(std::size_t index) const;
  /// Without encryption and object streams; empty on an error.
  std::string write_plainly() const;

 private:
  _qpdf_data* file_;
};

}  // namespace sealpress::pdf
