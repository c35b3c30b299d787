// DICT data of CFF tables (Adobe Technical Note 5176, clause 4): operands before operators.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::text {

/// Operators; those escaped by 12 have it as their high byte.
enum class CffOperator : std::uint16_t {
  font_bbox = 5,
  charset = 15,
  char_strings = 17,
  private_dict = 18,
  subrs = 19,
  font_matrix = 0x0C07,
  ros = 0x0C1E,
  cid_count = 0x0C22,
  fd_array = 0x0C24,
  fd_select = 0x0C25,
};

class CffDict {
 public:
  struct Entry {
    CffOperator op;
    std::string_view operands, whole;    ///< bytes without and with the operator
    std::vector<std::int32_t> integers;  ///< the operands; a real number counts as 0
  };
  /// nullopt if the data ends within an operand or holds a reserved byte.
  static std::optional<CffDict> parse(std::string_view data);

  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(CffOperator op) const;
  /// The operand at `index` as an offset or size; nullopt if absent or negative.
  std::optional<std::size_t> offset(CffOperator op, std::size_t index = 0) const;

 private:
  std::vector<Entry> entries_;
};

/// Appends `op` with `operands` as they stand.
void append_cff_entry(std::string& out, std::string_view operands, CffOperator op);
/// Appends an integer in the five-byte form, whose length does not depend on the value.
void append_cff_integer(std::string& out, std::uint32_t value);

}  // namespace sealpress::text
