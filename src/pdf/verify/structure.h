// How a file says where its objects are (ISO 32000-1, 7.5.4 to 7.5.8), read strictly.
//
// Readers agree on a file only as long as it keeps to the standard: where a table names a place at
// which another object stands, where a number has two generations or two definitions, where bytes
// lie that no table names, one of them repairs, one takes the first and one the last. What gives
// occasion to that is a doubt. Pure functions of the bytes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/verify/syntax_tree.h"

namespace sealpress::pdf {

/// Where a version of the file ends, and the cross-reference section that its end names.
struct VersionEnd {
  std::size_t end = 0;
  std::optional<std::size_t> named;
};

struct TableEntry {
  enum class Kind : std::uint8_t { free, plain, packed };
  Kind kind = Kind::free;
  std::size_t at = 0;  ///< offset in the file; of a packed object its stream's number
  int generation = 0;  ///< of a packed object its index
};

/// A cross-reference section with the trailer that belongs to it.
struct TableSection {
  std::size_t begin = 0, end = 0;
  std::map<int, TableEntry> entries;
  std::set<int> hybrid;    ///< the entries that only the stream of a hybrid file has
  std::size_t hidden = 0;  ///< where that stream stands
  SyntaxNode trailer;
};

/// What makes readers differ: the place in words of PDF, and in bytes.
struct Doubt {
  std::string where;
  std::size_t at = 0;
  /// It is one only in what came after signing: the signer's own file may be made so.
  bool if_later = false;
};

class Structure {
 public:
  Structure(std::string_view file, std::vector<VersionEnd> ends);

  /// The newest entry of each number.
  const std::map<int, TableEntry>& table() const { return table_; }
  const std::vector<TableSection>& sections() const { return sections_; }  ///< newest first
  /// Whether all sections could be read.
  bool is_whole() const { return whole_; }
  const std::vector<Doubt>& doubts() const { return doubts_; }
  void doubt(std::string where, std::size_t at, bool if_later = false) {
    doubts_.push_back({std::move(where), at, if_later});
  }

  /// Doubts about what the versions from this one on, from 0, hold besides the objects that their
  /// tables name.
  void check_versions_from(std::size_t version);
  /// One past the data of an object's stream, as its /Length says; nothing if it is not there.
  std::optional<std::size_t> data_end(const SyntaxObject& object) const;

 private:
  void read_chain(std::size_t at);
  std::optional<TableSection> read_section(std::size_t at);
  std::optional<TableSection> read_table(std::size_t at);
  bool read_subsection(SyntaxReader& reader, std::size_t first, TableSection& section);
  std::optional<TableSection> read_stream(std::size_t at);
  bool read_records(const SyntaxNode& dictionary, std::string_view data, TableSection& section);
  void add_hybrid(TableSection& section);
  void put(TableSection& section, std::size_t number, TableEntry entry);
  void merge();
  void check_entries(const TableSection& section);
  void check_trailers();
  void check_chain();
  void check_version(std::size_t begin, std::size_t end);
  std::optional<std::size_t> object_end(std::size_t at) const;
  std::optional<std::size_t> place(const SyntaxNode* number) const;

  std::string_view file_;
  std::vector<VersionEnd> ends_;
  bool whole_ = false;
  std::size_t origin_ = 0;  ///< what offsets count from
  std::vector<TableSection> sections_;
  std::map<int, TableEntry> table_;
  std::vector<Doubt> doubts_;
};

/// The data of a cross-reference stream out of its filters; nothing for filters that such streams
/// do not use.
std::optional<std::string> section_data(const SyntaxNode& dictionary, std::string_view data);

}  // namespace sealpress::pdf
