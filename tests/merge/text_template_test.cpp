#include "merge/compile/text_template.h"

#include <gtest/gtest.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

std::string expanded(std::string_view pattern, std::string_view json) {
  const auto compiled = TextTemplate::compile(pattern);
  EXPECT_TRUE(compiled.has_value()) << pattern;
  return compiled ? compiled->expand(record(json).fields) : std::string();
}

TEST(TextTemplate, ShowsValuesWithFilters) {
  EXPECT_EQ(expanded("{{单位简称}}{{班组名称}}", R"({"单位简称": "电力", "班组名称": "甲班"})"),
            "电力甲班");
  EXPECT_EQ(expanded("{{d|日期:yyyy}}年", R"({"d": "2025-06-30"})"), "2025年");
}

TEST(TextTemplate, SectionsRepeatAndInvert) {
  EXPECT_EQ(expanded("{{#l}}{{a}}-{{/l}}{{^m}}无{{/m}}", R"({"l": [{"a": 1}, {"a": 2}]})"),
            "1-2-无");
}

TEST(TextTemplate, RefusesWhatPlainTextCannotHold) {
  for (const std::string_view pattern :
       {"{{图:a}}", "{{☐a=b}}", "{{#a}}", "{{/a}}", "{{a", "a}}", "{{#a}}{{#b}}{{/a}}{{/b}}"}) {
    EXPECT_FALSE(TextTemplate::compile(pattern).has_value()) << pattern;
  }
}

}  // namespace
}  // namespace sealpress::merge::test
