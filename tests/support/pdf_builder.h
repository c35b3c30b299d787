// Small PDF files, written by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace sealpress::test {

/// A PDF of one page (object 3) with this content (object 4), these fields, and these objects from
/// the fifth on. `page` are more members of the page.
inline std::string pdf_with(const std::string& content, const std::string& fields,
                            const std::vector<std::string>& objects, const std::string& page = {}) {
  std::vector<std::string> all{
      "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + "]>>>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[" + fields + "]" +
          page + ">>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream"};
  all.insert(all.end(), objects.begin(), objects.end());
  std::string out = "%PDF-1.7\n", table;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string at = std::to_string(out.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj" + all[i] + "endobj\n";
  }
  const std::string begin = std::to_string(out.size()), count = std::to_string(all.size() + 1);
  return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table +
         "trailer<</Root 1 0 R/Size " + count + ">>\nstartxref\n" + begin + "\n%%EOF\n";
}

/// A text string in UTF-16.
inline std::string utf16(const std::string& utf8) {
  std::string out = "<FEFF";
  for (const char32_t c : text::to_utf32(utf8)) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const int shift : {12, 8, 4, 0}) out += kDigits[c >> shift & 15];
  }
  return out + ">";
}

}  // namespace sealpress::test
