#include "merge/finish/sequences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "merge/compile/clone.h"
#include "merge/compile/fields.h"
#include "merge/compile/markup.h"
#include "merge/values/made_runs.h"

namespace sealpress::merge {
namespace {

using docx::NodeKind;

bool holds_sequence(const docx::Node& node) {
  if (const auto* text = docx::as<docx::Instruction>(&node)) return is_field(text->text, "SEQ");
  if (const auto* field = docx::as<docx::Field>(&node)) {
    if (is_field(field->instruction, "SEQ")) return true;
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const docx::Node* child) { return holds_sequence(*child); });
}

std::optional<int> to_number(std::string_view text) {
  if (text.empty() || text.size() > 6) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// 一 to 九十九, as captions count.
std::string han_number(int number) {
  constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const std::string tens = number >= 20 ? std::string(kDigits[number / 10]) : "";
  return tens + (number >= 10 ? "十" : "") + std::string(kDigits[number % 10]);
}

/// What a SEQ field's instruction asks for.
struct Sequence {
  std::string name, format = "ARABIC";
  std::optional<int> reset, level;
  bool repeats = false, hidden = false, refers = false;

  explicit Sequence(std::string_view instruction) {
    const auto words = field_words(instruction);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string& word = words[i];
      const std::string next = i + 1 < words.size() ? words[i + 1] : "";
      if (word == "\\*") {
        if (!same_word(next, "MERGEFORMAT") && !same_word(next, "CHARFORMAT")) format = next;
        ++i;
      } else if (word == "\\r" || word == "\\s") {
        (word == "\\r" ? reset : level) = to_number(next);
        ++i;
      } else if (word.starts_with('\\')) {
        repeats = repeats || word == "\\c";
        hidden = hidden || word == "\\h";
      } else if (name.empty()) {
        name = word;
      } else {
        refers = true;
      }
    }
  }

  /// The number as it is written, nullopt in a format that is not known.
  std::optional<std::string> written(int number) const {
    if (same_word(format, "ARABIC")) return std::to_string(number);
    const bool han = same_word(format, "CHINESENUM3") || same_word(format, "CHINESENUM1");
    if (han && number > 0 && number < 100) return han_number(number);
    return std::nullopt;
  }
};

class Counting {
 public:
  Counting(const docx::Document& file, docx::Arena& arena) : file_(file), arena_(arena) {}

  const docx::Node* run(const docx::Node& node) {
    if (const auto* paragraph = docx::as<docx::Paragraph>(&node)) count_heading(*paragraph);
    std::vector<const docx::Node*> children;
    for (std::size_t i = 0; i < node.children.size(); ++i) i = add(node, i, children);
    const bool same =
        std::equal(children.begin(), children.end(), node.children.begin(), node.children.end());
    return same ? &node : with_children(arena_, node, children);
  }

 private:
  std::size_t add(const docx::Node& parent, std::size_t i, std::vector<const docx::Node*>& out) {
    const docx::Node& child = *parent.children[i];
    const auto* simple = docx::as<docx::Field>(&child);
    if (simple != nullptr && is_field(simple->instruction, "SEQ")) {
      out.push_back(counted_simple(*simple));
      return i;
    }
    const auto field = begins_field(child) ? complex_field(parent.children, i) : std::nullopt;
    if (field && !field->nested && is_field(field->instruction, "SEQ")) {
      add_counted(parent.children, *field, out);
      return field->end;
    }
    out.push_back(holds_children(child.kind) ? run(child) : &child);
    return i;
  }

  void count_heading(const docx::Paragraph& paragraph) {
    const int level =
        file_.styles.paragraph(*paragraph.properties, nullptr, nullptr).outline_level.value_or(9);
    for (int i = level; i < 9; ++i) ++headings_[i];
  }

  /// The text that a field shows now, nullopt if it stays.
  std::optional<std::string> count(const Sequence& sequence) {
    if (sequence.refers || sequence.name.empty()) return std::nullopt;
    State& state = states_[sequence.name];
    if (sequence.level && *sequence.level >= 1 && *sequence.level <= 9) {
      const int met = headings_[*sequence.level - 1];
      if (met != state.headings) state.number = 0;
      state.headings = met;
    }
    if (sequence.reset) {
      state.number = *sequence.reset;
    } else if (!sequence.repeats) {
      ++state.number;
    }
    return sequence.hidden ? std::nullopt : sequence.written(state.number);
  }

  const docx::Run* result(const std::string& text, const docx::Node* like) {
    RunStyle style{{}, arena_.keep(docx::RunProperties{})};
    if (const auto* run = docx::as<docx::Run>(like)) {
      style.properties = run->properties;
      for (const docx::Node* child : run->children) {
        if (child->kind != NodeKind::raw) continue;
        for (const std::string_view element : elements(bytes_of(*child))) {
          if (local_name(element) == "rPr") style.rpr = element;
        }
      }
    }
    return make_text_run(arena_, style, text);
  }

  const docx::Node* counted_simple(const docx::Field& field) {
    const auto text = count(Sequence(field.instruction));
    if (!text) return &field;
    const docx::Node* like = field.children.empty() ? nullptr : field.children.front();
    return with_children(arena_, field, std::vector<const docx::Node*>{result(*text, like)});
  }

  void add_counted(std::span<const docx::Node* const> children, const ComplexField& field,
                   std::vector<const docx::Node*>& out) {
    const auto text = count(Sequence(field.instruction));
    // Marks that share a run leave no place for a result between them.
    const bool apart = field.begin < field.separate && field.separate < field.end;
    if (!text || !apart) {
      out.insert(out.end(), children.begin() + static_cast<std::ptrdiff_t>(field.begin),
                 children.begin() + static_cast<std::ptrdiff_t>(field.end) + 1);
      return;
    }
    const docx::Node* like = children[field.begin];
    for (std::size_t i = field.separate + 1; i < field.end; ++i) {
      if (children[i]->kind == NodeKind::run) {
        like = children[i];
        break;
      }
    }
    for (std::size_t i = field.begin; i <= field.end; ++i) {
      const bool shown = i > field.separate && i < field.end;
      if (!shown || children[i]->kind == NodeKind::bookmark || children[i]->kind == NodeKind::raw) {
        out.push_back(children[i]);
      }
      if (i == field.separate) out.push_back(result(*text, like));
    }
  }

  struct State {
    int number = 0, headings = 0;
  };

  const docx::Document& file_;
  docx::Arena& arena_;
  std::map<std::string, State> states_;
  int headings_[9] = {};  ///< met so far, of each level and those above
};

}  // namespace

bool may_renumber(const docx::StoryPart& part, const Outline& outline) {
  return outline.has_sections() && holds_sequence(*part.root);
}

const docx::Node* with_sequences(const docx::Node& root, const docx::Document& file,
                                 docx::Arena& arena) {
  return Counting(file, arena).run(root);
}

}  // namespace sealpress::merge
