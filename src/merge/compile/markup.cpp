#include "merge/compile/markup.h"

#include <algorithm>
#include <array>
#include <span>

namespace sealpress::merge {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// Position behind the markup (tag, comment, CDATA, instruction) that begins at `i`.
std::size_t markup_end(std::string_view s, std::size_t i) {
  const auto behind = [&](std::string_view end) {
    const std::size_t found = s.find(end, i);
    return found == s.npos ? s.size() : found + end.size();
  };
  if (s.substr(i, 4) == "<!--") return behind("-->");
  if (s.substr(i, 9) == "<![CDATA[") return behind("]]>");
  if (s.substr(i, 2) == "<?") return behind("?>");
  char quote = 0;
  for (; i < s.size(); ++i) {
    if (quote != 0) {
      if (s[i] == quote) quote = 0;
    } else if (s[i] == '"' || s[i] == '\'') {
      quote = s[i];
    } else if (s[i] == '>') {
      return i + 1;
    }
  }
  return s.size();
}

bool is_start(std::string_view markup) {
  return markup.size() > 2 && markup[1] != '/' && markup[1] != '!' && markup[1] != '?';
}
bool is_empty_element(std::string_view markup) {
  return markup.size() > 2 && markup[markup.size() - 2] == '/';
}

struct AttributeSpan {
  std::size_t begin, end;  ///< with the white space before it
  std::string_view name, value;
};

/// The attribute at or behind `i`; an empty name behind the last one.
AttributeSpan next_attribute(std::string_view tag, std::size_t i) {
  const std::size_t name = tag.find_first_not_of(kSpace, i);
  const std::size_t equals = tag.find('=', i);
  if (name == tag.npos || equals == tag.npos || tag[name] == '>' || tag[name] == '/') {
    return {tag.size(), tag.size(), {}, {}};
  }
  std::string_view word = tag.substr(name, equals - name);
  word = word.substr(0, word.find_first_of(kSpace));
  const std::size_t open = tag.find_first_of("\"'", equals);
  const std::size_t close = open == tag.npos ? tag.npos : tag.find(tag[open], open + 1);
  if (close == tag.npos) return {tag.size(), tag.size(), {}, {}};
  return {i, close + 1, word, tag.substr(open + 1, close - open - 1)};
}

std::size_t first_attribute(std::string_view tag) {
  return 1 + element_name(tag).size();
}

using Order = std::span<const std::string_view>;

/// Order of children as the schema states it: CT_RPr (17.3.2.28) and CT_PPr (17.3.1.26).
constexpr std::string_view kRunProperties[] = {"rStyle",
                                               "rFonts",
                                               "b",
                                               "bCs",
                                               "i",
                                               "iCs",
                                               "caps",
                                               "smallCaps",
                                               "strike",
                                               "dstrike",
                                               "outline",
                                               "shadow",
                                               "emboss",
                                               "imprint",
                                               "noProof",
                                               "snapToGrid",
                                               "vanish",
                                               "webHidden",
                                               "color",
                                               "spacing",
                                               "w",
                                               "kern",
                                               "position",
                                               "sz",
                                               "szCs",
                                               "highlight",
                                               "u",
                                               "effect",
                                               "bdr",
                                               "shd",
                                               "fitText",
                                               "vertAlign",
                                               "rtl",
                                               "cs",
                                               "em",
                                               "lang",
                                               "eastAsianLayout",
                                               "specVanish"};
constexpr std::string_view kParagraphProperties[] = {"pStyle",
                                                     "keepNext",
                                                     "keepLines",
                                                     "pageBreakBefore",
                                                     "framePr",
                                                     "widowControl",
                                                     "numPr",
                                                     "suppressLineNumbers",
                                                     "pBdr",
                                                     "shd",
                                                     "tabs",
                                                     "suppressAutoHyphens",
                                                     "kinsoku",
                                                     "wordWrap",
                                                     "overflowPunct",
                                                     "topLinePunct",
                                                     "autoSpaceDE",
                                                     "autoSpaceDN",
                                                     "bidi",
                                                     "adjustRightInd",
                                                     "snapToGrid",
                                                     "spacing",
                                                     "ind",
                                                     "contextualSpacing",
                                                     "mirrorIndents",
                                                     "suppressOverlap",
                                                     "jc",
                                                     "textDirection",
                                                     "textAlignment",
                                                     "textboxTightWrap",
                                                     "outlineLvl",
                                                     "divId",
                                                     "cnfStyle",
                                                     "rPr",
                                                     "sectPr"};

/// CT_TcPr (17.4.69).
constexpr std::string_view kCellProperties[] = {
    "cnfStyle", "tcW",     "gridSpan", "hMerge",        "vMerge",    "tcBorders",
    "shd",      "noWrap",  "tcMar",    "textDirection", "tcFitText", "vAlign",
    "hideMark", "headers", "cellIns",  "cellDel",       "cellMerge", "tcPrChange"};

std::size_t rank(std::string_view element, Order order) {
  const auto found = std::find(order.begin(), order.end(), local_name(element));
  return static_cast<std::size_t>(found - order.begin());
}

std::string with_property(std::string_view name, std::string_view properties,
                          std::string_view property, Order order) {
  std::string before, after;
  for (const std::string_view child : child_elements(properties)) {
    if (local_name(child) == local_name(property)) continue;
    (rank(child, order) < rank(property, order) ? before : after) += child;
  }
  std::string out = "<" + std::string(name) + ">";
  return out + before + std::string(property) + after + "</" + std::string(name) + ">";
}

struct Namespace {
  std::string_view prefix, uri;
};
constexpr Namespace kMc{"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"};
constexpr std::array kIgnorable{
    Namespace{"w14", "http://schemas.microsoft.com/office/word/2010/wordml"},
    Namespace{"w15", "http://schemas.microsoft.com/office/word/2012/wordml"}};

void insert_attribute(std::string& tag, const std::string& name, std::string_view value) {
  const std::size_t end = is_empty_element(tag) ? tag.size() - 2 : tag.size() - 1;
  tag.insert(end, " " + name + "=\"" + std::string(value) + "\"");
}

bool declare(std::string& tag, const Namespace& ns) {
  const std::string name = "xmlns:" + std::string(ns.prefix);
  if (const auto declared = attribute(tag, name)) return *declared == ns.uri;
  insert_attribute(tag, name, ns.uri);
  return true;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t i = 0; i < list.size();) {
    const std::size_t end = std::min(list.find_first_of(kSpace, i), list.size());
    if (list.substr(i, end - i) == word) return true;
    i = end + 1;
  }
  return false;
}

