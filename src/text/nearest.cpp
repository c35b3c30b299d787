#include "text/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "text/unicode.h"

namespace sealpress::text {

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kLongest = 64;
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

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string wanted = to_utf32(label_key(word));
  const std::string* best = nullptr;
  std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 2) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t changes = edit_distance(wanted, to_utf32(label_key(candidate)));
    if (changes < fewest) {
      fewest = changes;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string() : *best;
}

}  // namespace sealpress::text
