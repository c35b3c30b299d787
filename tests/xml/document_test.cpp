#include "xml/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace sealpress::xml {
namespace {

std::unique_ptr<const Document> parsed(std::string text) {
  auto document = Document::parse(std::move(text), "f", "p");
  EXPECT_TRUE(document.has_value()) << document.error().code;
  return document ? std::move(*document) : nullptr;
}

std::string error_of(std::string text, const Limits& limits = {}) {
  const auto document = Document::parse(std::move(text), "f", "p", limits);
  return document ? "" : document.error().code;
}

std::string_view bytes(Node node) {
  return node.source().substr(node.begin(), node.end() - node.begin());
}
std::string_view inner(Node node) {
  return node.source().substr(node.inner_begin(), node.inner_end() - node.inner_begin());
}

/// Children lie in order inside their parent's inner range.
void expect_nested(Node node) {
  std::size_t at = node.inner_begin();
  for (Node child = node.first_child(); child; child = child.next()) {
    EXPECT_GE(child.begin(), at);
    EXPECT_LE(child.end(), node.inner_end());
    at = child.end();
    if (!child.is_text()) expect_nested(child);
  }
}

TEST(Xml, EveryNodeKnowsItsBytes) {
  const auto document =
      parsed("<?xml version=\"1.0\"?>\n<a x='1'><b/>text<c >in<d></d></c ></a>\n");
  const Node a = document->root();
  EXPECT_EQ(bytes(a), "<a x='1'><b/>text<c >in<d></d></c ></a>");
  EXPECT_EQ(inner(a), "<b/>text<c >in<d></d></c >");
  const Node b = a.first_child();
  EXPECT_EQ(bytes(b), "<b/>");
  EXPECT_EQ(b.inner_begin(), b.end());
  EXPECT_EQ(b.inner_end(), b.end());
  EXPECT_EQ(bytes(b.next()), "text");
  EXPECT_EQ(inner(a.child("", "c")), "in<d></d>");
  EXPECT_EQ(inner(a.child("", "c").first_element()), "");
  EXPECT_EQ(a.line(), 2u);
  expect_nested(a);
}

TEST(Xml, TextIsDecodedAndJoined) {
  const auto document = parsed("<a>x &amp; y<![CDATA[<z>]]>&#x8D28;&#37327;</a>");
  const Node text = document->root().first_child();
  EXPECT_EQ(text.text(), "x & y<z>质量");
  EXPECT_EQ(bytes(text), "x &amp; y<![CDATA[<z>]]>&#x8D28;&#37327;");
  EXPECT_FALSE(text.next());
}

TEST(Xml, PlainTextIsAViewOfTheSource) {
  const auto document = parsed("<a>质量</a>");
  const std::string_view text = document->root().first_child().text();
  EXPECT_EQ(text.data(), document->source().data() + 3);
}

TEST(Xml, CommentsAndInstructionsAreNoNodes) {
  const auto document = parsed("<a><!-- < > & --><b/><?pi <c/> ?>t<!-- x -->u</a>");
  const Node b = document->root().first_child();
  EXPECT_EQ(b.local(), "b");
  EXPECT_EQ(b.next().text(), "tu");
  EXPECT_EQ(bytes(b.next()), "<?pi <c/> ?>t<!-- x -->u");
}

TEST(Xml, LineEndsAreNormalisedInCharactersNotInBytes) {
  const auto document = parsed("<a>1\r\n2<b/></a>");
  EXPECT_EQ(document->root().first_child().text(), "1\n2");
  EXPECT_EQ(bytes(document->root().first_child()), "1\r\n2");
  EXPECT_EQ(bytes(document->root().first_element()), "<b/>");
}

TEST(Xml, NamespacesAreResolved) {
  const auto document = parsed(
      "<p:a xmlns:p='urn:p' xmlns='urn:d' p:x='1' x='2'><b xmlns:p='urn:q'><p:c/></b></p:a>");
  const Node a = document->root();
  EXPECT_EQ(a.ns(), "urn:p");
  EXPECT_EQ(a.attribute("urn:p", "x"), "1");
  EXPECT_EQ(a.attribute("", "x"), "2");
  EXPECT_EQ(a.attribute("", "y"), std::nullopt);
  EXPECT_EQ(a.namespace_of("p"), "urn:p");
  const Node b = a.child("urn:d", "b");
  ASSERT_TRUE(b);
  EXPECT_EQ(b.first_element().ns(), "urn:q");
  EXPECT_EQ(b.first_element().namespace_of("p"), "urn:q");
  EXPECT_EQ(b.namespace_of(""), "urn:d");
  EXPECT_EQ(b.namespace_of("none"), std::nullopt);
}

TEST(Xml, AttributeValuesAreDecoded) {
  const auto document = parsed("<a x='&lt;&quot;&#10;' y=\"a\tb\" xml:space='preserve'/>");
  EXPECT_EQ(document->root().attribute("", "x"), "<\"\n");
  EXPECT_EQ(document->root().attribute("", "y"), "a b");
  EXPECT_EQ(document->root().attribute(kXml, "space"), "preserve");
}

TEST(Xml, LongPartsKeepTheirPositions) {
  // Beyond the parser's chunk size, with values of every kind of length.
  std::string text = "<r>";
  for (int i = 0; i < 20'000; ++i) {
    text += "<e n=\"" + std::to_string(i) + "\">" +
            std::string(static_cast<std::size_t>(i % 700), 'x') + "&amp;</e>";
  }
  text += "</r>";
  const auto document = parsed(text);
  int i = 0;
  for (Node e = document->root().first_element(); e; e = e.next_element(), ++i) {
    ASSERT_EQ(e.attribute("", "n"), std::to_string(i));
    ASSERT_TRUE(bytes(e).starts_with("<e n=\""));
    ASSERT_TRUE(bytes(e).ends_with("&amp;</e>"));
    ASSERT_EQ(e.first_child().text().size(), static_cast<std::size_t>(i % 700) + 1);
  }
  EXPECT_EQ(i, 20'000);
}

TEST(Xml, OtherEncodingsBecomeUtf8) {
  const std::string utf16(
      "\xFF\xFE<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0\"\0001\0.\0000\0\"\0 "
      "\0e\0n\0c\0o\0d\0i\0n\0g\0=\0\"\0U\0T\0F\0-\0001\0006\0\"\0?\0>\0"
      "<\0a\0>\0\x28\x8D\xCF\x91<\0/\0a\0>\0",
      98);
  const auto wide = parsed(utf16);
  EXPECT_EQ(wide->root().all_text(), "质量");
  EXPECT_TRUE(wide->source().starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  const auto gbk = parsed("<?xml version='1.0' encoding='GBK'?><a>\xD6\xCA\xC1\xBF</a>");
  EXPECT_EQ(gbk->root().all_text(), "质量");
  EXPECT_EQ(bytes(gbk->root()), "<a>质量</a>");
}

TEST(Xml, AByteOrderMarkIsKeptInTheSource) {
  const auto document = parsed("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a/>");
  EXPECT_TRUE(document->source().starts_with("\xEF\xBB\xBF"));
  EXPECT_EQ(bytes(document->root()), "<a/>");
}

TEST(Xml, BadEncodingsAreRefused) {
  EXPECT_EQ(error_of("<?xml version='1.0' encoding='no-such'?><a/>"), "xml.encoding");
  EXPECT_EQ(error_of("<?xml version='1.0' encoding='GBK'?><a>\xD6</a>"), "xml.encoding");
  EXPECT_EQ(error_of("<a>\xC3\x28</a>"), "xml.syntax");
}

TEST(Xml, DoctypeIsRefused) {
  EXPECT_EQ(error_of("<!DOCTYPE a><a/>"), "xml.doctype");
  EXPECT_EQ(error_of("<?xml version='1.0'?><!-- c --> <!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"),
            "xml.doctype");
  EXPECT_EQ(error_of("<!doctype a><a/>"), "xml.doctype");
}

TEST(Xml, ManyAttributesAreRefusedAtOnce) {
  std::string text = "<a";
  for (int i = 0; i < 100'000; ++i) text += " a" + std::to_string(i) + "=''";
  text += "/>";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(text), "xml.too_many_attributes");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Xml, LimitsAreExact) {
  Limits limits;
  limits.attributes = 2;
  limits.elements = 3;
  limits.depth = 2;
  EXPECT_EQ(error_of("<a b='>' c=\"'\"><d/><e/></a>", limits), "");
  EXPECT_EQ(error_of("<a b='' c='' d=''/>", limits), "xml.too_many_attributes");
  EXPECT_EQ(error_of("<a><b/><b/><b/></a>", limits), "xml.too_many_elements");
  EXPECT_EQ(error_of("<a><b><c/></b></a>", limits), "xml.too_deep");
  limits.part_bytes = 3;
  EXPECT_EQ(error_of("<aa/>", limits), "xml.too_large");
}

TEST(Xml, DeepNestingIsRefused) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "<a>";
  for (int i = 0; i < 300; ++i) text += "</a>";
  EXPECT_EQ(error_of(text), "xml.too_deep");
}

TEST(Xml, SyntaxErrorsTellWhere) {
  const auto document = Document::parse("<a>\n<b></c></a>", "file.docx", "word/x.xml");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().code, "xml.syntax");
  EXPECT_EQ(document.error().place.file, "file.docx");
  EXPECT_EQ(document.error().place.part, "word/x.xml");
  EXPECT_EQ(document.error().place.line, 2);
}

TEST(Xml, IllFormedTextIsRefused) {
  for (const char* text :
       {"", " ", "text", "<a>", "<a></b>", "<a b></a>", "<a b=1/>", "<a/><b/>", "<a>&no;</a>",
        "<p:a/>", "<a><!-- </a>", "<a b='<'/>", "<a b='1' b='2'/>", "<a>\x01</a>", "<a", "<"}) {
    EXPECT_EQ(error_of(text), "xml.syntax") << text;
  }
}

TEST(Xml, EscapesWhatMustBeEscaped) {
  EXPECT_EQ(escape_text("a<b>&\"c\"\n"), "a&lt;b&gt;&amp;\"c\"\n");
  EXPECT_EQ(escape_attribute("a<b>&\"c\"\n\t"), "a&lt;b&gt;&amp;&quot;c&quot;&#10;&#9;");
  EXPECT_EQ(escape_text(std::string("a\x00\x01\x0B", 4) + "b\xEF\xBF\xBE\xEF\xBF\xBF"), "ab");
}

TEST(Xml, EscapedTextComesBack) {
  const std::string text = "质 < & > \" ' \r\n\t 量";
  const auto document =
      parsed("<a x=\"" + escape_attribute(text) + "\">" + escape_text(text) + "</a>");
  EXPECT_EQ(document->root().all_text(), text);
  EXPECT_EQ(document->root().attribute("", "x"), text);
}

}  // namespace
}  // namespace sealpress::xml
