#include "layout/table/columns.h"

#include <algorithm>
#include <numeric>

namespace sealpress::layout::table {
namespace {

using Widths = std::vector<Length>;

Length sum(std::span<const Length> widths) {
  return std::accumulate(widths.begin(), widths.end(), Length());
}

/// `part` of `whole`, times `total`; exact where the sums of parts are.
Length share(Length total, Length part, Length whole) {
  return whole == Length() ? Length() : total.scaled(part.over(whole));
}

/// Gives `total` to the columns in proportion to their widths (equally if all are zero), without
/// a rest.
void spread(std::span<Length> widths, Length total) {
  const Length whole = sum(widths);
  const auto count = static_cast<std::int64_t>(widths.size());
  Length seen, given;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    seen += widths[i];
    const Length upto = whole > Length() ? share(total, seen, whole)
                                         : total * static_cast<std::int64_t>(i + 1) / count;
    widths[i] = upto - given;
    given = upto;
  }
}

std::vector<const WidthWish*> by_span(const std::vector<WidthWish>& wishes) {
  std::vector<const WidthWish*> sorted;
  sorted.reserve(wishes.size());
  for (const WidthWish& wish : wishes) sorted.push_back(&wish);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const WidthWish* a, const WidthWish* b) { return a->span < b->span; });
  return sorted;
}

/// Widths by the cells' wishes alone. Where rows disagree the largest wins.
class Wishes {
 public:
  Wishes(const ColumnProblem& problem, Length whole)
      : grid_(problem.grid), widths_(grid_.size()), known_(grid_.size()) {
    for (const WidthWish* wish : by_span(problem.wishes)) {
      if (const auto width = asked_width(wish->width, whole)) {
        ask(wish->column, wish->column + wish->span, *width);
      }
    }
  }
  const Widths& widths() const { return widths_; }
  bool complete() const { return std::find(known_.begin(), known_.end(), false) == known_.end(); }
  const std::vector<bool>& known() const { return known_; }

 private:
  void ask(std::size_t begin, std::size_t end, Length width) {
    const Length taken = sum({widths_.data() + begin, end - begin});
    if (width <= taken) return;
    std::vector<std::size_t> unknown;
    for (std::size_t i = begin; i < end; ++i) {
      if (!known_[i]) unknown.push_back(i);
    }
    if (unknown.empty()) {
      spread({widths_.data() + begin, end - begin}, width);
    } else {
      share_out(unknown, width - taken);
    }
  }

  void share_out(const std::vector<std::size_t>& unknown, Length width) {
    Widths parts;
    for (const std::size_t i : unknown) parts.push_back(grid_[i]);
    spread(parts, width);
    for (std::size_t k = 0; k < unknown.size(); ++k) {
      widths_[unknown[k]] = parts[k];
      known_[unknown[k]] = true;
    }
  }

  const Widths& grid_;
  Widths widths_;
  std::vector<bool> known_;
};

bool usable(const Widths& grid) {
  return std::all_of(grid.begin(), grid.end(), [](Length width) { return width > Length(); });
}

/// LibreOffice: the grid scaled to w:tblW; without a grid the wishes stretched to the text.
Columns by_grid_alone(const ColumnProblem& problem, std::optional<Length> target) {
  Columns columns{problem.grid, std::vector<bool>(problem.grid.size()), target};
  if (!usable(problem.grid)) {
    columns.widths = Wishes(problem, target.value_or(problem.available)).widths();
    if (!usable(columns.widths)) columns.widths.assign(problem.grid.size(), Length());
    target = target.value_or(problem.available);
  }
  if (target) spread(columns.widths, *target);
  return columns;
}

/// Where cells do not ask for all widths, a saved grid is what Word made of the table. It grows to
/// the table's width, and shrinks to it only if that is a percentage of the text.
Columns by_grid(const ColumnProblem& problem, Length target) {
  Columns columns{problem.grid, std::vector<bool>(problem.grid.size()), target};
  if (sum(problem.grid) < target || problem.table.kind == docx::Width::percent) {
    spread(columns.widths, target);
  }
  columns.target = sum(columns.widths);
  return columns;
}

/// A provisional width for the columns that nobody asked for: the grid's, else an equal share of
/// what the others leave.
void fill_unknown(Columns& columns, const ColumnProblem& problem, bool trust_grid) {
  const auto unknown = std::count(columns.open.begin(), columns.open.end(), true);
  if (unknown == 0) return;
  const Length whole = columns.target.value_or(problem.available);
  const Length each = max(whole - sum(columns.widths), Length()) / unknown;
  for (std::size_t i = 0; i < columns.widths.size(); ++i) {
    if (!columns.open[i]) continue;
    const Length saved = trust_grid ? problem.grid[i] : Length();
    columns.widths[i] = saved > Length() ? saved : each;
  }
}

