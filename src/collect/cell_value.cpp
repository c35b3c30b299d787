#include "collect/cell_value.h"

#include <algorithm>
#include <optional>

#include "collect/choices.h"

namespace sealpress::collect {
namespace {

constexpr std::size_t kNone = Piece::kNone;
/// Points of the alignment. A foreign character inside printed text costs more than the printed
/// text's absence: so a value that happens to hold a printed character is not torn.
constexpr float kMatch = 1, kLost = 0.3F, kForeign = 1.5F, kForeignSpace = 0.001F;
constexpr float kGap = 0.2F, kIgnored = 0.05F, kNoTick = 0.4F;
/// Beyond so many steps only a printed beginning is looked for.
constexpr std::size_t kMostSteps = 8'000'000;

/// A printed character, or a slot.
struct Item {
  char32_t character = 0;
  std::size_t slot = kNone;
  std::size_t piece = 0;
};

std::vector<Item> items_of(const Pattern& pattern) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < pattern.pieces.size(); ++i) {
    const Piece& piece = pattern.pieces[i];
    if (piece.slot != kNone) items.push_back({0, piece.slot, i});
    for (const char32_t c : piece.fixed) items.push_back({c, kNone, i});
  }
  return items;
}

CellValue nothing_found(const Pattern& pattern) {
  CellValue out;
  out.slots.resize(pattern.slots.size());
  out.pieces.resize(pattern.pieces.size());
  return out;
}

/// Content controls that hold every value of the unit while all else reads as printed.
std::optional<CellValue> by_controls(const Pattern& pattern, const Glyphs& filled) {
  if (filled.controls.empty()) return std::nullopt;
  CellValue out = nothing_found(pattern);
  std::vector<bool> inside(filled.text.size());
  for (std::size_t i = 0; i < pattern.slots.size(); ++i) {
    const Slot& slot = pattern.slots[i];
    const ControlRange* found = nullptr;
    for (const ControlRange& control : filled.controls) {
      if (control.tag != slot.control || slot.kind == Slot::Kind::ignored) continue;
      if (found) return std::nullopt;
      found = &control;
    }
    if (!found) continue;
    out.slots[i] = {found->begin, found->end, 1, true};
    std::fill(inside.begin() + static_cast<std::ptrdiff_t>(found->begin),
              inside.begin() + static_cast<std::ptrdiff_t>(found->end), true);
  }
  std::u32string rest;
  for (std::size_t i = 0; i < filled.text.size(); ++i) {
    if (!inside[i]) rest += filled.text[i].character;
  }
  rest = folded(rest);
  const std::u32string fixed = pattern.fixed();
  bool as_printed = rest == fixed;
  for (const Slot& slot : pattern.slots) {
    for (const std::u32string& hint : slot.hints) as_printed = as_printed || rest == fixed + hint;
  }
  if (!as_printed) return std::nullopt;
  for (Found& piece : out.pieces) piece.share = 1;
  return out;
}

class CharacterAlignment {
 public:
  CharacterAlignment(const Pattern& pattern, const Glyphs& filled)
      : pattern_(pattern),
        filled_(filled),
        items_(items_of(pattern)),
        width_(filled.text.size() + 1) {
    text_.reserve(filled.text.size());
    for (const Glyph& glyph : filled.text) text_ += folded(glyph.character);
  }

  bool too_large() const { return (items_.size() + 1) * width_ > kMostSteps; }

  CellValue run() {
    fill_table();
    CellValue out = nothing_found(pattern_);
    walk(out);
    judge(out);
    return out;
  }

 private:
  float& best(std::size_t i, std::size_t j) { return best_[i * width_ + j]; }

  float foreign(std::size_t j) const { return is_space(text_[j]) ? -kForeignSpace : -kForeign; }

  float absorb(const Item& item, std::size_t j) const {
    switch (pattern_.slots[item.slot].kind) {
      case Slot::Kind::choice:
        return is_space(text_[j]) || is_mark(text_[j]) ? 0 : -kNoTick;
      case Slot::Kind::ignored:
        return is_space(text_[j]) ? 0 : -kIgnored;
      default:
        return 0;
    }
  }

  bool matches(const Item& item, std::size_t j) const {
    return item.character == U' ' ? is_space(text_[j]) : item.character == text_[j];
  }
  static float gain(const Item& item) { return item.character == U' ' ? kGap : kMatch; }
  static float loss(const Item& item) { return item.character == U' ' ? 0.05F : kLost; }

  void fill_table() {
    best_.assign((items_.size() + 1) * width_, 0);
    const std::size_t rows = items_.size(), columns = text_.size();
    for (std::size_t j = columns; j-- > 0;) best(rows, j) = best(rows, j + 1) + foreign(j);
    for (std::size_t i = rows; i-- > 0;) {
      const Item& item = items_[i];
      const bool slot = item.slot != kNone;
      best(i, columns) = best(i + 1, columns) - (slot ? 0 : loss(item));
      for (std::size_t j = columns; j-- > 0;) {
        float value = best(i + 1, j) - (slot ? 0 : loss(item));
        value = std::max(value, best(i, j + 1) + (slot ? absorb(item, j) : foreign(j)));
        if (!slot && matches(item, j)) value = std::max(value, best(i + 1, j + 1) + gain(item));
        best(i, j) = value;
      }
    }
  }

