// Tags outside paragraphs: filled in, or an error that names part and tag; never left as they are.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kRecord = R"({"单位": "甲<乙>&丙", "网址": "http://x.cn/a?b=1"})";
constexpr std::string_view kLink =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// The written file's parts that still hold braces.
std::vector<std::string> raw_parts(const Merged& merged) {
  std::vector<std::string> raw;
  const auto package = package::Package::open(merged.bytes(), "f");
  EXPECT_TRUE(package.has_value());
  if (!package) return raw;
  for (const package::Entry& entry : package->entries()) {
    const std::string bytes = package->read(entry.name).value_or("");
    if (bytes.find("{{") != bytes.npos || bytes.find("%7b") != bytes.npos)
      raw.push_back(entry.name);
  }
  return raw;
}
std::string written(const Merged& merged, std::string_view part) {
  const auto package = package::Package::open(merged.bytes(), "f");
  return package ? package->read(part).value_or("") : "";
}

Merged filled(const DocxBuilder& builder, std::string_view json = kRecord) {
  const auto compiled = compile(builder);
  Merged merged = compiled ? merge(*compiled, json) : Merged{};
  if (!compiled) return merged;
  EXPECT_THAT(raw_parts(merged), ElementsAre());
  return merged;
}

Diagnostics faults_of(const DocxBuilder& builder) {
  auto compiled = Template::compile(open(builder));
  return compiled ? Diagnostics{} : compiled.error();
}
void expect_fault(const DocxBuilder& builder, std::string_view part, std::string_view tag) {
  const Diagnostics faults = faults_of(builder);
  ASSERT_EQ(faults.size(), 1u) << describe(faults);
  EXPECT_EQ(faults[0].code, "merge.unreachable_tag");
  EXPECT_EQ(faults[0].place.part, part);
  EXPECT_THAT(faults[0].place.tag, HasSubstr(std::string(tag)));
}

std::string picture(std::string_view description) {
  return "<w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"3\" "
         "name=\"p\" descr=\"" +
         std::string(description) +
         "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
         "picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"p\"/><pic:cNvPicPr/>"
         "</pic:nvPicPr><pic:blipFill/><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
         "cx=\"900000\" cy=\"900000\"/></a:xfrm><a:prstGeom prst=\"rect\"/></pic:spPr></pic:pic>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

const docx::Drawing* find_drawing(const docx::Node& node) {
  if (const auto* drawing = docx::as<docx::Drawing>(&node)) return drawing;
  for (const docx::Node* child : node.children) {
    if (const docx::Drawing* found = find_drawing(*child)) return found;
  }
  return nullptr;
}

TEST(OtherParts, AlternativeText) {
  const Merged merged = filled(DocxBuilder().body("<w:p>" + picture("{{单位}}的照片") + "</w:p>"));
  EXPECT_THAT(merged.xml(), HasSubstr("descr=\"甲&lt;乙&gt;&amp;丙的照片\""));
  const docx::Drawing* drawing = find_drawing(*merged.view.body());
  ASSERT_NE(drawing, nullptr);
  EXPECT_EQ(drawing->alt_text, "甲<乙>&丙的照片");
}

TEST(OtherParts, AlternativeTextInARepeat) {
  const Merged merged =
      filled(DocxBuilder().body(p("{{#l}}") + "<w:p>" + picture("{{.}}") + "</w:p>" + p("{{/l}}")),
             R"({"l": ["甲", "乙"]})");
  EXPECT_THAT(merged.xml(), HasSubstr("descr=\"甲\""));
  EXPECT_THAT(merged.xml(), HasSubstr("descr=\"乙\""));
  EXPECT_EQ(count(merged.xml(), "<wp:docPr id=\"3\""), 1u);
}

TEST(OtherParts, Watermarks) {
  const Merged merged = filled(DocxBuilder().body(p("x")).header(
      "<w:p><w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" "
      "o:spt=\"136\"/><v:shape type=\"#_x0000_t136\" style=\"width:400pt;height:100pt\">"
      "<v:textpath style=\"font-family:宋体\" string=\"{{单位}}\"/></v:shape></w:pict></w:r>"
      "</w:p>"));
  EXPECT_THAT(merged.xml("word/header1.xml"), HasSubstr("string=\"甲&lt;乙&gt;&amp;丙\""));
  const docx::Drawing* drawing = find_drawing(*merged.view.root("word/header1.xml"));
  ASSERT_NE(drawing, nullptr);
  ASSERT_EQ(drawing->shapes.size(), 1u);
  EXPECT_EQ(drawing->shapes[0]->plain_text, "甲<乙>&丙");
}

TEST(OtherParts, TargetsOfLinks) {
  const auto link = [](std::string_view id) {
    return "<w:p><w:hyperlink r:id=\"" + std::string(id) + "\">" + run("链接") +
           "</w:hyperlink></w:p>";
  };
  const Merged merged = filled(DocxBuilder()
                                   .body(link("rIdA") + link("rIdB") + link("rIdC"))
                                   .relate(kLink, "http://y.cn/{{单位}}", "rIdA", true)
                                   .relate(kLink, "{{网址}}", "rIdB", true)
                                   .relate(kLink, "http://z.cn/%7b%7b单位%7D%7d", "rIdC", true));
  std::vector<std::string> targets;
  for (const docx::Node* paragraph : merged.view.body()->children) {
    for (const docx::Node* child : paragraph->children) {
      if (const auto* found = docx::as<docx::Hyperlink>(child)) targets.emplace_back(found->target);
    }
  }
  const std::string coded = "%E7%94%B2%3C%E4%B9%99%3E%26%E4%B8%99";
  EXPECT_THAT(targets,
              ElementsAre("http://y.cn/" + coded, "http://x.cn/a?b=1", "http://z.cn/" + coded));
  const auto file = docx::Document::open(merged.bytes(), "written.docx");
  ASSERT_TRUE(file.has_value());
  const auto* first = docx::as<docx::Hyperlink>((*file)->body->children[0]->children[0]);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->target, targets[0]);
}