void make_ignorable(std::string& tag, std::string_view prefix) {
  const std::string name = "mc:Ignorable";
  const std::optional<std::string_view> listed = attribute(tag, name);
  if (!listed) return insert_attribute(tag, name, prefix);
  if (has_word(*listed, prefix)) return;
  tag.insert(static_cast<std::size_t>(listed->data() + listed->size() - tag.data()),
             (listed->empty() ? "" : " ") + std::string(prefix));
}

}  // namespace

std::string_view element_name(std::string_view source) {
  if (source.size() < 2 || source[0] != '<') return {};
  return source.substr(1, source.find_first_of(" \t\r\n/>", 1) - 1);
}

std::string_view local_name(std::string_view source) {
  const std::string_view name = element_name(source);
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view start_tag(std::string_view source) {
  return source.substr(0, markup_end(source, 0));
}

std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
  for (AttributeSpan a = next_attribute(tag, first_attribute(tag)); !a.name.empty();
       a = next_attribute(tag, a.end)) {
    if (a.name == name) return a.value;
  }
  return std::nullopt;
}

std::vector<std::string_view> attribute_names(std::string_view tag) {
  std::vector<std::string_view> names;
  for (AttributeSpan a = next_attribute(tag, first_attribute(tag)); !a.name.empty();
       a = next_attribute(tag, a.end)) {
    names.push_back(a.name);
  }
  return names;
}

