#include "collect/seals.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace sealpress::collect {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
/// Sides of a picture that may be a seal: rings of 38 to 46 mm, oval and square ones, and what a
/// picture has around them.
constexpr double kSmallest = 24 * kPointsPerMm, kLargest = 62 * kPointsPerMm, kLongest = 1.7;
/// How far a seal's middle may stand from its printed place.
constexpr double kNear = 45 * kPointsPerMm;
/// A picture of so much of a page is a scan.
constexpr double kWholePage = 0.6;

double distance(const pdf::Box& place, const pdf::Box& picture) {
  const double x = (picture.left + picture.right) / 2, y = (picture.bottom + picture.top) / 2;
  const double across = std::max({place.left - x, x - place.right, 0.0});
  const double down = std::max({place.bottom - y, y - place.top, 0.0});
  return std::hypot(across, down);
}

bool is_seal_sized(const pdf::Box& box) {
  const double small = std::min(box.width(), box.height());
  const double large = std::max(box.width(), box.height());
  return small >= kSmallest && large <= kLargest && large <= kLongest * small;
}

SealState state_at(const pdf::ShownDocument& document, int page, const pdf::Box& place,
                   const std::string& name) {
  for (const pdf::ShownField& field : document.fields) {
    if (field.kind != pdf::ShownField::Kind::signature || field.value.empty()) continue;
    const bool here = field.page == page && distance(place, field.box) < kNear;
    if (here || field.name == name) return SealState::found;
  }
  if (page < 1 || static_cast<std::size_t>(page) > document.pages.size()) return SealState::unclear;
  const pdf::ShownPage& shown = document.pages[static_cast<std::size_t>(page) - 1];
  SealState state = SealState::missing;
  for (const pdf::ShownPicture& picture : shown.pictures) {
    const double area = picture.box.width() * picture.box.height();
    const bool scan = area > kWholePage * shown.width * shown.height;
    const bool near = distance(place, picture.box) < kNear;
    if (near && is_seal_sized(picture.box)) return SealState::found;
    if (scan || (near && !picture.red)) state = SealState::unclear;
  }
  return state;
}

/// The unit that a seal's printed place came to be: its own, or the nearest found one before it.
std::optional<std::size_t> unit_for(const Alignment& alignment, std::size_t blank_unit) {
  for (std::size_t i = blank_unit + 1; i-- > 0;) {
    if (alignment.matches[i]) return alignment.matches[i]->unit;
  }
  return std::nullopt;
}

}  // namespace

std::vector<SealSeen> seals_of(const BlankForm& blank, const Units& units,
                               const Alignment& alignment, const pdf::ShownDocument& document) {
  std::vector<SealSeen> out;
  for (std::size_t i = 0; i < blank.units.size(); ++i) {
    for (const Slot& slot : blank.units[i].pattern.slots) {
      if (!slot.seal) continue;
      SealSeen seen;
      seen.name = slot.key;
      if (const auto unit = unit_for(alignment, i)) {
        const Unit& at = units.all[*unit];
        seen.place = unit_place(at);
        seen.state = state_at(document, at.page, at.box, slot.key);
      } else {
        seen.state = SealState::unclear;
      }
      out.push_back(std::move(seen));
    }
  }
  return out;
}

std::vector<SealSeen> signed_seals(const pdf::ShownDocument& document) {
  std::vector<SealSeen> out;
  for (const pdf::ShownField& field : document.fields) {
    if (field.kind != pdf::ShownField::Kind::signature) continue;
    SealSeen seen;
    seen.name = field.name;
    seen.state = field.value.empty() ? SealState::missing : SealState::found;
    if (field.page > 0) seen.place.page = field.page;
    out.push_back(std::move(seen));
  }
  return out;
}

Diagnostic told(const SealSeen& seal) {
  const bool found = seal.state == SealState::found;
  Diagnostic out = finding(found ? Severity::info : Severity::warning,
                           found                              ? "collect.seal_found"
                           : seal.state == SealState::missing ? "collect.seal_missing"
                                                              : "collect.seal_unclear");
  out.place = seal.place;
  out.args.push_back({"seal", seal.name});
  return out;
}

}  // namespace sealpress::collect
