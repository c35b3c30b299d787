#include "layout/page/notes.h"

#include <algorithm>

namespace sealpress::layout {

namespace {

/// Word's separator is two inches long.
constexpr Length kRule = Length::twips(2880);
constexpr Length kRuleWidth = Length::twips(10);

}  // namespace

Length FootnoteRoom::measure(const BlockFlow& flow, Cursor cursor, Length width) {
  Region region;
  region.width = width;
  region.measure = true;
  return flow.fill(cursor, region).piece.size.height;
}

FootnoteRoom::Open FootnoteRoom::open(const NoteRef& ref) {
  const auto at = std::find_if(known_.begin(), known_.end(),
                               [&](const auto& entry) { return entry.first == ref.note; });
  if (at != known_.end()) return at->second;
  Open note{source_.flow(ref, width_), {}, width_, {}};
  if (note.flow) note.height = measure(*note.flow, {}, width_);
  known_.emplace_back(ref.note, note);
  return note;
}

/// A note higher than half the page may be split, so only its beginning must stand here.
Length FootnoteRoom::needed(const Open& note) const {
  return note.height > limit_ / 2 ? min(note.height, limit_ / 4) : note.height;
}

Length FootnoteRoom::reserved() const {
  if (notes_.empty()) return {};
  Length sum = separator_;
  for (const Open& note : notes_) sum += needed(note);
  return sum;
}

Length FootnoteRoom::cost(const std::vector<NoteRef>& notes) {
  Length sum;
  for (const NoteRef& ref : notes) {
    if (ref.note->type != docx::Note::footnote_reference) continue;
    const Open note = open(ref);
    if (note.flow) sum += needed(note);
  }
  return sum > Length() && notes_.empty() ? sum + separator_ : sum;
}

void FootnoteRoom::take(const std::vector<NoteRef>& notes) {
  for (const NoteRef& ref : notes) {
    if (ref.note->type != docx::Note::footnote_reference) continue;
    Open note = open(ref);
    if (note.flow) notes_.push_back(std::move(note));
  }
}

Piece FootnoteRoom::set(Length height) {
  Piece out;
  if (notes_.empty()) return out;
  const Length rule = continued_ ? width_ : min(kRule, width_);
  const Length middle = separator_ / 2;
  out.items.emplace_back(
      frame::Line{{Length(), middle}, {rule, middle}, kRuleWidth, frame::LineStyle::solid, kBlack});
  Length y = separator_;
  bool full = false;
  while (!notes_.empty() && !full) {
    Open& note = notes_.front();
    Region region;
    region.width = note.width;
    region.height = height - y;
    region.at_top = y == separator_;
    Filled filled = note.flow->fill(note.cursor, region);
    full = filled.end != FillEnd::done;
    const Length used = filled.piece.size.height;
    place(out, std::move(filled.piece), {{}, y});
    y += used;
    if (full) {
      note.height = measure(*note.flow, note.cursor, note.width);
    } else {
      notes_.pop_front();
    }
  }
  continued_ = full;
  out.size = {width_, y};
  return out;
}

}  // namespace sealpress::layout