Columns by_wishes(const ColumnProblem& problem, const Wishes& wishes,
                  std::optional<Length> target) {
  Columns columns{wishes.widths(), wishes.known(), target};
  columns.open.flip();
  fill_unknown(columns, problem, problem.fixed);
  if (problem.fixed) columns.open.assign(columns.open.size(), false);
  const bool percent = problem.table.kind == docx::Width::percent;
  const Length whole = sum(columns.widths);
  if (target && (whole < *target || (problem.fixed && percent))) spread(columns.widths, *target);
  if (target && problem.fixed) columns.target = sum(columns.widths);
  return columns;
}

// ---- Content -------------------------------------------------------------------------------

/// Enlarges the covered columns to `needed`, each by its present share.
void enlarge(Widths& widths, std::size_t column, std::size_t span, Length needed) {
  const std::span<Length> covered(widths.data() + column, span);
  if (sum(covered) < needed) spread(covered, needed);
}

struct Needs {
  Widths min, max;
};

Needs needs_of(std::size_t columns, std::span<const ContentWidth> contents) {
  Needs needs{Widths(columns), Widths(columns)};
  std::vector<const ContentWidth*> sorted;
  sorted.reserve(contents.size());
  for (const ContentWidth& content : contents) sorted.push_back(&content);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ContentWidth* a, const ContentWidth* b) { return a->span < b->span; });
  for (const ContentWidth* content : sorted) {
    enlarge(needs.max, content->column, content->span, content->range.max);
    enlarge(needs.min, content->column, content->span, content->range.min);
  }
  return needs;
}

/// Shrinks or stretches `wanted` to `target`, no column below its minimum. Requires
/// sum(least) <= target.
Widths between(const Widths& least, const Widths& wanted, Length target) {
  Widths spare;
  for (std::size_t i = 0; i < least.size(); ++i) spare.push_back(wanted[i] - least[i]);
  spread(spare, target - sum(least));
  for (std::size_t i = 0; i < least.size(); ++i) spare[i] += least[i];
  return spare;
}

/// What columns want: what was asked for, else what their content takes unbroken.
Widths wanted_widths(const Columns& columns, const Needs& needs) {
  Widths wanted = columns.widths;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (columns.open[i]) wanted[i] = needs.max[i];
  }
  return wanted;
}

/// The width the table goes for: its own, else the columns' wishes, as long as the text allows
/// what is only measured.
Length goal(const Columns& columns, const Widths& wanted, Length available) {
  if (columns.target) return *columns.target;
  const bool measured =
      std::find(columns.open.begin(), columns.open.end(), true) != columns.open.end();
  return measured ? min(sum(wanted), available) : sum(wanted);
}

/// Widens open columns so that the table reaches its own width.
void reach(Widths& wanted, const Columns& columns, Length target) {
  Length open, closed;
  for (std::size_t i = 0; i < wanted.size(); ++i) (columns.open[i] ? open : closed) += wanted[i];
  if (open + closed >= target) return;
  if (open == Length()) return spread(wanted, target);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (columns.open[i]) wanted[i] += share(target - open - closed, wanted[i], open);
  }
}

/// `wanted` brought to `target`; to more where the minima need it, but never beyond `bound`.
Widths settle(const Widths& wanted, Widths least, Length target, Length bound) {
  if (sum(wanted) == target) return wanted;
  if (sum(least) > bound) {
    spread(least, bound);
    return least;
  }
  return between(least, wanted, max(target, sum(least)));
}

/// What is asked for stays; what is measured may shrink to what cannot be broken.
Length least_width(const Columns& columns, const Needs& needs) {
  if (columns.target) return *columns.target;
  Length least;
  for (std::size_t i = 0; i < columns.widths.size(); ++i) {
    least += columns.open[i] ? needs.min[i] : columns.widths[i];
  }
  return least;
}

}  // namespace

std::optional<Length> asked_width(const docx::Width& width, Length whole) {
  if (width.kind == docx::Width::length && width.value > Length()) return width.value;
  if (width.kind == docx::Width::percent && width.fraction > 0) return whole.scaled(width.fraction);
  return std::nullopt;
}

Columns asked_columns(const ColumnProblem& problem, const Profile& profile) {
  if (problem.grid.empty()) return {};
  auto target = asked_width(problem.table, problem.available);
  if (!profile.cell_width_beats_grid) return by_grid_alone(problem, target);
  if (problem.table.kind == docx::Width::percent && problem.table.fraction == 1.0) {
    target = problem.available + problem.bleed;
  }
  const Wishes wishes(problem, target.value_or(problem.available));
  if (target && !wishes.complete() && usable(problem.grid)) return by_grid(problem, *target);
  return by_wishes(problem, wishes, target);
}

FittedColumns fit_columns(const Columns& columns, std::span<const ContentWidth> contents,
                          Length available, Length limit) {
  const Needs needs = needs_of(columns.widths.size(), contents);
  Widths wanted = wanted_widths(columns, needs);
  const Length target = goal(columns, wanted, available);
  reach(wanted, columns, target);
  for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = max(wanted[i], needs.min[i]);
  const WidthRange range{least_width(columns, needs), max(target, sum(wanted))};
  return {settle(wanted, needs.min, target, max(limit, target)), range};
}

}  // namespace sealpress::layout::table