  void note(Found& piece, std::size_t j) const {
    if (piece.end == 0) piece.begin = j;
    piece.end = j + 1;
    piece.share += 1;
  }

  void walk(CellValue& out) {
    constexpr float kSame = 1e-3F;
    std::size_t i = 0, j = 0;
    bool inside = false;
    const auto begin_slot = [&](std::size_t slot) {
      if (!inside) out.slots[slot].begin = j;
      inside = true;
    };
    while (i < items_.size() || j < text_.size()) {
      if (i == items_.size()) {
        out.beyond += text_[j++];
        continue;
      }
      const Item& item = items_[i];
      if (item.slot != kNone) {
        begin_slot(item.slot);
        const bool close = j == text_.size() || best(i, j) <= best(i + 1, j) + kSame;
        if (close) {
          out.slots[item.slot].end = j;
          out.pieces[item.piece].share = 1;
          inside = false;
          ++i;
        } else {
          ++j;
        }
        continue;
      }
      const bool here = j < text_.size();
      if (here && matches(item, j) && best(i, j) <= best(i + 1, j + 1) + gain(item) + kSame) {
        note(out.pieces[item.piece], j);
        ++i;
        ++j;
      } else if (here && best(i, j) <= best(i, j + 1) + foreign(j) + kSame) {
        out.beyond += text_[j++];
      } else {
        ++i;
      }
    }
    out.beyond = folded(out.beyond);
  }

  void judge(CellValue& out) const {
    for (std::size_t i = 0; i < pattern_.pieces.size(); ++i) {
      const Piece& piece = pattern_.pieces[i];
      if (piece.slot == kNone) out.pieces[i].share /= static_cast<double>(piece.fixed.size());
    }
    for (std::size_t i = 0; i < pattern_.pieces.size(); ++i) {
      const std::size_t slot = pattern_.pieces[i].slot;
      if (slot == kNone) continue;
      Stretch& stretch = out.slots[slot];
      if (i > 0 && printed(i - 1)) {
        const double before = out.pieces[i - 1].share;
        stretch.confidence = before == 0 ? 0.6 : before < 1 ? 0.75 : 1;
      }
      if (i + 1 < pattern_.pieces.size() && printed(i + 1)) {
        const double after = out.pieces[i + 1].share;
        const bool at_end = stretch.end == text_.size();
        const double sure = after == 1 ? 1 : after > 0 ? 0.8 : at_end ? 0.92 : 0.7;
        stretch.confidence = std::min(stretch.confidence, sure);
      }
      if (!out.beyond.empty()) stretch.confidence = std::min(stretch.confidence, 0.85);
      const auto& kind = pattern_.slots[slot].kind;
      stretch.by_control = kind != Slot::Kind::ignored && is_control(pattern_.slots[slot], stretch);
    }
  }

  bool printed(std::size_t piece) const {
    return pattern_.pieces[piece].slot == kNone && pattern_.pieces[piece].fixed != U" ";
  }

  /// Whether a control of the slot's own name holds just this text.
  bool is_control(const Slot& slot, const Stretch& stretch) const {
    const std::u32string text = trimmed(filled_.characters(stretch.begin, stretch.end));
    return !text.empty() &&
           std::any_of(filled_.controls.begin(), filled_.controls.end(), [&](const auto& control) {
             return control.tag == slot.control &&
                    trimmed(filled_.characters(control.begin, control.end)) == text;
           });
  }

  const Pattern& pattern_;
  const Glyphs& filled_;
  std::vector<Item> items_;
  std::size_t width_;
  std::u32string text_;
  std::vector<float> best_;
};

/// A long text behind a printed beginning.
CellValue behind_beginning(const Pattern& pattern, const Glyphs& filled) {
  CellValue out = nothing_found(pattern);
  const std::u32string& head = pattern.pieces.front().fixed;
  std::size_t j = 0, matched = 0;
  for (; j < filled.text.size() && matched < head.size(); ++j) {
    const char32_t c = folded(filled.text[j].character);
    if (is_space(c)) continue;
    if (c != head[matched]) break;
    ++matched;
  }
  const bool whole = matched == head.size();
  for (Stretch& slot : out.slots) slot.confidence = 0.5;
  if (!out.slots.empty()) {
    out.slots[0] = {whole ? j : 0, filled.text.size(), whole && out.slots.size() == 1 ? 1 : 0.5};
  }
  return out;
}

}  // namespace

CellValue cell_value(const Pattern& pattern, const Glyphs& filled) {
  if (auto told = by_controls(pattern, filled)) return std::move(*told);
  CharacterAlignment alignment(pattern, filled);
  return alignment.too_large() ? behind_beginning(pattern, filled) : alignment.run();
}

std::u32string slot_text(const Slot& slot, const Glyphs& filled, const Stretch& stretch) {
  std::u32string text = trimmed(filled.characters(stretch.begin, stretch.end));
  const std::u32string same = folded(text);
  for (const std::u32string& hint : slot.hints) {
    if (hint.empty()) continue;
    if (same == hint) return {};
    const bool behind = same.ends_with(hint), before = same.starts_with(hint);
    if (!behind && !before) continue;
    std::size_t left = hint.size();
    while (left > 0 && !text.empty()) {
      const char32_t c = behind ? text.back() : text.front();
      if (!is_space(c)) --left;
      behind ? text.pop_back() : void(text.erase(0, 1));
    }
    return trimmed(text);
  }
  return text;
}

}  // namespace sealpress::collect
