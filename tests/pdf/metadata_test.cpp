#include "pdf/write/metadata.h"

#include "pdf/sheet.h"

namespace sealpress::pdf {
namespace {

using test::Sheet;
using testing::HasSubstr;

WriteOptions described() {
  WriteOptions options;
  options.metadata.title = "申报表 <&> \x01";
  options.metadata.author = "甲厂";
  options.metadata.created = 1718000000;  // 2024-06-10 06:13:20 UTC
  return options;
}

TEST(Metadata, IsToldTwiceAlike) {
  SEALPRESS_NEED_JUDGE("pdfinfo");
  const std::string pdf = Sheet().write(described());
  const test::Output info = test::judge({"pdfinfo", "-rawdates", "@"}, pdf);
  EXPECT_THAT(info.out, testing::ContainsRegex("Title: +申报表 <&> \n")) << info;
  EXPECT_THAT(info.out, testing::ContainsRegex("Author: +甲厂\n"));
  EXPECT_THAT(info.out, HasSubstr("D:20240610061320Z"));
  const test::Output xmp = test::judge({"pdfinfo", "-meta", "@"}, pdf);
  EXPECT_THAT(xmp.out, HasSubstr("x-default\">申报表 &lt;&amp;&gt; </rdf:li>")) << xmp;
  EXPECT_THAT(xmp.out, HasSubstr("<rdf:li>甲厂</rdf:li>"));
  EXPECT_THAT(xmp.out, HasSubstr("<xmp:CreateDate>2024-06-10T06:13:20Z<"));
  EXPECT_THAT(xmp.out, HasSubstr("<pdfaid:part>2</pdfaid:part>"));
}

TEST(Metadata, TheLongPastIsADateToo) {
  Metadata metadata;
  metadata.created = -1;
  EXPECT_THAT(xmp_packet(metadata, PdfA::a2b), HasSubstr("1969-12-31T23:59:59Z"));
}

TEST(Metadata, ProfilesAreWellFormed) {
  for (const ProfileVersion version : {ProfileVersion::v2, ProfileVersion::v4}) {
    const std::string profile = srgb_profile(version);
    const auto number = [&profile](std::size_t at) {
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(profile[at + i]);
      return value;
    };
    EXPECT_EQ(number(0), profile.size());
    EXPECT_EQ(profile.substr(36, 4), "acsp");
    const std::uint32_t tags = number(128);
    EXPECT_EQ(tags, 10u);
    for (std::uint32_t i = 0; i < tags; ++i) {
      const std::size_t entry = 132 + 12 * i;
      EXPECT_EQ(number(entry + 4) % 4, 0u);
      EXPECT_LE(number(entry + 4) + number(entry + 8), profile.size());
    }
  }
}

/// The rules of ISO 19005-2 (6.1, 6.2) that can be read off the bytes.
TEST(PdfA, FileStructure) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  sheet.text("质量信得过班组", 20, 40);
  sheet.page().seals.push_back({"盖章", test::box_pt(10, 60, 50, 50)});
  sheet.page().links.push_back({test::box_pt(10, 10, 50, 50), "https://example.org"});
  const std::string pdf = sheet.write(described());
  EXPECT_THAT(pdf, testing::StartsWith("%PDF-1.7\n%"));
  for (std::size_t i = 10; i < 14; ++i) EXPECT_GE(static_cast<std::uint8_t>(pdf[i]), 0x80);
  EXPECT_EQ(pdf.substr(pdf.size() - 6), "%%EOF\n");
  for (std::size_t at = pdf.find(" obj"); at != std::string::npos; at = pdf.find(" obj", at + 1)) {
    EXPECT_EQ(pdf[at + 4], '\n');
  }
  const test::Output check = test::judge({"qpdf", "--check", "@"}, pdf);
  EXPECT_EQ(check.exit_code, 0) << check;

  const std::string file = test::plain(pdf);
  EXPECT_THAT(file, HasSubstr("/S /GTS_PDFA1"));
  EXPECT_THAT(file, HasSubstr("/Lang (zh-CN)"));
  for (const char* forbidden : {"/LZWDecode", "/JavaScript", "/NeedAppearances", "/Encrypt",
                                "/DeviceCMYK", "/TR ", "/Interpolate true", "/OpenAction"}) {
    EXPECT_THAT(file, Not(HasSubstr(forbidden)));
  }
}

TEST(Write, ADocumentWithoutPagesIsAnError) {
  const Result<std::string> pdf = write({}, test::fonts(), {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().code, "pdf.no_pages");
}

TEST(Write, PagesHaveTheirTrueSize) {
  SEALPRESS_NEED_JUDGE("pdfinfo");
  Sheet sheet;
  sheet.page().size = {Length::mm(210), Length::mm(297)};
  sheet.add_page().size = {Length::mm(420), Length::mm(297)};
  const test::Output info = test::judge({"pdfinfo", "-f", "1", "-l", "2", "@"}, sheet.write());
  EXPECT_THAT(info.out, HasSubstr("595.276 x 841.89 pts (A4)")) << info;
  EXPECT_THAT(info.out, HasSubstr("1190.55 x 841.89 pts (A3)"));
}

}  // namespace
}  // namespace sealpress::pdf
