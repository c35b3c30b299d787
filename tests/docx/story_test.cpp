// From XML to typed nodes: what stands where, and that nothing is lost on the way.
#include <gtest/gtest.h>

#include "docx/support.h"
#include "docx/text/plain_text.h"

namespace sealpress::docx {
namespace {

std::string run(std::string_view content) {
  return "<w:p><w:r>" + std::string(content) + "</w:r></w:p>";
}
std::string text_of(std::string_view body) {
  const Opened document = open_body(body);
  expect_given_back(*document);
  return plain_text(*document->body);
}

TEST(Story, TextKeepsItsWhiteSpaceOnlyWhereAsked) {
  EXPECT_EQ(text_of(run("<w:t> 质 量 </w:t>")), "质 量\n");
  EXPECT_EQ(text_of(run("<w:t xml:space=\"preserve\"> 质 量 </w:t>")), " 质 量 \n");
  EXPECT_EQ(text_of(run("<w:t>a\n\tb</w:t>")), "a  b\n");
  EXPECT_EQ(text_of("<w:p xml:space=\"preserve\"><w:r><w:t> a</w:t></w:r></w:p>"), " a\n");
  EXPECT_EQ(text_of(run("<w:t/>")), "\n");
}

TEST(Story, TextIsDecoded) {
  EXPECT_EQ(text_of(run("<w:t>A&amp;B &lt;&#36136;&#x91CF;&gt;<![CDATA[<&]]></w:t>")),
            "A&B <质量><&\n");
  EXPECT_EQ(text_of(run("<w:t>a<!-- not shown -->b</w:t>")), "ab\n");
}

TEST(Story, PlainTextIsAViewOfTheSource) {
  const Opened document = open_body(run("<w:t>质量</w:t>"));
  const Text& text = first<Text>(*document->body);
  EXPECT_EQ(text.text.data(), text.open.data() + text.open.size());
}

TEST(Story, RunsHoldTabsBreaksAndMarks) {
  const Opened document = open_body(
      run("<w:t>a</w:t><w:tab/><w:br/><w:br w:type=\"page\"/><w:br w:type=\"column\"/>"
          "<w:br w:type=\"textWrapping\" w:clear=\"all\"/><w:cr/><w:noBreakHyphen/><w:softHyphen/>"
          "<w:pgNum/><w:lastRenderedPageBreak/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"
          "<w:ptab w:relativeTo=\"indent\" w:alignment=\"right\" w:leader=\"dot\"/>"));
  expect_given_back(*document);
  const docx::Run& r = first<docx::Run>(*document->body);
  std::vector<NodeKind> kinds;
  for (const Node* node : r.children) kinds.push_back(node->kind);
  using K = NodeKind;
  EXPECT_EQ(kinds, (std::vector<K>{K::text, K::tab, K::line_break, K::line_break, K::line_break,
                                   K::line_break, K::line_break, K::special, K::special, K::special,
                                   K::raw, K::symbol, K::special}));
  const auto breaks = all<LineBreak>(r);
  EXPECT_EQ(breaks[0]->type, LineBreak::line);
  EXPECT_EQ(breaks[1]->type, LineBreak::page);
  EXPECT_EQ(breaks[2]->type, LineBreak::column);
  EXPECT_EQ(breaks[3]->clear, LineBreak::all);
  EXPECT_EQ(first<Symbol>(r).character, char32_t{0xF0FC});
  EXPECT_EQ(first<Symbol>(r).font, "Wingdings");
  const Special& tab = *all<Special>(r).back();
  EXPECT_EQ(tab.type, Special::position_tab);
  EXPECT_EQ(tab.align, TabAlign::right);
  EXPECT_EQ(tab.leader, TabLeader::dot);
  EXPECT_TRUE(tab.relative_to_indent);
}

TEST(Story, ContainersInAParagraphAreTransparent) {
  EXPECT_EQ(
      text_of("<w:p><w:ins w:id=\"1\"><w:r><w:t>a</w:t></w:r></w:ins>"
              "<w:smartTag w:uri=\"u\" w:element=\"e\"><w:smartTagPr/><w:r><w:t>b</w:t></w:r>"
              "</w:smartTag><w:customXml w:element=\"e\"><w:r><w:t>c</w:t></w:r></w:customXml>"
              "<w:moveTo w:id=\"2\"><w:r><w:t>d</w:t></w:r></w:moveTo>"
              "<w:bdo w:val=\"ltr\"><w:r><w:t>e</w:t></w:r></w:bdo></w:p>"),
      "abcde\n");
}

TEST(Story, DeletedTextIsKeptButNotShown) {
  EXPECT_EQ(text_of("<w:p><w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>"
                    "<w:moveFrom w:id=\"2\"><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
                    "<w:r><w:t>here</w:t></w:r></w:p>"),
            "here\n");
}

TEST(Story, HyperlinksAreResolved) {
  const Opened document = open(
      DocxBuilder()
          .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
                  "https://example.com/?a=1&amp;b=2", "rId9", true)
          .body("<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>x</w:t></w:r></w:hyperlink>"
                "<w:hyperlink w:anchor=\"mark\"><w:r><w:t>y</w:t></w:r></w:hyperlink>"
                "<w:hyperlink r:id=\"none\"><w:r><w:t>z</w:t></w:r></w:hyperlink>"
                "<w:bookmarkStart w:id=\"0\" w:name=\"mark\"/><w:bookmarkEnd w:id=\"0\"/></w:p>"));
  expect_given_back(*document);
  const auto links = all<Hyperlink>(*document->body);
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0]->target, "https://example.com/?a=1&b=2");
  EXPECT_EQ(links[1]->anchor, "mark");
  EXPECT_EQ(links[2]->target, "");
  EXPECT_EQ(first<Bookmark>(*document->body).name, "mark");
}

