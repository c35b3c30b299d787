#include "pdf/sign/across_planner.h"

#include <fmt/format.h>

#include <algorithm>

#include "pdf/sign/places.h"
#include "pdf/update/permissions.h"
#include "pdf/update/signed_bytes.h"

namespace sealpress::pdf {

Result<SealPlan> AcrossPlanner::plan() {
  if (!signatures_of(document_).empty()) return fail(input_error("pdf.across_signed"));
  if (pages_.size() < 2) return fail(input_error("pdf.across_one_page"));
  if (auto ok = check_encryption(document_, password_, Change::draw); !ok) {
    return fail(std::move(ok.error()));
  }
  const std::vector<std::size_t> groups =
      across_groups(pages_.size(), pages_under_one_seal(), request_.least_group);
  if (auto ok = check_strips(groups); !ok) return fail(std::move(ok.error()));
  plan_.seal = edits_.add_number();
  plan_.sealed = {request_.diameter, request_.diameter};
  plan_.groups = groups.size();
  std::size_t first = 0;
  for (const std::size_t count : groups) {
    for (std::size_t i = 0; i < count; ++i) {
      if (auto ok = check_page(pages_[first + i]); !ok) return fail(std::move(ok.error()));
      if (auto ok = cut(first + i, i, count); !ok) return fail(std::move(ok.error()));
    }
    first += count;
  }
  return finish();
}

std::size_t AcrossPlanner::pages_under_one_seal() const {
  if (request_.group > 0) return request_.group;
  const double most = request_.diameter.over(max(request_.least_strip, Length::mm(0.1)));
  return std::max<std::size_t>(static_cast<std::size_t>(most), 2);
}

Result<void> AcrossPlanner::check_strips(const std::vector<std::size_t>& groups) const {
  const std::size_t most = *std::max_element(groups.begin(), groups.end());
  const Length strip = request_.diameter / static_cast<std::int64_t>(most);
  if (strip >= request_.least_strip) return {};
  return fail(input_error("pdf.across_thin")
                  .with("pages", static_cast<std::int64_t>(most))
                  .with("width", fmt::format("{:.1f}", strip.to_mm()))
                  .with("least", fmt::format("{:.1f}", request_.least_strip.to_mm())));
}

Result<void> AcrossPlanner::cut(std::size_t page_index, std::size_t index, std::size_t count) {
  const OutsideValue& page = pages_[page_index];
  const double unit = unit_of(page);
  const double side = request_.diameter.to_pt() / unit;
  const double strip = side / static_cast<double>(count);
  const Upright view = upright(visible_box(page), rotation_of(page));
  const double middle =
      request_.from_top ? view.height - request_.from_top->to_pt() / unit : view.height / 2;
  const double bottom = middle - side / 2;
  const double left = view.width - strip * static_cast<double>(index + 1);
  const Box seen{view.width - strip, bottom, view.width, bottom + side};
  if (auto ok = check_on_page(page_index, seen); !ok) return ok;
  edits_.draw(page,
              fmt::format("q {} cm {} {} {} {} re W n {} 0 0 {} {} {} cm /SPRS Do Q\n", view.matrix,
                          pt(view.width - strip), pt(bottom), pt(strip), pt(side), pt(side),
                          pt(side), pt(left), pt(bottom)),
              plan_.seal);
  return {};
}

std::vector<std::size_t> across_groups(std::size_t pages, std::size_t group,
                                       std::size_t least_group) {
  group = std::max<std::size_t>(group, 1);
  least_group = std::clamp<std::size_t>(least_group, 1, group);
  std::vector<std::size_t> groups(pages / group, group);
  const std::size_t rest = pages % group;
  if (rest == 0) return groups;
  groups.push_back(rest);
  if (rest >= least_group || groups.size() == 1) return groups;
  const std::size_t lacking = least_group - rest;
  std::size_t& before = groups[groups.size() - 2];
  if (before >= least_group + lacking) {
    before -= lacking;
    groups.back() = least_group;
  } else {
    before += rest;
    groups.pop_back();
  }
  return groups;
}

}  // namespace sealpress::pdf
