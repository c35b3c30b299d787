#include "text/font/font_face.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <filesystem>

#include "text/font/big_endian.h"

namespace sealpress::text {
namespace {

constexpr std::uint32_t kPageSize = 256;

/// A table of a face, held while it is read.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {}
  ~Table() { hb_blob_destroy(blob_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  std::string_view bytes() const {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_, &length);
    return {data, length};
  }

 private:
  hb_blob_t* blob_;
};

bool has_table(hb_face_t* face, hb_tag_t tag) {
  return !Table(face, tag).bytes().empty();
}

bool can_be_drawn(hb_face_t* face) {
  return hb_face_get_glyph_count(face) > 0 && has_table(face, HB_TAG('c', 'm', 'a', 'p')) &&
         has_table(face, HB_TAG('h', 'h', 'e', 'a')) &&
         (has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
          has_table(face, HB_TAG('C', 'F', 'F', ' ')));
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id, hb_language_t language) {
  unsigned length = hb_ot_name_get_utf8(face, id, language, nullptr, nullptr);
  std::string name(length, '\0');
  unsigned size = length + 1;  // with the closing zero, which a string has room for
  hb_ot_name_get_utf8(face, id, language, &size, name.data());
  return name;
}

/// Tables that a PDF's font file needs (ISO 32000-1, 9.9); leaving out the others, cmap and
/// GSUB above all, halves the time of a subset.
hb_blob_t* outline_table(hb_face_t*, hb_tag_t tag, void* source) {
  switch (tag) {
    case HB_TAG('C', 'F', 'F', ' '):
    case HB_TAG('g', 'l', 'y', 'f'):
    case HB_TAG('l', 'o', 'c', 'a'):
    case HB_TAG('h', 'e', 'a', 'd'):
    case HB_TAG('m', 'a', 'x', 'p'):
    case HB_TAG('h', 'h', 'e', 'a'):
    case HB_TAG('h', 'm', 't', 'x'):
      return hb_face_reference_table(static_cast<hb_face_t*>(source), tag);
    default:
      return nullptr;
  }
}

}  // namespace

void FontFace::FaceDeleter::operator()(hb_face_t* face) const {
  hb_face_destroy(face);
}
void FontFace::FontDeleter::operator()(hb_font_t* font) const {
  hb_font_destroy(font);
}

struct FontFace::Page {
  std::array<Nominal, kPageSize> characters;
};

std::unique_ptr<FontFace> FontFace::open(const std::string& path, unsigned index) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return nullptr;
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
  if (!blob) return nullptr;
  FacePointer face(index < hb_face_count(blob) ? hb_face_create(blob, index) : nullptr);
  hb_blob_destroy(blob);
  if (!face || !can_be_drawn(face.get())) return nullptr;
  return std::unique_ptr<FontFace>(new FontFace(std::move(face), path));
}

std::unique_ptr<FontFace> FontFace::empty() {
  return std::unique_ptr<FontFace>(new FontFace(FacePointer(hb_face_get_empty()), {}));
}

FontFace::FontFace(FacePointer face, const std::string& path)
    : face_(std::move(face)),
      font_(hb_font_create(face_.get())),
      units_per_em_(static_cast<std::int32_t>(hb_face_get_upem(face_.get()))),
      pages_(new std::atomic<Page*>[kPages]()) {
  hb_face_make_immutable(face_.get());
  hb_font_make_immutable(font_.get());
  read_tables();
  read_names(path);
}

FontFace::~FontFace() {
  for (std::size_t i = 0; i < kPages; ++i) delete pages_[i].load();
}

/// Windows, and Word with it, takes a Latin face's extent from OS/2; of hhea's height, gap
/// included, only what is more than that is a gap.
void FontFace::prefer_windows_metrics(double ascent, double descent) {
  if (ascent <= 0 || descent < 0) return;
  const double whole = metrics_.ascent + metrics_.descent + metrics_.line_gap;
  metrics_.ascent = ascent;
  metrics_.descent = descent;
  metrics_.line_gap = std::max(whole - ascent - descent, 0.0);
}

void FontFace::read_tables() {
  const Table head(face_.get(), HB_TAG('h', 'e', 'a', 'd'));
  const Table hhea(face_.get(), HB_TAG('h', 'h', 'e', 'a'));
  const Table os2(face_.get(), HB_TAG('O', 'S', '/', '2'));
  const Table post(face_.get(), HB_TAG('p', 'o', 's', 't'));
  const auto units = [this](const Table& table, std::size_t offset) {
    return em(read_i16(table.bytes(), offset));
  };
  metrics_.ascent = info_.ascent = units(hhea, 4);
  metrics_.descent = info_.descent = -units(hhea, 6);
  metrics_.line_gap = units(hhea, 8);
  metrics_.east_asian = (read_u32(os2.bytes(), 78) >> 17 & 0xF) != 0;
  if (!metrics_.east_asian) prefer_windows_metrics(units(os2, 74), units(os2, 76));
  if (const double thickness = units(post, 10); thickness > 0) {
    metrics_.underline_thickness = thickness;
    metrics_.underline_position = units(post, 8) - thickness / 2;  // post has the line's top
  }
  if (const int weight = read_u16(os2.bytes(), 4); weight >= 1 && weight <= 1000) weight_ = weight;
  italic_ = (read_u16(head.bytes(), 44) & 2) != 0 || (read_u16(os2.bytes(), 62) & 1) != 0;
  restricted_ = (read_u16(os2.bytes(), 8) & 0xF) == 2;

  info_.cap_height = units(os2, 88);
  if (info_.cap_height <= 0) info_.cap_height = 0.7;
  info_.italic_angle = static_cast<std::int32_t>(read_u32(post.bytes(), 4)) / 65536.0;
  for (std::size_t i = 0; i < 4; ++i) info_.bbox[i] = units(head, 36 + 2 * i);
  info_.cff = has_table(face_.get(), HB_TAG('C', 'F', 'F', ' '));
  info_.bold = weight_ >= 600 || (read_u16(head.bytes(), 44) & 1) != 0;
  info_.fixed_pitch = read_u32(post.bytes(), 12) != 0;
  const std::uint32_t serif_style = read_big_endian(os2.bytes(), 33, 1);  // PANOSE
  const std::uint32_t family_class = read_big_endian(os2.bytes(), 30, 1);
  info_.serif = !(serif_style >= 11 && serif_style <= 15) && family_class != 8;
  info_.glyph_count = hb_face_get_glyph_count(face_.get());
  info_.units_per_em = static_cast<std::uint32_t>(units_per_em_);
}

