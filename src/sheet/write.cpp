#include "sheet/write.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <set>

#include "data/value.h"
#include "sheet/looks.h"
#include "sheet/memory_file.h"
#include "sheet/validations.h"
#include "text/format.h"
#include "text/unicode.h"

namespace sealpress::sheet {
namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostText = 32'767;
constexpr std::size_t kMostProperty = 255;
constexpr double kLineHeight = 15;

std::size_t characters(std::string_view text) {
  return text::to_utf32(text).size();
}

std::size_t lines_in(const std::string& text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Digits behind the point; nullopt where Excel would not keep the number as it is written.
std::optional<std::size_t> decimals_kept(std::string_view literal) {
  if (literal.starts_with('-')) literal.remove_prefix(1);
  const std::size_t point = std::min(literal.find('.'), literal.size());
  const std::string_view whole = literal.substr(0, point);
  const std::string_view fraction = literal.substr(std::min(point + 1, literal.size()));
  const auto digits = [](std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (whole.empty() || !digits(whole) || !digits(fraction)) return std::nullopt;
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
  if (point < literal.size() && fraction.empty()) return std::nullopt;
  return whole.size() + fraction.size() > 15 ? std::nullopt : std::optional(fraction.size());
}

/// One book being written.
class Writer {
 public:
  Writer(const OutBook& book, const std::string& path)
      : book_(book), workbook_(workbook_new(path.c_str())), looks_(workbook_) {}
  ~Writer() {
    if (workbook_) lxw_workbook_free(workbook_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Result<void> write() {
    if (!workbook_) return fail(output_error("sheet.cannot_write"));
    lxw_doc_properties properties{};
    std::string title = cut(book_.title, kMostProperty), author = "sealpress";
    properties.title = title.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(book_.created);
    workbook_set_properties(workbook_, &properties);
    for (const OutSheet& sheet : book_.sheets) {
      if (auto written = write(sheet); !written) return written;
    }
    validations_.write_choices(workbook_);
    const lxw_error error = workbook_close(workbook_);
    workbook_ = nullptr;
    if (error == LXW_NO_ERROR) return {};
    return fail(output_error("sheet.cannot_write").with("reason", lxw_strerror(error)));
  }

 private:
  lxw_format* cell_format(const OutColumn& column, const std::string& number) {
    Look look;
    look.bordered = look.wrapped = true;
    look.align = column.centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT;
    look.number = number;
    look.marked = marked_;
    return looks_.format(look);
  }
  static const char* blank_number(const OutColumn& column) {
    switch (column.type) {
      case OutColumn::Type::number:
        return "General";
      case OutColumn::Type::date:
        return "yyyy-mm-dd";
      default:
        return "@";
    }
  }

  Result<void> write(const OutSheet& sheet) {
    const std::size_t above = (sheet.title.empty() ? 0 : 1) + sheet.head.size();
    if (above + 1 + sheet.rows.size() + sheet.blank_rows > kMostRows) {
      return fail(output_error("sheet.too_many_rows")
                      .with("rows", static_cast<std::int64_t>(sheet.rows.size())));
    }
    std::string name = sheet_name(sheet.name);
    for (int n = 2; !names_.insert(text::label_key(name)).second; ++n) {
      name = cut(sheet_name(sheet.name), 28) + std::to_string(n);
    }
    worksheet_ = workbook_add_worksheet(workbook_, name.c_str());
    if (!worksheet_) return fail(output_error("sheet.cannot_write").with("reason", name));
    set_columns(sheet);
    lxw_row_t row = write_above(sheet);
    write_header(sheet, row);
    set_print(sheet, row);
    const lxw_row_t first = ++row;
    for (const auto& cells : sheet.rows) {
      for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const OutCell blank;
        const OutCell& cell = i < cells.size() ? cells[i] : blank;
        const auto row_number = static_cast<std::size_t>(row - first);
        const auto mark =
            std::find_if(sheet.marks.begin(), sheet.marks.end(),
                         [&](const OutMark& m) { return m.row == row_number && m.column == i; });
        marked_ = mark != sheet.marks.end();
        if (auto written = write_cell(row, i, cell, sheet.columns[i]); !written) return written;
        if (marked_) write_note(row, i, mark->note);
        marked_ = false;
      }
      ++row;
    }
    for (std::size_t n = 0; n < sheet.blank_rows; ++n, ++row) write_blank_row(sheet, row);
    if (row > first) validations_.set(worksheet_, sheet, first, row - 1);
    return {};
  }

  void set_columns(const OutSheet& sheet) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      Look look;
      look.number = blank_number(sheet.columns[i]);
      lxw_row_col_options options{};
      options.hidden = sheet.columns[i].hidden ? 1 : 0;
      worksheet_set_column_opt(worksheet_, column, column, sheet.columns[i].width,
                               looks_.format(look), &options);
    }
  }

  /// Title and lines of label and value; returns the row below them.
  lxw_row_t write_above(const OutSheet& sheet) {
    lxw_row_t row = 0;
    const auto last = static_cast<lxw_col_t>(std::max<std::size_t>(sheet.columns.size(), 2) - 1);
    if (!sheet.title.empty()) {
      Look look{"方正小标宋简体", 16, false, false, false, true, LXW_ALIGN_CENTER, {}};
      worksheet_set_row(worksheet_, row, 30, nullptr);
      worksheet_merge_range(worksheet_, row, 0, row, last, sheet.title.c_str(),
                            looks_.format(look));
      ++row;
    }
    for (const auto& [label, value] : sheet.head) {
      Look look{"仿宋_GB2312", 12, false, false, false, false, LXW_ALIGN_LEFT, {}};
      const bool wide = last > 3;
      const lxw_col_t at = wide ? 2 : 1;
      if (wide) {
        worksheet_merge_range(worksheet_, row, 0, row, 1, label.c_str(), looks_.format(look));
      } else {
        worksheet_write_string(worksheet_, row, 0, label.c_str(), looks_.format(look));
      }
      look.number = "@";
      const std::string text = text_of(value);
      if (last > at) {
        worksheet_merge_range(worksheet_, row, at, row, last, text.c_str(), looks_.format(look));
      } else {
        worksheet_write_string(worksheet_, row, at, text.c_str(), looks_.format(look));
      }
      worksheet_set_row(worksheet_, row, 20, nullptr);
      ++row;
    }
    return row;
  }

  static std::string text_of(const OutCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<OutNumber>(&cell)) return number->literal;
    return {};
  }

  void write_header(const OutSheet& sheet, lxw_row_t row) {
    const Look look{"黑体", 10.5, false, true, true, true, LXW_ALIGN_CENTER, "@"};
    std::size_t lines = 1;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const OutColumn& column = sheet.columns[i];
      const double wide = static_cast<double>(2 * characters(column.label)) / column.width;
      lines = std::max({lines, lines_in(column.label), static_cast<std::size_t>(wide) + 1});
      worksheet_write_string(worksheet_, row, static_cast<lxw_col_t>(i), column.label.c_str(),
                             looks_.format(look));
    }
    worksheet_set_row(worksheet_, row, kLineHeight * static_cast<double>(lines) + 4, nullptr);
  }

