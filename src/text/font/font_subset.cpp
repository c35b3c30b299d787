#include "text/font/font_subset.h"

#include <hb-subset.h>

#include <memory>

namespace sealpress::text {
namespace {

struct InputDeleter {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct PlanDeleter {
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
struct FaceDeleter {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct BlobDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};

Diagnostic subset_error(const FontFace& face) {
  return output_error("text.subset_failed")
      .in_file(face.info().path)
      .with("font", face.info().family);
}

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

/// Whether the glyphs are ascending, without duplicates, and exist.
bool is_valid(const FontFace& face, std::span<const std::uint32_t> glyphs) {
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs[i] >= face.info().glyph_count || (i > 0 && glyphs[i] <= glyphs[i - 1])) return false;
  }
  return true;
}

/// Glyph by glyph; the codes are the character ids of the face.
FontSubset copy_glyphs(const FontFace& face, std::span<const std::uint32_t> glyphs) {
  FontSubset subset;
  subset.bytes = face.cff()->subset(glyphs);
  for (const std::uint32_t glyph : glyphs) {
    subset.entries.push_back({glyph, face.cff()->cid(glyph), face.em(face.advance(glyph))});
  }
  return subset;
}

std::unique_ptr<hb_subset_plan_t, PlanDeleter> make_plan(hb_face_t* source,
                                                         std::span<const std::uint32_t> glyphs) {
  const std::unique_ptr<hb_subset_input_t, InputDeleter> input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return std::unique_ptr<hb_subset_plan_t, PlanDeleter>(
      hb_subset_plan_create_or_fail(source, input.get()));
}

/// By hb-subset: TrueType, and CFF that is not CID-keyed or has subroutines.
Result<FontSubset> subset_by_harfbuzz(const FontFace& face, std::span<const std::uint32_t> glyphs,
                                      bool prepared) {
  const auto plan = make_plan(face.subset_source(prepared), glyphs);
  if (!plan) return fail(subset_error(face));
  const std::unique_ptr<hb_face_t, FaceDeleter> cut(hb_subset_plan_execute_or_fail(plan.get()));
  if (!cut) return fail(subset_error(face));

  FontSubset subset;
  subset.kind = face.info().cff ? FontSubset::Kind::cff_cid : FontSubset::Kind::true_type;
  const std::unique_ptr<hb_blob_t, BlobDeleter> blob(
      face.info().cff ? hb_face_reference_table(cut.get(), HB_TAG('C', 'F', 'F', ' '))
                      : hb_face_reference_blob(cut.get()));
  subset.bytes = bytes_of(blob.get());
  if (subset.bytes.empty()) return fail(subset_error(face));

  // A CFF table that is not CID-keyed is shown by glyph ids, as TrueType is.
  const auto cff = face.info().cff ? CffFont::parse(subset.bytes) : std::nullopt;
  const hb_map_t* new_glyph_of = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint32_t glyph : glyphs) {
    const hb_codepoint_t new_glyph = hb_map_get(new_glyph_of, glyph);
    if (new_glyph > 0xFFFF || (cff && new_glyph >= cff->glyph_count())) {
      return fail(subset_error(face));
    }
    const auto code = cff ? cff->cid(new_glyph) : static_cast<std::uint16_t>(new_glyph);
    subset.entries.push_back({glyph, code, face.em(face.advance(glyph))});
  }
  return subset;
}

}  // namespace

Result<FontSubset> subset_face(const FontFace& face, std::span<const std::uint32_t> glyphs,
                               bool prepared) {
  if (!is_valid(face, glyphs)) return fail(subset_error(face));
  if (face.cff()) return copy_glyphs(face, glyphs);
  return subset_by_harfbuzz(face, glyphs, prepared);
}

}  // namespace sealpress::text
