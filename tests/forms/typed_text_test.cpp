// Lists and long text as lines of one cell.

#include "forms/typed_text.h"

#include <gtest/gtest.h>

namespace sealpress::forms {
namespace {

TEST(TypedText, LinesAreItemsWithoutTheirNumbers) {
  EXPECT_EQ(data::to_json(list_of_lines("附件：1.申报表\n2．汇总表\n\n　附件3：3.5级标准", "")),
            R"(["申报表","汇总表","3.5级标准"])");
  EXPECT_EQ(data::to_json(list_of_lines("甲协会文件\n乙协会", "汉字")),
            R"([{"汉字":"甲协会文件"},{"汉字":"乙协会"}])");
}

TEST(TypedText, ShortNumberedLinesAreHeadings) {
  EXPECT_EQ(
      data::to_json(blocks_of_lines("各单位：\n一、总体要求\n（一）原则\n1. 面向一线\n"
                                    "2. 公开。评审标准全部公开。\n（1）范围\n　　报名即可。")),
      R"(["各单位：",{"标题":"一、总体要求","级":1},{"标题":"（一）原则","级":2},)"
      R"({"标题":"1. 面向一线","级":3},"2. 公开。评审标准全部公开。",)"
      R"({"标题":"（1）范围","级":4},"报名即可。"])");
}

TEST(TypedText, OneLineStaysText) {
  EXPECT_EQ(data::to_json(blocks_of_lines("一、总体要求")), R"("一、总体要求")");
}

}  // namespace
}  // namespace sealpress::forms
