#include "merge/compile/fields.h"

#include <algorithm>

namespace sealpress::merge {
namespace {

using docx::NodeKind;

/// Walks from a field's begin through its marks.
class FieldScan {
 public:
  /// Takes one child in; whether the field ends in it.
  bool take(const docx::Node& child, std::size_t index) {
    for (const docx::Node* piece : child.children) {
      if (const auto* text = docx::as<docx::Instruction>(piece)) {
        if (!separated_) field.instruction += text->text;
      } else if (const auto* mark = docx::as<docx::FieldChar>(piece)) {
        if (mark->type == docx::FieldChar::begin) {
          field.nested = field.nested || (++depth_ > 1 && !separated_);
        } else if (mark->type == docx::FieldChar::separate && depth_ == 1) {
          separated_ = true;
          field.separate = index;
        } else if (mark->type == docx::FieldChar::end && --depth_ == 0) {
          field.end = index;
          if (!separated_) field.separate = index;
          return true;
        }
      }
    }
    return false;
  }

  ComplexField field;

 private:
  int depth_ = 0;
  bool separated_ = false;
};

}  // namespace

std::vector<std::string> field_words(std::string_view instruction) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string> words;
  for (std::size_t i = 0; i < instruction.size();) {
    if (kSpace.find(instruction[i]) != kSpace.npos) {
      ++i;
      continue;
    }
    const bool quoted = instruction[i] == '"';
    const std::size_t begin = i + (quoted ? 1 : 0);
    const std::size_t end =
        std::min(instruction.find_first_of(quoted ? "\"" : kSpace, begin), instruction.size());
    words.emplace_back(instruction.substr(begin, end - begin));
    i = end + (quoted ? 1 : 0);
  }
  return words;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_field(std::string_view instruction, std::string_view kind) {
  const auto words = field_words(instruction);
  return !words.empty() && same_word(words[0], kind);
}

std::optional<ComplexField> complex_field(std::span<const docx::Node* const> children,
                                          std::size_t at) {
  if (!begins_field(*children[at])) return std::nullopt;
  FieldScan scan;
  scan.field.begin = at;
  for (std::size_t i = at; i < children.size(); ++i) {
    if (children[i]->kind == NodeKind::run && scan.take(*children[i], i)) return scan.field;
  }
  return std::nullopt;
}

std::string instruction_at(std::span<const docx::Node* const> children, std::size_t at) {
  FieldScan scan;
  for (std::size_t i = at; i < children.size(); ++i) {
    if (children[i]->kind == NodeKind::run && scan.take(*children[i], i)) break;
  }
  return scan.field.instruction;
}

bool begins_field(const docx::Node& node) {
  if (node.kind != NodeKind::run) return false;
  return std::any_of(node.children.begin(), node.children.end(), [](const docx::Node* child) {
    const auto* mark = docx::as<docx::FieldChar>(child);
    return mark != nullptr && mark->type == docx::FieldChar::begin;
  });
}

}  // namespace sealpress::merge
