#include "text/encoding.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::text {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF", kUtf16LeMark = "\xFF\xFE",
                           kUtf16BeMark = "\xFE\xFF";

/// UTF-16 without a mark: the zero bytes of its commas, digits and line ends lie on one side.
std::optional<Encoding> by_zero_bytes(std::string_view bytes) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[0] + zeros[1] == 0) return std::nullopt;
  return zeros[1] > zeros[0] ? Encoding::utf16le : Encoding::utf16be;
}

/// Whether `bytes` is the beginning of one character, cut off.
bool is_cut_off(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  return bytes.size() < length && std::all_of(bytes.begin() + 1, bytes.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
         });
}

/// Whether the characters beyond ASCII are UTF-8, but for a few that are damaged.
bool is_mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kTolerated = 4;  // well-formed characters per ill-formed one
  std::size_t good = 0, bad = 0;
  while (!bytes.empty()) {
    const auto ill_formed = find_ill_formed(bytes);
    const std::string_view well_formed = bytes.substr(0, ill_formed.value_or(bytes.size()));
    good +=
        static_cast<std::size_t>(std::count_if(well_formed.begin(), well_formed.end(), [](char c) {
          return static_cast<unsigned char>(c) >= 0xC0;
        }));
    if (!ill_formed || is_cut_off(bytes.substr(*ill_formed))) break;
    ++bad;
    bytes.remove_prefix(*ill_formed + 1);
  }
  return bad == 0 || good > kTolerated * bad;
}

}  // namespace

Encoding detect_encoding(std::string_view beginning) {
  if (beginning.substr(0, 3) == kUtf8Mark) return Encoding::utf8;
  if (beginning.substr(0, 2) == kUtf16LeMark) return Encoding::utf16le;
  if (beginning.substr(0, 2) == kUtf16BeMark) return Encoding::utf16be;
  if (const auto utf16 = by_zero_bytes(beginning)) return *utf16;
  return is_mostly_utf8(beginning) ? Encoding::utf8 : Encoding::gb18030;
}

std::optional<std::string> decode(std::string_view bytes, Encoding encoding) {
  const auto without = [bytes](std::string_view mark) {
    return bytes.substr(bytes.substr(0, mark.size()) == mark ? mark.size() : 0);
  };
  switch (encoding) {
    case Encoding::utf16le:
      return decode(without(kUtf16LeMark), "UTF-16LE");
    case Encoding::utf16be:
      return decode(without(kUtf16BeMark), "UTF-16BE");
    case Encoding::gb18030:
      return decode(bytes, "GB18030");
    case Encoding::utf8:
      break;
  }
  const std::string_view utf8 = without(kUtf8Mark);
  return find_ill_formed(utf8) ? std::nullopt : std::optional<std::string>(utf8);
}

std::optional<std::string> decode_any(std::string_view bytes) {
  return decode(bytes, detect_encoding(bytes));
}

}  // namespace sealpress::text