TEST(OtherParts, EachCopyOfALinkHasItsTarget) {
  const Merged merged = filled(DocxBuilder()
                                   .body(p("{{#l}}") + "<w:p><w:hyperlink r:id=\"rIdA\">" +
                                         run("{{.}}") + "</w:hyperlink></w:p>" + p("{{/l}}"))
                                   .relate(kLink, "http://y.cn/{{.}}", "rIdA", true),
                               R"({"l": ["1", "2"]})");
  const std::string targets = written(merged, "word/_rels/document.xml.rels");
  EXPECT_THAT(targets, HasSubstr("\"http://y.cn/1\""));
  EXPECT_THAT(targets, HasSubstr("\"http://y.cn/2\""));
}

TEST(OtherParts, PropertiesAndComments) {
  DocxBuilder builder;
  builder.body(p("{{单位}}"))
      .add_part("docProps/custom.xml",
                "<Properties><property><v>{{单位}}</v></property></Properties>",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml")
      .add_part("word/comments.xml",
                "<w:comments" + DocxBuilder::namespaces() +
                    "><w:comment w:id=\"0\" w:author=\"a\">" + p("请填{{单位}}") +
                    "</w:comment></w:comments>",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
  const Merged merged = filled(builder);
  EXPECT_THAT(written(merged, "word/comments.xml"), HasSubstr("请填甲&lt;乙&gt;&amp;丙"));
  EXPECT_THAT(written(merged, "docProps/custom.xml"), HasSubstr("<v>甲&lt;乙&gt;&amp;丙</v>"));
}

std::string chart(std::string_view title, std::string_view category) {
  return "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:title>"
         "<c:tx><c:rich><a:p><a:r><a:t>" +
         std::string(title) + "</a:t></a:r></a:p></c:rich></c:tx></c:title><c:cat><c:v>" +
         std::string(category) + "</c:v></c:cat></c:chart></c:chartSpace>";
}

TEST(OtherParts, TitlesOfCharts) {
  const Merged merged = filled(DocxBuilder().body(p("x")).add_part(
      "word/charts/chart1.xml", chart("{{单位}}业绩", "a"), "x/y"));
  EXPECT_THAT(written(merged, "word/charts/chart1.xml"), HasSubstr("甲&lt;乙&gt;&amp;丙业绩"));
}

/// A value that a filter cannot show is told wherever the tag stands.
TEST(OtherParts, FaultsOfValuesAreTold) {
  constexpr std::string_view kBad = R"({"日期": "不详"})";
  const Merged alternative = merge("<w:p>" + picture("{{日期|日期:yyyy年}}") + "</w:p>", kBad);
  ASSERT_EQ(alternative.findings.size(), 1u);
  EXPECT_EQ(alternative.findings[0].place.field, "日期");
  EXPECT_EQ(alternative.findings[0].place.tag, "{{日期|日期:yyyy年}}");
  const auto compiled = compile(DocxBuilder().body(p("x")).add_part(
      "word/charts/chart1.xml", chart("{{日期|日期:yyyy年}}", "a"), "x/y"));
  const Merged title = merge(*compiled, kBad);
  ASSERT_EQ(title.findings.size(), 1u);
  EXPECT_EQ(title.findings[0].place.part, "word/charts/chart1.xml");
  EXPECT_EQ(title.findings[0].code, alternative.findings[0].code);
}

/// One part for all copies: its tags take the record's fields.
TEST(OtherParts, InARepeatTheyAreTold) {
  const std::string reference =
      "<w:p><w:r><w:commentReference w:id=\"0\"/></w:r>" + run("{{名}}") + "</w:p>";
  const auto comments = [](std::string_view text) {
    return "<w:comments" + DocxBuilder::namespaces() + "><w:comment w:id=\"0\" w:author=\"a\">" +
           p(text) + "</w:comment></w:comments>";
  };
  const auto built = [&](std::string_view text) {
    return compile(
        DocxBuilder()
            .body(p("{{#l}}") + reference + p("{{/l}}"))
            .add_part("word/comments.xml", comments(text),
                      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")
            .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
                    "comments.xml"));
  };
  const Merged list = merge(*built("请填{{名}}"), R"({"名": "丙", "l": [{"名": "甲"}]})");
  ASSERT_EQ(list.findings.size(), 1u) << describe(list.findings);
  EXPECT_EQ(list.findings[0].code, "merge.outer_fields");
  EXPECT_EQ(list.findings[0].place.part, "word/comments.xml");
  EXPECT_THAT(merge(*built("请填{{名}}"), R"({"名": "丙", "l": true})").findings,
              testing::IsEmpty());
  EXPECT_THAT(merge(*built("请填"), R"({"l": [{"名": "甲"}]})").findings, testing::IsEmpty());
}

TEST(OtherParts, WhatCannotBeFilledInIsAnError) {
  expect_fault(DocxBuilder().body(p("x")).add_part(
                   "word/chunk.html", "<html><style>a{b:c}</style>{{单位}}</html>", "text/html"),
               "word/chunk.html", "{{单位}}");
  expect_fault(
      DocxBuilder().body(p("x")).add_part("word/charts/chart1.xml", chart("a", "{{单位}}"), "x/y"),
      "word/charts/chart1.xml", "{{单位}}");
  expect_fault(DocxBuilder().body(p("x")).relate("x/image", "media/{{a}}.png", "rIdA"),
               "word/_rels/document.xml.rels", "{{a}}");
  expect_fault(DocxBuilder().body("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"{{a}}\"/></w:p>"),
               "word/document.xml", "{{a}}");
  expect_fault(DocxBuilder().body("<w:p><w:fldSimple w:instr=\"REF {{a}}\">" + run("x") +
                                  "</w:fldSimple></w:p>"),
               "word/document.xml", "{{a}}");
  expect_fault(DocxBuilder().body(p("x")).settings("<w:docVars><w:docVar w:name=\"n\" "
                                                   "w:val=\"{{a}}\"/></w:docVars>"),
               "word/settings.xml", "{{a}}");
}

TEST(OtherParts, TagsOfEmbeddedFilesAreAnErrorAndOrdinaryOnesStay) {
  const auto holding = [](std::string_view text) {
    return DocxBuilder().body(p("x")).add_part("word/embeddings/inner.docx",
                                               DocxBuilder().body(p(text)).bytes(), "x/y");
  };
  expect_fault(holding("{{单</w:t></w:r><w:r><w:t>位}}"), "word/embeddings/inner.docx", "{{单位}}");
  EXPECT_EQ(faults_of(holding("ordinary {text}")).size(), 0u);
  EXPECT_EQ(faults_of(DocxBuilder().body(p("x")).add_part("word/embeddings/no.xlsx", "no zip {{a}}",
                                                          "x/y"))
                .size(),
            0u);
}

TEST(OtherParts, TheDeletionOfATagIsAccepted) {
  const Merged merged =
      filled(DocxBuilder().body("<w:p><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{{a}}"
                                "</w:delText></w:r></w:del>" +
                                run("留") + "</w:p>"));
  EXPECT_EQ(merged.text(), "留\n");
}

TEST(OtherParts, TitlesOfControls) {
  const Merged merged = filled(DocxBuilder().body(
      "<w:p><w:sdt><w:sdtPr><w:alias w:val=\"{{单位}}\"/><w:id w:val=\"5\"/></w:sdtPr>"
      "<w:sdtContent>" +
      run("{{单位}}") + "</w:sdtContent></w:sdt></w:p>"));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:alias w:val=\"甲&lt;乙&gt;&amp;丙\"/>"));
}

