#include "merge/tag/tag.h"

namespace sealpress::merge {
namespace {

bool at(std::string_view text, std::size_t i, std::string_view what) {
  return text.compare(i, what.size(), what) == 0;
}

/// Length of whichever of the spellings stands at `i`, 0 if none does.
std::size_t one_of(std::string_view text, std::size_t i,
                   std::initializer_list<std::string_view> spellings) {
  for (const std::string_view spelling : spellings) {
    if (at(text, i, spelling)) return spelling.size();
  }
  return 0;
}

std::size_t double_brace(std::string_view text, std::size_t i, std::string_view half,
                         std::string_view full) {
  const std::size_t first = one_of(text, i, {half, full});
  if (first == 0) return 0;
  const std::size_t second = one_of(text, i + first, {half, full});
  return second == 0 ? 0 : first + second;
}
std::size_t opening(std::string_view text, std::size_t i) {
  return double_brace(text, i, "{", "｛");
}
std::size_t closing(std::string_view text, std::size_t i) {
  return double_brace(text, i, "}", "｝");
}

/// Walks through the inside of one tag. Quotes hide braces, but not in an option, where they are
/// ordinary text.
class TagEnd {
 public:
  TagEnd(std::string_view text, std::size_t begin) : text_(text), i_(begin) {
    while (const std::size_t n = one_of(text_, i_, {" ", "\u3000", "\u00a0"})) i_ += n;
    choice_ = one_of(text_, i_, {"☐", "□"}) != 0;
    if (const std::size_t n = one_of(text_, i_, {"“"})) quote(n, {"”"});
  }

  /// Whether the tag is closed; `position` is then behind its last brace, else where it was given
  /// up: at the text's end, a barrier, or the next opening braces.
  bool find() {
    while (i_ < text_.size() && text_[i_] != kBarrier) {
      if (const std::size_t n = closing(text_, i_)) return i_ += n, true;
      if (opening(text_, i_) != 0) return false;
      step();
    }
    return false;
  }
  std::size_t position() const { return i_; }

 private:
  void step() {
    if (choice_ && one_of(text_, i_, {"=", "＝"}) != 0) option_ = true;
    const std::size_t n = option_ ? 0 : one_of(text_, i_, {"\"", "＂"});
    if (n == 0) {
      ++i_;
    } else {
      quote(n, {"\"", "＂"});
    }
  }
  /// Steps over a quotation, or over its first mark alone if nothing closes it.
  void quote(std::size_t mark, std::initializer_list<std::string_view> ends) {
    i_ += mark;
    for (std::size_t j = i_; j < text_.size() && text_[j] != kBarrier; ++j) {
      if (const std::size_t n = one_of(text_, j, ends)) {
        i_ = j + n;
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t i_;
  bool choice_ = false, option_ = false;
};

}  // namespace

Scan scan(std::string_view text) {
  Scan result;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t n = closing(text, i)) {
      result.stray.push_back({i, i + n});
      i += n;
    } else if (const std::size_t open = opening(text, i)) {
      TagEnd end(text, i + open);
      (end.find() ? result.tags : result.unclosed).push_back({i, end.position()});
      i = end.position();
    } else {
      ++i;
    }
  }
  return result;
}

}  // namespace sealpress::merge
