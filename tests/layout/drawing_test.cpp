// Drawings as items of a page: pictures, shapes, text boxes, and what stands for the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/drawing/turned_text.h"
#include "layout/harness.h"
#include "support/pictures.h"

namespace sealpress::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// 72 pt across, 36 pt down, in the text.
std::string in_text(std::string_view graphic, std::string_view uri) {
  return R"(<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/>)"
         R"(<wp:docPr id="1" name="图1" descr="说明"/><a:graphic><a:graphicData uri=")" +
         std::string(uri) + "\">" + std::string(graphic) +
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

std::string shape(std::string_view preset, std::string_view look, std::string_view rest = {},
                  std::string_view transform = {}) {
  return in_text(
      R"(<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm )" + std::string(transform) +
          R"(><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm><a:prstGeom prst=")" +
          std::string(preset) + R"("><a:avLst/></a:prstGeom>)" + std::string(look) + "</wps:spPr>" +
          std::string(rest) + "</wps:wsp>",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingShape");
}

constexpr std::string_view kRed =
    R"(<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill><a:ln w="12700">)"
    R"(<a:solidFill><a:srgbClr val="0000FF"/></a:solidFill><a:prstDash val="dash"/></a:ln>)";

std::string picture(std::string_view fill, std::string_view transform = {}) {
  return in_text(R"(<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/><pic:cNvPicPr/>)"
                 R"(</pic:nvPicPr><pic:blipFill>)" +
                     std::string(fill) +
                     R"(<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm )" +
                     std::string(transform) +
                     R"(><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm>)"
                     R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>)",
                 "http://schemas.openxmlformats.org/drawingml/2006/picture");
}

layout::Pages with_picture(std::string_view body, std::string_view bytes) {
  return lay_out(
      DocxBuilder().styles(kDefaults).body(body).picture("rIdP", "a.png", bytes).bytes());
}

/// The first item of that kind on the first page, also inside groups; null if there is none.
template <class T>
const T* find(const std::vector<frame::Item>& items) {
  for (const frame::Item& item : items) {
    if (const T* found = std::get_if<T>(&item)) return found;
    if (const auto* group = std::get_if<std::shared_ptr<const frame::Group>>(&item)) {
      if (const T* found = find<T>((*group)->items)) return found;
    }
  }
  return nullptr;
}
template <class T>
const T* find(const layout::Pages& pages) {
  return find<T>(pages.document.pages.at(0).items);
}

std::vector<std::string> reported(const layout::Pages& pages) {
  std::vector<std::string> codes;
  for (const Diagnostic& remark : pages.report) codes.push_back(remark.code);
  return codes;
}

Rect bounds(const frame::Path& path) {
  Point from = path.commands.at(0).p1, to = from;
  for (const frame::PathCommand& command : path.commands) {
    if (command.kind == frame::PathCommand::close) continue;
    const Point p = command.kind == frame::PathCommand::cubic ? command.p3 : command.p1;
    from = {min(from.x, p.x), min(from.y, p.y)};
    to = {max(to.x, p.x), max(to.y, p.y)};
  }
  return {from.x, from.y, to.x - from.x, to.y - from.y};
}

// ---- Pictures --------------------------------------------------------------------------------

TEST(DrawingPicture, FillsItsExtent) {
  const auto pages =
      with_picture(picture(R"(<a:blip r:embed="rIdP"/>)"), flat_png(2, 2, "\x80\x80\x80"));
  const auto* shown = find<frame::Picture>(pages);
  ASSERT_NE(shown, nullptr);
  EXPECT_EQ(shown->rect.width, Length::pt(72));
  EXPECT_EQ(shown->rect.height, Length::pt(36));
  EXPECT_EQ(shown->alt_text, "说明");
  EXPECT_EQ(*shown->image, flat_png(2, 2, "\x80\x80\x80"));
}

TEST(DrawingPicture, IsSharedByAllItsUses) {
  const std::string one = picture(R"(<a:blip r:embed="rIdP"/>)");
  const auto pages = with_picture(one + one, flat_png(2, 2, "\x80\x80\x80"));
  std::vector<const std::string*> shown;
  for (const frame::Item& item : pages.document.pages.at(0).items) {
    if (const auto* found = std::get_if<frame::Picture>(&item)) shown.push_back(found->image.get());
  }
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0], shown[1]);
}