TEST(Story, Fields) {
  const Opened document = open_body(
      "<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/>"
      "<w:checked w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>"
      "<w:r><w:instrText xml:space=\"preserve\"> FORMCHECKBOX </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
  expect_given_back(*document);
  EXPECT_EQ(first<Field>(*document->body).instruction, " PAGE ");
  const auto marks = all<FieldChar>(*document->body);
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_TRUE(marks[0]->form == FieldChar::check_box);
  EXPECT_FALSE(marks[0]->checked);
  EXPECT_EQ(marks[1]->type, FieldChar::separate);
  EXPECT_EQ(marks[2]->type, FieldChar::end);
  EXPECT_EQ(first<Instruction>(*document->body).text, " FORMCHECKBOX ");
}

TEST(Story, ControlsAtEveryLevel) {
  const std::string properties =
      "<w:sdtPr><w:alias w:val=\"别名\"/><w:tag w:val=\"key\"/><w:showingPlcHdr/></w:sdtPr>";
  const auto control = [&](std::string_view content) {
    return "<w:sdt>" + properties + "<w:sdtContent>" + std::string(content) +
           "</w:sdtContent></w:sdt>";
  };
  const std::string paragraph = "<w:p>" + control("<w:r><w:t>x</w:t></w:r>") + "</w:p>";
  const std::string cell = control("<w:tc>" + control(paragraph) + "</w:tc>");
  const Opened document =
      open_body("<w:tbl>" + control("<w:tr>" + cell + "</w:tr>") + "</w:tbl>" + paragraph);
  expect_given_back(*document);
  const auto controls = all<Control>(*document->body);
  ASSERT_EQ(controls.size(), 5u);
  for (const Control* c : controls) {
    EXPECT_EQ(c->tag, "key");
    EXPECT_EQ(c->alias, "别名");
    EXPECT_TRUE(c->showing_placeholder);
    ASSERT_EQ(c->children.size(), 2u);
    EXPECT_EQ(c->children[0]->kind, NodeKind::raw);
    EXPECT_EQ(c->children[1]->kind, NodeKind::wrapper);
  }
  EXPECT_EQ(all<Cell>(*document->body).size(), 1u);
  EXPECT_EQ(plain_text(*document->body), "x\nx\n");
}

TEST(Story, ClickableCheckBoxes) {
  const auto box = [](std::string_view checked) {
    return "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" + std::string(checked) +
           "\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☑</w:t></w:r></w:sdtContent>"
           "</w:sdt></w:p>";
  };
  const Opened document = open_body(box("1") + box("0"));
  const auto controls = all<Control>(*document->body);
  ASSERT_EQ(controls.size(), 2u);
  EXPECT_TRUE(controls[0]->checkbox && controls[0]->checked);
  EXPECT_TRUE(controls[1]->checkbox && !controls[1]->checked);
}

TEST(Story, TablesHoldRowsAndCells) {
  const Opened document = open_body(
      "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>"
      "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>"
      "<w:tr><w:tblPrEx><w:jc w:val=\"center\"/></w:tblPrEx><w:trPr><w:cantSplit/></w:trPr>"
      "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>");
  expect_given_back(*document);
  const Table& table = first<Table>(*document->body);
  ASSERT_EQ(table.grid.size(), 2u);
  EXPECT_EQ(table.grid[1], Length::twips(2000));
  EXPECT_DOUBLE_EQ(table.properties->width->fraction, 1.0);
  const Row& row = first<Row>(table);
  EXPECT_TRUE(row.properties->cant_split.value());
  ASSERT_NE(row.exceptions, nullptr);
  EXPECT_EQ(row.exceptions->justify, Justify::center);
  EXPECT_EQ(first<Cell>(row).properties->grid_span, 2);
}

TEST(Story, FormattingThatIsTheSameIsOneObject) {
  const std::string r = "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>";
  const Opened document = open_body("<w:p>" + r + r + "<w:r><w:t>y</w:t></w:r></w:p>");
  const auto runs = all<docx::Run>(*document->body);
  EXPECT_EQ(runs[0]->properties, runs[1]->properties);
  EXPECT_NE(runs[0]->properties, runs[2]->properties);
  EXPECT_EQ(*runs[2]->properties, RunProperties());
  EXPECT_EQ(*first<Paragraph>(*document->body).properties, ParagraphProperties());
}

TEST(Story, AlternateContentShowsTheBranchThatIsUnderstood) {
  const auto alternate = [](std::string_view requires_, std::string_view fallback) {
    return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"" + std::string(requires_) +
           "\"><w:t>choice</w:t></mc:Choice>" + std::string(fallback) +
           "</mc:AlternateContent></w:r></w:p>";
  };
  const std::string fallback = "<mc:Fallback><w:t>fallback</w:t></mc:Fallback>";
  EXPECT_EQ(text_of(alternate("wps w14", fallback)), "choice\n");
  EXPECT_EQ(text_of(alternate("unknown", fallback)), "fallback\n");
  EXPECT_EQ(text_of(alternate("wps unknown", fallback)), "fallback\n");
  const Opened none = open_body(alternate("unknown", ""));
  EXPECT_EQ(remarks_of(*none), "docx.unsupported_element");
}

TEST(Story, TheBranchThatIsNotShownIsARawNodeOfItsOwn) {
  const Opened document =
      open_body(run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>a</w:t></mc:Choice>"
                    "<mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent>"));
  const Node* alternate = first<docx::Run>(*document->body).children[0];
  ASSERT_EQ(alternate->kind, NodeKind::wrapper);
  ASSERT_EQ(alternate->children.size(), 2u);
  EXPECT_EQ(alternate->children[0]->kind, NodeKind::wrapper);
  EXPECT_EQ(alternate->children[1]->kind, NodeKind::raw);
  EXPECT_EQ(alternate->children[1]->open, "<mc:Fallback><w:t>b</w:t></mc:Fallback>");
}

