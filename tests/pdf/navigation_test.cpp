#include "pdf/sheet.h"

namespace sealpress::pdf {
namespace {

using test::box_pt;
using test::Sheet;
using testing::HasSubstr;

TEST(Links, LeadToAddressesAndPlaces) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  sheet.page().links = {{box_pt(10, 10, 100, 20), "https://example.org/质量 (a)"},
                        {box_pt(10, 40, 100, 20), "#附件1"},
                        {box_pt(10, 70, 100, 20), "#nowhere"}};
  sheet.add_page();
  sheet.document.destinations = {{"附件1", 1, Length::pt(50)}, {"lost", 9, {}}};
  const std::string file = test::plain(sheet.write());
  EXPECT_THAT(file, HasSubstr("(https://example.org/%E8%B4%A8%E9%87%8F%20\\(a\\))"));
  EXPECT_THAT(file, HasSubstr("/Dest <feff96444ef60031>"));
  std::size_t links = 0;
  for (std::size_t at = file.find("/Subtype /Link"); at != std::string::npos;
       at = file.find("/Subtype /Link", at + 1)) {
    ++links;
  }
  EXPECT_EQ(links, 2u);
}

TEST(Links, ReadersFindThePlaces) {
  SEALPRESS_NEED_JUDGE("pdfinfo");
  Sheet sheet;
  sheet.add_page();
  sheet.document.destinations = {{"b", 1, Length::pt(50)}, {"ab", 0, {}}, {"a", 0, {}}};
  const test::Output out = test::judge({"pdfinfo", "-dests", "@"}, sheet.write());
  EXPECT_THAT(out.out, testing::ContainsRegex("2 \\[ XYZ +null +150 +null *\\] \"b\"")) << out;
  EXPECT_THAT(out.out, HasSubstr("\"ab\""));
}

TEST(Outline, IsTheTreeOfHeadings) {
  SEALPRESS_NEED_JUDGE("mutool");
  Sheet sheet;
  sheet.add_page();
  sheet.document.outline = {
      {1, "一、概况", 0, Length::pt(20)},  {2, "（一）背景", 0, Length::pt(60)},
      {4, "1.", 0, Length::pt(80)},        {2, "（二）过程", 1, Length::pt(10)},
      {0, "二、效果", 1, Length::pt(100)}, {1, "nowhere", 7, {}}};
  const test::Output out = test::judge({"mutool", "show", "@", "outline"}, sheet.write());
  std::string shape;
  std::istringstream lines(out.out);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find('"');
    shape +=
        std::string(std::count(line.begin(), line.begin() + static_cast<long>(begin), '\t'), '>') +
        line.substr(begin, line.find('"', begin + 1) - begin + 1) + "\n";
  }
  EXPECT_EQ(shape, ">\"一、概况\"\n>>\"（一）背景\"\n>>>\"1.\"\n>>\"（二）过程\"\n>\"二、效果\"\n")
      << out;
}

}  // namespace
}  // namespace sealpress::pdf
