#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "pdf/write/metadata.h"

namespace sealpress::pdf {
namespace {

// ICC.1:2004-10 and ICC.1:2001-04. All numbers are big-endian.

void append_u16(std::string& out, std::uint32_t value) {
  for (int shift = 8; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

/// s15Fixed16Number (5.1.3).
void append_fixed(std::string& out, double value) {
  append_u32(out, static_cast<std::uint32_t>(std::lround(value * 65536)));
}

/// A tag's element: type signature, four reserved bytes, numbers.
template <std::size_t N>
std::string numbers(const char* type, const std::array<double, N>& values) {
  std::string out = type + std::string(4, '\0');
  for (const double value : values) append_fixed(out, value);
  return out;
}

/// multiLocalizedUnicodeType (10.13) of one ASCII text.
std::string localized(std::string_view text) {
  constexpr std::uint32_t kRecordSize = 12, kTextAt = 28;
  std::string out = "mluc" + std::string(4, '\0');
  append_u32(out, 1);
  append_u32(out, kRecordSize);
  out += "enUS";
  append_u32(out, static_cast<std::uint32_t>(text.size() * 2));
  append_u32(out, kTextAt);
  for (const char c : text) {
    out += '\0';
    out += c;
  }
  return out;
}

/// textDescriptionType (2001: 6.5.17), its ASCII part alone.
std::string described(std::string_view text) {
  constexpr std::size_t kScriptBytes = 67;
  std::string out = "desc" + std::string(4, '\0');
  append_u32(out, static_cast<std::uint32_t>(text.size() + 1));
  out += text;
  out += '\0';
  out += std::string(8, '\0');                           // no Unicode
  return out + std::string(2 + 1 + kScriptBytes, '\0');  // no ScriptCode
}

/// textType (2001: 6.5.18).
std::string plain(std::string_view text) {
  return "text" + std::string(4, '\0') + std::string(text) + '\0';
}

/// curveType (2001: 6.5.3): the curve of IEC 61966-2-1 at 1024 places.
std::string sampled_curve() {
  constexpr std::uint32_t kSamples = 1024;
  std::string out = "curv" + std::string(4, '\0');
  append_u32(out, kSamples);
  for (std::uint32_t i = 0; i < kSamples; ++i) {
    const double x = static_cast<double>(i) / (kSamples - 1);
    const double y = x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    append_u16(out, static_cast<std::uint32_t>(std::lround(y * 65535)));
  }
  return out;
}

/// parametricCurveType (10.15), function 3: the curve of IEC 61966-2-1, exactly.
std::string parametric_curve() {
  std::string out = "para" + std::string(4, '\0') + std::string("\0\3\0\0", 4);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
    append_fixed(out, value);
  }
  return out;
}

struct Tag {
  const char* signature;
  std::string element;
};

/// Primaries of IEC 61966-2-1 (from ITU-R BT.709), brought from D65 to D50 by the Bradford matrix
/// that 'chad' states.
std::vector<Tag> tags(bool v2) {
  constexpr const char* kName = "sRGB";
  constexpr const char* kCopyright = "No copyright, use freely";
  const std::string curve = v2 ? sampled_curve() : parametric_curve();
  return {{"desc", v2 ? described(kName) : localized(kName)},
          {"cprt", v2 ? plain(kCopyright) : localized(kCopyright)},
          {"wtpt", numbers<3>("XYZ ", {0.9642, 1, 0.8249})},
          {"chad", numbers<9>("sf32", {1.047882, 0.022918, -0.050217, 0.029587, 0.990479, -0.017059,
                                       -0.009247, 0.015076, 0.751678})},
          {"rXYZ", numbers<3>("XYZ ", {0.436066, 0.222488, 0.013916})},
          {"gXYZ", numbers<3>("XYZ ", {0.385147, 0.716873, 0.097076})},
          {"bXYZ", numbers<3>("XYZ ", {0.143066, 0.060608, 0.714096})},
          {"rTRC", curve},
          {"gTRC", curve},
          {"bTRC", curve}};
}

/// The header (7.2) but for the size in front of it.
std::string header(bool v2) {
  std::string out(4, '\0');                                // no preferred module
  append_u32(out, v2 ? 0x02400000 : 0x04200000);           // version 2.4 or 4.2
  out += "mntrRGB XYZ ";                                   // a display, RGB to XYZ
  out += std::string("\x07\xE0\0\1\0\1\0\0\0\0\0\0", 12);  // 2016-01-01, a fixed date
  out += "acsp" + std::string(28, '\0');                   // no platform, maker, attributes, intent
  for (const double value : {0.9642, 1.0, 0.8249}) append_fixed(out, value);
  return out + std::string(48, '\0');  // no creator, no profile id
}

}  // namespace

std::string srgb_profile(ProfileVersion version) {
  const bool v2 = version == ProfileVersion::v2;
  constexpr std::size_t kHeader = 128, kEntry = 12;
  const std::vector<Tag> all = tags(v2);
  std::string table, elements;
  append_u32(table, static_cast<std::uint32_t>(all.size()));
  const std::size_t begin = kHeader + 4 + kEntry * all.size();
  for (const Tag& tag : all) {
    table += tag.signature;
    append_u32(table, static_cast<std::uint32_t>(begin + elements.size()));
    append_u32(table, static_cast<std::uint32_t>(tag.element.size()));
    elements += tag.element;
    elements.resize((elements.size() + 3) / 4 * 4);  // elements begin at multiples of four
  }
  std::string out;
  append_u32(out, static_cast<std::uint32_t>(begin + elements.size()));
  return out + header(v2) + table + elements;
}

}  // namespace sealpress::pdf
