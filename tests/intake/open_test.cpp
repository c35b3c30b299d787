#include <gmock/gmock.h>

#include "support.h"
#include "support/judge.h"

namespace sealpress::intake {
namespace {

using testing::ElementsAre;

TEST(Open, ReadsFiles) {
  const test::TempDir dir;
  EXPECT_THAT(lines_of(open(dir.write("数据.csv", "a,b\n1,2\n"))),
              ElementsAre(R"({"a":"1","b":"2"})"));
}

TEST(Open, NamesFilesThatAreNotThere) {
  const test::TempDir dir;
  EXPECT_THAT(lines_of(open(dir.file("none.csv"))), ElementsAre("! intake.no_such_file"));
  EXPECT_THAT(lines_of(open(dir.write("file", "x") + "/inside.csv")),
              ElementsAre("! intake.no_such_file"));
  EXPECT_THAT(lines_of(open(dir.path().string())), ElementsAre("! intake.cannot_read"));
}

TEST(Open, ManyRecordsStreamThrough) {
  const test::TempDir dir;
  std::string text = "编号,班组名称\n";
  for (int i = 0; i < 50'000; ++i)
    text += std::to_string(i) + ",班组\"" + std::to_string(i) + "\"\n";
  auto reader = open(dir.write("many.csv", text));
  ASSERT_TRUE(reader);
  std::int64_t count = 0;
  while (auto record = (*reader)->next()) {
    ASSERT_TRUE(*record);
    EXPECT_EQ((*record)->index, ++count);
    EXPECT_EQ((*record)->origin.row, count + 1);
    EXPECT_EQ(*(*record)->fields.find("编号"), data::Value(std::to_string(count - 1)));
  }
  EXPECT_EQ(count, 50'000);
}

}  // namespace
}  // namespace sealpress::intake
