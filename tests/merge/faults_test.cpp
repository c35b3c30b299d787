// What is wrong with a template: all of it at once, each with its place.
#include <gmock/gmock.h>

#include "merge/merge_support.h"
#include "messages/messages.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> fault_codes(std::string_view body) {
  return codes(faults(body));
}

TEST(Faults, AllAtOnceWithTheirPlaces) {
  const Diagnostics found =
      faults(p("{{!甲}}") + table({texts_row({"", "甲"}), texts_row({"乙", "{{#列表}}"})}) +
             p("{{费用|数宇:#}}"));
  ASSERT_THAT(codes(found), UnorderedElementsAre("merge.unknown_sigil", "merge.missing_end",
                                                 "merge.unknown_filter"));
  const Place& place = found[1].place;
  EXPECT_EQ(place.file, "模板.docx");
  EXPECT_EQ(place.part, "word/document.xml");
  EXPECT_EQ(place.table, 1);
  EXPECT_EQ(place.row, 2);
  EXPECT_EQ(place.cell, 2);
  EXPECT_EQ(place.tag, "{{#列表}}");
}

TEST(Faults, EndsThatMatchNothing) {
  EXPECT_THAT(fault_codes(p("{{/甲}}")), ElementsAre("merge.missing_start"));
  EXPECT_THAT(fault_codes(p("{{#甲}}")), ElementsAre("merge.missing_end"));
  EXPECT_THAT(fault_codes(p("{{#甲}}{{/乙}}")),
              ElementsAre("merge.missing_start", "merge.missing_end"));
}

TEST(Faults, CrossingSections) {
  EXPECT_THAT(fault_codes(p("{{#甲}}{{#乙}}{{/甲}}{{/乙}}")),
              ElementsAre("merge.crossing", "merge.missing_start"));
  EXPECT_THAT(fault_codes(table(
                  {row({cell("{{#甲}}"), cell("{{/甲}}"), cell("{{#乙}}"), cell("{{/乙}}")})})),
              ElementsAre("merge.crossing"));
  EXPECT_THAT(fault_codes(table({texts_row({"{{#甲}}x", ""}), texts_row({"y{{/甲}}", "{{#乙}}"}),
                                 texts_row({"", "z{{/乙}}"})})),
              testing::Contains("merge.crossing"));
}

TEST(Faults, TornTags) {
  EXPECT_THAT(fault_codes(p("{{班组") + p("名称}}")), ElementsAre("merge.torn_tag"));
  EXPECT_THAT(fault_codes(table({texts_row({"{{班组", "名称}}"})})), ElementsAre("merge.torn_tag"));
  EXPECT_THAT(fault_codes(p("{{班组名称")), ElementsAre("merge.unclosed_tag"));
  EXPECT_THAT(fault_codes(p("{{班组名称") + p("{{邮编}}")), ElementsAre("merge.unclosed_tag"));
  EXPECT_THAT(fault_codes(p("{{甲 {{乙}}")), ElementsAre("merge.unclosed_tag"));
  EXPECT_THAT(fault_codes(p("甲}}")), ElementsAre("merge.stray_end"));
  EXPECT_THAT(fault_codes("<w:p><w:r><w:t>{{甲</w:t><w:br/><w:t>乙}}</w:t></w:r></w:p>"),
              ElementsAre("merge.stray_end", "merge.unclosed_tag"));
}

TEST(Faults, SectionsOnDifferentLevels) {
  EXPECT_THAT(fault_codes(p("{{#甲}}") + table({texts_row({"{{/甲}}"})}) + p("")),
              ElementsAre("merge.torn_section"));
  EXPECT_THAT(fault_codes("<w:p>" + run("{{#甲}}x") + "<w:hyperlink w:anchor=\"a\">" +
                          run("y{{/甲}}") + "</w:hyperlink></w:p>"),
              ElementsAre("merge.torn_section"));
  EXPECT_THAT(fault_codes("<w:sdt><w:sdtContent>" + p("{{#甲}}") + "</w:sdtContent></w:sdt>" +
                          p("{{/甲}}")),
              ElementsAre("merge.torn_section"));
}

TEST(Faults, TextBesideTheEndsOfRepeatedParagraphs) {
  EXPECT_THAT(fault_codes(p("字{{#甲}}") + p("{{/甲}}")), ElementsAre("merge.text_before_start"));
  EXPECT_THAT(fault_codes(p("{{#甲}}") + p("{{/甲}}字")), ElementsAre("merge.text_behind_end"));
}

TEST(Faults, TornMerges) {
  const std::string restart = "<w:vMerge w:val=\"restart\"/>", go_on = "<w:vMerge/>";
  EXPECT_THAT(fault_codes(table({row({cell("甲", restart), cell("{{#l}}"), cell("{{/l}}")}),
                                 row({cell("", go_on), cell(""), cell("")})})),
              ElementsAre("merge.torn_span"));
  EXPECT_THAT(fault_codes(table({row({cell("甲", restart), cell("x")}),
                                 row({cell("", go_on), cell("{{#l}}x")}),
                                 row({cell(""), cell("y{{/l}}")})})),
              ElementsAre("merge.torn_span"));
  EXPECT_THAT(
      fault_codes(table({row({cell("{{#l}}甲", restart), cell("x")}),
                         row({cell("", go_on), cell("y{{/l}}")}), row({cell("尾"), cell("")})})),
      IsEmpty());
}

