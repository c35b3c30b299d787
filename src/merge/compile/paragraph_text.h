// A paragraph's text as one string, with the w:t elements that its stretches come from.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/node.h"

namespace sealpress::merge {

/// What layout shows as text, in reading order, through hyperlinks, controls and insertions.
/// Bookmarks and properties leave no trace; a tab, a break, a picture is one kBarrier.
struct ParagraphText {
  std::string all;
  std::unordered_map<const docx::Text*, std::size_t> begins;  ///< of each stretch, in `all`

  explicit ParagraphText(const docx::Paragraph& paragraph);
};

/// The source of a w:t, to be cut where its decoded text is cut.
class SourceText {
 public:
  explicit SourceText(const docx::Text& text);
  /// The bytes that hold the decoded text [begin, end): a slice of the source wherever that is
  /// exact (no CDATA, no line ends inside), else escaped anew.
  std::string slice(std::size_t begin, std::size_t end) const;

 private:
  const docx::Text& text_;
  std::string_view content_;
  std::vector<std::size_t> at_;  ///< where each decoded byte begins; empty: no exact slices
};

/// XML text or a raw attribute value, its references resolved.
std::string decoded_text(std::string_view raw);

/// Whether two nodes follow each other in a paragraph without anything a reader sees between.
bool is_invisible(const docx::Node& node);

}  // namespace sealpress::merge
