#include "text/font/shaping.h"

#include <hb.h>

#include <algorithm>
#include <array>

#include "text/font/advance_table.h"
#include "text/font/font_signs.h"
#include "text/font/shaping_class.h"

namespace sealpress::text {
namespace {

struct BufferDeleter {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

/// HarfBuzz's scratch, one per thread.
hb_buffer_t* cleared_buffer() {
  thread_local const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
  hb_buffer_clear_contents(buffer.get());
  return buffer.get();
}

hb_feature_t feature(hb_tag_t tag, bool on) {
  return {tag, on ? 1u : 0u, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/// A non-breaking hyphen is drawn by a hyphen where the face lacks it.
constexpr std::array<char32_t, 2> hyphens_for(char32_t c) {
  if (c == 0x2011) return {0x2010, U'-'};
  if (c == 0x2010) return {U'-', U'-'};
  return {};
}

/// Finds the runs of one face and one script.
class Itemizer {
 public:
  struct Run {
    FaceId face;
    hb_script_t script;
    std::size_t end;
  };

  Itemizer(const FontFinder& faces, const NamedFont& font, std::u32string_view text,
           const ShapeOptions& options)
      : faces_(faces), font_(font), text_(text), options_(options) {}

  /// The run that begins at `begin` and ends at `end` at the latest.
  Run run_at(std::size_t begin, std::size_t end) const {
    std::size_t run_end = cluster_end(begin, end);
    const FaceId face = face_of_cluster(begin, run_end);
    const hb_script_t script = script_of_cluster(begin, run_end);
    // What is left of a cluster that was cut is a run of its own: HarfBuzz looks for the letter
    // below each mark, through all the marks before it.
    while (run_end < end && !joins_previous(text_[run_end])) {
      const std::size_t next = cluster_end(run_end, end);
      if (face_of_cluster(run_end, next) != face ||
          !same_script(script, script_of_cluster(run_end, next))) {
        break;
      }
      run_end = next;
    }
    return {face, script, run_end};
  }

 private:
  /// Where the cluster that begins at `begin` ends: its base character and the marks upon it.
  std::size_t cluster_end(std::size_t begin, std::size_t end) const {
    std::size_t i = begin + 1;
    end = std::min(end, begin + kLongestCluster);
    while (i < end && joins_previous(text_[i])) ++i;
    return i;
  }

  static bool same_script(hb_script_t a, hb_script_t b) {
    return a == b || b == HB_SCRIPT_COMMON || b == HB_SCRIPT_INHERITED;
  }

  hb_script_t script_of_cluster(std::size_t begin, std::size_t end) const {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    for (std::size_t i = begin; i < end; ++i) {
      const hb_script_t script = hb_unicode_script(unicode, text_[i]);
      if (script != HB_SCRIPT_INHERITED) return script;
    }
    return HB_SCRIPT_COMMON;
  }

  /// The face that has a base character and its marks, else the base character's.
  FaceId face_of_cluster(std::size_t begin, std::size_t end) const {
    const char32_t base = text_[begin];
    if (options_.vertical && font_.latin_advance.has_value() && font_.latin_face.valid() &&
        is_printable_ascii(base)) {
      return font_.latin_face;
    }
    const FaceId face = is_ignorable(base) ? font_.face : faces_.find(font_, base);
    for (std::size_t i = begin + 1; face.valid() && i < end; ++i) {
      if (is_ignorable(text_[i]) || can_mark(face, text_[i - 1], text_[i])) continue;
      const FaceId other = faces_.find(font_, text_[i]);
      if (other.valid() && faces_[other].nominal(base).glyph != 0) return other;
    }
    return face;
  }

  /// Whether the face has the mark, or the letter that the two compose.
  bool can_mark(FaceId face, char32_t base, char32_t mark) const {
    if (faces_[face].nominal(mark).glyph != 0) return true;
    hb_codepoint_t composed = 0;
    return hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &composed) &&
           faces_[face].nominal(composed).glyph != 0;
  }

  const FontFinder& faces_;
  const NamedFont& font_;
  std::u32string_view text_;
  const ShapeOptions& options_;
};

class Shaper {
 public:
  Shaper(const FontFinder& faces, const NamedFont& font, std::u32string_view text,
         const ShapeOptions& options, std::vector<ShapedGlyph>& out, std::u32string* missing)
      : faces_(faces),
        font_(font),
        main_(faces[font.face]),
        text_(text),
        options_(options),
        out_(out),
        missing_(missing),
        half_latin_(font.latin_advance.has_value()),
        east_asian_stand_in_(font.metrics.east_asian && font.substituted),
        measured_(font.advances != nullptr || font.width_factor != 1),
        itemizer_(faces, font, text, options) {}

  void shape() {
    out_.reserve(out_.size() + text_.size());
    if (options_.vertical) return shape_in_runs(0, text_.size());
    for (std::size_t i = 0; i < text_.size();) {
      if (is_single(i)) {
        draw(text_[i], i);
        ++i;
      } else {
        const std::size_t end = complex_end(i);
        shape_in_runs(i, end);
        i = end;
      }
    }
  }

 private:
  bool is_kerned(std::size_t i) const {
    return options_.kerning && !half_latin_ && !measured_ && is_kerned_script(text_[i]);
  }
  bool is_single(std::size_t i) const {
    return is_simple_character(text_[i]) && !is_kerned(i) &&
           (i + 1 == text_.size() || !joins_previous(text_[i + 1]));
  }
  std::size_t complex_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < text_.size() && !is_single(end)) ++end;
    return end;
  }

