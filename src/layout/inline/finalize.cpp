#include "layout/inline/finalize.h"

#include <algorithm>

#include "layout/inline/align.h"
#include "layout/inline/decorate.h"
#include "layout/inline/font_slot.h"
#include "layout/inline/glyph_runs.h"
#include "layout/inline/tabs.h"

namespace sealpress::layout {

namespace {

class LineDrawer {
 public:
  LineDrawer(const Line& line, const PreparedText& text, const LineStyle& style, Length top,
             Piece& piece)
      : line_(line), text_(text), style_(style), top_(top), piece_(piece) {
    position_line(line, text, style, x_);
  }

  void grounds();
  void glyphs();
  void lines();
  void links();
  void marks();
  void bars();

 private:
  Length x(std::uint32_t at) const { return x_[at - line_.begin]; }
  Length baseline() const { return top_ + line_.baseline; }
  Point origin(std::uint32_t at, const Span& span) const {
    return {x(at), baseline() - span.format->rise};
  }
  std::uint32_t cluster_end(std::uint32_t at) const;
  DecoratedStretch stretch(std::uint32_t from, std::uint32_t to, const Span& span) const;
  template <class F>
  void for_each_span(F visit) const;
  /// Runs of spans for which `key` is the same and not empty.
  template <class Key, class F>
  void for_each_stretch(Key key, F visit) const;
  void leader(std::uint32_t at, std::size_t tab, const Span& span, GlyphRuns& runs) const;
  void object(std::uint32_t at);
  void seal(const Mark& mark, Length at);
  void anchor(const docx::Drawing& drawing, Length at);
  void underline_words(std::uint32_t from, std::uint32_t to, const Span& span, Length thickest);
  void emphasis(std::uint32_t from, std::uint32_t to, const Span& span);

