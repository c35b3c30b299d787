// Compares measured with stated lengths and keeps what differs.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "official/sheet.h"

namespace sealpress::official {

class Judge {
 public:
  /// Millimetres; `page` from 0; `line` is quoted.
  void length(std::string_view code, std::size_t page, double measured, double expected,
              double tolerance, const TextLine* line = nullptr);
  /// The same for points and for bare numbers.
  void points(std::string_view code, std::size_t page, double measured, double expected,
              double tolerance, const TextLine* line = nullptr);
  /// Millimetres with two decimals, whatever they are.
  void thickness(std::string_view code, std::size_t page, double measured, double expected) {
    add(code, page, measured, expected, "mm", 2, nullptr);
  }
  void count(std::string_view code, std::size_t page, int measured, int expected);
  /// Something that has no measure: a face, something absent.
  void say(std::string_view code, std::size_t page, const TextLine* line = nullptr);

  Diagnostics take() { return std::move(deviations_); }

 private:
  void add(std::string_view code, std::size_t page, double measured, double expected,
           const char* unit, int digits, const TextLine* line);
  Diagnostics deviations_;
};

}  // namespace sealpress::official
