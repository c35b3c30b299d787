#include "layout/inline/eq_field.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/unicode.h"

namespace sealpress::layout {

namespace {

constexpr int kDeepest = 32;

/// 1 to 20 and 一 to 十 have circled forms; others are put in parentheses.
std::u32string enclosed(const std::u32string& text) {
  constexpr std::u32string_view kIdeographs = U"一二三四五六七八九十";
  if (text.size() == 1) {
    const std::size_t at = kIdeographs.find(text[0]);
    if (at != std::u32string_view::npos) return {static_cast<char32_t>(U'㊀' + at)};
    if (text[0] >= U'1' && text[0] <= U'9') return {U'①' + (text[0] - U'1')};
  }
  if (text.size() == 2 && text[0] == U'1' && text[1] >= U'0' && text[1] <= U'9') {
    return {U'⑩' + (text[1] - U'0')};
  }
  return U"(" + text + U")";
}

bool is_ring(const std::u32string& text) {
  constexpr std::u32string_view kRings = U"○〇◯□△◇";
  return text.size() == 1 && kRings.find(text[0]) != std::u32string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::u32string_view text) : text_(text) {}

  /// The whole field; what closes nothing stands for itself.
  std::u32string all() {
    std::u32string out = argument(0);
    while (at_ < text_.size()) {
      out += text_[at_++];
      out += argument(0);
    }
    return out;
  }

 private:
  /// Text up to the end of the argument.
  std::u32string argument(int depth) {
    std::u32string out;
    while (at_ < text_.size() && text_[at_] != U',' && text_[at_] != U';' && text_[at_] != U')') {
      if (text_[at_] == U'\\') {
        out += command(depth);
      } else if (text_[at_] == U'(' && depth > 0 && depth < kDeepest) {
        out += in_brackets(depth);
      } else {
        out += text_[at_++];
      }
    }
    return out;
  }

  /// Brackets that no command opens hold commas of their own.
  std::u32string in_brackets(int depth) {
    std::u32string out;
    do {
      out += text_[at_++];
      out += argument(depth + 1);
    } while (at_ < text_.size() && text_[at_] != U')');
    if (at_ < text_.size()) out += text_[at_++];
    return out;
  }

  enum class Shift : std::uint8_t { none, up, down };
  /// A command with its options: \o\ad(a,b), \b\bc\{(x).
  struct Command {
    std::u32string name;
    Shift shift = Shift::none;  ///< of \s: above or below what is beside it
    char32_t left = U'(', right = U')';
  };
  struct Argument {
    std::u32string text;
    Shift shift = Shift::none;
  };

  /// An escaped character stands for itself.
  std::u32string command(int depth) {
    if (at_ + 1 >= text_.size()) {
      ++at_;
      return {};
    }
    if (!is_letter(text_[at_ + 1])) {
      at_ += 2;
      return {text_[at_ - 1]};
    }
    Command found;
    while (at_ < text_.size() && text_[at_] == U'\\') option(found);
    if (at_ >= text_.size() || text_[at_] != U'(' || depth >= kDeepest) return {};
    const Shift outer = shift_;
    std::u32string shown = combine(found, arguments(depth));
    shift_ = outer != Shift::none ? outer : found.shift;
    return shown;
  }

  /// The command's name, or one of its options with its number or its bracket.
  void option(Command& command) {
    std::u32string word;
    for (++at_; at_ < text_.size() && is_letter(text_[at_]); ++at_) word += text_[at_] | 0x20;
    if (command.name.empty()) {
      command.name = word;
    } else if (word == U"up" || word == U"do") {
      command.shift = word == U"up" ? Shift::up : Shift::down;
    } else if ((word == U"lc" || word == U"rc" || word == U"bc") && at_ + 1 < text_.size() &&
               text_[at_] == U'\\') {
      const char32_t bracket = text_[at_ + 1];
      at_ += 2;
      if (word != U"rc") command.left = bracket;
      if (word != U"lc") command.right = word == U"bc" ? closing(bracket) : bracket;
    }
    while (at_ < text_.size() && is_parameter(text_[at_])) ++at_;
  }

  std::vector<Argument> arguments(int depth) {
    std::vector<Argument> all;
    do {
      ++at_;
      shift_ = Shift::none;
      std::u32string text = argument(depth + 1);
      all.push_back({std::move(text), shift_});
    } while (at_ < text_.size() && (text_[at_] == U',' || text_[at_] == U';'));
    if (at_ < text_.size()) ++at_;
    shift_ = Shift::none;
    return all;
  }

