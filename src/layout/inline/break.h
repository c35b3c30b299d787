// The third step of a paragraph: lines, greedily filled.
#pragma once

#include "layout/context.h"
#include "layout/inline/line.h"
#include "layout/inline/line_height.h"
#include "layout/inline/prepare.h"
#include "layout/inline/tabs.h"

namespace sealpress::layout {

class LineBreaker {
 public:
  LineBreaker(const PreparedText& text, const ParagraphFormat& format, const Profile& profile,
              LineGrid grid, Length default_tab);

  /// The line that begins at character `begin`, between `left` and `right` (the indents apply on
  /// top of a flow `width` wide). A line that would hold nothing but a piece of a word between
  /// obstacles comes back with end == begin.
  Line next(std::uint32_t begin, bool first, Length left, Length right, Length width,
            bool obstructed) const;

  /// Longest unbreakable part and width without breaks, indents included.
  Length min_width() const;
  Length max_width() const;

 private:
  struct Pen;
  std::uint32_t before_path(const Line& line, std::uint32_t at) const;
  void scan(Line& line, bool obstructed) const;
  bool squeeze_in(Line& line, std::uint32_t from, std::uint32_t candidate, const Pen& pen,
                  Length ink) const;
  std::uint32_t unit_end(std::uint32_t begin) const;
  void close_behind(Line& line, std::uint32_t end) const;
  void close(Line& line, std::uint32_t end) const;
  void measure(Line& line) const;
  FoundStop tab_stop(const Line& line, std::uint32_t at, Length x) const;
  Length tab_width(const FoundStop& stop, std::uint32_t at, Length x) const;
  Length segment_width(std::uint32_t from, bool to_point) const;
  std::uint32_t decimal_end(std::uint32_t from, std::uint32_t end) const;
  Length decimal_shift(const Line& line) const;
  Length blank_at_start(const Line& line) const;
  bool wraps(const Line& line, Length x) const;
  bool hangs(std::uint32_t at) const;
  bool may_begin(std::uint32_t at, Length ink, Length limit) const;
  Length spacing_behind(std::uint32_t at) const;
  bool forced(std::uint32_t at, Line& line) const;
  Length label_shift() const;
  Length hyphen_width(std::uint32_t after) const;
  std::uint32_t cluster_end(std::uint32_t at) const;

  const PreparedText& text_;
  const ParagraphFormat& format_;
  const Profile& profile_;
  LineGrid grid_;
  Length default_tab_;
};

}  // namespace sealpress::layout
