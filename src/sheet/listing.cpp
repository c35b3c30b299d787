// Written part by part (ECMA-376 Part 1, 18): a list needs no more of the format than this, and
// libxlsxwriter can write to files alone.
#include "sheet/listing.h"

#include <fmt/format.h>

#include <algorithm>

#include "opc/package_writer.h"
#include "xml/document.h"

namespace sealpress::sheet {
namespace {

/// Excel's own limit of a cell, in characters; bytes are never fewer.
constexpr std::size_t kMostBytes = 32'000;
constexpr std::string_view kProlog =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSheetNs = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Formats of cells, by their index in styles.xml; those from kFirstFill on have a fill.
enum Look : std::uint8_t { title_look = 1, head_look = 2, plain_look = 3, first_fill = 4 };

/// At most that many bytes, cut between characters.
std::string shortened(const std::string& text) {
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// A, B, … Z, AA …
std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return name;
}

std::string cell(std::size_t row, std::size_t column, const std::string& text, std::size_t look) {
  return fmt::format(
      "<c r=\"{}{}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
      column_name(column), row, look, xml::escape_text(shortened(text)));
}

/// Lines that a text takes in a column: half-width characters are one wide, others two.
std::size_t lines_in(const std::string& text, double width) {
  const auto room = static_cast<std::size_t>(std::max(width - 1, 2.0));
  std::size_t lines = 1, used = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t wide = byte < 0x80 ? 1 : 2;
    const bool full = c != '\n' && used + wide > room;
    if (c == '\n' || full) ++lines;
    used = c == '\n' ? 0 : full ? wide : used + wide;
  }
  return lines;
}

class Writer {
 public:
  explicit Writer(const Listing& listing) : listing_(listing) {
    for (const Listing::Row& row : listing_.rows) {
      if (std::find(fills_.begin(), fills_.end(), row.fill) == fills_.end()) {
        fills_.push_back(row.fill);
      }
    }
  }

  std::string run() {
    const std::string prolog(kProlog);
    zip_.add("[Content_Types].xml", prolog + content_types());
    zip_.add("_rels/.rels", prolog + relationships({{"officeDocument", "xl/workbook.xml"}}));
    zip_.add("xl/workbook.xml", prolog + workbook());
    zip_.add(
        "xl/_rels/workbook.xml.rels",
        prolog + relationships({{"worksheet", "worksheets/sheet1.xml"}, {"styles", "styles.xml"}}));
    zip_.add("xl/styles.xml", prolog + styles());
    zip_.add("xl/worksheets/sheet1.xml", prolog + sheet());
    return std::move(zip_).finish();
  }

 private:
  static std::string content_types() {
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
           "Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
           "Extension=\"xml\" ContentType=\"application/xml\"/><Override "
           "PartName=\"/xl/workbook.xml\" ContentType=\"" +
           type +
           "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
           type + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + type +
           "styles+xml\"/></Types>";
  }

