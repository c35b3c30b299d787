#include "collect/page_units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "collect/page_lines.h"
#include "collect/page_tables.h"

namespace sealpress::collect {
namespace {

/// Shares of a page's height that hold its header and footer.
constexpr double kHeader = 0.085, kFooter = 0.09;
/// A table that goes on reaches down so far.
constexpr double kLow = 0.6;
/// Columns of one table on two pages differ by so much.
constexpr double kSameColumn = 4;

using Key = std::pair<std::size_t, std::size_t>;  ///< a table and its cell
constexpr std::size_t kOutside = static_cast<std::size_t>(-1);

std::u32string key_of(const std::vector<Glyph>& text) {
  std::u32string out;
  for (const Glyph& glyph : text) out += glyph.character;
  return folded(out);
}

/// - 3 -, 第 3 页 共 5 页, 3/5
bool is_page_number(const std::u32string& key) {
  bool digit = false;
  for (const char32_t c : key) {
    const bool number = c >= U'0' && c <= U'9';
    digit = digit || number;
    if (!number && std::u32string_view(U"-·第页共/,()~").find(c) == std::u32string_view::npos) {
      return false;
    }
  }
  return digit && key.size() <= 12;
}

/// A page's lines and tables, each where it belongs.
struct DrawnPage {
  double width = 0, height = 0;
  DrawnTables tables;
  std::map<Key, std::vector<DrawnLine>> lines;
  std::map<Key, std::vector<std::size_t>> inner;  ///< tables within a cell
  const std::vector<DrawnLine>& lines_in(const Key& key) const {
    static const std::vector<DrawnLine> kNothing;
    const auto found = lines.find(key);
    return found == lines.end() ? kNothing : found->second;
  }
};

DrawnPage drawn(const pdf::ShownPage& page) {
  DrawnPage out;
  out.width = page.width;
  out.height = page.height;
  out.tables = tables_of(page);
  const auto place = [&](double x, double y, std::size_t before) -> Key {
    for (std::size_t i = before; i-- > 0;) {
      if (const auto cell = out.tables.tables[i].cell_at(x, y)) return {i, *cell};
    }
    return {kOutside, 0};
  };
  std::map<Key, std::vector<pdf::ShownGlyph>> glyphs;
  for (const pdf::ShownGlyph& glyph : page.glyphs) {
    const double x = (glyph.left + glyph.right) / 2, y = glyph.base - 0.35 * glyph.size;
    if (x < 0 || x > page.width || y < 0 || y > page.height) continue;
    glyphs[place(x, y, out.tables.tables.size())].push_back(glyph);
  }
  for (auto& [key, some] : glyphs) {
    out.lines[key] = lines_of(std::move(some), out.tables.loose);
  }
  for (std::size_t i = 0; i < out.tables.tables.size(); ++i) {
    const pdf::Box& box = out.tables.tables[i].box;
    const Key key = place((box.left + box.right) / 2, (box.bottom + box.top) / 2, i);
    out.inner[key].push_back(i);
  }
  return out;
}

/// Lines at a page's head or foot that are no part of the text.
class Margins {
 public:
  explicit Margins(const std::vector<DrawnPage>& pages) {
    for (const DrawnPage& page : pages) {
      std::set<std::u32string> own;
      for (const DrawnLine& line : page.lines_in({kOutside, 0})) {
        if (is_at_margin(page, line)) own.insert(key_of(line.text));
      }
      for (const std::u32string& key : own) ++seen_[key];
    }
  }
  bool has(const DrawnPage& page, const DrawnLine& line) const {
    const std::u32string key = key_of(line.text);
    const bool low = line.base > 0.88 * page.height || line.base < 0.1 * page.height;
    if (low && is_page_number(key)) return true;
    const auto found = seen_.find(key);
    return is_at_margin(page, line) && found != seen_.end() && found->second > 1;
  }