TEST(Story, MathIsReadInLine) {
  const auto math = [](std::string_view content) {
    const Opened document = open_body("<w:p><m:oMath>" + std::string(content) + "</m:oMath></w:p>");
    expect_given_back(*document);
    return std::string(first<Math>(*document->body).text);
  };
  const auto r = [](std::string_view text) {
    return "<m:r><w:rPr><w:i/></w:rPr><m:t>" + std::string(text) + "</m:t></m:r>";
  };
  EXPECT_EQ(math(r("a") + r("+b")), "a+b");
  EXPECT_EQ(math("<m:f><m:num>" + r("a+b") + "</m:num><m:den>" + r("2") + "</m:den></m:f>"),
            "(a+b)/2");
  EXPECT_EQ(math("<m:sSup><m:e>" + r("x") + "</m:e><m:sup>" + r("10") + "</m:sup></m:sSup>"),
            "x^(10)");
  EXPECT_EQ(math("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e>" + r("2") +
                 "</m:e></m:rad>"),
            "√2");
  EXPECT_EQ(math("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>" +
                 r("x") + "</m:e><m:e>" + r("y") + "</m:e></m:d>"),
            "[x|y]");
  EXPECT_EQ(math("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>" + r("i") +
                 "</m:sub><m:sup>" + r("n") + "</m:sup><m:e>" + r("x") + "</m:e></m:nary>"),
            "∑_i^n x");
}

