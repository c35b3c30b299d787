// Column widths: what is asked for, and what content makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "layout/table/columns.h"

namespace sealpress::layout::table {
namespace {

using testing::ElementsAre;

docx::Width dxa(std::int64_t twips) {
  return {docx::Width::length, Length::twips(twips), 0};
}
docx::Width pct(double fraction) {
  return {docx::Width::percent, {}, fraction};
}

std::vector<Length> twips(std::initializer_list<std::int64_t> widths) {
  std::vector<Length> out;
  for (const std::int64_t width : widths) out.push_back(Length::twips(width));
  return out;
}

std::vector<std::int64_t> in_twips(const std::vector<Length>& widths) {
  std::vector<std::int64_t> out;
  out.reserve(widths.size());
  for (const Length width : widths) out.push_back(width.to_twips());
  return out;
}

ColumnProblem problem(std::initializer_list<std::int64_t> grid) {
  ColumnProblem p;
  p.grid = twips(grid);
  p.available = Length::twips(9000);
  return p;
}

std::vector<std::int64_t> asked(const ColumnProblem& p, const Profile& profile = Profile::word()) {
  return in_twips(asked_columns(p, profile).widths);
}

TEST(TableColumns, CellWidthsBeatTheGridOfATableWithoutAWidth) {
  ColumnProblem p = problem({1000, 1000});
  p.wishes = {{0, 1, dxa(3000)}, {1, 1, dxa(2000)}};
  EXPECT_THAT(asked(p), ElementsAre(3000, 2000));
  EXPECT_THAT(asked(p, Profile::libreoffice()), ElementsAre(1000, 1000));
}

TEST(TableColumns, TheLargestWishWinsWhereRowsDisagree) {
  ColumnProblem p = problem({1000, 1000});
  p.wishes = {{0, 1, dxa(3000)}, {1, 1, dxa(2000)}, {0, 1, dxa(2500)}, {1, 1, dxa(2200)}};
  EXPECT_THAT(asked(p), ElementsAre(3000, 2200));
}

TEST(TableColumns, ASpanFillsWhatItsUnknownColumnsLack) {
  ColumnProblem p = problem({0, 0, 0});
  p.wishes = {{0, 2, dxa(5000)}, {0, 1, dxa(2000)}, {2, 1, dxa(1000)}};
  EXPECT_THAT(asked(p), ElementsAre(2000, 3000, 1000));
}

TEST(TableColumns, ASpanSharesItsWidthAsTheGridDoes) {
  ColumnProblem p = problem({1000, 3000});
  p.wishes = {{0, 2, dxa(8000)}};
  EXPECT_THAT(asked(p), ElementsAre(2000, 6000));
}

TEST(TableColumns, AWiderSpanWidensItsColumns) {
  ColumnProblem p = problem({0, 0});
  p.wishes = {{0, 1, dxa(1000)}, {1, 1, dxa(3000)}, {0, 2, dxa(6000)}};
  EXPECT_THAT(asked(p), ElementsAre(1500, 4500));
}

TEST(TableColumns, CellWidthsBeatTheGridUnderATableWidthToo) {
  ColumnProblem p = problem({4000, 4000});
  p.wishes = {{0, 1, dxa(2000)}, {1, 1, dxa(6000)}};
  p.table = dxa(8000);
  EXPECT_THAT(asked(p), ElementsAre(2000, 6000));
  p.fixed = true;
  EXPECT_THAT(asked(p), ElementsAre(2000, 6000));
  p.table = dxa(5000);
  EXPECT_THAT(asked(p), ElementsAre(2000, 6000)) << "a fixed table does not shrink";
  p.table = pct(0.5);
  EXPECT_THAT(asked(p), ElementsAre(1125, 3375)) << "but to a share of the text";
}

TEST(TableColumns, ASavedGridCountsWhereCellsDoNotAskForAllWidths) {
  ColumnProblem p = problem({2000, 4000});
  p.wishes = {{0, 1, dxa(500)}};
  p.table = dxa(6000);
  EXPECT_THAT(asked(p), ElementsAre(2000, 4000));
  p.table = dxa(9000);
  EXPECT_THAT(asked(p), ElementsAre(3000, 6000)) << "grows to the table's width";
  p.table = dxa(3000);
  EXPECT_THAT(asked(p), ElementsAre(2000, 4000)) << "does not shrink to it";
  EXPECT_THAT(asked(p, Profile::libreoffice()), ElementsAre(1000, 2000));
}

TEST(TableColumns, APercentageOfTheTextScalesBothWays) {
  ColumnProblem p = problem({8000, 8000});
  p.table = pct(0.5);
  EXPECT_THAT(asked(p), ElementsAre(2250, 2250));
  p.grid = twips({100, 200});
  EXPECT_THAT(asked(p), ElementsAre(1500, 3000));
}

TEST(TableColumns, AFullWidthTableHangsOutByItsMargins) {
  ColumnProblem p = problem({100, 100});
  p.table = pct(1.0);
  p.bleed = Length::twips(216);
  EXPECT_THAT(asked(p), ElementsAre(4608, 4608));
  p.table = pct(1.1);
  EXPECT_THAT(asked(p), ElementsAre(4950, 4950));
}

TEST(TableColumns, WithoutGridAndWishesFixedColumnsShareTheText) {
  ColumnProblem p = problem({0, 0, 0});
  p.fixed = true;
  EXPECT_THAT(asked(p), ElementsAre(3000, 3000, 3000));
  EXPECT_THAT(asked(p, Profile::libreoffice()), ElementsAre(3000, 3000, 3000));
}

TEST(TableColumns, ZeroAndNilAskForNothing) {
  EXPECT_FALSE(asked_width(dxa(0), Length::twips(9000)));
  EXPECT_FALSE(asked_width(docx::Width{docx::Width::nil, {}, 0}, Length::twips(9000)));
  EXPECT_FALSE(asked_width(docx::Width{}, Length::twips(9000)));
  EXPECT_EQ(asked_width(pct(0.25), Length::twips(9000)), Length::twips(2250));
}

// ---- Content ---------------------------------------------------------------------------------

std::vector<std::int64_t> fitted(const Columns& columns, const std::vector<ContentWidth>& contents,
                                 std::int64_t limit = 9000) {
  return in_twips(fit_columns(columns, contents, Length::twips(9000), Length::twips(limit)).widths);
}

ContentWidth content(std::size_t column, std::int64_t least, std::int64_t most,
                     std::size_t span = 1) {
  return {column, span, {Length::twips(least), Length::twips(most)}};
}

TEST(TableColumns, OpenColumnsTakeTheirContentsWidth) {
  const Columns open{twips({4500, 4500}), {true, true}, {}};
  EXPECT_THAT(fitted(open, {content(0, 100, 700), content(1, 100, 1200)}), ElementsAre(700, 1200));
}

TEST(TableColumns, OpenColumnsStayWithinTheText) {
  const Columns open{twips({4500, 4500}), {true, true}, {}};
  EXPECT_THAT(fitted(open, {content(0, 1000, 1000), content(1, 1000, 20000)}),
              ElementsAre(1000, 8000));
}

TEST(TableColumns, AWordThatCannotBreakWidensItsColumnAtTheOthersCost) {
  const Columns closed{twips({2000, 4000, 4000}), {false, false, false}, {}};
  EXPECT_THAT(fitted(closed, {content(0, 3000, 3000), content(1, 0, 9000), content(2, 0, 9000)}),
              ElementsAre(3000, 3500, 3500));
}

TEST(TableColumns, WhatFitsIsLeftAlone) {
  const Columns closed{twips({2000, 4000}), {false, false}, {}};
  EXPECT_THAT(fitted(closed, {content(0, 1000, 9000), content(1, 4000, 9000)}),
              ElementsAre(2000, 4000));
}

TEST(TableColumns, TooMuchToBreakGrowsToTheLimitAndNoFurther) {
  const Columns closed{twips({2000, 2000}), {false, false}, {}};
  const std::vector<ContentWidth> wide{content(0, 8000, 8000), content(1, 4000, 4000)};
  EXPECT_THAT(fitted(closed, wide, 20000), ElementsAre(8000, 4000));
  EXPECT_THAT(fitted(closed, wide, 9000), ElementsAre(6000, 3000));
}

TEST(TableColumns, ASpansContentEnlargesTheColumnsItCovers) {
  const Columns open{twips({4500, 4500}), {true, true}, {}};
  EXPECT_THAT(fitted(open, {content(0, 0, 1000), content(1, 0, 2000), content(0, 0, 6000, 2)}),
              ElementsAre(2000, 4000));
}

TEST(TableColumns, OpenColumnsFillTheTablesOwnWidth) {
  const Columns half{twips({2000, 3000}), {false, true}, Length::twips(7000)};
  EXPECT_THAT(fitted(half, {content(0, 0, 500), content(1, 0, 500)}), ElementsAre(2000, 5000));
}

TEST(TableColumns, WidthsAddUpWithoutARest) {
  ColumnProblem p = problem({1, 1, 1, 1, 1, 1, 1});
  p.table = pct(0.777);
  const std::vector<Length> widths = asked_columns(p, Profile::word()).widths;
  EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), Length()),
            Length::twips(9000).scaled(0.777));
}

}  // namespace
}  // namespace sealpress::layout::table
