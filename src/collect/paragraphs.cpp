// Paragraphs that hold nothing but values: all that stands between the printed line before them and
// the one behind them.
#include <algorithm>

#include "collect/context.h"
#include "collect/values.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using data::Value;
using Role = BlankUnit::Role;

constexpr double kNoHeading = 0.5;
constexpr double kWithoutPictures = 0.8;

/// The paragraphs and tables of a narrative as a value: a text where there are only paragraphs.
Value narrative(const Units& filled, const std::vector<std::size_t>& units) {
  data::Array blocks;
  std::string words;
  bool tables = false;
  const auto flush = [&] {
    if (!words.empty()) blocks.emplace_back(std::move(words));
    words.clear();
  };
  for (std::size_t at = 0; at < units.size();) {
    const Unit& unit = filled.all[units[at]];
    if (!unit.is_cell()) {
      const std::u32string line = trimmed(unit.glyphs.characters());
      if (!line.empty()) words += (words.empty() ? "" : "\n") + text::to_utf8(line);
      ++at;
      continue;
    }
    tables = true;
    flush();
    data::Array rows;
    const int table = unit.table;
    int row = 0;
    for (; at < units.size() && filled.all[units[at]].table == table; ++at) {
      const Unit& cell = filled.all[units[at]];
      if (cell.row != row) rows.emplace_back(data::Array{});
      row = cell.row;
      rows.back().array()->emplace_back(text::to_utf8(trimmed(cell.glyphs.characters())));
    }
    blocks.emplace_back(data::Object{{"表格", Value(std::move(rows))}});
  }
  flush();
  if (blocks.empty()) return {};
  return tables ? Value(std::move(blocks)) : blocks.front();
}

class ParagraphReader {
 public:
  explicit ParagraphReader(const Context& context) : context_(context) {}

  std::vector<Field> read() {
    const std::vector<BlankUnit>& units = context_.blank.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const BlankUnit& unit = units[i];
      if (unit.role == Role::paragraph) {
        waiting_.push_back(i);
      } else if (unit.is_anchor() && context_.match(i)) {
        flush(context_.match(i)->unit);
        before_ = i;
        sure_ = 1;
      } else if (unit.is_anchor() && unit.role != Role::hint) {
        // A printed line that was not found: what stood behind it runs into what stood before it.
        if (!waiting_.empty()) sure_ = kNoHeading;
        lost_ = true;
      }
    }
    flush(context_.end);
    return std::move(out_);
  }

 private:
  std::vector<std::size_t> region(std::size_t end) const {
    // Behind a label in a table its own row is not a narrative's.
    const auto behind = [&](const Unit& unit, std::size_t at) {
      return unit.is_cell() ? unit.row_last : at + 1;
    };
    const std::size_t at = before_ ? context_.match(*before_)->unit : 0;
    const std::size_t begin = before_ ? behind(context_.filled.all[at], at) : context_.begin;
    std::vector<std::size_t> units;
    for (std::size_t i = begin; i < end; ++i) {
      if (!context_.alignment.taken[i]) units.push_back(i);
    }
    return units;
  }

  void flush(std::size_t end) {
    if (!waiting_.empty()) assign(region(end));
    waiting_.clear();
    lost_ = false;
  }

  void assign(std::vector<std::size_t> units) {
    const double sure = std::min(lost_ ? kNoHeading : 1.0, sure_);
    const auto written = [&](std::size_t i) { return !context_.filled.all[i].key.empty(); };
    if (waiting_.size() == 1 && is_rich(waiting_.front())) {
      return add_narrative(waiting_.front(), units, sure);
    }
    std::erase_if(units, [&](std::size_t i) { return !written(i); });
    // At the head of a form other words may stand before the first of its own.
    if (!before_ && units.size() > waiting_.size()) {
      units.erase(units.begin(), units.end() - static_cast<std::ptrdiff_t>(waiting_.size()));
    }
    const bool same = units.size() == waiting_.size();
    for (std::size_t i = 0; i < waiting_.size() && i < units.size(); ++i) {
      if (is_rich(waiting_[i])) {
        add_narrative(waiting_[i], {units[i]}, same ? sure : kNoHeading);
        continue;
      }
      append(out_,
             fields_of(context_.blank.units[waiting_[i]].pattern, context_.filled.all[units[i]],
                       same ? std::min(sure, 0.95) : kNoHeading, How::text, context_.tables, {}));
    }
  }

  bool is_rich(std::size_t blank) const {
    const Pattern& pattern = context_.blank.units[blank].pattern;
    return pattern.slots.size() == 1 && pattern.slots.front().kind == Slot::Kind::rich;
  }

  void add_narrative(std::size_t blank, const std::vector<std::size_t>& units, double sure) {
    const Slot& slot = context_.blank.units[blank].pattern.slots.front();
    Field field = make_field(slot.key);
    field.value = narrative(context_.filled, units);
    field.how = How::text;
    const bool pictures = std::any_of(units.begin(), units.end(), [&](std::size_t i) {
      return context_.filled.all[i].glyphs.pictures;
    });
    field.confidence = pictures ? std::min(sure, kWithoutPictures) : sure;
    const auto first = std::find_if(units.begin(), units.end(), [&](std::size_t i) {
      return !context_.filled.all[i].key.empty();
    });
    if (first != units.end()) field.place = unit_place(context_.filled.all[*first]);
    if (pictures) field.doubt = "collect.doubt_picture";
    if (sure < kSure) field.doubt = "collect.doubt_heading";
    if (!field.value.is_null() || field.confidence < kSure) out_.push_back(std::move(field));
  }

  const Context& context_;
  std::vector<Field> out_;
  std::vector<std::size_t> waiting_;   ///< paragraphs of the blank form behind the last anchor
  std::optional<std::size_t> before_;  ///< the last anchor that was found
  double sure_ = 1;
  bool lost_ = false;  ///< an anchor between `before_` and what waits was not found
};

}  // namespace

std::vector<Field> read_paragraphs(const Context& context) {
  return ParagraphReader(context).read();
}

}  // namespace sealpress::collect
