#include "pdf/write/syntax.h"

#include <array>
#include <charconv>
#include <cmath>

#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

constexpr char kHexDigits[] = "0123456789ABCDEF";

/// Drops the zeros that end a decimal fraction, and its point if nothing is left of it.
void trim_fraction(std::string& out, std::size_t begin) {
  if (out.find('.', begin) == std::string::npos) return;
  std::size_t size = out.size();
  while (out[size - 1] == '0') --size;
  if (out[size - 1] == '.') --size;
  out.resize(size);
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_mille(std::string& out, Mille value) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  const Mille whole = value / 1000;
  Mille fraction = value % 1000;
  if (whole != 0 || fraction == 0) append_integer(out, whole);
  if (fraction == 0) return;
  out += '.';
  for (Mille place = 100; fraction != 0; place /= 10) {
    out += static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
}

void append_factor(std::string& out, double value) {
  constexpr int kPlaces = 8;
  constexpr double kLargest = 1e9;  // beyond it, and for NaN, no reader agrees with another
  if (!(std::abs(value) < kLargest)) value = 0;
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, kPlaces)
                       .ptr;
  const std::size_t begin = out.size();
  out.append(digits.data(), end);
  trim_fraction(out, begin);
  if (std::string_view(out).substr(begin) == "-0") out.replace(begin, 2, "0");
}

void append_hex(std::string& out, std::uint16_t value) {
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[value >> shift & 0xF];
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (const char32_t c : text::to_utf32(utf8)) {
    if (c < 0x10000) {
      append_hex(out, static_cast<std::uint16_t>(c));
    } else {
      append_hex(out, static_cast<std::uint16_t>(0xD7C0 + (c >> 10)));
      append_hex(out, static_cast<std::uint16_t>(0xDC00 + (c & 0x3FF)));
    }
  }
}

std::string text_string(std::string_view utf8) {
  std::string out = "<FEFF";
  append_utf16_hex(out, utf8);
  return out + '>';
}

std::string literal_string(std::string_view ascii) {
  std::string out = "(";
  for (const char c : ascii) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out + ')';
}

std::string rectangle(const Rect& rect, Length page_height) {
  std::string out = "[";
  append_length(out, rect.x);
  out += ' ';
  append_length(out, page_height - rect.bottom());
  out += ' ';
  append_length(out, rect.right());
  out += ' ';
  append_length(out, page_height - rect.y);
  return out + ']';
}

}  // namespace sealpress::pdf
