// Values of a PDF file from outside, written again as PDF syntax: what an incremental update needs
// to say an object anew with one member changed. For use in the child process.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "pdf/read/document.h"

namespace sealpress::pdf {

/// How the bytes of a string are to be written: encrypted for the object that it is part of, or as
/// they are.
using StringCoder = std::function<std::string(std::string_view bytes)>;

/// Members that take the place of a dictionary's own; an empty text takes the member away.
using Overrides = std::map<std::string, std::string>;

/// A name with its slash (7.3.5), what is not regular as #xx.
std::string written_name(std::string_view name);
/// A string in hexadecimal (7.3.4.3).
std::string written_string(std::string_view bytes);

/// A text string (7.9.2.2).
std::string written_text(std::string_view utf8, const StringCoder& coder = {});
/// A dictionary of these members.
std::string written_members(const Overrides& members);

/// The value; what is indirect in it stays a reference. A value nested too deeply is written as
/// null.
std::string written(const OutsideValue& value, const StringCoder& coder = {});
/// The value itself, even if it is indirect.
std::string written_here(const OutsideValue& value, const StringCoder& coder = {});
/// A dictionary with some members in place of its own; of a null value, with these members alone.
std::string written_with(const OutsideValue& dictionary, const Overrides& overrides,
                         const StringCoder& coder = {});
/// An array with more at its end; of a null value, with these elements alone.
std::string written_with(const OutsideValue& array, std::string_view more,
                         const StringCoder& coder = {});
/// "12 0 R"
std::string reference_to(int id, int generation = 0);
inline std::string reference_to(const OutsideValue& value) {
  return reference_to(value.id(), value.generation());
}

}  // namespace sealpress::pdf