  /// Whether the named font draws a sign as wide as a Han character: all of them where ASCII is
  /// half as wide, dashes in every Chinese font.
  bool has_cell(char32_t c) const {
    return east_asian_stand_in_ && (half_latin_ ? is_full_width_sign(c) : c == 0x2014);
  }

  void add(std::uint32_t glyph, FaceId face, std::size_t cluster, double advance,
           double x_offset = 0) {
    out_.push_back({glyph, face, static_cast<std::uint32_t>(cluster), advance, x_offset, 0});
  }

  /// A glyph as wide as the named font has the character.
  void add_measured(std::uint32_t glyph, FaceId face, std::size_t cluster, char32_t c, double own) {
    add(glyph, face, cluster, own);
    if (measured_) measure(out_.back(), c);
  }

  /// Pairs of the named font's letters are not known: it has no kerning then.
  void measure(ShapedGlyph& glyph, char32_t c) const {
    double named = font_.advances ? font_.advances->find(c) : 0;
    if (named == 0 && is_kerned_script(c)) named = glyph.advance * font_.width_factor;
    if (named == 0 || glyph.advance <= 0) return;
    glyph.stretch = named / glyph.advance;
    glyph.advance = named;
  }

  /// One character by its nominal glyph.
  void draw(char32_t c, std::size_t cluster) {
    if (half_latin_ && is_printable_ascii(c) && draw_latin(c, cluster)) return;
    const FontFace::Nominal nominal = main_.nominal(c);
    if (nominal.glyph == 0) return draw_absent(c, cluster);
    if (nominal.advance != main_.units_per_em() && has_cell(c)) {
      return draw_sign(main_, font_.face, c, cluster);
    }
    add_measured(nominal.glyph, font_.face, cluster, c, main_.em(nominal.advance));
  }

  /// ASCII in the named font's cells; false if the face lacks the character.
  bool draw_latin(char32_t c, std::size_t cluster) {
    const FaceId id = font_.latin_face.valid() ? font_.latin_face : font_.face;
    const FontFace& face = faces_[id];
    std::uint32_t glyph = face.half_width(c);
    if (glyph == 0) glyph = face.nominal(c).glyph;
    if (glyph == 0) return false;
    const double cell = *font_.latin_advance;
    add(glyph, id, cluster, cell, (cell - face.em(face.advance(glyph))) / 2);
    return true;
  }

  /// A sign in a cell of one em.
  void draw_sign(const FontFace& face, FaceId id, char32_t c, std::size_t cluster) {
    FontFace::Nominal nominal = face.nominal(full_width_shape(c));
    if (nominal.glyph == 0) nominal = face.nominal(c);
    const double blank = 1.0 - face.em(nominal.advance);
    const CellSide side = cell_side(c);
    const double offset = blank <= 0 || side == CellSide::centre ? blank / 2
                          : side == CellSide::right              ? blank
                                                                 : 0.0;
    add(nominal.glyph, id, cluster, 1.0, offset);
  }

