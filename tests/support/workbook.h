// Workbooks built by tests from snippets of XML.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/docx_builder.h"

namespace sealpress::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A workbook; members left empty leave their part out.
struct Workbook {
  std::vector<std::pair<std::string, std::string>> sheets;  ///< name, inside of <worksheet>
  std::vector<std::string> states;                          ///< of each sheet, may be shorter
  std::string strings;                                      ///< inside of <sst>
  std::string styles;                                       ///< inside of <styleSheet>
  std::string properties;                                   ///< attributes of <workbookPr>
  std::string main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  std::string relationship_ns =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  Parts parts() const {
    const std::string rels_open =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relationship = [this](const std::string& id, const std::string& kind,
                                     const std::string& target) {
      return "<Relationship Id=\"" + id + "\" Type=\"" + relationship_ns + "/" + kind +
             "\" Target=\"" + target + "\"/>";
    };
    const std::string ns = " xmlns=\"" + main_ns + "\"";

    Parts out;
    std::string list, rels = rels_open;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      const std::string state =
          i < states.size() && !states[i].empty() ? " state=\"" + states[i] + "\"" : "";
      list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\"" +
              state + "/>";
      rels += relationship("s" + n, "worksheet", "worksheets/sheet" + n + ".xml");
      out.emplace_back("xl/worksheets/sheet" + n + ".xml",
                       "<worksheet" + ns + ">" + sheets[i].second + "</worksheet>");
    }
    if (!strings.empty()) {
      rels += relationship("strings", "sharedStrings", "sharedStrings.xml");
      out.emplace_back("xl/sharedStrings.xml", "<sst" + ns + ">" + strings + "</sst>");
    }
    if (!styles.empty()) {
      rels += relationship("styles", "styles", "/xl/styles.xml");
      out.emplace_back("xl/styles.xml", "<styleSheet" + ns + ">" + styles + "</styleSheet>");
    }
    out.emplace_back(
        "_rels/.rels",
        rels_open + relationship("m", "officeDocument", "xl/workbook.xml") + "</Relationships>");
    out.emplace_back("xl/_rels/workbook.xml.rels", rels + "</Relationships>");
    out.emplace_back("xl/workbook.xml", "<workbook" + ns + " xmlns:r=\"" + relationship_ns +
                                            "\"><workbookPr " + properties + "/><sheets>" + list +
                                            "</sheets></workbook>");
    return out;
  }

  std::string bytes() const { return zip(parts()); }
};

/// A workbook of one sheet whose cells are texts; empty texts make no cell.
inline std::string text_workbook(const std::vector<std::vector<std::string_view>>& rows) {
  std::string data = "<sheetData>";
  for (const auto& row : rows) {
    data += "<row>";
    for (const std::string_view text : row) {
      data += text.empty() ? "<c/>"
                           : "<c t=\"inlineStr\"><is><t>" + std::string(text) + "</t></is></c>";
    }
    data += "</row>";
  }
  Workbook workbook;
  workbook.sheets = {{"Sheet1", data + "</sheetData>"}};
  return workbook.bytes();
}

}  // namespace sealpress::test
