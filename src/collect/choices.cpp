#include "collect/choices.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/unicode.h"

namespace sealpress::collect {
namespace {

constexpr std::u32string_view kTicks =
    U"√✓✔☑☒■✅●◼⬛✕✗✘×✖◉🗹🗸🗷⮽";
constexpr std::u32string_view kDoubtfulTicks = U"●✕✗✘×✖◉";
constexpr std::u32string_view kBoxes = U"□☐▢◻⬜○◯❏❑❒";
constexpr std::u32string_view kBrackets = U"()（）[]【】〔〕";

bool holds(std::u32string_view set, char32_t c) {
  return set.find(c) != set.npos;
}

/// What stands at an option's place.
struct Place {
  bool tick = false, doubtful = false, box = false, other = false;
};

Place place_of(std::u32string_view text) {
  Place place;
  for (const char32_t c : text) {
    if (holds(kTicks, c)) place.tick = true;
    if (holds(kDoubtfulTicks, c)) place.doubtful = true;
    if (holds(kBoxes, c)) place.box = true;
    if (!is_mark(c) && !is_space(c)) place.other = true;
  }
  return place;
}

/// One option: its box's place and its printed words.
struct Option {
  std::size_t slot = 0;
  std::u32string own;  ///< what stands at its place
  Found words;         ///< of the first printed piece behind or before the box
  bool marked = false, doubtful = false;
};

class Reader {
 public:
  Reader(const Pattern& pattern, const Glyphs& filled, const CellValue& value)
      : pattern_(pattern), filled_(filled), value_(value) {}

