// Filled forms read against their blank one: each test says in a few cells what a person did.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "collect/recognise.h"
#include "collect/word_reader.h"
#include "support/docx_builder.h"

namespace sealpress::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

std::string run(const std::string& text, const std::string& look = "") {
  return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
/// A text as a paragraph's content; what begins with < is markup already.
std::string content(const std::string& text) {
  return text.starts_with('<') ? text : run(text);
}
std::string line(const std::string& text) {
  return "<w:p>" + content(text) + "</w:p>";
}
std::string cell(const std::string& text, int span = 1) {
  return "<w:tc><w:tcPr><w:gridSpan w:val=\"" + std::to_string(span) + "\"/></w:tcPr><w:p>" +
         content(text) + "</w:p></w:tc>";
}
using Row = std::vector<std::string>;
std::string row(const Row& cells) {
  std::string out = "<w:tr>";
  for (const std::string& text : cells) out += cell(text);
  return out + "</w:tr>";
}
std::string table(const std::vector<Row>& rows) {
  std::string out = "<w:tbl><w:tblPr/><w:tblGrid/>";
  for (const Row& cells : rows) out += row(cells);
  return out + "</w:tbl>";
}

Units units(const std::string& body) {
  auto file = docx::Document::open(test::DocxBuilder().body(body).bytes(), "test.docx");
  EXPECT_TRUE(file.has_value());
  return units_of(std::move(*file));
}

/// A form with every kind of field.
class ReadingTest : public ::testing::Test {
 protected:
  ReadingTest() {
    form_.id = "test/form";
    form_.title = "质量信得过班组申报表";
    form_.fields = {"推荐单位", "班组名称", "班组人数", "手机",     "邮编",
                    "单位性质", "证书人数", "评委",     "班组概况", "实施效果"};
    form_.lists["评委"] = {"姓名", "工作单位", "手机"};
    tables_.push_back({"", {}});
    const std::string body =
        line("附件3") + line("质量信得过班组申报表") +
        line("推荐单位{{推荐单位|下划线:20}}（盖章）") + table(blank_rows()) + line("评委名单") +
        table({{"序号", "姓名", "工作单位", "手机"},
               {"{{#评委|至少:3}}{{@序号}}", "{{姓名}}", "{{工作单位}}", "{{手机}}{{/评委}}"},
               {"合计", "", "", ""}}) +
        line("一、班组概况{{^班组概况}}（500字以内）{{/班组概况}}") + line("{{+班组概况}}") +
        line("二、实施效果") + line("{{+实施效果}}");
    blank_ = blank_form(form_,
                        docx::Document::open(test::DocxBuilder().body(body).bytes(), "t").value());
  }

  static std::vector<Row> blank_rows() {
    return {{"班组名称", "{{^班组名称}}（写全称）{{/班组名称}}{{班组名称}}", "班组人数",
             "{{班组人数}}"},
            {"手机", "{{手机}}", "邮编", "{{邮编}}"},
            {"单位性质",
             "{{☐单位性质=国有}}国有  {{☐单位性质=民营}}民营  "
             "{{☐单位性质=其他}}其他{{单位性质.文字|下划线:8}}"},
            {"证书人数", "{{☐证书人数=有}}有{{证书人数.文字|下划线:4}}人  {{☐证书人数=无}}无"}};
  }
  static std::vector<Row> filled_rows() {
    return {{"班组名称", "装配一班", "班组人数", "12"},
            {"手机", "13800001201", "邮编", "201206"},
            {"单位性质", "□国有  √民营  □其他"},
            {"证书人数", "□有    人  □无"}};
  }
  static std::string filled(const std::vector<Row>& rows, const std::string& rest = "") {
    return line("附件3") + line("质量信得过班组申报表") + line("推荐单位 江北区质协 （盖章）") +
           table(rows) + rest;
  }
  static std::string judges(const std::vector<Row>& rows) { return line("评委名单") + table(rows); }

  Reading read(const std::string& body) {
    const Units found = units(body);
    const Alignment alignment = align(*blank_, found, 0, found.all.size());
    return read_form(*blank_, tables_, found, alignment, 0, found.all.size());
  }
  /// What was read for a field; ? behind it where it is doubtful.
  static std::map<std::string, std::string> values(const Reading& reading) {
    std::map<std::string, std::string> out;
    for (const Field& field : reading.fields) {
      const data::Value* text = field.value.find("文字");
      out[field.label] = (text ? field.value.find("选")->to_text() + "(" + text->to_text() + ")"
                               : field.value.to_text()) +
                         (field.confidence < kSure ? "?" : "");
    }
    return out;
  }
  std::map<std::string, std::string> values(const std::string& body) { return values(read(body)); }

  forms::Form form_;
  std::vector<forms::Table> tables_;
  std::shared_ptr<const BlankForm> blank_;
};

TEST_F(ReadingTest, ValuesAreWhatTheFilledCellsHoldBeyondTheBlankOnes) {
  EXPECT_THAT(values(filled(filled_rows())),
              UnorderedElementsAre(Pair("推荐单位", "江北区质协"), Pair("班组名称", "装配一班"),
                                   Pair("班组人数", "12"), Pair("手机", "13800001201"),
                                   Pair("邮编", "201206"), Pair("单位性质", "民营")));
}

TEST_F(ReadingTest, PrintedHintsAndEmptyBoxesAreNoValues) {
  auto rows = filled_rows();
  rows[0] = {"班组名称", "（写全称）", "班组人数", " "};
  rows[1] = {"手机", "", "邮编", "____"};
  rows[2][1] = "□国有  □民营  □其他";
  const auto found =
      values(line("质量信得过班组申报表") + line("推荐单位____（盖章）") + table(rows));
  EXPECT_THAT(found, IsEmpty());
}

TEST_F(ReadingTest, AnInsertedRowShiftsNothing) {
  auto rows = filled_rows();
  rows.insert(rows.begin() + 1, {"备注", "无"});
  const auto found = values(filled(rows));
  EXPECT_EQ(found.at("手机"), "13800001201");
  EXPECT_EQ(found.at("班组人数"), "12");
  EXPECT_EQ(found.count("备注"), 0u);
}

TEST_F(ReadingTest, OfALostRowNothingIsReadAndThatIsSaid) {
  auto rows = filled_rows();
  rows.erase(rows.begin() + 1);
  const Reading reading = read(filled(rows));
  const auto found = values(reading);
  EXPECT_EQ(found.count("手机"), 0u);
  EXPECT_EQ(found.count("邮编"), 0u);
  EXPECT_EQ(found.at("单位性质"), "民营");
  std::vector<std::string> lost;
  for (const Diagnostic& d : reading.findings) {
    if (d.code == "collect.label_lost") lost.push_back(d.place.field);
  }
  EXPECT_THAT(lost, ::testing::IsSupersetOf({"手机", "邮编"}));
}

TEST_F(ReadingTest, RewordedLabelsAreFoundByTextAndNeighbours) {
  auto rows = filled_rows();
  rows[1] = {"手 机 号 码", "13800001201", "邮政编码：", "201206"};
  const auto found = values(filled(rows));
  EXPECT_THAT(found.at("手机"), ::testing::StartsWith("13800001201"));
  EXPECT_THAT(found.at("邮编"), ::testing::StartsWith("201206"));
}

TEST_F(ReadingTest, ALabelThatIsAnotherOneIsDoubtfulNotShifted) {
  auto rows = filled_rows();
  rows[1] = {"座机", "021-55550166", "邮编", "201206"};
  const auto found = values(filled(rows));
  EXPECT_TRUE(found.count("手机") == 0 || found.at("手机").ends_with("?"));
  EXPECT_EQ(found.at("邮编"), "201206");
}

TEST_F(ReadingTest, ASplitCellsOtherPiecesDoNotCount) {
  auto rows = filled_rows();
  rows[1] = {"手机", "13800001201", "", "邮编", "201206"};
  EXPECT_THAT(values(filled(rows)).at("手机"), ::testing::StartsWith("13800001201"));
  EXPECT_EQ(values(filled(rows)).at("邮编"), "201206");
}

TEST_F(ReadingTest, TicksOfAllKinds) {
  const std::string symbol = "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>";
  const std::string letter =
      run("R", "<w:rFonts w:ascii=\"Wingdings 2\" w:hAnsi=\"Wingdings 2\"/>");
  const std::string box =
      "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>"
      "</w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>";
  for (const std::string& tick :
       {std::string("√民营"), std::string("☑民营"), std::string("■民营"), std::string("√□民营"),
        std::string("□√民营"), std::string("（√）民营"), std::string("✔民营")}) {
    auto rows = filled_rows();
    rows[2][1] = "□国有  " + tick + "  □其他";
    EXPECT_EQ(values(filled(rows)).at("单位性质"), "民营") << tick;
  }
  for (const std::string& markup : {symbol, letter, box}) {
    auto rows = filled_rows();
    rows[2][1] = run("□国有  ") + markup + run("民营  □其他");
    EXPECT_EQ(values(filled(rows)).at("单位性质"), "民营") << markup;
  }
}

TEST_F(ReadingTest, ATickBehindItsOption) {
  auto rows = filled_rows();
  rows[2][1] = "□国有√  □民营  □其他";
  EXPECT_EQ(values(filled(rows)).at("单位性质"), "国有");
  rows[2][1] = "□国有√□民营□其他";  // either's
  EXPECT_TRUE(values(filled(rows)).at("单位性质").ends_with("?"));
}

TEST_F(ReadingTest, UnderlinedOptionsAndOptionsLeftAloneAreDoubtful) {
  auto rows = filled_rows();
  rows[2][1] = run("□国有  □") + run("民营", "<w:u w:val=\"single\"/>") + run("  □其他");
  EXPECT_EQ(values(filled(rows)).at("单位性质"), "民营?");
  rows[2][1] = "民营";
  EXPECT_EQ(values(filled(rows)).at("单位性质"), "民营?");
}

TEST_F(ReadingTest, TwoTicksWhereOneIsAllowedAreDoubtful) {
  auto rows = filled_rows();
  rows[2][1] = "√国有  √民营  □其他";
  EXPECT_TRUE(values(filled(rows)).at("单位性质").ends_with("?"));
}

TEST_F(ReadingTest, TextBehindAnOption) {
  auto rows = filled_rows();
  rows[2][1] = "□国有  □民营  ☑其他 社会团体 ";
  rows[3][1] = "☑有 12 人  □无";
  const auto found = values(filled(rows));
  EXPECT_EQ(found.at("单位性质"), "其他(社会团体)");
  EXPECT_EQ(found.at("证书人数"), "有(12)");
  rows[3][1] = "□有 12 人  □无";  // written, not ticked
  EXPECT_EQ(values(filled(rows)).at("证书人数"), "有(12)?");
}

TEST_F(ReadingTest, ContentControlsTellByName) {
  auto rows = filled_rows();
  rows[1][1] = "<w:sdt><w:sdtPr><w:tag w:val=\"手机\"/></w:sdtPr><w:sdtContent>" +
               run("13800001201") + "</w:sdtContent></w:sdt>";
  const Reading reading = read(filled(rows));
  const auto field = std::find_if(reading.fields.begin(), reading.fields.end(),
                                  [](const Field& f) { return f.label == "手机"; });
  ASSERT_NE(field, reading.fields.end());
  EXPECT_EQ(field->how, How::tag);
  EXPECT_EQ(field->value.to_text(), "13800001201");
}

TEST_F(ReadingTest, TrackedChangesAreReadAsAcceptedAndHiddenTextIsLeftOut) {
  auto rows = filled_rows();
  rows[0][3] =
      "<w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins>" + run("12") + "</w:ins>";
  rows[1][1] = run("13800001201") + run("旧号码", "<w:vanish/>");
  const Reading reading = read(filled(rows));
  EXPECT_EQ(values(reading).at("班组人数"), "12");
  EXPECT_EQ(values(reading).at("手机"), "13800001201");
  EXPECT_TRUE(std::any_of(reading.findings.begin(), reading.findings.end(),
                          [](const Diagnostic& d) { return d.code == "collect.revised"; }));
}

TEST_F(ReadingTest, AFormInsideAnotherTable) {
  const std::string inner = filled(filled_rows());
  const auto found = values("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>" + inner +
                            line("") + "</w:tc></w:tr></w:tbl>");
  EXPECT_EQ(found.at("手机"), "13800001201");
}

TEST_F(ReadingTest, RowsOfAListWithoutBlanksTotalsAndRepeatedHeaders) {
  const Row header = {"序号", "姓名", "工作单位", "手机"};
  const Reading reading =
      read(filled(filled_rows(), judges({header,
                                         {"1", "沈知行", "云桥公司", "13800001202"},
                                         {"2", "", "", ""},
                                         header,
                                         {"3", "陆文韬", "云澜公司", "13800001203"},
                                         {"合计", "2人", "", ""}})));
  const data::Value record(reading.record);
  ASSERT_NE(record.find("评委"), nullptr);
  EXPECT_EQ(data::to_json(*record.find("评委")),
            R"([{"姓名":"沈知行","工作单位":"云桥公司","手机":"13800001202"},)"
            R"({"姓名":"陆文韬","工作单位":"云澜公司","手机":"13800001203"}])");
}

TEST_F(ReadingTest, AListMayHaveMoreColumnsAndInAnotherOrder) {
  const Reading reading = read(filled(
      filled_rows(),
      judges({{"姓名", "手机", "性别", "工作单位"}, {"沈知行", "13800001202", "男", "云桥公司"}})));
  const auto found = values(reading);
  EXPECT_THAT(found.at("评委第1行姓名"), ::testing::StartsWith("沈知行"));
  EXPECT_TRUE(found.count("评委第1行手机") == 0 ||
              found.at("评委第1行手机").starts_with("13800001202"));
}

TEST_F(ReadingTest, NarrativesStandUnderTheirHeadings) {
  const auto found =
      values(filled(filled_rows(), line("一、班组概况（500字以内）") + line("第一段。") +
                                       line("第二段。") + line("二、实施效果") + line("效果好。")));
  EXPECT_EQ(found.at("班组概况"), "第一段。\n第二段。");
  EXPECT_EQ(found.at("实施效果"), "效果好。");
}

TEST_F(ReadingTest, WithoutItsHeadingANarrativeIsDoubtful) {
  const auto found =
      values(filled(filled_rows(), line("一、班组概况") + line("第一段。") + line("效果好。")));
  EXPECT_TRUE(found.at("班组概况").ends_with("?") || found.at("实施效果").ends_with("?"));
}

TEST_F(ReadingTest, ANarrativeWithPicturesIsDoubtful) {
  const std::string picture =
      "<w:r><w:drawing><wp:inline><wp:extent cx=\"9525\" cy=\"9525\"/><wp:docPr id=\"1\" "
      "name=\"图\"/><a:graphic><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:blipFill>"
      "<a:blip r:embed=\"rId9\"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r>";
  const auto found =
      values(filled(filled_rows(), line("一、班组概况（500字以内）") + line("第一段。") +
                                       line(picture) + line("二、实施效果") + line("效果好。")));
  EXPECT_EQ(found.at("班组概况"), "第一段。?");
  EXPECT_EQ(found.at("实施效果"), "效果好。");
}

TEST_F(ReadingTest, TheFormIsToldByItsContent) {
  const FormTeller teller({blank_});
  const auto any = [](const forms::Form&) { return true; };
  EXPECT_THAT(teller.tell(units(filled(filled_rows())), any), ::testing::SizeIs(1));
  EXPECT_THAT(teller.tell(units(line("会议纪要") + line("下午三点开会，讨论质量月安排。")), any),
              IsEmpty());
  const std::string twice = line("各位：请查收。") + filled(filled_rows()) + filled(filled_rows());
  EXPECT_THAT(teller.tell(units(twice), any), ::testing::SizeIs(2));
}

}  // namespace
}  // namespace sealpress::collect
