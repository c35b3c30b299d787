#include "collect/page_lines.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "collect/choices.h"
#include "text/font/symbol_fonts.h"

namespace sealpress::collect {
namespace {

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_western(char32_t c) {
  return c > U' ' && c < 0x2000;
}
bool stays_behind(char32_t c) {
  return std::u32string_view(U"，。、；：？！）》”’】〕%,.;:?!)").find(c) !=
         std::u32string_view::npos;
}

/// A code of a symbol font that another one stands in for: which of them it was is told by which
/// has a box or a tick there.
char32_t meant_by(char32_t c) {
  if (c < 0xF020 || c > 0xF0FF) return c;
  for (const std::string_view font : {"Wingdings", "Wingdings 2"}) {
    const char32_t meant = text::symbol_to_unicode(font, c);
    if (is_mark(meant)) return meant;
  }
  return c;
}

/// Shadows and bold look are made by painting twice.
bool is_again(const pdf::ShownGlyph& a, const pdf::ShownGlyph& b) {
  return a.character == b.character && std::abs(a.left - b.left) < 0.2 * a.size &&
         a.right > a.left && !is_space(a.character);
}

class LineMaker {
 public:
  explicit LineMaker(const std::vector<pdf::ShownRule>& underlines) : underlines_(underlines) {}

  DrawnLine make(const std::vector<pdf::ShownGlyph>& painted) {
    const std::vector<pdf::ShownGlyph> glyphs = in_order(painted);
    DrawnLine line;
    line.left = glyphs.front().left;
    const pdf::ShownGlyph* last = nullptr;
    for (const pdf::ShownGlyph& glyph : glyphs) {
      if (last && is_again(*last, glyph)) continue;
      if (last) add_gap(line, *last, glyph);
      const Glyph own{meant_by(glyph.character), is_underlined(glyph), glyph.bold};
      line.text.push_back(own);
      if (!is_space(glyph.character)) line.right = std::max(line.right, glyph.right);
      line.size = std::max(line.size, glyph.size);
      line.base = glyph.base;
      last = &glyph;
    }
    line.first_word = first_word(glyphs);
    return line;
  }

 private:
  /// From left to right; marks above and below a letter stay behind it, as they were painted.
  static std::vector<pdf::ShownGlyph> in_order(const std::vector<pdf::ShownGlyph>& painted) {
    constexpr double kMark = 0.3;  // how far back a mark may stand, in its size
    std::vector<std::pair<double, std::size_t>> places;
    for (std::size_t i = 0; i < painted.size(); ++i) {
      const pdf::ShownGlyph& glyph = painted[i];
      double at = glyph.left;
      if (i > 0 && glyph.character > 0x2FF && glyph.right - glyph.left < kMark * glyph.size) {
        const pdf::ShownGlyph& letter = painted[i - 1];
        const bool above = at > letter.left - kMark * glyph.size && at < letter.right + 0.01;
        if (above) at = places.back().first;
      }
      places.emplace_back(at, i);
    }
    std::sort(places.begin(), places.end());
    std::vector<pdf::ShownGlyph> out;
    for (const auto& [at, i] : places) out.push_back(painted[i]);
    return out;
  }

  static void add_gap(DrawnLine& line, const pdf::ShownGlyph& last, const pdf::ShownGlyph& next) {
    if (is_space(last.character) || is_space(next.character)) return;
    const double size = std::max(last.size, next.size), gap = next.left - last.right;
    const bool western = is_western(last.character) && is_western(next.character);
    const bool mixed = is_western(last.character) != is_western(next.character);
    if (gap < (western ? 0.2 : mixed ? 0.55 : 0.8) * size) return;
    line.text.push_back({U' '});
    if (gap > 1.5 * size) line.text.push_back({U' '});
  }

  bool is_underlined(const pdf::ShownGlyph& glyph) const {
    const double middle = (glyph.left + glyph.right) / 2;
    return std::any_of(underlines_.begin(), underlines_.end(), [&](const pdf::ShownRule& rule) {
      const double below = rule.box.bottom - glyph.base;
      return below > -0.05 * glyph.size && below < 0.35 * glyph.size && rule.box.left < middle &&
             middle < rule.box.right;
    });
  }

  /// A character with what must not begin a line, or a whole word.
  static double first_word(const std::vector<pdf::ShownGlyph>& glyphs) {
    double end = glyphs.front().right;
    for (std::size_t i = 1; i < glyphs.size(); ++i) {
      const char32_t c = glyphs[i].character;
      const bool word = is_western(c) && is_western(glyphs[i - 1].character);
      if (!word && !stays_behind(c)) break;
      end = glyphs[i].right;
    }
    return end - glyphs.front().left;
  }

  const std::vector<pdf::ShownRule>& underlines_;
};

}  // namespace

std::vector<DrawnLine> lines_of(std::vector<pdf::ShownGlyph> glyphs,
                                const std::vector<pdf::ShownRule>& underlines) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const auto& a, const auto& b) { return a.base < b.base; });
  LineMaker maker(underlines);
  std::vector<DrawnLine> out;
  for (std::size_t begin = 0; begin < glyphs.size();) {
    std::size_t end = begin + 1;
    double size = glyphs[begin].size;
    while (end < glyphs.size()) {
      const double step = glyphs[end].base - glyphs[end - 1].base;
      const double drift = glyphs[end].base - glyphs[begin].base;
      if (step > 0.3 * std::min(size, glyphs[end].size) || drift > 0.6 * size) break;
      size = std::max(size, glyphs[end].size);
      ++end;
    }
    const auto first = glyphs.begin() + static_cast<std::ptrdiff_t>(begin);
    std::vector<pdf::ShownGlyph> line(first, first + static_cast<std::ptrdiff_t>(end - begin));
    const bool blank = std::all_of(line.begin(), line.end(),
                                   [](const auto& glyph) { return is_space(glyph.character); });
    if (!blank) out.push_back(maker.make(std::move(line)));
    begin = end;
  }
  return out;
}

bool is_full(const DrawnLine& line, const DrawnLine& next, double right) {
  return line.right + next.first_word > right;
}

void append_line(std::vector<Glyph>& text, const DrawnLine& line) {
  if (!text.empty() && !line.text.empty() && is_latin(text.back().character) &&
      is_latin(line.text.front().character)) {
    text.push_back({U' '});
  }
  text.insert(text.end(), line.text.begin(), line.text.end());
}

std::vector<Glyph> cell_text(const std::vector<DrawnLine>& lines, double right) {
  // What a cell keeps clear at its side, as Word has it where nothing else is said.
  constexpr double kMargin = 6.5;
  std::vector<Glyph> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && !is_full(lines[i - 1], lines[i], right - kMargin)) out.push_back({U'\n'});
    append_line(out, lines[i]);
  }
  return out;
}

}  // namespace sealpress::collect
