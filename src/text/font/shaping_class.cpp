#include "text/font/shaping_class.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace sealpress::text {
namespace {

struct Range {
  char32_t first, last;
};

// Ascending and disjoint.
constexpr Range kSimple[] = {
    {0x0020, 0x007E},   {0x00A0, 0x00AC},   {0x00AE, 0x02FF},    {0x0370, 0x0482},
    {0x048A, 0x052F},   {0x1E00, 0x1FFF},   {0x2000, 0x200A},    {0x2010, 0x2027},
    {0x202F, 0x205F},   {0x2070, 0x20CF},   {0x2100, 0x2BFF},    {0x2E00, 0x3029},
    {0x3030, 0x3098},   {0x309B, 0xA4CF},   {0xAC00, 0xD7A3},    {0xE000, 0xFAFF},
    {0xFE10, 0xFE1F},   {0xFE30, 0xFE6F},   {0xFF01, 0xFFEF},    {0x1D400, 0x1D7FF},
    {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFF}, {0xF0000, 0x10FFFD},
};
constexpr Range kJoining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},
    {0x200C, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302F},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};
constexpr Range kIgnorable[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},
    {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F}, {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF},
};

bool contains(std::span<const Range> ranges, char32_t c) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), c,
                       [](char32_t value, Range range) { return value < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

}  // namespace

bool is_simple_character(char32_t c) {
  // The commonest first: Han, then ASCII.
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (c >= 0x20 && c < 0x7F) return true;
  return contains(kSimple, c);
}

bool joins_previous(char32_t c) {
  return c >= 0x300 && !(c >= 0x4E00 && c <= 0x9FFF) && contains(kJoining, c);
}

bool is_ignorable(char32_t c) {
  return contains(kIgnorable, c);
}

bool is_kerned_script(char32_t c) {
  return (c > 0x20 && c <= 0x52F && c != 0xA0) || (c >= 0x1E00 && c <= 0x1FFF) ||
         (c >= 0x2010 && c <= 0x201F);
}

double space_width(char32_t c) {
  switch (c) {
    case 0x00A0:
    case 0x202F:
      return -1;
    case 0x2000:
    case 0x2002:
      return 0.5;
    case 0x2001:
    case 0x2003:
    case 0x3000:
      return 1.0;
    case 0x2004:
      return 1.0 / 3;
    case 0x2005:
      return 0.25;
    case 0x2006:
      return 1.0 / 6;
    case 0x2007:
      return 0.5;
    case 0x2008:
      return 0.25;
    case 0x2009:
    case 0x205F:
      return 0.2;
    case 0x200A:
      return 0.1;
    default:
      return 0;
  }
}

}  // namespace sealpress::text
