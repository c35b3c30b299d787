#include "sheet/worksheet.h"

#include <cmath>

#include "sheet/elements.h"
#include "sheet/long_number.h"
#include "sheet/strings.h"

namespace sealpress::sheet {

namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;

struct Position {
  std::size_t row = 0, column = 0;  ///< from 1
};

/// A1, XFD1048576; nullopt for what no sheet has.
std::optional<Position> parse_reference(std::string_view text) {
  Position at;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; ++i) {
    at.column = at.column * 26 + static_cast<std::size_t>(text[i] - 'A' + 1);
    if (at.column > kMostColumns) return std::nullopt;
  }
  const auto row = whole_number(text.substr(i));
  if (i == 0 || !row || *row < 1 || *row > static_cast<std::int64_t>(kMostRows)) {
    return std::nullopt;
  }
  at.row = static_cast<std::size_t>(*row);
  return at;
}

/// A2:B4.
std::optional<Range> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto first = parse_reference(text.substr(0, colon));
  const auto last = parse_reference(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Range{first->row, first->column, last->row, last->column};
}

/// An ISO 8601 date of a strict workbook; midnight is not shown.
std::string iso_date(std::string_view text) {
  std::string out(text.substr(0, text.find('T')));
  if (out.size() == text.size()) return out;
  const std::string_view time = text.substr(out.size() + 1);
  return time.substr(0, 8) == "00:00:00" ? out : out + " " + std::string(time.substr(0, 5));
}

class WorksheetReader {
 public:
  WorksheetReader(const SheetContext& context, const Limits& limits, Sheet& sheet)
      : context_(context), limits_(limits), sheet_(sheet) {}

  std::optional<Diagnostic> read(xml::Node root) {
    const xml::Node data = child(root, "sheetData");
    for (xml::Node row = first_element(data); row && !error_; row = row.next_element()) {
      if (row.local() == "row") read_row(row);
    }
    const xml::Node merges = child(root, "mergeCells");
    for (xml::Node node = first_element(merges); node && !error_; node = node.next_element()) {
      const auto range = parse_range(attribute(node, "ref"));
      if (range) sheet_.merges.push_back(*range);
    }
    return std::move(error_);
  }

 private:
  void stop(Diagnostic error) {
    error_ = std::move(error);
    error_->place.sheet = sheet_.name;
    error_->place.line = static_cast<std::int64_t>(at_.row);
    if (at_.column > 0) error_->place.column = static_cast<std::int64_t>(at_.column);
  }

  /// Rows and cells may leave out where they are: behind the one before.
  void read_row(xml::Node row) {
    const std::string_view number = attribute(row, "r");
    at_ = {at_.row + 1, 0};
    if (!number.empty()) {
      const auto given = whole_number(number);
      at_.row = given && *given > 0 ? static_cast<std::size_t>(*given) : kMostRows + 1;
    }
    if (at_.row > kMostRows) {
      return stop(input_error("sheet.bad_reference").with("reference", std::string(number)));
    }
    const std::string_view hidden = attribute(row, "hidden");
    if (hidden == "1" || hidden == "true") sheet_.hidden_rows.insert(at_.row);
    for (xml::Node cell = row.first_element(); cell && !error_; cell = cell.next_element()) {
      if (cell.local() == "c") read_cell(cell);
    }
  }

  void read_cell(xml::Node node) {
    const std::string_view reference = attribute(node, "r");
    Position at{at_.row, at_.column + 1};
    if (!reference.empty()) at = parse_reference(reference).value_or(Position{});
    if (at.row != at_.row || at.column > kMostColumns) {
      return stop(input_error("sheet.bad_reference").with("reference", std::string(reference)));
    }
    at_.column = at.column;
    Cell cell;
    fill(node, cell);
    if (cell.kind != Cell::Kind::empty && !error_) place(std::move(cell));
  }

  void place(Cell cell) {
    auto& rows = sheet_.rows;
    if (rows.size() < at_.row) {
      cells_ += at_.row - rows.size();
      if (!within_limits()) return;
      rows.resize(at_.row);
    }
    auto& row = rows[at_.row - 1];
    if (row.size() < at_.column) {
      cells_ += at_.column - row.size();
      if (!within_limits()) return;
      row.resize(at_.column);
    }
    row[at_.column - 1] = std::move(cell);
  }

  /// A cell far out costs all those before it, so they are counted.
  bool within_limits() {
    if (cells_ <= limits_.elements) return true;
    stop(input_error("sheet.too_many_cells")
             .with("limit", static_cast<std::int64_t>(limits_.elements)));
    return false;
  }