  static std::u32string combine(const Command& command, const std::vector<Argument>& parts) {
    const std::u32string& name = command.name;
    if (name == U"o") return overstruck(parts);
    if (name == U"f" && parts.size() == 2) {
      return bracketed(parts[0].text) + U"/" + bracketed(parts[1].text);
    }
    if (name == U"r") {
      const std::u32string index = parts.size() > 1 ? parts[0].text : std::u32string();
      return small_digits(index) + U"√" + bracketed(parts.back().text);
    }
    if (name == U"b") return command.left + joined(parts, U",") + command.right;
    if (name == U"i" && parts.size() == 3) {
      return U"∫[" + parts[0].text + U"," + parts[1].text + U"]" + parts[2].text;
    }
    if (name == U"l") return joined(parts, U",");
    return joined(parts, name == U"a" || name == U"i" ? U" " : U"");
  }

  /// A ring around a sign has a character of its own. Others stand side by side; what is raised
  /// (pinyin) in brackets after its base.
  static std::u32string overstruck(const std::vector<Argument>& parts) {
    if (parts.size() == 2 && is_ring(parts[0].text)) return enclosed(parts[1].text);
    if (parts.size() == 2 && is_ring(parts[1].text)) return enclosed(parts[0].text);
    const bool above = parts.size() == 2 && parts[0].shift == Shift::up;
    if (above && parts[1].shift == Shift::none) {
      return parts[1].text + U"(" + parts[0].text + U")";
    }
    return joined(parts, U"");
  }

  static std::u32string joined(const std::vector<Argument>& parts, std::u32string_view between) {
    std::u32string out;
    for (const Argument& part : parts) {
      if (&part != parts.data()) out += between;
      out += part.text;
    }
    return out;
  }

  /// A term that is more than one number or name keeps together by brackets.
  static std::u32string bracketed(const std::u32string& text) {
    const bool whole = text.find_first_of(U"+-*/=×÷−± ") == std::u32string::npos;
    return whole ? text : U"(" + text + U")";
  }

  static std::u32string small_digits(const std::u32string& text) {
    constexpr std::u32string_view kSmall = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    std::u32string out;
    for (const char32_t c : text) out += c >= U'0' && c <= U'9' ? kSmall[c - U'0'] : c;
    return out;
  }

  static char32_t closing(char32_t bracket) {
    switch (bracket) {
      case U'(':
        return U')';
      case U'[':
        return U']';
      case U'{':
        return U'}';
      case U'<':
        return U'>';
      default:
        return bracket;
    }
  }

  static bool is_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
  static bool is_parameter(char32_t c) { return c == U' ' || (c >= U'0' && c <= U'9'); }

  std::u32string_view text_;
  std::size_t at_ = 0;
  Shift shift_ = Shift::none;  ///< of the argument being read
};

/// `\* jc2 \* "Font:宋体" \* hps10` stand before the equation.
std::u32string_view without_switches(std::u32string_view text) {
  for (std::size_t at = text.find(U"\\*"); at != std::u32string_view::npos;
       at = text.find(U"\\*")) {
    at = text.find_first_not_of(U' ', at + 2);
    if (at == std::u32string_view::npos) return {};
    const bool quoted = text[at] == U'"';
    at = text.find(quoted ? U'"' : U' ', at + 1);
    if (at == std::u32string_view::npos) return {};
    text.remove_prefix(at + 1);
  }
  return text;
}

}  // namespace

std::u32string eq_text(std::string_view instruction) {
  const std::u32string text = text::to_utf32(instruction);
  std::u32string_view rest = text;
  rest.remove_prefix(std::min(rest.find_first_not_of(U' '), rest.size()));
  const bool eq = rest.size() > 2 && (rest[0] | 0x20) == 'e' && (rest[1] | 0x20) == 'q' &&
                  (rest[2] == U' ' || rest[2] == U'\\');
  if (!eq) return {};
  rest = without_switches(rest.substr(2));
  rest.remove_prefix(std::min(rest.find_first_not_of(U' '), rest.size()));
  std::u32string out = Reader(rest).all();
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

}  // namespace sealpress::layout
