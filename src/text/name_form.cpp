#include "text/name_form.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sealpress::text {
namespace {

icu::UnicodeString composed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString out = normalizer->normalize(text, status);
  return U_SUCCESS(status) ? out : text;
}

}  // namespace

std::string nfc(std::string_view utf8) {
  std::string out;
  return composed(utf8).toUTF8String(out);
}

std::string folded(std::string_view utf8) {
  std::string out;
  composed(utf8).foldCase().toUTF8String(out);
  return nfc(out);
}

bool is_direction_mark(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL);
}

bool is_unseen(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool is_combining(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace sealpress::text
