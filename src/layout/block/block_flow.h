// A flow of blocks: paragraphs and tables one below the other.
//
// collect (blocks in order, formats resolved, numbers counted) -> prepare (paragraphs shaped,
// tables measured) -> break (fill) -> finalize (borders and shading of neighbours merged).
#pragma once

#include <memory>
#include <span>

#include "docx/styles.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// Content widths, for tables that fit their content.
struct WidthRange {
  Length min;  ///< longest unbreakable part
  Length max;  ///< without any break
};

class BlockFlow {
 public:
  /// Prepares the block children of `parent` (story, cell, control ...) for lines of `width`.
  /// `cell` is the format that a table gives, null outside. Counters advance here, once.
  static std::unique_ptr<const BlockFlow> make(std::span<const docx::Node* const> blocks,
                                               Length width, const docx::CellFormat* cell,
                                               Context& context);
  virtual ~BlockFlow() = default;

  /// Places what fits from `cursor` on. With region.at_top at least one strip is placed, however
  /// high; without it the piece may be empty and the end `full`.
  virtual Filled fill(Cursor& cursor, const Region& region) const = 0;
  virtual bool done(const Cursor& cursor) const = 0;
  virtual WidthRange widths() const = 0;
  /// Whether the flow is a single empty paragraph.
  virtual bool blank() const = 0;
  /// Whether the flow asks for a new page before it. In table cells page breaks do nothing else:
  /// the table moves the row.
  virtual bool break_before() const = 0;
};

}  // namespace sealpress::layout