TEST(DrawingPicture, IsCutToItsCrop) {
  const auto pages =
      with_picture(picture(R"(<a:blip r:embed="rIdP"/><a:srcRect l="25000" r="25000"/>)"),
                   flat_png(2, 2, "\x80\x80\x80"));
  const auto* group = find<std::shared_ptr<const frame::Group>>(pages);
  ASSERT_NE(group, nullptr);
  ASSERT_TRUE((*group)->clip);
  EXPECT_EQ((*group)->clip->width, Length::pt(72));
  const auto* whole = find<frame::Picture>((*group)->items);
  ASSERT_NE(whole, nullptr);
  EXPECT_EQ(whole->rect.width, Length::pt(144));
  EXPECT_EQ((*group)->clip->x - whole->rect.x, Length::pt(36));
}

TEST(DrawingPicture, TurnedInTextTakesTheRoomOfItsBounds) {
  const auto pages =
      with_picture(picture(R"(<a:blip r:embed="rIdP"/>)", R"(rot="5400000")") + paragraph("后"),
                   flat_png(2, 2, "\x80\x80\x80"));
  const auto lines = lines_of(pages.document.pages.at(0));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_GT(lines[0].y, 72 + 72) << "36 pt wide and 72 pt high";
}

TEST(DrawingPicture, WhatIsNoPictureBecomesABoxWithItsWords) {
  const auto pages = with_picture(picture(R"(<a:blip r:embed="rIdP"/>)"), "GIF89a....");
  EXPECT_EQ(find<frame::Picture>(pages), nullptr);
  EXPECT_NE(find<frame::Path>(pages), nullptr);
  EXPECT_THAT(text_of(pages), HasSubstr("说明"));
  EXPECT_THAT(reported(pages), Contains("image.unsupported_kind"));
}

TEST(DrawingPicture, DamagedPicturesAreABoxAndALineOfTheReport) {
  const std::string whole = flat_png(2, 2, "\x80\x80\x80");
  std::string spoilt = whole;
  spoilt[whole.find("IDAT") + 6] ^= 1;
  const struct {
    std::string bytes;
    std::string_view code;
  } kinds[] = {{spoilt, "image.corrupt"},
               {whole.substr(0, whole.size() - 14), "image.truncated"},
               {whole.substr(0, 60), "image.truncated"},
               {"\x89PNG" + whole.substr(5), "image.not_a_picture"}};
  for (const auto& kind : kinds) {
    const auto pages =
        with_picture(paragraph("前") + picture(R"(<a:blip r:embed="rIdP"/>)"), kind.bytes);
    EXPECT_THAT(reported(pages), ElementsAre(kind.code));
    ASSERT_FALSE(pages.report.empty());
    EXPECT_EQ(pages.report[0].place.part, "word/document.xml");
    EXPECT_EQ(pages.report[0].place.paragraph, 2);
  }
}

TEST(DrawingPicture, AMissingPictureIsReported) {
  const auto pages = lay_out_body(picture(R"(<a:blip r:embed="rIdNone"/>)"));
  EXPECT_THAT(text_of(pages), HasSubstr("说明"));
  EXPECT_THAT(reported(pages), Contains("layout.picture_missing"));
}

// ---- Shapes ----------------------------------------------------------------------------------

TEST(DrawingShape, IsFilledAndOutlined) {
  const auto pages = lay_out_body(shape("rect", kRed));
  const auto* path = find<frame::Path>(pages);
  ASSERT_NE(path, nullptr);
  EXPECT_EQ(path->fill, (Color{255, 0, 0}));
  EXPECT_EQ(path->stroke, (Color{0, 0, 255}));
  EXPECT_EQ(path->stroke_width, Length::pt(1));
  EXPECT_EQ(path->stroke_style, frame::LineStyle::dashed);
  EXPECT_EQ(bounds(*path).width, Length::pt(72));
  EXPECT_EQ(bounds(*path).height, Length::pt(36));
}

class Preset : public testing::TestWithParam<const char*> {};

TEST_P(Preset, StaysInItsBox) {
  const auto pages = lay_out_body(shape(GetParam(), kRed));
  const auto* path = find<frame::Path>(pages);
  ASSERT_NE(path, nullptr);
  const Rect box = bounds(*path);
  EXPECT_NEAR(box.width.to_pt(), 72, 0.1);
  EXPECT_NEAR(box.height.to_pt(), 36, 0.1);
  EXPECT_THAT(reported(pages), testing::Not(Contains("layout.shape_unknown")));
}

