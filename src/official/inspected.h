// A finished document as its inspections see it.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <vector>

#include "official/sheet.h"
#include "text/font/fonts.h"

namespace sealpress::official {

class Inspected {
 public:
  Inspected(const frame::Document& document, const text::FontLibrary& fonts);

  const std::vector<Sheet>& sheets() const { return sheets_; }
  /// The size of most characters, in points; 0 where there are none.
  double body_size() const { return body_size_; }
  bool is_body(const TextLine& line) const;
  /// The faces that draw these fonts.
  std::set<text::FaceId> faces(std::initializer_list<const char*> names) const;

 private:
  const text::FontLibrary& fonts_;
  std::vector<Sheet> sheets_;
  double body_size_ = 0;
};

/// Whether the line's Chinese characters are drawn by one of these faces.
bool drawn_by(const TextLine& line, const std::set<text::FaceId>& faces);

template <class T>
T most_common(const std::map<T, int>& counted) {
  return std::max_element(counted.begin(), counted.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace sealpress::official
