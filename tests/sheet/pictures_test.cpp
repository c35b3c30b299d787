#include <gmock/gmock.h>

#include "sheet/sheet.h"
#include "support/workbook.h"

namespace sealpress::sheet {
namespace {

const std::string kRelsOpen =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
}

/// A workbook with one sheet, more relationships of the workbook and more parts.
std::string workbook(const std::string& inside, const std::string& more, const test::Parts& parts) {
  test::Workbook w;
  w.sheets = {{"S", inside}};
  test::Parts all = w.parts();
  for (auto& [name, bytes] : all) {
    if (name == "xl/_rels/workbook.xml.rels") bytes.insert(kRelsOpen.size(), more);
  }
  all.insert(all.end(), parts.begin(), parts.end());
  return test::zip(all);
}

std::map<CellPosition, std::string> pictures(const std::string& bytes) {
  const auto workbook = read(bytes, "a.xlsx");
  EXPECT_TRUE(workbook) << workbook.error().code;
  std::map<CellPosition, std::string> out;
  if (!workbook) return out;
  for (const auto& [position, picture] : workbook->sheets.at(0).pictures) out[position] = *picture;
  return out;
}

const std::string kImage =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const std::string kDrawingNs =
    "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

using Pictures = std::map<CellPosition, std::string>;

TEST(Pictures, InCellsOfWps) {
  const std::string cells =
      "<sheetData><row><c/><c t=\"str\"><f>_xlfn.DISPIMG(\"ID_A\",1)</f>"
      "<v>=DISPIMG(\"ID_A\",1)</v></c><c t=\"str\"><f>_xlfn.DISPIMG(\"ID_B\",1)</f>"
      "<v>=DISPIMG(\"ID_B\",1)</v></c></row></sheetData>";
  const test::Parts parts = {
      {"xl/cellimages.xml",
       "<etc:cellImages xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\" " +
           kDrawingNs +
           "><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"ID_A\"/></xdr:nvPicPr>"
           "<xdr:blipFill><a:blip r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></etc:cellImage>"
           "</etc:cellImages>"},
      {"xl/_rels/cellimages.xml.rels",
       kRelsOpen + relationship("rId1", kImage, "media/image1.png") + "</Relationships>"},
      {"xl/media/image1.png", "PNG"}};
  const std::string bytes = workbook(
      cells, relationship("c", "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"),
      parts);
  EXPECT_EQ(pictures(bytes), (Pictures{{{1, 2}, "PNG"}}));
  const auto cell = read(bytes, "a.xlsx")->sheets.at(0).rows.at(0).at(2);
  EXPECT_EQ(cell.kind, Cell::Kind::error);
  EXPECT_EQ(cell.text, "=DISPIMG(\"ID_B\",1)");
}

TEST(Pictures, InCellsOfExcel) {
  const std::string cells =
      "<sheetData><row><c t=\"e\" vm=\"2\"><v>#VALUE!</v></c>"
      "<c t=\"e\" vm=\"9\"><v>#VALUE!</v></c></row></sheetData>";
  const std::string rich = "http://schemas.microsoft.com/office/2017/06/relationships/";
  const test::Parts parts = {
      {"xl/metadata.xml",
       "<metadata xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
       "xmlns:xlrd=\"http://schemas.microsoft.com/office/spreadsheetml/2017/richdata\">"
       "<futureMetadata name=\"XLRICHVALUE\"><bk><extLst><ext><xlrd:rvb "
       "i=\"0\"/></ext></extLst></bk>"
       "<bk><extLst><ext><xlrd:rvb i=\"1\"/></ext></extLst></bk></futureMetadata>"
       "<valueMetadata><bk><rc t=\"1\" v=\"0\"/></bk><bk><rc t=\"1\" v=\"1\"/></bk></valueMetadata>"
       "</metadata>"},
      {"xl/richData/rdrichvalue.xml",
       "<rvData xmlns=\"x\"><rv s=\"0\"><v>0</v><v>5</v></rv><rv "
       "s=\"1\"><v>5</v><v>1</v></rv></rvData>"},
      {"xl/richData/rdrichvaluestructure.xml",
       "<rvStructures xmlns=\"x\"><s t=\"_localImage\"><k n=\"_rvRel:LocalImageIdentifier\"/>"
       "<k n=\"CalcOrigin\"/></s><s t=\"_localImage\"><k n=\"CalcOrigin\"/>"
       "<k n=\"_rvRel:LocalImageIdentifier\"/></s></rvStructures>"},
      {"xl/richData/richValueRel.xml",
       "<richValueRels xmlns=\"x\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
       "relationships\"><rel r:id=\"rId1\"/><rel r:id=\"rId2\"/></richValueRels>"},
      {"xl/richData/_rels/richValueRel.xml.rels",
       kRelsOpen + relationship("rId1", kImage, "../media/image1.png") +
           relationship("rId2", kImage, "../media/image2.png") + "</Relationships>"},
      {"xl/media/image1.png", "ONE"},
      {"xl/media/image2.png", "TWO"}};
  const std::string more =
      relationship("m",
                   "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                   "sheetMetadata",
                   "metadata.xml") +
      relationship("v", rich + "rdRichValue", "richData/rdrichvalue.xml") +
      relationship("s", rich + "rdRichValueStructure", "richData/rdrichvaluestructure.xml") +
      relationship("l", "http://schemas.microsoft.com/office/2022/10/relationships/richValueRel",
                   "richData/richValueRel.xml");
  const std::string bytes = workbook(cells, more, parts);
  EXPECT_EQ(pictures(bytes), (Pictures{{{1, 1}, "TWO"}}));
  EXPECT_EQ(read(bytes, "a.xlsx")->sheets.at(0).rows.at(0).at(1).text, "#VALUE!");
}

TEST(Pictures, OverCells) {
  const auto anchor = [](int column, int row, int last_column, int last_row) {
    const auto corner = [](const char* name, int c, int r) {
      return std::string("<xdr:") + name + "><xdr:col>" + std::to_string(c) +
             "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" + std::to_string(r) +
             "</xdr:row></xdr:" + name + ">";
    };
    return "<xdr:twoCellAnchor>" + corner("from", column, row) +
           corner("to", last_column, last_row) +
           "<xdr:pic><xdr:blipFill><a:blip r:embed=\"rId1\"/></xdr:blipFill></xdr:pic>"
           "</xdr:twoCellAnchor>";
  };
  const test::Parts parts = {
      {"xl/worksheets/_rels/sheet1.xml.rels",
       kRelsOpen +
           relationship("d",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        "drawing",
                        "../drawings/drawing1.xml") +
           "</Relationships>"},
      {"xl/drawings/drawing1.xml", "<xdr:wsDr " + kDrawingNs + ">" + anchor(1, 1, 1, 1) +
                                       anchor(1, 2, 2, 3) + anchor(0, 4, 2, 4) + "</xdr:wsDr>"},
      {"xl/drawings/_rels/drawing1.xml.rels",
       kRelsOpen + relationship("rId1", kImage, "../media/image1.png") + "</Relationships>"},
      {"xl/media/image1.png", "PNG"}};
  EXPECT_EQ(pictures(workbook("<sheetData/>", "", parts)),
            (Pictures{{{2, 2}, "PNG"}, {{3, 2}, "PNG"}, {{5, 2}, "PNG"}}));
}

TEST(Pictures, OnTheWebAreErrors) {
  const std::string bytes = workbook(
      "<sheetData><row><c "
      "t=\"str\"><f>_xlfn.IMAGE(\"http://x/a.png\")</f><v></v></c></row></sheetData>",
      "", {});
  const auto cell = read(bytes, "a.xlsx")->sheets.at(0).rows.at(0).at(0);
  EXPECT_EQ(cell.kind, Cell::Kind::error);
  EXPECT_EQ(cell.text, "=IMAGE(\"http://x/a.png\")");
}

}  // namespace
}  // namespace sealpress::sheet
