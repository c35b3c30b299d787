// Properties of all tables: nothing is lost, nothing overlaps, everything ends, in linear time.
#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <set>

#include "layout/harness.h"
#include "layout/page/stories.h"
#include "layout/table/finalize.h"
#include "text/unicode.h"

namespace sealpress::test {
namespace {

constexpr std::string_view kSmallPage =
    R"(<w:pgSz w:w="6000" w:h="4000"/><w:pgMar w:top="300" w:right="300" w:bottom="300" )"
    R"(w:left="300" w:header="0" w:footer="0"/>)";

/// Tables as hostile as a seed can make them: ragged rows, broken merges, odd heights, nesting.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string table(int depth = 0) {
    std::string xml = "<w:tbl><w:tblPr>" + properties() + "</w:tblPr><w:tblGrid>";
    const int columns = pick(0, 5);
    for (int i = 0; i < columns; ++i) xml += "<w:gridCol w:w=\"" + number(0, 2000) + "\"/>";
    xml += "</w:tblGrid>";
    const int rows = depth == 0 ? pick(1, 12) : pick(1, 3);
    for (int i = 0; i < rows; ++i) xml += row(depth);
    return xml + "</w:tbl>";
  }

  const std::u32string& marks() const { return marks_; }

 private:
  int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
  bool chance(int percent) { return pick(1, 100) <= percent; }
  std::string number(int from, int to) { return std::to_string(pick(from, to)); }

  std::string properties() {
    std::string xml;
    if (chance(40)) xml += R"(<w:tblW w:type="pct" w:w=")" + number(0, 6000) + "\"/>";
    if (chance(30)) xml += R"(<w:jc w:val="center"/>)";
    if (chance(15)) xml += R"(<w:tblCellSpacing w:type="dxa" w:w="30"/>)";
    if (chance(60)) {
      xml += R"(<w:tblBorders><w:top w:val="double" w:sz="6"/><w:left w:val="single" w:sz="4"/>)"
             R"(<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="dotted" w:sz="4"/>)"
             R"(</w:tblBorders>)";
    }
    if (chance(50)) xml += R"(<w:tblLayout w:type="fixed"/>)";
    return xml;
  }

  std::string row(int depth) {
    std::string xml = "<w:tr><w:trPr>";
    if (chance(10)) xml += "<w:gridBefore w:val=\"" + number(0, 3) + "\"/>";
    if (chance(20)) xml += "<w:cantSplit/>";
    if (chance(25)) xml += "<w:trHeight w:val=\"" + number(-10, 5000) + "\"/>";
    if (chance(15)) xml += "<w:tblHeader/>";
    xml += "</w:trPr>";
    const int cells = pick(0, 4);
    for (int i = 0; i < cells; ++i) xml += cell(depth);
    return xml + "</w:tr>";
  }

  std::string cell(int depth) {
    std::string xml = "<w:tc><w:tcPr>";
    if (chance(50)) xml += R"(<w:tcW w:type="dxa" w:w=")" + number(0, 4000) + "\"/>";
    if (chance(25)) xml += "<w:gridSpan w:val=\"" + number(-1, 4) + "\"/>";
    const bool covered = chance(20);
    if (covered) {
      xml += "<w:vMerge/>";
    } else if (chance(25)) {
      xml += R"(<w:vMerge w:val="restart"/>)";
    }
    if (chance(30)) xml += R"(<w:vAlign w:val="center"/>)";
    if (chance(8)) xml += R"(<w:textDirection w:val="tbRlV"/>)";
    xml += "</w:tcPr>";
    const int blocks = covered ? 0 : pick(0, 4);
    for (int i = 0; i < blocks; ++i) {
      xml += depth < 2 && chance(8) ? table(depth + 1) : words(pick(1, 12));
    }
    return xml + "<w:p/></w:tc>";
  }

  /// Each ideograph occurs once in a document; letters that cannot be broken stand between them.
  std::string words(int count) {
    std::u32string text;
    for (int i = 0; i < count; ++i) {
      marks_ += static_cast<char32_t>(0x4E00 + marks_.size());
      text += marks_.back();
      if (chance(20)) text += std::u32string(static_cast<std::size_t>(pick(1, 12)), U'm');
    }
    return paragraph(text::to_utf8(text), chance(15) ? "<w:keepNext/>" : "");
  }

  std::mt19937 random_;
  std::u32string marks_;
};

std::string small_file(const std::string& body) {
  return DocxBuilder().styles(kDefaults).section(kSmallPage).body(body).bytes();
}

class RandomTable : public testing::TestWithParam<unsigned> {};

