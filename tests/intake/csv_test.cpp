#include "intake/csv.h"

#include <gmock/gmock.h>

#include "support.h"

namespace sealpress::intake {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Every row, fields joined by |, an error as its code and line.
std::vector<std::string> rows(std::string text, const Limits& limits = {}) {
  CsvParser parser(Stream(from_memory(std::move(text)), "a.csv"), limits);
  std::vector<std::string> out;
  while (auto row = parser.next()) {
    if (!*row) {
      out.push_back(row->error().code + " " + std::to_string(*row->error().place.line));
      continue;
    }
    std::string line = std::to_string((*row)->line) + ":";
    for (const std::string& field : (*row)->fields) line += field + "|";
    out.push_back(line);
  }
  return out;
}

TEST(Csv, RowsAndFields) {
  EXPECT_THAT(rows("a,b\nc,d\n"), ElementsAre("1:a|b|", "2:c|d|"));
  EXPECT_THAT(rows("a,b\r\nc,d"), ElementsAre("1:a|b|", "2:c|d|"));
  EXPECT_THAT(rows("a,b\rc,d\r"), ElementsAre("1:a|b|", "2:c|d|"));
  EXPECT_THAT(rows("a,,\n\n,b"), ElementsAre("1:a|||", "2:|", "3:|b|"));
  EXPECT_THAT(rows(""), IsEmpty());
}

TEST(Csv, QuotedFields) {
  EXPECT_THAT(rows("\"a,b\",\"c \"\"d\"\"\"\n"), ElementsAre("1:a,b|c \"d\"|"));
  EXPECT_THAT(rows("\"a\r\nb\",c\nd,\"\""), ElementsAre("1:a\nb|c|", "3:d||"));
  EXPECT_THAT(rows("a \"b\",c"), ElementsAre("1:a \"b\"|c|"));
}

TEST(Csv, BrokenQuotesNameTheirLine) {
  EXPECT_THAT(rows("a,b\n\"c,d\ne,f\n"), ElementsAre("1:a|b|", "intake.csv_quote 2"));
  EXPECT_THAT(rows("a,b\n\"c\"d,e\n"), ElementsAre("1:a|b|", "intake.csv_quote 2"));
  Limits limits;
  limits.part_bytes = 1000;
  EXPECT_THAT(rows("a,b\n\"" + std::string(100'000, 'x'), limits),
              ElementsAre("1:a|b|", "intake.csv_quote 2"));
  EXPECT_THAT(rows("a,b\n" + std::string(100'000, 'x'), limits),
              ElementsAre("1:a|b|", "intake.row_too_large 2"));
}

TEST(Csv, DelimiterOfTheFirstLineThatHasOne) {
  EXPECT_EQ(find_delimiter("a;b;c,d\n"), ";");
  EXPECT_EQ(find_delimiter("a\tb\n1,2,3"), "\t");
  EXPECT_EQ(find_delimiter("title\na,b"), ",");
  EXPECT_EQ(find_delimiter("\"a;b;c\",d"), ",");
  EXPECT_EQ(find_delimiter("one\ntwo"), "");
}

TEST(CsvIntake, RecordsByTheirLabels) {
  EXPECT_THAT(records("班组名称,企业.名称,人数\n甲班,某公司,12\n乙班,,\n\n", "a.csv"),
              ElementsAre(R"({"班组名称":"甲班","企业.名称":"某公司","人数":"12"})",
                          R"({"班组名称":"乙班"})"));
}

TEST(CsvIntake, EncodingsOfExcelAndNotepad) {
  using namespace std::string_literals;
  EXPECT_THAT(records("\xEF\xBB\xBF班组,数\n甲,1\n", "a.csv"),
              ElementsAre(R"({"班组":"甲","数":"1"})"));
  EXPECT_THAT(records("\xB0\xE0\xD7\xE9,a\n\xBC\xD7,1\n", "a.csv"),
              ElementsAre(R"({"班组":"甲","a":"1"})"));
  EXPECT_THAT(records("\xFF\xFE\xED\x73\t\0a\0\n\0\x32\x75\t\0"
                      "1\0"s,
                      "a.csv"),
              ElementsAre(R"({"班":"甲","a":"1"})"));
  EXPECT_THAT(records("班组,说明\n甲,好\xFF的的的\n", "a.csv"),
              ElementsAre("intake.ill_formed_utf8 2"));
}

TEST(CsvIntake, TitlesAboveTheHeader) {
  EXPECT_THAT(records("推荐表,,\n\n班组,人数,\n甲,1,\n", "a.csv"),
              ElementsAre(R"({"班组":"甲","人数":"1"})"));
}

TEST(CsvIntake, OneColumn) {
  EXPECT_THAT(records("班组名称\n甲\n乙\n", "a.csv"),
              ElementsAre(R"({"班组名称":"甲"})", R"({"班组名称":"乙"})"));
}

TEST(CsvIntake, CodesKeepTheirZeros) {
  EXPECT_THAT(records("区号,邮编,编号\n=\"0571\",\"=\"\"002100\"\"\",\t0012 \n", "a.csv"),
              ElementsAre(R"({"区号":"0571","邮编":"002100","编号":"0012"})"));
}

TEST(CsvIntake, ErrorsOfTables) {
  EXPECT_THAT(records("a,b,a\n1,2,3\n", "a.csv"), ElementsAre("! intake.duplicate_label 1:3"));
  EXPECT_THAT(records("合格率（%）,合格率(％)\n1,2\n", "a.csv"),
              ElementsAre("! intake.duplicate_label 1:2"));
  EXPECT_THAT(records("a,b\n1,2,3\n4,5\n", "a.csv"),
              ElementsAre("intake.value_without_label 2:3", R"({"a":"4","b":"5"})"));
  EXPECT_THAT(records("a,,b\n1,2,3\n", "a.csv"), ElementsAre("intake.value_without_label 2:2"));
  EXPECT_THAT(records("a\n,b\n", "a.csv"), ElementsAre("! intake.no_header"));
  EXPECT_THAT(records("a,b\n\"1,2\n", "a.csv"), ElementsAre("intake.csv_quote 2"));
  EXPECT_THAT(records("a,b\n1,\x07\n", "a.csv"), ElementsAre("intake.control_character 2:2"));
  EXPECT_THAT(records("a,b\n", "a.csv"), IsEmpty());
}

TEST(CsvIntake, RowsKnowWhereTheyCameFrom) {
  auto reader = read("班组,说明\n甲,\"一\n二\"\n乙,三\n", "a.csv");
  ASSERT_TRUE(reader);
  (*reader)->next();
  const auto record = (*reader)->next();
  ASSERT_TRUE(record && *record);
  EXPECT_EQ((*record)->origin.row, 4);
  EXPECT_EQ((*record)->origin.columns.at("说明"), 2);
}

}  // namespace
}  // namespace sealpress::intake
