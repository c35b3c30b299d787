// Charts: where their parts stand, held against Word's own pages, and what strange data does.
#include "docx/chart.h"

#include <gmock/gmock.h>

#include <map>

#include "frame/walk.h"
#include "layout/chart/scale.h"
#include "layout/harness.h"

namespace sealpress::layout {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::SizeIs;

constexpr double kClose = 0.5;  // points

const std::string kTheme =
    "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements>"
    "<a:clrScheme name=\"x\"/><a:fontScheme name=\"x\"><a:majorFont><a:latin typeface=\"Cambria\"/>"
    "</a:majorFont><a:minorFont><a:latin typeface=\"Cambria\"/></a:minorFont></a:fontScheme>"
    "</a:themeElements></a:theme>";

std::string points(const char* cache, const std::vector<std::string>& values) {
  std::string out =
      "<c:" + std::string(cache) + "><c:ptCount val=\"" + std::to_string(values.size()) + "\"/>";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    out += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + values[i] + "</c:v></c:pt>";
  }
  return out + "</c:" + cache + ">";
}

std::string series(int index, const std::string& name, const std::vector<std::string>& categories,
                   const std::vector<std::string>& values) {
  const std::string number = std::to_string(index);
  return "<c:ser><c:idx val=\"" + number + "\"/><c:order val=\"" + number + "\"/><c:tx><c:strRef>" +
         points("strCache", {name}) + "</c:strRef></c:tx><c:cat><c:strRef>" +
         points("strCache", categories) + "</c:strRef></c:cat><c:val><c:numRef>" +
         points("numCache", values) + "</c:numRef></c:val></c:ser>";
}

const std::string
    kAxes = "<c:axId val=\"1\"/><c:axId val=\"2\"/>",
    kTwoAxes =
        "<c:catAx><c:axId val=\"1\"/><c:majorTickMark val=\"out\"/></c:catAx><c:valAx>"
        "<c:axId val=\"2\"/><c:majorGridlines/><c:majorTickMark val=\"out\"/></c:valAx>",
    kLegend = "<c:legend><c:legendPos val=\"r\"/></c:legend>";

