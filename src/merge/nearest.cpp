#include "merge/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "text/unicode.h"

namespace sealpress::merge {
namespace {

/// Levenshtein's distance. Words longer than this are cut: nobody mistypes a whole essay.
constexpr std::size_t kLongest = 64;

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string characters = text::to_utf32(word);
  const std::string* best = nullptr;
  std::size_t fewest = characters.size() / 2 + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t changes = distance(characters, text::to_utf32(candidate));
    if (changes < fewest) {
      fewest = changes;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string() : *best;
}

}  // namespace sealpress::merge
