// One PDF file of very many pages, written as they come.
//
// Pages are gathered into chapters of a few hundred; each chapter shares its fonts and is a node of
// the page tree, so that a page costs the same however many came before, and memory does not grow.
// Pages are for the printer: places for seals and links are left out. Used by one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "frame/frame.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

class Book {
 public:
  /// Takes the file's bytes piece by piece; what it fails with, the book fails with.
  using Sink = std::function<Result<void>(std::string_view bytes)>;

  /// Fonts and sink outlive the book. Plan, marks and attachment of `options` are not used.
  Book(const text::FontLibrary& fonts, WriteOptions options, Sink sink);

  Result<void> add(frame::Page page);
  /// The rest of the file. Fails with pdf.no_pages, and as write() does.
  Result<void> finish();
  std::size_t pages() const { return count_; }

 private:
  Result<void> write_chapter();
  Result<void> put(std::string_view bytes);

  const text::FontLibrary& fonts_;
  WriteOptions options_;
  Sink sink_;
  frame::Document chapter_;
  std::size_t count_ = 0;
  std::uint64_t written_ = 0;           ///< bytes
  std::vector<std::uint64_t> offsets_;  ///< by object number, from 1
  std::vector<std::string> nodes_;      ///< written references of the chapters' nodes
  std::string backdrop_reference_;
  std::string digests_;  ///< of every piece
};

}  // namespace sealpress::pdf