  void set_print(const OutSheet& sheet, lxw_row_t header) {
    worksheet_freeze_panes(worksheet_, header + 1, 0);
    worksheet_repeat_rows(worksheet_, header, header);
    worksheet_set_landscape(worksheet_);
    worksheet_set_paper(worksheet_, sheet.large_paper ? 8 : 9);  // A3, A4
    worksheet_fit_to_pages(worksheet_, 1, 0);
    worksheet_center_horizontally(worksheet_);
    worksheet_set_margins(worksheet_, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(worksheet_, "&C第 &P 页，共 &N 页");
  }

  Result<void> write_cell(lxw_row_t row, std::size_t at, const OutCell& cell,
                          const OutColumn& column) {
    const auto col = static_cast<lxw_col_t>(at);
    const auto* number = std::get_if<OutNumber>(&cell);
    const auto decimals = number ? decimals_kept(number->literal) : std::nullopt;
    if (decimals) {
      const std::string shown = *decimals == 0 ? "0" : "0." + std::string(*decimals, '0');
      worksheet_write_number(worksheet_, row, col, data::Number{number->literal}.to_double(),
                             cell_format(column, shown));
      return {};
    }
    const std::string text = text_of(cell);
    if (column.type == OutColumn::Type::date && write_date(row, col, text, column)) return {};
    if (characters(text) > kMostText) return fail(too_long(row, col, text));
    if (text.empty()) {
      worksheet_write_blank(worksheet_, row, col, cell_format(column, blank_number(column)));
    } else {
      worksheet_write_string(worksheet_, row, col, text.c_str(), cell_format(column, "@"));
    }
    return {};
  }

  Diagnostic too_long(lxw_row_t row, lxw_col_t col, const std::string& text) const {
    Diagnostic out = output_error("sheet.text_too_long")
                         .with("length", static_cast<std::int64_t>(characters(text)))
                         .with("limit", static_cast<std::int64_t>(kMostText));
    out.place.line = row + 1;
    out.place.column = col + 1;
    return out;
  }

  bool write_date(lxw_row_t row, lxw_col_t col, const std::string& text, const OutColumn& column) {
    const auto date = text::parse_date(text);
    if (!date || date->year < 1901 || date->year > 9999) return false;
    lxw_datetime day{date->year, date->month, date->day, 0, 0, 0};
    worksheet_write_datetime(worksheet_, row, col, &day, cell_format(column, "yyyy-mm-dd"));
    return true;
  }

  void write_note(lxw_row_t row, std::size_t column, const std::string& note) {
    lxw_comment_options options{};
    char author[] = "sealpress";
    options.author = author;
    options.width = 260;
    options.height = 90;
    worksheet_write_comment_opt(worksheet_, row, static_cast<lxw_col_t>(column), note.c_str(),
                                &options);
  }

  void write_blank_row(const OutSheet& sheet, lxw_row_t row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const OutColumn& column = sheet.columns[i];
      worksheet_write_blank(worksheet_, row, static_cast<lxw_col_t>(i),
                            cell_format(column, blank_number(column)));
    }
  }

