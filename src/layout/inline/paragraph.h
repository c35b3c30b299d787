// One paragraph through its four steps: collect, prepare, break, finalize.
#pragma once

#include <memory>
#include <vector>

#include "docx/node.h"
#include "docx/styles.h"
#include "layout/context.h"
#include "layout/flow.h"
#include "layout/inline/break.h"
#include "layout/inline/finalize.h"
#include "layout/inline/prepare.h"

namespace sealpress::layout {

/// A paragraph ready to be placed. Holds no more of the context than fonts and profile, which
/// outlive a round of layout.
class Paragraph {
 public:
  /// `resolved` is what the style sheet says about `source`; `base` comes from Formats.
  Paragraph(const docx::Paragraph& source, const docx::ParagraphProperties& resolved,
            const docx::RunProperties& base, const Label* label, Length width, Context& context);
  Paragraph(const Paragraph&) = delete;
  Paragraph& operator=(const Paragraph&) = delete;

  const ParagraphFormat& format() const { return format_; }
  const PreparedText& text() const { return text_; }
  /// Lines for the width given at construction.
  const std::vector<Line>& lines() const { return lines_; }
  const LineBreaker& breaker() const { return *breaker_; }

  /// Draws a line with its top at `top`, in a flow of `width`.
  void draw(const Line& line, Length top, Length paragraph_top, Length width, Piece& piece) const;
  /// The notes that the line refers to.
  std::vector<NoteRef> notes(const Line& line) const;
  /// No characters, no drawings, nothing.
  bool blank() const { return text_.empty() && text_.marks.empty(); }
  /// No more than a hidden mark, bookmarks, and a number that goes with it.
  bool hidden() const;
  /// The paragraph's text in reading order, for the outline.
  std::string plain_text() const;

 private:
  ParagraphFormat format_;
  PreparedText text_;
  const text::FontLibrary& fonts_;
  const Profile& profile_;
  Length default_tab_;
  bool expand_shift_return_, in_cell_;
  std::unique_ptr<LineBreaker> breaker_;
  std::vector<Line> lines_;
};

}  // namespace sealpress::layout
