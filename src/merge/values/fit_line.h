// Paragraphs that are placed by what they show: {{名称|一行:156mm}} and {{署名|对中:成文日期}}.
//
// 一行 keeps a value on one line: type and exact line height become smaller together, so that the
// top of the characters stays where it is. In a repeat all items take the size that the longest
// needs. 对中 centres a paragraph over another value that stands at the paragraph's own right
// indent (GB/T 9704-2012, 7.3.5.1: the name over the date). Widths are those of full-width type;
// merging has no fonts, and the file must look right with whatever fonts its reader has.
#pragma once

#include <optional>
#include <string_view>

#include "merge/compile/program.h"
#include "merge/tag/filters.h"

namespace sealpress::merge {

/// Width in em of text in the fonts of official documents: full-width characters 1, others half;
/// stacked Tibetan letters as wide as the letter above them.
double width_in_em(std::string_view text);

/// What one paragraph is fitted to, from its tags.
struct LineFit {
  struct OneLine {
    Key key;
    Filters filters;
    Length width;
    Length size;  ///< of the type as the template states it
  };
  struct Centred {
    Key over;
    Length column;
    Length size;
  };
  std::optional<OneLine> one_line;
  std::optional<Centred> centred;

  bool any() const { return one_line || centred; }
};

/// A paragraph of the template whose formatting follows from the record.
class FittedParagraph : public Operation {
 public:
  /// `resolved` is the paragraph's formatting with its style's.
  FittedParagraph(const docx::Paragraph& base, docx::ParagraphProperties resolved, LineFit fit,
                  Block children)
      : base_(base),
        resolved_(std::move(resolved)),
        fit_(std::move(fit)),
        children_(std::move(children)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override { merge::bind(children_, binder); }

 private:
  struct Format {
    std::string_view ppr;
    docx::ParagraphProperties properties;
  };
  double factor(Merger& merger) const;
  void fit_line_height(Merger& merger, double factor, Format& format) const;
  void centre(Merger& merger, Format& format) const;
  Length centred_indent(Merger& merger) const;

  const docx::Paragraph& base_;
  docx::ParagraphProperties resolved_;
  LineFit fit_;
  Block children_;
};

}  // namespace sealpress::merge
