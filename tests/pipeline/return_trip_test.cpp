// The whole way of a secretariat: sixty files come back from five units, are collected, corrected,
// checked, packed, and their recommendations become certificates.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "folder_support.h"
#include "pipeline/award/certificates.h"
#include "pipeline/deliver/check_folder.h"
#include "pipeline/deliver/pack.h"
#include "pipeline/returns/collect.h"
#include "pipeline/returns/derive_table.h"
#include "sheet/sheet.h"
#include "sheet/write.h"
#include "support/docx_builder.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
constexpr int kUnits = 5, kTeams = 9;
constexpr const char* kApplication = "shanghai-2024/3-application";
constexpr const char* kRecommendation = "shanghai-2024/5-recommendation";

std::string unit_name(int unit) {
  return fmt::format("上海第{}示例机械有限公司", unit + 1);
}

std::string recommender(int unit) {
  return fmt::format("上海市第{}示例区质量协会", unit + 1);
}

Value of_unit(Value record, int unit) {
  record = with(std::move(record), "单位名称", Value(unit_name(unit)));
  record = with(std::move(record), "单位简称", Value(fmt::format("示例{}", unit + 1)));
  record = with(std::move(record), "推荐各区/行业/集团", Value(recommender(unit)));
  return with(std::move(record), "公章名称", Value(unit_name(unit)));
}

class ReturnTripTest : public ::testing::Test {
 protected:
  /// Renders records and puts the files of `extension` among those that came back.
  void send(const char* form, const data::Array& records, const char* extension) {
    std::string lines;
    for (const Value& record : records) lines += data::to_json(record) + "\n";
    const std::string data = place_.write("sent.jsonl", lines);
    Workspace workspace = place_.workspace();
    auto target = workspace.target(form);
    ASSERT_TRUE(target.has_value());
    RenderOptions options;
    options.directory = place_.path("returned");
    options.docx = extension == std::string(".docx");
    options.pdf = !options.docx;
    auto done = render(workspace, *target, {data}, options, [](const RecordResult&) {});
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->errors, 0);
  }

  void send_all() {
    data::Array applications, copies, recommendations;
    for (int unit = 0; unit < kUnits; ++unit) {
      for (int team = 0; team < kTeams; ++team) {
        const std::string name = fmt::format("装配{}班", team + 1);
        applications.push_back(
            with(of_unit(sample(kApplication), unit), "质量信得过班组名称", Value(name)));
      }
      copies.push_back(applications.back());
      recommendations.push_back(
          with(sample(kRecommendation), "推荐各区/行业/集团", Value(recommender(unit))));
      place_.write(fmt::format("returned/通知{}.docx", unit),
                   test::DocxBuilder()
                       .body(fmt::format("<w:p><w:r><w:t>会议通知{}</w:t></w:r></w:p>", unit))
                       .bytes());
    }
    send(kApplication, applications, ".docx");
    send(kApplication, copies, ".pdf");
    send(kRecommendation, recommendations, ".docx");
  }

  std::string book_of(const char* form) const {
    return place_.path(fmt::format("out/{}.xlsx", form));
  }

  /// As a person does it: one cell is another one, and the rest stays.
  void correct(const char* form, const std::string& from, const std::string& to) {
    auto book = sheet::read(test::read_file(book_of(form)), "b");
    ASSERT_TRUE(book.has_value());
    sheet::OutSheet sheet;
    sheet.name = "填报";
    const auto& rows = book->sheets[0].rows;
    for (const sheet::Cell& cell : rows[0]) {
      sheet.columns.emplace_back();
      sheet.columns.back().label = cell.text;
    }
    bool done = false;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      sheet.rows.emplace_back();
      for (const sheet::Cell& cell : rows[i]) {
        const bool here = !done && cell.text == from;
        done = done || here;
        sheet.rows.back().emplace_back(here ? to : cell.text);
      }
    }
    EXPECT_TRUE(done);
    place_.write(fmt::format("out/{}.xlsx", form), *sheet::write({"", 0, {sheet}}));
  }

  std::int64_t derive(const char* target, const std::string& from, const std::string& to) {
    Workspace workspace = place_.workspace();
    DeriveOptions options;
    options.target = target;
    options.data = {from};
    options.output = to;
    auto made = derive_table(workspace, options);
    EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().front().code);
    return made ? made->items : 0;
  }

  Place place_;
};