TEST(OtherParts, TheirKeysAreKnown) {
  const auto compiled = compile(DocxBuilder().body("<w:p>" + picture("{{说明}}") + "</w:p>"));
  ASSERT_EQ(compiled->keys().size(), 1u);
  EXPECT_EQ(compiled->keys()[0].key, "说明");
}

std::string complex_field(std::string_view instruction, std::string_view result,
                          std::string_view properties = "") {
  const auto mark = [](std::string_view type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
  };
  return mark("begin") + "<w:r><w:instrText xml:space=\"preserve\">" + std::string(instruction) +
         "</w:instrText></w:r>" + mark("separate") + run(result, properties) + mark("end");
}

TEST(MergeFields, AreFilledInLikeTags) {
  const Merged merged = filled(
      DocxBuilder().body(
          "<w:p><w:fldSimple w:instr=\" MERGEFIELD 单位 \">" + run("«单位»") + "</w:fldSimple>" +
          run("，") + complex_field(" MERGEFIELD \"企业.名称\" \\* MERGEFORMAT ", "«x»", "<w:b/>") +
          "</w:p>"),
      R"({"单位": "样例公司", "企业.名称": "一厂"})");
  EXPECT_EQ(merged.text(), "样例公司，一厂\n");
  EXPECT_THAT(merged.xml(), Not(HasSubstr("«")));
  EXPECT_THAT(merged.xml(), Not(HasSubstr("fldChar")));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">一厂"));
}