INSTANTIATE_TEST_SUITE_P(Names, Preset,
                         testing::Values("rect", "roundRect", "ellipse", "line", "triangle",
                                         "diamond", "rightArrow", "upArrow", "star4",
                                         "wedgeRectCallout", "flowChartDecision",
                                         "flowChartTerminator", "snip1Rect", "foldedCorner",
                                         "straightConnector1", "bentConnector3", "leftBracket"));

TEST(DrawingShape, LinesAreNotFilled) {
  const auto pages = lay_out_body(shape("line", kRed));
  const auto* path = find<frame::Path>(pages);
  ASSERT_NE(path, nullptr);
  EXPECT_FALSE(path->fill);
}

TEST(DrawingShape, AMirroredLineRisesInsteadOfFalling) {
  const auto pages = lay_out_body(shape("line", kRed, {}, R"(flipV="1")"));
  const auto* path = find<frame::Path>(pages);
  ASSERT_NE(path, nullptr);
  EXPECT_GT(path->commands.at(0).p1.y, path->commands.at(1).p1.y);
}

TEST(DrawingShape, AnUnknownShapeIsABoxAndReported) {
  const auto pages = lay_out_body(shape("teardrop", kRed));
  EXPECT_NE(find<frame::Path>(pages), nullptr);
  EXPECT_THAT(reported(pages), Contains("layout.shape_unknown"));
}

/// All paths of the first page, in the order of painting.
std::vector<frame::Path> paths_of(const layout::Pages& pages) {
  std::vector<frame::Path> paths;
  for (const frame::Item& item : pages.document.pages.at(0).items) {
    if (const auto* path = std::get_if<frame::Path>(&item)) paths.push_back(*path);
  }
  return paths;
}

std::string black_line(std::string_view ends) {
  return shape("straightConnector1", R"(<a:ln w="25400"><a:solidFill><a:srgbClr val="000000"/>)"
                                     R"(</a:solidFill>)" +
                                         std::string(ends) + "</a:ln>");
}

TEST(DrawingLineEnd, AnArrowheadPointsAtTheEndAndTheLineStopsShort) {
  const auto paths = paths_of(lay_out_body(black_line(R"(<a:tailEnd type="triangle"/>)")));
  ASSERT_EQ(paths.size(), 2U);
  const Point tip = paths[1].commands.at(0).p1;
  EXPECT_NEAR(tip.x.to_pt(), 90 + 72, 0.1);
  EXPECT_EQ(paths[1].fill, kBlack);
  EXPECT_LT(paths[0].commands.back().p1.x, tip.x - Length::pt(3));
  EXPECT_NEAR(paths[0].commands.front().p1.x.to_pt(), 90, 0.1);
}

TEST(DrawingLineEnd, SizesAreInLineWidths) {
  const auto length = [](std::string_view size) {
    const auto paths =
        paths_of(lay_out_body(black_line(R"(<a:headEnd type="oval" w=")" + std::string(size) +
                                         R"(" len=")" + std::string(size) + "\"/>")));
    return bounds(paths.at(1)).height.to_pt();
  };
  EXPECT_GT(length("med"), length("sm"));
  EXPECT_GT(length("lg"), length("med"));
}

TEST(DrawingLineEnd, ClosedShapesHaveNone) {
  const std::string look = R"(<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill>)"
                           R"(<a:tailEnd type="triangle"/></a:ln>)";
  EXPECT_EQ(paths_of(lay_out_body(shape("rect", look))).size(), 1U);
}

constexpr std::string_view kGradient =
    R"(<a:gradFill><a:gsLst><a:gs pos="100000"><a:srgbClr val="0000FF"/></a:gs>)"
    R"(<a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>)";

TEST(DrawingGradient, RunsThroughTheShapeInTheOrderOfItsStops) {
  const auto pages = lay_out_body(shape("rect", kGradient));
  const auto* path = find<frame::Path>(pages);
  ASSERT_NE(path, nullptr);
  ASSERT_NE(path->gradient, nullptr);
  const frame::Gradient& gradient = *path->gradient;
  ASSERT_EQ(gradient.stops.size(), 2U);
  EXPECT_EQ(gradient.stops[0].color, (Color{255, 0, 0}));
  EXPECT_NEAR((gradient.to.y - gradient.from.y).to_pt(), 36, 0.1);
  EXPECT_NEAR((gradient.to.x - gradient.from.x).to_pt(), 0, 0.1);
  EXPECT_EQ(gradient.from.y, bounds(*path).y) << "moved with its shape";
}