void FontFace::read_names(const std::string& path) {
  const hb_language_t english = hb_language_from_string("en", -1);
  info_.path = path;
  info_.postscript_name = name_of(face_.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME, english);
  info_.family = name_of(face_.get(), HB_OT_NAME_ID_FONT_FAMILY, english);
}

std::vector<std::string> FontFace::names() const {
  unsigned count = 0;
  const hb_ot_name_entry_t* entries = hb_ot_name_list_names(face_.get(), &count);
  std::vector<std::string> names;
  for (unsigned i = 0; i < count; ++i) {
    const hb_ot_name_id_t id = entries[i].name_id;
    if (id == HB_OT_NAME_ID_FONT_FAMILY || id == HB_OT_NAME_ID_FULL_NAME ||
        id == HB_OT_NAME_ID_POSTSCRIPT_NAME || id == HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY) {
      names.push_back(name_of(face_.get(), id, entries[i].language));
    }
  }
  return names;
}

FontFace::Nominal FontFace::nominal(char32_t c) const {
  if (c > 0x10FFFF) return {};
  return page(c / kPageSize).characters[c % kPageSize];
}

const FontFace::Page& FontFace::page(std::uint32_t number) const {
  Page* page = pages_[number].load(std::memory_order_acquire);
  if (page) return *page;
  auto filled = std::make_unique<Page>();
  for (std::uint32_t i = 0; i < kPageSize; ++i) {
    Nominal& entry = filled->characters[i];
    if (hb_font_get_nominal_glyph(font_.get(), number * kPageSize + i, &entry.glyph)) {
      entry.advance = advance(entry.glyph);
    }
  }
  Page* expected = nullptr;  // another thread may have filled the page meanwhile, alike
  if (pages_[number].compare_exchange_strong(expected, filled.get(), std::memory_order_acq_rel)) {
    return *filled.release();
  }
  return *expected;
}

std::int32_t FontFace::advance(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(font_.get(), glyph);
}

std::pair<double, double> FontFace::side_bearings(std::uint32_t glyph) const {
  hb_glyph_extents_t ink;
  if (!hb_font_get_glyph_extents(font_.get(), glyph, &ink) || ink.width == 0) return {0, 0};
  return {em(ink.x_bearing), em(advance(glyph) - ink.x_bearing - ink.width)};
}

void FontFace::find_half_width_forms() const {
  hb_buffer_t* buffer = hb_buffer_create();
  for (unsigned c = 0x20; c < 0x7F; ++c) hb_buffer_add(buffer, c, c);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
  std::vector<hb_feature_t> features;
  for (const hb_tag_t off : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'),
                             HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'c', 'm', 'p')}) {
    features.push_back({off, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  }
  features.push_back(
      {HB_TAG('h', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  hb_shape(font_.get(), buffer, features.data(), static_cast<unsigned>(features.size()));
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  for (unsigned i = 0; i < count; ++i) {
    const std::uint32_t c = glyphs[i].cluster;
    if (glyphs[i].codepoint != nominal(c).glyph) half_width_[c] = glyphs[i].codepoint;
  }
  hb_buffer_destroy(buffer);
}

std::uint32_t FontFace::half_width(char32_t c) const {
  std::call_once(half_once_, [this] { find_half_width_forms(); });
  return c < kAscii ? half_width_[c] : 0;
}

const CffFont* FontFace::cff() const {
  std::call_once(cff_once_, [this] {
    // The blob is part of the mapped file, which face_ keeps; the view outlives the reference.
    auto parsed = CffFont::parse(Table(face_.get(), HB_TAG('C', 'F', 'F', ' ')).bytes());
    if (parsed && parsed->self_contained() && parsed->glyph_count() == info_.glyph_count) {
      cff_ = std::move(parsed);
    }
  });
  return cff_ ? &*cff_ : nullptr;
}

hb_face_t* FontFace::subset_source(bool prepared) const {
  std::call_once(source_once_, [this] {
    source_.reset(hb_face_create_for_tables(outline_table, face_.get(), nullptr));
    hb_face_set_upem(source_.get(), static_cast<unsigned>(units_per_em_));
    hb_face_set_glyph_count(source_.get(), info_.glyph_count);
    hb_face_make_immutable(source_.get());
  });
  if (!prepared) return source_.get();
  std::call_once(prepared_once_, [this] {
    // Where it fails, HarfBuzz 6 returns the source itself, without a reference of our own.
    hb_face_t* made = hb_subset_preprocess(source_.get());
    if (made != source_.get()) prepared_.reset(made);
  });
  return prepared_ ? prepared_.get() : source_.get();
}

}  // namespace sealpress::text
