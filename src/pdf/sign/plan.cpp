#include "pdf/sign/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "pdf/sign/across_planner.h"
#include "pdf/sign/field_planner.h"
#include "pdf/sign/field_wishes.h"
#include "pdf/sign/places.h"
#include "pdf/sign/plan_wire.h"
#include "pdf/update/permissions.h"
#include "pdf/update/signed_bytes.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr int kUnseen = 1 | 2 | 32;  // table 165: invisible, hidden, no view

/// Draws /SPRS, a unit square, upright into a box of the upright view.
std::string drawing(const Upright& view, double left, double bottom, double width, double height) {
  return fmt::format("q {} cm {} 0 0 {} {} {} cm /SPRS Do Q\n", view.matrix, pt(width), pt(height),
                     pt(left), pt(bottom));
}

class PlacePlanner : public FieldPlanner {
 public:
  PlacePlanner(const OutsideDocument& document, const PlaceRequest& request,
               const std::string& password, UpdateBase base)
      : FieldPlanner(document, request, password, std::move(base)) {}

  Result<SealPlan> plan() {
    signed_before_ = !signatures_of(document_).empty();
    if (request_.sign) plan_.signature = edits_.add_number();
    if (auto ok = check_document(); !ok) return fail(std::move(ok.error()));
    auto done = request_.new_place ? add_place() : use_place();
    if (!done) return fail(std::move(done.error()));
    if (request_.sign) note_signature();
    return finish();
  }

 private:
  Result<void> check_document() const {
    if (signed_before_ && !request_.sign) return fail(input_error("pdf.signed_needs_key"));
    if (signed_before_ && request_.certify != Certify::no) {
      return fail(input_error("pdf.certify_not_first"));
    }
    if (certified_permission(document_) == 1) return fail(input_error("pdf.changes_forbidden"));
    return {};
  }

  static bool is_free(const Shown& place) { return !inherited(place.field, "/V").is_dictionary(); }

  Result<void> use_place() {
    const std::vector<Shown> all = all_places();
    if (!request_.place.empty()) {
      for (const Shown& place : all) {
        if (full_name(place.field) == request_.place) return seal(place);
      }
      return fail(input_error("pdf.place_unknown").with("place", request_.place));
    }
    std::vector<Shown> free;
    std::copy_if(all.begin(), all.end(), std::back_inserter(free), &is_free);
    if (free.size() == 1) return seal(free.front());
    if (free.size() > 1) {
      return fail(input_error("pdf.place_ambiguous").with("places", names_of(free)));
    }
    if ((request_.picture && !request_.may_hide) || pages_.empty()) {
      return fail(input_error("pdf.place_none"));
    }
    return add_hidden_place();
  }

  static std::string names_of(const std::vector<Shown>& places) {
    std::string names;
    for (const Shown& place : places) {
      names += (names.empty() ? "" : "、") + full_name(place.field);
    }
    return names;
  }

  static bool is_stamped(const Shown& place) {
    return place.widget[kStampedKey].boolean().value_or(false);
  }

  /// Whether the picture is to be seen at this place.
  bool shows_at(const Shown& place) const {
    const bool can = place.page && !is_stamped(place);
    return request_.picture && (can || !request_.may_hide);
  }

  Result<void> seal(const Shown& place) {
    plan_.place = full_name(place.field);
    if (auto ok = check_place(place); !ok) return fail(std::move(ok.error()));
    const Change change = request_.sign ? Change::sign_field : Change::draw;
    if (auto ok = check_encryption(document_, password_, change); !ok) {
      return fail(std::move(ok.error()));
    }
    if (request_.sign) {
      if (auto ok = sign(place.field); !ok) return ok;
    }
    return shows_at(place) ? show(place) : Result<void>();
  }

  /// Puts the signature into the field, as the field wants it.
  Result<void> sign(const OutsideValue& field) {
    auto seeded = heed_seed(field, plan_.place, request_.facts, request_.certify);
    if (!seeded) return fail(std::move(seeded.error()));
    plan_.sub_filter = std::move(seeded->sub_filter);
    for (Diagnostic& unmet : seeded->unmet) plan_.warnings.push_back(std::move(unmet));
    plan_.references =
        references_wanted(document_, field, request_.certify, edits_.coder(plan_.signature, 0));
    edits_.of(field)["/V"] = reference_to(plan_.signature);
    return {};
  }

