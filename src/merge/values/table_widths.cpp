#include "merge/values/table_widths.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::merge {
namespace {

/// Word's margins of a cell, both sides, and a hair for its border.
constexpr Length kAround = Length::twips(216 + 10);
/// Letters of Chinese that a column should hold in a line, if it has as many.
constexpr double kLeastLetters = 3;

/// In em: a cell's widest line, and what of it cannot be parted.
struct Need {
  double least = 0, whole = 0;
};

Need need_of(std::string_view text) {
  Need need;
  double line = 0, word = 0;
  for (const char32_t c : text::to_utf32(text)) {
    const double advance = text::is_wide(c) ? 1 : 0.5;
    line = c == U'\n' ? 0 : line + advance;
    word = c == U' ' || c == U'\n' ? 0 : text::is_wide(c) ? advance : word + advance;
    need.whole = std::max(need.whole, line);
    need.least = std::max(need.least, word);
  }
  need.least = std::max(need.least, std::min(need.whole, kLeastLetters));
  return need;
}

/// What part of the room between the least and the whole widths there is.
double share_of(const std::vector<Need>& needs, double room) {
  double least = 0, whole = 0;
  for (const Need& need : needs) {
    least += need.least;
    whole += need.whole;
  }
  return whole > least ? std::clamp((room - least) / (whole - least), 0.0, 1.0) : 1.0;
}

}  // namespace

std::vector<FittedColumn> fit_columns(const std::vector<std::vector<std::string>>& cells,
                                      std::size_t columns, Length em, Length width) {
  std::vector<Need> needs(columns, Need{1, 1});
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Need need = need_of(row[i]);
      needs[i].least = std::max(needs[i].least, need.least);
      needs[i].whole = std::max(needs[i].whole, need.whole);
    }
  }
  const Length around = kAround * static_cast<std::int64_t>(columns);
  const double room = std::max((width - around).over(em), 1.0);
  for (Need& need : needs) need.whole = std::max(need.least, std::min(need.whole, room));
  const double share = share_of(needs, room);
  std::vector<double> wanted;
  double sum = 0;
  for (const Need& need : needs) {
    wanted.push_back(need.least + (need.whole - need.least) * share + kAround.over(em));
    sum += wanted.back();
  }
  std::vector<FittedColumn> fitted;
  for (std::size_t i = 0; i < columns; ++i) {
    const Length own = width.scaled(wanted[i] / sum);
    fitted.push_back({own, em.scaled(needs[i].whole) + kAround <= own + Length::twips(1)});
  }
  return fitted;
}

}  // namespace sealpress::merge
