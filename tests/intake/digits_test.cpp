#include <gmock/gmock.h>

#include "support.h"
#include "support/workbook.h"

namespace sealpress::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A sheet 名, 值 whose numbers stand in the file as given.
std::string numbers(const std::vector<std::string>& written, const std::string& format = "") {
  test::Workbook w;
  std::string rows = "<row><c t=\"str\"><v>名</v></c><c t=\"str\"><v>值</v></c></row>";
  for (const std::string& value : written) {
    rows += "<row><c t=\"str\"><v>甲</v></c><c s=\"1\"><v>" + value + "</v></c></row>";
  }
  w.styles = "<numFmts><numFmt numFmtId=\"176\" formatCode=\"" +
             (format.empty() ? "General" : format) +
             "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs>";
  w.sheets = {{"S", "<sheetData>" + rows + "</sheetData>"}};
  return w.bytes();
}

TEST(Digits, OfAWorkbookThatHoldsThemAllAreKept) {
  EXPECT_THAT(records(numbers({"340102199003077654", "340102199003077698", "6222021001001234567",
                               "9007199254740993"}),
                      "a.xlsx"),
              ElementsAre(R"({"名":"甲","值":340102199003077654})",
                          R"({"名":"甲","值":340102199003077698})",
                          R"({"名":"甲","值":6222021001001234567})",
                          R"({"名":"甲","值":9007199254740993})"));
  EXPECT_THAT(records(numbers({"6222021001001234567"}, "0000 0000 0000 0000 000"), "a.xlsx"),
              ElementsAre(R"({"名":"甲","值":"6222 0210 0100 1234 567"})"));
  EXPECT_THAT(remarks_of(read(numbers({"340102199003077654", "123456789012345"}), "a.xlsx")),
              IsEmpty());
}

TEST(Digits, LostInAWorkbookAreAnErrorWithItsPlace) {
  for (const char* written :
       {"3.40102199003077E+17", "3.4010219900307699E+17", "340102199003077000",
        "340102199003077600", "1234567890123450", "340102199003077654.5"}) {
    EXPECT_THAT(remarks_of(read(numbers({written}), "a.xlsx")),
                ElementsAre("intake.digits_lost S 2:2"))
        << written;
  }
}

TEST(Digits, LostInCsvAreAnErrorWithItsPlace) {
  EXPECT_THAT(remarks_of(read("名,值\n甲,3.40102E+17\n乙,12\n丙,1.4e+10\n", "a.csv")),
              ElementsAre("intake.digits_lost  2:2", "intake.digits_lost  4:2"));
  EXPECT_THAT(remarks_of(read("名,值\n甲,340102199003077000\n", "a.csv")),
              ElementsAre("intake.digits_doubtful  2:2"));
  EXPECT_THAT(
      remarks_of(read("名,值\n甲,E+17\n乙,1E5\n丙,A1E+05\n丁,340102199003077654\n", "a.csv")),
      IsEmpty());
}

TEST(Digits, SpellingsThatKeepThemInCsv) {
  EXPECT_THAT(records("名,值\n甲,=\"340102199003077654\"\n乙,'34010219900307765X\n"
                      "丙,`0571\n丁,\"=\"\"0571\"\"\"\n戊,'quoted'\n",
                      "a.csv"),
              ElementsAre(R"({"名":"甲","值":"340102199003077654"})",
                          R"({"名":"乙","值":"34010219900307765X"})", R"({"名":"丙","值":"0571"})",
                          R"({"名":"丁","值":"0571"})", R"({"名":"戊","值":"'quoted'"})"));
}

TEST(Digits, OfJsonAreThoseOfTheText) {
  EXPECT_THAT(
      records(R"([{"号":340102199003077654},{"号":62220210010012345678901},{"号":-0}])", "a.json"),
      ElementsAre(R"({"号":340102199003077654})", R"({"号":62220210010012345678901})",
                  R"({"号":-0})"));
}

}  // namespace
}  // namespace sealpress::intake