TEST(Faults, TagsInTheWrongPlace) {
  EXPECT_THAT(fault_codes(p("{{@序号}}")), ElementsAre("merge.index_outside"));
  EXPECT_THAT(fault_codes(p("字{{+正文}}")), ElementsAre("merge.rich_not_alone"));
  EXPECT_THAT(fault_codes(p("{{#l|至少:3}}x{{/l}}")), ElementsAre("merge.at_least_inline"));
  EXPECT_THAT(fault_codes("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                          "<w:instrText>IF {{a}}</w:instrText></w:r><w:r><w:fldChar "
                          "w:fldCharType=\"end\"/></w:r></w:p>"),
              ElementsAre("merge.unreachable_tag"));
  EXPECT_THAT(fault_codes("<m:oMathPara><m:oMath><m:r><m:t>{{a}}</m:t></m:r></m:oMath>"
                          "</m:oMathPara>"),
              ElementsAre("merge.unreachable_tag"));
}

TEST(Faults, Filters) {
  EXPECT_THAT(fault_codes(p("{{a|日其}}")), ElementsAre("merge.unknown_filter"));
  EXPECT_THAT(fault_codes(p("{{a|下划线:零}}")), ElementsAre("merge.bad_argument"));
  EXPECT_THAT(fault_codes(p("{{a|下划线:0}}")), ElementsAre("merge.bad_argument"));
  EXPECT_THAT(fault_codes(p("{{a|下划线:99999}}")), ElementsAre("merge.bad_argument"));
  EXPECT_THAT(fault_codes(p("{{a|合计}}")), ElementsAre("merge.bad_argument"));
  EXPECT_THAT(fault_codes(p("{{a|数字:0.0.0}}")), ElementsAre("merge.bad_pattern"));
  EXPECT_THAT(fault_codes(p("{{a|直径:42mm}}")), ElementsAre("merge.filter_not_here"));
  EXPECT_THAT(fault_codes(p("{{章:a|直径:大}}")), ElementsAre("merge.bad_argument"));
  EXPECT_THAT(fault_codes(p("{{#a|日期}}x{{/a}}")), ElementsAre("merge.filter_not_here"));
}

TEST(Faults, AForeignMeaningOfAPrefix) {
  DocxBuilder builder;
  std::string part = DocxBuilder::namespaces();
  const std::string w15 = "http://schemas.microsoft.com/office/word/2012/wordml";
  part.replace(part.find(w15), w15.size(), "urn:other");
  builder.body(p("")).add_part(
      "word/header9.xml", "<w:hdr" + part + ">" + p("{{a}}") + "</w:hdr>",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml");
  builder.relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
                 "header9.xml");
  const auto compiled = Template::compile(open(builder));
  ASSERT_FALSE(compiled.has_value());
  EXPECT_THAT(codes(compiled.error()), ElementsAre("merge.foreign_prefix"));
  EXPECT_EQ(compiled.error()[0].place.part, "word/header9.xml");
}

/// Arguments by the names that the codes use, so that a pattern shows every part it has.
TEST(Faults, EveryMessageCanBeShown) {
  std::size_t entries = 0;
  for (const messages::MessageEntry& entry : messages::message_catalogue()) {
    if (!entry.code.starts_with("merge.")) continue;
    ++entries;
    Diagnostic fault = input_error(std::string(entry.code));
    for (const char* name : {"key", "other", "filter", "argument", "pattern", "sigil", "element",
                             "name", "nearest", "options", "choice", "value", "path", "block"}) {
      fault.args.push_back({name, std::string("〔参数〕")});
    }
    fault.args.push_back({"near", std::string("yes")});
    for (const messages::Language language :
         {messages::Language::chinese, messages::Language::english}) {
      const std::string sentence = messages::message(fault, language);
      EXPECT_FALSE(sentence.empty());
      EXPECT_EQ(sentence.find(entry.code), std::string::npos) << sentence;
      EXPECT_EQ(sentence.find('\''), std::string::npos) << sentence;
      const std::string hint = messages::hint(fault, language);
      EXPECT_FALSE(hint.empty()) << entry.code;
      EXPECT_EQ(hint.find('\''), std::string::npos) << hint;
    }
  }
  EXPECT_GT(entries, 30u);
}

TEST(Faults, MessagesShowTagsAsTheyAreTyped) {
  const Diagnostics found = faults(p("{{#名单}}"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(messages::message(found[0], messages::Language::chinese), "缺少结束标签 {{/名单}}");
  const Diagnostics brace = faults(p("甲}}"));
  EXPECT_NE(messages::hint(brace[0], messages::Language::chinese).find("{{\"}}\"}}"),
            std::string::npos);
}

}  // namespace
}  // namespace sealpress::merge::test
