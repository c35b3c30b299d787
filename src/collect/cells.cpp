// Value cells: in every row of the blank form, what stands between two anchors that were found is
// held against what stands between them in the returned file.
#include <algorithm>
#include <iterator>

#include "collect/context.h"
#include "collect/values.h"

namespace sealpress::collect {
namespace {

using Role = BlankUnit::Role;

/// Sureness of a value whose label was not found, by its place alone.
constexpr double kByPlace = 0.6;
/// Of one whose neighbouring cells are not as many as printed.
constexpr double kOtherCount = 0.7;

class RowReader {
 public:
  RowReader(const Context& context, std::size_t first, std::size_t last)
      : context_(context), first_(first), last_(last) {}

  std::vector<Field> read() {
    std::size_t at = first_;
    while (at < last_) {
      const bool anchor = context_.match(at).has_value();
      std::size_t end = at + 1;
      while (end < last_ && !context_.match(end)) ++end;
      if (anchor) {
        read_behind(at, end);
      } else {
        read_before(at, end);
      }
      at = end;
    }
    return std::move(out_);
  }

 private:
  const BlankUnit& blank(std::size_t i) const { return context_.blank.units[i]; }

  /// Cells of the returned row in (from, to) that no anchor was found in.
  std::vector<std::size_t> free_cells(std::size_t from, std::size_t to) const {
    std::vector<std::size_t> cells;
    for (std::size_t i = from; i < to; ++i) {
      const Unit& unit = context_.filled.all[i];
      if (!unit.continued && !context_.alignment.taken[i]) cells.push_back(i);
    }
    return cells;
  }

  void read_behind(std::size_t anchor, std::size_t end) {
    const Match& match = *context_.match(anchor);
    const Unit& label = context_.filled.all[match.unit];
    if (!label.is_cell() || blank(anchor).role != Role::label) return;
    std::size_t bound = match.unit + 1;
    while (bound < label.row_last && !context_.alignment.taken[bound]) ++bound;
    pair(anchor + 1, end, free_cells(match.unit + 1, bound), sure_of(context_, anchor));
  }

  /// Cells before the first anchor that was found: by their places, if they are as many.
  void read_before(std::size_t begin, std::size_t end) {
    if (end >= last_ || !context_.match(end)) return;
    const Match& next = *context_.match(end);
    const Unit& unit = context_.filled.all[next.unit];
    if (!unit.is_cell()) return;
    const auto cells = free_cells(unit.row_first, next.unit);
    if (cells.size() == end - begin) pair(begin, end, cells, kByPlace);
  }

  bool is_value(std::size_t i) const { return blank(i).role == Role::value; }

  /// Printed texts between values that stand in the returned row as well (个, 万元).
  void drop_printed(std::vector<std::size_t>& blanks, std::vector<std::size_t>& cells) const {
    std::erase_if(blanks, [&](std::size_t i) {
      const auto same = std::find_if(cells.begin(), cells.end(), [&](std::size_t cell) {
        return context_.filled.all[cell].key == blank(i).key;
      });
      if (blank(i).role != Role::weak || same == cells.end()) return false;
      cells.erase(same);
      return true;
    });
  }

  void pair(std::size_t begin, std::size_t end, std::vector<std::size_t> cells, double sure) {
    std::vector<std::size_t> blanks;
    for (std::size_t i = begin; i < end; ++i) blanks.push_back(i);
    if (std::none_of(blanks.begin(), blanks.end(), [&](std::size_t i) { return is_value(i); })) {
      return;
    }
    drop_printed(blanks, cells);
    if (blanks.size() != cells.size()) {
      std::erase_if(blanks, [&](std::size_t i) { return blank(i).role == Role::weak; });
      sure = std::min(sure, 0.92);
    }
    if (blanks.size() != cells.size()) {
      drop_blank_cells(blanks, cells);
      sure = std::min(sure, 0.92);
    }
    const bool same = blanks.size() == cells.size();
    bool lost_label = false;
    for (std::size_t i = 0; i < blanks.size(); ++i) {
      const BlankUnit& unit = blank(blanks[i]);
      lost_label = lost_label || unit.role == Role::label;
      if (!is_value(blanks[i])) continue;
      if (i >= cells.size() || (!same && i > 0)) {  // whose it is cannot be told
        add_unread(unit.pattern);
        continue;
      }
      double certain = lost_label ? std::min(sure, kByPlace) : sure;
      if (!same) certain = std::min(certain, kOtherCount);
      append(out_, fields_of(unit.pattern, context_.filled.all[cells[i]], certain, How::grid,
                             context_.tables, {}));
    }
  }

  void add_unread(const Pattern& pattern) {
    for (const Slot& slot : pattern.slots) {
      if (slot.kind == Slot::Kind::ignored || slot.behind_option) continue;
      Field field = make_field(slot.key);
      field.confidence = 0;
      field.doubt = "collect.doubt_cells";
      const bool known = std::any_of(out_.begin(), out_.end(),
                                     [&](const Field& f) { return f.path == field.path; });
      if (!known) out_.push_back(std::move(field));
    }
  }

  /// A value's cell that was split: the pieces without text do not count.
  void drop_blank_cells(const std::vector<std::size_t>& blanks,
                        std::vector<std::size_t>& cells) const {
    if (cells.size() <= blanks.size()) return;
    std::vector<std::size_t> written;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(written),
                 [&](std::size_t i) { return !context_.filled.all[i].key.empty(); });
    if (written.size() == blanks.size()) cells = std::move(written);
  }

  const Context& context_;
  std::size_t first_, last_;
  std::vector<Field> out_;
};

}  // namespace

double sure_of(const Context& context, std::size_t anchor) {
  const double likeness = context.match(anchor)->likeness;
  if (likeness >= 1) return 1;
  const auto& anchors = context.blank.anchors;
  const auto at = std::lower_bound(anchors.begin(), anchors.end(), anchor);
  const auto exact = [&](std::size_t i) {
    return context.match(i) && context.match(i)->likeness >= 1;
  };
  const bool before = at == anchors.begin() || exact(*std::prev(at));
  const bool behind = std::next(at) == anchors.end() || exact(*std::next(at));
  return before && behind ? std::max(likeness, 0.91) : std::min(likeness, 0.85);
}

std::vector<Field> read_cells(const Context& context) {
  std::vector<Field> out;
  const std::vector<BlankUnit>& units = context.blank.units;
  for (std::size_t i = 0; i < units.size(); i = std::max(units[i].row_last, i + 1)) {
    if (!units[i].is_cell()) continue;
    append(out, RowReader(context, units[i].row_first, units[i].row_last).read());
  }
  return out;
}

std::vector<Field> read_mixed(const Context& context) {
  std::vector<Field> out;
  for (const std::size_t anchor : context.blank.anchors) {
    const BlankUnit& unit = context.blank.units[anchor];
    if (unit.role != Role::mixed || !context.match(anchor)) continue;
    const Unit& filled = context.filled.all[context.match(anchor)->unit];
    // Its printed words are part of the pattern: how they were found is judged there.
    append(out, fields_of(unit.pattern, filled, 1, unit.is_cell() ? How::grid : How::text,
                          context.tables, {}));
  }
  return out;
}

}  // namespace sealpress::collect
