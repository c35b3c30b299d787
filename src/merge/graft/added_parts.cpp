#include "merge/graft/added_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/compile/markup.h"
#include "merge/graft/names.h"

namespace sealpress::merge {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string part(Stock& stock, const std::string& kind, const std::string& content) {
  return stock.part_of_kind(
      kind, "word/" + kind + ".xml", fmt::format("{}{}+xml", kContent, kind),
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                  "<w:{0} xmlns:w=\"{1}\">{2}</w:{0}>",
                  kind, kMain, content));
}

std::string before_end(std::string xml, const std::string& added) {
  if (added.empty()) return xml;
  const std::size_t end = xml.rfind("</");
  if (end != xml.npos) return xml.insert(end, added);
  const std::size_t empty = xml.rfind("/>");
  if (empty == xml.npos) return xml;
  const std::size_t open = xml.rfind('<');
  const std::string name(element_name(std::string_view(xml).substr(open)));
  return xml.replace(empty, 2, ">" + added + "</" + name + ">");
}

/// The start tag of a part's root.
std::string root_of(std::string_view xml) {
  for (std::size_t i = xml.find('<'); i < xml.size(); i = xml.find('<', i + 1)) {
    if (i + 1 < xml.size() && xml[i + 1] != '?' && xml[i + 1] != '!') {
      return std::string(start_tag(xml.substr(i)));
    }
  }
  return "";
}

std::string all_declared(const std::vector<std::string>& elements, std::string_view root_tag) {
  std::string out;
  for (const std::string& element : elements) out += declared(element, root_tag);
  return out;
}

}  // namespace

std::string styles_part(Stock& stock) {
  return part(stock, "styles", "");
}

std::string numbering_part(Stock& stock) {
  return part(stock, "numbering", "");
}

std::string notes_part(Stock& stock, bool endnotes) {
  const std::string element = endnotes ? "endnote" : "footnote";
  return part(
      stock, element + "s",
      fmt::format("<w:{0} w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
                  "</w:{0}><w:{0} w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
                  "<w:continuationSeparator/></w:r></w:p></w:{0}>",
                  element));
}

void add_styles(Stock& stock, const std::vector<std::string>& styles) {
  if (styles.empty()) return;
  const std::string name = styles_part(stock);
  std::string xml = stock.read(name);
  const std::string root = root_of(xml);
  stock.set(name, before_end(std::move(xml), all_declared(styles, root)));
}

void add_lists(Stock& stock, const std::vector<std::string>& definitions,
               const std::vector<std::string>& lists) {
  if (lists.empty()) return;
  const std::string name = numbering_part(stock);
  std::string xml = stock.read(name);
  const std::string root = root_of(xml);
  // All definitions stand before the first list (17.9.17).
  const std::size_t first = std::min(xml.find("<w:num "), xml.find("<w:numIdMacAtCleanup"));
  xml = first == xml.npos ? before_end(std::move(xml), all_declared(definitions, root))
                          : xml.insert(first, all_declared(definitions, root));
  const std::string added = all_declared(lists, root);
  const std::size_t clean = xml.find("<w:numIdMacAtCleanup");
  stock.set(name, clean == xml.npos ? before_end(std::move(xml), added) : xml.insert(clean, added));
}

void add_notes(Stock& stock, bool endnotes, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  const std::string name = notes_part(stock, endnotes);
  std::string xml = stock.read(name);
  const std::string root = root_of(xml);
  stock.set(name, before_end(std::move(xml), all_declared(notes, root)));
}

}  // namespace sealpress::merge