  void fill(xml::Node node, Cell& cell) {
    const std::string_view type = attribute(node, "t");
    if (type == "inlineStr") {
      const xml::Node item = child(node, "is");
      return set_text(node, cell, item ? string_item(item) : "");
    }
    const xml::Node v = child(node, "v");
    const xml::Node formula = child(node, "f");
    const std::string value = v ? v.all_text() : "";
    if (is_picture(node, formula, value, cell)) return;
    if (formula && !v) {  // written by a program that does not calculate
      cell = {Cell::Kind::error, false, "=" + formula.all_text(), {}};
      return;
    }
    if (value.empty()) return;
    if (type == "s") return shared(node, value, cell);
    if (type == "str") return set_text(node, cell, decode_string(value));
    if (type == "b") {
      cell = {Cell::Kind::boolean, false, is_on(value) ? "TRUE" : "FALSE", {}};
    } else if (type == "e") {
      cell = {Cell::Kind::error, false, value, {}};
    } else if (type == "d") {
      cell = {Cell::Kind::date, false, iso_date(value), {}};
    } else {
      number(value, attribute(node, "s"), cell);
    }
  }

  /// A picture in a cell is kept by the sheet, and the cell is empty. One that the file does not
  /// hold is an error that reads like its formula.
  bool is_picture(xml::Node node, xml::Node formula, std::string_view value, Cell& cell) {
    const std::string written = formula ? formula.all_text() : std::string(value);
    const bool wps = written.find("DISPIMG(") != std::string::npos;
    const bool linked = formula && written.find("IMAGE(\"") != std::string::npos;
    const std::string_view metadata = attribute(node, "vm");
    const bool excel = attribute(node, "t") == "e" && !metadata.empty();
    if (!wps && !linked && !excel) return false;
    Picture picture =
        wps ? context_.pictures.by_formula(written) : context_.pictures.by_metadata(metadata);
    if (picture) {
      sheet_.pictures[{at_.row, at_.column}] = std::move(picture);
      return true;
    }
    if (excel && !linked) return false;  // an error with more than one reason
    const std::size_t name = written.find(wps ? "DISPIMG(" : "IMAGE(");
    cell = {Cell::Kind::error, false, "=" + written.substr(name), {}};
    return true;
  }

  const NumberFormat& format_of(std::string_view style) const {
    const std::int64_t index = whole_number(style).value_or(0);
    return context_.styles.format(static_cast<std::size_t>(index));
  }

  void set_text(xml::Node node, Cell& cell, std::string text) {
    const std::string_view style = attribute(node, "s");
    if (!style.empty()) text = format_of(style).show_text(std::move(text));
    if (text.empty()) return;
    cell.kind = Cell::Kind::text;
    cell.text = std::move(text);
  }

  void shared(xml::Node node, std::string_view value, Cell& cell) {
    const auto index = whole_number(value);
    const auto count = static_cast<std::int64_t>(context_.strings.size());
    if (!index || *index < 0 || *index >= count) {
      return stop(input_error("sheet.bad_reference").with("reference", std::string(value)));
    }
    set_text(node, cell, context_.strings[static_cast<std::size_t>(*index)]);
  }

  void number(std::string_view text, std::string_view style, Cell& cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
      return stop(input_error("sheet.bad_number").with("value", std::string(text)));
    }
    format_of(style).show(value, context_.epoch_1904, cell);
    const bool shows = cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::text;
    if (auto whole = shows ? long_number(text, value) : std::nullopt) keep_digits(*whole, cell);
  }

  /// An identity number is the number that was written, not the nearest that a spreadsheet counts
  /// with.
  static void keep_digits(const LongNumber& number, Cell& cell) {
    cell.digits_lost = number.lost;
    if (number.lost) return;
    if (auto exact = with_digits(cell.text, number.digits)) cell.text = std::move(*exact);
    if (auto exact = with_digits(cell.literal, number.digits)) cell.literal = std::move(*exact);
  }

  const SheetContext& context_;
  const Limits& limits_;
  Sheet& sheet_;
  Position at_;
  std::size_t cells_ = 0;
  std::optional<Diagnostic> error_;
};

}  // namespace

std::optional<Diagnostic> read_worksheet(xml::Node root, const SheetContext& context,
                                         const Limits& limits, Sheet& sheet) {
  return WorksheetReader(context, limits, sheet).read(root);
}

}  // namespace sealpress::sheet
