// {{+键}} with another Word file: taken over whole, in the frame's styles, without clashes.
#include <gmock/gmock.h>

#include <set>

#include "merge/merge_support.h"
#include "opc/relationships.h"
#include "package/package.h"
#include "support/judge.h"
#include "support/pictures.h"
#include "xml/document.h"

namespace sealpress::merge::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A frame with styles of its own and {{+正文}} in its body.
DocxBuilder frame() {
  return DocxBuilder()
      .body(
          "<w:p><w:r><w:t>封面</w:t></w:r></w:p>"
          "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr>" +
          run("{{+正文}}", "<w:rFonts w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/>") +
          "</w:p>"
          "<w:p><w:r><w:t>落款</w:t></w:r></w:p>")
      .styles(
          "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>"
          "</w:docDefaults>"
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>"
          "</w:style>"
          "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr>"
          "<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr>"
          "</w:style>");
}

MergeOptions with_file(const std::string& bytes) {
  MergeOptions options;
  options.open_file = [bytes](std::string_view path) -> Result<std::string> {
    if (path == "稿.docx") return bytes;
    return fail(input_error("test.no_such_file"));
  };
  return options;
}

Merged taken(const DocxBuilder& into, const std::string& bytes,
             std::string_view json = R"({"正文": {"文件": "稿.docx"}})") {
  return merge(*compile(into), json, with_file(bytes));
}
Merged taken(const DocxBuilder& foreign) {
  return taken(frame(), foreign.bytes());
}

std::string part_of(const Merged& merged, std::string_view part) {
  const auto package = package::Package::open(merged.bytes(), "out.docx");
  EXPECT_TRUE(package.has_value());
  return package ? package->read(part).value_or("") : "";
}

TEST(Graft, ParagraphsStandWhereTheTagStood) {
  const Merged merged = taken(DocxBuilder().body(p("第一段") + p("第二段")));
  EXPECT_EQ(merged.text(), "封面\n第一段\n第二段\n落款\n");
  EXPECT_THAT(merged.findings, IsEmpty());
}

TEST(Graft, BodyTextGetsTheFramesLook) {
  const Merged merged = taken(
      DocxBuilder().body("<w:p><w:pPr><w:spacing w:line=\"800\"/></w:pPr>" +
                         run("正文",
                             "<w:rFonts w:eastAsia=\"华文彩云\"/><w:color w:val=\"FF0000\"/><w:b/>"
                             "<w:sz w:val=\"99\"/>") +
                         "</w:p>"));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:ind w:firstLineChars=\"200\"/></w:pPr><w:r><w:rPr>"
                                      "<w:rFonts w:eastAsia=\"仿宋\"/><w:b/><w:sz w:val=\"32\"/>"));
  EXPECT_THAT(merged.xml(), Not(HasSubstr("华文彩云")));
  EXPECT_THAT(merged.xml(), Not(HasSubstr("FF0000")));
}

TEST(Graft, HeadingsAreTheFramesHeadings) {
  const Merged merged = taken(
      DocxBuilder()
          .body("<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" + run("一、背景") + "</w:p>")
          .styles("<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>"
                  "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r>"));
}

TEST(Graft, TablesKeepTheirStylesUnderOtherNames) {
  const Merged merged = taken(
      DocxBuilder()
          .body("<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tblGrid><w:gridCol "
                "w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:pPr><w:pStyle "
                "w:val=\"a\"/></w:pPr>" +
                run("格", "<w:color w:val=\"FF0000\"/>") + "</w:p></w:tc></w:tr></w:tbl>")
          .styles("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
                  "w:val=\"Normal\"/><w:rPr><w:sz w:val=\"48\"/></w:rPr></w:style>"
                  "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"网格\"/><w:tblPr>"
                  "<w:tblBorders><w:top w:val=\"double\"/></w:tblBorders></w:tblPr></w:style>"));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:color w:val=\"FF0000\"/>"));
  const std::string styles = part_of(merged, "word/styles.xml");
  EXPECT_THAT(styles, HasSubstr("<w:name w:val=\"Normal (导入1)\"/>"));
  EXPECT_THAT(styles, HasSubstr("<w:sz w:val=\"48\"/>"));
  EXPECT_THAT(styles, HasSubstr("<w:top w:val=\"double\"/>"));
  // A table at the end is followed by a paragraph of the frame.
  EXPECT_EQ(merged.text(), "封面\n格\n\n落款\n");
}

