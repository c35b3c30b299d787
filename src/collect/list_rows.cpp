// Lists: the rows below their header, each cell by the column that it stands under.
#include <algorithm>
#include <map>

#include "base/pointer.h"
#include "collect/context.h"
#include "collect/values.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using data::Value;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
/// A column whose header was not found is told by its place.
constexpr double kByPlace = 0.6;

/// A column of the returned table.
struct Column {
  std::size_t item = 0;        ///< the blank form's unit
  std::size_t header = kNone;  ///< the returned one
  double sure = 0;
};

bool is_total(const std::u32string& key) {
  for (const std::u32string_view word : {U"合计", U"总计", U"小计", U"共计"}) {
    if (key.starts_with(word) || (key.ends_with(word) && key.size() < 10)) return true;
  }
  return false;
}

bool is_example(const std::u32string& key) {
  return key.starts_with(U"例:") || key.starts_with(U"示例") || key.starts_with(U"例如") ||
         key == U"例";
}

bool is_filler(const std::u32string& key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char32_t c) {
    return c == U'…' || c == U'.' || c == U'·' || c == U'-' || c == U'/';
  });
}

class ListReader {
 public:
  ListReader(const Context& context, const BlankList& list) : context_(context), list_(list) {
    out_.label = list.label;
  }

  ListReading read() {
    if (!find_header()) return std::move(out_);
    const Unit& header = unit(header_row_);
    std::size_t at = header.row_last;
    int table = header.table;
    while (at < context_.end) {
      const Unit& next = unit(at);
      if (!next.is_cell()) {
        if (!next.key.empty()) break;
        ++at;
        continue;
      }
      if (next.table != table && !continues(at)) break;
      table = next.table;
      if (is_foreign(at) && !repeats_header(at)) break;
      read_row(at);
      at = next.row_last;
    }
    return std::move(out_);
  }

 private:
  const Unit& unit(std::size_t i) const { return context_.filled.all[i]; }

