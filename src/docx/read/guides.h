// Guides of shape geometry: named values computed from formulas (ECMA-376 Part 1, 20.1.9.11).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace sealpress::docx {

class Guides {
 public:
  /// A shape of that size in EMU; the built-in names (w, hc, ss, wd2, cd4 …) follow from it.
  Guides(double width, double height);

  /// Evaluates `formula` ("*/ w adj 100000") and names the value. Unknown names are 0.
  void define(std::string_view name, std::string_view formula);
  /// A number or the value of a name.
  double value(std::string_view operand) const;

 private:
  std::map<std::string, double, std::less<>> values_;
};

}  // namespace sealpress::docx
