// 字数 of Word files: what Word's dialog counts, and what it leaves out.
#include "docx/text/word_count.h"

#include <gtest/gtest.h>

#include "support/docx_builder.h"

namespace sealpress::docx {
namespace {

using sealpress::test::DocxBuilder;

std::string p(std::string_view text, std::string_view ppr = "") {
  return "<w:p><w:pPr>" + std::string(ppr) + "</w:pPr><w:r><w:t>" + std::string(text) +
         "</w:t></w:r></w:p>";
}

std::shared_ptr<const Document> open(const DocxBuilder& builder) {
  return Document::open(builder.bytes(), "稿.docx").value();
}

std::string box(std::string_view text) {
  return "<w:p><w:r><w:pict><v:shape style=\"width:100pt;height:50pt\"><v:textbox>"
         "<w:txbxContent>" +
         p(text) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
}

/// Body 4, table 2, text box 3, footnote 2, endnote 1; header, footer and deleted text not.
DocxBuilder everything() {
  DocxBuilder builder;
  builder
      .body(p("质量第一") + "<w:tbl><w:tr><w:tc>" + p("格子") + "</w:tc></w:tr></w:tbl>" +
            box("文本框") +
            "<w:p><w:r><w:footnoteReference w:id=\"1\"/><w:endnoteReference w:id=\"1\"/></w:r>"
            "<w:del w:id=\"9\"><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p>")
      .footnotes("<w:footnote w:type=\"separator\" w:id=\"-1\">" + p("不数") +
                 "</w:footnote><w:footnote w:id=\"1\">" + p("脚注") + "</w:footnote>")
      .endnotes("<w:endnote w:id=\"1\">" + p("尾") + "</w:endnote>")
      .header(p("页眉"))
      .footer(p("页脚"));
  return builder;
}

TEST(WordCount, BothSettingsOfTheDialogsCheckBox) {
  const WordCount count = count_words(*open(everything()));
  EXPECT_EQ(count.all.words, 12);
  EXPECT_EQ(count.body.words, 6);
}

TEST(WordCount, BlocksBringTheNotesTheyReferTo) {
  const auto file = open(everything());
  const Node* last = file->body->children[file->body->children.size() - 2];
  for (const Node* child : file->body->children) {
    if (child->kind == NodeKind::paragraph) last = child;
  }
  const Node* const blocks[] = {last};
  EXPECT_EQ(count_words(*file, blocks).all.words, 3);
  EXPECT_EQ(count_words(*file, blocks).body.words, 0);
}

TEST(WordCount, NumbersThatWordMakesDoNotCount) {
  DocxBuilder builder;
  builder.body(p("条文", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"))
      .numbering(
          "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
          "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%1条\"/></w:lvl>"
          "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  EXPECT_EQ(count_words(*open(builder)).all.words, 2);
}

TEST(WordCount, ASoftLineBreakEndsAWordButNoParagraph) {
  const auto file =
      open(DocxBuilder().body("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"));
  EXPECT_EQ(count_words(*file).all.words, 2);
  EXPECT_EQ(count_words(*file).all.paragraphs, 1);
}

TEST(WordCount, AWordTornOverRunsIsOneWord) {
  const auto file = open(DocxBuilder().body(
      "<w:p><w:r><w:t>He</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>llo</w:t></w:r></w:p>"));
  EXPECT_EQ(count_words(*file).all.words, 1);
}

TEST(WordCount, ControlsAreFoundByTagOrTitle) {
  const auto file = open(DocxBuilder().body(
      "<w:p><w:sdt><w:sdtPr><w:alias w:val=\"班组概况\"/><w:tag w:val=\"gk\"/></w:sdtPr>"
      "<w:sdtContent><w:r><w:t>五个字而已</w:t></w:r></w:sdtContent></w:sdt>" +
      std::string("<w:r><w:t>外面</w:t></w:r></w:p>")));
  EXPECT_EQ(count_words(*file, find_controls(*file, "gk")).all.words, 5);
  EXPECT_EQ(count_words(*file, find_controls(*file, "班组 概况")).all.words, 5);
  EXPECT_TRUE(find_controls(*file, "别的").empty());
}

}  // namespace
}  // namespace sealpress::docx
