// How a field shows its value: the switches \* and \# (17.16.4.1, 17.16.4.3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sealpress::layout {

/// What a field shows.
struct FieldValue {
  std::string text;
  std::string unknown_format = {};  ///< a format that it asks for and that is not known here
};

/// A number as the field's switches want it, else in the format `usual` (17.18.59).
FieldValue shown_number(double value, const std::vector<std::string>& words,
                        std::string_view usual);
/// A text as the switches want it: Upper, Lower, FirstCap, Caps.
FieldValue shown_text(std::string text, const std::vector<std::string>& words);

/// A number by a picture: 000, #,##0.00, 0.00;(0.00), 第0页.
std::string by_picture(double value, std::string_view picture);

}  // namespace sealpress::layout
