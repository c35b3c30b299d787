#include "pdf/sign/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pdf/read/answer.h"
#include "pdf/sign/field_wishes.h"
#include "pdf/sign/places.h"
#include "pdf/update/edits.h"
#include "pdf/update/permissions.h"
#include "pdf/update/signed_bytes.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr int kPrint = 4, kUnseen = 1 | 2 | 32;  // table 165: invisible, hidden, no view

std::string pt(double value) {
  std::string out;
  append_factor(out, value);
  return out;
}

std::string written_box(double left, double bottom, double width, double height) {
  return fmt::format("[{} {} {} {}]", pt(left), pt(bottom), pt(left + width), pt(bottom + height));
}

/// Draws /SPRS, a unit square, upright into a box of the upright view.
std::string drawing(const Upright& view, double left, double bottom, double width, double height) {
  return fmt::format("q {} cm {} 0 0 {} {} {} cm /SPRS Do Q\n", view.matrix, pt(width), pt(height),
                     pt(left), pt(bottom));
}

/// PDF/A part 1, as the metadata claim it (ISO 19005-1, 6.7.11).
bool is_pdfa1(const OutsideDocument& document) {
  const std::string metadata = document.root()["/Metadata"].stream_content().value_or("");
  const std::size_t at = metadata.find("pdfaid:part");
  return at != std::string::npos &&
         metadata.find_first_of("0123456789", at) == metadata.find('1', at);
}

/// What is common to all ways of sealing.
class Planner {
 public:
  Planner(const OutsideDocument& document, const std::string& password, UpdateBase base)
      : document_(document),
        password_(password),
        edits_(document, plan_.base.key, base.size),
        form_(document.root()["/AcroForm"]),
        pages_(pages_of(document)) {
    plan_.base = std::move(base);
    plan_.is_pdfa1 = is_pdfa1(document);
  }

 protected:
  SealPlan finish() {
    if (!form_changes_.empty()) {
      const OutsideValue root = document_.root();
      if (form_.is_indirect()) {
        edits_.of(form_).insert(form_changes_.begin(), form_changes_.end());
      } else {
        edits_.of(root)["/AcroForm"] =
            written_with(form_, form_changes_, edits_.coder(root.id(), root.generation()));
      }
    }
    plan_.objects = edits_.take();
    plan_.base.size = edits_.next_number();
    return std::move(plan_);
  }

  Result<void> check_page(const OutsideValue& page) const {
    if (page.id() != 0) return {};
    return fail(input_error("pdf.unusual_structure").with("what", "Page"));
  }

  /// Whether a box, in the coordinates of the page as it is seen, lies on the page.
  Result<void> check_on_page(std::size_t index, const Box& box) const {
    constexpr double kSlack = 0.5;  // points
    const OutsideValue& page = pages_[index];
    const Upright view = upright(visible_box(page), rotation_of(page));
    if (box.left >= -kSlack && box.bottom >= -kSlack && box.right <= view.width + kSlack &&
        box.top <= view.height + kSlack) {
      return {};
    }
    const auto millimetres = [&](double length) {
      return fmt::format("{:.1f}", length * unit_of(page) * 25.4 / 72);
    };
    return fail(input_error("pdf.seal_off_page")
                    .with("page", static_cast<std::int64_t>(index + 1))
                    .with("width", millimetres(view.width))
                    .with("height", millimetres(view.height)));
  }

  const OutsideDocument& document_;
  const std::string& password_;
  SealPlan plan_;
  Edits edits_;
  OutsideValue form_;
  Overrides form_changes_;
  std::vector<OutsideValue> pages_;
};

/// A widget where it shows: null if the field shows nowhere.
struct Shown {
  OutsideValue field, widget;
  std::optional<std::size_t> page;
};

class PlacePlanner : public Planner {
 public:
  PlacePlanner(const OutsideDocument& document, const PlaceRequest& request,
               const std::string& password, UpdateBase base)
      : Planner(document, password, std::move(base)), request_(request) {}

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

  Result<void> check_name(const std::string& name) const {
    if (is_locked(document_, name)) {
      return fail(input_error("pdf.place_locked").with("place", name));
    }
    return {};
  }

  // --- places that are there

  std::vector<Shown> all_places() const {
    std::vector<Shown> all;
    std::vector<int> seen;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const OutsideValue annotations = pages_[i]["/Annots"];
      for (std::size_t k = 0; k < annotations.size(); ++k) {
        const OutsideValue widget = annotations.at(k);
        if (!is_widget(widget) || !is_signature_field(field_of(widget))) continue;
        all.push_back({field_of(widget), widget, i});
        seen.push_back(all.back().field.id());
      }
    }
    for (const OutsideValue& field : signature_fields(document_)) {
      const bool shown = std::find(seen.begin(), seen.end(), field.id()) != seen.end();
      if (!shown) all.push_back({field, field, std::nullopt});
    }
    return all;
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
    edits_.of(place.widget)["/F"] = std::to_string((flags | kPrint) & ~kUnseen);
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

