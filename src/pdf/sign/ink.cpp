#include "pdf/sign/ink.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace sealpress::pdf {
namespace {

/// Ink that hangs together, corners included.
struct Patch {
  Extent extent;
  std::size_t area = 0;
  std::size_t side() const { return std::max(extent.width(), extent.height()); }
};

Extent joined(const Extent& a, const Extent& b) {
  if (a.is_empty()) return b;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

bool overlap(const Extent& a, const Extent& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// Finds the patches row by row: runs of ink that touch runs of the row above are of one patch.
class PatchFinder {
 public:
  void add_run(std::size_t y, std::size_t left, std::size_t right) {
    if (y != row_) begin_row(y);
    std::size_t patch = patches_.size();
    // Those of the row above that end before this run touch none of the later ones either.
    while (above_at_ < above_.size() && above_[above_at_].right < left) ++above_at_;
    for (std::size_t i = above_at_; i < above_.size() && above_[i].left <= right; ++i) {
      const std::size_t other = root_of(above_[i].patch);
      if (patch == patches_.size()) {
        patch = other;
      } else {
        unite(patch, other);
        patch = root_of(patch);
      }
    }
    if (patch == patches_.size()) {
      patches_.push_back({});
      parents_.push_back(patch);
    }
    Patch& whole = patches_[patch];
    whole.extent = joined(whole.extent, {left, y, right, y + 1});
    whole.area += right - left;
    runs_.push_back({left, right, patch});
  }

  std::vector<Patch> take() {
    std::vector<Patch> whole;
    for (std::size_t i = 0; i < patches_.size(); ++i) {
      if (parents_[i] == i) whole.push_back(patches_[i]);
    }
    return whole;
  }

 private:
  struct Run {
    std::size_t left, right, patch;
  };

  void begin_row(std::size_t y) {
    above_ = y == row_ + 1 ? std::move(runs_) : std::vector<Run>();
    runs_.clear();
    above_at_ = 0;
    row_ = y;
  }

  std::size_t root_of(std::size_t patch) {
    while (parents_[patch] != patch) patch = parents_[patch] = parents_[parents_[patch]];
    return patch;
  }

  void unite(std::size_t a, std::size_t b) {
    if (a == b) return;
    Patch& kept = patches_[std::min(a, b)];
    const Patch& gone = patches_[std::max(a, b)];
    kept.extent = joined(kept.extent, gone.extent);
    kept.area += gone.area;
    parents_[std::max(a, b)] = std::min(a, b);
  }

  std::size_t row_ = 0, above_at_ = 0;
  std::vector<Run> above_, runs_;
  std::vector<Patch> patches_;
  std::vector<std::size_t> parents_;
};

std::vector<Patch> patches_of(std::size_t width, std::size_t height,
                              const std::function<bool(std::size_t, std::size_t)>& is_ink) {
  PatchFinder finder;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (!is_ink(x, y)) continue;
      const std::size_t left = x;
      while (x < width && is_ink(x, y)) ++x;
      finder.add_run(y, left, x);
    }
  }
  return finder.take();
}

}  // namespace

Ink find_ink(std::size_t width, std::size_t height,
             const std::function<bool(std::size_t x, std::size_t y)>& is_ink) {
  constexpr std::size_t kSmall = 20;    // of the largest patch's side, the part that is small
  constexpr std::size_t kLittle = 100;  // of all ink, the part that may be specks
  const std::vector<Patch> patches = patches_of(width, height, is_ink);
  std::size_t largest = 0, all = 0;
  for (const Patch& patch : patches) {
    largest = std::max(largest, patch.side());
    all += patch.area;
  }
  Extent seal, everything;
  for (const Patch& patch : patches) {
    everything = joined(everything, patch.extent);
    if (patch.side() * kSmall > largest) seal = joined(seal, patch.extent);
  }
  std::size_t specks = 0, area = 0;
  for (const Patch& patch : patches) {
    if (patch.side() * kSmall > largest || overlap(patch.extent, seal)) continue;
    ++specks;
    area += patch.area;
  }
  if (area * kLittle > all) return {everything, 0};
  return {seal, specks};
}

}  // namespace sealpress::pdf
