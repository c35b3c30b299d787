#include "pdf/write/embedded_font.h"

#include <algorithm>
#include <cmath>

#include "codec/codec.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

using FaceInfo = text::FontLibrary::FaceInfo;

/// Six capital letters before the name (9.6.4), the same for the same glyphs of the same face.
std::string subset_tag(const FaceInfo& info, const std::vector<UsedGlyph>& used) {
  std::string key = info.postscript_name;
  for (const UsedGlyph& glyph : used) {
    key += ' ';
    append_integer(key, glyph.glyph);
  }
  const std::string digest = codec::sha256(key);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + static_cast<std::uint8_t>(digest[i]) % 26);
  }
  return tag + '+';
}

/// A PostScript name as a PDF name can carry it: regular ASCII characters only (7.3.5).
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const bool regular =
        c > ' ' && c < 127 && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
    if (regular) plain += c;
  }
  return plain.empty() ? "Font" : plain;
}

std::vector<EmbeddedGlyph> glyphs_of(const text::FontSubset& subset,
                                     const std::vector<UsedGlyph>& used) {
  std::vector<EmbeddedGlyph> glyphs;
  glyphs.reserve(subset.entries.size());
  auto source = used.begin();
  for (const text::FontSubset::Entry& entry : subset.entries) {
    while (source != used.end() && source->glyph < entry.glyph) ++source;
    const bool known = source != used.end() && source->glyph == entry.glyph;
    const auto width = static_cast<std::int32_t>(std::lround(entry.width * 10'000));
    glyphs.push_back({entry.glyph, entry.code, width, std::string(known ? source->text : "")});
  }
  return glyphs;
}

std::vector<const EmbeddedGlyph*> by_code(const std::vector<EmbeddedGlyph>& glyphs) {
  std::vector<const EmbeddedGlyph*> sorted;
  sorted.reserve(glyphs.size());
  for (const EmbeddedGlyph& glyph : glyphs) sorted.push_back(&glyph);
  std::sort(sorted.begin(), sorted.end(),
            [](const EmbeddedGlyph* a, const EmbeddedGlyph* b) { return a->code < b->code; });
  return sorted;
}

/// /W (9.7.4.3): `first [w w …]` for each stretch of codes; 1000, the default, is left out.
std::string write_widths(const std::vector<const EmbeddedGlyph*>& glyphs) {
  constexpr std::int32_t kDefault = 10'000;
  constexpr int kNone = -2;
  std::string out = "[";
  int last = kNone;
  for (const EmbeddedGlyph* glyph : glyphs) {
    if (glyph->width == kDefault) continue;
    if (glyph->code != last + 1) {
      if (last != kNone) out += ']';
      append_integer(out, glyph->code);
      out += '[';
    } else {
      out += ' ';
    }
    append_mille(out, Mille{glyph->width} * 100);
    last = glyph->code;
  }
  return out + (last == kNone ? "]" : "]]");
}

constexpr std::string_view kMapHead =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view kMapTail =
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// The number of glyphs of a TrueType program, by its table 'maxp' (OpenType 1.9, maxp); 0 if it
/// has none.
std::size_t true_type_glyphs(std::string_view program) {
  const auto number = [program](std::size_t at, std::size_t bytes) {
    std::size_t value = 0;
    for (const char c : program.substr(std::min(at, program.size()), bytes)) {
      value = value << 8 | static_cast<std::uint8_t>(c);
    }
    return value;
  };
  constexpr std::size_t kHead = 12, kEntry = 16;
  for (std::size_t i = 0; i < number(4, 2); ++i) {
    const std::size_t entry = kHead + kEntry * i;
    if (program.substr(std::min(entry, program.size()), 4) == "maxp") {
      return number(number(entry + 8, 4) + 4, 2);
    }
  }
  return 0;
}

/// /CIDSet (table 124): one bit for each CID of the program, from the highest of the first byte on.
/// A CFF subset has the glyphs that were asked for and .notdef; a TrueType one may have more, of
/// which others are composed.
std::string write_cid_set(const text::FontSubset& subset) {
  std::string out;
  const auto add = [&out](std::size_t cid) {
    if (out.size() <= cid / 8) out.resize(cid / 8 + 1);
    out[cid / 8] = static_cast<char>(static_cast<std::uint8_t>(out[cid / 8]) | 0x80u >> cid % 8);
  };
  add(0);
  for (const text::FontSubset::Entry& entry : subset.entries) add(entry.code);
  if (subset.kind == text::FontSubset::Kind::true_type) {
    for (std::size_t i = true_type_glyphs(subset.bytes); i > 0; --i) add(i - 1);
  }
  return out;
}

/// The map from codes to text (9.10.3), at most 100 entries a section (9.7.5.4, Adobe 5014).
std::string write_to_unicode(std::vector<const EmbeddedGlyph*> glyphs) {
  constexpr std::size_t kSection = 100;
  glyphs.erase(std::remove_if(glyphs.begin(), glyphs.end(),
                              [](const EmbeddedGlyph* glyph) { return glyph->text.empty(); }),
               glyphs.end());
  std::string out(kMapHead);
  for (std::size_t begin = 0; begin < glyphs.size(); begin += kSection) {
    const std::size_t end = std::min(begin + kSection, glyphs.size());
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      out += '<';
      append_hex(out, glyphs[i]->code);
      out += "><";
      append_utf16_hex(out, glyphs[i]->text);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out.append(kMapTail);
}

/// Font flags (table 123). Ours are symbolic: they have no standard encoding.
std::int64_t flags(const FaceInfo& info) {
  constexpr std::int64_t kFixedPitch = 1, kSerif = 2, kSymbolic = 4, kItalic = 64;
  return kSymbolic | (info.fixed_pitch ? kFixedPitch : 0) | (info.serif ? kSerif : 0) |
         (info.italic_angle != 0 ? kItalic : 0);
}

/// The descriptor's numbers (9.8), all but the reference to the program. StemV is in no table of
/// an OpenType font; readers use it only to imitate a font that is missing.
std::string write_descriptor(const FaceInfo& info) {
  const auto per_mille = [](double em) { return std::llround(em * 1000); };
  std::string out = "/Flags ";
  append_integer(out, flags(info));
  out += "/FontBBox[";
  for (const double edge : info.bbox) {
    append_integer(out, per_mille(edge));
    out += ' ';
  }
  out.back() = ']';
  out += "/ItalicAngle ";
  append_factor(out, info.italic_angle);
  const std::pair<std::string_view, double> numbers[] = {{"/Ascent ", info.ascent},
                                                         {"/Descent ", -std::abs(info.descent)},
                                                         {"/CapHeight ", info.cap_height},
                                                         {"/StemV ", info.bold ? 0.14 : 0.08}};
  for (const auto& [key, em] : numbers) {
    out += key;
    append_integer(out, per_mille(em));
  }
  return out;
}

}  // namespace

const EmbeddedGlyph* EmbeddedFont::find(std::uint32_t glyph) const {
  const auto found = std::lower_bound(
      glyphs.begin(), glyphs.end(), glyph,
      [](const EmbeddedGlyph& candidate, std::uint32_t id) { return candidate.glyph < id; });
  return found == glyphs.end() || found->glyph != glyph ? nullptr : &*found;
}

Result<EmbeddedFont> embed_font(const text::FontLibrary& fonts, text::FaceId face,
                                const std::vector<UsedGlyph>& used, const EmbedOptions& options) {
  std::vector<std::uint32_t> ids;
  ids.reserve(used.size());
  for (const UsedGlyph& glyph : used) ids.push_back(glyph.glyph);
  const Result<text::FontSubset> subset = text::make_subset(fonts, face, ids, options.prepared);
  if (!subset) return fail(subset.error());

  const FaceInfo& info = fonts.info(face);
  EmbeddedFont font;
  font.base_name = subset_tag(info, used) + plain_name(info.postscript_name);
  font.cff = subset->kind == text::FontSubset::Kind::cff_cid;
  font.glyphs = glyphs_of(*subset, used);
  font.program_size = subset->bytes.size();
  font.program = codec::zlib(subset->bytes, options.level);
  const std::vector<const EmbeddedGlyph*> ordered = by_code(font.glyphs);
  font.to_unicode = codec::zlib(write_to_unicode(ordered), options.level);
  font.cid_set = codec::zlib(write_cid_set(*subset), options.level);
  font.widths = write_widths(ordered);
  font.descriptor = write_descriptor(info);
  return font;
}

}  // namespace sealpress::pdf
