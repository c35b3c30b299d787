#include "pdf/write/glyph_use.h"

#include <algorithm>

#include "frame/walk.h"

namespace sealpress::pdf {

std::string_view text_of(const frame::GlyphRun& run, const frame::Glyph& glyph) {
  if (glyph.text_begin > run.text.size()) return {};
  return std::string_view(run.text).substr(glyph.text_begin, glyph.text_length);
}

void GlyphCollector::add_run(const frame::GlyphRun& run) {
  if (run.glyphs.empty() || !run.face.valid()) return;
  std::vector<UsedGlyph>& used = use_[run.face];
  for (const frame::Glyph& glyph : run.glyphs) {
    // Glyph 0 is .notdef, which PDF/A must not show (ISO 19005-2, 6.2.11.8).
    if (glyph.id != 0) used.push_back({glyph.id, text_of(run, glyph)});
  }
}

void GlyphCollector::add(std::span<const frame::Item> items) {
  frame::walk(items, [this](const auto& item) {
    if constexpr (std::is_same_v<decltype(item), const frame::GlyphRun&>) add_run(item);
  });
}

void GlyphCollector::add(const frame::Document& document) {
  for (const frame::Page& page : document.pages) add(page.items);
}

GlyphUse GlyphCollector::finish() && {
  const auto by_glyph = [](const UsedGlyph& a, const UsedGlyph& b) {
    // A glyph inside a cluster says nothing; elsewhere the same glyph may.
    if (a.glyph == b.glyph) return a.text.empty() < b.text.empty();
    return a.glyph < b.glyph;
  };
  const auto same = [](const UsedGlyph& a, const UsedGlyph& b) { return a.glyph == b.glyph; };
  for (auto& [face, used] : use_) {
    std::stable_sort(used.begin(), used.end(), by_glyph);
    used.erase(std::unique(used.begin(), used.end(), same), used.end());
  }
  return std::move(use_);
}

}  // namespace sealpress::pdf