TEST(DrawingGradient, TurnsWithItsShape) {
  const auto pages = lay_out_body(shape("rect", kGradient, {}, R"(rot="5400000")"));
  const auto* path = find<frame::Path>(pages);
  ASSERT_TRUE(path != nullptr && path->gradient != nullptr);
  EXPECT_NEAR((path->gradient->to.x - path->gradient->from.x).to_pt(), -36, 0.1);
}

// ---- Text ------------------------------------------------------------------------------------

std::string text_box(std::string_view text, std::string_view body, std::string_view fit = {}) {
  return "<wps:txbx><w:txbxContent>" + paragraph(text) + "</w:txbxContent></wps:txbx><wps:bodyPr " +
         std::string(body) + ">" + std::string(fit) + "</wps:bodyPr>";
}

Shown first_line(const layout::Pages& pages) {
  const auto lines = lines_of(pages.document.pages.at(0));
  return lines.empty() ? Shown{} : lines.front();
}

TEST(DrawingText, StandsWithinItsInsets) {
  const Shown line = first_line(lay_out_body(
      shape("rect", kRed, text_box("盒", R"(lIns="127000" tIns="0" rIns="0" bIns="0")"))));
  EXPECT_EQ(line.text, "盒");
  EXPECT_NEAR(line.x, 90 + 10, 0.1);
}

TEST(DrawingText, IsAlignedInItsBox) {
  const auto y = [](std::string_view anchor) {
    return first_line(lay_out_body(shape("rect", kRed,
                                         text_box("盒", R"(tIns="0" bIns="0" anchor=")" +
                                                            std::string(anchor) + "\""))))
        .y;
  };
  const double room = y("b") - y("t");
  EXPECT_GT(room, 15);
  EXPECT_NEAR(y("ctr") - y("t"), room / 2, 0.1);
}

TEST(DrawingText, GrowsItsBoxIfAsked) {
  const auto height = [](std::string_view fit) {
    const auto pages = lay_out_body(
        shape("rect", kRed, text_box("一二三四五六七八九十一二三四五六七八九十", "", fit)));
    return bounds(*find<frame::Path>(pages)).height;
  };
  EXPECT_EQ(height("<a:noAutofit/>"), Length::pt(36));
  EXPECT_GT(height("<a:spAutoFit/>"), Length::pt(40));
}

TEST(DrawingText, IsCutToABoxThatDoesNotGrow) {
  const auto pages =
      lay_out_body(shape("rect", kRed, text_box("一二三四五六七八九十一二三四五六七八九十", "")));
  const auto* group = find<std::shared_ptr<const frame::Group>>(pages);
  ASSERT_NE(group, nullptr);
  EXPECT_TRUE((*group)->clip);
}

TEST(DrawingText, TurnsWithItsShape) {
  const auto pages = lay_out_body(shape("rect", kRed, text_box("盒", ""), R"(rot="5400000")"));
  const auto* group = find<std::shared_ptr<const frame::Group>>(pages);
  ASSERT_NE(group, nullptr);
  EXPECT_EQ((*group)->transform.a, 0);
  EXPECT_EQ((*group)->transform.b, 1);
}

TEST(DrawingText, HasTheColourOfTheShapesStyleUnlessItStatesOne) {
  const std::string style =
      R"(<wps:style><a:fontRef idx="minor"><a:srgbClr val="FFFFFF"/></a:fontRef></wps:style>)";
  EXPECT_EQ(first_line(lay_out_body(shape("rect", kRed, style + text_box("盒", "")))).color,
            kWhite);
  const std::string stated =
      "<wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val=\"00FF00\"/></w:rPr><w:t>盒</w:t>"
      "</w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/>";
  EXPECT_EQ(first_line(lay_out_body(shape("rect", kRed, style + stated))).color,
            (Color{0, 255, 0}));
}

TEST(DrawingText, IsWhiteOnADarkShape) {
  const std::string_view dark = R"(<a:solidFill><a:srgbClr val="000080"/></a:solidFill>)";
  EXPECT_EQ(first_line(lay_out_body(shape("rect", dark, text_box("盒", "")))).color, kWhite);
}