TEST_F(ReturnTripTest, SixtyReturnedFilesBecomeADeliveryAndCertificates) {
  send_all();
  Workspace workspace = place_.workspace();
  CollectOptions options;
  options.target = "shanghai-2024";
  options.paths = {place_.path("returned")};
  options.directory = place_.path("out");
  std::string told;
  auto collected = collect_files(workspace, options, [&](const CollectedFile& file) {
    for (const Diagnostic& d : file.findings) told += d.code + "\n";
    for (const CollectedForm& form : file.forms) {
      for (const Diagnostic& d : form.findings) told += d.code + "\n";
    }
  });
  ASSERT_TRUE(collected.has_value());
  EXPECT_EQ(collected->files, 60);
  EXPECT_EQ(collected->forms, kUnits * (kTeams + 2));
  EXPECT_EQ(collected->unread, kUnits);  // the letters that are no forms
  EXPECT_EQ(collected->doubtful, 0) << told;
  // Each unit's PDF says the same as its Word file: one row.
  std::int64_t copies = 0;
  for (std::size_t at = told.find("collect.same_copy"); at != told.npos; ++copies) {
    at = told.find("collect.same_copy", at + 1);
  }
  EXPECT_EQ(copies, kUnits);

  correct(kApplication, "装配9班", "总装9班");
  std::string faults;
  auto checked = check_folder(workspace, "shanghai-2024", {place_.path("out")}, {},
                              [&](const RecordResult& result) {
                                for (const Diagnostic& d : result.findings) {
                                  if (d.severity == Severity::error) faults += d.code + "\n";
                                }
                              });
  ASSERT_TRUE(checked.has_value());
  EXPECT_EQ(faults, "");

  PackOptions packing;
  packing.output = place_.path("all.zip");
  packing.by = "企业";
  auto packed = pack(workspace, "shanghai-2024", place_.path("out"), packing);
  ASSERT_TRUE(packed.has_value());
  EXPECT_EQ(packed->path, packing.output);
  const auto documents =
      std::count_if(packed->items.begin(), packed->items.end(), [](const PackedItem& item) {
        return item.name.ends_with(".docx") && item.state == PackedItem::State::packed;
      });
  EXPECT_EQ(documents, kUnits * kTeams);
  EXPECT_TRUE(std::any_of(packed->items.begin(), packed->items.end(), [](const PackedItem& item) {
    return item.name.find("总装9班") != std::string::npos;
  }));

  const std::string names = place_.path("certificates.jsonl");
  const auto teams =
      static_cast<std::int64_t>(sample(kRecommendation).find("经验")->array()->size());
  EXPECT_EQ(derive("certificates/team", book_of(kRecommendation), names), kUnits * teams);
  CertificatesOptions award;
  award.render.directory = place_.path("certificates");
  award.number = "沪质信〔2024〕####";
  award.constants = {{"颁发单位", "上海市质量协会"}, {"日期", "2024-06-30"}};
  auto target = workspace.target("certificates/team");
  ASSERT_TRUE(target.has_value());
  auto awarded =
      render_certificates(workspace, *target, {names}, award, [&](const RecordResult& result) {
        for (const Diagnostic& d : result.findings) {
          if (d.severity == Severity::error) faults += d.code + " " + d.place.field + "\n";
        }
      });
  ASSERT_TRUE(awarded.has_value());
  EXPECT_EQ(faults, "");
  EXPECT_EQ(awarded->written, kUnits * teams);
}

}  // namespace
}  // namespace sealpress::pipeline
