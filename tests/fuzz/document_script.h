// Documents made from a string of bytes: each byte is a choice, so that any string gives
// well-formed content of a document, and a changed byte another document near it. The measures
// chosen are those that hurt: nothing, one, negative, huge.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sealpress::test {

class DocumentScript {
 public:
  explicit DocumentScript(std::string_view choices) : choices_(choices) {}

  /// The content of w:body.
  std::string body() {
    std::string out;
    while (!done() && out.size() < kMostBytes) out += block(0);
    return out + section();
  }

 private:
  static constexpr std::size_t kMostBytes = 60'000;
  static constexpr int kMostDepth = 6;

  bool done() const { return at_ >= choices_.size(); }
  unsigned next() { return done() ? 0 : static_cast<std::uint8_t>(choices_[at_++]); }
  unsigned below(unsigned n) { return next() % n; }
  bool chance(unsigned of_256) { return next() < of_256; }

  template <std::size_t N>
  std::string pick(const char* const (&all)[N]) {
    return all[below(N)];
  }

  std::string measure() {
    static constexpr const char* kMeasures[] = {
        "0",           "1",          "-1",    "20",     "240",    "567",
        "1440",        "9000",       "31680", "-31680", "100000", "999999999",
        "-2000000000", "2147483647", "5%",    "12pt",   "",       "99999999999999999999"};
    return pick(kMeasures);
  }

  std::string element(const char* name, const char* attribute) {
    return "<w:" + std::string(name) + " w:" + attribute + "=\"" + measure() + "\"/>";
  }

  std::string width(const char* name) {
    static constexpr const char* kTypes[] = {"dxa", "pct", "auto", "nil"};
    return "<w:" + std::string(name) + " w:w=\"" + measure() + "\" w:type=\"" + pick(kTypes) +
           "\"/>";
  }

  std::string words() {
    static constexpr const char* kWords[] = {
        "质量信得过班组",
        "，。、",
        " ",
        "Quality-first ",
        "༄༅། །བོད་སྐད། ",
        "一二三四五六七八九十",
        "https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "（",
        "》",
        "مرحبا",
        "１２3"};
    std::string out;
    for (unsigned n = below(6); n > 0; --n) out += pick(kWords);
    return out;
  }

  std::string run(int depth) {
    std::string out = "<w:r><w:rPr>";
    if (chance(60)) out += element("sz", "val");
    if (chance(30)) out += element("spacing", "val");
    if (chance(30)) out += element("w", "val");
    if (chance(20)) out += element("position", "val");
    if (chance(20)) out += element("fitText", "val");
    out += "</w:rPr><w:t xml:space=\"preserve\">" + words() + "</w:t>";
    if (chance(30)) out += "<w:tab/>";
    if (chance(20)) out += "<w:br/>";
    if (chance(12)) out += "<w:br w:type=\"page\"/>";
    if (chance(10)) out += "<w:br w:type=\"column\"/>";
    if (chance(25) && depth < kMostDepth) out += drawing(depth + 1);
    return out + "</w:r>";
  }

  std::string drawing(int depth) {
    static constexpr const char* kWraps[] = {"wrapNone", "wrapSquare", "wrapTopAndBottom"};
    static constexpr const char* kFrom[] = {"page", "margin", "column", "character"};
    static constexpr const char* kDown[] = {"page", "margin", "paragraph", "line"};
    static constexpr const char* kPresets[] = {"rect",  "ellipse",        "line",  "roundRect",
                                               "cloud", "bentConnector3", "nobody"};
    const bool in_line = chance(80);
    std::string out = "<w:drawing>";
    const std::string extent = "<wp:extent cx=\"" + measure() + "00\" cy=\"" + measure() + "00\"/>";
    if (in_line) {
      out += "<wp:inline>" + extent;
    } else {
      out += "<wp:anchor behindDoc=\"" + std::to_string(below(2)) + "\" layoutInCell=\"" +
             std::to_string(below(2)) + "\"><wp:positionH relativeFrom=\"" + pick(kFrom) +
             "\"><wp:posOffset>" + measure() +
             "</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"" + pick(kDown) +
             "\"><wp:posOffset>" + measure() + "</wp:posOffset></wp:positionV>" + extent +
             "<wp:" + pick(kWraps) + " wrapText=\"bothSides\"/>";
    }
    out +=
        "<wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>"
        "<a:xfrm rot=\"" +
        measure() + "\"/><a:prstGeom prst=\"" + pick(kPresets) + "\"/><a:ln w=\"" + measure() +
        "\"><a:tailEnd type=\"triangle\"/></a:ln></wps:spPr>";
    if (chance(140)) {
      out += "<wps:txbx><w:txbxContent>" + block(depth) + "</w:txbxContent></wps:txbx>";
    }
    out += "<wps:bodyPr lIns=\"" + measure() +
           "\"><a:spAutoFit/></wps:bodyPr></wps:wsp>"
           "</a:graphicData></a:graphic>";
    return out + (in_line ? "</wp:inline></w:drawing>" : "</wp:anchor></w:drawing>");
  }

