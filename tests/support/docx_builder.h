// Small Word files, made in a test from snippets. Header-only.
//
//   const std::string bytes = DocxBuilder()
//                                 .body("<w:p><w:r><w:t>质量</w:t></w:r></w:p>")
//                                 .styles("<w:style w:type=\"paragraph\" …>…</w:style>")
//                                 .header("<w:p/>")
//                                 .bytes();
//
// Snippets are written with the prefixes w, r, wp, a, pic, wps, wpg, wpc, mc, v, o, w10, m, w14,
// w15, wp14. The body's own w:sectPr is added (A4, with references to the headers and footers
// given) unless the body snippet ends in one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "codec/codec.h"
#include "package/package.h"

namespace sealpress::test {

/// Zips parts given as (name, bytes), deflated, in that order, dated 1980-01-01.
inline std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  package::ZipWriter writer;
  for (const auto& [name, bytes] : parts) {
    const std::string deflated = codec::deflate(bytes);
    package::Entry entry;
    entry.name = name;
    entry.method = 8;
    entry.dos_date = 0x21;
    entry.crc = codec::crc32(bytes);
    entry.inflated_size = bytes.size();
    entry.raw = deflated;
    writer.copy(entry);
  }
  return std::move(writer).finish();
}

class DocxBuilder {
 public:
  /// Content of w:body.
  DocxBuilder& body(std::string_view xml) { return body_ = xml, *this; }
  /// Content of w:styles (w:docDefaults, w:style …).
  DocxBuilder& styles(std::string_view xml) { return add("styles", "styles", xml); }
  /// Content of w:numbering.
  DocxBuilder& numbering(std::string_view xml) { return add("numbering", "numbering", xml); }
  /// Content of w:settings.
  DocxBuilder& settings(std::string_view xml) { return add("settings", "settings", xml); }
  /// Content of w:footnotes and w:endnotes.
  DocxBuilder& footnotes(std::string_view xml) { return add("footnotes", "footnotes", xml); }
  DocxBuilder& endnotes(std::string_view xml) { return add("endnotes", "endnotes", xml); }
  /// Content of w:hdr and w:ftr; type default, first or even.
  DocxBuilder& header(std::string_view xml, std::string_view type = "default") {
    return add_margin("header", "hdr", xml, type);
  }
  DocxBuilder& footer(std::string_view xml, std::string_view type = "default") {
    return add_margin("footer", "ftr", xml, type);
  }
  /// The whole theme part.
  DocxBuilder& theme(std::string_view xml) {
    return add_part("word/theme/theme1.xml", xml,
                    "application/vnd.openxmlformats-officedocument.theme+xml")
        .relate(kOffice + "theme", "theme/theme1.xml");
  }
  /// Children of the w:sectPr that is added to the body, after the references.
  DocxBuilder& section(std::string_view xml) { return section_ = xml, *this; }
  /// A picture part (word/media/NAME); `id` is its relationship of the main part.
  DocxBuilder& picture(std::string_view id, std::string_view name, std::string_view bytes) {
    parts_.emplace_back("word/media/" + std::string(name), std::string(bytes));
    return relate(kOffice + "image", "media/" + std::string(name), id);
  }
  /// Any other part with its content type; relate it with relate().
  DocxBuilder& add_part(std::string_view name, std::string_view bytes,
                        std::string_view content_type) {
    parts_.emplace_back(name, bytes);
    overrides_ += "<Override PartName=\"/" + std::string(name) + "\" ContentType=\"" +
                  std::string(content_type) + "\"/>";
    return *this;
  }
  /// A relationship of the main part; without an id one is made up.
  DocxBuilder& relate(std::string_view type, std::string_view target, std::string_view id = {},
                      bool external = false) {
    const std::string name =
        id.empty() ? "rIdAuto" + std::to_string(++relationships_count_) : std::string(id);
    relationships_ += "<Relationship Id=\"" + name + "\" Type=\"" + std::string(type) +
                      "\" Target=\"" + std::string(target) + "\"" +
                      (external ? " TargetMode=\"External\"" : "") + "/>";
    return *this;
  }

