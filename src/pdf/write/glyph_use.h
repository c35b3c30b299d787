// Which glyphs of which faces a document shows, and what they say.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "frame/frame.h"

namespace sealpress::pdf {

struct UsedGlyph {
  std::uint32_t glyph = 0;
  std::string_view text;  ///< UTF-8, inside the run's text; empty inside a cluster
};

/// For each face its glyphs, ascending, each once with the first text that it was seen with. The
/// texts live as long as the items that were read.
using GlyphUse = std::map<text::FaceId, std::vector<UsedGlyph>>;

/// Collects over items and the groups within them.
class GlyphCollector {
 public:
  void add(std::span<const frame::Item> items);
  void add(const frame::Document& document);
  /// Sorts and leaves one of each; call once, at the end.
  GlyphUse finish() &&;

 private:
  void add_run(const frame::GlyphRun& run);
  GlyphUse use_;
};

/// The text of one glyph of a run; empty where its bytes are not inside the run's text.
std::string_view text_of(const frame::GlyphRun& run, const frame::Glyph& glyph);

}  // namespace sealpress::pdf