/// A document of one chart, 360 by 216 pt, at the page's margins.
std::string document(const std::string& plots, const std::string& behind = kLegend,
                     const std::string& title = "") {
  const std::string chart =
      "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart>" +
      title + "<c:plotArea>" + plots + "</c:plotArea>" + behind + "</c:chart></c:chartSpace>";
  return test::DocxBuilder()
      .styles(test::kDefaults)
      .theme(kTheme)
      .add_part("word/charts/chart1.xml", chart,
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
      .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart",
              "charts/chart1.xml", "rIdC")
      .body(
          "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"4572000\" cy=\"2743200\"/>"
          "<a:graphic><a:graphicData><c:chart "
          "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdC\"/>"
          "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
      .bytes();
}

/// What one page shows, from the chart's top left corner, in points.
struct Shown {
  std::map<std::string, Point> words;  ///< where each begins on its baseline
  std::vector<Rect> areas;             ///< filled, by their bounds
  Point corner;
  double x(const std::string& text) const { return (words.at(text).x - corner.x).to_pt(); }
  double y(const std::string& text) const { return (words.at(text).y - corner.y).to_pt(); }
};

struct Gather {
  Shown& out;
  std::string text;
  Point begin;
  Length pen;

  void operator()(const frame::GlyphRun& run) {
    if (text.empty() || run.origin.y != begin.y || run.origin.x < pen ||
        run.origin.x > pen + Length::pt(8)) {
      flush();
      begin = run.origin;
    }
    text += run.text;
    pen = run.origin.x + (run.glyphs.empty() ? Length() : run.glyphs.back().x);
  }
  void operator()(const frame::Path& path) {
    flush();
    if (!path.fill || path.commands.empty()) return;
    Point least = path.commands[0].p1, most = least;
    for (const frame::PathCommand& c : path.commands) {
      if (c.kind == frame::PathCommand::close) continue;
      const Point p = c.kind == frame::PathCommand::cubic ? c.p3 : c.p1;
      least = {min(least.x, p.x), min(least.y, p.y)};
      most = {max(most.x, p.x), max(most.y, p.y)};
    }
    out.areas.push_back(
        {least.x - out.corner.x, least.y - out.corner.y, most.x - least.x, most.y - least.y});
  }
  void operator()(const frame::Line&) { flush(); }
  void operator()(const frame::FillRect&) { flush(); }
  void operator()(const frame::Picture&) { flush(); }
  void flush() {
    if (!text.empty()) out.words.emplace(text, begin);
    text.clear();
  }
};

Shown shown(const Pages& pages) {
  Shown out;
  out.corner = {Length::twips(1800), Length::twips(1440)};  // the margins of a file without any
  Gather gather{out, {}, {}, {}};
  for (const frame::Page& page : pages.document.pages) frame::walk(page.items, gather);
  gather.flush();
  return out;
}

std::vector<std::string> words_of(const Shown& shown) {
  std::vector<std::string> all;
  for (const auto& [text, at] : shown.words) all.push_back(text);
  return all;
}

/// The remarks of reading a document.
std::vector<std::string> codes_of(const std::string& bytes) {
  std::vector<std::string> codes;
  const auto file = docx::Document::open(bytes, "f");
  EXPECT_TRUE(file);
  if (!file) return codes;
  for (const Diagnostic& d : (*file)->remarks) codes.push_back(d.code);
  return codes;
}

const std::vector<std::string> kQuarters = {"Q1", "Q2", "Q3", "Q4"};

/// Word's numbers for this chart (360 by 216 pt, Cambria of 10 pt).
TEST(Chart, ColumnsStandWhereWordPutsThem) {
  const Shown page = shown(
      test::lay_out(document("<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>" +
                             series(0, "Revenue", kQuarters, {"12.5", "18.3", "15.7", "22.1"}) +
                             series(1, "Expenses", kQuarters, {"10.2", "14.8", "13.1", "16.5"}) +
                             series(2, "Profit", kQuarters, {"2.3", "3.5", "2.6", "5.6"}) +
                             "<c:gapWidth val=\"100\"/>" + kAxes + "</c:barChart>" + kTwoAxes)));
  ASSERT_THAT(words_of(page), IsSupersetOf({"0", "5", "10", "15", "20", "25", "Q1", "Q4", "Revenue",
                                            "Expenses", "Profit"}));
  EXPECT_NEAR(page.x("25"), 6.53, kClose);
  EXPECT_NEAR(page.y("25"), 14.27, kClose);
  EXPECT_NEAR(page.y("0"), 194.77, kClose);
  EXPECT_NEAR(page.x("Q1"), 53.08, kClose);
  EXPECT_NEAR(page.y("Q1"), 207.39, kClose);
  EXPECT_NEAR(page.x("Revenue"), 309.95, kClose);
  EXPECT_NEAR(page.y("Revenue"), 93.69, kClose);
  EXPECT_NEAR(page.y("Profit"), 128.89, kClose);
  const auto is_first_bar = [](const Rect& r) {
    return std::abs(r.x.to_pt() - 34.75) < kClose && std::abs(r.y.to_pt() - 101.27) < kClose &&
           std::abs(r.width.to_pt() - 16.25) < kClose &&
           std::abs((r.y + r.height).to_pt() - 191.45) < kClose;
  };
  EXPECT_THAT(page.areas, Contains(testing::Truly(is_first_bar)));
  EXPECT_THAT(page.areas, SizeIs(12 + 3));
}

TEST(Chart, TheScaleIsWords) {
  const auto ends = [](double low, double high, double steps) {
    const chart::Scale s = chart::scale_of({}, low, high, steps);
    return std::vector<double>{s.least, s.most, s.major};
  };
  EXPECT_THAT(ends(2.3, 22.1, 10.26), ElementsAre(0, 25, 5));
  EXPECT_THAT(ends(340, 610, 8.2), ElementsAre(0, 700, 100));
  EXPECT_THAT(ends(2800, 5100, 10.26), ElementsAre(0, 6000, 1000));
  EXPECT_THAT(ends(40, 95, 10.26), ElementsAre(0, 100, 10));
  EXPECT_THAT(ends(1, 10, 6.5), ElementsAre(0, 12, 2));
  EXPECT_THAT(ends(-30, 60, 10), ElementsAre(-40, 80, 20));
  EXPECT_THAT(ends(0, 0, 5), ElementsAre(0, 1, testing::Le(1)));
  EXPECT_THAT(ends(1e300, 2e300, 5).at(2), testing::Gt(0));
  EXPECT_THAT(chart::scale_of({}, -1e-12, 1e-12, 5).ticks(), testing::Not(testing::IsEmpty()));
  docx::ChartAxis stated;
  stated.least = 10, stated.most = 20, stated.major = 1e-9;
  EXPECT_LT(chart::scale_of(stated, 0, 5, 5).ticks().size(), 20u);
}

TEST(Chart, EveryKindShowsItsNamesAndNumbers) {
  const std::string two = series(0, "甲系列", {"一月", "二月", "三月"}, {"3", "1", "2"}) +
                          series(1, "乙系列", {"一月", "二月", "三月"}, {"1", "2", "4"});
  for (const char* kind : {"barChart", "bar3DChart", "lineChart", "areaChart", "radarChart"}) {
    SCOPED_TRACE(kind);
    const std::string element(kind);
    const Shown page = shown(test::lay_out(
        document("<c:" + element + ">" + two + kAxes + "</c:" + element + ">" + kTwoAxes)));
    EXPECT_THAT(words_of(page), IsSupersetOf({"一月", "二月", "三月", "甲系列", "乙系列", "0"}));
  }
  for (const char* kind : {"pieChart", "doughnutChart"}) {
    SCOPED_TRACE(kind);
    const std::string element(kind);
    const Shown page = shown(test::lay_out(document(
        "<c:" + element + ">" + series(0, "甲系列", {"一月", "二月", "三月"}, {"3", "1", "2"}) +
        "</c:" + element + ">")));
    EXPECT_THAT(words_of(page), IsSupersetOf({"一月", "二月", "三月"}));
    EXPECT_THAT(page.areas, SizeIs(3 + 3));
  }
}

TEST(Chart, StacksStandOnEachOther) {
  const Shown page = shown(test::lay_out(
      document("<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"percentStacked\"/><c:overlap "
               "val=\"100\"/>" +
                   series(0, "a", {"x"}, {"1"}) + series(1, "b", {"x"}, {"3"}) + kAxes +
                   "</c:barChart>" + kTwoAxes,
               "")));
  EXPECT_THAT(words_of(page), IsSupersetOf({"0%", "100%"}));
  ASSERT_THAT(page.areas, SizeIs(2));
  EXPECT_NEAR((page.areas[1].y + page.areas[1].height).to_pt(), page.areas[0].y.to_pt(), 0.01);
  EXPECT_NEAR(page.areas[1].height.over(page.areas[0].height), 3, 0.01);
}

TEST(Chart, LabelsTitlesAndLongNamesAreShown) {
  const std::string labelled =
      "<c:barChart><c:barDir val=\"col\"/>" +
      series(0, "甲", {"很长的类别名称要换行", "第二个很长的类别名称"}, {"1234.5", "2"}) +
      "<c:dLbls><c:numFmt formatCode=\"#,##0.00\" sourceLinked=\"0\"/>"
      "<c:showVal val=\"1\"/></c:dLbls>" +
      kAxes + "</c:barChart>" + kTwoAxes;
  const std::string title =
      "<c:title><c:tx><c:rich><a:p><a:r><a:rPr "
      "sz=\"1400\"/><a:t>产量（吨）</a:t></a:r></a:p></c:rich>"
      "</c:tx></c:title>";
  const Shown page = shown(test::lay_out(document(labelled, "", title)));
  EXPECT_THAT(words_of(page), IsSupersetOf({"产量（吨）", "1,234.50", "2.00"}));
  std::string all;
  for (const std::string& words : words_of(page)) all += words;
  EXPECT_THAT(all, HasSubstr("很长的"));
}

TEST(Chart, IsDrawnAsItWasFilledIn) {
  auto file = docx::Document::open(
      document("<c:pieChart>" + series(0, "甲", {"原来"}, {"1"}) + "</c:pieChart>"), "f");
  ASSERT_TRUE(file);
  docx::View view;
  view.file = *file;
  std::string filled((*file)->part_bytes("word/charts/chart1.xml"));
  filled.replace(filled.find("原来"), std::string("原来").size(), "填好");
  view.replaced_bytes["word/charts/chart1.xml"] = filled;
  const auto pages = layout(view, test::fonts(), {});
  ASSERT_TRUE(pages);
  EXPECT_THAT(words_of(shown(*pages)), Contains("填好"));
}

TEST(Chart, StrangeDataIsShownAsFarAsItGoes) {
  const auto codes = [](const std::string& plots) {
    EXPECT_THAT(test::lay_out(document(plots)).document.pages, SizeIs(1));
    return codes_of(document(plots));
  };
  // Nothing to draw: its words stand in a marked box, and that is said.
  EXPECT_THAT(codes("<c:barChart>" + series(0, "甲", {"一"}, {}) + kAxes + "</c:barChart>"),
              Contains("docx.chart"));
  EXPECT_THAT(codes("<c:stockChart>" + series(0, "甲", {"一"}, {"1"}) + "</c:stockChart>"),
              Contains("docx.chart"));
  EXPECT_THAT(codes(""), Contains("docx.chart"));
  std::string trend = series(0, "甲", {"一"}, {"1"});
  trend.insert(trend.find("<c:cat>"), "<c:trendline/>");
  EXPECT_THAT(codes("<c:line3DChart>" + trend + kAxes + "</c:line3DChart>" + kTwoAxes),
              testing::UnorderedElementsAre("docx.chart_depth", "docx.chart_part"));
  for (const std::vector<std::string>& values : {std::vector<std::string>{"NaN", "1", "INF"},
                                                 {"", "", "5"},
                                                 {"-1e308", "1e308"},
                                                 {"0", "0", "0"},
                                                 {"1e-320", "2"}}) {
    for (const char* kind : {"barChart", "lineChart", "areaChart", "pieChart", "radarChart"}) {
      const std::string element(kind);
      const Pages pages =
          test::lay_out(document("<c:" + element + ">" + series(0, "甲", {"一", "二"}, values) +
                                 kAxes + "</c:" + element + ">" + kTwoAxes));
      EXPECT_THAT(pages.document.pages, SizeIs(1));
    }
  }
  const std::string huge =
      "<c:lineChart><c:ser><c:val><c:numRef><c:numCache><c:ptCount val=\"4000000000\"/><c:pt "
      "idx=\"3999999999\"><c:v>1</c:v></c:pt><c:pt idx=\"2\"><c:v>1</c:v></c:pt></c:numCache>"
      "</c:numRef></c:val></c:ser>" +
      kAxes + "</c:lineChart>" + kTwoAxes;
  EXPECT_THAT(test::lay_out(document(huge)).document.pages, SizeIs(1));
}

}  // namespace
}  // namespace sealpress::layout
