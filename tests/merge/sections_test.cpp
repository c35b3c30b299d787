// Repeats, conditions and scopes.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kJudges =
    R"({"单位": "总会", "评委": [{"姓名": "甲", "手机": "1"}, {"姓名": "乙", "单位": "分会"}]})";

TEST(Sections, InsideAParagraph) {
  EXPECT_EQ(shown("评委：{{#评委}}{{姓名}}；{{/评委}}。", kJudges), "评委：甲；乙；。");
}

TEST(Sections, TruthOfValues) {
  constexpr std::string_view kBoth = "{{#a}}有{{/a}}{{^a}}无{{/a}}";
  for (const std::string_view json : {R"({})", R"({"a": null})", R"({"a": false})", R"({"a": ""})",
                                      R"({"a": []})", R"({"a": {}})"}) {
    EXPECT_EQ(shown(kBoth, json), "无") << json;
  }
  for (const std::string_view json :
       {R"({"a": 0})", R"({"a": true})", R"({"a": "x"})", R"({"a": {"b": 1}})", R"({"a": [0]})"}) {
    EXPECT_EQ(shown(kBoth, json), "有") << json;
  }
}

TEST(Sections, ObjectsOpenAScopeAndScalarsDoNot) {
  EXPECT_EQ(shown("{{#企业}}{{名}}{{/企业}}", R"({"名": "外", "企业": {"名": "内"}})"), "内");
  EXPECT_EQ(shown("{{#央企}}{{集团}}{{/央企}}", R"({"央企": true, "集团": "某集团"})"), "某集团");
}

TEST(Sections, NoOutwardLookup) {
  EXPECT_EQ(shown("{{#评委}}[{{单位}}]{{/评委}}", kJudges), "[][分会]");
  EXPECT_EQ(shown("{{#评委}}[{{上级.单位}}]{{/评委}}", kJudges), "[总会][总会]");
}

TEST(Sections, ScalarItems) {
  EXPECT_EQ(shown("{{#a}}{{@序号}}.{{.}} {{/a}}", R"({"a": ["甲", "乙"]})"), "1.甲 2.乙 ");
}

TEST(Sections, ConditionsInsideARepeatKeepItsNumber) {
  EXPECT_EQ(shown("{{#a}}{{#b}}{{@序号}}{{c}}{{/b}}{{/a}}",
                  R"({"a": [{"b": true, "c": "甲"}, {}, {"b": {"c": "丙"}}]})"),
            "1甲3丙");
}

TEST(Sections, NestedRepeatsCountTheirOwnItems) {
  EXPECT_EQ(shown("{{#a}}{{@序号}}({{#b}}{{@序号}}{{.}}{{上级.n}}{{/b}}){{/a}}",
                  R"({"a": [{"n": "x", "b": ["p", "q"]}, {"n": "y", "b": ["r"]}]})"),
            "1(1px2qx)2(1ry)");
}

TEST(Sections, RowsOfATable) {
  const std::string body =
      table({texts_row({"序号", "姓名"}), texts_row({"{{#评委}}{{@序号}}", "{{姓名}}{{/评委}}"}),
             texts_row({"合计", ""})});
  const Merged merged = merge(body, kJudges);
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 4u);
  EXPECT_EQ(merged.text(), merge(table({texts_row({"序号", "姓名"}), texts_row({"1", "甲"}),
                                        texts_row({"2", "乙"}), texts_row({"合计", ""})}),
                                 "{}")
                               .text());
}

TEST(Sections, PaddedToThePrintedNumberWithBlankRows) {
  const std::string body =
      table({texts_row({"{{#评委|至少:4}}{{@序号}}人", "{{姓名}}{{☐性别=男}}{{/评委}}"})});
  const Merged merged = merge(body, kJudges);
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 4u);
  EXPECT_EQ(count(merged.xml(), "人"), 2u);
  EXPECT_EQ(count(merged.xml(), "□"), 2u);
  EXPECT_EQ(count(merge(body, "{}").xml(), "<w:tr>"), 4u);
  EXPECT_EQ(count(merge(body, R"({"评委": [{},{},{},{},{}]})").xml(), "<w:tr>"), 5u);
}

