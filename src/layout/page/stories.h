// Headers, footers and notes: stories that stand beside the body.
#pragma once

#include <memory>

#include "layout/context.h"
#include "layout/counters.h"
#include "layout/page/notes.h"
#include "layout/page/sections.h"

namespace sealpress::layout {

/// What all stories of one round share.
struct Round {
  const docx::View& view;
  const docx::Document& file;
  const text::FontLibrary& fonts;
  const Profile& profile;
  const Facts& facts;
  Diagnostics& report;
  Counters body;    ///< counters of the body
  Counters beside;  ///< of whatever stands beside it, restarted for each story

  Round(const docx::View& v, const text::FontLibrary& f, const Profile& p, const Facts& known,
        Diagnostics& r)
      : view(v),
        file(*v.file),
        fonts(f),
        profile(p),
        facts(known),
        report(r),
        body(file.styles, f, p),
        beside(file.styles, f, p) {}

  /// Whether anything shown depends on facts of the round before.
  bool used_facts() const { return body.used_facts || beside.used_facts; }
  Context body_context(const docx::SectionProperties& section, const PageFacts& page);
  /// Restarts the counters beside the body.
  Context beside_context(const docx::SectionProperties& section, const PageFacts& page);
};

/// The header or footer of a part on the page of those facts; an empty piece if there is none.
/// `height` of the piece includes the space after the last paragraph.
Piece set_margin_story(Round& round, const std::string& part,
                       const docx::SectionProperties& section, const PageFacts& page, Length width);

/// Flows of footnotes and endnotes.
class NoteStories : public NoteSource {
 public:
  NoteStories(Round& round, const docx::SectionProperties& section)
      : round_(round), section_(section) {}
  std::shared_ptr<const BlockFlow> flow(const NoteRef& note, Length width) override;
  /// Height of the separator above notes: a line of the default style.
  Length separator(Length width);

 private:
  Round& round_;
  const docx::SectionProperties& section_;
};

}  // namespace sealpress::layout