  std::vector<Chosen> read() {
    std::vector<Chosen> out;
    for (const Slot& slot : pattern_.slots) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Chosen& c) { return c.key == slot.key; });
      if (slot.kind == Slot::Kind::choice && !known) out.push_back(read_one(slot.key));
    }
    return out;
  }

 private:
  Chosen read_one(const std::string& key) {
    Chosen out;
    out.key = key;
    std::vector<Option> options = options_of(key);
    bool controls = true;
    for (Option& option : options) {
      const Stretch& stretch = value_.slots[option.slot];
      controls = controls && stretch.by_control;
      out.confidence = std::min(out.confidence, std::max(stretch.confidence, 0.85));
      if (stretch.confidence < 0.9) out.confidence = std::min(out.confidence, 0.85);
    }
    out.by_control = controls;
    mark(options, out);
    read_text(key, out);
    if (out.options.empty()) by_look(options, out);
    if (out.options.empty()) by_what_is_left(options, out);
    out.several_printed = out.options.size() > 1;
    return out;
  }

  std::vector<Option> options_of(const std::string& key) const {
    std::vector<Option> options;
    for (std::size_t i = 0; i < pattern_.pieces.size(); ++i) {
      const std::size_t slot = pattern_.pieces[i].slot;
      if (slot == Piece::kNone || pattern_.slots[slot].kind != Slot::Kind::choice ||
          pattern_.slots[slot].key != key) {
        continue;
      }
      Option option;
      option.slot = slot;
      const Stretch& stretch = value_.slots[slot];
      option.own = filled_.characters(stretch.begin, stretch.end);
      option.words = words_near(i);
      options.push_back(std::move(option));
    }
    return options;
  }

  /// The printed words of the box that is piece `at`: those behind it, else those before.
  Found words_near(std::size_t at) const {
    const std::u32string option =
        folded(text::to_utf32(pattern_.slots[pattern_.pieces[at].slot].option));
    const auto printed = [&](std::size_t i) {
      return pattern_.pieces[i].slot == Piece::kNone && !option.empty() &&
             pattern_.pieces[i].fixed.find(option) != std::u32string::npos;
    };
    if (at + 1 < pattern_.pieces.size() && printed(at + 1)) return value_.pieces[at + 1];
    if (at > 0 && printed(at - 1)) return value_.pieces[at - 1];
    return at + 1 < pattern_.pieces.size() ? value_.pieces[at + 1] : Found{};
  }

  /// A tick between two options, in front of the second one's box: 国有√ □民营. It belongs to the
  /// one it touches, else to the nearer one, which is then not sure.
  struct Between {
    bool before = false, doubtful = false;
  };
  static Between between(const std::u32string& own) {
    const auto tick = own.find_first_of(kTicks);
    const auto box = own.find_first_of(kBoxes, tick == own.npos ? 0 : tick);
    if (tick == own.npos || box == own.npos) return {};
    const auto touches = [](char32_t c) { return !is_space(c); };
    const auto gap_before = std::find_if(own.begin(), own.end(), touches) - own.begin();
    const auto behind =
        std::find_if(own.begin() + static_cast<std::ptrdiff_t>(tick) + 1, own.end(), touches) -
        own.begin() - static_cast<std::ptrdiff_t>(tick) - 1;
    if (gap_before == 0) return {behind > 0, behind == 0};
    return {gap_before<behind, behind> 0};
  }

  void mark(std::vector<Option>& options, Chosen& out) const {
    for (std::size_t i = 0; i < options.size(); ++i) {
      Option& option = options[i];
      const Place place = place_of(option.own);
      const bool sure = i == 0 || value_.slots[option.slot].by_control;
      const Between where = sure ? Between{} : between(option.own);
      Option& meant = where.before ? options[i - 1] : option;
      meant.marked = meant.marked || place.tick;
      meant.doubtful =
          meant.doubtful || (place.tick && (place.doubtful || where.doubtful)) || place.other;
    }
    // A tick behind the last option's words.
    if (!options.empty() && place_of(value_.beyond).tick && !options.back().marked) {
      options.back().marked = options.back().doubtful = true;
    }
    for (const Option& option : options) {
      if (!option.marked) continue;
      out.options.push_back(pattern_.slots[option.slot].option);
      if (option.doubtful) out.confidence = std::min(out.confidence, 0.8);
    }
  }

  /// 其他____, 有____人, 是（ ）次: the text belongs to the option whose words stand before it.
  void read_text(const std::string& key, Chosen& out) const {
    std::optional<std::size_t> before;
    for (const Piece& piece : pattern_.pieces) {
      if (piece.slot == Piece::kNone) continue;
      const Slot& slot = pattern_.slots[piece.slot];
      if (slot.key != key) continue;
      if (slot.kind == Slot::Kind::choice) {
        before = piece.slot;
        continue;
      }
      if (!slot.behind_option || !before) continue;
      out.text = slot_text(slot, filled_, value_.slots[piece.slot]);
      out.text_of = pattern_.slots[*before].option;
      if (out.text.empty()) continue;
      out.confidence = std::min(out.confidence, value_.slots[piece.slot].confidence);
      const bool ticked =
          std::find(out.options.begin(), out.options.end(), out.text_of) != out.options.end();
      if (ticked) continue;
      // Written but not ticked: meant, unless something else is ticked.
      out.confidence = std::min(out.confidence, 0.8);
      if (out.options.empty()) out.options.push_back(out.text_of);
    }
  }

  /// Underlined or bold words, where not all are so.
  void by_look(const std::vector<Option>& options, Chosen& out) const {
    for (const bool bold : {false, true}) {
      std::vector<std::string> marked;
      for (const Option& option : options) {
        if (stands_out(option.words, bold)) marked.push_back(pattern_.slots[option.slot].option);
      }
      if (marked.empty() || marked.size() == options.size()) continue;
      out.options = std::move(marked);
      out.confidence = std::min(out.confidence, 0.85);
      return;
    }
  }

  bool stands_out(const Found& words, bool bold) const {
    std::size_t all = 0, marked = 0;
    for (std::size_t i = words.begin; i < words.end; ++i) {
      const Glyph& glyph = filled_.text[i];
      if (is_space(glyph.character)) continue;
      ++all;
      marked += bold ? glyph.bold : glyph.underlined;
    }
    return all > 0 && 2 * marked > all;
  }

  /// The other options were deleted.
  void by_what_is_left(const std::vector<Option>& options, Chosen& out) const {
    std::vector<std::string> left;
    bool boxes = false;
    for (const Option& option : options) {
      boxes = boxes || place_of(option.own).box;
      if (option.words.share > 0.9) left.push_back(pattern_.slots[option.slot].option);
    }
    if (boxes || left.size() != 1 || options.size() < 2) return;
    out.options = std::move(left);
    out.confidence = std::min(out.confidence, 0.8);
  }

  const Pattern& pattern_;
  const Glyphs& filled_;
  const CellValue& value_;
};

}  // namespace

bool is_mark(char32_t c) {
  return holds(kTicks, c) || holds(kBoxes, c) || holds(kBrackets, c);
}

std::vector<Chosen> chosen(const Pattern& pattern, const Glyphs& filled, const CellValue& value) {
  return Reader(pattern, filled, value).read();
}

}  // namespace sealpress::collect
