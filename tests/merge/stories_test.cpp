// Tags outside the plain body: headers, notes, text boxes, nested tables, existing controls.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string text_box(std::string_view content, std::string_view fallback) {
  return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" "
         "distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" "
         "locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
         "<wp:positionH relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset></wp:positionH>"
         "<wp:positionV relativeFrom=\"page\"><wp:posOffset>0</wp:posOffset></wp:positionV>"
         "<wp:extent cx=\"900000\" cy=\"900000\"/><wp:wrapNone/><wp:docPr id=\"3\" name=\"b\"/>"
         "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/"
         "office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr>"
         "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm>"
         "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>" +
         std::string(content) +
         "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
         "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
         "<w:txbxContent>" +
         std::string(fallback) +
         "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></"
         "w:r>";
}

const docx::Drawing* find_drawing(const docx::Node& node) {
  if (const auto* drawing = docx::as<docx::Drawing>(&node)) return drawing;
  for (const docx::Node* child : node.children) {
    if (const docx::Drawing* found = find_drawing(*child)) return found;
  }
  return nullptr;
}

TEST(Stories, HeadersFootersAndNotes) {
  const auto compiled = compile(
      DocxBuilder()
          .body("<w:p>" + run("{{a}}") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
          .header(p("眉{{a}}"))
          .footer(table({texts_row({"{{#l}}{{.}}", "{{/l}}"})}) + p(""))
          .footnotes("<w:footnote w:id=\"2\">" + p("注{{a}}") + "</w:footnote>"));
  const Merged merged = merge(*compiled, R"({"a": "值", "l": [1, 2]})");
  EXPECT_EQ(merged.text(), "值\n");
  EXPECT_EQ(merged.text("word/header1.xml"), "眉值\n");
  EXPECT_EQ(count(merged.xml("word/footer2.xml"), "<w:tr>"), 2u);
  EXPECT_EQ(merged.text("word/footnotes.xml"), "注值\n");
  const docx::Story* note = merged.view.note(docx::Note::footnote_reference, "2");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(docx::plain_text(*note), "注值\n");
}

TEST(Stories, ControlIdsAreUniqueOverAllParts) {
  const auto compiled = compile(DocxBuilder().body(p("{{a}}{{a}}")).header(p("{{a}}")));
  const Merged merged = merge(*compiled, R"({"a": 1})");
  const std::string all = merged.xml() + merged.xml("word/header1.xml");
  for (int id = 1; id <= 3; ++id) {
    EXPECT_EQ(count(all, "<w:id w:val=\"" + std::to_string(id) + "\"/>"), 1u);
  }
}

TEST(Stories, TextBoxesAreMergedAndTheirOldFormIsDropped) {
  const Merged merged =
      merge("<w:p>" + text_box(p("框{{a}}"), p("框{{a}}")) + "</w:p>", R"({"a": "值"})");
  const std::string xml = merged.xml();
  EXPECT_THAT(xml, Not(HasSubstr("Fallback")));
  EXPECT_THAT(xml, Not(HasSubstr("{{")));
  const docx::Drawing* drawing = find_drawing(*merged.view.body());
  ASSERT_NE(drawing, nullptr);
  ASSERT_EQ(drawing->shapes.size(), 1u);
  ASSERT_NE(drawing->shapes[0]->text, nullptr);
  EXPECT_EQ(docx::plain_text(*drawing->shapes[0]->text), "框值\n");
}

TEST(Stories, TextBoxesWithoutTagsKeepBothForms) {
  const std::string body = "<w:p>" + run("{{a}}") + text_box(p("框"), p("旧框")) + "</w:p>";
  EXPECT_THAT(merge(body, R"({"a": 1})").xml(), HasSubstr("旧框"));
}

TEST(Stories, TextBoxesInARepeatAreMergedForEachItem) {
  const std::string body =
      p("{{#l}}") + "<w:p>" + text_box(p("框{{.}}"), p("")) + "</w:p>" + p("{{/l}}");
  const Merged merged = merge(body, R"({"l": ["甲", "乙"]})");
  const std::string xml = merged.xml();
  EXPECT_EQ(count(xml, "<wp:docPr "), 2u);
  EXPECT_EQ(count(xml, "<wp:docPr id=\"3\""), 1u);
  const docx::Drawing* second = find_drawing(*merged.view.body()->children[1]);
  ASSERT_NE(second, nullptr);
  EXPECT_EQ(docx::plain_text(*second->shapes[0]->text), "框乙\n");
}

TEST(Stories, SectionsDoNotCrossATextBox) {
  const std::string body = "<w:p>" + run("{{#l}}") + text_box(p("{{/l}}"), p("")) + "</w:p>";
  EXPECT_THAT(codes(faults(body)),
              testing::UnorderedElementsAre("merge.missing_start", "merge.missing_end"));
}

TEST(Stories, NestedTables) {
  const std::string inner = table({texts_row({"{{#人}}{{姓}}", "{{/人}}"})});
  const std::string body = table(
      {row({"<w:tc><w:tcPr/>" + p("{{#组}}{{名}}") + inner + p("") + "</w:tc>", cell("{{/组}}")})});
  const Merged merged =
      merge(body, R"({"组": [{"名": "一", "人": [{"姓": "甲"}, {"姓": "乙"}]}, {"名": "二"}]})");
  EXPECT_EQ(count(merged.xml(), "<w:tbl>"), 3u);
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 5u);  // the second inner table keeps a blank row
}

