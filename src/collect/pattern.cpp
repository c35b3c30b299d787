#include "collect/pattern.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "collect/glyphs.h"
#include "merge/tag/tag.h"
#include "merge/template.h"
#include "merge/values/made_runs.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using merge::Sigil;
using merge::Tag;

constexpr std::string_view kBehind = ".文字";

bool has_filter(const Tag& tag, std::string_view name) {
  return std::any_of(tag.filters.begin(), tag.filters.end(),
                     [&](const merge::FilterCall& call) { return call.name == name; });
}

Slot::Kind kind_of(const Tag& tag) {
  switch (tag.sigil) {
    case Sigil::value:
      return has_filter(tag, "合计") ? Slot::Kind::ignored : Slot::Kind::value;
    case Sigil::rich:
      return Slot::Kind::rich;
    case Sigil::choice:
      return Slot::Kind::choice;
    default:
      return Slot::Kind::ignored;
  }
}

Slot slot_of(const Tag& tag, const std::map<std::string, std::string>& short_keys) {
  merge::CompileOptions options;
  options.short_keys = short_keys;
  Slot slot;
  slot.kind = kind_of(tag);
  slot.key = tag.key;
  if (slot.key.ends_with(kBehind)) {
    slot.key.resize(slot.key.size() - kBehind.size());
    slot.behind_option = true;
  }
  slot.option = tag.option;
  slot.control = merge::control_tag(
      slot.kind == Slot::Kind::choice ? tag.key + "=" + tag.option : tag.key, options);
  slot.date = has_filter(tag, "日期");
  slot.seal = tag.sigil == Sigil::seal;
  return slot;
}

/// The label in the catalogue's spelling, where it is the same one.
std::string official(const std::vector<std::string>& labels, std::string_view written) {
  const std::string wanted = text::label_key(written);
  for (const std::string& label : labels) {
    if (text::label_key(label) == wanted) return label;
  }
  return std::string(written);
}

/// The label of the form's list that a key names; empty if it is none.
std::string list_named(const forms::Form& form, std::string_view normal) {
  for (const auto& [label, members] : form.lists) {
    if (text::label_key(label) == normal) return label;
  }
  return {};
}

void append_text(Pattern& pattern, const std::u32string& text) {
  const std::u32string fixed = folded(text);
  if (fixed.empty()) {
    const bool between =
        !text.empty() && !pattern.pieces.empty() && pattern.pieces.back().slot != Piece::kNone;
    if (between) pattern.pieces.push_back({U" ", Piece::kNone});
    return;
  }
  if (!pattern.pieces.empty() && pattern.pieces.back().slot == Piece::kNone) {
    std::u32string& last = pattern.pieces.back().fixed;
    last = last == U" " ? fixed : last + fixed;
  } else {
    pattern.pieces.push_back({fixed, Piece::kNone});
  }
}

}  // namespace

std::u32string Pattern::fixed() const {
  std::u32string out;
  for (const Piece& piece : pieces) {
    if (piece.slot == Piece::kNone && piece.fixed != U" ") out += piece.fixed;
  }
  return out;
}

bool Pattern::has_values() const {
  return std::any_of(slots.begin(), slots.end(),
                     [](const Slot& slot) { return slot.kind != Slot::Kind::ignored; });
}

PatternReader::PatternReader(const forms::Form& form) : form_(form) {}

PatternReader::Reading PatternReader::read(const std::u32string& text) {
  Reading out;
  std::map<std::string, std::u32string> hints;  // by normalised key
  std::map<std::size_t, std::string> normals;   // of slots
  const auto add_text = [&](const std::string& utf8) {
    const std::u32string words = text::to_utf32(utf8);
    const auto hint = std::find_if(open_.rbegin(), open_.rend(),
                                   [](const Open& open) { return open.kind == Open::hint; });
    if (hint == open_.rend()) {
      append_text(out.pattern, words);
    } else {
      hints[hint->key] += folded(words);
    }
  };
  const auto note_list = [&] {
    for (const Open& open : open_) {
      if (open.kind == Open::list) out.list = open.key;
    }
  };
  const auto add_tag = [&](const Tag& tag) {
    if (tag.sigil == Sigil::end) {
      note_list();
      if (!open_.empty()) open_.pop_back();
    } else if (tag.opens_section()) {
      const std::string list =
          tag.sigil == Sigil::repeat && !tag.condition ? list_named(form_, tag.normal) : "";
      if (!list.empty()) {
        open_.push_back({Open::list, list});
      } else {
        open_.push_back({tag.sigil == Sigil::inverse ? Open::hint : Open::shown, tag.normal});
      }
      note_list();
    } else if (tag.sigil == Sigil::literal) {
      add_text("{{");
    } else {
      normals[out.pattern.slots.size()] = tag.normal;
      out.pattern.pieces.push_back({{}, out.pattern.slots.size()});
      out.pattern.slots.push_back(slot_of(tag, form_.short_keys));
    }
  };

  note_list();
  const std::string utf8 = text::to_utf8(text);
  std::size_t at = 0;
  for (const merge::Range& range : merge::scan(utf8).tags) {
    auto tag =
        merge::parse_tag(std::string_view(utf8).substr(range.begin, range.end - range.begin));
    if (!tag) continue;
    if (range.begin > at) add_text(utf8.substr(at, range.begin - at));
    add_tag(*tag);
    at = range.end;
  }
  if (at < utf8.size()) add_text(utf8.substr(at));
  if (!out.pattern.pieces.empty() && out.pattern.pieces.back().fixed == U" ") {
    out.pattern.pieces.pop_back();
  }

  for (auto& [slot, normal] : normals) {
    const auto hint = hints.find(normal);
    if (hint == hints.end() || hint->second.empty()) continue;
    out.pattern.slots[slot].hints.push_back(hint->second);
    hint->second.clear();
  }
  const auto members = form_.lists.find(out.list);
  for (Slot& slot : out.pattern.slots) {
    slot.key = official(members == form_.lists.end() ? form_.fields : members->second, slot.key);
    for (const forms::PrintedHint& printed : form_.printed_hints) {
      if (text::label_key(printed.field) != text::label_key(slot.key)) continue;
      slot.hints.push_back(folded(text::to_utf32(printed.text)));
    }
  }
  for (const auto& [key, hint] : hints) out.hint += hint;
  return out;
}

}  // namespace sealpress::collect
