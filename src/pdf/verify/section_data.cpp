#include <cstdlib>

#include "codec/codec.h"
#include "pdf/verify/structure.h"

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

/// The nearest to left + above - corner (PNG, 9.4).
unsigned char paeth(int left, int above, int corner) {
  const int guess = left + above - corner;
  const int by_left = std::abs(guess - left), by_above = std::abs(guess - above);
  const int by_corner = std::abs(guess - corner);
  if (by_left <= by_above && by_left <= by_corner) return static_cast<unsigned char>(left);
  return static_cast<unsigned char>(by_above <= by_corner ? above : corner);
}

unsigned char predicted(int filter, int left, int above, int corner) {
  switch (filter) {
    case 1:
      return static_cast<unsigned char>(left);
    case 2:
      return static_cast<unsigned char>(above);
    case 3:
      return static_cast<unsigned char>((left + above) / 2);
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

/// Takes PNG's filters off rows of single bytes (7.4.4.4).
std::string unfiltered(std::string_view rows, std::size_t columns) {
  std::string out, above(columns, '\0');
  for (std::size_t at = 0; at + 1 < rows.size(); at += columns + 1) {
    const std::string_view row = rows.substr(at + 1, columns);
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto byte = [&](const std::string& from, std::size_t k) {
        return k < from.size() ? static_cast<unsigned char>(from[k]) : 0;
      };
      const int left = i == 0 ? 0 : byte(line, i - 1), corner = i == 0 ? 0 : byte(above, i - 1);
      line += static_cast<char>(static_cast<unsigned char>(row[i]) +
                                predicted(rows[at], left, byte(above, i), corner));
    }
    out += line;
    above = std::move(line);
  }
  return out;
}

const SyntaxNode* only(const SyntaxNode* node) {
  if (node == nullptr || !node->is(Kind::array)) return node;
  return node->items.size() == 1 ? &node->items.front() : nullptr;
}

}  // namespace

std::optional<std::string> section_data(const SyntaxNode& dictionary, std::string_view data) {
  constexpr std::size_t kLimit = std::size_t{256} << 20;
  const SyntaxNode* filter = dictionary.find("Filter");
  if (filter == nullptr) return std::string(data);
  filter = only(filter);
  if (filter == nullptr || !filter->is_name("FlateDecode")) return std::nullopt;
  auto rows = codec::unzlib(data, kLimit);
  const SyntaxNode* parameters = only(dictionary.find("DecodeParms"));
  const SyntaxNode* predictor = parameters == nullptr ? nullptr : parameters->find("Predictor");
  if (!rows || predictor == nullptr || predictor->natural().value_or(1) == 1) return rows;
  if (predictor->natural().value_or(0) < 10) return std::nullopt;
  const SyntaxNode* columns = parameters->find("Columns");
  const std::size_t width = columns == nullptr ? 1 : columns->natural().value_or(0);
  if (width == 0 || width > 64) return std::nullopt;
  return unfiltered(*rows, width);
}

}  // namespace sealpress::pdf