 private:
  static bool is_at_margin(const DrawnPage& page, const DrawnLine& line) {
    return line.base < kHeader * page.height || line.base > (1 - kFooter) * page.height;
  }
  std::map<std::u32string, int> seen_;
};

/// The table that is being read, which may go on with the next page.
struct OpenTable {
  int number = 0, rows = 0;
  pdf::Box box;
  int page = 0;
  bool low = false;
  std::vector<double> edges;            ///< of its columns, as they were met
  std::size_t first = 0, last_row = 0;  ///< units: of its first row; of its last one
};

class PageReader {
 public:
  PageReader(Units& out, const PrintedTexts& printed) : out_(out), printed_(printed) {}

  void read(const pdf::ShownDocument& document) {
    std::vector<DrawnPage> pages;
    for (const pdf::ShownPage& page : document.pages) pages.push_back(drawn(page));
    const Margins margins(pages);
    for (DrawnPage& page : pages) {
      ++page_number_;
      page_ = &page;
      if (auto lines = page.lines.find({kOutside, 0}); lines != page.lines.end()) {
        std::erase_if(lines->second,
                      [&](const DrawnLine& line) { return margins.has(page, line); });
      }
      measure_margins();
      read_inside({kOutside, 0}, left_, right_);
    }
  }

 private:
  using Rows = std::vector<std::pair<std::size_t, std::size_t>>;  ///< the units of each

  const DrawnTable& table(std::size_t i) const { return page_->tables.tables[i]; }

  /// The text's sides, by lines outside tables: where several lines end, else as far from the right
  /// as they begin from the left.
  void measure_margins() {
    const std::vector<DrawnLine>& lines = page_->lines_in({kOutside, 0});
    left_ = 0.15 * page_->width;
    double most = 0;
    for (const DrawnLine& line : lines) {
      left_ = std::min(left_, line.left);
      most = std::max(most, line.right);
    }
    const auto ends = std::count_if(lines.begin(), lines.end(), [&](const DrawnLine& line) {
      return line.right > most - 1.2 * line.size;
    });
    right_ = ends >= 3 ? most : std::max(most, page_->width - left_);
  }

  /// Lines and tables of a page or a frame, from top to bottom.
  void read_inside(const Key& key, double left, double right) {
    const std::vector<DrawnLine>& lines = page_->lines_in(key);
    std::vector<std::size_t> tables;
    if (const auto inner = page_->inner.find(key); inner != page_->inner.end()) {
      tables = inner->second;
    }
    std::sort(tables.begin(), tables.end(), [&](std::size_t a, std::size_t b) {
      return table(a).box.bottom < table(b).box.bottom;
    });
    std::size_t line = 0;
    for (const std::size_t next : tables) {
      for (; line < lines.size() && lines[line].base < table(next).box.bottom + 2; ++line) {
        add_line(lines[line], left, right);
      }
      read_table(next);
    }
    for (; line < lines.size(); ++line) add_line(lines[line], left, right);
  }

  // ---- paragraphs
  // ---------------------------------------------------------------------------------

  bool goes_on(const DrawnLine& line, double left, double right) const {
    if (!last_line_) return false;
    const DrawnLine& last = *last_line_;
    const double ratio = line.size / std::max(last.size, 1.0);
    if (ratio < 0.85 || ratio > 1.18) return false;
    const bool same_page = last_page_ == page_number_;
    if (same_page && line.base - last.base > 3 * line.size) return false;
    const double middle = page_->width / 2;
    const bool centred = std::abs(line.middle() - middle) < line.size &&
                         std::abs(last.middle() - middle) < line.size &&
                         line.left > left + 2 * line.size;
    if (centred) return last.right - last.left > 0.7 * (right - left);
    return is_full(last, line, right - 0.6 * line.size) && line.left < left + 0.7 * line.size;
  }

