// Fields in a template's text: complex ones (17.16.18) lie as marks and runs side by side.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docx/node.h"

namespace sealpress::merge {

/// The words of an instruction; quoted ones lose their quotes.
std::vector<std::string> field_words(std::string_view instruction);
/// Compared without regard to the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);
/// Whether the instruction is of that kind: MERGEFIELD, SEQ, TOC.
bool is_field(std::string_view instruction, std::string_view kind);

/// A complex field among the children of a node, by the indices of the children that hold its
/// marks.
struct ComplexField {
  std::size_t begin = 0, separate = 0, end = 0;  ///< without a result `separate` is `end`
  std::string instruction;
  bool nested = false;  ///< another field stands in its instruction
};

/// The complex field that begins in the child `at`; nullopt if none does, or it ends elsewhere.
std::optional<ComplexField> complex_field(std::span<const docx::Node* const> children,
                                          std::size_t at);
/// The instruction that begins in the child `at`, as far as it stands beside it.
std::string instruction_at(std::span<const docx::Node* const> children, std::size_t at);

/// Whether the child is a run that begins a field.
bool begins_field(const docx::Node& node);

}  // namespace sealpress::merge
