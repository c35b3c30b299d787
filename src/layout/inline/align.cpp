#include "layout/inline/align.h"

#include <algorithm>

#include "layout/inline/font_slot.h"
#include "layout/inline/squeeze.h"

namespace sealpress::layout {

namespace {

class Aligner {
 public:
  Aligner(const Line& line, const PreparedText& text, const LineStyle& style)
      : line_(line), text_(text), style_(style) {
    const std::size_t size = line.end - line.begin;
    east_.assign(size, 0);
    std::size_t s = 0;
    for (std::size_t i = 0; i < size; ++i) {
      while (s + 1 < text.spans.size() && text.spans[s + 1].begin <= line.begin + i) ++s;
      const bool word = style.profile.hangul_in_words && is_hangul(text.text[line.begin + i]);
      east_[i] = text.spans[s].slot == FontSlot::east_asia && !word ? 1 : 0;
    }
  }

  void run(std::vector<Length>& positions);

 private:
  Length free() const { return line_.right - line_.left - line_.width; }
  bool justified() const;
  std::uint32_t stretch_from() const;
  bool stretches(std::uint32_t at) const;
  Length start() const;

  const Line& line_;
  const PreparedText& text_;
  const LineStyle& style_;
  std::vector<std::uint8_t> east_;
};

bool Aligner::justified() const {
  if (free() <= Length()) return false;
  if (style_.format.justify == docx::Justify::distribute) return true;
  if (style_.format.justify != docx::Justify::both) return false;
  if (line_.ended_by == LineEnd::line_break) return style_.expand_shift_return;
  return line_.ended_by == LineEnd::wrap;
}

/// Only what follows the last tab, and not the label, is stretched or squeezed.
std::uint32_t Aligner::stretch_from() const {
  std::uint32_t from = std::max(line_.begin, text_.label_end);
  for (std::uint32_t i = line_.begin; i < line_.text_end; ++i) {
    if (text_.text[i] == kTab) from = std::max(from, i + 1);
  }
  return from;
}

/// Whether blank may be added after character `at`: at spaces and beside East Asian characters.
bool Aligner::stretches(std::uint32_t at) const {
  if (text_.text[at] == U' ') return true;
  const std::uint32_t next = at + 1;
  if (!text_.chars[next].cluster_start || text_.text[next] == U' ') return false;
  return east_[at - line_.begin] != 0 || east_[next - line_.begin] != 0;
}

Length Aligner::start() const {
  using docx::Justify;
  const bool from_right = style_.format.justify == Justify::end;
  if (style_.format.justify == Justify::center) return line_.left + max(free(), Length()) / 2;
  return from_right ? line_.left + max(free(), Length()) : line_.left;
}

void Aligner::run(std::vector<Length>& positions) {
  const std::uint32_t from = stretch_from();
  // LibreOffice leaves the mark in the margin where it is.
  const bool apart = line_.hang > Length() && line_.squeeze.kind == Squeeze::none;
  const std::uint32_t last = line_.text_end - (apart ? 1 : 0);
  std::int64_t points = 0;
  const bool wide = justified();
  if (wide) {
    for (std::uint32_t i = from; i + 1 < last; ++i) points += stretches(i) ? 1 : 0;
  }
  Length left = free(), taken = line_.squeeze.total;
  std::int64_t giving = line_.squeeze.count;
  Length x = wide && points == 0 && style_.format.justify == docx::Justify::distribute
                 ? line_.left + left / 2
                 : start();
  x -= line_.start_cut;
  std::size_t tab = 0;
  positions.clear();
  for (std::uint32_t i = line_.begin; i < line_.end; ++i) {
    const PreparedChar& c = text_.chars[i];
    Length less;
    if (giving > 0 && i >= from && i < last && gives_way(text_, line_.squeeze.kind, from, i)) {
      less = taken / giving--;
      taken -= less;
    }
    if (c.blank < 0) x -= less;
    positions.push_back(x);
    if (c.blank >= 0) x -= less;
    x += text_.text[i] == kTab && tab < line_.tabs.size() ? line_.tabs[tab++] : c.advance;
    if (i + 1 < line_.text_end) x += c.gap;
    if (points > 0 && i >= from && i + 1 < last && stretches(i)) {
      const Length share = left / points--;
      left -= share;
      x += share;
    }
  }
  positions.push_back(x);
}

}  // namespace

void position_line(const Line& line, const PreparedText& text, const LineStyle& style,
                   std::vector<Length>& positions) {
  Aligner(line, text, style).run(positions);
}

}  // namespace sealpress::layout
