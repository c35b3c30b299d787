// Arithmetic of formula fields (17.16.3) and conditions of IF fields (17.16.5.25).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sealpress::layout {

/// The value of an expression: numbers, values of inner fields, + - * / ^ %, comparisons, brackets
/// and functions. nullopt where it holds what is not known here (bookmarks, cells of a table), is
/// broken, or divides by zero.
std::optional<double> formula_value(std::string_view expression);

/// A text that is a number and nothing else.
std::optional<double> number_in(std::string_view text);

/// What an IF instruction (its name left out) chooses; nullopt if it is broken.
std::optional<std::string> if_choice(std::string_view condition);

}  // namespace sealpress::layout
