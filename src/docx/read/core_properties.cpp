#include "docx/read/core_properties.h"

#include <vector>

namespace sealpress::docx {

namespace {

constexpr std::string_view kEmptyPart =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<cp:coreProperties "
    "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></cp:coreProperties>";

struct Property {
  Ns ns;
  std::string_view local;
  std::string CoreProperties::*member;
};
constexpr Property kProperties[] = {{Ns::dc, "title", &CoreProperties::title},
                                    {Ns::dc, "subject", &CoreProperties::subject},
                                    {Ns::dc, "creator", &CoreProperties::creator},
                                    {Ns::cp, "keywords", &CoreProperties::keywords},
                                    {Ns::dc, "description", &CoreProperties::description},
                                    {Ns::dcterms, "created", &CoreProperties::created},
                                    {Ns::dcterms, "modified", &CoreProperties::modified}};

constexpr std::string_view uri_of(Ns ns) {
  if (ns == Ns::dc) return "http://purl.org/dc/elements/1.1/";
  return ns == Ns::dcterms
             ? "http://purl.org/dc/terms/"
             : "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
}

/// An element that stands by itself: it declares its own namespaces.
std::string make_element(const Property& property, const std::string& text) {
  const std::string name = "p:" + std::string(property.local);
  std::string out = "<" + name + " xmlns:p=\"" + std::string(uri_of(property.ns)) + "\"";
  if (property.ns == Ns::dcterms) {
    out += " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"p:W3CDTF\"";
  }
  return out + ">" + xml::escape_text(text) + "</" + name + ">";
}

/// The element again with other text.
std::string with_text(xml::Node e, const std::string& text) {
  const std::string_view source = e.source();
  std::string open(source.substr(e.begin(), e.inner_begin() - e.begin()));
  std::string close(source.substr(e.inner_end(), e.end() - e.inner_end()));
  if (close.empty()) {  // <dc:title/>
    open.erase(open.size() - 2);
    open += '>';
    close = "</" + open.substr(1, open.find_first_of(" \t\r\n>") - 1) + ">";
  }
  return open + xml::escape_text(text) + close;
}

}  // namespace

CoreProperties read_core_properties(xml::Node root) {
  CoreProperties core;
  for (const Property& property : kProperties) {
    if (const xml::Node e = child(root, property.ns, property.local)) {
      core.*property.member = e.all_text();
    }
  }
  return core;
}

Result<std::string> write_core_properties(std::string xml, const CoreProperties& core) {
  if (xml.empty()) xml = kEmptyPart;
  const auto document = xml::Document::parse(std::move(xml), "", "docProps/core.xml");
  if (!document) return fail(document.error());
  const xml::Node root = (*document)->root();
  const std::string_view source = (*document)->source();
  if (root.inner_begin() == root.end()) return write_core_properties("", core);
  std::string out, added;
  std::size_t at = 0;
  for (xml::Node e = root.first_element(); e; e = e.next_element()) {
    for (const Property& property : kProperties) {
      if (!is(e, property.ns, property.local)) continue;
      out += source.substr(at, e.begin() - at);
      out += with_text(e, core.*property.member);
      at = e.end();
    }
  }
  for (const Property& property : kProperties) {
    const std::string& text = core.*property.member;
    if (!text.empty() && !child(root, property.ns, property.local)) {
      added += make_element(property, text);
    }
  }
  (out += source.substr(at, root.inner_end() - at)) += added;
  return out += source.substr(root.inner_end());
}

}  // namespace sealpress::docx