  // --- new places

  std::string free_name() const {
    std::vector<std::string> taken;
    for (const Shown& place : all_places()) taken.push_back(full_name(place.field));
    const OutsideValue fields = form_["/Fields"];
    for (std::size_t i = 0; i < fields.size(); ++i) taken.push_back(full_name(fields.at(i)));
    const std::string base = request_.place.empty() ? "签名" : request_.place;
    std::string name = base;
    for (int n = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++n) {
      name = base + "·" + std::to_string(n);
    }
    return name;
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

  Result<void> add_field(std::size_t page_index, const Box& box) {
    const OutsideValue page = pages_[page_index];
    if (auto ok = check_page(page); !ok) return ok;
    if (auto ok = check_encryption(document_, password_, Change::add_field); !ok) return ok;
    plan_.place = free_name();
    if (auto ok = check_name(plan_.place); !ok) return ok;
    const OutsideValue none = document_.root()["/None"];
    plan_.references = references_wanted(document_, none, request_.certify, {});
    const int field = edits_.add_number();
    Overrides members{{"/Type", "/Annot"},
                      {"/Subtype", "/Widget"},
                      {"/FT", "/Sig"},
                      {"/T", written_text(plan_.place, edits_.coder(field, 0))},
                      {"/F", std::to_string(kPrint | kLocked)},
                      {"/P", reference_to(page)},
                      {"/Rect", written_box(box.left, box.bottom, box.width(), box.height())},
                      {"/V", reference_to(plan_.signature)}};
    if (plan_.appearance != 0) {
      members["/AP"] = "<</N " + reference_to(plan_.appearance) + ">>";
    }
    edits_.put(field, written_members(members));
    edits_.append(page, "/Annots", reference_to(field));
    add_to_form(field);
    return {};
  }

  void add_to_form(int field) {
    const OutsideValue fields = form_["/Fields"];
    if (fields.is_indirect() && fields.is_array()) {
      edits_.append(form_, "/Fields", reference_to(field));
    } else {
      const OutsideValue holder = form_.is_indirect() ? form_ : document_.root();
      form_changes_["/Fields"] =
          written_with(fields, reference_to(field), edits_.coder(holder.id(), holder.generation()));
    }
  }

  /// 12.7.2, table 219: signatures exist, and the file is only to be appended to.
  void note_signature() {
    constexpr std::int64_t kExist = 1, kAppendOnly = 2;
    const std::int64_t flags = form_["/SigFlags"].integer().value_or(0);
    form_changes_["/SigFlags"] = std::to_string((flags & 0xff) | kExist | kAppendOnly);
    if (request_.certify == Certify::no) return;
    const OutsideValue root = document_.root();
    edits_.of(root)["/Perms"] =
        written_with(root["/Perms"], Overrides{{"/DocMDP", reference_to(plan_.signature)}},
                     edits_.coder(root.id(), root.generation()));
  }

  static constexpr int kLocked = 128;
  const PlaceRequest& request_;
  bool signed_before_ = false;
};

class AcrossPlanner : public Planner {
 public:
  AcrossPlanner(const OutsideDocument& document, const AcrossRequest& request,
                const std::string& password, UpdateBase base)
      : Planner(document, password, std::move(base)), request_(request) {}

  Result<SealPlan> plan() {
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

 private:
  std::size_t pages_under_one_seal() const {
    if (request_.group > 0) return request_.group;
    const double most = request_.diameter.over(max(request_.least_strip, Length::mm(0.1)));
    return std::max<std::size_t>(static_cast<std::size_t>(most), 2);
  }

  Result<void> check_strips(const std::vector<std::size_t>& groups) const {
    const std::size_t most = *std::max_element(groups.begin(), groups.end());
    const Length strip = request_.diameter / static_cast<std::int64_t>(most);
    if (strip >= request_.least_strip) return {};
    return fail(input_error("pdf.across_thin")
                    .with("pages", static_cast<std::int64_t>(most))
                    .with("width", fmt::format("{:.1f}", strip.to_mm()))
                    .with("least", fmt::format("{:.1f}", request_.least_strip.to_mm())));
  }

  /// Strip `index` of `count` of the seal, at the page's right edge as it is seen.
  Result<void> cut(std::size_t page_index, std::size_t index, std::size_t count) {
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
                fmt::format("q {} cm {} {} {} {} re W n {} 0 0 {} {} {} cm /SPRS Do Q\n",
                            view.matrix, pt(view.width - strip), pt(bottom), pt(strip), pt(side),
                            pt(side), pt(side), pt(left), pt(bottom)),
                plan_.seal);
    return {};
  }

