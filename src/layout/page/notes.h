// Footnotes: room reserved while lines are placed, notes set above the body's bottom.
//
// Every note is laid out once, when its reference is first met. What does not fit goes on at the
// next page's bottom, under the continuation separator.
#pragma once

#include <deque>
#include <memory>

#include "layout/block/block_flow.h"
#include "layout/context.h"
#include "layout/flow.h"

namespace sealpress::layout {

/// Makes the flow of a note's story.
class NoteSource {
 public:
  virtual ~NoteSource() = default;
  virtual std::shared_ptr<const BlockFlow> flow(const NoteRef& note, Length width) = 0;
};

class FootnoteRoom : public NoteRoom {
 public:
  explicit FootnoteRoom(NoteSource& source) : source_(source) {}

  Length cost(const std::vector<NoteRef>& notes) override;
  void take(const std::vector<NoteRef>& notes) override;

  /// Height that the notes taken so far, and those left over from the page before, need.
  Length reserved() const;
  /// Sets the notes into at most `height`; what is left over stays for the next page.
  Piece set(Length height);
  /// Whether notes are left over.
  bool pending() const { return !notes_.empty(); }
  /// A page whose body is `height` high, notes `width` wide, their separator `separator` high.
  void begin_page(Length height, Length width, Length separator) {
    limit_ = height;
    width_ = width;
    separator_ = separator;
  }

 private:
  struct Open {
    std::shared_ptr<const BlockFlow> flow;
    Cursor cursor;
    Length width;
    Length height;  ///< of what is left of it
  };

 public:
  /// Notes taken so far, for going back to.
  using Taken = std::deque<Open>;
  Taken taken() const { return notes_; }
  void restore(Taken taken) { notes_ = std::move(taken); }

 private:
  Open open(const NoteRef& ref);
  Length needed(const Open& note) const;
  static Length measure(const BlockFlow& flow, Cursor cursor, Length width);

  NoteSource& source_;
  Length width_, separator_;
  Length limit_ = kInfinite;
  std::deque<Open> notes_;
  std::vector<std::pair<const docx::Note*, Open>> known_;
  bool continued_ = false;
};

}  // namespace sealpress::layout
