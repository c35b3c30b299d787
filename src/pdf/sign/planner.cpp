#include "pdf/sign/planner.h"

#include <fmt/format.h>

#include <utility>

#include "pdf/sign/places.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// PDF/A part 1, as the metadata claim it (ISO 19005-1, 6.7.11).
bool is_pdfa1(const OutsideDocument& document) {
  const std::string metadata = document.root()["/Metadata"].stream_content().value_or("");
  const std::size_t at = metadata.find("pdfaid:part");
  return at != std::string::npos &&
         metadata.find_first_of("0123456789", at) == metadata.find('1', at);
}

}  // namespace

std::string pt(double value) {
  std::string out;
  append_factor(out, value);
  return out;
}

std::string written_box(double left, double bottom, double width, double height) {
  return fmt::format("[{} {} {} {}]", pt(left), pt(bottom), pt(left + width), pt(bottom + height));
}

Planner::Planner(const OutsideDocument& document, const std::string& password, UpdateBase base)
    : document_(document),
      password_(password),
      edits_(document, plan_.base.key, base.size),
      form_(document.root()["/AcroForm"]),
      pages_(pages_of(document)) {
  plan_.base = std::move(base);
  plan_.is_pdfa1 = is_pdfa1(document);
}

SealPlan Planner::finish() {
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

Result<void> Planner::check_page(const OutsideValue& page) const {
  if (page.id() != 0) return {};
  return fail(input_error("pdf.unusual_structure").with("what", "Page"));
}

Result<void> Planner::check_on_page(std::size_t index, const Box& box) const {
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

}  // namespace sealpress::pdf
