// A PDF file while it is put together: PoDoFo's object model and its writer, without its documents,
// fonts and painters.
//
// PdfVecObjects and PdfWriter alone take 20 µs for a small file, PdfMemDocument ten times that; and
// they make no Info dictionary with a clock of their own. Used by one thread. PoDoFo's exceptions
// pass through; write() turns them into diagnostics.
#pragma once

#include <podofo/podofo.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/write/pdfa.h"

namespace sealpress::pdf {

using Object = PoDoFo::PdfObject;

class File {
 public:
  /// The first object gets the number `first`.
  explicit File(std::size_t first = 1);

  /// A new indirect dictionary; `type` becomes its /Type.
  Object& add(const char* type = nullptr);
  /// A new stream. `data` is stored as it is; `deflated` says that it is in zlib's format.
  Object& add_stream(std::string_view data, bool deflated);
  /// The objects as they stand in a file, for one that is written piece by piece. The places of
  /// theirs, counted from `begin`, are added to `offsets`, which has those of all before.
  std::string written_objects(std::uint64_t begin, std::vector<std::uint64_t>& offsets) const;
  /// The whole file, with an /ID that is made of all of its bytes.
  std::string finish(const Object& catalog, const Object& info, PdfA pdfa);

 private:
  PoDoFo::PdfVecObjects objects_;
};

/// What a file begins with (ISO 19005-2, 6.1.2).
std::string file_header(PdfA pdfa);

// Values of dictionaries. AddKey(key, 0) would pick the overload for pointers and crash, so
// everything passes through these.
void set_name(Object& object, const char* key, const char* name);
void set_integer(Object& object, const char* key, std::int64_t value);
void set_bool(Object& object, const char* key, bool value);
void set_reference(Object& object, const char* key, const Object& target);
/// A value that is written already.
void set_written(Object& object, const char* key, std::string_view written);
void set_text(Object& object, const char* key, std::string_view utf8);

/// "[1 0 R 2 0 R]", "12 0 R".
std::string written_references(const std::vector<const Object*>& objects);
std::string written_reference(const Object& object);

}  // namespace sealpress::pdf