TEST_P(RandomTable, NoTextIsLost) {
  Maker maker(GetParam());
  const std::string table = maker.table();
  for (const auto& profile : {layout::Profile::word(), layout::Profile::libreoffice()}) {
    layout::Options options;
    options.profile = profile;
    const layout::Pages pages = lay_out(small_file(table + "<w:p/>"), options);
    const std::u32string shown = text::to_utf32(text_of(pages));
    std::u32string lost;
    for (const char32_t mark : maker.marks()) {
      if (shown.find(mark) == std::u32string::npos) lost += mark;
    }
    EXPECT_EQ(text::to_utf8(lost), "") << table;
  }
}

/// Rows placed region by region: every row once, in order, never upwards.
TEST_P(RandomTable, RowsStandBelowEachOtherAndEnd) {
  Maker maker(GetParam());
  auto file = docx::Document::open(small_file(maker.table()), "test.docx");
  ASSERT_TRUE(file);
  docx::View view;
  view.file = *file;
  const layout::Facts facts;
  Diagnostics report;
  const layout::Profile profile;
  layout::Round round(view, fonts(), profile, facts, report);
  layout::Context context = round.body_context(*(*file)->last_section, {});
  const auto* source = docx::as<docx::Table>(view.body()->children.front());
  ASSERT_NE(source, nullptr);
  const auto table = layout::table::prepare(*source, Length::pt(270), false, context);

  EXPECT_TRUE(std::is_sorted(table.x.begin(), table.x.end())) << "columns are never negative";
  std::set<std::pair<std::size_t, std::size_t>> taken;
  for (const auto& cell : table.grid.cells) {
    ASSERT_LE(cell.end(), table.grid.columns());
    for (std::size_t column = cell.column; column < cell.end(); ++column) {
      EXPECT_TRUE(taken.emplace(cell.row, column).second) << "cells overlap";
    }
  }

  layout::TableCursor cursor;
  layout::Region region;
  std::size_t next = 0;
  for (int regions = 0; cursor.row < table.rows.size(); ++regions) {
    ASSERT_LT(regions, 1000) << "no end";
    region.height = Length::pt(20 + (regions * 37 + GetParam() * 11) % 150);
    const layout::TableCursor from = cursor;
    auto placed = layout::table::place_rows(table, cursor, region);
    const layout::Piece piece = layout::table::finalize(table, placed, from, cursor, region);
    ASSERT_FALSE(placed.rows.empty());
    EXPECT_EQ(piece.size.height, placed.height);
    Length above;
    for (std::size_t i = 0; i < placed.rows.size(); ++i) {
      const layout::table::PlacedRow& row = placed.rows[i];
      EXPECT_GE(row.top, above);
      EXPECT_GE(row.body, Length());
      above = row.bottom();
      if (i < placed.repeated) continue;
      EXPECT_EQ(row.row, next);
      if (row.ends) ++next;
    }
  }
  EXPECT_EQ(next, table.rows.size());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTable, testing::Range(1U, 121U));

// ---- Size ------------------------------------------------------------------------------------

std::string rows(int count) {
  std::string xml = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>";
  for (int i = 0; i < count; ++i) {
    xml += "<w:tr><w:tc>" + paragraph("行" + std::to_string(i)) + "</w:tc></w:tr>";
  }
  return xml + "</w:tbl>";
}

double seconds_for(int count, std::size_t& pages) {
  const std::string bytes = DocxBuilder().styles(kDefaults).body(rows(count)).bytes();
  docx::View view;
  view.file = docx::Document::open(bytes, "test.docx", {}).value();
  // The time of this thread: others on the machine do not count.
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double start = now();
  pages = layout::layout(view, fonts()).value().document.pages.size();
  return now() - start;
}

TEST(TableSize, TimeGrowsWithTheNumberOfRows) {
  std::size_t few = 0, many = 0;
  seconds_for(100, few);  // fonts are loaded
  const double short_time = seconds_for(1'000, few);
  const double long_time = seconds_for(10'000, many);
  EXPECT_GT(many, 9 * few);
  EXPECT_LT(long_time, 40 * short_time) << "a quadratic step would take 100 times as long";
}

TEST(TableSize, DeeplyNestedTablesEnd) {
  std::string xml = paragraph("底");
  for (int i = 0; i < 24; ++i) {
    xml = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>" + xml + paragraph("层") +
          "</w:tc></w:tr></w:tbl>";
  }
  const layout::Pages pages = lay_out(small_file(xml));
  EXPECT_NE(text_of(pages).find("底"), std::string::npos);
}

}  // namespace
}  // namespace sealpress::test