  static std::string relationships(
      const std::vector<std::pair<std::string, std::string>>& kinds_and_targets) {
    std::string out =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int id = 0;
    for (const auto& [kind, target] : kinds_and_targets) {
      out += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}/{}\" Target=\"{}\"/>", ++id, kOffice,
                         kind, target);
    }
    return out + "</Relationships>";
  }

  std::size_t last_row() const { return listing_.rows.size() + 2; }
  std::string last_column() const { return column_name(listing_.columns.size() - 1); }

  std::string workbook() const {
    const std::string name = xml::escape_attribute(listing_.sheet);
    const std::string quoted = "'" + xml::escape_text(listing_.sheet) + "'!";
    return fmt::format(
        "<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"{}\" sheetId=\"1\" "
        "r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" "
        "localSheetId=\"0\" hidden=\"1\">{}$A$2:${}${}</definedName><definedName "
        "name=\"_xlnm.Print_Titles\" localSheetId=\"0\">{}$1:$2</definedName></definedNames>"
        "</workbook>",
        kSheetNs, kOffice, name, quoted, last_column(), last_row(), quoted);
  }

  std::string styles() const {
    std::string fills =
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
        "patternType=\"gray125\"/></fill>" +
        solid(0xD9E2F3);
    std::string looks =
        xf(0, 0, 0, "") + xf(1, 0, 0, "") + xf(2, 2, 1, " horizontal=\"center\"") + xf(0, 0, 1, "");
    for (std::size_t i = 0; i < fills_.size(); ++i) {
      fills += solid(fills_[i]);
      looks += xf(0, i + 3, 1, "");
    }
    const std::string line = "style=\"thin\"><color rgb=\"FF808080\"/>";
    return fmt::format(
        "<styleSheet xmlns=\"{}\"><fonts count=\"3\">{}{}{}</fonts><fills "
        "count=\"{}\">{}</fills><borders count=\"2\"><border/><border><left {}</left><right "
        "{}</right><top {}</top><bottom {}</bottom></border></borders><cellStyleXfs "
        "count=\"1\"><xf "
        "numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs "
        "count=\"{}\">{}</cellXfs></styleSheet>",
        kSheetNs, font(10.5, false), font(14, true), font(10.5, true), fills_.size() + 3, fills,
        line, line, line, line, fills_.size() + 4, looks);
  }

  static std::string font(double size, bool bold) {
    return fmt::format("<font>{}<sz val=\"{}\"/><name val=\"宋体\"/><charset val=\"134\"/></font>",
                       bold ? "<b/>" : "", size);
  }
  static std::string solid(std::uint32_t color) {
    return fmt::format(
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{:06X}\"/></patternFill></fill>",
        color);
  }
  /// Text (49) with its alignment; bordered cells wrap.
  static std::string xf(int font, std::size_t fill, int border, std::string_view align) {
    return fmt::format(
        "<xf numFmtId=\"49\" fontId=\"{}\" fillId=\"{}\" borderId=\"{}\" xfId=\"0\" "
        "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
        "applyAlignment=\"1\"><alignment vertical=\"center\"{}{}/></xf>",
        font, fill, border, align, border > 0 ? " wrapText=\"1\"" : "");
  }

  std::string sheet() const {
    std::string out = fmt::format(
        "<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>"
        "<sheetView workbookViewId=\"0\" tabSelected=\"1\"><pane ySplit=\"2\" topLeftCell=\"A3\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>",
        kSheetNs);
    for (std::size_t i = 0; i < listing_.columns.size(); ++i) {
      out += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", i + 1,
                         listing_.columns[i].width);
    }
    out += "</cols><sheetData><row r=\"1\" ht=\"24\" customHeight=\"1\">" +
           cell(1, 0, listing_.title, title_look) + "</row><row r=\"2\">";
    for (std::size_t i = 0; i < listing_.columns.size(); ++i) {
      out += cell(2, i, listing_.columns[i].label, head_look);
    }
    out += "</row>";
    for (std::size_t i = 0; i < listing_.rows.size(); ++i) out += row(i);
    return out +
           fmt::format(
               "</sheetData><autoFilter ref=\"A2:{}{}\"/><pageMargins left=\"0.5\" right=\"0.5\" "
               "top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup "
               "paperSize=\"9\" "
               "orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C第 "
               "&amp;P "
               "页，共 &amp;N 页</oddFooter></headerFooter></worksheet>",
               last_column(), last_row());
  }

  std::string row(std::size_t index) const {
    const Listing::Row& row = listing_.rows[index];
    const auto fill = std::find(fills_.begin(), fills_.end(), row.fill) - fills_.begin();
    std::string out = fmt::format("<row r=\"{}\" ht=\"{}\">", index + 3, height_of(row));
    for (std::size_t i = 0; i < row.cells.size() && i < listing_.columns.size(); ++i) {
      const std::size_t look =
          i == 0 ? static_cast<std::size_t>(fill) + first_fill : std::size_t{plain_look};
      out += cell(index + 3, i, row.cells[i], look);
    }
    return out + "</row>";
  }

  /// In points. Not every program looks how high wrapped text is when it opens a file.
  double height_of(const Listing::Row& row) const {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < row.cells.size() && i < listing_.columns.size(); ++i) {
      lines = std::max(lines, lines_in(row.cells[i], listing_.columns[i].width));
    }
    constexpr double kLine = 14.25, kMost = 409;  // Excel's own limit of a row
    return std::min(kLine * static_cast<double>(lines) + 3, kMost);
  }

  const Listing& listing_;
  std::vector<std::uint32_t> fills_;
  opc::PackageWriter zip_;
};

}  // namespace

std::string write_listing(const Listing& listing) {
  return Writer(listing).run();
}

}  // namespace sealpress::sheet