TEST(Stories, ExistingControlsBecomeRichAndUnbound) {
  const std::string body =
      "<w:p><w:sdt><w:sdtPr><w:alias w:val=\"名\"/><w:id w:val=\"5\"/><w:showingPlcHdr/>"
      "<w:dataBinding w:xpath=\"/x\" w:storeItemID=\"{0}\"/><w15:dataBinding w:xpath=\"/x\" "
      "w:storeItemID=\"{0}\"/><w:text/></w:sdtPr><w:sdtContent>" +
      run("{{a}}", "<w:rStyle w:val=\"ph\"/><w:b/>") + "</w:sdtContent></w:sdt></w:p>";
  const auto compiled = compile(DocxBuilder().body(body).styles(
      "<w:style w:type=\"character\" w:styleId=\"ph\"><w:name w:val=\"Placeholder Text\"/>"
      "</w:style>"));
  const Merged merged = merge(*compiled, R"({"a": "值"})");
  const std::string xml = merged.xml();
  EXPECT_THAT(xml, HasSubstr("<w:sdtPr><w:alias w:val=\"名\"/><w:id w:val=\"5\"/></w:sdtPr>"));
  EXPECT_THAT(xml, HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">值"));
  EXPECT_THAT(xml, Not(HasSubstr("ph\"")));
  EXPECT_EQ(merged.text(), "值\n");
}

TEST(Stories, BlockAndRowControlsAreEntered) {
  const std::string placeholder = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>";
  const std::string body = "<w:sdt>" + placeholder + "<w:sdtContent>" + p("{{a}}") +
                           "</w:sdtContent></w:sdt>" + "<w:tbl><w:tblPr/><w:tblGrid/><w:sdt>" +
                           placeholder + "<w:sdtContent>" + texts_row({"{{#l}}{{.}}", "{{/l}}"}) +
                           "</w:sdtContent></w:sdt></w:tbl>" + p("");
  const Merged merged = merge(body, R"({"a": "值", "l": [1, 2]})");
  EXPECT_THAT(merged.xml(), Not(HasSubstr("showingPlcHdr")));
  EXPECT_EQ(count(merged.xml(), "<w:tr>"), 2u);
}

TEST(Stories, UntouchedControlsStayAsTheyAre) {
  const std::string control =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>" + run("单击") +
      "</w:sdtContent></w:sdt>";
  const Merged merged = merge("<w:p>" + run("{{a}}") + control + "</w:p>", R"({"a": 1})");
  EXPECT_THAT(merged.xml(), HasSubstr(control));
}

TEST(Stories, HyperlinksAndSimpleFields) {
  const std::string body = "<w:p><w:hyperlink w:anchor=\"x\">" + run("链{{a}}接") +
                           "</w:hyperlink><w:fldSimple w:instr=\"REF x\">" + run("{{a}}") +
                           "</w:fldSimple></w:p>";
  const Merged merged = merge(body, R"({"a": "值"})");
  EXPECT_EQ(merged.text(), "链值接值\n");
  EXPECT_THAT(merged.xml(), HasSubstr("<w:hyperlink w:anchor=\"x\"><w:r>"));
}

TEST(Stories, ASealPlaceWritesNothing) {
  const Merged merged = merge(p("单位{{章:单位盖章|直径:4cm}}盖章"), "{}");
  EXPECT_EQ(merged.text(), "单位盖章\n");
  const docx::Node* paragraph = merged.view.body()->children[0];
  const auto* seal = docx::as<docx::SealPlace>(paragraph->children[1]);
  ASSERT_NE(seal, nullptr);
  EXPECT_EQ(seal->name, "单位盖章");
  EXPECT_EQ(seal->diameter, Length::mm(40));
}

}  // namespace
}  // namespace sealpress::merge::test
