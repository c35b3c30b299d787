#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <memory>

namespace sealpress::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Decodes the character at `i` and moves `i` behind it; negative if ill-formed.
UChar32 next_character(std::string_view utf8, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  UChar32 c = 0;
  U8_NEXT(bytes, i, utf8.size(), c);
  return c;
}

void append(std::string& out, char32_t c) {
  const bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
  char bytes[U8_MAX_LENGTH];
  std::size_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, scalar ? c : kReplacement);
  out.append(bytes, n);
}

/// <U+202E>
void append_code(std::string& out, char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += "<U+";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
  out += '>';
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// A converter that stops at the first ill-formed sequence; null for an unknown encoding.
Converter strict_converter(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status));
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  }
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

}  // namespace

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_character(utf8, i);
    out.push_back(c < 0 ? kReplacement : static_cast<char32_t>(c));
  }
  return out;
}

std::string to_utf8(std::u32string_view utf32) {
  std::string out;
  out.reserve(utf32.size() * 3);
  for (const char32_t c : utf32) append(out, c);
  return out;
}

std::optional<std::size_t> find_ill_formed(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    if (next_character(utf8, i) < 0) return begin;
  }
  return std::nullopt;
}

std::string nfkc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) {
    normalizer->normalizeUTF8(0,
                              icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())),
                              sink, nullptr, status);
  }
  return U_SUCCESS(status) ? out : std::string(utf8);
}

std::string label_key(std::string_view label) {
  const std::string normal = nfkc(label);
  std::string out;
  out.reserve(normal.size());
  for (std::size_t i = 0; i < normal.size();) {
    const std::size_t begin = i;
    const UChar32 c = next_character(normal, i);
    if (c >= 0 && u_hasBinaryProperty(c, UCHAR_WHITE_SPACE)) continue;
    out.append(normal, begin, i - begin);
  }
  // What a space held apart may now compose.
  return out.size() == normal.size() ? out : nfkc(out);
}

std::optional<std::string> decode(std::string_view input, const char* encoding) {
  const Converter from = strict_converter(encoding);
  const Converter to = strict_converter("UTF-8");
  if (!from || !to) return std::nullopt;

  std::string out;
  UChar pivot[1024];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = input.data();
  const char* const end = source + input.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    char block[4096];
    char* target = block;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block + sizeof block, &source, end, pivot,
                   &pivot_source, &pivot_target, pivot + 1024, first, true, &status);
    out.append(block, static_cast<std::size_t>(target - block));
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

std::string printable(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_character(utf8, i);
    const auto scalar = c < 0 ? kReplacement : static_cast<char32_t>(c);
    if (scalar < 0x20) {
      append(out, 0x2400 + scalar);
    } else if (scalar >= 0x7F && scalar < 0xA0) {
      append(out, 0x2421);
    } else if (u_hasBinaryProperty(static_cast<UChar32>(scalar), UCHAR_BIDI_CONTROL)) {
      append_code(out, scalar);
    } else {
      append(out, scalar);
    }
  }
  return out;
}

Script script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::common;
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_HAN:
      return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::kana;
    case USCRIPT_HANGUL:
      return Script::hangul;
    case USCRIPT_TIBETAN:
      return Script::tibetan;
    default:
      return Script::other;
  }
}

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

}  // namespace sealpress::text