TEST(MergeFields, InRepeats) {
  const Merged merged =
      filled(DocxBuilder().body(p("{{#l}}") + "<w:p>" + complex_field("MERGEFIELD 名", "«名»") +
                                "</w:p>" + p("{{/l}}")),
             R"({"l": [{"名": "甲"}, {"名": "乙"}]})");
  EXPECT_EQ(merged.text(), "甲\n乙\n");
}

TEST(MergeFields, InNotes) {
  const Merged merged = filled(
      DocxBuilder()
          .body("<w:p>" + run("{{单位}}") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
          .footnotes("<w:footnote w:id=\"1\"><w:p>" + run("注：") +
                     complex_field("MERGEFIELD 单位", "«单位»") + "</w:p></w:footnote>"));
  const std::string notes = written(merged, "word/footnotes.xml");
  EXPECT_THAT(notes, HasSubstr("甲&lt;乙&gt;&amp;丙"));
  EXPECT_THAT(notes, Not(HasSubstr("«")));
}

/// Else Word would ask for the data source when the document is opened.
TEST(MergeFields, TheMailMergeItselfIsTakenOut) {
  const Merged merged = filled(
      DocxBuilder()
          .body(p("{{单位}}"))
          .settings(
              "<w:zoom w:percent=\"100\"/><w:mailMerge><w:mainDocumentType w:val=\"formLetters\"/>"
              "<w:query w:val=\"SELECT\"/></w:mailMerge><w:trackRevisions/>"));
  const std::string settings = written(merged, "word/settings.xml");
  EXPECT_THAT(settings, Not(HasSubstr("mailMerge")));
  EXPECT_THAT(settings, HasSubstr("<w:zoom w:percent=\"100\"/><w:trackRevisions/>"));
}

TEST(MergeFields, WhatTagsCannotDoIsAnError) {
  for (const std::string& field :
       {complex_field("MERGEFIELD 日期 \\@ \"yyyy\"", "«日期»"),
        "<w:fldSimple w:instr=\"MERGEFIELD a \\b x\">" + run("«a»") + "</w:fldSimple>",
        complex_field("IF ", "x") + complex_field("MERGEFIELD 日期 \\f x", "y")}) {
    const Diagnostics found = faults("<w:p>" + field + "</w:p>");
    EXPECT_THAT(codes(found), ElementsAre("merge.merge_field")) << field;
    for (const Diagnostic& fault : found) EXPECT_EQ(fault.place.paragraph, 1);
  }
}

TEST(MergeFields, OtherFieldsStay) {
  const std::string field = complex_field(" PAGE ", "1");
  const Merged merged =
      filled(DocxBuilder().body("<w:p>" + field + run("{{a}}") + "</w:p>"), R"({"a": 1})");
  EXPECT_THAT(merged.xml(), HasSubstr(field));
}

}  // namespace
}  // namespace sealpress::merge::test
