// Word tears what an author types into runs at will: every split must give the same text.
#include <gmock/gmock.h>

#include "merge/merge_support.h"
#include "text/unicode.h"

namespace sealpress::merge::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kJson = R"({"企业": {"名称": "质协"}, "费用": 1234.5})";

struct Splitter {
  std::u32string text;
  std::string (*join)(std::string_view left, std::string_view right);

  std::string body(std::size_t at) const {
    return "<w:p>" + join(text::to_utf8(text.substr(0, at)), text::to_utf8(text.substr(at))) +
           "</w:p>";
  }
};

void expect_same_everywhere(std::string_view paragraph, std::string_view expected,
                            std::string (*join)(std::string_view, std::string_view)) {
  const Splitter splitter{text::to_utf32(paragraph), join};
  for (std::size_t at = 0; at <= splitter.text.size(); ++at) {
    const Merged merged = merge(splitter.body(at), kJson);
    EXPECT_EQ(merged.text(), std::string(expected) + "\n") << "split at " << at;
  }
}

constexpr std::string_view kParagraph = "甲{{ 企业.名称 }}乙｛｛费用｜数字：#,##0.00｝｝丙";
constexpr std::string_view kExpected = "甲质协乙1,234.50丙";

TEST(Splits, RunsOfDifferingFormats) {
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return run(l, "<w:b/>") + run(r, "<w:color w:val=\"FF0000\"/>");
  });
}

TEST(Splits, TextElementsOfOneRun) {
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return "<w:r><w:t xml:space=\"preserve\">" + std::string(l) +
           "</w:t><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\">" + std::string(r) +
           "</w:t></w:r>";
  });
}

TEST(Splits, ProofMarksAndBookmarksBetween) {
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return run(l) +
           "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"b\"/>" +
           run(r) + "<w:bookmarkEnd w:id=\"0\"/>";
  });
}

TEST(Splits, InsertionsSmartTagsAndControls) {
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return "<w:ins w:id=\"1\" w:author=\"a\">" + run(l) +
           "</w:ins><w:smartTag w:element=\"e\" w:uri=\"u\">" + run(r) + "</w:smartTag>";
  });
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return run(l) + "<w:sdt><w:sdtPr><w:id w:val=\"9\"/></w:sdtPr><w:sdtContent>" + run(r) +
           "</w:sdtContent></w:sdt>";
  });
}

TEST(Splits, DeletedTextDoesNotCount) {
  expect_same_everywhere(kParagraph, kExpected, [](std::string_view l, std::string_view r) {
    return run(l) +
           "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{{x</w:delText></w:r></w:del>" +
           run(r);
  });
}

TEST(Splits, EveryCharacterInItsOwnRun) {
  std::string body = "<w:p>";
  int i = 0;
  for (const char32_t c : text::to_utf32(kParagraph)) {
    body += run(text::to_utf8({&c, 1}), ++i % 2 == 0 ? "<w:b/>" : "<w:i/>");
  }
  EXPECT_EQ(merge(body + "</w:p>", kJson).text(), std::string(kExpected) + "\n");
}

TEST(Splits, SectionsInsideAParagraph) {
  const Splitter splitter{
      text::to_utf32("（{{#企业}}名：{{名称}}{{/企业}}{{^无}}无{{/无}}）"),
      [](std::string_view l, std::string_view r) { return run(l, "<w:b/>") + run(r, "<w:i/>"); }};
  for (std::size_t at = 0; at <= splitter.text.size(); ++at) {
    EXPECT_EQ(merge(splitter.body(at), kJson).text(), "（名：质协无）\n") << "split at " << at;
  }
}

TEST(Splits, StretchesBetweenTagsKeepTheirBytes) {
  const std::string body =
      "<w:p><w:r w:rsidR=\"00AA\"><w:rPr><w:b/></w:rPr><w:t>&#x7532;&amp;&quot;{{a}}乙 &lt; "
      "丙</w:t></w:r></w:p>";
  const Merged merged = merge(body, R"({"a": "值"})");
  EXPECT_EQ(merged.text(), "甲&\"值乙 < 丙\n");
  const std::string xml = merged.xml();
  EXPECT_THAT(xml, HasSubstr("<w:r w:rsidR=\"00AA\"><w:rPr><w:b/></w:rPr>"
                             "<w:t xml:space=\"preserve\">&#x7532;&amp;&quot;</w:t></w:r>"));
  EXPECT_THAT(xml, HasSubstr("<w:t xml:space=\"preserve\">乙 &lt; 丙</w:t>"));
}

TEST(Splits, WhiteSpaceThatWordDoesNotShowStaysHidden) {
  const std::string body = "<w:p><w:r><w:t>  甲 {{a}} 乙  </w:t></w:r></w:p>";
  EXPECT_EQ(merge(body, R"({"a": "值"})").text(), "甲 值 乙\n");
}

TEST(Splits, CdataIsWrittenAnew) {
  const std::string body = "<w:p><w:r><w:t><![CDATA[甲&{{a}}<乙]]></w:t></w:r></w:p>";
  const Merged merged = merge(body, R"({"a": "值"})");
  EXPECT_EQ(merged.text(), "甲&值<乙\n");
  EXPECT_THAT(merged.xml(), HasSubstr("&lt;乙"));
}

TEST(Splits, NoEmptyRunsAreLeft) {
  const std::string body =
      "<w:p>" + run("{{", "<w:b/>") + run("a", "<w:i/>") + run("}}") + "</w:p>";
  const std::string xml = merge(body, R"({"a": "值"})").xml();
  EXPECT_EQ(count(xml, "<w:r>"), 1u);
  EXPECT_THAT(xml, Not(HasSubstr("<w:t></w:t>")));
}

}  // namespace
}  // namespace sealpress::merge::test