  /// The file.
  std::string bytes() const {
    std::vector<std::pair<std::string, std::string>> all = {
        {"[Content_Types].xml", content_types()},
        {"_rels/.rels", relationships("<Relationship Id=\"rId1\" Type=\"" + kOffice +
                                      "officeDocument\" Target=\"word/document.xml\"/>")},
        {"word/document.xml", document()},
        {"word/_rels/document.xml.rels", relationships(relationships_)}};
    all.insert(all.end(), parts_.begin(), parts_.end());
    return zip(all);
  }

  /// The namespaces of the snippets, as attributes.
  static const std::string& namespaces() {
    static const std::string all = make_namespaces();
    return all;
  }

 private:
  inline static const std::string kProlog =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  inline static const std::string kOffice =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  inline static const std::string kWordType =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  static std::string make_namespaces() {
    const std::string office = "http://schemas.openxmlformats.org/";
    const std::string microsoft = "http://schemas.microsoft.com/office/word/";
    const std::vector<std::pair<std::string, std::string>> known = {
        {"w", office + "wordprocessingml/2006/main"},
        {"r", office + "officeDocument/2006/relationships"},
        {"wp", office + "drawingml/2006/wordprocessingDrawing"},
        {"a", office + "drawingml/2006/main"},
        {"pic", office + "drawingml/2006/picture"},
        {"mc", office + "markup-compatibility/2006"},
        {"m", office + "officeDocument/2006/math"},
        {"v", "urn:schemas-microsoft-com:vml"},
        {"o", "urn:schemas-microsoft-com:office:office"},
        {"w10", "urn:schemas-microsoft-com:office:word"},
        {"wps", microsoft + "2010/wordprocessingShape"},
        {"wpg", microsoft + "2010/wordprocessingGroup"},
        {"wpc", microsoft + "2010/wordprocessingCanvas"},
        {"wp14", microsoft + "2010/wordprocessingDrawing"},
        {"w14", microsoft + "2010/wordml"},
        {"w15", microsoft + "2012/wordml"}};
    std::string all;
    for (const auto& [prefix, uri] : known) {
      all.append(" xmlns:").append(prefix).append("=\"").append(uri).append("\"");
    }
    return all + " mc:Ignorable=\"w14 w15 wp14\"";
  }

  static std::string element(std::string_view name, std::string_view content) {
    const std::string tag = "w:" + std::string(name);
    return kProlog + "<" + tag + namespaces() + ">" + std::string(content) + "</" + tag + ">";
  }
  static std::string relationships(const std::string& content) {
    return kProlog +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           content + "</Relationships>";
  }

  DocxBuilder& add(std::string_view element_name, const std::string& file, std::string_view xml) {
    return add_part("word/" + file + ".xml", element(element_name, xml), kWordType + file + "+xml")
        .relate(kOffice + file, file + ".xml");
  }
  DocxBuilder& add_margin(const std::string& kind, std::string_view element_name,
                          std::string_view xml, std::string_view type) {
    const std::string file = kind + std::to_string(++margins_count_);
    references_ +=
        "<w:" + kind + "Reference w:type=\"" + std::string(type) + "\" r:id=\"rId_" + file + "\"/>";
    return add_part("word/" + file + ".xml", element(element_name, xml), kWordType + kind + "+xml")
        .relate(kOffice + kind, file + ".xml", "rId_" + file);
  }

  std::string document() const {
    std::string content = body_;
    if (!content.ends_with("</w:sectPr>")) {
      content += "<w:sectPr>" + references_ + section_ + "</w:sectPr>";
    }
    return element("document", "<w:body>" + content + "</w:body>");
  }
  std::string content_types() const {
    return kProlog +
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
           "<Default Extension=\"png\" ContentType=\"image/png\"/>"
           "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
           "<Override PartName=\"/word/document.xml\" ContentType=\"" +
           kWordType + "document.main+xml\"/>" + overrides_ + "</Types>";
  }

  std::string body_ = "<w:p/>";
  std::string section_ =
      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\" "
      "w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>";
  std::string references_, relationships_, overrides_;
  int relationships_count_ = 0, margins_count_ = 0;
  std::vector<std::pair<std::string, std::string>> parts_;
};

}  // namespace sealpress::test
