#include "collect/page_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace sealpress::collect {
namespace {

/// Lines of one place differ by so much; gaps in a line are at most so long; ends miss the line
/// that they meet by so much. Points.
constexpr double kSame = 1.5, kGap = 3, kMeet = 3;
/// Columns and rows are not narrower: two lines so close are a double border.
constexpr double kNarrow = 3.5;
constexpr double kShortest = 5;
constexpr std::size_t kMostLines = 4000, kMostFields = 250'000;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A line at `at`, from `from` to `to` along the other axis.
struct Line {
  double at = 0, from = 0, to = 0;
};

std::vector<Line> joined(std::vector<Line> lines) {
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
  std::vector<Line> out;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].at - lines[begin].at <= kSame) ++end;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    std::sort(first, last, [](const Line& a, const Line& b) { return a.from < b.from; });
    Line line = *first;
    for (auto next = first + 1; next != last; ++next) {
      if (next->from <= line.to + kGap) {
        line.to = std::max(line.to, next->to);
      } else {
        out.push_back(line);
        line = *next;
      }
    }
    out.push_back(line);
    begin = end;
  }
  std::erase_if(out, [](const Line& line) { return line.to - line.from < kShortest; });
  return out;
}

bool meet(const Line& level, const Line& upright) {
  return upright.at > level.from - kMeet && upright.at < level.to + kMeet &&
         level.at > upright.from - kMeet && level.at < upright.to + kMeet;
}

/// Sets of lines that hang together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parents_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parents_;
};

/// Places of lines, those of double borders as one.
std::vector<double> places(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  std::vector<double> out;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end] - all[begin] < kNarrow) ++end;
    out.push_back((all[begin] + all[end - 1]) / 2);
    begin = end;
  }
  return out;
}

class TableMaker {
 public:
  TableMaker(std::vector<Line> level, std::vector<Line> upright)
      : level_(std::move(level)), upright_(std::move(upright)) {}

  /// No table if it would have no cell or too many.
  std::optional<DrawnTable> make() {
    if (level_.size() < 2 || upright_.empty()) return std::nullopt;
    measure();
    if (out_.columns.size() < 2 || out_.rows.size() < 2 || width() * height() > kMostFields) {
      return std::nullopt;
    }
    out_.owners.assign(width() * height(), kNone);
    for (std::size_t row = 0; row < height(); ++row) {
      for (std::size_t column = 0; column < width(); ++column) {
        if (owner(row, column) == kNone) fill_cell(row, column);
      }
    }
    return std::move(out_);
  }

 private:
  std::size_t width() const { return out_.columns.size() - 1; }
  std::size_t height() const { return out_.rows.size() - 1; }
  std::size_t& owner(std::size_t row, std::size_t column) {
    return out_.owners[row * width() + column];
  }

  void measure() {
    std::vector<double> xs, ys;
    for (const Line& line : upright_) {
      xs.push_back(line.at);
      ys.insert(ys.end(), {line.from, line.to});
    }
    const std::size_t inner_ys = ys.size();
    for (const Line& line : level_) ys.push_back(line.at);
    double left = *std::min_element(xs.begin(), xs.end());
    double right = *std::max_element(xs.begin(), xs.end());
    // Tables without outer lines at their sides.
    for (const Line& line : level_) {
      if (line.from < left - kNarrow) left = line.from;
      if (line.to > right + kNarrow) right = line.to;
    }
    xs.insert(xs.end(), {left, right});
    const auto [top, bottom] = std::minmax_element(ys.begin(), ys.end());
    std::vector<double> rows(ys.begin() + static_cast<std::ptrdiff_t>(inner_ys), ys.end());
    rows.insert(rows.end(), {*top, *bottom});
    out_.columns = places(std::move(xs));
    out_.rows = places(std::move(rows));
    out_.box = {out_.columns.front(), out_.rows.front(), out_.columns.back(), out_.rows.back()};
  }

