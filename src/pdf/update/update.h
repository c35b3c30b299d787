// An incremental update (ISO 32000-1, 7.5.6), written byte by byte.
//
// What is there stays as it is, to the last byte; new objects, a section of the cross-reference
// and a trailer follow it. The section is a table or a stream, as the file's newest one is: a
// reader of the one need not know the other. Nothing of the file is parsed here: a child process
// found out the few facts that this takes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pdf/crypto/file_key.h"

namespace sealpress::pdf {

/// What there is to append to.
struct UpdateBase {
  std::size_t previous = 0;  ///< the newest cross-reference section, as startxref names it
  std::size_t origin = 0;    ///< where the file's offsets count from: 0, or its header
  bool table = true;         ///< a table, else a stream
  int size = 0;              ///< /Size: the first object number that is free
  std::string root, info, id, encrypt;  ///< members of the trailer as written; empty: has none
  std::string others;  ///< all further members that an update repeats, each with its key
  FileKey key;         ///< of an encrypted file
};

class Update {
 public:
  /// `original` must outlive the update.
  Update(std::string_view original, const UpdateBase& base);

  /// A number for a new object.
  int add() { return next_++; }
  /// Writes an object anew or for the first time. Returns where its text begins in the file.
  std::size_t put(int id, int generation, std::string_view text);
  /// A stream: its dictionary's members without /Length, and its data, which is encrypted here.
  std::size_t put_stream(int id, std::string_view members, std::string_view data);
  /// The whole new file.
  std::string finish();

 private:
  struct Entry {
    std::size_t offset;
    int generation;
  };

  std::string trailer_members() const;
  std::string new_id() const;
  void append_table();
  void append_stream();

  std::size_t original_size_;
  UpdateBase base_;
  int next_;
  std::string file_;
  std::map<int, Entry> entries_;
};

}  // namespace sealpress::pdf
