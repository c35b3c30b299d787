#include <fontconfig/fontconfig.h>

#include <algorithm>

#include "text/font/font_catalogue.h"

namespace sealpress::text {
namespace {

std::string string_of(const FcPattern* pattern, const char* object, int i) {
  FcChar8* value = nullptr;
  if (FcPatternGetString(pattern, object, i, &value) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(value);
}

int integer_of(const FcPattern* pattern, const char* object, int otherwise) {
  int value = 0;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

CataloguedFace describe(const FcPattern* pattern) {
  CataloguedFace face;
  face.path = string_of(pattern, FC_FILE, 0);
  face.index = static_cast<unsigned>(integer_of(pattern, FC_INDEX, 0));
  face.weight = FcWeightToOpenType(integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
  face.italic = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
  return face;
}

std::vector<std::string> names_of(const FcPattern* pattern) {
  std::vector<std::string> names;
  for (const char* object : {FC_FAMILY, FC_FULLNAME, FC_POSTSCRIPT_NAME}) {
    for (int i = 0;; ++i) {
      std::string name = string_of(pattern, object, i);
      if (name.empty()) break;
      names.push_back(std::move(name));
    }
  }
  return names;
}

/// Scalable faces whose glyphs a PDF can hold; the high half of an index numbers the instances of
/// a variable font, whose default instance stands for all.
bool is_usable(const FcPattern* pattern) {
  const std::string format = string_of(pattern, FC_FONTFORMAT, 0);
  return (format == "TrueType" || format == "CFF") && integer_of(pattern, FC_INDEX, 0) >> 16 == 0;
}

}  // namespace

struct SystemFonts::Coverage {
  struct Entry {
    std::size_t face;
    FcCharSet* characters;
  };
  std::vector<Entry> entries;
  ~Coverage() {
    for (const Entry& entry : entries) FcCharSetDestroy(entry.characters);
  }
};

SystemFonts::SystemFonts() : coverage_(std::make_unique<Coverage>()) {
  FcConfig* config = FcInitLoadConfigAndFonts();  // a configuration of our own, not the global one
  FcFontSet* fonts = config ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
  std::vector<const FcPattern*> patterns;
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    if (is_usable(fonts->fonts[i])) patterns.push_back(fonts->fonts[i]);
  }
  std::sort(patterns.begin(), patterns.end(), [](const FcPattern* a, const FcPattern* b) {
    const CataloguedFace x = describe(a), y = describe(b);
    return std::tie(x.path, x.index) < std::tie(y.path, y.index);
  });
  for (const FcPattern* pattern : patterns) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch) {
      coverage_->entries.push_back({catalogue_.faces().size(), FcCharSetCopy(characters)});
    }
    catalogue_.add(describe(pattern), names_of(pattern));
  }
  if (config) FcConfigDestroy(config);
}

SystemFonts::~SystemFonts() = default;

const CataloguedFace* SystemFonts::find_character(char32_t c) const {
  const CataloguedFace* best = nullptr;
  for (const Coverage::Entry& entry : coverage_->entries) {
    const CataloguedFace& face = catalogue_.faces()[entry.face];
    const bool plain = face.weight == 400 && !face.italic;
    if (best && !plain) continue;
    if (!FcCharSetHasChar(entry.characters, c)) continue;
    if (plain) return &face;
    best = &face;
  }
  return best;
}

}  // namespace sealpress::text
