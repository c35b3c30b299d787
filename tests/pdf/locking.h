// A signed form, written by hand, whose signature locks fields as other programs let it (FieldMDP,
// ISO 32000-1, 12.8.2.4).
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/sealing.h"

namespace sealpress::test {

/// Objects, a table of them and a trailer, after `before`; each object is a number below 9 and its
/// text.
inline std::string revision(const std::string& before,
                            const std::vector<std::pair<int, std::string>>& objects) {
  std::string file = before, table;
  for (const auto& [id, text] : objects) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", id, file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", id, text);
  }
  const std::size_t at = file.size();
  const std::size_t last = before.rfind("startxref\n");
  const std::string previous =
      last == std::string::npos
          ? ""
          : " /Prev " + before.substr(last + 10, before.find('\n', last + 10) - last - 10);
  const std::size_t sized = before.rfind("/Size ");
  const int size =
      sized == std::string::npos ? 9 : std::max(9, std::stoi(before.substr(sized + 6)));
  const std::string free = before.size() > 20 ? "" : "0 1\n0000000000 65535 f \n";
  return file + fmt::format("xref\n{}{}trailer\n<</Size {} /Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n",
                            free, table, size, previous, at);
}

inline std::string text_field(const char* name, const char* value) {
  return fmt::format("<</FT /Tx /T ({}) /V ({}) /Type /Annot /Subtype /Widget /Rect [0 0 9 9]>>",
                     name, value);
}

/// A form of two texts A (object 4) and B (object 5), of the signature that locks, and of an empty
/// place named unit.seal. `locked` stands in the transform parameters (table 256).
inline std::string locking(const std::string& locked) {
  constexpr std::size_t kRoom = 8192;
  const std::string range_blank(40, ' ');
  std::string file = revision(
      "%PDF-1.7\n",
      {{1,
        "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [4 0 R 5 0 R 6 0 R 8 0 R] /SigFlags "
        "3>>>>"},
       {2, "<</Type /Pages /Kids [3 0 R] /Count 1>>"},
       {3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [4 0 R 5 0 R 6 0 R 8 0 R]>>"},
       {4, text_field("A", "one")},
       {5, text_field("B", "one")},
       {6, "<</FT /Sig /T (S) /V 7 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0]>>"},
       {7,
        "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference "
        "[<</Type /SigRef /TransformMethod /FieldMDP /TransformParams <</Type "
        "/TransformParams /V /1.2 " +
            locked + ">>>>] /ByteRange [" + range_blank + "] /Contents <" +
            std::string(2 * kRoom, '0') + ">>>"},
       {8, "<</FT /Sig /T (unit.seal) /Type /Annot /Subtype /Widget /Rect [20 20 80 80]>>"}});
  const std::size_t open = file.find("/Contents <") + 10, close = open + 2 * kRoom + 2;
  const std::string range = fmt::format("0 {} {} {}", open, close, file.size() - close);
  file.replace(file.find(range_blank), range.size(), range);
  const std::string_view whole = file;
  const auto cms = pdf::sign_cms(credentials("rsa"), {whole.substr(0, open), whole.substr(close)});
  EXPECT_TRUE(cms);
  for (std::size_t i = 0; cms && i < cms->size(); ++i) {
    file.replace(open + 1 + 2 * i, 2, fmt::format("{:02X}", static_cast<unsigned char>((*cms)[i])));
  }
  return file;
}

}  // namespace sealpress::test
