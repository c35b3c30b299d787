#include "pdf/read/shown_font.h"

#include <algorithm>

#include "pdf/read/matrix.h"
#include "pdf/read/to_unicode.h"
#include "text/font/symbol_fonts.h"
#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

/// ABCDEF+SimSun without the tag of a subset (9.6.4).
std::string without_tag(std::string name) {
  const bool tagged = name.size() > 7 && name[6] == '+';
  return tagged ? name.substr(7) : name;
}

constexpr const char* kWestern = "windows-1252";

std::u32string decoded(std::string_view bytes, const char* encoding) {
  const auto text = text::decode(bytes, encoding);
  return text ? text::to_utf32(*text) : std::u32string();
}

}  // namespace

ShownFont::ShownFont(const OutsideValue& font) {
  name_ = without_tag(font["/BaseFont"].text().value_or(""));
  symbolic_ = text::is_symbol_font(name_);
  const OutsideValue map = font["/ToUnicode"];
  if (map.is_stream()) unicode_ = read_to_unicode(map.stream_content().value_or(""));
  if (font["/Subtype"].is_name("/Type0")) {
    read_composite(font);
  } else {
    read_simple(font);
  }
  bold_ = bold_ || name_.find("Bold") != name_.npos || name_.find("Black") != name_.npos;
}

void ShownFont::read_composite(const OutsideValue& font) {
  const OutsideValue inner = font["/DescendantFonts"].at(0);
  const std::string encoding = font["/Encoding"].text().value_or("");
  vertical_ = encoding.ends_with("-V") || encoding == "V";
  coding_ = Coding::two;
  if (encoding.find("UCS2") != encoding.npos || encoding.find("UTF16") != encoding.npos) {
    coding_ = Coding::unicode;
  } else if (encoding.starts_with("GBK") || encoding.starts_with("GB-EUC")) {
    coding_ = Coding::gbk;
  }
  usual_ = inner["/DW"].number().value_or(1000);
  // Widths go by glyphs; which glyph a code of a national encoding has is not known here.
  if (coding_ == Coding::two) read_composite_widths(inner["/W"]);
}

void ShownFont::read_composite_widths(const OutsideValue& widths) {
  const auto number = [&](std::size_t i) {
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(widths.at(i).integer().value_or(0), 0, 65535));
  };
  for (std::size_t i = 0; i + 1 < widths.size();) {
    const std::uint32_t first = number(i);
    const OutsideValue second = widths.at(i + 1);
    if (second.is_array()) {
      for (std::size_t k = 0; k < second.size(); ++k) {
        widths_[first + static_cast<std::uint32_t>(k)] = second.at(k).number().value_or(usual_);
      }
      i += 2;
    } else {
      const double width = widths.at(i + 2).number().value_or(usual_);
      for (std::uint32_t code = first; code <= number(i + 1); ++code) widths_[code] = width;
      i += 3;
    }
  }
}

void ShownFont::read_simple(const OutsideValue& font) {
  const std::int64_t first =
      std::clamp<std::int64_t>(font["/FirstChar"].integer().value_or(0), 0, 255);
  const OutsideValue widths = font["/Widths"];
  for (std::size_t i = 0; i < widths.size() && i < 256; ++i) {
    widths_[static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(i)] =
        widths.at(i).number().value_or(usual_);
  }
  // Glyphs that are drawn have a measure of their own.
  if (font["/Subtype"].is_name("/Type3")) scale_ = matrix_of(font["/FontMatrix"]).a;
  constexpr std::int64_t kForceBold = 1 << 18;
  bold_ = (font["/FontDescriptor"]["/Flags"].integer().value_or(0) & kForceBold) != 0;
  read_encoding(font["/Encoding"]);
}

void ShownFont::read_encoding(const OutsideValue& encoding) {
  const OutsideValue base = encoding.is_name() ? encoding : encoding["/BaseEncoding"];
  const char* name = base.is_name("/MacRomanEncoding") ? "macintosh" : kWestern;
  for (std::uint32_t code = 32; code < 256; ++code) {
    const char byte = static_cast<char>(code);
    encoding_[code] = decoded({&byte, 1}, name);
  }
  const OutsideValue differences = encoding["/Differences"];
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < differences.size() && i < 1000; ++i) {
    const OutsideValue item = differences.at(i);
    if (const auto number = item.integer()) {
      code = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*number, 0, 255));
    } else if (code < 256) {
      encoding_[code++] = character_of_glyph_name(item.text().value_or(""));
    }
  }
}

double ShownFont::advance_of(std::uint32_t code) const {
  if (vertical_) return 1000 * scale_;
  const auto known = widths_.find(code);
  if (known != widths_.end()) return known->second * scale_;
  // The Latin letters of the national encodings are half as wide.
  const bool half = coding_ != Coding::single && coding_ != Coding::two && code < 0x80;
  return (half ? 500 : usual_) * scale_;
}

std::vector<ShownCode> ShownFont::codes_of(std::string_view text) const {
  std::vector<ShownCode> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    std::size_t length = coding_ == Coding::single                   ? 1
                         : coding_ == Coding::gbk && byte(at) < 0x81 ? 1
                                                                     : 2;
    if (at + length > text.size()) break;
    ShownCode code;
    code.length = length;
    for (std::size_t i = 0; i < length; ++i) code.code = code.code << 8 | byte(at + i);
    code.advance = advance_of(code.code);
    code.is_space = length == 1 && code.code == ' ';
    out.push_back(code);
    at += length;
  }
  return out;
}

std::u32string ShownFont::characters_of(const ShownCode& code) const {
  const auto symbol = [&](std::u32string text) {
    if (symbolic_ && text.size() == 1) text[0] = text::symbol_to_unicode(name_, text[0]);
    return text;
  };
  const auto told = unicode_.find(code.code);
  if (told != unicode_.end()) return symbol(told->second);
  const std::string bytes = code.length == 1 ? std::string(1, static_cast<char>(code.code))
                                             : std::string{static_cast<char>(code.code >> 8),
                                                           static_cast<char>(code.code & 0xFF)};
  switch (coding_) {
    case Coding::unicode:
      return decoded(bytes, "UTF-16BE");
    case Coding::gbk:
      return decoded(bytes, "GB18030");
    case Coding::single: {
      if (symbolic_) return symbol(std::u32string(1, static_cast<char32_t>(code.code)));
      const auto known = encoding_.find(code.code);
      return known == encoding_.end() ? std::u32string() : known->second;
    }
    default:
      return {};
  }
}

}  // namespace sealpress::pdf
