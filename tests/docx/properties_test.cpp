// Property elements, settings, theme, numbering: what is stated is what is read.
#include <gtest/gtest.h>

#include "docx/support.h"

namespace sealpress::docx {
namespace {

/// A small theme in the manner of Office.
std::string theme() {
  return "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"T\">"
         "<a:themeElements><a:clrScheme name=\"C\"><a:dk1><a:sysClr val=\"windowText\" "
         "lastClr=\"101010\"/></a:dk1><a:lt1><a:sysClr val=\"window\" lastClr=\"FEFEFE\"/></a:lt1>"
         "<a:dk2><a:srgbClr val=\"44546A\"/></a:dk2><a:lt2><a:srgbClr val=\"E7E6E6\"/></a:lt2>"
         "<a:accent1><a:srgbClr val=\"4472C4\"/></a:accent1></a:clrScheme>"
         "<a:fontScheme name=\"F\"><a:majorFont><a:latin typeface=\"Cambria\"/><a:ea "
         "typeface=\"\"/>"
         "<a:cs typeface=\"\"/><a:font script=\"Hans\" typeface=\"黑体\"/></a:majorFont>"
         "<a:minorFont><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
         "<a:font script=\"Hans\" typeface=\"宋体\"/><a:font script=\"Hant\" "
         "typeface=\"新細明體\"/>"
         "</a:minorFont></a:fontScheme><a:fmtScheme name=\"S\"><a:lnStyleLst>"
         "<a:ln w=\"6350\"/><a:ln w=\"12700\"/></a:lnStyleLst></a:fmtScheme></a:themeElements>"
         "</a:theme>";
}

RunProperties run_of(std::string_view properties, std::string_view settings = {}) {
  const Opened document = open(DocxBuilder().theme(theme()).settings(settings).body(
      "<w:p><w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>x</w:t></w:r></w:p>"));
  return *first<Run>(*document->body).properties;
}
ParagraphProperties paragraph_of(std::string_view properties) {
  const Opened document = open_body("<w:p><w:pPr>" + std::string(properties) + "</w:pPr></w:p>");
  return *first<Paragraph>(*document->body).properties;
}
TableProperties table_of(std::string_view properties) {
  const Opened document = open_body("<w:tbl><w:tblPr>" + std::string(properties) +
                                    "</w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
  return *first<Table>(*document->body).properties;
}
CellProperties cell_of(std::string_view properties) {
  const Opened document = open_body("<w:tbl><w:tr><w:tc><w:tcPr>" + std::string(properties) +
                                    "</w:tcPr><w:p/></w:tc></w:tr></w:tbl>");
  return *first<Cell>(*document->body).properties;
}
RowProperties row_of(std::string_view properties) {
  const Opened document = open_body("<w:tbl><w:tr><w:trPr>" + std::string(properties) +
                                    "</w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
  return *first<Row>(*document->body).properties;
}
SectionProperties section_of(std::string_view properties) {
  return *open(DocxBuilder().section(properties))->last_section;
}
Settings settings_of(std::string_view xml) {
  return open(DocxBuilder().settings(xml))->settings;
}

TEST(RunProperties, SwitchesHaveManySpellings) {
  for (const char* on :
       {"<w:b/>", "<w:b w:val=\"1\"/>", "<w:b w:val=\"true\"/>", "<w:b w:val=\"on\"/>"}) {
    EXPECT_EQ(run_of(on).bold, true) << on;
  }
  for (const char* off : {"<w:b w:val=\"0\"/>", "<w:b w:val=\"false\"/>", "<w:b w:val=\"off\"/>"}) {
    EXPECT_EQ(run_of(off).bold, false) << off;
  }
  EXPECT_EQ(run_of("<w:i/>").bold, std::nullopt);
}

TEST(RunProperties, Measures) {
  const RunProperties p = run_of(
      "<w:sz w:val=\"21\"/><w:szCs w:val=\"24\"/><w:position w:val=\"-6\"/><w:spacing "
      "w:val=\"-10\"/>"
      "<w:w w:val=\"66\"/><w:kern w:val=\"2\"/><w:fitText w:val=\"840\" w:id=\"-7\"/>");
  EXPECT_EQ(p.size, Length::half_points(21));
  EXPECT_EQ(p.size_complex, Length::half_points(24));
  EXPECT_EQ(p.position, Length::half_points(-6));
  EXPECT_EQ(p.spacing, Length::twips(-10));
  EXPECT_DOUBLE_EQ(*p.scale, 0.66);
  EXPECT_EQ(p.kern_from, Length::half_points(2));
  EXPECT_EQ(p.fit_text, Length::twips(840));
  EXPECT_EQ(p.fit_text_id, -7);
  EXPECT_EQ(run_of("<w:sz w:val=\"12pt\"/>").size, Length::half_points(24));
  EXPECT_EQ(run_of("<w:sz w:val=\"big\"/>").size, std::nullopt);
  EXPECT_EQ(run_of("<w:w w:val=\"150%\"/>").scale, 1.5);
}

TEST(RunProperties, AbsurdMeasuresAreBounded) {
  EXPECT_EQ(run_of("<w:sz w:val=\"99999999999999999999\"/>").size, Length::half_points(3276));
  EXPECT_EQ(run_of("<w:sz w:val=\"0\"/>").size, Length::half_points(1));
  EXPECT_EQ(run_of("<w:spacing w:val=\"-1e300\"/>").spacing, Length::twips(-1'000'000));
  EXPECT_EQ(run_of("<w:sz w:val=\"nan\"/>").size, std::nullopt);
}

TEST(RunProperties, ThemeFontsDependOnTheLanguage) {
  const char* fonts =
      "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"majorHAnsi\" "
      "w:eastAsiaTheme=\"minorEastAsia\" w:ascii=\"Arial\" w:eastAsia=\"楷体\" "
      "w:hint=\"eastAsia\"/>";
  const RunProperties chinese =
      run_of(fonts, "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>");
  EXPECT_EQ(chinese.font_ascii, "Calibri");
  EXPECT_EQ(chinese.font_high_ansi, "Cambria");
  EXPECT_EQ(chinese.font_east_asia, "宋体");
  EXPECT_EQ(chinese.hint, FontHint::east_asia);
  EXPECT_EQ(run_of(fonts, "<w:themeFontLang w:eastAsia=\"zh-TW\"/>").font_east_asia, "新細明體");
  EXPECT_EQ(run_of(fonts).font_east_asia, "楷体");  // no language: what is stated beside it
}

TEST(RunProperties, ColoursOfTheTheme) {
  const auto color = [](std::string_view attributes, std::string_view settings = {}) {
    return run_of("<w:color " + std::string(attributes) + "/>", settings).color;
  };
  EXPECT_EQ(color("w:val=\"FF8000\""), (ColorSpec{false, {255, 128, 0}}));
  EXPECT_EQ(color("w:val=\"auto\""), (ColorSpec{true, {}}));
  EXPECT_EQ(color("w:val=\"000000\" w:themeColor=\"accent1\"")->rgb, (Color{0x44, 0x72, 0xC4}));
  EXPECT_EQ(color("w:val=\"000000\" w:themeColor=\"text1\"")->rgb, (Color{0x10, 0x10, 0x10}));
  EXPECT_EQ(color("w:val=\"000000\" w:themeColor=\"text1\"",
                  "<w:clrSchemeMapping w:bg1=\"dark1\" w:t1=\"light1\"/>")
                ->rgb,
            (Color{0xFE, 0xFE, 0xFE}));
  EXPECT_EQ(color("w:val=\"123456\" w:themeColor=\"accent9\"")->rgb, (Color{0x12, 0x34, 0x56}));
  // As Word saves them: 2F5496 for a quarter darker, 8EAADB for two fifths lighter.
  const Color dark = color("w:val=\"x\" w:themeColor=\"accent1\" w:themeShade=\"BF\"")->rgb;
  EXPECT_NEAR(dark.red, 0x2F, 2);
  EXPECT_NEAR(dark.green, 0x54, 2);
  EXPECT_NEAR(dark.blue, 0x96, 2);
  const Color light = color("w:val=\"x\" w:themeColor=\"accent1\" w:themeTint=\"99\"")->rgb;
  EXPECT_NEAR(light.red, 0x8E, 2);
  EXPECT_NEAR(light.green, 0xAA, 2);
  EXPECT_NEAR(light.blue, 0xDB, 2);
}

TEST(RunProperties, Decoration) {
  const RunProperties p = run_of(
      "<w:u w:val=\"wavyDouble\" w:color=\"FF0000\"/><w:highlight w:val=\"yellow\"/>"
      "<w:em w:val=\"dot\"/><w:vertAlign w:val=\"superscript\"/>"
      "<w:shd w:val=\"pct12\" w:color=\"auto\" w:fill=\"FFFFFF\"/>"
      "<w:bdr w:val=\"double\" w:sz=\"6\" w:space=\"1\" w:color=\"00FF00\"/>"
      "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/><w:eastAsianLayout w:combine=\"1\"/>");
  EXPECT_EQ(p.underline, Underline::wave_double);
  EXPECT_EQ(p.underline_color->rgb, (Color{255, 0, 0}));
  EXPECT_EQ(p.highlight->rgb, (Color{255, 255, 0}));
  EXPECT_EQ(p.emphasis, Emphasis::dot);
  EXPECT_EQ(p.vertical_align, VerticalAlign::superscript);
  EXPECT_DOUBLE_EQ(p.shading->percent, 0.125);
  EXPECT_EQ(p.border->style, BorderStyle::double_line);
  EXPECT_EQ(p.border->eighths, 6);
  EXPECT_EQ(p.border->space, Length::half_points(2));
  EXPECT_EQ(p.language_east_asia, "zh-CN");
  EXPECT_EQ(p.combine, true);
}

TEST(ParagraphProperties, IndentsAndSpacing) {
  const ParagraphProperties p = paragraph_of(
      "<w:ind w:left=\"420\" w:leftChars=\"200\" w:right=\"-20\" w:firstLineChars=\"200\" "
      "w:firstLine=\"480\"/><w:spacing w:before=\"156\" w:beforeLines=\"50\" w:after=\"0\" "
      "w:afterAutospacing=\"1\" w:line=\"360\" w:lineRule=\"exact\"/>");
  EXPECT_EQ(p.indent_left, Length::twips(420));
  EXPECT_EQ(p.indent_left_chars, 200);
  EXPECT_EQ(p.indent_right, Length::twips(-20));
  EXPECT_EQ(p.first_line, Length::twips(480));
  EXPECT_EQ(p.first_line_chars, 200);
  EXPECT_EQ(p.space_before_lines, 50);
  EXPECT_EQ(p.space_after_auto, true);
  EXPECT_EQ(p.line, 360);
  EXPECT_EQ(p.line_rule, LineRule::exact);
  EXPECT_EQ(paragraph_of("<w:spacing w:line=\"480\"/>").line_rule, LineRule::automatic);
  const ParagraphProperties hanging = paragraph_of("<w:ind w:firstLine=\"1\" w:hanging=\"2\"/>");
  EXPECT_EQ(hanging.first_line, std::nullopt);
  EXPECT_EQ(hanging.hanging, Length::twips(2));
}

TEST(ParagraphProperties, TheRest) {
  const ParagraphProperties p = paragraph_of(
      "<w:pStyle w:val=\"a\"/><w:keepNext/><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
      "w:val=\"3\"/></w:numPr>"
      "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\"/><w:between w:val=\"nil\"/></w:pBdr>"
      "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8000\"/><w:tab w:val=\"clear\" "
      "w:pos=\"420\"/></w:tabs><w:jc w:val=\"distribute\"/><w:outlineLvl w:val=\"2\"/>"
      "<w:framePr w:dropCap=\"drop\" w:lines=\"3\" w:wrap=\"around\" w:w=\"500\"/>"
      "<w:autoSpaceDE w:val=\"0\"/><w:textAlignment w:val=\"center\"/>");
  EXPECT_EQ(p.style, "a");
  EXPECT_EQ(p.keep_next, true);
  EXPECT_EQ(p.num_id, 3);
  EXPECT_EQ(p.num_level, 1);
  EXPECT_EQ(p.borders.top->style, BorderStyle::single);
  EXPECT_EQ(p.borders.between->style, BorderStyle::nil);
  ASSERT_EQ(p.tabs->size(), 2u);
  EXPECT_EQ((*p.tabs)[0].align, TabAlign::clear);  // sorted by position
  EXPECT_EQ((*p.tabs)[1].leader, TabLeader::dot);
  EXPECT_EQ(p.justify, Justify::distribute);
  EXPECT_EQ(p.outline_level, 2);
  EXPECT_EQ(p.frame->lines, 3);
  EXPECT_EQ(p.auto_space_de, false);
  EXPECT_EQ(p.text_alignment, TextAlignment::center);
}

TEST(TableProperties, Widths) {
  EXPECT_EQ(table_of("<w:tblW w:w=\"5000\" w:type=\"dxa\"/>").width->value, Length::twips(5000));
  EXPECT_DOUBLE_EQ(table_of("<w:tblW w:w=\"2500\" w:type=\"pct\"/>").width->fraction, 0.5);
  EXPECT_DOUBLE_EQ(table_of("<w:tblW w:w=\"50%\" w:type=\"dxa\"/>").width->fraction, 0.5);
  EXPECT_EQ(table_of("<w:tblW w:w=\"0\" w:type=\"auto\"/>").width->kind, Width::automatic);
  EXPECT_EQ(table_of("<w:tblInd w:w=\"-108\" w:type=\"dxa\"/>").indent->value, Length::twips(-108));
}

TEST(TableProperties, LookIsReadByNameOrByMask) {
  const TableLook named =
      *table_of("<w:tblLook w:val=\"04A0\" w:firstRow=\"0\" w:lastRow=\"1\"/>").look;
  EXPECT_FALSE(named.first_row);
  EXPECT_TRUE(named.last_row);
  EXPECT_FALSE(named.first_column);
  const TableLook mask = *table_of("<w:tblLook w:val=\"04A0\"/>").look;
  EXPECT_TRUE(mask.first_row && mask.first_column && mask.no_v_band);
  EXPECT_FALSE(mask.last_row || mask.last_column || mask.no_h_band);
}

TEST(TableProperties, TheRest) {
  const TableProperties p = table_of(
      "<w:tblStyle w:val=\"t\"/><w:tblpPr w:horzAnchor=\"page\" w:tblpX=\"100\" "
      "w:tblpYSpec=\"top\"/>"
      "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblBorders>"
      "<w:insideH w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblCellMar>"
      "<w:left w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
  EXPECT_EQ(p.style, "t");
  EXPECT_EQ(p.position->h_anchor, "page");
  EXPECT_EQ(p.position->x, Length::twips(100));
  EXPECT_EQ(p.position->y_spec, "top");
  EXPECT_EQ(p.fixed_layout, true);
  EXPECT_EQ(p.borders.inside_h->eighths, 4);
  EXPECT_EQ(p.cell_margins.left, Length());
  EXPECT_EQ(p.cell_margins.right, std::nullopt);
}

TEST(RowProperties, Heights) {
  EXPECT_EQ(row_of("<w:trHeight w:val=\"400\"/>").height_rule, HeightRule::at_least);
  EXPECT_EQ(row_of("<w:trHeight w:val=\"400\" w:hRule=\"exact\"/>").height_rule, HeightRule::exact);
  const RowProperties p =
      row_of("<w:gridBefore w:val=\"1\"/><w:tblHeader/><w:cantSplit w:val=\"0\"/>");
  EXPECT_EQ(p.grid_before, 1);
  EXPECT_EQ(p.header, true);
  EXPECT_EQ(p.cant_split, false);
  EXPECT_EQ(row_of("<w:del w:id=\"1\"/>").hidden, true);
}

TEST(CellProperties, MergesAndAlignment) {
  EXPECT_EQ(cell_of("<w:vMerge/>").vertical_merge, VerticalMerge::continued);
  EXPECT_EQ(cell_of("<w:vMerge w:val=\"restart\"/>").vertical_merge, VerticalMerge::restart);
  const CellProperties p = cell_of(
      "<w:gridSpan w:val=\"3\"/><w:tcBorders><w:tl2br w:val=\"single\" w:sz=\"4\"/></w:tcBorders>"
      "<w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/><w:tcMar><w:start w:w=\"10\" "
      "w:type=\"dxa\"/></w:tcMar>"
      "<w:textDirection w:val=\"tbRlV\"/><w:vAlign w:val=\"center\"/><w:noWrap/>");
  EXPECT_EQ(p.grid_span, 3);
  EXPECT_EQ(p.borders.diagonal_down->style, BorderStyle::single);
  EXPECT_EQ(p.shading->fill.rgb, (Color{0xD9, 0xD9, 0xD9}));
  EXPECT_EQ(p.margins.left, Length::twips(10));
  EXPECT_EQ(p.text_flow, TextFlow::tb_rl);
  EXPECT_EQ(p.align, CellAlign::center);
  EXPECT_EQ(cell_of("<w:gridSpan w:val=\"99999999\"/>").grid_span, 1000);
}

TEST(SectionProperties, PageAndGrid) {
  const SectionProperties s = section_of(
      "<w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
      "<w:pgMar w:top=\"-100\" w:bottom=\"200\" w:left=\"300\" w:right=\"400\" w:header=\"1\" "
      "w:footer=\"2\" w:gutter=\"3\"/><w:pgBorders w:offsetFrom=\"page\" w:display=\"firstPage\">"
      "<w:top w:val=\"single\"/></w:pgBorders><w:pgNumType w:fmt=\"upperRoman\" w:start=\"5\"/>"
      "<w:cols w:num=\"2\" w:sep=\"1\" w:equalWidth=\"0\"><w:col w:w=\"100\" w:space=\"10\"/>"
      "<w:col w:w=\"200\"/></w:cols><w:vAlign w:val=\"center\"/><w:titlePg/>"
      "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"312\" w:charSpace=\"-1024\"/>");
  EXPECT_EQ(s.start, SectionStart::continuous);
  EXPECT_TRUE(s.landscape);
  EXPECT_EQ(s.page_width, Length::twips(16838));
  EXPECT_EQ(s.margin_top, Length::twips(-100));
  EXPECT_EQ(s.gutter, Length::twips(3));
  EXPECT_FALSE(s.page_borders_from_text);
  EXPECT_EQ(s.page_borders_display, "firstPage");
  EXPECT_EQ(s.page_number_format, "upperRoman");
  EXPECT_EQ(s.page_number_start, 5);
  ASSERT_EQ(s.column_widths.size(), 2u);
  EXPECT_EQ(s.column_widths[0].second, Length::twips(10));
  EXPECT_EQ(s.vertical_align, CellAlign::center);
  EXPECT_TRUE(s.title_page);
  EXPECT_EQ(s.grid, GridType::lines_and_chars);
  EXPECT_EQ(s.line_pitch, Length::twips(312));
  EXPECT_EQ(s.char_space, -1024);
}

TEST(Settings, AreRead) {
  const Settings s = settings_of(
      "<w:defaultTabStop w:val=\"420\"/><w:evenAndOddHeaders/><w:mirrorMargins/>"
      "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
      "<w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"，。\"/><w:footnotePr>"
      "<w:numFmt w:val=\"decimalEnclosedCircle\"/></w:footnotePr><w:compat>"
      "<w:adjustLineHeightInTable/><w:useFELayout w:val=\"0\"/><w:compatSetting "
      "w:name=\"compatibilityMode\" w:uri=\"u\" w:val=\"15\"/></w:compat>");
  EXPECT_EQ(s.default_tab_stop, Length::twips(420));
  EXPECT_TRUE(s.even_and_odd_headers && s.mirror_margins && s.compress_punctuation);
  EXPECT_TRUE(s.adjust_line_height_in_table);
  EXPECT_FALSE(s.use_fe_layout);
  EXPECT_EQ(s.compatibility_mode, 15);
  EXPECT_EQ(s.no_line_breaks_before, U"，。");
  EXPECT_EQ(s.footnote_number_format, "decimalEnclosedCircle");
  EXPECT_EQ(settings_of("").compatibility_mode, 12);
}

TEST(Numbering, LevelsAndOverrides) {
  const Numbering n =
      open(
          DocxBuilder()
              .styles("<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr>"
                      "<w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>")
              .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/>"
                         "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\">"
                         "<w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff "
                         "w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/><w:lvlJc w:val=\"center\"/>"
                         "<w:pPr><w:ind w:left=\"420\"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl>"
                         "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:isLgl/><w:lvlRestart "
                         "w:val=\"0\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
                         "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                         "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride "
                         "w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>"
                         "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"99\"/></w:num>"))
          ->numbering;
  ASSERT_EQ(n.instances.size(), 2u);
  const NumberingInstance& linked = n.instances.at(1);
  EXPECT_EQ(linked.abstract_id, 1);
  EXPECT_EQ(linked.levels[0].format, "chineseCounting");
  EXPECT_EQ(linked.levels[0].text, "%1、");
  EXPECT_EQ(linked.levels[0].suffix, NumberingLevel::nothing);
  EXPECT_EQ(linked.levels[0].justify, Justify::center);
  EXPECT_EQ(linked.levels[0].paragraph.indent_left, Length::twips(420));
  EXPECT_EQ(linked.levels[0].run.bold, true);
  EXPECT_EQ(linked.levels[1].start, 3);
  EXPECT_EQ(linked.levels[1].restart, 0);
  EXPECT_TRUE(linked.levels[1].legal);
  EXPECT_EQ(n.instances.at(2).start_overrides[0], 7);
  EXPECT_EQ(linked.start_overrides[0], std::nullopt);
}

}  // namespace
}  // namespace sealpress::docx