  /// The returned row that most of the header's texts were found in.
  bool find_header() {
    std::map<std::size_t, int> rows;  // by first unit
    for (const BlankColumn& column : list_.columns) {
      const auto& match = context_.match(column.header);
      if (match && unit(match->unit).is_cell()) ++rows[unit(match->unit).row_first];
    }
    if (rows.empty()) return false;
    const auto most = std::max_element(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    header_row_ = first_like(most->first);
    for (std::size_t i = header_row_; i < unit(header_row_).row_last; ++i) header_.push_back(i);
    const BlankUnit& first = context_.blank.units[list_.columns.front().header];
    const bool same = first.row_last - first.row_first == header_.size();
    for (const BlankColumn& blank : list_.columns) {
      columns_.push_back(column_for(blank, same ? blank.header - first.row_first : kNone));
      if (columns_.back().header == kNone) tell_lost(blank);
    }
    return true;
  }

  void tell_lost(const BlankColumn& blank) {
    for (const Slot& slot : context_.blank.units[blank.item].pattern.slots) {
      if (slot.kind == Slot::Kind::ignored) continue;
      Diagnostic lost = finding(Severity::warning, "collect.column_lost");
      lost.place.field = list_.label;
      lost.place.path = pointer_to("", list_.label);
      lost.args.push_back({"column", slot.key});
      out_.findings.push_back(std::move(lost));
    }
  }

  /// A header that is printed again on every page may have been found on a later one.
  std::size_t first_like(std::size_t row) const {
    for (std::size_t at = context_.begin; at < row; at = std::max(unit(at).row_last, at + 1)) {
      if (unit(at).is_cell() && likeness(at, row) > 0.6) return at;
    }
    return row;
  }

  /// The share of a row's texts that another one has.
  double likeness(std::size_t row, std::size_t other) const {
    std::size_t same = 0, all = 0;
    for (std::size_t i = other; i < unit(other).row_last; ++i) {
      if (unit(i).key.empty()) continue;
      ++all;
      for (std::size_t k = row; k < unit(row).row_last; ++k) {
        if (unit(k).key != unit(i).key) continue;
        ++same;
        break;
      }
    }
    return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
  }

  Column column_for(const BlankColumn& blank, std::size_t position) const {
    Column column{blank.item, kNone, 0};
    const auto& match = context_.match(blank.header);
    if (match && unit(match->unit).row_first == header_row_) {
      column.header = match->unit;
      column.sure = sure_of(context_, blank.header);
      return column;
    }
    const std::u32string& key = context_.blank.units[blank.header].key;
    for (const std::size_t i : header_) {
      if (unit(i).key == key) return {blank.item, i, 1};
      // Found on a later page in other words.
      if (match && unit(match->unit).key == unit(i).key) {
        return {blank.item, i, sure_of(context_, blank.header)};
      }
    }
    if (position != kNone && !context_.alignment.taken[header_[position]]) {
      return {blank.item, header_[position], kByPlace};
    }
    return column;
  }

  /// A table behind the list's own that goes on with it: its header again, or as many cells.
  bool continues(std::size_t at) const {
    const Unit& first = unit(at);
    if (repeats_header(at)) return true;
    return !is_foreign(at) && first.row_last - first.row_first == header_.size();
  }

  bool repeats_header(std::size_t at) const {
    std::size_t same = 0;
    for (std::size_t i = at; i < unit(at).row_last; ++i) {
      same += std::any_of(header_.begin(), header_.end(), [&](std::size_t h) {
        return !unit(h).key.empty() && unit(h).key == unit(i).key;
      });
    }
    return same >= 2 && 2 * same >= header_.size();
  }

  /// A row with a printed text of the form that is none of the list's.
  bool is_foreign(std::size_t at) const {
    for (std::size_t i = at; i < unit(at).row_last; ++i) {
      if (context_.alignment.taken[i]) return true;
    }
    return false;
  }

  /// The column that the cell stands under, by its number in the row where rows have as many cells
  /// as the header, else by the grid.
  const Column* column_of(std::size_t cell) const {
    const Unit& at = unit(cell);
    std::size_t above = kNone;
    if (at.row_last - at.row_first == header_.size()) {
      above = header_[cell - at.row_first];
    } else {
      int widest = 0;
      for (const std::size_t h : header_) {
        const int common = std::min(unit(h).end, at.end) - std::max(unit(h).begin, at.begin);
        if (common > widest) {
          widest = common;
          above = h;
        }
      }
    }
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& c) { return c.header == above; });
    return found == columns_.end() ? nullptr : &*found;
  }

  bool is_passed_over(std::size_t at) const {
    const Unit& first = unit(at);
    bool fillers = true, any = false;
    std::u32string head;
    for (std::size_t i = at; i < first.row_last; ++i) {
      const std::u32string& key = unit(i).key;
      if (key.empty()) continue;
      if (!any) head = key;
      any = true;
      fillers = fillers && is_filler(key);
    }
    return !any || fillers || is_total(head) || is_example(head) || repeats_header(at);
  }

  void read_row(std::size_t at) {
    const Unit& first = unit(at);
    // Cells merged with those above still belong to the row.
    if (is_passed_over(at)) return;
    if (first.row_last - at == 1 && header_.size() > 2) {
      Diagnostic left = finding(Severity::info, "collect.row_left");
      left.place = unit_place(first);
      left.args.push_back({"text", text::to_utf8(trimmed(first.glyphs.characters()))});
      out_.findings.push_back(std::move(left));
      return;
    }
    std::vector<Field> fields;
    bool own = false;
    for (std::size_t i = at; i < first.row_last; ++i) read_cell(i, fields, own);
    if (!own || fields.empty()) return;
    add_item(std::move(fields));
  }

  void read_cell(std::size_t cell, std::vector<Field>& fields, bool& own) {
    const Column* column = column_of(cell);
    if (!column) return;
    std::size_t origin = cell;
    if (unit(cell).continued) {
      const auto above = above_.find(unit(cell).begin);
      if (above == above_.end()) return;
      origin = above->second;
    } else {
      above_[unit(cell).begin] = cell;
    }
    const BlankUnit& blank = context_.blank.units[column->item];
    auto found = fields_of(blank.pattern, unit(origin), column->sure, How::grid, context_.tables,
                           list_.label);
    own = own || (origin == cell && !found.empty());
    append(fields, std::move(found));
  }

  void add_item(std::vector<Field> fields) {
    const std::string row = pointer_to(pointer_to("", list_.label), out_.items.size());
    data::Object item;
    for (Field& field : fields) {
      const auto same = std::find_if(item.begin(), item.end(),
                                     [&](const data::Member& m) { return m.first == field.label; });
      if (same != item.end()) {  // two cells under one header
        same->second = Value(same->second.to_text() + field.value.to_text());
        field.confidence = std::min(field.confidence, 0.7);
        field.doubt = "collect.doubt_column";
      } else {
        item.emplace_back(field.label, field.value);
      }
      field.path = row + field.path;
      field.label = list_.label + "第" + std::to_string(out_.items.size() + 1) + "行" + field.label;
      out_.fields.push_back(std::move(field));
    }
    out_.items.emplace_back(std::move(item));
  }

  const Context& context_;
  const BlankList& list_;
  ListReading out_;
  std::size_t header_row_ = 0;
  std::vector<std::size_t> header_;
  std::vector<Column> columns_;
  std::map<int, std::size_t> above_;  ///< grid column -> the last cell that began there
};

}  // namespace

ListReading read_list(const Context& context, const BlankList& list) {
  return ListReader(context, list).read();
}

}  // namespace sealpress::collect
