// The report as a Word file of its own: A4 across, a table whose head is repeated on every page.
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "opc/package_writer.h"
#include "pipeline/report/formats.h"
#include "xml/document.h"

namespace sealpress::pipeline {
namespace {

constexpr std::string_view kProlog =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
    "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
    "PartName=\"/word/document.xml\" "
    "ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "</Types>";
constexpr std::string_view kRelationships =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"{}\" Target=\"{}\"/></Relationships>";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kStyles =
    "<w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New "
    "Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/><w:sz "
    "w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
    "</w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\">"
    "<w:name w:val=\"Normal\"/></w:style></w:styles>";
constexpr std::string_view kPage =
    "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" "
    "w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" "
    "w:gutter=\"0\"/></w:sectPr>";

/// Widths of the columns in twips; together the width between the margins.
constexpr int kWidths[] = {850, 1900, 2000, 3800, 3200, 1220, 1600};

std::string run(const std::string& text, std::string_view properties) {
  std::string out = fmt::format("<w:r><w:rPr>{}</w:rPr>", properties);
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += fmt::format("<w:t xml:space=\"preserve\">{}</w:t>",
                       xml::escape_text(text.substr(begin, end - begin)));
    if (end == text.size()) return out + "</w:r>";
    out += "<w:br/>";
    begin = end + 1;
  }
}

std::string paragraph(const std::string& text, std::string_view properties,
                      std::string_view ppr = "") {
  return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", ppr, run(text, properties));
}

std::string row(const std::vector<std::string>& cells, bool head, std::string_view fill) {
  std::string out = head ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                         : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool filled = head || (i == 0 && !fill.empty());
    const std::string shading =
        filled ? fmt::format("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
                             head ? std::string_view("D9E2F3") : fill)
               : "";
    out += fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}<w:vAlign "
        "w:val=\"center\"/></w:tcPr>{}</w:tc>",
        kWidths[i], shading,
        paragraph(cells[i], head ? "<w:b/>" : "<w:sz w:val=\"20\"/>",
                  head ? "<w:jc w:val=\"center\"/>" : ""));
  }
  return out + "</w:tr>";
}

std::string table(const Report& report, const ReportWords& words, messages::Language language) {
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"14570\" w:type=\"dxa\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    out +=
        fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>", side);
  }
  out += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int width : kWidths) out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  out += "</w:tblGrid>" + row({words.severity, words.record, words.field, words.what, words.how,
                               words.article, words.where},
                              true, "");
  for (const ReportRow& r : report.rows) {
    const std::string_view fill = r.severity == Severity::error     ? "F8CBAD"
                                  : r.severity == Severity::warning ? "FFF2CC"
                                                                    : "";
    out += row(
        {severity_word(r.severity, language), who(r), r.field, r.what, r.how, r.article, r.where},
        false, fill);
  }
  return out + "</w:tbl>";
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  opc::PackageWriter zip;
  for (const auto& [name, bytes] : parts) zip.add(name, bytes);
  return std::move(zip).finish();
}

}  // namespace

Result<std::string> report_docx(const Report& report, messages::Language language) {
  const ReportWords words = report_words(report, language);
  std::string body =
      paragraph(report.title, "<w:b/><w:sz w:val=\"32\"/>", "<w:jc w:val=\"center\"/>") +
      paragraph(words.summary, "", "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>");
  body += report.rows.empty() ? paragraph(words.nothing, "")
                              : table(report, words, language) + "<w:p/>";
  const std::string prolog(kProlog);
  return zipped(
      {{"[Content_Types].xml", prolog + std::string(kTypes)},
       {"_rels/.rels",
        prolog + fmt::format(fmt::runtime(kRelationships), std::string(kOffice) + "officeDocument",
                             "word/document.xml")},
       {"word/document.xml", prolog + fmt::format("<w:document xmlns:w=\"{}\"><w:body>{}{}</w:body>"
                                                  "</w:document>",
                                                  kMain, body, kPage)},
       {"word/_rels/document.xml.rels",
        prolog + fmt::format(fmt::runtime(kRelationships), std::string(kOffice) + "styles",
                             "styles.xml")},
       {"word/styles.xml", prolog + fmt::format(fmt::runtime(kStyles), kMain)}});
}

}  // namespace sealpress::pipeline