  Result<void> check_place(const Shown& place) const {
    const auto refuse = [&](const char* code) {
      return fail(input_error(code).with("place", plan_.place));
    };
    if (!is_free(place)) return refuse("pdf.place_signed");
    if (shows_at(place) && is_stamped(place)) return refuse("pdf.place_stamped");
    if (shows_at(place) && !place.page) return refuse("pdf.place_hidden");
    if (place.field.id() == 0 || place.widget.id() == 0) {
      return fail(input_error("pdf.unusual_structure").with("what", "AcroForm"));
    }
    return check_name(plan_.place);
  }

  /// The seal in the middle of the place.
  Result<void> show(const Shown& place) {
    plan_.seal = edits_.add_number();
    const OutsideValue page = pages_[*place.page];
    const double unit = unit_of(page);
    Box box = box_of(place.widget["/Rect"]);
    const int rotation = rotation_of(page);
    double width = request_.seal.width.to_pt() / unit, height = request_.seal.height.to_pt() / unit;
    if (width <= 0) width = height = std::min(box.width(), box.height());
    if (rotation % 180 != 0) std::swap(width, height);
    if (width <= 0) return fail(input_error("pdf.place_hidden").with("place", plan_.place));
    if (auto fits = make_room(place, box, width, height); !fits) {
      return fail(std::move(fits.error()));
    }
    if (rotation % 180 != 0) std::swap(width, height);
    plan_.sealed = {Length::pt(width * unit), Length::pt(height * unit)};
    if (!request_.sign) return stamp(place, page, box, width, height);
    make_appearance(box, rotation, width, height);
    edits_.of(place.widget)["/AP"] = "<</N " + reference_to(plan_.appearance) + ">>";
    const auto flags = static_cast<int>(inherited(place.widget, "/F").integer().value_or(0));
    edits_.of(place.widget)["/F"] = std::to_string((flags | kPrintFlag) & ~kUnseen);
    return {};
  }

  /// Makes the widget as large as the seal, if nobody has signed that it is not.
  Result<void> make_room(const Shown& place, Box& box, double width, double height) {
    constexpr double kSlack = 0.01;  // points
    if (width <= box.width() + kSlack && height <= box.height() + kSlack) return {};
    if (signed_before_) {
      constexpr double kMillimetres = 25.4 / 72;
      return fail(input_error("pdf.place_small")
                      .with("place", plan_.place)
                      .with("width", fmt::format("{:.1f}", box.width() * kMillimetres))
                      .with("height", fmt::format("{:.1f}", box.height() * kMillimetres)));
    }
    const double x = (box.left + box.right) / 2, y = (box.bottom + box.top) / 2;
    const double w = std::max(width, box.width()), h = std::max(height, box.height());
    box = {x - w / 2, y - h / 2, x + w / 2, y + h / 2};
    const OutsideValue& page = pages_[*place.page];
    auto on_page =
        check_on_page(*place.page, box_as_seen(box, visible_box(page), rotation_of(page)));
    if (!on_page) return on_page;
    edits_.of(place.widget)["/Rect"] = written_box(box.left, box.bottom, w, h);
    return {};
  }

  /// The appearance: the seal in the middle of the widget's box.
  void make_appearance(const Box& box, int rotation, double width, double height) {
    plan_.appearance = edits_.add_number();
    plan_.box = {Length::pt(box.width()), Length::pt(box.height())};
    plan_.appearance_text = centred({0, 0, box.width(), box.height()}, rotation, width, height);
  }

  static std::string centred(const Box& box, int rotation, double width, double height) {
    const Upright view = upright(box, rotation);
    return drawing(view, (view.width - width) / 2, (view.height - height) / 2, width, height);
  }

  /// Without a signature the picture becomes part of the page, which every program shows.
  Result<void> stamp(const Shown& place, const OutsideValue& page, const Box& box, double width,
                     double height) {
    if (auto ok = check_page(page); !ok) return ok;
    edits_.draw(page, centred(box, rotation_of(page), width, height), plan_.seal);
    edits_.of(place.widget)[kStampedKey] = "true";
    return {};
  }

