// Whole numbers of more than 15 digits: spreadsheets keep 15 of them, other programs write all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sealpress::sheet {

struct LongNumber {
  std::string digits;  ///< as far as the file has them
  bool lost = false;   ///< whether it may have had others
};

/// What a cell's number (`written`, which is `value`) says if it is such a number, else nullopt.
/// Digits are lost in 3.40102E+17, where all behind the fifteenth are 0, and where they are just
/// those that a double keeps of any near number.
std::optional<LongNumber> long_number(std::string_view written, double value);

/// `shown` with its digits replaced by `digits`; nullopt where it has not as many.
std::optional<std::string> with_digits(std::string_view shown, std::string_view digits);

}  // namespace sealpress::sheet
