#include "pdf/write/seals.h"

#include "pdf/sheet.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

using test::box_pt;
using test::Sheet;
using testing::ContainsRegex;
using testing::HasSubstr;

/// The file's text with every stretch of white space as one space.
std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

TEST(SealField, IsAnEmptySignatureFieldOfTrueSize) {
  SEALPRESS_NEED_JUDGE("qpdf");
  Sheet sheet;
  const Length side = Length::mm(42);
  sheet.page().seals.push_back({"单位盖章", {Length::pt(100), Length::pt(20), side, side}});
  const std::string file = squeezed(test::plain(sheet.write()));
  EXPECT_THAT(file, HasSubstr("/Rect [ 100 60.945 219.055 180 ]"));  // 42 mm are 119.055 pt
  EXPECT_THAT(file, HasSubstr("/BBox [ 0 0 119.055 119.055 ]"));
  EXPECT_THAT(file, ContainsRegex("/AP << /N [0-9]+ 0 R >> /F 4 /FT /Sig /P [0-9]+ 0 R"));
  EXPECT_THAT(file, HasSubstr("/T <feff53554f4d76d67ae0>"));
  EXPECT_THAT(file, ContainsRegex("/AcroForm [0-9]+ 0 R"));
  EXPECT_THAT(file, Not(HasSubstr("/SigFlags")));
}

TEST(SealField, IsSeenByReadersAsUnsigned) {
  SEALPRESS_NEED_JUDGE("pdfsig");
  Sheet sheet;
  sheet.page().seals.push_back({"盖章", box_pt(10, 10, 50, 50)});
  const test::Output out = test::judge({"pdfsig", "@"}, sheet.write());
  EXPECT_THAT(out.out + out.err, HasSubstr("The signature form field is not signed."));
}

TEST(SealField, NamesAreMadeUnique) {
  FieldNames names;
  EXPECT_EQ(names.unique("单位盖章"), "单位盖章");
  EXPECT_EQ(names.unique("单位盖章"), "单位盖章·2");
  EXPECT_EQ(names.unique("单位盖章"), "单位盖章·3");
  EXPECT_EQ(names.unique("甲.乙"), "甲_乙");
  EXPECT_EQ(names.unique(""), "盖章");
  EXPECT_EQ(names.unique("盖章"), "盖章·2");
}

TEST(SealMark, IsACircleOfTheSealsSizeWithWordsInside) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("pdftotext");
  Sheet sheet;
  sheet.page().seals.push_back({"盖章", box_pt(100, 20, 120, 120)});
  EXPECT_FALSE(test::poppler_raster(sheet.write()).has_ink(0, 0, 300, 200));
  WriteOptions options;
  options.mark_seals = true;
  const std::string pdf = sheet.write(options);
  EXPECT_EQ(test::text_in(pdf), "盖章处");
  const test::Raster raster = test::poppler_raster(pdf);
  EXPECT_TRUE(raster.has_ink(98, 75, 103, 85)) << "left edge";
  EXPECT_TRUE(raster.has_ink(155, 137, 165, 142)) << "lower edge";
  EXPECT_TRUE(raster.has_ink(145, 74, 175, 86)) << "words";
  EXPECT_FALSE(raster.has_ink(102, 22, 112, 32)) << "corner";
  EXPECT_FALSE(raster.has_ink(0, 0, 98, 200));
}

}  // namespace
}  // namespace sealpress::pdf
