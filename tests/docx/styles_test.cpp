// Inheritance of formatting, as Word resolves it.
#include "docx/styles.h"

#include <gtest/gtest.h>

#include "docx/support.h"

namespace sealpress::docx {
namespace {

struct Resolved {
  ParagraphProperties paragraph;
  RunProperties run;
};

/// The formatting of the first paragraph and run of a body.
Resolved resolve(const DocxBuilder& builder, const CellFormat* cell = nullptr) {
  const Opened document = open(builder);
  const Paragraph& p = first<Paragraph>(*document->body);
  const auto runs = all<docx::Run>(p);
  const StyleSheet& styles = document->styles;
  Resolved resolved;
  resolved.paragraph = styles.paragraph(*p.properties, &document->numbering, cell);
  const RunProperties base = styles.paragraph_run(*p.properties, cell);
  resolved.run = runs.empty() ? base : styles.run(base, *runs[0]->properties);
  return resolved;
}

std::string paragraph(std::string_view properties, std::string_view run_properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:rPr>" +
         std::string(run_properties) + "</w:rPr><w:t>x</w:t></w:r></w:p>";
}

std::string style(std::string_view type, std::string_view id, std::string_view content,
                  std::string_view more = "") {
  return "<w:style w:type=\"" + std::string(type) + "\" w:styleId=\"" + std::string(id) + "\" " +
         std::string(more) + "><w:name w:val=\"" + std::string(id) + "\"/>" + std::string(content) +
         "</w:style>";
}

std::string run_defaults(std::string_view properties) {
  return "<w:docDefaults><w:rPrDefault><w:rPr>" + std::string(properties) +
         "</w:rPr></w:rPrDefault></w:docDefaults>";
}

TEST(Styles, EachLevelLaysOverTheOneBelow) {
  const std::string styles =
      run_defaults("<w:sz w:val=\"20\"/><w:color w:val=\"111111\"/><w:spacing w:val=\"1\"/>") +
      style("paragraph", "Normal", "<w:rPr><w:sz w:val=\"21\"/></w:rPr>", "w:default=\"1\"") +
      style("paragraph", "Base",
            "<w:basedOn w:val=\"Normal\"/><w:rPr><w:color w:val=\"222222\"/>"
            "<w:kern w:val=\"2\"/></w:rPr><w:pPr><w:jc w:val=\"right\"/></w:pPr>") +
      style("paragraph", "Top", "<w:basedOn w:val=\"Base\"/><w:rPr><w:kern w:val=\"4\"/></w:rPr>") +
      style("character", "Char", "<w:rPr><w:color w:val=\"333333\"/></w:rPr>");
  const Resolved r = resolve(DocxBuilder().styles(styles).body(
      paragraph("<w:pStyle w:val=\"Top\"/>", "<w:rStyle w:val=\"Char\"/><w:i/>")));
  EXPECT_EQ(r.paragraph.justify, Justify::end);
  EXPECT_EQ(r.paragraph.style, "Top");
  EXPECT_EQ(r.run.size, Length::half_points(21));          // Normal
  EXPECT_EQ(r.run.spacing, Length::twips(1));              // defaults
  EXPECT_EQ(r.run.kern_from, Length::half_points(4));      // Top
  EXPECT_EQ(r.run.color->rgb, (Color{0x33, 0x33, 0x33}));  // Char
  EXPECT_EQ(r.run.italic, true);                           // direct
}

TEST(Styles, TheDefaultStyleHoldsWhereNoneIsNamed) {
  const std::string styles =
      style("paragraph", "a", "<w:rPr><w:sz w:val=\"30\"/></w:rPr>", "w:default=\"1\"") +
      style("character", "b", "<w:rPr><w:sz w:val=\"40\"/></w:rPr>");
  EXPECT_EQ(resolve(DocxBuilder().styles(styles).body(paragraph(""))).run.size,
            Length::half_points(30));
  // A style that does not exist, or of the wrong type, is as good as none.
  for (const char* id : {"none", "b"}) {
    const std::string p = paragraph("<w:pStyle w:val=\"" + std::string(id) + "\"/>");
    EXPECT_EQ(resolve(DocxBuilder().styles(styles).body(p)).run.size, Length::half_points(30));
  }
}

TEST(Styles, CirclesEnd) {
  const std::string styles =
      style("paragraph", "a", "<w:basedOn w:val=\"b\"/><w:rPr><w:i/></w:rPr>") +
      style("paragraph", "b", "<w:basedOn w:val=\"a\"/><w:rPr><w:b/></w:rPr>");
  const Resolved r =
      resolve(DocxBuilder().styles(styles).body(paragraph("<w:pStyle w:val=\"a\"/>")));
  EXPECT_EQ(r.run.italic, true);
  EXPECT_EQ(r.run.bold, true);
}

/// What "bold" comes to for every combination of levels.
Opt<bool> bold(std::string_view defaults, std::string_view in_paragraph,
               std::string_view in_character, std::string_view direct) {
  const auto properties = [](std::string_view b) {
    return "<w:rPr>" + std::string(b) + "</w:rPr>";
  };
  const std::string styles = run_defaults(defaults) +
                             style("paragraph", "P", properties(in_paragraph)) +
                             style("character", "C", properties(in_character));
  const std::string body =
      paragraph("<w:pStyle w:val=\"P\"/>", "<w:rStyle w:val=\"C\"/>" + std::string(direct));
  return resolve(DocxBuilder().styles(styles).body(body)).run.bold;
}

TEST(Styles, TogglesAreXoredBetweenLevelsOfStyles) {
  const char *on = "<w:b/>", *off = "<w:b w:val=\"0\"/>", *none = "";
  EXPECT_EQ(bold(none, none, none, none), std::nullopt);
  EXPECT_EQ(bold(none, on, none, none), true);
  EXPECT_EQ(bold(none, none, on, none), true);
  EXPECT_EQ(bold(none, on, on, none), false);
  EXPECT_EQ(bold(none, on, off, none), true);
  EXPECT_EQ(bold(none, on, on, on), true);  // direct formatting sets
  EXPECT_EQ(bold(none, on, none, off), false);
  EXPECT_EQ(bold(on, none, none, none), true);
  EXPECT_EQ(bold(on, on, on, none), true);  // the defaults' true is not toggled
  EXPECT_EQ(bold(on, on, none, off), false);
}

TEST(Styles, TogglesAreReplacedWithinALevel) {
  const std::string styles =
      style("paragraph", "a", "<w:rPr><w:b/><w:i/></w:rPr>") +
      style("paragraph", "b", "<w:basedOn w:val=\"a\"/><w:rPr><w:b/><w:i w:val=\"0\"/></w:rPr>");
  const Resolved r =
      resolve(DocxBuilder().styles(styles).body(paragraph("<w:pStyle w:val=\"b\"/>")));
  EXPECT_EQ(r.run.bold, true);
  EXPECT_EQ(r.run.italic, false);
}

TEST(Styles, TabsAddUpAndAreCleared) {
  const auto tab = [](std::string_view kind, int position) {
    return "<w:tab w:val=\"" + std::string(kind) + "\" w:pos=\"" + std::to_string(position) +
           "\"/>";
  };
  const std::string styles =
      style("paragraph", "a",
            "<w:pPr><w:tabs>" + tab("left", 100) + tab("left", 300) + "</w:tabs></w:pPr>") +
      style("paragraph", "b",
            "<w:basedOn w:val=\"a\"/><w:pPr><w:tabs>" + tab("clear", 100) + tab("right", 200) +
                "</w:tabs></w:pPr>");
  const Resolved r = resolve(DocxBuilder().styles(styles).body(
      paragraph("<w:pStyle w:val=\"b\"/><w:tabs>" + tab("center", 300) + "</w:tabs>")));
  ASSERT_EQ(r.paragraph.tabs->size(), 2u);
  EXPECT_EQ((*r.paragraph.tabs)[0].position, Length::twips(200));
  EXPECT_EQ((*r.paragraph.tabs)[1].align, TabAlign::center);
}

TEST(Styles, HangingAndFirstLineExcludeEachOther) {
  const std::string styles =
      style("paragraph", "a", "<w:pPr><w:ind w:hanging=\"400\" w:left=\"400\"/></w:pPr>");
  const Resolved r = resolve(DocxBuilder().styles(styles).body(
      paragraph("<w:pStyle w:val=\"a\"/><w:ind w:firstLine=\"100\"/>")));
  EXPECT_EQ(r.paragraph.first_line, Length::twips(100));
  EXPECT_EQ(r.paragraph.hanging, std::nullopt);
  EXPECT_EQ(r.paragraph.indent_left, Length::twips(400));
}

const char* const kList =
    "<w:abstractNum w:abstractNumId=\"0\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:pPr><w:ind w:left=\"1000\"/></w:pPr></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:pStyle w:val=\"Second\"/><w:pPr><w:ind "
    "w:left=\"2000\"/></w:pPr></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

std::string numbered(std::string_view id, std::string_view level = "") {
  return "<w:numPr>" + std::string(level) + "<w:numId w:val=\"" + std::string(id) +
         "\"/></w:numPr>";
}

TEST(Styles, IndentsOfAListLieBetweenStyleAndDirectFormatting) {
  const std::string indent = "<w:ind w:left=\"50\"/>";
  const std::string styles =
      style("paragraph", "Plain", "<w:pPr>" + indent + "</w:pPr>") +
      style("paragraph", "Listed", "<w:pPr>" + numbered("1") + "</w:pPr>") +
      style("paragraph", "Own", "<w:pPr>" + numbered("1") + indent + "</w:pPr>") +
      style("paragraph", "Derived", "<w:basedOn w:val=\"Listed\"/><w:pPr>" + indent + "</w:pPr>") +
      style("paragraph", "Based",
            "<w:basedOn w:val=\"Plain\"/><w:pPr>" + numbered("1") + "</w:pPr>") +
      style("paragraph", "Second", "<w:pPr>" + numbered("1") + "</w:pPr>");
  const auto left = [&](std::string_view id, const std::string& direct) {
    const Resolved r = resolve(DocxBuilder().styles(styles).numbering(kList).body(
        paragraph("<w:pStyle w:val=\"" + std::string(id) + "\"/>" + direct)));
    return r.paragraph.indent_left.value_or(Length()).to_twips();
  };
  EXPECT_EQ(left("Plain", ""), 50);
  EXPECT_EQ(left("Plain", numbered("1")), 1000);         // a direct list beats the style
  EXPECT_EQ(left("Plain", numbered("1") + indent), 50);  // direct indents beat it
  EXPECT_EQ(left("Listed", ""), 1000);
  EXPECT_EQ(left("Own", ""), 50);               // the style that names the list
  EXPECT_EQ(left("Derived", ""), 50);           // and those above it
  EXPECT_EQ(left("Based", ""), 1000);           // not those below
  EXPECT_EQ(left("Second", ""), 2000);          // level by the style's name
  EXPECT_EQ(left("Listed", numbered("0")), 0);  // list taken away, indents too
  EXPECT_EQ(left("Listed", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>"), 2000);
}

TEST(Styles, TheListOfAParagraphIsResolved) {
  const std::string styles = style("paragraph", "Listed", "<w:pPr>" + numbered("1") + "</w:pPr>") +
                             style("paragraph", "Second", "<w:pPr>" + numbered("1") + "</w:pPr>");
  const auto list = [&](std::string_view id, const std::string& direct) {
    const ParagraphProperties p =
        resolve(DocxBuilder().styles(styles).numbering(kList).body(
                    paragraph("<w:pStyle w:val=\"" + std::string(id) + "\"/>" + direct)))
            .paragraph;
    return std::pair(p.num_id.value_or(-1), p.num_level.value_or(-1));
  };
  EXPECT_EQ(list("Listed", ""), std::pair(1, 0));
  EXPECT_EQ(list("Second", ""), std::pair(1, 1));
  EXPECT_EQ(list("Listed", numbered("0")), std::pair(-1, -1));
  EXPECT_EQ(list("none", numbered("1", "<w:ilvl w:val=\"1\"/>")), std::pair(1, 1));
}

TEST(Styles, ATableStyleYieldsToTheParagraphStyle) {
  CellFormat cell;
  cell.run.size = Length::half_points(18);
  cell.run.bold = true;
  cell.paragraph.justify = Justify::center;
  cell.paragraph.space_after = Length();
  const std::string defaults =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"20\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\"/></w:pPr></w:pPrDefault></w:docDefaults>";
  const auto with_normal = [&](std::string_view content, std::string_view settings = "") {
    return resolve(DocxBuilder()
                       .styles(defaults + style("paragraph", "Normal", content, "w:default=\"1\""))
                       .settings(settings)
                       .body(paragraph("")),
                   &cell);
  };
  const Resolved empty = with_normal("");
  EXPECT_EQ(empty.run.size, Length::half_points(18));
  EXPECT_EQ(empty.run.bold, true);
  EXPECT_EQ(empty.paragraph.justify, Justify::center);
  EXPECT_EQ(empty.paragraph.space_after, Length());
  const Resolved own =
      with_normal("<w:pPr><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:sz w:val=\"21\"/><w:b/></w:rPr>");
  EXPECT_EQ(own.run.size, Length::half_points(21));
  EXPECT_EQ(own.run.bold, false);  // two levels of styles
  EXPECT_EQ(own.paragraph.justify, Justify::both);

  // What merely repeats the defaults yields in old files, not in new ones.
  const char* repeated = "<w:pPr><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>";
  const Resolved old_file = with_normal(repeated);
  EXPECT_EQ(old_file.run.size, Length::half_points(18));
  EXPECT_EQ(old_file.paragraph.justify, Justify::center);
  const Resolved new_file = with_normal(
      repeated,
      "<w:compat><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" "
      "w:uri=\"u\" w:val=\"1\"/></w:compat>");
  EXPECT_EQ(new_file.run.size, Length::half_points(20));
  EXPECT_EQ(new_file.paragraph.justify, Justify::start);
}

// ---- Table styles --------------------------------------------------------------------------

std::string part(std::string_view name, std::string_view fill, std::string_view borders = "") {
  return "<w:tblStylePr w:type=\"" + std::string(name) + "\"><w:tcPr><w:tcBorders>" +
         std::string(borders) + "</w:tcBorders><w:shd w:val=\"clear\" w:fill=\"" +
         std::string(fill) + "\"/></w:tcPr></w:tblStylePr>";
}

constexpr const char* kAllParts[] = {
    "wholeTable", "band1Horz", "band2Horz", "band1Vert", "band2Vert", "firstCol", "lastCol",
    "firstRow",   "lastRow",   "nwCell",    "neCell",    "swCell",    "seCell"};

/// A style that fills each of its parts with a colour that tells it: red is the number of the part.
std::string telling_style(std::string_view table_properties) {
  std::string parts;
  for (std::size_t i = 0; i < std::size(kAllParts); ++i) {
    const char digits[] = "0123456789ABCDEF";
    parts += part(kAllParts[i], std::string("0") + digits[i] + "0000");
  }
  return style("table", "T", "<w:tblPr>" + std::string(table_properties) + "</w:tblPr>" + parts,
               "w:default=\"1\"");
}

/// The part that wins in each cell of a table of 5 rows and 4 columns.
std::vector<std::string> winners(std::string_view look, std::string_view table_properties) {
  const Opened document = open(DocxBuilder()
                                   .styles(telling_style(table_properties))
                                   .body("<w:tbl><w:tblPr><w:tblLook " + std::string(look) +
                                         "/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
  std::vector<std::string> rows;
  for (int row = 0; row < 5; ++row) {
    std::string line;
    for (int column = 0; column < 4; ++column) {
      CellPosition at;
      at.row = row;
      at.rows = 5;
      at.column = column;
      at.columns = 4;
      const CellFormat format =
          document->styles.cell(*first<Table>(*document->body).properties, at);
      line += (column > 0 ? " " : "") + std::string(kAllParts[format.cell.shading->fill.rgb.red]);
    }
    rows.push_back(line);
  }
  return rows;
}

TEST(TableStyles, PartsWinInTheirOrder) {
  EXPECT_EQ(winners("w:firstRow=\"1\" w:lastRow=\"1\" w:firstColumn=\"1\" w:lastColumn=\"1\"",
                    "<w:tblStyleRowBandSize w:val=\"1\"/><w:tblStyleColBandSize w:val=\"1\"/>"),
            (std::vector<std::string>{
                "nwCell firstRow firstRow neCell", "firstCol band1Vert band2Vert lastCol",
                "firstCol band1Vert band2Vert lastCol", "firstCol band1Vert band2Vert lastCol",
                "swCell lastRow lastRow seCell"}));
}

TEST(TableStyles, RowBandsCountFromTheFirstRowThatIsNoHead) {
  EXPECT_EQ(
      winners("w:firstRow=\"1\" w:noVBand=\"1\"", "<w:tblStyleRowBandSize w:val=\"2\"/>"),
      (std::vector<std::string>{
          "firstRow firstRow firstRow firstRow", "band1Horz band1Horz band1Horz band1Horz",
          "band1Horz band1Horz band1Horz band1Horz", "band2Horz band2Horz band2Horz band2Horz",
          "band2Horz band2Horz band2Horz band2Horz"}));
}

TEST(TableStyles, WithoutBandsAndColumnsTheWholeTableRules) {
  for (const std::string& row : winners("w:noHBand=\"1\" w:noVBand=\"0\"", "")) {
    EXPECT_EQ(row, "wholeTable wholeTable wholeTable wholeTable");
  }
}

TEST(TableStyles, BordersOfAPartAreThoseOfItsArea) {
  const auto line = [](std::string_view side, int size) {
    return "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"" + std::to_string(size) + "\"/>";
  };
  const std::string borders = line("top", 1) + line("left", 2) + line("bottom", 3) +
                              line("right", 4) + line("insideH", 5) + line("insideV", 6);
  const Opened document =
      open(DocxBuilder()
               .styles(style("table", "T", part("firstRow", "FFFFFF", borders), "w:default=\"1\""))
               .body("<w:tbl><w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr><w:tr><w:tc><w:p/>"
                     "</w:tc></w:tr></w:tbl>"));
  const auto sides = [&](int column, int span) {
    CellPosition at;
    at.rows = 3;
    at.columns = 3;
    at.column = column;
    at.span = span;
    const CellBorders b =
        document->styles.cell(*first<Table>(*document->body).properties, at).cell.borders;
    return std::vector<int>{b.top->eighths, b.left->eighths, b.bottom->eighths, b.right->eighths};
  };
  EXPECT_EQ(sides(0, 1), (std::vector<int>{1, 2, 3, 6}));
  EXPECT_EQ(sides(1, 1), (std::vector<int>{1, 6, 3, 6}));
  EXPECT_EQ(sides(1, 2), (std::vector<int>{1, 6, 3, 4}));
}

TEST(TableStyles, ChainsAreMergedAndDirectPropertiesWin) {
  const std::string styles =
      style("table", "Base",
            "<w:tblPr><w:jc w:val=\"center\"/><w:tblCellMar><w:left w:w=\"108\" "
            "w:type=\"dxa\"/></w:tblCellMar></w:tblPr>" +
                part("firstRow", "010101")) +
      style("table", "Top",
            "<w:basedOn w:val=\"Base\"/><w:rPr><w:b/></w:rPr><w:tblPr>"
            "<w:tblStyleRowBandSize w:val=\"1\"/></w:tblPr>");
  const Opened document = open(DocxBuilder().styles(styles).body(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Top\"/><w:jc w:val=\"right\"/><w:tblLook "
      "w:firstRow=\"1\"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
  const TableProperties& direct = *first<Table>(*document->body).properties;
  const TableProperties table = document->styles.table(direct);
  EXPECT_EQ(table.justify, Justify::end);
  EXPECT_EQ(table.cell_margins.left, Length::twips(108));
  const CellFormat cell = document->styles.cell(direct, {});
  EXPECT_EQ(cell.run.bold, true);
  EXPECT_EQ(cell.cell.shading->fill.rgb, (Color{1, 1, 1}));
}

}  // namespace
}  // namespace sealpress::docx
