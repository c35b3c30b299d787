// {{键|合并}}: equal neighbours of a repeated row share a cell.
#include <gmock/gmock.h>

#include <random>

#include "docx/document.h"
#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kBody =
    table({row({cell("{{#表}}{{企业|合并}}",
                     "<w:tcW w:w=\"1000\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/>"),
                cell("{{班组}}{{/表}}")})});

/// Of the first cell of each row: "=" begins a merge, "^" continues one, then its text.
std::vector<std::string> first_cells(const docx::Node& node) {
  std::vector<std::string> out;
  for (const docx::Node* child : node.children) {
    if (child->kind != docx::NodeKind::row) {
      for (std::string& text : first_cells(*child)) out.push_back(std::move(text));
      continue;
    }
    for (const docx::Node* part : child->children) {
      const auto* cell = docx::as<docx::Cell>(part);
      if (cell == nullptr) continue;
      const auto merge = cell->properties->vertical_merge.value_or(docx::VerticalMerge::none);
      std::string text = docx::plain_text(*cell);
      while (!text.empty() && text.back() == '\n') text.pop_back();
      out.push_back((merge == docx::VerticalMerge::restart     ? "="
                     : merge == docx::VerticalMerge::continued ? "^"
                                                               : "") +
                    text);
      break;
    }
  }
  return out;
}

std::vector<std::string> shown_cells(const std::string& body, const std::string& json) {
  return first_cells(*merge(body, json).view.body());
}

TEST(MergedCells, EqualNeighboursShareACell) {
  EXPECT_THAT(shown_cells(kBody, R"({"表": [{"企业": "甲", "班组": 1}, {"企业": "甲", "班组": 2},
      {"企业": "甲 ", "班组": 3}, {"企业": "乙", "班组": 4}, {"企业": "甲", "班组": 5}]})"),
              ElementsAre("=甲", "^", "^", "乙", "甲"));
}

TEST(MergedCells, BlankOnesStayApart) {
  EXPECT_THAT(
      shown_cells(kBody, R"({"表": [{"班组": 1}, {"班组": 2}, {"企业": ""}, {"企业": "丙"}]})"),
      ElementsAre("", "", "", "丙"));
}

TEST(MergedCells, MayDependOnAnotherField) {
  const std::string body =
      table({row({cell("{{#表}}{{部门|合并:企业}}"), cell("{{企业}}{{/表}}")})});
  EXPECT_THAT(
      shown_cells(body,
                  R"({"表": [{"企业": "甲", "部门": "质量部"}, {"企业": "乙", "部门": "质量部"},
      {"企业": "乙", "部门": "质量部"}]})"),
      ElementsAre("质量部", "=质量部", "^"));
}

TEST(MergedCells, PropertiesStandInTheSchemasOrder) {
  const std::string xml = merge(kBody, R"({"表": [{"企业": "甲"}, {"企业": "甲"}]})").xml();
  EXPECT_EQ(
      count(xml, "<w:tcW w:w=\"1000\" w:type=\"dxa\"/><w:vMerge w:val=\"restart\"/><w:vAlign"), 1u);
  EXPECT_EQ(count(xml, "<w:tcW w:w=\"1000\" w:type=\"dxa\"/><w:vMerge/><w:vAlign"), 1u);
  EXPECT_EQ(count(xml, "甲</w:t>"), 1u);
}

/// Whatever the values: read again, every merge begins once and goes on without a gap.
TEST(MergedCells, RandomTablesAreReadAsTheyAreMeant) {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    std::string json = R"({"表": [)";
    std::vector<std::string> values, expected;
    for (std::size_t n = 1 + random() % 20; n > 0; --n) {
      values.push_back(std::string(random() % 3, 'x'));
      json += (json.back() == '[' ? "" : ",") + (R"({"企业": ")" + values.back() + "\"}");
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool above = i > 0 && values[i - 1] == values[i] && !values[i].empty();
      const bool below = i + 1 < values.size() && values[i + 1] == values[i] && !values[i].empty();
      expected.push_back(above ? "^" : (below ? "=" : "") + values[i]);
    }
    const auto again = docx::Document::open(merge(kBody, json + "]}").bytes(), "a.docx");
    ASSERT_TRUE(again);
    EXPECT_EQ(first_cells(*(*again)->body), expected);
  }
}

TEST(MergedCells, BelongIntoOneRow) {
  EXPECT_THAT(codes(faults(p("{{企业|合并}}"))), IsEmpty());  // no cell: nothing to merge
  EXPECT_THAT(codes(faults(table({texts_row({"{{企业|合并}}"})}))),
              ElementsAre("merge.merging_outside"));
  EXPECT_THAT(
      codes(faults(table({texts_row({"{{#表}}{{企业|合并}}"}), texts_row({"{{班组}}{{/表}}"})}))),
      ElementsAre("merge.merging_outside"));
}

TEST(MergedCells, TenThousandRowsEndInAResultOrAnError) {
  std::string json = R"({"表": [)";
  for (int i = 0; i < 10000; ++i) {
    json += (i ? "," : "") + (R"({"企业": "甲)" + std::to_string(i / 50) + R"(", "班组": )" +
                              std::to_string(i) + "}");
  }
  const auto cells = shown_cells(kBody, json + "]}");
  ASSERT_EQ(cells.size(), 10000u);
  EXPECT_EQ(cells[50], "=甲1");
}

}  // namespace
}  // namespace sealpress::merge::test
