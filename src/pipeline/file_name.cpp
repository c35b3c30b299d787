#include "pipeline/file_name.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

/// Windows allows 260 characters for a whole path; official names are long, folders too.
constexpr std::size_t kMostCharacters = 100;

bool is_device_name(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  constexpr std::array<std::string_view, 4> kPlain = {"CON", "PRN", "AUX", "NUL"};
  if (std::find(kPlain.begin(), kPlain.end(), stem) != kPlain.end()) return true;
  return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) &&
         stem[3] >= '1' && stem[3] <= '9';
}

char32_t safe(char32_t c) {
  constexpr std::u32string_view kReserved = U"<>:\"/\\|?*";
  if (kReserved.find(c) != std::u32string_view::npos) return c - 0x20 + 0xFF00;
  return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 ? U' ' : c;
}

}  // namespace

std::string safe_file_name(std::string_view name) {
  std::u32string out = text::to_utf32(name);
  std::transform(out.begin(), out.end(), out.begin(), safe);
  out.resize(std::min(out.size(), kMostCharacters));
  const auto trimmed = [](char32_t c) { return c == U' ' || c == U'.' || c == 0x3000; };
  while (!out.empty() && trimmed(out.back())) out.pop_back();
  const std::size_t start = out.find_first_not_of(U' ');
  out.erase(0, std::min(start, out.size()));
  std::string utf8 = text::to_utf8(out);
  return is_device_name(utf8) ? "_" + utf8 : utf8;
}

}  // namespace sealpress::pipeline