  const Line& line_;
  const PreparedText& text_;
  const LineStyle& style_;
  Length top_;
  Piece& piece_;
  std::vector<Length> x_;
};

std::uint32_t LineDrawer::cluster_end(std::uint32_t at) const {
  do ++at;
  while (at < line_.end && !text_.chars[at].cluster_start);
  return at;
}

template <class F>
void LineDrawer::for_each_span(F visit) const {
  for (std::size_t s = 0; s < text_.spans.size(); ++s) {
    const std::uint32_t from = std::max(text_.spans[s].begin, line_.begin);
    const auto next = s + 1 < text_.spans.size() ? text_.spans[s + 1].begin
                                                 : static_cast<std::uint32_t>(text_.text.size());
    const std::uint32_t to = std::min(next, line_.end);
    if (from < to) visit(from, to, text_.spans[s]);
  }
}

template <class Key, class F>
void LineDrawer::for_each_stretch(Key key, F visit) const {
  const Span* first = nullptr;
  std::uint32_t from = 0, to = 0;
  const auto close = [&] {
    if (first) visit(from, to, *first);
    first = nullptr;
  };
  for_each_span([&](std::uint32_t begin, std::uint32_t end, const Span& span) {
    const auto mine = key(span);
    if (first && !(mine == key(*first))) close();
    if (!first && mine) {
      first = &span;
      from = begin;
    }
    to = end;
  });
  close();
}

/// Spaces that hang over the right edge do not carry decoration with them.
DecoratedStretch LineDrawer::stretch(std::uint32_t from, std::uint32_t to, const Span& span) const {
  DecoratedStretch out;
  out.format = span.format;
  out.slot = span.slot;
  out.from = x(from);
  out.to = to > line_.text_end ? max(min(x(to), line_.right), x(line_.text_end)) : x(to);
  out.baseline = baseline() - span.format->rise;
  out.top = top_;
  out.bottom = top_ + line_.height;
  return out;
}

void LineDrawer::grounds() {
  for_each_span([&](std::uint32_t from, std::uint32_t to, const Span& span) {
    if (span.format->has_background) draw_ground(stretch(from, to, span), piece_);
  });
}

void LineDrawer::leader(std::uint32_t at, std::size_t tab, const Span& span,
                        GlyphRuns& runs) const {
  docx::TabLeader leader = next_stop(style_.format, style_.default_tab, x(at)).leader;
  for (const Mark& mark : text_.marks) {
    if (mark.kind == Mark::position_tab && mark.at == at) {
      leader = static_cast<const docx::Special*>(mark.node)->leader;
    }
  }
  if (leader == docx::TabLeader::none || (text_.label_tab && at + 1 == text_.label_end)) return;
  using docx::TabLeader;
  const char32_t c = leader == TabLeader::dot          ? U'.'
                     : leader == TabLeader::hyphen     ? U'-'
                     : leader == TabLeader::middle_dot ? U'·'
                                                       : U'_';
  const text::NamedFont& font = span.format->font(span.slot);
  const text::FaceId face = style_.fonts.face_for(font, c);
  if (!face.valid()) return;
  const Length advance =
      span.format->size.scaled(style_.fonts.advance(face, style_.fonts.glyph(face, c)));
  if (advance <= Length()) return;
  const Length width = line_.tabs[tab];
  const std::int64_t count = width.raw() / advance.raw();
  Point from = origin(at, span);
  from.x += width - advance * count;
  runs.repeat(c, count, advance, from, span);
}

void LineDrawer::object(std::uint32_t at) {
  const auto found = std::find_if(text_.objects.begin(), text_.objects.end(),
                                  [&](const InlineObject& o) { return o.at == at; });
  if (found == text_.objects.end()) return;
  const Length height = found->piece.size.height;
  const Length rise = line_.centred ? line_.middle - height / 2 : text_.span_at(at).format->rise;
  place(piece_, found->piece, {x(at), baseline() - rise - height});
}

void LineDrawer::glyphs() {
  GlyphRuns runs(text_, style_.fonts, piece_);
  std::size_t tab = 0;
  for_each_span([&](std::uint32_t from, std::uint32_t to, const Span& span) {
    for (std::uint32_t i = from; i < to; i = cluster_end(i)) {
      const char32_t c = text_.text[i];
      if (c == kTab) {
        runs.flush();
        leader(i, tab++, span, runs);
        runs.flush();
      } else if (c == kObject) {
        runs.flush();
        object(i);
      } else if (c != kSoftHyphen || (line_.hyphen && i + 1 == line_.end)) {
        runs.add(i, cluster_end(i), origin(i, span), span);
      }
    }
  });
}

void LineDrawer::underline_words(std::uint32_t from, std::uint32_t to, const Span& span,
                                 Length thickest) {
  for (std::uint32_t i = from; i < to;) {
    while (i < to && is_hanging_space(text_.text[i])) ++i;
    const std::uint32_t word = i;
    while (i < to && !is_hanging_space(text_.text[i])) ++i;
    if (word < i) draw_underline(stretch(word, i, span), thickest, piece_);
  }
}

void LineDrawer::emphasis(std::uint32_t from, std::uint32_t to, const Span& span) {
  for (std::uint32_t i = from; i < to; i = cluster_end(i)) {
    if (is_hanging_space(text_.text[i]) || text_.chars[i].glyphs == 0) continue;
    DecoratedStretch one = stretch(i, i + 1, span);
    one.to = one.from + text_.chars[i].advance - span.format->spacing;
    draw_emphasis(one, piece_);
  }
}

void LineDrawer::lines() {
  const auto underline = [](const Span& span) {
    struct Key {
      docx::Underline kind;
      Color color;
      Length rise;
      explicit operator bool() const { return kind != docx::Underline::none; }
      bool operator==(const Key&) const = default;
    };
    return Key{span.format->underline, span.format->underline_color, span.format->rise};
  };
  for_each_stretch(underline, [&](std::uint32_t from, std::uint32_t to, const Span& span) {
    Length thickest;
    for_each_span([&](std::uint32_t begin, std::uint32_t end, const Span& inner) {
      if (begin < to && end > from) thickest = max(thickest, inner.format->size);
    });
    if (span.format->underline == docx::Underline::words) {
      underline_words(from, to, span, thickest);
    } else {
      draw_underline(stretch(from, to, span), thickest, piece_);
    }
  });
  for_each_span([&](std::uint32_t from, std::uint32_t to, const Span& span) {
    const TextFormat& format = *span.format;
    if (format.strike || format.double_strike) draw_strike(stretch(from, to, span), piece_);
    if (format.emphasis != docx::Emphasis::none) emphasis(from, to, span);
  });
  const auto border = [](const Span& span) {
    struct Key {
      docx::Border border;
      explicit operator bool() const {
        return border.style != docx::BorderStyle::none && border.style != docx::BorderStyle::nil;
      }
      bool operator==(const Key&) const = default;
    };
    return Key{span.format->border};
  };
  for_each_stretch(border, [&](std::uint32_t from, std::uint32_t to, const Span& span) {
    draw_border(stretch(from, to, span), piece_);
  });
}

void LineDrawer::links() {
  const auto link = [](const Span& span) { return span.link; };
  for_each_stretch(link, [&](std::uint32_t from, std::uint32_t to, const Span& span) {
    const DecoratedStretch s = stretch(from, to, span);
    piece_.links.push_back(
        {{s.from, s.top, s.to - s.from, s.bottom - s.top}, text_.links[span.link - 1u]});
  });
}

/// Centred on the tag's place, half an ideograph above the baseline.
void LineDrawer::seal(const Mark& mark, Length at) {
  const auto& place = *static_cast<const docx::SealPlace*>(mark.node);
  const Length middle = baseline() - text_.mark_format->size.scaled(0.38);
  const Length half = place.diameter / 2;
  piece_.seals.push_back(
      {std::string(place.name), {at - half, middle - half, place.diameter, place.diameter}});
}

void LineDrawer::anchor(const docx::Drawing& drawing, Length at) {
  Anchor anchor;
  anchor.drawing = &drawing;
  anchor.character = {at, baseline()};
  anchor.paragraph_top = style_.paragraph_top;
  anchor.line_top = top_;
  anchor.column_width = style_.flow_width;
  anchor.in_cell = style_.in_cell;
  piece_.anchors.push_back(std::move(anchor));
}

void LineDrawer::marks() {
  for (const Mark& mark : text_.marks) {
    const bool here =
        mark.at >= line_.begin && (mark.at < line_.end || (line_.last && mark.at == line_.end));
    if (!here) continue;
    const Length at = x(mark.at);
    switch (mark.kind) {
      case Mark::bookmark:
        piece_.destinations.push_back({mark.name, 0, top_});
        break;
      case Mark::seal:
        seal(mark, at);
        break;
      case Mark::anchor:
        anchor(*static_cast<const docx::Drawing*>(mark.node), at);
        break;
      case Mark::note:
        piece_.notes.push_back({static_cast<const docx::Note*>(mark.node), mark.name});
        break;
      case Mark::position_tab:
        break;
    }
  }
}

/// Bar stops draw a vertical line through each line of the paragraph.
void LineDrawer::bars() {
  for (const docx::TabStop& stop : style_.format.tabs) {
    if (stop.align != docx::TabAlign::bar) continue;
    piece_.items.emplace_back(frame::Line{{stop.position, top_},
                                          {stop.position, top_ + line_.height},
                                          Length::pt(0.5),
                                          frame::LineStyle::solid,
                                          kBlack});
  }
}

}  // namespace

void draw_line(const Line& line, const PreparedText& text, const LineStyle& style, Length top,
               Piece& piece) {
  LineDrawer drawer(line, text, style, top, piece);
  drawer.grounds();
  drawer.bars();
  drawer.glyphs();
  drawer.lines();
  drawer.links();
  drawer.marks();
}

}  // namespace sealpress::layout
