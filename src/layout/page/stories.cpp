#include "layout/page/stories.h"

#include "layout/block/block_flow.h"

namespace sealpress::layout {

Context Round::body_context(const docx::SectionProperties& section, const PageFacts& page) {
  Context context{view, file, fonts, profile, facts, body, report};
  context.section = &section;
  context.page = page;
  return context;
}

Context Round::beside_context(const docx::SectionProperties& section, const PageFacts& page) {
  beside.restart();
  Context context{view, file, fonts, profile, facts, beside, report};
  context.section = &section;
  context.page = page;
  context.page.known = true;
  return context;
}

Piece set_margin_story(Round& round, const std::string& part,
                       const docx::SectionProperties& section, const PageFacts& page,
                       Length width) {
  const docx::Story* story = part.empty() ? nullptr : round.view.story(part);
  if (!story) return {};
  Context context = round.beside_context(section, page);
  context.beside_body = true;
  const auto flow = BlockFlow::make(story->children, width, nullptr, context);
  Cursor cursor;
  Region region;
  region.width = width;
  Filled filled = flow->fill(cursor, region);
  filled.piece.size.height += filled.space_after;
  return std::move(filled.piece);
}

std::shared_ptr<const BlockFlow> NoteStories::flow(const NoteRef& note, Length width) {
  const docx::Story* story = round_.view.note(note.note->type, note.note->id);
  if (!story) return nullptr;
  Context context = round_.beside_context(section_, {});
  context.note_label = note.label;
  return BlockFlow::make(story->children, width, nullptr, context);
}

Length NoteStories::separator(Length width) {
  for (const auto& [id, note] : round_.file.footnotes) {
    if (note.type != docx::Note::separator || !note.story) continue;
    Context context = round_.beside_context(section_, {});
    const auto flow = BlockFlow::make(note.story->children, width, nullptr, context);
    Cursor cursor;
    Region region;
    region.width = width;
    region.measure = true;
    return flow->fill(cursor, region).piece.size.height;
  }
  return Length::pt(12);
}

}  // namespace sealpress::layout
