#include "pdf/write/plan.h"

namespace sealpress::pdf {
namespace {

// Done once, copied many times: worth the best compression.
constexpr int kLevel = 9;

Result<PlannedFonts> plan_fonts(const frame::Document& fixed, const text::FontLibrary& fonts) {
  GlyphCollector collector;
  collector.add(fixed);
  PlannedFonts planned;
  for (const auto& [face, used] : std::move(collector).finish()) {
    if (used.empty()) continue;
    Result<EmbeddedFont> font = embed_font(fonts, face, used, {false, kLevel});
    if (!font) return fail(font.error());
    planned.emplace(face, std::move(*font));
  }
  return planned;
}

Result<PlannedPictures> plan_pictures(const frame::Document& fixed) {
  PlannedPictures planned;
  planned.kept = pictures_of(fixed);
  for (const frame::ImageBytes& image : planned.kept) {
    Result<EncodedPicture> picture = encode_picture(*image, {kLevel, false});
    if (!picture) return fail(picture.error());
    planned.encoded.emplace(image.get(), std::move(*picture));
  }
  return planned;
}

}  // namespace

Result<std::shared_ptr<const FontPlan>> FontPlan::make(const frame::Document& fixed,
                                                       const text::FontLibrary& fonts) {
  Result<PlannedFonts> planned_fonts = plan_fonts(fixed, fonts);
  if (!planned_fonts) return fail(planned_fonts.error());
  Result<PlannedPictures> planned_pictures = plan_pictures(fixed);
  if (!planned_pictures) return fail(planned_pictures.error());
  auto plan = std::make_shared<Plan>();
  plan->library = &fonts;
  plan->fonts = std::move(*planned_fonts);
  plan->pictures = std::move(*planned_pictures);
  return plan;
}

const Plan* plan_of(const WriteOptions& options, const text::FontLibrary& fonts) {
  const auto* plan = dynamic_cast<const Plan*>(options.plan);
  return plan != nullptr && plan->library == &fonts ? plan : nullptr;
}

}  // namespace sealpress::pdf
