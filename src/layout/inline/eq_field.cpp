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

  /// Text up to the end of the argument or the field.
  std::u32string argument(int depth) {
    std::u32string out;
    while (at_ < text_.size() && text_[at_] != U',' && text_[at_] != U')') {
      if (text_[at_] == U'\\') {
        out += command(depth);
      } else {
        out += text_[at_++];
      }
    }
    return out;
  }

 private:
  /// \o\ad(a,b) and its like; an escaped character stands for itself.
  std::u32string command(int depth) {
    std::u32string name;
    while (at_ < text_.size() && text_[at_] == U'\\') {
      ++at_;
      if (at_ < text_.size() && !is_letter(text_[at_])) return {text_[at_++]};
      const bool first = name.empty();
      while (at_ < text_.size() && is_letter(text_[at_])) {
        if (first) name += text_[at_];
        ++at_;
      }
      while (at_ < text_.size() && is_parameter(text_[at_])) ++at_;
    }
    if (at_ >= text_.size() || text_[at_] != U'(' || depth >= kDeepest) return {};
    return combine(name, arguments(depth));
  }

  std::vector<std::u32string> arguments(int depth) {
    std::vector<std::u32string> all;
    do {
      ++at_;
      all.push_back(argument(depth + 1));
    } while (at_ < text_.size() && text_[at_] == U',');
    if (at_ < text_.size()) ++at_;
    return all;
  }

  static std::u32string combine(const std::u32string& name,
                                const std::vector<std::u32string>& parts) {
    if (name == U"o" || name == U"O") {
      const bool ringed = std::any_of(parts.begin(), parts.end(), is_ring);
      return ringed ? enclosed(is_ring(parts.back()) ? parts.front() : parts.back()) : parts.back();
    }
    if (name == U"f" && parts.size() == 2) return parts[0] + U"/" + parts[1];
    if (name == U"r") return U"√" + parts.back();
    std::u32string out;
    for (const std::u32string& part : parts) out += part;
    return out;
  }

  static bool is_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
  static bool is_parameter(char32_t c) { return c == U' ' || (c >= U'0' && c <= U'9'); }

  std::u32string_view text_;
  std::size_t at_ = 0;
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
  std::u32string out = Reader(rest).argument(0);
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

}  // namespace sealpress::layout
