// Mathematics (ECMA-376 Part 1, clause 22.1) as a line of text in reading order: (a+b)/2, x^2,
// √(x).
#include <algorithm>

#include "docx/read/story.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

std::string m_val(xml::Node properties, std::string_view name, std::string_view absent) {
  const xml::Node e = child(properties, Ns::m, name);
  return std::string(e ? attribute(e, Ns::m, "val").value_or("") : absent);
}

class Linear {
 public:
  /// All children one after the other.
  static std::string sequence(xml::Node parent) {
    std::string out;
    for_each_element(parent, [&](xml::Node e) { out += element(e); });
    return out;
  }

 private:
  static std::string part(xml::Node e, std::string_view name) {
    return sequence(child(e, Ns::m, name));
  }

  /// In parentheses, unless it is a single character or enclosed already.
  static std::string group(const std::string& text) {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    const auto characters =
        std::count_if(text.begin(), text.end(), [&](char c) { return !continues(c); });
    return characters <= 1 ? text : "(" + text + ")";
  }

  static std::string element(xml::Node e) {
    if (ns_of(e.ns()) == Ns::w) return e.local() == "r" ? text_of(e, Ns::w) : sequence_if_group(e);
    if (ns_of(e.ns()) != Ns::m) return "";
    const std::string_view name = e.local();
    if (name == "r") return text_of(e, Ns::m) + text_of(e, Ns::w);
    if (name == "f") return group(part(e, "num")) + "/" + group(part(e, "den"));
    if (name == "sSup") return part(e, "e") + "^" + group(part(e, "sup"));
    if (name == "sSub") return part(e, "e") + "_" + group(part(e, "sub"));
    if (name == "sSubSup" || name == "sPre") return scripts(e);
    if (name == "rad") return part(e, "deg") + "√" + group(part(e, "e"));
    if (name == "nary") return nary(e);
    if (name == "d") return delimited(e);
    if (name == "func") return part(e, "fName") + " " + part(e, "e");
    if (name == "limLow") return part(e, "e") + "_" + group(part(e, "lim"));
    if (name == "limUpp") return part(e, "e") + "^" + group(part(e, "lim"));
    if (name == "m") return rows(e, "mr", ", ");
    if (name == "eqArr") return rows(e, "e", "");
    if (name == "acc") return part(e, "e") + m_val(child(e, Ns::m, "accPr"), "chr", "\u0302");
    if (name.ends_with("Pr")) return "";
    return sequence(e);  // box, borderBox, groupChr, phant, oMath, e …
  }

  /// Tracked changes, controls and the like hold mathematics; properties do not.
  static std::string sequence_if_group(xml::Node e) {
    const std::string_view name = e.local();
    const bool group = name == "ins" || name == "moveTo" || name == "sdt" || name == "sdtContent" ||
                       name == "hyperlink" || name == "smartTag" || name == "customXml";
    return group ? sequence(e) : "";
  }

  static std::string text_of(xml::Node run, Ns ns) {
    std::string out;
    for_each_element(run, [&](xml::Node e) {
      if (is(e, ns, "t")) out += e.all_text();
    });
    return out;
  }

  static std::string scripts(xml::Node e) {
    return part(e, "e") + "_" + group(part(e, "sub")) + "^" + group(part(e, "sup"));
  }

  static std::string nary(xml::Node e) {
    std::string out = m_val(child(e, Ns::m, "naryPr"), "chr", "∫");
    const std::string below = part(e, "sub"), above = part(e, "sup");
    if (!below.empty()) out += "_" + group(below);
    if (!above.empty()) out += "^" + group(above);
    return out + " " + part(e, "e");
  }

  static std::string delimited(xml::Node e) {
    const xml::Node properties = child(e, Ns::m, "dPr");
    const std::string separator = m_val(properties, "sepChr", "|");
    std::string out = m_val(properties, "begChr", "(");
    bool first = true;
    for_each_element(e, [&](xml::Node item) {
      if (!is(item, Ns::m, "e")) return;
      if (!first) out += separator;
      first = false;
      out += sequence(item);
    });
    return out + m_val(properties, "endChr", ")");
  }

  /// Children named `row`, parted by "; ", their own children by `separator`.
  static std::string rows(xml::Node e, std::string_view row, std::string_view separator) {
    std::string out;
    for_each_element(e, [&](xml::Node line) {
      if (!is(line, Ns::m, row)) return;
      if (!out.empty()) out += "; ";
      bool first = true;
      for_each_element(line, [&](xml::Node item) {
        if (!first) out += separator;
        first = false;
        out += element(item);
      });
    });
    return out;
  }
};

}  // namespace

std::string linear_math(xml::Node e) {
  return Linear::sequence(e);
}

}  // namespace sealpress::docx