TEST(Sections, BlankRowsAreCountedAndCanBeLimited) {
  const auto compiled = compile(table({texts_row({"{{#甲|至少:4}}{{a}}", "{{/甲}}"}),
                                       texts_row({"{{#乙|至少:3}}{{a}}", "{{/乙}}"})}));
  ASSERT_TRUE(compiled);
  EXPECT_TRUE(compiled->pads());
  const auto rows = [&](std::size_t limit, std::size_t& padded) {
    MergeOptions options;
    options.padding_rows = limit;
    options.padded = &padded;
    Diagnostics findings;
    auto view = compiled->merge(record(R"({"甲": [{"a": 1}]})"), options, findings);
    std::string out;
    docx::write(*view->root("word/document.xml"), out);
    return count(out, "<w:tr>");
  };
  std::size_t padded = 0;
  EXPECT_EQ(rows(99, padded), 7u);
  EXPECT_EQ(padded, 6u);
  EXPECT_EQ(rows(4, padded), 5u);  // the first list is padded first
  EXPECT_EQ(padded, 4u);
  EXPECT_EQ(rows(0, padded), 2u);  // a list without items keeps a row
  EXPECT_FALSE(compile(table({texts_row({"{{#l}}{{a}}{{/l}}"})}))->pads());
}

TEST(Sections, BlankRowsKeepTheirShape) {
  const std::string properties = "<w:tcW w:w=\"900\" w:type=\"dxa\"/>";
  const std::string body =
      table({"<w:tr w14:paraId=\"0A0B0C0D\"><w:trPr><w:trHeight w:val=\"400\"/></w:trPr>" +
             cell("{{#l|至少:2}}{{a}}", properties) + cell("字{{/l}}", properties) + "</w:tr>"});
  const std::string xml = merge(body, "{}").xml();
  EXPECT_EQ(count(xml, "<w:trHeight w:val=\"400\"/>"), 2u);
  EXPECT_EQ(count(xml, properties), 4u);
  EXPECT_EQ(count(xml, "<w:p>"), 4u);
  EXPECT_THAT(xml, Not(HasSubstr("字")));
  EXPECT_THAT(xml, Not(HasSubstr("paraId")));
}

TEST(Sections, SeveralRows) {
  const std::string body =
      table({texts_row({"{{#l}}{{a}}", "x"}), texts_row({"{{b}}", "y{{/l}}"})});
  const Merged merged = merge(body, R"({"l": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]})");
  const std::string expected = merge(table({texts_row({"1", "x"}), texts_row({"2", "y"}),
                                            texts_row({"3", "x"}), texts_row({"4", "y"})}),
                                     "{}")
                                   .text();
  EXPECT_EQ(merged.text(), expected);
}

TEST(Sections, RowsWithNothingButTheirEndsVanish) {
  const std::string body =
      table({texts_row({"{{#l}}", ""}), texts_row({"{{a}}", "x"}), texts_row({"{{/l}}", ""})});
  EXPECT_EQ(count(merge(body, R"({"l": [{"a": 1}, {"a": 3}]})").xml(), "<w:tr>"), 2u);
}

TEST(Sections, BothEndsInOneCellStayInIt) {
  const std::string body = table({texts_row({"名单", "{{#l}}{{.}}、{{/l}}"})});
  const Merged merged = merge(body, R"({"l": ["甲", "乙"]})");
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 1u);
  EXPECT_THAT(merged.text(), HasSubstr("甲、乙、"));
}

TEST(Sections, ParagraphsBetweenEndsThatStandAlone) {
  const std::string body =
      p("前") + p("{{#l}}") + p("第{{@序号}}条") + p("{{a}}") + p("　{{/l}} ") + p("后");
  EXPECT_EQ(merge(body, R"({"l": [{"a": "甲"}, {"a": "乙"}]})").text(),
            "前\n第1条\n甲\n第2条\n乙\n后\n");
  EXPECT_EQ(merge(body, "{}").text(), "前\n后\n");
}

TEST(Sections, ParagraphsThatBeginAndEndWithTheEnds) {
  const std::string body = p("{{#l}}题 {{a}}") + p("文 {{b}}{{/l}}");
  EXPECT_EQ(merge(body, R"({"l": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]})").text(),
            "题 1\n文 2\n题 3\n文 4\n");
}

TEST(Sections, TablesBetweenParagraphs) {
  const std::string body =
      p("{{#l}}") + table({texts_row({"{{a}}"})}) + p("间") + p("{{/l}}") + p("后");
  EXPECT_EQ(count(merge(body, R"({"l": [{}, {}, {}]})").xml(), "<w:tbl>"), 3u);
}

TEST(Sections, NestedOverRowsAndInsideThem) {
  const std::string body =
      table({texts_row({"{{#组}}{{名}}", ""}), texts_row({"{{#人}}{{姓}}", "{{/人}}"}),
             texts_row({"{{#注}}{{.}}{{/注}}", "{{/组}}"})});
  const Merged merged = merge(
      body,
      R"({"组": [{"名": "一", "人": [{"姓": "甲"}, {"姓": "乙"}], "注": ["n"]}, {"名": "二"}]})");
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 6u);
  EXPECT_THAT(merged.findings, IsEmpty());
}