  void add_line(const DrawnLine& line, double left, double right) {
    open_.reset();
    if (goes_on(line, left, right)) {
      Unit& unit = out_.all.back();
      append_line(unit.glyphs.text, line);
      unit.key = key_of(unit.glyphs.text);
      if (last_page_ == page_number_) extend(unit.box, line);
    } else {
      Unit unit;
      unit.glyphs.text = line.text;
      unit.key = key_of(line.text);
      unit.paragraph = ++paragraphs_;
      unit.page = page_number_;
      unit.box = {line.left, line.base - line.size, line.right, line.base + 0.2 * line.size};
      unit.row_first = out_.all.size();
      unit.row_last = out_.all.size() + 1;
      out_.all.push_back(std::move(unit));
    }
    last_line_ = line;
    last_page_ = page_number_;
  }

  static void extend(pdf::Box& box, const DrawnLine& line) {
    box.left = std::min(box.left, line.left);
    box.right = std::max(box.right, line.right);
    box.top = std::max(box.top, line.base + 0.2 * line.size);
  }

  // ---- tables
  // -------------------------------------------------------------------------------------

  /// A field beside the table that nothing closes and nothing stands in.
  bool is_beside(std::size_t index, std::size_t cell) const {
    return table(index).cells[cell].open && page_->lines_in({index, cell}).empty() &&
           !page_->inner.contains({index, cell});
  }

  void read_table(std::size_t index) {
    const DrawnTable& drawn = table(index);
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < drawn.cells.size(); ++i) {
      if (!is_beside(index, i)) cells.push_back(i);
    }
    if (cells.size() == 1 && !continues(drawn)) {  // a frame
      const pdf::Box& box = drawn.cells[cells.front()].box;
      return read_inside({index, cells.front()}, box.left + 5, box.right - 5);
    }
    last_line_.reset();
    const bool goes_on = continues(drawn);
    if (!goes_on) begin_table(drawn);
    const std::size_t begun = out_.all.size();
    Rows rows;
    for (std::size_t row = 0; row + 1 < drawn.rows.size(); ++row) {
      std::size_t first = out_.all.size();
      if (!read_row(index, cells, row)) continue;
      for (; first < out_.all.size(); first = out_.all[first].row_last) {
        rows.emplace_back(first, out_.all[first].row_last);
      }
    }
    if (goes_on) join_pages(begun, rows);
    finish_table(drawn, rows);
    for (const std::size_t cell : cells) {
      const auto inner = page_->inner.find({index, cell});
      if (inner == page_->inner.end()) continue;
      const std::optional<OpenTable> own = open_;
      for (const std::size_t i : inner->second) read_table(i);
      open_ = own;
    }
  }

  bool continues(const DrawnTable& drawn) const {
    return open_ && open_->page + 1 == page_number_ && open_->low &&
           std::abs(open_->box.left - drawn.box.left) < kSameColumn &&
           std::abs(open_->box.right - drawn.box.right) < kSameColumn;
  }

  void begin_table(const DrawnTable& drawn) {
    open_.emplace();
    open_->number = ++tables_;
    open_->box = drawn.box;
    open_->first = out_.all.size();
  }

  void finish_table(const DrawnTable& drawn, const Rows& rows) {
    open_->page = page_number_;
    open_->low = drawn.box.top > kLow * page_->height;
    open_->box = drawn.box;
    if (!rows.empty()) open_->last_row = out_.all.back().row_first;
  }

  /// The column's edge as the table met it first.
  int edge(double x) {
    for (const double known : open_->edges) {
      if (std::abs(known - x) < kSameColumn) return static_cast<int>(std::lround(known));
    }
    open_->edges.push_back(x);
    return static_cast<int>(std::lround(x));
  }