  Result<void> add_hidden_place() { return add_field(0, {}); }

  Result<void> add_place() {
    const NewPlace& at = *request_.new_place;
    if (at.page >= pages_.size()) {
      return fail(input_error("pdf.page_unknown")
                      .with("page", static_cast<std::int64_t>(at.page + 1))
                      .with("pages", static_cast<std::int64_t>(pages_.size())));
    }
    const OutsideValue page = pages_[at.page];
    const double unit = unit_of(page);
    const Upright view = upright(visible_box(page), rotation_of(page));
    const double width = request_.seal.width.to_pt() / unit;
    const double height = request_.seal.height.to_pt() / unit;
    const double left = at.centre.x.to_pt() / unit - width / 2;
    const double bottom = view.height - at.centre.y.to_pt() / unit - height / 2;
    const Box seen{left, bottom, left + width, bottom + height};
    if (auto ok = check_on_page(at.page, seen); !ok) return ok;
    plan_.sealed = request_.seal;
    if (request_.picture) plan_.seal = edits_.add_number();
    if (!request_.sign) {
      if (auto ok = check_page(page); !ok) return ok;
      if (auto ok = check_encryption(document_, password_, Change::draw); !ok) return ok;
      edits_.draw(page, drawing(view, left, bottom, width, height), plan_.seal);
      return {};
    }
    const Box box = box_seen(page, left, bottom, width, height);
    if (request_.picture) make_appearance(box, rotation_of(page), width, height);
    return add_field(at.page, box);
  }

  /// A box of the upright view, in the page's own coordinates.
  static Box box_seen(const OutsideValue& page, double left, double bottom, double width,
                      double height) {
    const Box whole = visible_box(page);
    switch (rotation_of(page)) {
      case 90:
        return {whole.right - bottom - height, whole.bottom + left, whole.right - bottom,
                whole.bottom + left + width};
      case 180:
        return {whole.right - left - width, whole.top - bottom - height, whole.right - left,
                whole.top - bottom};
      case 270:
        return {whole.left + bottom, whole.top - left - width, whole.left + bottom + height,
                whole.top - left};
      default:
        return {whole.left + left, whole.bottom + bottom, whole.left + left + width,
                whole.bottom + bottom + height};
    }
  }

  bool signed_before_ = false;
};

/// In the child.
template <class PlannerKind, class Request>
Result<std::string> answer_of(const OutsideDocument& document, std::string_view pdf,
                              const Request& request, const std::string& password) {
  auto base = update_base(document, pdf, password);
  if (!base) return fail(std::move(base.error()));
  const bool unseen = has_unseen_signature(document, pdf);
  if (unseen && pages_of(document).empty()) return fail(input_error("pdf.signed_damaged"));
  auto plan = PlannerKind(document, request, password, std::move(*base)).plan();
  if (!plan) return fail(std::move(plan.error()));
  if (unseen) plan->warnings.push_back(input_error("pdf.signature_unseen"));
  return told_plan(*plan);
}

template <class PlannerKind, class Request>
Result<SealPlan> plan_with(std::string_view pdf, const Request& request,
                           const OutsideLimits& limits) {
  const auto job = [&](const OutsideDocument& document) {
    return answer_of<PlannerKind>(document, pdf, request, limits.password);
  };
  return with_outside_pdf(pdf, job, limits).and_then(&understood_plan);
}

}  // namespace

Result<SealPlan> plan_seal(std::string_view pdf, const PlaceRequest& request,
                           const OutsideLimits& limits) {
  return plan_with<PlacePlanner>(pdf, request, limits);
}

Result<SealPlan> plan_across(std::string_view pdf, const AcrossRequest& request,
                             const OutsideLimits& limits) {
  return plan_with<AcrossPlanner>(pdf, request, limits);
}

SealPlanner::SealPlanner(PlaceRequest request, const OutsideLimits& limits)
    : reader_(
          [request = std::move(request), password = limits.password](
              const OutsideDocument& document, std::string_view pdf) {
            return answer_of<PlacePlanner>(document, pdf, request, password);
          },
          limits) {}

Result<SealPlan> SealPlanner::plan(std::string_view pdf) {
  return reader_.read(pdf).and_then(&understood_plan);
}

}  // namespace sealpress::pdf