  std::string paragraph(int depth) {
    static constexpr const char* kRules[] = {"auto", "exact", "atLeast"};
    static constexpr const char* kJustify[] = {"left", "center", "right", "both", "distribute"};
    std::string out = "<w:p><w:pPr>";
    if (chance(30)) out += "<w:keepNext/>";
    if (chance(20)) out += "<w:keepLines/>";
    if (chance(8)) out += "<w:pageBreakBefore/>";
    if (chance(15)) {
      out += "<w:framePr w:w=\"" + measure() + "\" w:h=\"" + measure() + "\" w:x=\"" + measure() +
             "\" w:wrap=\"around\"/>";
    }
    if (chance(60)) {
      out += "<w:spacing w:before=\"" + measure() + "\" w:after=\"" + measure() + "\" w:line=\"" +
             measure() + "\" w:lineRule=\"" + pick(kRules) + "\"/>";
    }
    if (chance(60)) {
      out += "<w:ind w:left=\"" + measure() + "\" w:right=\"" + measure() + "\" w:firstLine=\"" +
             measure() + "\"/>";
    }
    out += "<w:jc w:val=\"" + pick(kJustify) + "\"/>";
    if (depth == 0 && chance(12)) out += section();
    out += "</w:pPr>";
    for (unsigned n = below(4); n > 0; --n) out += run(depth);
    return out + "</w:p>";
  }

  std::string cell(int depth) {
    static constexpr const char* kFlows[] = {"lrTb", "tbRl", "btLr"};
    std::string out = "<w:tc><w:tcPr>";
    if (chance(140)) out += width("tcW");
    if (chance(50)) out += element("gridSpan", "val");
    if (chance(50)) out += chance(128) ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
    if (chance(20)) out += "<w:textDirection w:val=\"" + pick(kFlows) + "\"/>";
    if (chance(30)) out += "<w:tcMar>" + width("left") + width("top") + "</w:tcMar>";
    out += "</w:tcPr>";
    for (unsigned n = below(3); n > 0; --n) out += block(depth);
    return out + "<w:p/></w:tc>";
  }

  std::string row(int depth) {
    std::string out = "<w:tr><w:trPr>";
    if (chance(60)) out += element("trHeight", "val");
    if (chance(20)) {
      out += "<w:trHeight w:hRule=\"exact\" w:val=\"" + measure() + "\"/>";
    }
    if (chance(40)) out += "<w:tblHeader/>";
    if (chance(40)) out += "<w:cantSplit/>";
    if (chance(15)) out += element("gridBefore", "val");
    out += "</w:trPr>";
    for (unsigned n = 1 + below(4); n > 0; --n) out += cell(depth);
    return out + "</w:tr>";
  }

  std::string table(int depth) {
    std::string out = "<w:tbl><w:tblPr>";
    if (chance(140)) out += width("tblW");
    if (chance(30)) out += width("tblInd");
    if (chance(30)) out += width("tblCellSpacing");
    if (chance(60)) out += "<w:tblLayout w:type=\"fixed\"/>";
    if (chance(15))
      out += "<w:tblpPr w:tblpX=\"" + measure() + "\" w:tblpY=\"" + measure() + "\"/>";
    out += "</w:tblPr><w:tblGrid>";
    for (unsigned n = below(5); n > 0; --n) out += element("gridCol", "w");
    out += "</w:tblGrid>";
    for (unsigned n = 1 + below(5); n > 0; --n) out += row(depth + 1);
    return out + "</w:tbl>";
  }

  std::string block(int depth) {
    return depth < kMostDepth && chance(70) ? table(depth) : paragraph(depth);
  }

  std::string section() {
    static constexpr const char* kTypes[] = {"nextPage", "continuous", "oddPage", "evenPage"};
    return "<w:sectPr><w:type w:val=\"" + pick(kTypes) + "\"/><w:pgSz w:w=\"" + measure() +
           "\" w:h=\"" + measure() + "\"/><w:pgMar w:top=\"" + measure() + "\" w:bottom=\"" +
           measure() + "\" w:left=\"" + measure() + "\" w:right=\"" + measure() +
           "\"/><w:cols w:num=\"" + measure() + "\" w:space=\"" + measure() +
           "\"/><w:docGrid w:type=\"lines\" w:linePitch=\"" + measure() + "\"/></w:sectPr>";
  }

  std::string_view choices_;
  std::size_t at_ = 0;
};

}  // namespace sealpress::test
