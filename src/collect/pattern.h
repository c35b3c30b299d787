// What a paragraph or a cell of the blank form consists of: printed text, and the slots that are
// filled in. Read off the template's tags.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/catalogue.h"

namespace sealpress::collect {

struct Slot {
  enum class Kind : std::uint8_t {
    value,
    rich,    ///< paragraphs, tables, pictures
    choice,  ///< one option's box
    ignored  ///< a seal, a number of a row, a sum: nothing to be read
  };
  Kind kind = Kind::value;
  std::string key;                    ///< the label as the tag writes it, without .文字
  bool behind_option = false;         ///< the text behind an option (X.文字)
  std::string option;                 ///< of a choice
  std::string control;                ///< w:tag of its content control
  bool date = false;                  ///< shown as a day
  bool seal = false;                  ///< the place of one; `key` names it
  std::vector<std::u32string> hints;  ///< printed where it is empty, folded
};

/// Printed text (folded, no white space), or a slot. White space alone between two slots is one
/// blank.
struct Piece {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::u32string fixed;
  std::size_t slot = kNone;
};

struct Pattern {
  std::vector<Piece> pieces;
  std::vector<Slot> slots;
  std::u32string fixed() const;
  bool has_values() const;  ///< any slot that is read
};

/// Reads the tags of one unit after another; sections may reach over several units.
class PatternReader {
 public:
  explicit PatternReader(const forms::Form& form);

  struct Reading {
    Pattern pattern;
    std::string list;     ///< the list whose row it is part of
    std::u32string hint;  ///< printed only where a field of another unit is empty
  };
  Reading read(const std::u32string& text);

 private:
  struct Open {
    enum Kind : std::uint8_t { list, hint, shown } kind;
    std::string key;
  };
  const forms::Form& form_;
  std::vector<Open> open_;
};

}  // namespace sealpress::collect