std::vector<std::size_t> start_tags(std::string_view markup) {
  std::vector<std::size_t> found;
  for (std::size_t i = markup.find('<'); i < markup.size(); i = markup.find('<', i)) {
    const std::size_t end = markup_end(markup, i);
    if (is_start(markup.substr(i, end - i))) found.push_back(i);
    i = end;
  }
  return found;
}

bool Names::holds(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::string with_attribute_value(std::string_view tag, std::string_view name,
                                 std::string_view value) {
  std::string out(tag);
  if (const auto old = attribute(tag, name)) {
    out.replace(static_cast<std::size_t>(old->data() - tag.data()), old->size(), value);
  }
  return out;
}

std::string without_attributes(std::string_view tag, Names names) {
  std::string out(tag.substr(0, first_attribute(tag)));
  std::size_t copied = out.size();
  for (AttributeSpan a = next_attribute(tag, copied); !a.name.empty();
       a = next_attribute(tag, copied)) {
    if (!names.holds(a.name)) out += tag.substr(a.begin, a.end - a.begin);
    copied = a.end;
  }
  out += tag.substr(copied);
  return out;
}

std::vector<std::string_view> elements(std::string_view siblings) {
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = siblings.find('<'); i < siblings.size(); i = siblings.find('<', i)) {
    const std::size_t end = markup_end(siblings, i);
    const std::string_view markup = siblings.substr(i, end - i);
    const bool closes = markup.substr(0, 2) == "</";
    if (is_start(markup) && depth++ == 0) begin = i;
    if ((closes || (is_start(markup) && is_empty_element(markup))) && --depth == 0) {
      found.push_back(siblings.substr(begin, end - begin));
    }
    i = end;
  }
  return found;
}

std::vector<std::string_view> child_elements(std::string_view element) {
  const std::size_t begin = start_tag(element).size(), end = element.rfind("</");
  if (end == element.npos || end < begin) return {};
  return elements(element.substr(begin, end - begin));
}

std::string without_elements(std::string_view siblings, Names names) {
  std::string out;
  std::size_t copied = 0;
  for (const std::string_view element : elements(siblings)) {
    if (!names.holds(local_name(element))) continue;
    const auto begin = static_cast<std::size_t>(element.data() - siblings.data());
    out += siblings.substr(copied, begin - copied);
    copied = begin + element.size();
  }
  out += siblings.substr(copied);
  return out;
}

std::string without_children(std::string_view element, Names names) {
  const std::size_t begin = start_tag(element).size(), end = element.rfind("</");
  if (end == element.npos || end < begin) return std::string(element);
  std::string out(element.substr(0, begin));
  out += without_elements(element.substr(begin, end - begin), names);
  out += element.substr(end);
  return out;
}

std::string with_run_property(std::string_view rpr, std::string_view property) {
  return with_property("w:rPr", rpr, property, kRunProperties);
}

std::string with_paragraph_property(std::string_view ppr, std::string_view property) {
  return with_property("w:pPr", ppr, property, kParagraphProperties);
}

std::string with_cell_property(std::string_view tcpr, std::string_view property) {
  return with_property("w:tcPr", tcpr, property, kCellProperties);
}

bool text_contains(std::string_view source, std::string_view what) {
  for (std::size_t i = 0; i < source.size();) {
    const std::size_t tag = std::min(source.find('<', i), source.size());
    if (source.substr(i, tag - i).find(what) != source.npos) return true;
    i = tag < source.size() ? markup_end(source, tag) : tag;
  }
  return false;
}

std::optional<std::string> with_control_namespaces(std::string_view root_tag) {
  std::string tag(root_tag);
  if (!declare(tag, kMc)) return std::nullopt;
  for (const Namespace& ns : kIgnorable) {
    if (!declare(tag, ns)) return std::nullopt;
    make_ignorable(tag, ns.prefix);
  }
  return tag;
}

}  // namespace sealpress::merge
