// Files that are damaged, wrong or meant to do harm: each ends in a named error or in a document,
// soon, and in little memory.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "docx/support.h"
#include "docx/text/plain_text.h"

namespace sealpress::docx {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// The parts of a small good file, to be spoilt.
Parts good_parts() {
  const std::string bytes = DocxBuilder()
                                .styles("<w:style w:type=\"paragraph\" w:styleId=\"a\"/>")
                                .header("<w:p><w:r><w:t>页眉</w:t></w:r></w:p>")
                                .body("<w:p><w:r><w:t>质量</w:t></w:r></w:p>")
                                .bytes();
  const auto package = package::Package::open(bytes, "f");
  Parts parts;
  for (const auto& entry : package->entries()) {
    parts.emplace_back(entry.name, *package->read(entry.name));
  }
  return parts;
}
/// The file with one part's bytes replaced.
std::string with_part(std::string_view name, const std::string& bytes) {
  Parts parts = good_parts();
  for (auto& [part, content] : parts) {
    if (part == name) content = bytes;
  }
  return test::zip(parts);
}
std::string without_part(std::string_view name) {
  Parts parts;
  for (auto& part : good_parts()) {
    if (part.first != name) parts.push_back(part);
  }
  return test::zip(parts);
}
std::string with_body(const std::string& body) {
  return DocxBuilder().body(body).bytes();
}
std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// Runs out if a test takes absurdly long; generous, for slow machines and sanitizers.
class Hostile : public testing::Test {
 protected:
  void TearDown() override {
    EXPECT_LT(std::chrono::steady_clock::now() - start_, std::chrono::seconds(30));
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

TEST_F(Hostile, TruncatedFiles) {
  const std::string bytes = test::zip(good_parts());
  for (std::size_t size = 0; size < bytes.size(); size += 41) {
    EXPECT_NE(error_of(bytes.substr(0, size)), "") << size;
  }
}

TEST_F(Hostile, FlippedBytes) {
  const std::string bytes = test::zip(good_parts());
  std::mt19937 random(1);
  for (int i = 0; i < 400; ++i) {
    std::string damaged = bytes;
    for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto document = Document::open(damaged, "f");
    if (document) {
      expect_given_back(**document);
    } else {
      EXPECT_FALSE(document.error().code.empty());
    }
  }
}

TEST_F(Hostile, Bombs) {
  EXPECT_EQ(error_of(with_part("word/document.xml", std::string(17u << 20, ' '))),
            "package.too_large");
  // Parts that are small each: nothing is inflated before the sum is known.
  const std::string content(15u << 20, ' ');
  const std::string deflated = codec::deflate(content);
  package::Entry entry;
  entry.method = 8;
  entry.crc = codec::crc32(content);
  entry.inflated_size = content.size();
  entry.raw = deflated;
  package::ZipWriter writer;
  for (int i = 0; i < 900; ++i) {
    entry.name = "word/part" + std::to_string(i) + ".xml";
    writer.copy(entry);
  }
  EXPECT_EQ(error_of(std::move(writer).finish()), "package.too_large");
}

TEST_F(Hostile, APartMayDeflateAsWellAsItCan) {
  const std::string rows = repeated("<w:p><w:r><w:t>同样的一段</w:t></w:r></w:p>", 4000);
  EXPECT_EQ(
      error_of(DocxBuilder()
                   .body(rows)
                   .add_part("word/media/image1.emf", std::string(3u << 20, '\0'), "image/x-emf")
                   .bytes()),
      "");
}

TEST_F(Hostile, ABombThatLiesAboutItsSize) {
  const std::string content(10u << 20, '\0');
  const std::string deflated = codec::deflate(content, 9);
  package::Entry entry;
  entry.name = "word/document.xml";
  entry.method = 8;
  entry.crc = codec::crc32(content);
  entry.inflated_size = 1000;
  entry.raw = deflated;
  package::ZipWriter writer;
  writer.copy(entry);
  const std::string code = error_of(std::move(writer).finish());
  EXPECT_TRUE(code == "package.bomb" || code == "package.bad_data") << code;
}

TEST_F(Hostile, Doctypes) {
  EXPECT_EQ(
      error_of(with_part("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>")),
      "xml.doctype");
  EXPECT_EQ(error_of(with_part("_rels/.rels", "<!DOCTYPE x><Relationships/>")), "xml.doctype");
}

TEST_F(Hostile, ManyAttributes) {
  std::string body = "<w:p";
  for (int i = 0; i < 100'000; ++i) body += " a" + std::to_string(i) + "=\"\"";
  EXPECT_EQ(error_of(with_body(body + "/>")), "xml.too_many_attributes");
}

TEST_F(Hostile, DeepNesting) {
  EXPECT_EQ(error_of(with_body(repeated("<w:tbl><w:tr><w:tc>", 100) + "<w:p/>" +
                               repeated("</w:tc></w:tr></w:tbl>", 100))),
            "xml.too_deep");
  // Just below the limit everything must still be walked.
  const std::string deep = repeated("<w:sdt><w:sdtContent>", 120) +
                           "<w:p><w:r><w:t>unten</w:t></w:r></w:p>" +
                           repeated("</w:sdtContent></w:sdt>", 120);
  const Opened document = open(with_body(deep));
  expect_given_back(*document);
  EXPECT_EQ(plain_text(*document->body), "unten\n");
}

TEST_F(Hostile, ManyElements) {
  Limits limits;
  limits.elements = 1000;
  EXPECT_EQ(error_of(with_body(repeated("<w:p/>", 2000)), limits), "xml.too_many_elements");
}

TEST_F(Hostile, MissingParts) {
  EXPECT_EQ(error_of(without_part("word/document.xml")), "docx.no_main_part");
  const Opened no_styles = open(without_part("word/styles.xml"));
  EXPECT_EQ(remarks_of(*no_styles), "docx.missing_part");
  EXPECT_EQ(no_styles->remarks[0].place.part, "word/styles.xml");
  const Opened no_header = open(without_part("word/header1.xml"));
  EXPECT_EQ(remarks_of(*no_header), "docx.missing_part");
  EXPECT_NE(open(without_part("[Content_Types].xml")), nullptr);
  EXPECT_NE(open(without_part("_rels/.rels")), nullptr);
}

TEST_F(Hostile, OtherOfficeFiles) {
  const auto typed = [](std::string_view type) {
    Parts parts = good_parts();
    for (auto& [name, content] : parts) {
      const std::string_view word = "wordprocessingml.document.main+xml";
      if (name == "[Content_Types].xml") content.replace(content.find(word), word.size(), type);
    }
    return test::zip(parts);
  };
  EXPECT_EQ(error_of(typed("spreadsheetml.sheet.main+xml")), "docx.is_spreadsheet");
  EXPECT_EQ(error_of(typed("presentationml.presentation.main+xml")), "docx.is_presentation");
  const Opened macros = open(typed("ms-word.document.macroEnabled.main+xml"));
  EXPECT_EQ(remarks_of(*macros), "docx.macros");
}

TEST_F(Hostile, OtherRoots) {
  EXPECT_EQ(error_of(with_part("word/document.xml", "<html/>")), "docx.bad_root");
  EXPECT_EQ(error_of(with_part("word/document.xml",
                               "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
                               "wordprocessingml/2006/main\"/>")),
            "docx.no_body");
  EXPECT_EQ(error_of(with_part("word/styles.xml", "<broken")), "xml.syntax");
}

TEST_F(Hostile, NamesThatLeadOut) {
  Parts parts = good_parts();
  parts.emplace_back("../../etc/passwd", "x");
  EXPECT_EQ(error_of(test::zip(parts)), "package.bad_name");
  parts.back().first = "WORD/document.xml";
  EXPECT_EQ(error_of(test::zip(parts)), "package.duplicate_name");
}

TEST_F(Hostile, RelationshipsThatPointAnywhere) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  for (const char* target :
       {"document.xml", "styles.xml", "../../x", "", "/", "#", "%zz", "settings.xml"}) {
    DocxBuilder builder;
    for (const char* kind : {"header", "footnotes", "styles", "theme", "numbering", "settings"}) {
      builder.relate(type + kind, target);
    }
    const auto document = Document::open(builder.bytes(), "f");
    if (document) expect_given_back(**document);
  }
}

TEST_F(Hostile, TooManyStylesAndLists) {
  Limits limits;
  limits.styles = limits.lists = 10;
  EXPECT_EQ(error_of(DocxBuilder().styles(repeated("<w:style/>", 11)).bytes(), limits),
            "docx.too_many_styles");
  EXPECT_EQ(error_of(DocxBuilder().numbering(repeated("<w:num/>", 11)).bytes(), limits),
            "docx.too_many_lists");
}

TEST_F(Hostile, ALongChainOfStyles) {
  std::string styles;
  for (int i = 0; i < 4000; ++i) {
    styles += "<w:style w:type=\"paragraph\" w:styleId=\"s" + std::to_string(i) +
              "\"><w:basedOn w:val=\"s" + std::to_string(i + 1) + "\"/></w:style>";
  }
  EXPECT_NE(open(DocxBuilder().styles(styles)), nullptr);
}

TEST_F(Hostile, ManyReferencesToOneChart) {
  const std::string big_chart =
      "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">" +
      repeated("<c:v>1234567</c:v>", 50'000) + "</c:chartSpace>";
  const std::string reference =
      "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart "
      "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdC\"/>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
  const auto document = Document::open(
      DocxBuilder()
          .add_part("word/chart.xml", big_chart, "x/y")
          .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart",
                  "chart.xml", "rIdC")
          .body(repeated(reference, 5000))
          .bytes(),
      "f");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(remarks_of(**document), "docx.chart");
}

TEST_F(Hostile, AbsurdNumbersStayWithinBounds) {
  const Opened document = open(with_body(
      "<w:tbl><w:tblPr><w:tblW w:w=\"99999999999999999999\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>" +
      repeated("<w:gridCol w:w=\"1e308\"/>", 3000) +
      "</w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"-9e99\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
      "</w:tbl><w:p><w:pPr><w:ind w:left=\"1e999\" w:firstLineChars=\"99999999999\"/><w:spacing "
      "w:line=\"-99999999999\"/></w:pPr><w:r><w:sym w:char=\"FFFFFFFF\"/><w:sym w:char=\"D800\"/>"
      "<w:drawing><wp:inline><wp:extent cx=\"9e300\" "
      "cy=\"-5\"/></wp:inline></w:drawing></w:r></w:p>"));
  const Length most = Length::twips(1'000'000);
  EXPECT_EQ(first<Table>(*document->body).properties->width->value, most);
  EXPECT_EQ(first<Table>(*document->body).grid.size(), 1000u);
  EXPECT_EQ(first<Drawing>(*document->body).extent, (Size{most, Length()}));
  for (const Symbol* symbol : all<Symbol>(*document->body)) {
    EXPECT_EQ(symbol->character, U'\0');
  }
}

}  // namespace
}  // namespace sealpress::docx
