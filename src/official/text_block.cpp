#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "official/inspections.h"
#include "official/standard.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

/// Paper, type area, type and grid (5.1, 5.2, 7.3.3).
class TextBlock {
 public:
  TextBlock(const Inspected& seen, Judge& judge) : seen_(seen), judge_(judge) {}

  void run() {
    type();
    margins();
    grid();
  }

 private:
  void type() {
    judge_.points("measure.body_size", 0, seen_.body_size(), kBodySize, 0.25);
    const auto fangsong = seen_.faces({"仿宋_GB2312", "仿宋", "方正仿宋_GBK"});
    const auto hei = seen_.faces({"黑体"}), kai = seen_.faces({"楷体_GB2312", "楷体"});
    std::size_t body = 0, own = 0;
    for (std::size_t p = 0; p < seen_.sheets().size(); ++p) {
      for (const TextLine& line : seen_.sheets()[p].lines) {
        if (!seen_.is_body(line)) continue;
        ++body;
        own += drawn_by(line, fangsong) ? 1 : 0;
        heading_face(p, line, hei, kai);
      }
    }
    if (own * 2 < body) judge_.say("measure.body_face", 0);
  }

  /// 7.3.3: 一、 in 黑体, （一） in 楷体, where the line is a heading of its own.
  void heading_face(std::size_t page, const TextLine& line, const std::set<text::FaceId>& hei,
                    const std::set<text::FaceId>& kai) {
    const std::u32string text = line.text();
    const std::u32string_view numbers = U"一二三四五六七八九十";
    const bool ends_open =
        std::u32string_view(U"。；：，、？！").find(text.back()) == std::u32string_view::npos;
    const bool alone = text.size() < 24 && text.size() > 3 && ends_open &&
                       line.left() > kLeft + 1.5 * kCharacter &&
                       line.left() < kLeft + 2.6 * kCharacter;
    if (!alone) return;
    const bool first = numbers.find(text[0]) != numbers.npos && text.find(U'、') <= 2;
    const bool second =
        text[0] == U'（' && numbers.find(text[1]) != numbers.npos && text.find(U'）') <= 3;
    if (first && !drawn_by(line, hei)) judge_.say("measure.heading_face", page, &line);
    if (second && !drawn_by(line, kai)) judge_.say("measure.subheading_face", page, &line);
  }

  /// Lines that fill the text's width tell where it begins and ends.
  void margins() {
    std::map<int, int> rights;
    double left = kPaperWidth;
    int lines = 0;
    for (const Sheet& sheet : seen_.sheets()) {
      for (const TextLine& line : sheet.lines) {
        if (!seen_.is_body(line) || line.right() - line.left() < 0.7 * kTextWidth) continue;
        left = std::min(left, line.left());
        rights[static_cast<int>(std::lround(edge_told_by(line) * 5))]++;
        ++lines;
      }
    }
    if (lines < kEnoughLines) return;
    judge_.length("measure.left_margin", 0, left, kLeft, kRuler);
    judge_.length("measure.right_margin", 0, kPaperWidth - most_common(rights) / 5.0,
                  kPaperWidth - kRight, kRuler + 0.3);
    for (std::size_t p = 0; p < seen_.sheets().size(); ++p) top_and_bottom(p, left);
  }

  /// Where the text's right edge is by this line. A line that is not justified, and has no room for
  /// one more character, ends at it.
  static double edge_told_by(const TextLine& line) {
    double width = 0;
    for (const Sign& sign : line.signs) width += sign.right - sign.left;
    const double room = kRight - line.right();
    const bool justified = line.right() - line.left() > width + kRuler;
    return room > 0 && room < line.size() * kPoint && !justified ? kRight : line.right();
  }

  /// A line of type may stand anywhere in its 1/22 of the text's height. `left` is where lines
  /// begin.
  void top_and_bottom(std::size_t page, double left) {
    const TextLine* first = nullptr;
    const TextLine* last = nullptr;
    for (const TextLine& line : seen_.sheets()[page].lines) {
      if (!seen_.is_body(line)) continue;
      if (first == nullptr) first = &line;
      last = &line;
    }
    if (first == nullptr) return;
    const double slack = kPitch - kBodySize * kPoint;
    const bool flowing = first->left() < left + 2.6 * kCharacter;  // not in a tall row of a table
    if (page > 0 && flowing && first == &seen_.sheets()[page].lines.front()) {
      // Blank lines may begin a page.
      const double blank = std::max(0.0, std::floor((first->top() - kTop) / kPitch) * kPitch);
      const double in_line = std::clamp(first->top() - kTop - blank, 0.0, slack) + blank;
      judge_.length("measure.top_margin", page, first->top() - in_line, kTop, kRuler, first);
    }
    if (last->bottom() > kBottom + kRuler) {
      judge_.length("measure.bottom_margin", page, kPaperHeight - last->bottom(),
                    kPaperHeight - kBottom, kRuler, last);
    }
  }

  void grid() {
    std::map<int, int> pitches, full;
    for (const Sheet& sheet : seen_.sheets()) {
      const TextLine* above = nullptr;
      for (const TextLine& line : sheet.lines) {
        const bool body = seen_.is_body(line);
        if (body && above != nullptr) {
          pitches[static_cast<int>(std::lround((line.baseline - above->baseline) * 20))]++;
        }
        above = body ? &line : nullptr;
        if (body && is_full(line)) full[static_cast<int>(line.signs.size())]++;
      }
    }
    if (!pitches.empty()) {
      const double pitch = most_common(pitches) / 20.0;
      judge_.length("measure.line_pitch", 0, pitch, kPitch, 0.1);
      judge_.count("measure.lines", 0, static_cast<int>(std::lround(kTextHeight / pitch)), kLines);
    }
    if (!full.empty()) judge_.count("measure.characters", 0, most_common(full), kCharacters);
  }

  /// Full-width characters from edge to edge.
  bool is_full(const TextLine& line) const {
    return line.left() < kLeft + kPlace && line.right() > kRight - 1.5 * kCharacter &&
           std::all_of(line.signs.begin(), line.signs.end(),
                       [](const Sign& s) { return text::is_wide(s.character); });
  }

  const Inspected& seen_;
  Judge& judge_;
};

}  // namespace

void inspect_text_block(const Inspected& seen, Judge& judge) {
  TextBlock(seen, judge).run();
}

}  // namespace sealpress::official
