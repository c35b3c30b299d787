#include "pipeline/returns/derive_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder_support.h"

namespace sealpress::pipeline {
namespace {

TEST(DeriveTable, ASummaryListsWhatTheApplicationsSay) {
  Place place;
  const data::Value one = sample("jiangsu-2025/2-application");
  const data::Value two = with(one, "班组名称", data::Value("数控加工三班"));
  DeriveOptions options;
  options.target = "jiangsu-2025/3-summary-table";
  options.data = {place.write("1.json", one), place.write("2.json", two)};
  options.output = place.path("out.jsonl");
  Workspace workspace = place.workspace();
  auto made = derive_table(workspace, options);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->items, 2);
  EXPECT_EQ(made->summary.written, 1);
  auto record = data::parse_json(test::read_file(options.output));
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(record->find("填报单位")->to_text(), one.find("组织名称")->to_text());
  const data::Array& items = *record->find("典型经验")->array();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].find("班组名称")->to_text(), "数控加工二班");
  EXPECT_EQ(items[1].find("班组名称")->to_text(), "数控加工三班");
  EXPECT_EQ(items[1].find("统一社会信用代码")->to_text(), one.find("统一社会信用代码")->to_text());
}

TEST(DeriveTable, RowsOfARecommendationBecomeCertificates) {
  Place place;
  DeriveOptions options;
  options.target = "certificates/team";
  options.data = {place.write("5-recommendation.json", sample("shanghai-2024/5-recommendation"))};
  options.output = place.path("out.jsonl");
  Workspace workspace = place.workspace();
  auto made = derive_table(workspace, options);
  ASSERT_TRUE(made.has_value());
  const data::Value record = sample("shanghai-2024/5-recommendation");
  const std::string lines = test::read_file(options.output);
  EXPECT_EQ(static_cast<std::size_t>(made->items), record.find("经验")->array()->size());
  EXPECT_THAT(lines,
              ::testing::HasSubstr((*record.find("经验")->array())[0].find("班组名称")->to_text()));
}

TEST(DeriveTable, WhatNoRecordSaysIsNamed) {
  Place place;
  DeriveOptions options;
  options.target = "xizang-2023-6/2-registration";
  options.data = {place.write("1.json", sample("jiangsu-2025/2-application"))};
  options.output = place.path("out.jsonl");
  Workspace workspace = place.workspace();
  auto made = derive_table(workspace, options);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().front().code, "derive.no_list");
}

}  // namespace
}  // namespace sealpress::pipeline