  /// A character that the asked face lacks.
  void draw_absent(char32_t c, std::size_t cluster) {
    if (const double width = space_width(c); width != 0) {
      return draw_blank(cluster, width > 0 ? width : main_space(), c);
    }
    for (const char32_t hyphen : hyphens_for(c)) {
      if (hyphen != 0 && main_.nominal(hyphen).glyph != 0) return draw(hyphen, cluster);
    }
    const FaceId id = is_ignorable(c) ? FaceId{} : faces_.find(font_, c);
    if (!id.valid()) return draw_undrawable(c, cluster);
    const FontFace& face = faces_[id];
    if (has_cell(c)) return draw_sign(face, id, c, cluster);
    const FontFace::Nominal nominal = face.nominal(c);
    add_measured(nominal.glyph, id, cluster, c, face.em(nominal.advance));
  }

  /// A character that no face has, or that has no glyph by its nature.
  void draw_undrawable(char32_t c, std::size_t cluster) {
    if (is_ignorable(c)) return draw_blank(cluster, 0, c);
    if (missing_) missing_->push_back(c);
    draw_blank(cluster, 1.0, c);
  }

  void draw_blank(std::size_t cluster, double advance, char32_t c) {
    add_measured(main_.nominal(U' ').glyph, font_.face, cluster, c, advance);
    out_.back().stretch = 1;
  }

  double main_space() const {
    return half_latin_ ? *font_.latin_advance : main_.em(main_.nominal(U' ').advance);
  }

  /// Splits [begin, end) where face or script changes and hands the runs to HarfBuzz.
  void shape_in_runs(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const Itemizer::Run run = itemizer_.run_at(begin, end);
      shape_run(run.face, run.script, begin, run.end);
      begin = run.end;
    }
  }

  void shape_run(FaceId id, hb_script_t script, std::size_t begin, std::size_t end) {
    if (!id.valid()) {
      for (std::size_t i = begin; i < end; ++i) draw(text_[i], i);
      return;
    }
    hb_buffer_t* buffer = cleared_buffer();
    hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text_.data()),
                        static_cast<int>(text_.size()), static_cast<unsigned>(begin),
                        static_cast<int>(end - begin));
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_script(buffer, script);
    hb_buffer_set_direction(
        buffer, options_.vertical ? HB_DIRECTION_TTB : hb_script_get_horizontal_direction(script));
    hb_buffer_set_language(buffer,
                           hb_language_from_string(options_.language.data(),
                                                   static_cast<int>(options_.language.size())));
    hb_buffer_guess_segment_properties(buffer);  // what is still unset, e.g. a common script's
    const bool kern = (options_.kerning && !measured_) || !is_kerned_script(text_[begin]);
    const hb_feature_t features[] = {feature(HB_TAG('k', 'e', 'r', 'n'), kern),
                                     feature(HB_TAG('l', 'i', 'g', 'a'), false),
                                     feature(HB_TAG('c', 'l', 'i', 'g'), false)};
    hb_shape(faces_[id].font(), buffer, features, std::size(features));
    collect(buffer, id, begin, end);
  }

  void collect(hb_buffer_t* buffer, FaceId id, std::size_t begin, std::size_t end) {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    const FontFace& face = faces_[id];
    for (unsigned i = 0; i < count; ++i) {
      const std::size_t cluster = infos[i].cluster;
      if (infos[i].codepoint == 0) {
        draw_undrawable(text_[std::clamp(cluster, begin, end - 1)], cluster);
        continue;
      }
      const hb_glyph_position_t& at = positions[i];
      out_.push_back({infos[i].codepoint, id, infos[i].cluster,
                      face.em(options_.vertical ? -at.y_advance : at.x_advance),
                      face.em(at.x_offset), face.em(at.y_offset)});
      if (measured_ && !options_.vertical) measure(out_.back(), text_[cluster]);
    }
  }

  const FontFinder& faces_;
  const NamedFont& font_;
  const FontFace& main_;
  std::u32string_view text_;
  const ShapeOptions& options_;
  std::vector<ShapedGlyph>& out_;
  std::u32string* missing_;
  const bool half_latin_;  ///< ASCII has the named font's advance
  const bool east_asian_stand_in_;
  const bool measured_;  ///< letters have the named font's advances
  const Itemizer itemizer_;
};

}  // namespace

void shape_text(const FontFinder& faces, const NamedFont& font, std::u32string_view text,
                const ShapeOptions& options, std::vector<ShapedGlyph>& out,
                std::u32string* missing) {
  Shaper(faces, font, text, options, out, missing).shape();
}

}  // namespace sealpress::text
