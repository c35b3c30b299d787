#include "collect/blank_form.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using Role = BlankUnit::Role;

/// A printed text in so many places of one form tells nothing.
constexpr int kCommon = 3;
constexpr std::size_t kShort = 3;

bool is_number(const std::u32string& key) {
  return std::all_of(key.begin(), key.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

/// Longer texts tell more, up to a line.
double weight_of(const std::u32string& key) {
  return 1 + 0.1 * static_cast<double>(std::min<std::size_t>(key.size(), 30));
}

class Maker {
 public:
  Maker(const forms::Form& form, const Units& source) : source_(source) { out_.form = &form; }

  BlankForm make() {
    read_units();
    for (std::size_t i = 0; i < out_.units.size(); ++i) decide(i);
    mark_title();
    gather();
    return std::move(out_);
  }

 private:
  void read_units() {
    PatternReader reader(*out_.form);
    for (const Unit& unit : source_.all) {
      auto reading = reader.read(unit.glyphs.characters());
      BlankUnit blank;
      blank.pattern = std::move(reading.pattern);
      blank.key = blank.pattern.fixed();
      blank.list = std::move(reading.list);
      if (blank.key.empty() && !blank.pattern.has_values() && !reading.hint.empty()) {
        blank.key = std::move(reading.hint);
        blank.role = Role::hint;
      }
      blank.table = unit.table;
      blank.row = unit.row;
      blank.begin = unit.begin;
      blank.end = unit.end;
      blank.row_first = unit.row_first;
      blank.row_last = unit.row_last;
      blank.unruled = unit.unruled && unit.row_last - unit.row_first == 1;
      ++seen_[blank.key];
      out_.units.push_back(std::move(blank));
    }
  }

  bool is_weak(const BlankUnit& unit) const {
    const std::u32string& key = unit.key;
    return key.size() < 2 || is_number(key) || (key.size() <= kShort && seen_.at(key) >= kCommon);
  }

  /// Whether a printed text without slots stands left of it in its row.
  bool has_label(std::size_t index) const {
    for (std::size_t i = out_.units[index].row_first; i < index; ++i) {
      const BlankUnit& left = out_.units[i];
      if (left.pattern.slots.empty() && !left.key.empty() && !is_weak(left)) return true;
    }
    return false;
  }

  void decide(std::size_t index) {
    BlankUnit& unit = out_.units[index];
    if (unit.role == Role::hint) return;
    const bool values = unit.pattern.has_values();
    if (!unit.list.empty()) {
      unit.role = Role::item;
    } else if (!values && unit.key.empty()) {
      unit.role = Role::nothing;
    } else if (unit.is_cell() && values && (unit.key.empty() || has_label(index))) {
      unit.role = Role::value;
    } else if (values && unit.key.empty()) {
      unit.role = Role::paragraph;
    } else if (values) {
      unit.role = is_weak(unit) ? (unit.is_cell() ? Role::value : Role::paragraph) : Role::mixed;
    } else {
      unit.role = is_weak(unit) && unit.is_cell() ? Role::weak : Role::label;
    }
  }

  /// The lines above the first table or heading that name the form: the catalogue's title says
  /// which.
  void mark_title() {
    const std::u32string title = folded(text::to_utf32(out_.form->title));
    for (BlankUnit& unit : out_.units) {
      if (unit.is_cell() || unit.key.size() < 5 || !unit.pattern.slots.empty()) continue;
      if (title.find(unit.key) != title.npos || unit.key.find(title) != unit.key.npos) {
        unit.title = true;
        return;
      }
    }
  }

  std::size_t header_of(std::size_t item) const {
    const BlankUnit& cell = out_.units[item];
    for (std::size_t i = cell.row_first; i-- > 0;) {
      const BlankUnit& above = out_.units[i];
      if (above.table != cell.table) break;
      if (above.begin < cell.end && cell.begin < above.end) return i;
    }
    return item;
  }

  void gather() {
    std::map<std::string, std::size_t> lists;
    for (std::size_t i = 0; i < out_.units.size(); ++i) {
      BlankUnit& unit = out_.units[i];
      if (unit.role == Role::item) {
        const auto [at, fresh] = lists.emplace(unit.list, out_.lists.size());
        if (fresh) out_.lists.push_back({unit.list, {}});
        out_.lists[at->second].columns.push_back({i, header_of(i)});
      }
      if (!unit.is_anchor()) continue;
      unit.weight = weight_of(unit.key) * (unit.role == Role::hint ? 0.3 : 1);
      out_.anchors.push_back(i);
      if (unit.role != Role::hint) out_.weight += unit.weight;
    }
  }

  const Units& source_;
  BlankForm out_;
  std::map<std::u32string, int> seen_;
};

}  // namespace

std::shared_ptr<const BlankForm> blank_form(const forms::Form& form,
                                            std::shared_ptr<const docx::Document> file) {
  const Units units = units_of(std::move(file));
  return std::make_shared<const BlankForm>(Maker(form, units).make());
}

}  // namespace sealpress::collect