  const AcrossRequest& request_;
};

// --- the plan as strings, from the child to the parent

void append_size(std::string& out, const Size& size) {
  append_whole_answer(out, size.width.raw());
  append_whole_answer(out, size.height.raw());
}

Size next_size(AnswerReader& answer) {
  const std::int64_t width = answer.integer();
  return {Length::raw(width), Length::raw(answer.integer())};
}

/// The texts of a plan, in the order in which they travel.
template <class Plan>
auto texts_of(Plan& plan) {
  return std::array{&plan.base.root,       &plan.base.info,   &plan.base.id,
                    &plan.base.encrypt,    &plan.base.others, &plan.base.key.key,
                    &plan.appearance_text, &plan.place,       &plan.sub_filter,
                    &plan.references};
}

std::string told(const SealPlan& plan) {
  std::string out;
  const UpdateBase& base = plan.base;
  append_whole_answer(out, base.previous);
  append_whole_answer(out, base.origin);
  append_whole_answer(out, base.table);
  append_whole_answer(out, base.size);
  for (const std::string* text : texts_of(plan)) append_answer(out, *text);
  append_whole_answer(out, base.key.streams);
  append_whole_answer(out, base.key.strings);
  for (const int number : {plan.signature, plan.appearance, plan.seal})
    append_whole_answer(out, number);
  append_whole_answer(out, plan.is_pdfa1);
  append_whole_answer(out, plan.groups);
  append_size(out, plan.box);
  append_size(out, plan.sealed);
  append_whole_answer(out, plan.warnings.size());
  for (const Diagnostic& warning : plan.warnings) append_answer(out, told_diagnostic(warning));
  for (const PlannedObject& object : plan.objects) {
    append_whole_answer(out, object.id);
    append_whole_answer(out, object.generation);
    append_answer(out, object.text);
  }
  return out;
}

Result<SealPlan> understood(const std::string& said) {
  AnswerReader answer(said);
  SealPlan plan;
  UpdateBase& base = plan.base;
  base.previous = answer.integer<std::size_t>();
  base.origin = answer.integer<std::size_t>();
  base.table = answer.flag();
  base.size = answer.integer<int>();
  for (std::string* text : texts_of(plan)) *text = answer.text();
  base.key.streams = answer.choice(Cipher::aes256);
  base.key.strings = answer.choice(Cipher::aes256);
  for (int* number : {&plan.signature, &plan.appearance, &plan.seal}) {
    *number = answer.integer<int>();
  }
  plan.is_pdfa1 = answer.flag();
  plan.groups = answer.integer<std::size_t>();
  plan.box = next_size(answer);
  plan.sealed = next_size(answer);
  for (auto left = answer.integer(); left > 0 && answer.is_sound(); --left) {
    plan.warnings.push_back(understood_diagnostic(answer.text()));
    plan.warnings.back().severity = Severity::warning;
  }
  while (!answer.at_end()) {
    const int id = answer.integer<int>();
    const int generation = answer.integer<int>();
    plan.objects.push_back({id, generation, std::string(answer.text())});
  }
  return answer.checked(std::move(plan));
}

/// In the child.
template <class PlannerKind, class Request>
Result<std::string> told_plan(const OutsideDocument& document, std::string_view pdf,
                              const Request& request, const std::string& password) {
  auto base = update_base(document, pdf, password);
  if (!base) return fail(std::move(base.error()));
  const bool unseen = has_unseen_signature(document, pdf);
  if (unseen && pages_of(document).empty()) return fail(input_error("pdf.signed_damaged"));
  auto plan = PlannerKind(document, request, password, std::move(*base)).plan();
  if (!plan) return fail(std::move(plan.error()));
  if (unseen) plan->warnings.push_back(input_error("pdf.signature_unseen"));
  return told(*plan);
}

template <class PlannerKind, class Request>
Result<SealPlan> plan_with(std::string_view pdf, const Request& request,
                           const OutsideLimits& limits) {
  const auto job = [&](const OutsideDocument& document) {
    return told_plan<PlannerKind>(document, pdf, request, limits.password);
  };
  return with_outside_pdf(pdf, job, limits).and_then(&understood);
}

}  // namespace

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
            return told_plan<PlacePlanner>(document, pdf, request, password);
          },
          limits) {}

Result<SealPlan> SealPlanner::plan(std::string_view pdf) {
  return reader_.read(pdf).and_then(&understood);
}

}  // namespace sealpress::pdf
