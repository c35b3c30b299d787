#include "text/line_break.h"

#include "text/line_break_class.h"
#include "text/line_break_libreoffice.h"

namespace sealpress::text {

namespace {

using Kind = BreakKind;

/// The class of one character with the flags that these rules give it.
BreakClass classify(char32_t c, const BreakRules& rules) {
  const auto listed = [&](std::u32string_view own, bool by_word) {
    return rules.kinsoku && (own.empty() ? by_word : own.find(c) != std::u32string_view::npos);
  };
  const BreakClass plain = break_class(c);
  return plain
      .with(BreakClass::not_at_start,
            listed(rules.not_at_start, plain.has(BreakClass::not_at_start)))
      .with(BreakClass::not_at_end, listed(rules.not_at_end, plain.has(BreakClass::not_at_end)));
}

bool is_word(Kind kind) {
  return kind == Kind::word || kind == Kind::hangul || kind == Kind::hyphen;
}

/// What ambiguous characters between `left` and `right` are.
Kind resolved(Kind left, Kind right) {
  if (left == Kind::cjk || right == Kind::cjk) return Kind::cjk;
  return is_word(left) || is_word(right) ? Kind::word : Kind::cjk;
}

/// Decides each run of ambiguous characters in `classes` by what stands on its two sides.
void resolve_ambiguous(std::vector<std::uint8_t>& classes, std::size_t n) {
  const auto kind = [&](std::size_t i) { return BreakClass(classes[i]).kind(); };
  Kind left = Kind::space;
  for (std::size_t i = 0; i < n;) {
    if (kind(i) != Kind::ambiguous) {
      if (kind(i) != Kind::mark) left = kind(i);
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < n && (kind(end) == Kind::ambiguous || kind(end) == Kind::mark)) ++end;
    left = resolved(left, end < n ? kind(end) : Kind::space);
    for (; i < end; ++i) {
      if (kind(i) == Kind::ambiguous) classes[i] = BreakClass(classes[i]).as(left).bits();
    }
  }
}

/// What stands before the place in question.
struct Before {
  BreakClass last{Kind::space, 0};     ///< the character before, marks left out
  BreakClass visible{Kind::space, 0};  ///< the last one that is no space
  bool word_initial = true;            ///< `last` is the first of its word
  bool tibetan_head = false;           ///< only shads and spaces since a head mark
};

void advance(Before& before, BreakClass next) {
  const Kind kind = next.kind();
  if (kind == Kind::mark) return;
  before.word_initial = before.last.kind() == Kind::space || before.last.kind() == Kind::glue;
  before.tibetan_head =
      kind == Kind::head || (before.tibetan_head && (kind == Kind::shad || kind == Kind::space));
  before.last = next;
  if (kind != Kind::space) before.visible = next;
}

bool breaks_after_space(const Before& before, BreakClass next) {
  const bool held_back = next.has(BreakClass::not_at_start) && next.has(BreakClass::closing);
  const bool held_on =
      before.visible.has(BreakClass::not_at_end) && before.visible.has(BreakClass::opening);
  return !held_back && !held_on;
}

/// Inside a word: after a dash, and after a hyphen that does not begin the word (-5).
bool breaks_in_word(const Before& before, BreakClass next) {
  const Kind last = before.last.kind();
  const bool after_hyphen =
      last == Kind::hyphen && next.kind() != Kind::hyphen && !before.word_initial;
  return after_hyphen || last == Kind::dash;
}

bool may_break(const Before& before, BreakClass next, const BreakRules& rules) {
  const Kind a = before.last.kind();
  const Kind b = next.kind();
  if (b == Kind::mark || b == Kind::space || b == Kind::shad || before.tibetan_head) return false;
  if (a == Kind::space) return breaks_after_space(before, next);
  if (a == Kind::glue || b == Kind::glue) return false;
  if (next.has(BreakClass::not_at_start) || before.last.has(BreakClass::not_at_end)) return false;
  if (a == Kind::break_after || a == Kind::shad) return true;
  if (a == Kind::dash && b == Kind::dash) return false;
  if (a == Kind::cjk || b == Kind::cjk) return true;
  if (a == Kind::hangul && b == Kind::hangul && rules.parts_hangul) return true;
  return !rules.word_wrap || breaks_in_word(before, next);
}

}  // namespace

void break_opportunities(std::u32string_view text, const BreakRules& rules,
                         std::vector<std::uint8_t>& out) {
  if (rules.like_libreoffice) return libreoffice_break_opportunities(text, rules, out);
  const std::size_t n = text.size();
  out.resize(n + 1);
  for (std::size_t i = 0; i < n; ++i) out[i] = classify(text[i], rules).bits();
  resolve_ambiguous(out, n);

  Before before;
  for (std::size_t i = 0; i < n; ++i) {
    const BreakClass next(out[i]);
    out[i] = i > 0 && may_break(before, next, rules);
    advance(before, next);
  }
  out[n] = n > 0;
}

bool forbidden_at_start(char32_t c) {
  return break_class(c).has(BreakClass::not_at_start);
}

bool forbidden_at_end(char32_t c) {
  return break_class(c).has(BreakClass::not_at_end);
}

}  // namespace sealpress::text