TEST(Sections, TwoInARowOfParagraphs) {
  const std::string body = p("{{#a}}") + p("甲{{.}}") + p("{{/a}}{{#b}}") + p("乙") + p("{{/b}}");
  EXPECT_EQ(merge(body, R"({"a": [1, 2], "b": true})").text(), "甲1\n甲2\n乙\n");
}

TEST(Sections, ACellKeepsAParagraphAndATableARow) {
  const std::string body =
      table({row({"<w:tc><w:tcPr/>" + p("{{#a}}") + p("x") + p("{{/a}}") + "</w:tc>"})}) +
      table({texts_row({"{{#l}}{{n}}", "字{{/l}}"})});
  const std::string xml = merge(body, "{}").xml();
  EXPECT_THAT(xml, HasSubstr("<w:tc><w:tcPr/><w:p></w:p></w:tc>"));
  EXPECT_EQ(count(xml, "<w:tr>"), 2u);
  EXPECT_THAT(xml, Not(HasSubstr("字")));
}

TEST(Sections, ACellDoesNotEndInATable) {
  const std::string body = table({row({"<w:tc><w:tcPr/>" + table({texts_row({"内"})}) +
                                       p("{{#a}}") + p("x") + p("{{/a}}") + "</w:tc>"})});
  EXPECT_THAT(merge(body, "{}").xml(), HasSubstr("</w:tbl><w:p></w:p></w:tc>"));
}

TEST(Sections, ABodyKeepsItsSectionAndAParagraph) {
  const std::string body = p("{{#a}}") + p("x") + p("{{/a}}");
  const std::string xml = merge(body, "{}").xml();
  EXPECT_THAT(xml, HasSubstr("<w:body><w:p></w:p><w:sectPr>"));
}

TEST(Sections, RepeatedRowsContinueAMergeFromAbove) {
  const std::string restart = "<w:vMerge w:val=\"restart\"/>", go_on = "<w:vMerge/>";
  const std::string body = table({row({cell("评委", restart), cell("姓名")}),
                                  row({cell("{{#l}}", go_on), cell("{{a}}{{/l}}")}),
                                  row({cell("", go_on), cell("尾")})});
  const std::string xml = merge(body, R"({"l": [{"a": 1}, {"a": 2}, {"a": 3}]})").xml();
  EXPECT_EQ(count(xml, go_on), 4u);
  EXPECT_EQ(count(xml, restart), 1u);
}

TEST(Sections, IdsStayUnique) {
  const std::string content =
      "<w:p w14:paraId=\"01020304\"><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" +
      run("{{#l}}{{a}}") + "<w:bookmarkEnd w:id=\"5\"/></w:p>" +
      "<w:p w14:paraId=\"01020305\"><w:sdt><w:sdtPr><w:id w:val=\"77\"/></w:sdtPr><w:sdtContent>" +
      run("固定") + "</w:sdtContent></w:sdt></w:p><w:p>" + run("{{/l}}") + "</w:p>";
  const std::string xml = merge(content, R"({"l": [{"a": 1}, {"a": 2}, {"a": 3}]})").xml();
  EXPECT_EQ(count(xml, "w:name=\"b\""), 1u);
  EXPECT_EQ(count(xml, "bookmarkEnd"), 1u);
  EXPECT_EQ(count(xml, "paraId"), 0u);
  EXPECT_EQ(count(xml, "<w:id w:val=\"77\"/>"), 1u);
  EXPECT_EQ(count(xml, "<w:id w:val="), 6u);
  for (int id = 1; id <= 5; ++id) {
    EXPECT_EQ(count(xml, "<w:id w:val=\"" + std::to_string(id) + "\"/>"), 1u) << xml;
  }
}

TEST(Sections, FirstCopyOfANestedRepeatIsNotAFirstCopy) {
  const std::string body = p("{{#a}}") + p("{{#b}}") +
                           "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"m\"/>" + run("x") +
                           "<w:bookmarkEnd w:id=\"1\"/></w:p>" + p("{{/b}}") + p("{{/a}}");
  const std::string xml = merge(body, R"({"a": [{"b": [1, 2]}, {"b": [1]}]})").xml();
  EXPECT_EQ(count(xml, "w:name=\"m\""), 1u);
  EXPECT_EQ(count(xml, ">x<"), 3u);
}

TEST(Sections, KeysAreListedWithTheirScopes) {
  const auto compiled = compile(p("{{班组}}{{#评委}}{{姓名}}{{☐性别=男}}{{@序号}}{{/评委}}"));
  std::vector<std::string> keys;
  for (const UsedKey& used : compiled->keys()) {
    keys.push_back(used.sigil + used.key + "=" + used.option + "<" + used.scope);
  }
  EXPECT_THAT(keys, ElementsAre("班组=<", "#评委=<", "姓名=<评委", "☐性别=男<评委"));
}

}  // namespace
}  // namespace sealpress::merge::test