TEST(DrawingText, OfDrawingMLIsCentredInItsShape) {
  const std::string body =
      R"(<a:txBody><a:bodyPr anchor="ctr"/><a:p><a:r><a:rPr sz="1200"/><a:t>步骤</a:t></a:r></a:p>)"
      R"(</a:txBody>)";
  const auto pages = lay_out_body(shape("rect", kRed, body));
  const Shown line = first_line(pages);
  EXPECT_EQ(line.text, "步骤");
  EXPECT_NEAR(line.size, 12, 0.01);
  EXPECT_NEAR((line.x + line.right) / 2, 90 + 36, 0.5);
  EXPECT_NE(find<frame::Path>(pages), nullptr) << "the shape itself is drawn";
}

TEST(DrawingReport, EffectsThatAreLeftOutAreNamed) {
  const std::string shadow = R"(<a:effectLst><a:outerShdw/></a:effectLst>)";
  EXPECT_THAT(reported(lay_out_body(shape("rect", shadow))), Contains("docx.effect"));
  EXPECT_THAT(
      reported(lay_out_body("<w:p><w:r><w:rPr><w14:glow w14:rad=\"1\"/></w:rPr><w:t>光</w:t>"
                            "</w:r></w:p>")),
      Contains("docx.effect"));
  const auto filled = [](const std::string& inside) {
    return reported(lay_out_body(
        "<w:p><w:r><w:rPr><w14:textFill><w14:solidFill><w14:schemeClr w14:val=\"bg1\">" + inside +
        "</w14:schemeClr></w14:solidFill></w14:textFill></w:rPr><w:t>透</w:t></w:r></w:p>"));
  };
  EXPECT_THAT(filled("<w14:alpha w14:val=\"50000\"/>"), Contains("docx.effect"));
  EXPECT_THAT(filled("<w14:lumMod w14:val=\"75000\"/>"), testing::Not(Contains("docx.effect")));
}

// ---- Turned text -----------------------------------------------------------------------------

frame::GlyphRun run_of(std::string_view text) {
  frame::GlyphRun run;
  run.origin = {Length(), Length::pt(10)};
  run.size = Length::pt(10);
  run.text = text;
  std::uint32_t at = 0;
  for (int i = 0; at < text.size(); ++i) {
    const bool wide = (static_cast<unsigned char>(text[at]) & 0x80) != 0;
    run.glyphs.push_back({1, Length::pt(10) * i, {}, at, static_cast<std::uint16_t>(wide ? 3 : 1)});
    at += wide ? 3 : 1;
  }
  return run;
}

TEST(TurnedText, LeavesLatinAndBracketsLyingDown) {
  layout::Piece piece;
  piece.items.emplace_back(run_of("班2（组"));
  const layout::Piece turned = layout::turn(std::move(piece), docx::TextFlow::tb_rl,
                                            {Length::pt(20), Length::pt(40)}, Length());
  ASSERT_EQ(turned.items.size(), 1U);
  const auto& items = std::get<std::shared_ptr<const frame::Group>>(turned.items[0])->items;
  ASSERT_EQ(items.size(), 3U) << "upright, lying, upright";
  EXPECT_EQ(std::get<frame::GlyphRun>(items[1]).text, "2（");
  const auto& upright = std::get<std::shared_ptr<const frame::Group>>(items[0]);
  EXPECT_EQ(std::get<frame::GlyphRun>(upright->items[0]).text, "班");
}

TEST(TurnedText, StartsAtTheRightGoingDownAndAtTheLeftGoingUp) {
  const Size room{Length::pt(20), Length::pt(40)};
  const auto place_of = [&](docx::TextFlow flow) {
    layout::Piece piece;
    piece.seals.push_back({"章", {Length::pt(5), Length(), Length::pt(10), Length::pt(4)}});
    return layout::turn(std::move(piece), flow, room, Length::pt(1)).seals.at(0).rect;
  };
  EXPECT_EQ(place_of(docx::TextFlow::tb_rl),
            (Rect{Length::pt(15), Length::pt(5), Length::pt(4), Length::pt(10)}));
  EXPECT_EQ(place_of(docx::TextFlow::bt_lr),
            (Rect{Length::pt(1), Length::pt(25), Length::pt(4), Length::pt(10)}));
}

}  // namespace
}  // namespace sealpress::test
