#include "data/value.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sealpress::data {
namespace {

TEST(Value, FindsMembersByTheirExactKey) {
  const Value v(Object{{"企业", Value(Object{{"名称", "某公司"}})}, {"", 1 == 1}});
  ASSERT_NE(v.find("企业"), nullptr);
  EXPECT_EQ(*v.find("企业")->find("名称"), Value("某公司"));
  EXPECT_NE(v.find(""), nullptr);
  EXPECT_EQ(v.find("企业 "), nullptr);
  EXPECT_EQ(Value("text").find("text"), nullptr);
}

TEST(Value, TruthOfEachKind) {
  EXPECT_FALSE(Value().truthy());
  EXPECT_FALSE(Value(false).truthy());
  EXPECT_TRUE(Value(true).truthy());
  EXPECT_FALSE(Value("").truthy());
  EXPECT_TRUE(Value(" ").truthy());
  EXPECT_TRUE(Value(Number{"0"}).truthy());
  EXPECT_FALSE(Value(Array{}).truthy());
  EXPECT_TRUE(Value(Array{Value()}).truthy());
  EXPECT_FALSE(Value(Object{}).truthy());
  EXPECT_TRUE(Value(Object{{"a", Value()}}).truthy());
}

TEST(Value, TextAsAFormShowsIt) {
  EXPECT_EQ(Value("甲\n乙").to_text(), "甲\n乙");
  EXPECT_EQ(Value(Number{"98.50"}).to_text(), "98.50");
  EXPECT_EQ(Value(true).to_text(), "是");
  EXPECT_EQ(Value(false).to_text(), "否");
  EXPECT_EQ(Value().to_text(), "");
  EXPECT_EQ(Value(Array{"国有", "民营"}).to_text(), "国有、民营");
  EXPECT_EQ(Value(Object{{"a", "b"}}).to_text(), R"({"a":"b"})");
}

TEST(Number, AsDouble) {
  EXPECT_DOUBLE_EQ(Number{"98.50"}.to_double(), 98.5);
  EXPECT_DOUBLE_EQ(Number{"+1e2"}.to_double(), 100);
  EXPECT_DOUBLE_EQ(Number{"-0.5"}.to_double(), -0.5);
  for (const char* text : {"", "abc", "1,5", "1 ", "98%"}) {
    EXPECT_TRUE(std::isnan(Number{text}.to_double())) << text;
  }
}

}  // namespace
}  // namespace sealpress::data
