// Notes of lines that are placed but may still be taken back (keep with next).
#pragma once

#include <vector>

#include "layout/flow.h"

namespace sealpress::layout {

/// Stands between the lines and the page's NoteRoom: what is taken here reaches the room at the end
/// of a fill.
class PendingNotes : public NoteRoom {
 public:
  explicit PendingNotes(NoteRoom* room) : room_(room) {}

  Length cost(const std::vector<NoteRef>& notes) override {
    if (!room_ || (notes.empty() && held_.empty())) return {};
    std::vector<NoteRef> all = held_;
    all.insert(all.end(), notes.begin(), notes.end());
    return room_->cost(all);
  }
  void take(const std::vector<NoteRef>& notes) override {
    held_.insert(held_.end(), notes.begin(), notes.end());
  }
  const std::vector<NoteRef>& held() const { return held_; }
  std::size_t count() const { return held_.size(); }
  void forget_after(std::size_t count) { held_.resize(count); }
  void hand_over() {
    if (room_ && !held_.empty()) room_->take(held_);
  }

 private:
  NoteRoom* room_;
  std::vector<NoteRef> held_;
};

}  // namespace sealpress::layout
