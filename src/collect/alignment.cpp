#include "collect/alignment.h"

#include <algorithm>
#include <unordered_set>

#include "collect/similarity.h"

namespace sealpress::collect {
namespace {

using Role = BlankUnit::Role;

/// Below this two printed texts are not the same one; short labels must be more alike.
constexpr double kAlike = 0.5, kShortAlike = 0.62;
constexpr std::size_t kShort = 5;
/// A printed line of the blank form may have become a cell, or the other way round.
constexpr double kOtherKind = 0.7;

/// Compares the anchors of one form with what is found.
class Labels {
 public:
  explicit Labels(const BlankForm& blank) {
    for (const std::size_t i : blank.anchors) {
      if (blank.units[i].pattern.slots.empty()) labels_.insert(blank.units[i].key);
    }
    for (const BlankList& list : blank.lists) {
      for (const BlankColumn& column : list.columns) labels_.insert(blank.units[column.header].key);
    }
  }

  double likeness(const BlankUnit& anchor, const Unit& unit) const {
    if (unit.key.empty() || unit.continued) return 0;
    const double alike = text_likeness(anchor, unit.key);
    return anchor.is_cell() == unit.is_cell() ? alike : alike * kOtherKind;
  }

 private:
  double text_likeness(const BlankUnit& anchor, const std::u32string& key) const {
    double alike = 0;
    if (anchor.pattern.slots.empty()) {
      if (anchor.key == key) return 1;
      // A text that is another label of this form is that label.
      if (labels_.contains(key)) return 0;
      alike = similarity(anchor.key, key);
    } else if (anchor.pattern.pieces.front().slot == Piece::kNone) {
      const std::u32string& head = anchor.pattern.pieces.front().fixed;
      if (key != head && labels_.contains(key)) return 0;
      alike = found_at_start(head, key);
      if (anchor.key.size() > head.size() + 2) {
        alike = (alike + found_in(anchor.key, key)) / 2;
      }
    } else {
      if (key.size() + 1 < anchor.key.size()) return 0;
      alike = found_in(anchor.key, key);
    }
    const double least = anchor.key.size() < kShort ? kShortAlike : kAlike;
    return alike < least ? 0 : alike;
  }

  std::unordered_set<std::u32string> labels_;
};

}  // namespace

Alignment align(const BlankForm& blank, const Units& filled, std::size_t begin, std::size_t end) {
  const Labels labels(blank);
  const std::size_t rows = blank.anchors.size(), columns = end - begin;
  std::vector<float> alike(rows * columns), best((rows + 1) * (columns + 1));
  const auto at = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
  for (std::size_t i = rows; i-- > 0;) {
    const BlankUnit& anchor = blank.units[blank.anchors[i]];
    for (std::size_t j = columns; j-- > 0;) {
      const double found = labels.likeness(anchor, filled.all[begin + j]);
      alike[i * columns + j] = static_cast<float>(found);
      best[at(i, j)] = std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
      if (found > 0) {
        const auto gain = static_cast<float>(anchor.weight * found * found);
        best[at(i, j)] = std::max(best[at(i, j)], gain + best[at(i + 1, j + 1)]);
      }
    }
  }

  Alignment out;
  out.matches.resize(blank.units.size());
  out.taken.resize(filled.all.size());
  out.first = end;
  out.last = begin;
  std::size_t i = 0, j = 0;
  while (i < rows && j < columns) {
    const float found = alike[i * columns + j];
    const BlankUnit& anchor = blank.units[blank.anchors[i]];
    const auto gain = static_cast<float>(anchor.weight) * found * found;
    if (found > 0 && best[at(i, j)] <= gain + best[at(i + 1, j + 1)] + 1e-4F) {
      out.matches[blank.anchors[i]] = Match{begin + j, found};
      out.taken[begin + j] = true;
      if (anchor.role != Role::hint) out.matched += anchor.weight * found;
      out.first = std::min(out.first, begin + j);
      out.last = std::max(out.last, begin + j + 1);
      ++i;
      ++j;
    } else if (best[at(i, j + 1)] >= best[at(i + 1, j)]) {
      ++j;
    } else {
      ++i;
    }
  }
  return out;
}

}  // namespace sealpress::collect
