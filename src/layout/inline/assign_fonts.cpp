#include "layout/inline/assign_fonts.h"

#include "layout/inline/font_slot.h"
#include "text/font/symbol_fonts.h"

namespace sealpress::layout {

void map_symbols(InlineText& text) {
  for (std::size_t i = 0; i < text.spans.size(); ++i) {
    const std::string& family = text.spans[i].format->font(FontSlot::ascii).name;
    if (!text::is_symbol_font(family)) continue;
    const std::size_t end = i + 1 < text.spans.size() ? text.spans[i + 1].begin : text.text.size();
    for (std::size_t c = text.spans[i].begin; c < end; ++c) {
      const bool own = text.text[c] > 0x20 && text.text[c] != kObject;
      if (own) text.text[c] = text::symbol_to_unicode(family, text.text[c]);
    }
  }
}

void assign_slots(InlineText& text, const Profile& profile) {
  const bool by_script = !profile.font_hint;
  std::vector<Span> spans;
  spans.reserve(text.spans.size() * 2);
  FontSlot before = FontSlot::ascii;
  if (by_script) {
    for (const char32_t c : text.text) {
      before = slot_by_script(c, FontSlot::high_ansi);
      if (before != FontSlot::high_ansi) break;
    }
  }
  for (std::size_t i = 0; i < text.spans.size(); ++i) {
    Span span = text.spans[i];
    const std::size_t end = i + 1 < text.spans.size() ? text.spans[i + 1].begin : text.text.size();
    for (std::size_t c = span.begin; c < end; ++c) {
      span.begin = static_cast<std::uint32_t>(c);
      span.slot =
          by_script ? slot_by_script(text.text[c], before) : slot_of(text.text[c], *span.format);
      before = span.slot;
      if (spans.empty() || !spans.back().looks_like(span)) spans.push_back(span);
    }
  }
  text.spans = std::move(spans);
}

}  // namespace sealpress::layout
