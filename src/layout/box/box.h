// One box of text → one frame: the value of a form field, a name on a certificate.
//
// Works on any PDF's field, without a Word document. A pure function of text, box and fonts.
#pragma once

#include <string>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/result.h"
#include "frame/frame.h"
#include "text/font/fonts.h"

namespace sealpress::layout {

enum class BoxAlign : std::uint8_t { left, center, right };

struct BoxText {
  std::string text;  ///< UTF-8; line ends begin new lines
  std::string font = "仿宋";
  Length size;   ///< wanted
  Length floor;  ///< the smallest; the text shrinks down to it where the box is too small
  Length pitch;  ///< from line to line at the wanted size; zero: as the kind of text wants
  Color color;
  BoxAlign align = BoxAlign::left;
  /// Text that flows from the top: as many lines as it takes, even on both sides. Otherwise a name:
  /// one line if it can be, its lines evenly long if not, centred in the height of the box.
  bool flowing = false;
};

struct BoxFrame {
  std::vector<frame::Item> items;
  Length size;            ///< at which it is set
  std::size_t lines = 0;  ///< 0 for blank text
};

/// Sets `text` into `box`. A name is shrunk first and parted only at the floor, between words
/// (text::word_breaks). Characters that no font has are reported in `missing`. Fails:
/// layout.box_too_small {text, size} where the text does not fit even at the floor.
Result<BoxFrame> set_box(const BoxText& text, const Rect& box, const text::FontLibrary& fonts,
                         std::u32string& missing);

}  // namespace sealpress::layout
