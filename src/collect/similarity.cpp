#include "collect/similarity.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sealpress::collect {
namespace {

/// Characters beyond are not compared: labels and titles are shorter.
constexpr std::size_t kMost = 160;

std::size_t common_subsequence(std::u32string_view a, std::u32string_view b) {
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  std::array<std::uint16_t, kMost + 1> row{};
  for (const char32_t c : a) {
    std::uint16_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::uint16_t above = row[j + 1];
      row[j + 1] = c == b[j] ? static_cast<std::uint16_t>(diagonal + 1) : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row[b.size()];
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double similarity(std::u32string_view a, std::u32string_view b) {
  if (a == b) return 1;
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (longer > 3 * shorter + 4) return 0;
  return std::min(share(2 * common_subsequence(a, b), a.size() + b.size()), 0.99);
}

double found_at_start(std::u32string_view fixed, std::u32string_view text) {
  if (text.starts_with(fixed)) return 1;
  const std::u32string_view head = text.substr(0, fixed.size() + fixed.size() / 2 + 4);
  return std::min(share(common_subsequence(fixed, head), fixed.size()), 0.99);
}

double found_in(std::u32string_view fixed, std::u32string_view text) {
  if (text.find(fixed) != text.npos) return 1;
  return std::min(share(common_subsequence(fixed, text), std::min(fixed.size(), kMost)), 0.99);
}

}  // namespace sealpress::collect