  /// Whether a line stands at `at` over the middle of a field's side.
  static bool ruled(const std::vector<Line>& lines, double at, double from, double to) {
    const double middle = (from + to) / 2;
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return std::abs(line.at - at) < kNarrow && line.from < middle && middle < line.to;
    });
  }
  bool ruled_above(std::size_t row, std::size_t column) const {
    return ruled(level_, out_.rows[row], out_.columns[column], out_.columns[column + 1]);
  }
  bool ruled_before(std::size_t row, std::size_t column) const {
    return ruled(upright_, out_.columns[column], out_.rows[row], out_.rows[row + 1]);
  }

  /// Whether any of the table is ruled there: else the table has no lines at its sides.
  bool has_side(std::size_t column) const {
    return std::any_of(upright_.begin(), upright_.end(), [&](const Line& line) {
      return std::abs(line.at - out_.columns[column]) < kNarrow;
    });
  }

  void fill_cell(std::size_t row, std::size_t column) {
    const std::size_t number = out_.cells.size();
    DrawnCell cell{{}, row, row + 1, column, column + 1, false};
    std::vector<std::pair<std::size_t, std::size_t>> waiting{{row, column}};
    owner(row, column) = number;
    const auto go = [&](std::size_t r, std::size_t c) {
      if (owner(r, c) != kNone) return;
      owner(r, c) = number;
      waiting.emplace_back(r, c);
    };
    while (!waiting.empty()) {
      const auto [r, c] = waiting.back();
      waiting.pop_back();
      cell.row_begin = std::min(cell.row_begin, r);
      cell.row_end = std::max(cell.row_end, r + 1);
      cell.column_begin = std::min(cell.column_begin, c);
      cell.column_end = std::max(cell.column_end, c + 1);
      const bool above = ruled_above(r, c), below = ruled_above(r + 1, c);
      const bool before = ruled_before(r, c), behind = ruled_before(r, c + 1);
      if (!above) r > 0 ? go(r - 1, c) : void(cell.open = true);
      if (!below) r + 1 < height() ? go(r + 1, c) : void(cell.open = true);
      if (!before) c > 0 ? go(r, c - 1) : void(cell.open = cell.open || has_side(c));
      if (!behind) c + 1 < width() ? go(r, c + 1) : void(cell.open = cell.open || has_side(c + 1));
    }
    cell.box = {out_.columns[cell.column_begin], out_.rows[cell.row_begin],
                out_.columns[cell.column_end], out_.rows[cell.row_end]};
    out_.cells.push_back(cell);
  }

  std::vector<Line> level_, upright_;
  DrawnTable out_;
};

}  // namespace

std::optional<std::size_t> DrawnTable::cell_at(double x, double y) const {
  if (x < box.left || x > box.right || y < box.bottom || y > box.top) return std::nullopt;
  const auto field = [](const std::vector<double>& lines, double at) {
    const auto next = std::upper_bound(lines.begin() + 1, lines.end() - 1, at);
    return static_cast<std::size_t>(next - lines.begin()) - 1;
  };
  return owners[field(rows, y) * (columns.size() - 1) + field(columns, x)];
}

std::optional<std::size_t> DrawnTables::table_at(double x, double y) const {
  for (std::size_t i = tables.size(); i-- > 0;) {
    if (tables[i].cell_at(x, y)) return i;
  }
  return std::nullopt;
}

DrawnTables tables_of(const pdf::ShownPage& page) {
  std::vector<Line> level, upright;
  for (const pdf::ShownRule& rule : page.rules) {
    const pdf::Box& box = rule.box;
    if (rule.is_level()) {
      level.push_back({(box.bottom + box.top) / 2, box.left, box.right});
    } else {
      upright.push_back({(box.left + box.right) / 2, box.bottom, box.top});
    }
  }
  level = joined(std::move(level));
  upright = joined(std::move(upright));
  DrawnTables out;
  if (level.size() > kMostLines || upright.size() > kMostLines) return out;
  Groups groups(level.size() + upright.size());
  for (std::size_t i = 0; i < level.size(); ++i) {
    for (std::size_t k = 0; k < upright.size(); ++k) {
      if (meet(level[i], upright[k])) groups.join(i, level.size() + k);
    }
  }
  std::map<std::size_t, std::pair<std::vector<Line>, std::vector<Line>>> sets;
  for (std::size_t i = 0; i < level.size(); ++i) sets[groups.of(i)].first.push_back(level[i]);
  for (std::size_t k = 0; k < upright.size(); ++k) {
    sets[groups.of(level.size() + k)].second.push_back(upright[k]);
  }
  for (auto& [group, lines] : sets) {
    if (auto table = TableMaker(lines.first, lines.second).make()) {
      out.tables.push_back(std::move(*table));
      continue;
    }
    for (const Line& line : lines.first) {
      out.loose.push_back({{line.from, line.at, line.to, line.at}});
    }
  }
  std::stable_sort(out.tables.begin(), out.tables.end(),
                   [](const DrawnTable& a, const DrawnTable& b) { return a.area() > b.area(); });
  return out;
}

}  // namespace sealpress::collect