  const OutBook& book_;
  lxw_workbook* workbook_;
  Looks looks_;
  Validations validations_;
  lxw_worksheet* worksheet_ = nullptr;
  bool marked_ = false;  ///< the cell being written
  std::set<std::string> names_{kChoicesSheet};
};

}  // namespace

std::string sheet_name(const std::string& wanted) {
  std::u32string name;
  std::size_t units = 0;
  for (const char32_t c : text::to_utf32(wanted)) {
    constexpr std::u32string_view kForbidden = U"[]:*?/\\";
    const char32_t safe = c < 0x20                                ? U' '
                          : kForbidden.find(c) != kForbidden.npos ? c - 0x20 + 0xFF00
                                                                  : c;
    units += safe > 0xFFFF ? 2 : 1;
    if (units > 31) break;
    name += safe;
  }
  while (!name.empty() && name.front() == U'\'') name.erase(0, 1);
  while (!name.empty() && name.back() == U'\'') name.pop_back();
  return name.empty() ? "表" : text::to_utf8(name);
}

Result<std::string> write(const OutBook& book) {
  const MemoryFile file;
  if (!file.good()) return fail(output_error("sheet.cannot_write").with("reason", "memfd_create"));
  if (auto written = Writer(book, file.path()).write(); !written) {
    return fail(std::move(written.error()));
  }
  std::string bytes = file.bytes();
  if (bytes.empty()) return fail(output_error("sheet.cannot_write").with("reason", "memfd"));
  return bytes;
}

}  // namespace sealpress::sheet
