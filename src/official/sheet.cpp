#include "official/sheet.h"

#include <algorithm>
#include <cmath>

#include "frame/walk.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

constexpr double kSameLine = 0.35;  // mm
/// Box of a full-width character of the official fonts: 220 and 36 of 256 units.
constexpr double kAbove = 220.0 / 256, kBelow = 36.0 / 256;
/// Tibetan letters with a vowel above reach higher.
constexpr double kAboveTibetan = 1.04;
constexpr double kMmPerPoint = 25.4 / 72;

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000 || c == 0xFEFF;
}

bool is_red(Color color) {
  return color.red > 160 && color.green < 90 && color.blue < 90;
}

class SheetReader {
 public:
  SheetReader(const text::FontLibrary& fonts, Sheet& sheet) : fonts_(fonts), sheet_(sheet) {}

  void operator()(const frame::GlyphRun& run) {
    for (const frame::Glyph& glyph : run.glyphs) {
      if (glyph.text_length == 0) continue;
      const std::u32string shown =
          text::to_utf32(std::string_view(run.text).substr(glyph.text_begin, glyph.text_length));
      if (shown.empty()) continue;
      const Length x = run.origin.x + glyph.x;
      const double advance = fonts_.advance(run.face, glyph.id) * run.size.to_mm() * run.x_scale;
      line_at(run.origin.y.to_mm())
          .signs.push_back({shown.front(), x.to_mm(), x.to_mm() + advance, run.size.to_pt(),
                            is_red(run.color), run.face});
    }
  }
  void operator()(const frame::Line& line) {
    if (line.from.y != line.to.y) return;
    add_rule({line.from.y.to_mm(), std::min(line.from.x, line.to.x).to_mm(),
              std::max(line.from.x, line.to.x).to_mm(), line.width.to_mm(), is_red(line.color)});
  }
  void operator()(const frame::FillRect& fill) {
    if (fill.rect.height > Length::mm(1.5)) return;
    add_rule({(fill.rect.y + fill.rect.height / 2).to_mm(), fill.rect.x.to_mm(),
              fill.rect.right().to_mm(), fill.rect.height.to_mm(), is_red(fill.color)});
  }
  void operator()(const frame::Path&) {}
  void operator()(const frame::Picture&) {}

 private:
  TextLine& line_at(double baseline) {
    for (TextLine& line : sheet_.lines) {
      if (std::abs(line.baseline - baseline) < kSameLine) return line;
    }
    sheet_.lines.push_back({baseline, {}});
    return sheet_.lines.back();
  }

  void add_rule(Rule rule) {
    for (Rule& known : sheet_.rules) {
      const bool touches = rule.left < known.right + 0.5 && rule.right > known.left - 0.5;
      if (std::abs(known.y - rule.y) > 0.1 || known.red != rule.red || !touches) continue;
      known.left = std::min(known.left, rule.left);
      known.right = std::max(known.right, rule.right);
      return;
    }
    sheet_.rules.push_back(rule);
  }

  const text::FontLibrary& fonts_;
  Sheet& sheet_;
};

/// A line of nothing but blanks says nothing.
bool says_nothing(const TextLine& line) {
  return std::all_of(line.signs.begin(), line.signs.end(),
                     [](const Sign& sign) { return is_blank(sign.character); });
}

}  // namespace

double TextLine::left() const {
  const auto first = std::find_if(signs.begin(), signs.end(),
                                  [](const Sign& s) { return !is_blank(s.character); });
  return first == signs.end() ? 0 : first->left;
}

double TextLine::right() const {
  const auto last = std::find_if(signs.rbegin(), signs.rend(),
                                 [](const Sign& s) { return !is_blank(s.character); });
  return last == signs.rend() ? 0 : last->right;
}

double TextLine::size() const {
  double largest = 0;
  for (const Sign& sign : signs) largest = std::max(largest, sign.size);
  return largest;
}

double TextLine::top() const {
  return baseline - (tibetan() ? kAboveTibetan : kAbove) * size() * kMmPerPoint;
}

double TextLine::bottom() const {
  return baseline + kBelow * size() * kMmPerPoint;
}

bool TextLine::red() const {
  return std::all_of(signs.begin(), signs.end(), [](const Sign& sign) { return sign.red; });
}

bool TextLine::tibetan() const {
  return std::any_of(signs.begin(), signs.end(), [](const Sign& sign) {
    return text::script_of(sign.character) == text::Script::tibetan;
  });
}

std::u32string TextLine::text() const {
  std::u32string all;
  for (const Sign& sign : signs) {
    if (!is_blank(sign.character)) all += sign.character;
  }
  return all;
}

Sheet read_sheet(const frame::Page& page, const text::FontLibrary& fonts) {
  Sheet sheet{page.size.width.to_mm(), page.size.height.to_mm(), {}, {}, {}};
  frame::walk(page.items, SheetReader(fonts, sheet));
  std::erase_if(sheet.lines, says_nothing);
  for (TextLine& line : sheet.lines) {
    std::stable_sort(line.signs.begin(), line.signs.end(),
                     [](const Sign& a, const Sign& b) { return a.left < b.left; });
  }
  std::stable_sort(sheet.lines.begin(), sheet.lines.end(),
                   [](const auto& a, const auto& b) { return a.baseline < b.baseline; });
  std::stable_sort(sheet.rules.begin(), sheet.rules.end(),
                   [](const Rule& a, const Rule& b) { return a.y < b.y; });
  for (const frame::SealField& seal : page.seals) {
    sheet.seals.push_back({(seal.rect.x + seal.rect.width / 2).to_mm(),
                           (seal.rect.y + seal.rect.height / 2).to_mm(), seal.rect.width.to_mm(),
                           seal.name});
  }
  return sheet;
}

}  // namespace sealpress::official