  /// False if nothing begins in the row.
  bool read_row(std::size_t index, const std::vector<std::size_t>& cells, std::size_t row) {
    const DrawnTable& drawn = table(index);
    const std::size_t first = out_.all.size();
    bool begins = false;
    std::vector<std::size_t> own;
    for (const std::size_t i : cells) {
      const DrawnCell& cell = drawn.cells[i];
      if (cell.row_begin <= row && row < cell.row_end) own.push_back(i);
      begins = begins || cell.row_begin == row;
    }
    if (!begins) return false;
    std::sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
      return drawn.cells[a].column_begin < drawn.cells[b].column_begin;
    });
    if (own.size() == 1) {
      read_parts(drawn.cells[own.front()], page_->lines_in({index, own.front()}));
      return true;
    }
    ++open_->rows;
    for (const std::size_t i : own) {
      const DrawnCell& cell = drawn.cells[i];
      Unit unit = make_cell(cell, static_cast<int>(out_.all.size() - first) + 1);
      unit.continued = cell.row_begin < row;
      if (!unit.continued) {
        unit.glyphs.text = cell_text(page_->lines_in({index, i}), cell.box.right);
        unit.key = key_of(unit.glyphs.text);
      }
      out_.all.push_back(std::move(unit));
    }
    set_row(first, out_.all.size());
    return true;
  }

  Unit make_cell(const DrawnCell& cell, int number) {
    Unit unit;
    unit.table = open_->number;
    unit.row = open_->rows;
    unit.cell = number;
    unit.begin = edge(cell.box.left);
    unit.end = edge(cell.box.right);
    unit.page = page_number_;
    unit.box = cell.box;
    return unit;
  }

  /// A cell as wide as its table may be several rows with nothing ruled between them.
  void read_parts(const DrawnCell& cell, const std::vector<DrawnLine>& lines) {
    std::size_t begin = 0;
    pdf::Box box = cell.box;
    for (std::size_t end = 1; end <= lines.size() || begin == 0; ++end) {
      const bool whole = end >= lines.size();
      if (!whole && !printed_.begins_cell(key_of(lines[end].text))) continue;
      const auto at = [&](std::size_t i) { return lines.begin() + static_cast<std::ptrdiff_t>(i); };
      box.top = whole ? cell.box.top : lines[end].base - lines[end].size;
      ++open_->rows;
      Unit unit = make_cell(cell, 1);
      unit.box = box;
      unit.glyphs.text = cell_text(
          {at(std::min(begin, lines.size())), at(std::min(end, lines.size()))}, cell.box.right);
      unit.key = key_of(unit.glyphs.text);
      out_.all.push_back(std::move(unit));
      set_row(out_.all.size() - 1, out_.all.size());
      if (whole) return;
      box.bottom = box.top;
      begin = end;
    }
  }

  void set_row(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      out_.all[i].row_first = first;
      out_.all[i].row_last = last;
    }
  }

  /// Takes the header away that is printed again, and gives a row that was parted its rest.
  void join_pages(std::size_t begun, Rows& rows) {
    std::size_t gone = 0;
    std::size_t known = open_->first;
    while (gone < rows.size() && known < begun && same_texts(known, rows[gone].first)) {
      known = out_.all[known].row_last;
      ++gone;
    }
    // A header alone is none: what stands in it may be the same value twice.
    if (gone == rows.size()) gone = 0;
    if (gone < rows.size() && is_rest(rows[gone].first)) {
      give_rest(rows[gone].first);
      remove(rows, gone, gone + 1);
    } else if (gone < rows.size()) {
      mark_merged(rows[gone].first);
    }
    remove(rows, 0, gone);
  }

  bool same_texts(std::size_t a, std::size_t b) const {
    const std::size_t count = out_.all[a].row_last - a;
    if (count != out_.all[b].row_last - b) return false;
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (out_.all[a + i].key != out_.all[b + i].key) return false;
      any = any || !out_.all[b + i].key.empty();
    }
    return any;
  }

  /// A printed text, or one with its value behind it.
  bool begins_printed(const std::u32string& line) const {
    const std::size_t colon = line.find(U':');
    return printed_.begins_cell(line) || printed_.is_printed(line) ||
           (colon != line.npos && printed_.is_printed(line.substr(0, colon + 1)));
  }

  static std::u32string first_line(const Unit& unit) {
    const std::vector<Glyph>& text = unit.glyphs.text;
    const auto end = std::find_if(text.begin(), text.end(),
                                  [](const Glyph& glyph) { return glyph.character == U'\n'; });
    return key_of({text.begin(), end});
  }

  /// Whether the row at `b` is what had no room in the last one before.
  bool is_rest(std::size_t b) const {
    const std::size_t a = open_->last_row, count = out_.all[b].row_last - b;
    if (count != out_.all[a].row_last - a) return false;
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) {
      const Unit &before = out_.all[a + i], &rest = out_.all[b + i];
      if (before.begin != rest.begin || before.end != rest.end) return false;
      if (rest.key.empty()) continue;
      any = true;
      const bool first = (i == 0 && count > 1) || begins_printed(first_line(rest));
      if (first || printed_.is_printed(rest.key) || (before.key.empty() && !before.continued))
        return false;
      if (count == 1 && printed_.is_printed(before.key)) return false;
    }
    return any;
  }

  /// The unit where the merged cell at `at` began.
  std::size_t origin(std::size_t at) const {
    std::size_t i = at;
    while (i > open_->first && (out_.all[i].continued || out_.all[i].begin != out_.all[at].begin)) {
      --i;
    }
    return i;
  }

  void give_rest(std::size_t b) {
    const std::size_t a = open_->last_row;
    for (std::size_t i = 0; i < out_.all[b].row_last - b; ++i) {
      const Unit& rest = out_.all[b + i];
      if (rest.key.empty()) continue;
      Unit& unit = out_.all[origin(a + i)];
      if (!unit.glyphs.text.empty()) unit.glyphs.text.push_back({U'\n'});
      unit.glyphs.text.insert(unit.glyphs.text.end(), rest.glyphs.text.begin(),
                              rest.glyphs.text.end());
      unit.key = key_of(unit.glyphs.text);
    }
  }

  /// Whether the row behind goes on with the cell.
  bool goes_down(std::size_t cell) const {
    const std::size_t next = out_.all[cell].row_last;
    for (std::size_t i = next; i < out_.all.size() && i < out_.all[next].row_last; ++i) {
      if (out_.all[i].begin == out_.all[cell].begin) return out_.all[i].continued;
    }
    return false;
  }

  /// Empty cells below cells that were merged before the page ended are theirs.
  void mark_merged(std::size_t b) {
    const std::size_t a = open_->last_row;
    for (std::size_t i = b; i < out_.all[b].row_last; ++i) {
      for (std::size_t k = a; k < out_.all[a].row_last; ++k) {
        const bool same =
            out_.all[k].begin == out_.all[i].begin && out_.all[k].end == out_.all[i].end;
        const bool merged = out_.all[k].continued || goes_down(i);
        if (same && merged && out_.all[i].key.empty()) out_.all[i].continued = true;
      }
    }
  }

  /// Takes the rows [first, last) out again; all behind them move up.
  void remove(Rows& rows, std::size_t first, std::size_t last) {
    if (first == last) return;
    const std::size_t begin = rows[first].first, count = rows[last - 1].second - begin;
    const auto at = out_.all.begin() + static_cast<std::ptrdiff_t>(begin);
    out_.all.erase(at, at + static_cast<std::ptrdiff_t>(count));
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first),
               rows.begin() + static_cast<std::ptrdiff_t>(last));
    for (std::size_t i = first; i < rows.size(); ++i) {
      rows[i].first -= count;
      rows[i].second -= count;
      set_row(rows[i].first, rows[i].second);
    }
  }

  Units& out_;
  const PrintedTexts& printed_;
  const DrawnPage* page_ = nullptr;
  int page_number_ = 0, tables_ = 0, paragraphs_ = 0;
  double left_ = 0, right_ = 0;
  std::optional<DrawnLine> last_line_;  ///< of the paragraph that may go on
  int last_page_ = 0;
  std::optional<OpenTable> open_;
};

}  // namespace

Units units_of(const pdf::ShownDocument& document, const PrintedTexts& printed) {
  Units units;
  PageReader(units, printed).read(document);
  return units;
}

}  // namespace sealpress::collect
