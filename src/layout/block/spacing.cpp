#include "layout/block/blocks.h"

namespace sealpress::layout {

namespace {

const ParagraphFormat* format_of(const Block* block) {
  return block && block->paragraph ? &block->paragraph->format() : nullptr;
}

}  // namespace

Length space_before(const Block& block) {
  return block.paragraph && !block.collapsed ? block.paragraph->format().before : Length();
}

Length space_after(const Block& block) {
  return block.paragraph && !block.collapsed ? block.paragraph->format().after : Length();
}

Length space_between(const Blocks& blocks, const Block* above, const Block& below) {
  const Length after = above ? space_after(*above) : Length();
  const Length before = space_before(below);
  const ParagraphFormat* upper = format_of(above);
  const ParagraphFormat* lower = format_of(&below);
  if (upper && lower && upper->style == lower->style) {
    if (upper->contextual_spacing && lower->contextual_spacing) return {};
    if (lower->contextual_spacing) return after;
    if (upper->contextual_spacing) {
      const bool word = blocks.profile.contextual_previous_only;
      return word ? max(before - after, Length()) : before;
    }
  }
  return blocks.sum_spaces ? after + before : max(after, before);
}

}  // namespace sealpress::layout
