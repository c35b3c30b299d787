// Drawings: DrawingML and VML become shapes with places, paint and text.
#include <gtest/gtest.h>

#include "docx/chart.h"
#include "docx/edit.h"
#include "docx/support.h"
#include "docx/text/plain_text.h"

namespace sealpress::docx {
namespace {

constexpr std::int64_t kMm = 36'000;  // EMU

std::string graphic(std::string_view content) {
  return "<a:graphic><a:graphicData uri=\"u\">" + std::string(content) +
         "</a:graphicData></a:graphic>";
}
std::string extent(std::int64_t cx, std::int64_t cy) {
  return "<wp:extent cx=\"" + std::to_string(cx) + "\" cy=\"" + std::to_string(cy) + "\"/>";
}
std::string inline_drawing(std::string_view content) {
  return "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">" +
         extent(100 * kMm, 50 * kMm) + "<wp:docPr id=\"1\" name=\"图 1\" descr=\"说明\"/>" +
         graphic(content) + "</wp:inline></w:drawing></w:r></w:p>";
}
std::string transform(std::int64_t x, std::int64_t y, std::int64_t cx, std::int64_t cy,
                      std::string_view attributes = "") {
  return "<a:xfrm " + std::string(attributes) + "><a:off x=\"" + std::to_string(x) + "\" y=\"" +
         std::to_string(y) + "\"/><a:ext cx=\"" + std::to_string(cx) + "\" cy=\"" +
         std::to_string(cy) + "\"/></a:xfrm>";
}
std::string shape(std::string_view properties, std::string_view rest = "<wps:bodyPr/>") {
  return "<wps:wsp><wps:cNvSpPr/><wps:spPr>" + std::string(properties) + "</wps:spPr>" +
         std::string(rest) + "</wps:wsp>";
}
std::string picture(std::string_view id, std::string_view crop = "") {
  return "<pic:pic><pic:nvPicPr/><pic:blipFill><a:blip r:embed=\"" + std::string(id) + "\"/>" +
         std::string(crop) + "<a:stretch/></pic:blipFill><pic:spPr>" +
         transform(0, 0, kMm, kMm, "rot=\"5400000\" flipH=\"1\"") +
         "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>";
}
const char* const kRect = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";

/// The first drawing of a body; its document is kept in `document`.
const Drawing& draw(Opened& document, const DocxBuilder& builder) {
  document = open(builder);
  expect_given_back(*document);
  return first<Drawing>(*document->body);
}

class DrawingTest : public testing::Test {
 protected:
  const Drawing& draw(std::string_view body) {
    return docx::draw(document_, DocxBuilder().body(body));
  }
  const Shape& only_shape(std::string_view content) {
    const Drawing& drawing = draw(inline_drawing(content));
    EXPECT_EQ(drawing.shapes.size(), 1u);
    static const Shape none;
    return drawing.shapes.empty() ? none : *drawing.shapes[0];
  }
  Opened document_;
};

TEST_F(DrawingTest, InlinePicture) {
  const DocxBuilder builder =
      DocxBuilder()
          .picture("rIdP", "图.png", "bytes")
          .body(inline_drawing(picture("rIdP", "<a:srcRect l=\"10000\" t=\"5%\" r=\"-20000\"/>")));
  const Drawing& drawing = docx::draw(document_, builder);
  EXPECT_EQ(drawing.wrap, Wrap::inline_);
  EXPECT_EQ(drawing.extent, (Size{Length::mm(100), Length::mm(50)}));
  EXPECT_EQ(drawing.name, "图 1");
  EXPECT_EQ(drawing.alt_text, "说明");
  ASSERT_EQ(drawing.shapes.size(), 1u);
  const Shape& s = *drawing.shapes[0];
  EXPECT_EQ(s.type, Shape::picture);
  EXPECT_EQ(s.box, (Rect{Length(), Length(), Length::mm(100), Length::mm(50)}));
  EXPECT_DOUBLE_EQ(s.rotation, 90);
  EXPECT_TRUE(s.flip_h);
  EXPECT_FALSE(s.has_outline);
  EXPECT_EQ(s.image_part, "word/media/图.png");
  EXPECT_EQ(document_->part_bytes(s.image_part), "bytes");
  EXPECT_DOUBLE_EQ(s.crop_left, 0.1);
  EXPECT_DOUBLE_EQ(s.crop_top, 0.05);
  EXPECT_DOUBLE_EQ(s.crop_right, -0.2);
}

TEST_F(DrawingTest, PicturesThatAreNotThereAreReported) {
  draw(inline_drawing(picture("rIdNone")));
  EXPECT_EQ(remarks_of(*document_), "docx.missing_picture");
  docx::draw(
      document_,
      DocxBuilder()
          .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
                  "file:///c:/x.png", "rIdX", true)
          .body(inline_drawing(picture("rIdX"))));
  EXPECT_EQ(remarks_of(*document_), "docx.external_picture");
}

TEST_F(DrawingTest, AnchorsHavePlacesAndWrapping) {
  const Drawing& d = draw(
      "<w:p><w:r><w:drawing><wp:anchor distT=\"1\" distB=\"2\" distL=\"114300\" distR=\"3\" "
      "relativeHeight=\"77\" behindDoc=\"1\" layoutInCell=\"0\" allowOverlap=\"0\" locked=\"0\" "
      "simplePos=\"0\"><wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"page\">"
      "<wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom=\"paragraph\">"
      "<wp:posOffset>36000</wp:posOffset></wp:positionV>" +
      extent(kMm, kMm) + "<wp:wrapSquare wrapText=\"left\"/><wp:docPr id=\"1\" name=\"n\"/>" +
      graphic(shape(kRect)) + "</wp:anchor></w:drawing></w:r></w:p>");
  EXPECT_EQ(d.wrap, Wrap::square);
  EXPECT_EQ(d.wrap_side, "left");
  EXPECT_EQ(d.horizontal.relative_from, "page");
  EXPECT_EQ(d.horizontal.align, "center");
  EXPECT_EQ(d.vertical.offset, Length::mm(1));
  EXPECT_EQ(d.dist_left, Length::emu(114300));
  EXPECT_TRUE(d.behind_text);
  EXPECT_FALSE(d.layout_in_cell);
  EXPECT_EQ(d.z_order, 77);
}

TEST_F(DrawingTest, APositionMayBeAShareOfThePage) {
  const Drawing& d = draw(
      "<w:p><w:r><w:drawing><wp:anchor><mc:AlternateContent><mc:Choice Requires=\"wp14\">"
      "<wp:positionH relativeFrom=\"page\"><wp14:pctPosHOffset>25000</wp14:pctPosHOffset>"
      "</wp:positionH></mc:Choice><mc:Fallback><wp:positionH relativeFrom=\"page\"><wp:posOffset>7"
      "</wp:posOffset></wp:positionH></mc:Fallback></mc:AlternateContent>" +
      extent(kMm, kMm) + "<wp:wrapNone/>" + graphic(shape(kRect)) +
      "</wp:anchor></w:drawing></w:r></w:p>");
  EXPECT_TRUE(d.horizontal.has_percent);
  EXPECT_DOUBLE_EQ(d.horizontal.percent, 0.25);
}

TEST_F(DrawingTest, FillAndOutline) {
  const Shape& s = only_shape(shape(std::string(kRect) +
                                    "<a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill>"
                                    "<a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"blue\"/>"
                                    "</a:solidFill><a:prstDash val=\"dash\"/></a:ln>"));
  EXPECT_EQ(s.type, Shape::rectangle);
  EXPECT_TRUE(s.has_fill && s.has_outline);
  EXPECT_EQ(s.fill, (Color{255, 0, 0}));
  EXPECT_EQ(s.outline.color, (Color{0, 0, 255}));
  EXPECT_EQ(s.outline.width, Length::emu(12700));
  EXPECT_EQ(s.outline.dash, "dash");
  const Shape& none = only_shape(shape(std::string(kRect) + "<a:noFill/><a:ln><a:noFill/></a:ln>"));
  EXPECT_FALSE(none.has_fill || none.has_outline);
  const Shape& silent = only_shape(shape(kRect));
  EXPECT_FALSE(silent.has_fill || silent.has_outline);
}

TEST_F(DrawingTest, ColoursAreModified) {
  const auto fill = [&](std::string_view color) {
    return only_shape(
               shape(std::string(kRect) + "<a:solidFill>" + std::string(color) + "</a:solidFill>"))
        .fill;
  };
  EXPECT_EQ(fill("<a:srgbClr val=\"808080\"><a:lumMod val=\"50000\"/></a:srgbClr>"),
            (Color{64, 64, 64}));
  EXPECT_EQ(fill("<a:srgbClr val=\"000000\"><a:lumMod val=\"50000\"/><a:lumOff val=\"50000\"/>"
                 "</a:srgbClr>"),
            (Color{128, 128, 128}));
  EXPECT_EQ(fill("<a:srgbClr val=\"FF0000\"><a:alpha val=\"0\"/></a:srgbClr>"), Color());
  EXPECT_EQ(fill("<a:srgbClr val=\"FF0000\"><a:alpha val=\"50000\"/></a:srgbClr>"),
            (Color{255, 128, 128}));
  EXPECT_EQ(fill("<a:sysClr val=\"window\" lastClr=\"FAFAFA\"/>"), (Color{0xFA, 0xFA, 0xFA}));
  EXPECT_EQ(fill("<a:srgbClr val=\"FFFFFF\"><a:shade val=\"0\"/></a:srgbClr>"), Color());
}

TEST_F(DrawingTest, GradientsBecomeTheirMean) {
  const Shape& s = only_shape(
      shape(std::string(kRect) +
            "<a:gradFill><a:gsLst><a:gs pos=\"0\"><a:srgbClr val=\"000000\"/></a:gs>"
            "<a:gs pos=\"100000\"><a:srgbClr val=\"FFFFFF\"/></a:gs></a:gsLst></a:gradFill>"));
  EXPECT_TRUE(s.has_fill);
  EXPECT_EQ(s.fill, (Color{128, 128, 128}));
}

TEST_F(DrawingTest, AStyleFillsWhatTheShapeLeavesOpen) {
  const std::string style =
      "<wps:style><a:lnRef idx=\"1\"><a:srgbClr val=\"112233\"/></a:lnRef><a:fillRef idx=\"1\">"
      "<a:srgbClr val=\"445566\"/></a:fillRef><a:fontRef idx=\"minor\"><a:srgbClr "
      "val=\"FFFFFF\"/></a:fontRef></wps:style>";
  const Shape& s = only_shape(shape(kRect, style));
  EXPECT_EQ(s.fill, (Color{0x44, 0x55, 0x66}));
  EXPECT_TRUE(s.has_outline);
  EXPECT_EQ(s.outline.color, (Color{0x11, 0x22, 0x33}));
  EXPECT_TRUE(s.has_text_color);
  EXPECT_EQ(s.text_color, kWhite);
  const Shape& own =
      only_shape(shape(std::string(kRect) + "<a:noFill/><a:ln><a:noFill/></a:ln>", style));
  EXPECT_FALSE(own.has_fill || own.has_outline);
}

std::string text_box(std::string_view text) {
  return "<wps:txbx><w:txbxContent><w:p><w:r><w:t>" + std::string(text) +
         "</w:t></w:r></w:p></w:txbxContent></wps:txbx>";
}

TEST_F(DrawingTest, TextBoxesAreStoriesAndChildren) {
  const Shape& s = only_shape(
      shape(kRect, text_box("框内") + "<wps:bodyPr lIns=\"0\" tIns=\"36000\" anchor=\"ctr\" "
                                      "vert=\"eaVert\"><a:spAutoFit/></wps:bodyPr>"));
  ASSERT_NE(s.text, nullptr);
  EXPECT_EQ(plain_text(*s.text), "框内\n");
  EXPECT_EQ(s.inset_left, Length());
  EXPECT_EQ(s.inset_top, Length::mm(1));
  EXPECT_EQ(s.inset_right, Length::emu(91440));
  EXPECT_EQ(s.text_align, CellAlign::center);
  EXPECT_EQ(s.text_flow, TextFlow::tb_rl);
  EXPECT_TRUE(s.grow_to_text);
  const Drawing& d = first<Drawing>(*document_->body);
  EXPECT_EQ(std::count(d.children.begin(), d.children.end(), static_cast<const Node*>(s.text)), 1);
}

TEST_F(DrawingTest, AChangedTextBoxReachesItsShape) {
  const Drawing& d = draw(inline_drawing("<wpg:wgp><wpg:grpSpPr/>" + shape(kRect, text_box("一")) +
                                         shape(kRect, text_box("二")) + "</wpg:wgp>"));
  Arena arena;
  std::vector<const Node*> children(d.children.begin(), d.children.end());
  const Story* second = d.shapes[1]->text;
  for (const Node*& child : children) {
    if (child == second) child = with_children(*second, {}, arena);
  }
  const Drawing& changed = *as<Drawing>(with_children(d, arena.list(children), arena));
  EXPECT_EQ(changed.shapes[0]->text, d.shapes[0]->text);
  EXPECT_NE(changed.shapes[1]->text, second);
  EXPECT_TRUE(changed.shapes[1]->text->children.empty());
  std::string out;
  write(changed, out);
  EXPECT_NE(out.find("一"), std::string::npos);
  EXPECT_EQ(out.find("二"), std::string::npos);
}

TEST_F(DrawingTest, GroupsAreFlattened) {
  // Children of 0..1000 in a drawing of 100 mm x 50 mm; the inner group doubles.
  const std::string group_transform =
      "<a:xfrm><a:off x=\"9\" y=\"9\"/><a:ext cx=\"3600000\" cy=\"1800000\"/>"
      "<a:chOff x=\"100\" y=\"0\"/><a:chExt cx=\"1000\" cy=\"1000\"/></a:xfrm>";
  const std::string inner_transform =
      "<a:xfrm><a:off x=\"600\" y=\"500\"/><a:ext cx=\"200\" cy=\"200\"/><a:chOff x=\"0\" y=\"0\"/>"
      "<a:chExt cx=\"100\" cy=\"100\"/></a:xfrm>";
  const Drawing& d =
      draw(inline_drawing("<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>" + group_transform +
                          "<a:solidFill><a:srgbClr val=\"010203\"/></a:solidFill></wpg:grpSpPr>" +
                          shape(transform(100, 0, 500, 500) + kRect + "<a:grpFill/>") +
                          "<wpg:grpSp><wpg:grpSpPr>" + inner_transform + "</wpg:grpSpPr>" +
                          shape(transform(0, 0, 100, 50) + kRect) + "</wpg:grpSp></wpg:wgp>"));
  ASSERT_EQ(d.shapes.size(), 2u);
  EXPECT_EQ(d.shapes[0]->box, (Rect{Length(), Length(), Length::mm(50), Length::mm(25)}));
  EXPECT_EQ(d.shapes[0]->fill, (Color{1, 2, 3}));
  EXPECT_EQ(d.shapes[1]->box,
            (Rect{Length::mm(50), Length::mm(25), Length::mm(20), Length::mm(5)}));
}

TEST_F(DrawingTest, ATurnedGroupTurnsItsShapes) {
  const std::string group_transform =
      "<a:xfrm rot=\"5400000\"><a:off x=\"0\" y=\"0\"/><a:ext cx=\"3600000\" cy=\"1800000\"/>"
      "<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"3600000\" cy=\"1800000\"/></a:xfrm>";
  const Drawing& d =
      draw(inline_drawing("<wpg:wgp><wpg:grpSpPr>" + group_transform + "</wpg:grpSpPr>" +
                          shape(transform(0, 0, 20 * kMm, 10 * kMm) + kRect) + "</wpg:wgp>"));
  const Shape& s = *d.shapes[0];
  EXPECT_DOUBLE_EQ(s.rotation, 90);
  // The centre (10, 5) mm goes a quarter round (50, 25): to (70, -15).
  EXPECT_EQ(s.box.x + s.box.width / 2, Length::mm(70));
  EXPECT_EQ(s.box.y + s.box.height / 2, Length::mm(-15));
  EXPECT_EQ(s.box.width, Length::mm(20));
}

TEST_F(DrawingTest, CustomGeometry) {
  const Shape& s = only_shape(
      shape("<a:custGeom><a:avLst/><a:gdLst><a:gd name=\"half\" fmla=\"*/ 100 1 "
            "2\"/></a:gdLst><a:pathLst>"
            "<a:path w=\"100\" h=\"100\"><a:moveTo><a:pt x=\"0\" y=\"half\"/></a:moveTo><a:lnTo>"
            "<a:pt x=\"100\" y=\"100\"/></a:lnTo><a:arcTo wR=\"50\" hR=\"50\" stAng=\"0\" "
            "swAng=\"10800000\"/><a:close/></a:path></a:pathLst></a:custGeom>"));
  EXPECT_EQ(s.type, Shape::custom_path);
  ASSERT_EQ(s.path.size(), 5u);
  EXPECT_EQ(s.path[0].p1, (Point{Length(), Length::mm(25)}));
  EXPECT_EQ(s.path[1].p1, (Point{Length::mm(100), Length::mm(50)}));
  EXPECT_EQ(s.path[2].kind, Shape::PathStep::Kind::cubic);
  EXPECT_NEAR(s.path[3].p3.x.to_mm(), 0, 0.001);  // half a turn about (50, 100)
  EXPECT_NEAR(s.path[3].p3.y.to_mm(), 50, 0.001);
  EXPECT_EQ(s.path[4].kind, Shape::PathStep::Kind::close);
}

TEST_F(DrawingTest, PresetsHavePaths) {
  const auto preset = [&](std::string_view name,
                          std::string_view adjustments = "") -> const Shape& {
    return only_shape(shape("<a:prstGeom prst=\"" + std::string(name) + "\"><a:avLst>" +
                            std::string(adjustments) + "</a:avLst></a:prstGeom>"));
  };
  EXPECT_EQ(preset("ellipse").type, Shape::ellipse);
  EXPECT_EQ(preset("straightConnector1").type, Shape::line);
  EXPECT_EQ(preset("roundRect").type, Shape::rounded_rectangle);
  const Shape& triangle = preset("triangle", "<a:gd name=\"adj\" fmla=\"val 25000\"/>");
  EXPECT_EQ(triangle.type, Shape::other_preset);
  EXPECT_EQ(triangle.preset, "triangle");
  ASSERT_EQ(triangle.path.size(), 4u);
  EXPECT_EQ(triangle.path[1].p1, (Point{Length::mm(25), Length()}));
  EXPECT_EQ(remarks_of(*document_), "");
  EXPECT_TRUE(preset("gear9").path.empty());
  EXPECT_EQ(remarks_of(*document_), "docx.unknown_shape");
}

TEST_F(DrawingTest, ChartsAreReadWithTheirText) {
  const std::string chart =
      "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
      "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:title><c:tx>"
      "<c:rich><a:p><a:r><a:t>产量</a:t></a:r></a:p></c:rich></c:tx></"
      "c:title><c:plotArea><c:barChart>"
      "<c:ser><c:tx><c:strRef><c:strCache><c:pt "
      "idx=\"0\"><c:v>甲</c:v></c:pt></c:strCache></c:strRef>"
      "</c:tx><c:cat><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>一月</c:v></c:pt></c:strCache>"
      "</c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx=\"0\"><c:v>5</c:v></c:pt>"
      "</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>";
  const Drawing& d = docx::draw(
      document_,
      DocxBuilder()
          .add_part("word/charts/chart1.xml", chart,
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
          .relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart",
                  "charts/chart1.xml", "rIdC")
          .body(inline_drawing(
              "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
              "r:id=\"rIdC\"/>")));
  ASSERT_EQ(d.shapes.size(), 1u);
  EXPECT_EQ(d.shapes[0]->type, Shape::chart);
  EXPECT_EQ(d.shapes[0]->plain_text, "产量\n甲 一月: 5");
  ASSERT_NE(d.shapes[0]->chart_data, nullptr);
  EXPECT_EQ(d.shapes[0]->chart_data->title.text, "产量");
  EXPECT_EQ(d.shapes[0]->chart_data->plots.at(0).series.at(0).values.at(0), 5);
  EXPECT_EQ(remarks_of(*document_), "");
}

TEST_F(DrawingTest, ASmallTextBoxInAlternateContentIsReadOnce) {
  const Opened document = open_body(
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline>" +
      extent(kMm, kMm) + graphic(shape(kRect, text_box("新"))) +
      "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>"
      "<w:p><w:r><w:t>旧</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict>"
      "</mc:Fallback></mc:AlternateContent></w:r></w:p>");
  expect_given_back(*document);
  EXPECT_EQ(plain_text(*document->body), "\n新\n");
}

// ---- VML -----------------------------------------------------------------------------------

class VmlTest : public DrawingTest {
 protected:
  const Drawing& pict(std::string_view content) {
    return draw("<w:p><w:r><w:pict>" + std::string(content) + "</w:pict></w:r></w:p>");
  }
};

TEST_F(VmlTest, ATextBoxIsAnchoredByItsStyle) {
  const Drawing& d = pict(
      "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
      "path=\"m,l,21600r21600,l21600,xe\"/>"
      "<v:shape id=\"文本框 2\" type=\"#_x0000_t202\" style=\"position:absolute; margin-left:36pt;"
      "margin-top:-1in;width:72pt;height:25.4mm;z-index:-5;mso-position-horizontal:right;"
      "mso-position-horizontal-relative:page;mso-position-vertical-relative:line;"
      "v-text-anchor:middle\" fillcolor=\"#f00 [3200]\" strokecolor=\"blue\" strokeweight=\"2pt\">"
      "<v:textbox inset=\"1mm,,3mm\" style=\"layout-flow:vertical;mso-fit-shape-to-text:t\">"
      "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox>"
      "<w10:wrap type=\"square\" anchory=\"page\" side=\"left\"/></v:shape>");
  EXPECT_EQ(d.wrap, Wrap::square);
  EXPECT_EQ(d.wrap_side, "left");
  EXPECT_EQ(d.extent, (Size{Length::half_points(144), Length::pt(72)}));
  EXPECT_EQ(d.horizontal.align, "right");
  EXPECT_EQ(d.horizontal.relative_from, "page");
  EXPECT_EQ(d.horizontal.offset, Length::half_points(72));
  EXPECT_EQ(d.vertical.relative_from, "page");
  EXPECT_EQ(d.vertical.offset, Length::half_points(-144));
  EXPECT_TRUE(d.behind_text);
  EXPECT_EQ(d.name, "文本框 2");
  ASSERT_EQ(d.shapes.size(), 1u);
  const Shape& s = *d.shapes[0];
  EXPECT_EQ(s.type, Shape::rectangle);
  EXPECT_EQ(s.fill, (Color{255, 0, 0}));
  EXPECT_EQ(s.outline.color, (Color{0, 0, 255}));
  EXPECT_EQ(s.outline.width, Length::half_points(4));
  EXPECT_EQ(s.inset_left, Length::mm(1));
  EXPECT_EQ(s.inset_top, Length::emu(45720));
  EXPECT_EQ(s.inset_right, Length::mm(3));
  EXPECT_EQ(s.text_align, CellAlign::center);
  EXPECT_EQ(s.text_flow, TextFlow::tb_rl);
  EXPECT_TRUE(s.grow_to_text);
  EXPECT_EQ(plain_text(*s.text), "框\n");
}

TEST_F(VmlTest, APictureInheritsFromItsType) {
  const Drawing& d = docx::draw(
      document_,
      DocxBuilder()
          .picture("rIdP", "p.png", "x")
          .body("<w:p><w:r><w:object><v:shapetype id=\"_x0000_t75\" o:spt=\"75\" filled=\"f\" "
                "stroked=\"f\"/><v:shape type=\"#_x0000_t75\" style=\"width:10pt;height:20pt\">"
                "<v:imagedata r:id=\"rIdP\" cropleft=\"16384f\" croptop=\".5\"/></v:shape>"
                "<o:OLEObject/></w:object></w:r></w:p>"));
  EXPECT_EQ(d.wrap, Wrap::inline_);
  const Shape& s = *d.shapes[0];
  EXPECT_EQ(s.type, Shape::picture);
  EXPECT_EQ(s.image_part, "word/media/p.png");
  EXPECT_FALSE(s.has_fill || s.has_outline);
  EXPECT_DOUBLE_EQ(s.crop_left, 0.25);
  EXPECT_DOUBLE_EQ(s.crop_top, 0.5);
}

TEST_F(VmlTest, LinesKnowTheirDirection) {
  const Drawing& falling =
      pict("<v:line style=\"position:absolute\" from=\"10pt,20pt\" to=\"40pt,60pt\"/>");
  EXPECT_EQ(falling.extent, (Size{Length::half_points(60), Length::half_points(80)}));
  EXPECT_EQ(falling.horizontal.offset, Length::half_points(20));
  EXPECT_EQ(falling.shapes[0]->type, Shape::line);
  EXPECT_FALSE(falling.shapes[0]->flip_v);
  EXPECT_FALSE(falling.shapes[0]->has_fill);
  EXPECT_TRUE(pict("<v:line from=\"10pt,60pt\" to=\"40pt,20pt\"/>").shapes[0]->flip_v);
}

TEST_F(VmlTest, GroupsAreFlattened) {
  const Drawing& d = pict(
      "<v:group style=\"width:100pt;height:50pt\" coordsize=\"1000,1000\" coordorigin=\"0,0\">"
      "<v:rect style=\"left:100;top:200;width:500;height:500\" filled=\"f\"/>"
      "<v:oval style=\"left:0;top:0;width:10;height:10\" stroked=\"f\"/></v:group>");
  ASSERT_EQ(d.shapes.size(), 2u);
  EXPECT_EQ(d.shapes[0]->box,
            (Rect{Length::pt(10), Length::pt(10), Length::pt(50), Length::pt(25)}));
  EXPECT_FALSE(d.shapes[0]->has_fill);
  EXPECT_EQ(d.shapes[1]->type, Shape::ellipse);
  EXPECT_FALSE(d.shapes[1]->has_outline);
}

TEST_F(VmlTest, PlainPathsAreRead) {
  const Shape& s = *pict(
                        "<v:shape coordsize=\"10,10\" style=\"width:100pt;height:100pt\" "
                        "path=\"m,l10,0r0,5c1,2,3,4,5,6xe\"/>")
                        .shapes[0];
  EXPECT_EQ(s.type, Shape::custom_path);
  ASSERT_EQ(s.path.size(), 5u);
  EXPECT_EQ(s.path[1].p1, (Point{Length::pt(100), Length()}));
  EXPECT_EQ(s.path[2].p1, (Point{Length::pt(100), Length::pt(50)}));
  EXPECT_EQ(s.path[3].p3, (Point{Length::pt(50), Length::pt(60)}));
  const Shape& formula = *pict(
                              "<v:shape coordsize=\"10,10\" style=\"width:100pt;height:100pt\" "
                              "path=\"m@0,@1l10,0xe\"/>")
                              .shapes[0];
  EXPECT_TRUE(formula.path.empty());
}

TEST_F(VmlTest, WordArtKeepsItsText) {
  const Shape& s = *pict(
                        "<v:shapetype id=\"_x0000_t136\" o:spt=\"136\"/><v:shape "
                        "type=\"#_x0000_t136\" style=\"position:absolute;width:100pt;height:20pt;"
                        "rotation:315\" fillcolor=\"silver\" stroked=\"f\"><v:textpath "
                        "string=\"样本\"/></v:shape>")
                        .shapes[0];
  EXPECT_EQ(s.plain_text, "样本");
  EXPECT_EQ(s.preset, "136");
  EXPECT_DOUBLE_EQ(s.rotation, 315);
  EXPECT_EQ(s.fill, (Color{192, 192, 192}));
}

}  // namespace
}  // namespace sealpress::docx
