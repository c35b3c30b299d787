#include "official/seal_room.h"

#include <fmt/format.h>

#include <algorithm>

#include "official/sheet.h"

namespace sealpress::official {
namespace {

constexpr double kLeastRoom = 5;    // mm
constexpr double kLongRule = 60;    // shorter ones are blanks to fill, not a table's
constexpr double kTolerance = 0.5;  // of a ruler

double room_to_edge(const Sheet& sheet, const Seal& seal) {
  const double half = seal.size / 2;
  return std::min(
      {seal.x - half, sheet.width - seal.x - half, seal.y - half, sheet.height - seal.y - half});
}

/// By how much the seal is over the sides or the foot of the table around its middle.
double over_table(const Sheet& sheet, const Seal& seal) {
  double left = sheet.width, right = 0, foot = 0;
  bool above = false, below = false;
  for (const Rule& rule : sheet.rules) {
    if (rule.red || rule.right - rule.left < kLongRule) continue;
    above = above || rule.y < seal.y;
    below = below || rule.y > seal.y;
    left = std::min(left, rule.left);
    right = std::max(right, rule.right);
    foot = std::max(foot, rule.y);
  }
  if (!above || !below) return 0;
  const double half = seal.size / 2;
  return std::max({left - (seal.x - half), seal.x + half - right, seal.y + half - foot});
}

Diagnostic fault(std::string code, const Seal& seal, std::size_t page, double measured) {
  Diagnostic out = finding(Severity::warning, std::move(code));
  out.place.page = static_cast<std::int64_t>(page) + 1;
  return std::move(out).with("seal", seal.name).with("measured", fmt::format("{:.1f}mm", measured));
}

}  // namespace

Diagnostics seal_room(const frame::Document& document, const text::FontLibrary& fonts) {
  Diagnostics out;
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    if (document.pages[page].seals.empty()) continue;
    const Sheet sheet = read_sheet(document.pages[page], fonts);
    for (const Seal& seal : sheet.seals) {
      const double room = room_to_edge(sheet, seal), over = over_table(sheet, seal);
      if (room < kLeastRoom - kTolerance) {
        out.push_back(fault("measure.seal_at_edge", seal, page, room));
      } else if (over > kTolerance) {
        out.push_back(fault("measure.seal_over_table", seal, page, over));
      }
    }
  }
  return out;
}

}  // namespace sealpress::official