TEST(Story, NotesAreFoundById) {
  const Opened document = open(
      DocxBuilder()
          .body("<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                "<w:r><w:endnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/></w:r></w:p>")
          .footnotes("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r>"
                     "</w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/>"
                     "<w:t>脚注</w:t></w:r></w:p></w:footnote>")
          .endnotes("<w:endnote w:id=\"2\"><w:p><w:r><w:t>尾注</w:t></w:r></w:p></w:endnote>"));
  expect_given_back(*document);
  ASSERT_EQ(document->footnotes.size(), 2u);
  EXPECT_EQ(document->footnotes.at("-1").type, Note::separator);
  EXPECT_EQ(plain_text(*document->footnotes.at("2").story), "脚注\n");
  EXPECT_EQ(plain_text(*document->endnotes.at("2").story), "尾注\n");
  const auto notes = all<Note>(*document->body);
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(notes[0]->type, Note::footnote_reference);
  EXPECT_EQ(notes[0]->id, "2");
  EXPECT_TRUE(notes[1]->custom_mark);
  EXPECT_EQ(first<Note>(*document->footnotes.at("2").story).type, Note::own_number);
  View view;
  view.file = document;
  EXPECT_EQ(view.note(Note::footnote_reference, "2"), document->footnotes.at("2").story);
  EXPECT_EQ(view.note(Note::endnote_reference, "7"), nullptr);
}

TEST(Story, HeadersAndFootersAreStories) {
  const Opened document = open(DocxBuilder()
                                   .header("<w:p><w:r><w:t>页眉</w:t></w:r></w:p>")
                                   .header("<w:p><w:r><w:t>首页</w:t></w:r></w:p>", "first")
                                   .footer("<w:p><w:r><w:t>页脚</w:t></w:r></w:p>", "even"));
  expect_given_back(*document);
  const SectionProperties& section = *document->last_section;
  View view;
  view.file = document;
  const auto text = [&](const std::string& part) {
    const Story* story = view.story(part);
    return story == nullptr ? "none" : plain_text(*story);
  };
  EXPECT_EQ(text(section.headers[SectionProperties::usual]), "页眉\n");
  EXPECT_EQ(text(section.headers[SectionProperties::first]), "首页\n");
  EXPECT_EQ(text(section.footers[SectionProperties::even]), "页脚\n");
  EXPECT_EQ(section.footers[SectionProperties::usual], "");
}

TEST(Story, ASectionEndsWithItsParagraph) {
  const Opened document = open_body(
      "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"5000\" w:h=\"6000\"/></w:sectPr></w:pPr></w:p><w:p/>");
  const auto paragraphs = all<Paragraph>(*document->body);
  ASSERT_NE(paragraphs[0]->section, nullptr);
  EXPECT_EQ(paragraphs[0]->section->page_width, Length::twips(5000));
  EXPECT_EQ(paragraphs[1]->section, nullptr);
  EXPECT_EQ(document->last_section->page_width, Length::twips(11906));
}

TEST(Story, WhatIsNotUnderstoodIsReported) {
  const Opened document = open_body(
      "<w:altChunk r:id=\"x\"/><w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
      "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
      "<w:p><w:r><w:strange>seen</w:strange></w:r></w:p><w:p><w:r><w:strange>2</w:strange></w:r></"
      "w:p>"
      "<w:p><w:r><w:empty/></w:r></w:p>");
  expect_given_back(*document);
  EXPECT_EQ(remarks_of(*document), "docx.alt_chunk docx.ruby docx.unsupported_element");
  EXPECT_EQ(plain_text(*document->body), "拼\n\n\n\n");
  const Diagnostic& remark = document->remarks.back();
  EXPECT_EQ(std::get<std::string>(remark.args.at(0).value), "w:strange");
  EXPECT_EQ(std::get<std::int64_t>(remark.args.at(1).value), 2);
  EXPECT_EQ(remark.place.part, "word/document.xml");
  EXPECT_EQ(remark.place.paragraph, 2);
  EXPECT_EQ(all<Unsupported>(*document->body).size(), 3u);
}

TEST(Story, IgnorableElementsAreIgnored) {
  const Opened document = open_body(
      "<w:p xmlns:x=\"urn:x\" mc:Ignorable=\"y x\"><x:note>hidden</x:note>"
      "<w:r><w:t>a</w:t></w:r></w:p>");
  expect_given_back(*document);
  EXPECT_EQ(remarks_of(*document), "");
}

TEST(Story, StrictFilesAreReadAlike) {
  std::string xml =
      DocxBuilder()
          .body("<w:p><w:pPr><w:ind w:start=\"1cm\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
          .bytes();
  const auto package = package::Package::open(xml, "f");
  ASSERT_TRUE(package.has_value());
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& entry : package->entries()) {
    std::string text = *package->read(entry.name);
    const auto replace = [&](std::string_view from, std::string_view to) {
      for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
      }
    };
    replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main");
    replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");
    parts.emplace_back(entry.name, text);
  }
  const Opened document = open(test::zip(parts));
  ASSERT_NE(document, nullptr);
  expect_given_back(*document);
  EXPECT_EQ(plain_text(*document->body), "x\n");
  EXPECT_EQ(first<Paragraph>(*document->body).properties->indent_left, Length::mm(10));
}

}  // namespace
}  // namespace sealpress::docx
