// A finished page as a person with a ruler sees it: lines of characters and straight rules, in
// millimetres from the paper's top left corner. Plain values, made from a frame by one thread.
#pragma once

#include <string>
#include <vector>

#include "frame/frame.h"
#include "text/font/fonts.h"

namespace sealpress::official {

/// One character as it stands on the paper.
struct Sign {
  char32_t character = 0;
  double left = 0, right = 0;  ///< mm, of its advance
  double size = 0;             ///< pt
  bool red = false;
  text::FaceId face;
};

/// Characters on one baseline, from left to right, blanks included.
struct TextLine {
  double baseline = 0;
  std::vector<Sign> signs;

  double left() const;   ///< of the first character that is no blank
  double right() const;  ///< of the last one
  double middle() const { return (left() + right()) / 2; }
  double size() const;  ///< pt, of its largest character
  double top() const;   ///< of the characters' box: 0.86 em above the baseline, more for Tibetan
  double bottom() const;
  bool red() const;
  bool tibetan() const;
  std::u32string text() const;  ///< without blanks
};

/// A horizontal rule; pieces on one height are one rule.
struct Rule {
  double y = 0, left = 0, right = 0;  ///< y of its middle
  double thickness = 0;
  bool red = false;
};

struct Seal {
  double x = 0, y = 0;  ///< its middle
  double size = 0;      ///< from side to side
  std::string name;
};

struct Sheet {
  double width = 0, height = 0;
  std::vector<TextLine> lines;  ///< from top to bottom
  std::vector<Rule> rules;      ///< from top to bottom
  std::vector<Seal> seals;
};

/// Reads a page. Characters of turned or scaled groups are left out.
Sheet read_sheet(const frame::Page& page, const text::FontLibrary& fonts);

}  // namespace sealpress::official
