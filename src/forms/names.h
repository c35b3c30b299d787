// Names as people compare them: what is the same but for its writing, what is a slip of one
// character, and what is another name. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::forms {

enum class Likeness : std::uint8_t {
  same,
  written,    ///< only width, spaces, or the shape of brackets, quotes and dashes differ
  lookalike,  ///< characters that look alike: 己/已, 末/未, 0/O
  near,       ///< a slip: a few characters of many
  different
};

struct Comparison {
  Likeness likeness = Likeness::same;
  /// What differs, as “己”/“已”; of names that are the same, empty.
  std::string detail;
};

Comparison compare_names(std::string_view a, std::string_view b);

/// NFKC without spaces, with one shape for each kind of bracket, quote, dash and middle dot: names
/// that fold to the same are the same name, written differently.
std::string fold_name(std::string_view name);
/// The fold with one representative for characters that look alike and small letters for capitals:
/// finds the partner of a misspelt name.
std::string name_skeleton(std::string_view name);

/// A character of a name that is likely a slip, or that fonts and other programs may lack.
struct OddCharacter {
  enum class Kind : std::uint8_t {
    invisible,    ///< zero-width, control, or U+FFFD left by a wrong encoding
    private_use,  ///< a self-made character (造字)
    foreign,      ///< a Cyrillic or Greek letter among Latin ones, a digit among letters: О/O, l/1
    rare          ///< outside GB 2312 and the usual signs: correct perhaps, to be looked at
  };
  Kind kind;
  std::size_t position;   ///< from 1, in characters
  std::string character;  ///< as U+XXXX where it cannot be seen
  std::string likely;     ///< what was meant, where that is clear
};
std::vector<OddCharacter> odd_characters(std::string_view name);

}  // namespace sealpress::forms
