#include "pipeline/returns/derive_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

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

data::Value derived_record(const std::string& target, const std::vector<data::Value>& records,
                           Diagnostics* findings = nullptr) {
  Place place;
  DeriveOptions options;
  options.target = target;
  for (std::size_t i = 0; i < records.size(); ++i) {
    options.data.push_back(place.write(std::to_string(i) + ".json", records[i]));
  }
  options.output = place.path("out.jsonl");
  Workspace workspace = place.workspace();
  auto made = derive_table(workspace, options);
  EXPECT_TRUE(made.has_value());
  if (!made) return data::Value(data::Object{});
  if (findings) *findings = made->result.findings;
  auto record = data::parse_json(test::read_file(options.output));
  return record ? *record : data::Value(data::Object{});
}

TEST(DeriveTable, ARecommendationTakesItsRowsAndItsSumFromApplications) {
  const data::Value one =
      with(sample("shanghai-2024/3-application"), "班组人数", data::Value("12人"));
  const data::Value two = with(with(one, "班组人数", data::Value(data::Number{"9"})),
                               "质量信得过班组名称", data::Value("维修二班"));
  const data::Value made = derived_record("shanghai-2024/5-recommendation", {one, two});
  const data::Array& rows = *made.find("经验")->array();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].find("企业名称")->to_text(), one.find("单位名称")->to_text());
  EXPECT_EQ(rows[1].find("班组名称")->to_text(), "维修二班");
  EXPECT_EQ(made.find("班组人数总计")->to_text(), "21");
}

TEST(DeriveTable, StatisticsHaveTheFiguresThatCanBeCountedAndNameTheOthers) {
  const data::Value one = sample("jiangsu-2025/2-application");
  const data::Value two = with(one, "经验名称", data::Value("实施快速换型的实践"));
  Diagnostics findings;
  const data::Value made = derived_record("jiangsu-2025/4-statistics", {one, two}, &findings);
  EXPECT_EQ(made.find("本年度推荐质量信得过班组建设典型经验数")->to_text(), "2");
  EXPECT_EQ(made.find("本年度开展质量信得过班组建设活动组织数"), nullptr);
  const auto named = std::find_if(findings.begin(), findings.end(), [](const Diagnostic& d) {
    return d.code == "derive.left_blank";
  });
  ASSERT_NE(named, findings.end());
  EXPECT_THAT(std::get<std::string>(named->args.front().value),
              ::testing::HasSubstr("本年度开展质量信得过班组建设活动组织数"));
}

TEST(DeriveTable, ApplicationsBecomeCertificatesAtOnce) {
  const data::Value made =
      derived_record("certificates/team", {sample("jiangsu-2025/2-application")});
  EXPECT_EQ(made.find("企业名称")->to_text(), "江苏云澜精密机械有限公司");
  EXPECT_EQ(made.find("班组名称")->to_text(), "数控加工二班");
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
