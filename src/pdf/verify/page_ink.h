// Where text and pictures stand on a page. For use in the child process.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "pdf/read/pages.h"
#include "pdf/verify/syntax_tree.h"

namespace sealpress::pdf {

struct PageInk {
  std::vector<Box> boxes;  ///< of each text shown and each picture, in the page's coordinates
  bool complete = true;    ///< else there may be more
};

/// Of a page's contents, without its annotations. Text that is not painted is no ink.
PageInk ink_of(const OutsideValue& page);

/// Hands over each operator of a content stream with what stands before it; an inline picture comes
/// as the operator BI. False if it is longer than any page ought to be, or no such stream.
bool read_content(std::string_view content,
                  const std::function<void(const std::string& operation,
                                           const std::vector<SyntaxNode>& operands)>& take);

}  // namespace sealpress::pdf