TEST(Graft, FootnotesAreCountedOn) {
  const std::string separators = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>";
  DocxBuilder into = frame();
  into.footnotes(separators + "<w:footnote w:id=\"1\">" + p("框架的注") + "</w:footnote>");
  DocxBuilder foreign;
  foreign.body("<w:p>" + run("正文") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
      .footnotes(separators + "<w:footnote w:id=\"1\">" + p("稿子的注") + "</w:footnote>");
  const Merged merged = taken(into, foreign.bytes());
  EXPECT_THAT(merged.xml(), HasSubstr("<w:footnoteReference w:id=\"2\"/>"));
  const docx::Story* note = merged.view.note(docx::Note::footnote_reference, "2");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(docx::plain_text(*note), "稿子的注\n");
  EXPECT_EQ(docx::plain_text(*merged.view.note(docx::Note::footnote_reference, "1")), "框架的注\n");
}

TEST(Graft, AFrameWithoutFootnotesGetsThem) {
  DocxBuilder foreign;
  foreign.body("<w:p>" + run("正文") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>")
      .footnotes("<w:footnote w:id=\"7\">" + p("注") + "</w:footnote>");
  const Merged merged = taken(foreign);
  const auto again = docx::Document::open(merged.bytes(), "out.docx");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ((*again)->footnotes.count("1"), 1u);
}

TEST(Graft, ListsAreListsOfTheirOwn) {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:nsid w:val=\"11111111\"/><w:lvl w:ilvl=\"0\">"
      "<w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  DocxBuilder into = frame();
  into.numbering(numbering);
  DocxBuilder foreign;
  foreign
      .body("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" +
            run("条") + "</w:p>")
      .numbering(numbering);
  const Merged merged = taken(into, foreign.bytes());
  EXPECT_THAT(merged.xml(), HasSubstr("<w:numId w:val=\"2\"/>"));
  EXPECT_EQ(merged.view.file->numbering.instances.at(2).abstract_id, 1);
  EXPECT_EQ(merged.view.file->numbering.instances.at(1).abstract_id, 0);
}

TEST(Graft, PicturesOfTheSameNameAreTwoPictures) {
  const std::string red = sealpress::test::flat_png(10, 10, std::string("\xff\x00\x00", 3));
  const std::string blue = sealpress::test::flat_png(10, 10, std::string("\x00\x00\xff", 3));
  const std::string picture =
      "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" "
      "name=\"图\"/><a:graphic><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
      "<pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
      "r:embed=\"rIdP\"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
      "</wp:inline></w:drawing></w:r></w:p>";
  DocxBuilder into;
  into.body(picture + p("{{+正文}}")).picture("rIdP", "image1.png", red);
  DocxBuilder foreign;
  foreign.body(picture).picture("rIdP", "image1.png", blue);
  const Merged merged = taken(into, foreign.bytes());
  const auto package = package::Package::open(merged.bytes(), "out.docx");
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->read("word/media/image1.png").value_or(""), red);
  std::size_t blues = 0;
  for (const package::Entry& entry : package->entries()) {
    blues += package->read(entry.name).value_or("") == blue ? 1u : 0u;
  }
  EXPECT_EQ(blues, 1u);
  EXPECT_THAT(merged.xml(), HasSubstr("<wp:docPr id=\"2\""));
}

TEST(Graft, ChangesAreAcceptedAndCommentsDropped) {
  const Merged merged = taken(DocxBuilder().body(
      "<w:p><w:commentRangeStart w:id=\"0\"/>" + run("留") +
      "<w:del w:id=\"1\"><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id=\"2\">" +
      run("增") +
      "</w:ins><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
      "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>" +
      run("前") + "</w:p><w:p>" + run("后") + "</w:p>"));
  EXPECT_EQ(merged.text(), "封面\n留增\n前后\n落款\n");
  EXPECT_THAT(merged.xml(), Not(HasSubstr("comment")));
  EXPECT_THAT(codes(merged.findings), ElementsAre("merge.word_left_out", "merge.word_left_out"));
}

TEST(Graft, SectionsAndTheirMarginsStayBehind) {
  const Merged merged = taken(DocxBuilder().body(
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"5000\" w:h=\"5000\"/></w:sectPr></w:pPr>" + run("一") +
      "</w:p>" + p("二")));
  EXPECT_THAT(merged.xml(), Not(HasSubstr("5000")));
  EXPECT_EQ(count(merged.xml(), "<w:sectPr"), 1u);
}

TEST(Graft, BookmarksAndTheirLinksAreRenamedTogether) {
  DocxBuilder into;
  into.body("<w:p><w:bookmarkStart w:id=\"5\" w:name=\"甲\"/>" + run("原") +
            "<w:bookmarkEnd w:id=\"5\"/></w:p>" + p("{{+正文}}"));
  DocxBuilder foreign;
  foreign.body("<w:p><w:bookmarkStart w:id=\"5\" w:name=\"甲\"/>" + run("处") +
               "<w:bookmarkEnd w:id=\"5\"/><w:hyperlink w:anchor=\"甲\">" + run("见") +
               "</w:hyperlink></w:p>");
  const Merged merged = taken(into, foreign.bytes());
  EXPECT_THAT(merged.xml(), HasSubstr("<w:bookmarkStart w:id=\"6\" w:name=\"甲_2\"/>"));
  EXPECT_THAT(merged.xml(), HasSubstr("<w:hyperlink w:anchor=\"甲_2\">"));
}

TEST(Graft, RemarksOnWhatWasTakenOverNameTheApplicantsFile) {
  const Merged merged = taken(DocxBuilder().body(p("第一段") + "<w:p><w:r><w:ruby><w:rt>" +
                                                 run("zhì") + "</w:rt><w:rubyBase>" + run("质") +
                                                 "</w:rubyBase></w:ruby></w:r></w:p>"));
  ASSERT_EQ(merged.view.file->remarks.size(), 1u);
  const Place& place = merged.view.file->remarks[0].place;
  EXPECT_EQ(place.file, "稿.docx");
  EXPECT_EQ(place.paragraph, 2);
}

TEST(Graft, ABrokenFileIsAnErrorOnItsOwn) {
  const auto compiled = compile(frame());
  const Merged merged =
      merge(*compiled, R"({"正文": {"文件": "稿.docx"}})", with_file("PK\x03\x04 nothing more"));
  ASSERT_EQ(merged.findings.size(), 1u);
  EXPECT_EQ(merged.findings[0].severity, Severity::error);
  EXPECT_EQ(merged.findings[0].place.file, "稿.docx");
  EXPECT_EQ(merged.findings[0].place.field, "正文");
}

}  // namespace
}  // namespace sealpress::merge::test
