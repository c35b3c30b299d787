// A font of a PDF file from outside: how its codes part a string, how far each glyph goes, and
// which characters it shows. For use in the child process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/read/document.h"

namespace sealpress::pdf {

/// One code of a string.
struct ShownCode {
  std::uint32_t code = 0;
  std::size_t length = 1;  ///< bytes
  double advance = 0;      ///< for a size of 1
  bool is_space = false;   ///< the single byte that word spacing goes by (9.3.3)
};

class ShownFont {
 public:
  explicit ShownFont(const OutsideValue& font);

  bool is_vertical() const { return vertical_; }
  bool is_bold() const { return bold_; }
  const std::string& name() const { return name_; }  ///< without the subset's tag

  std::vector<ShownCode> codes_of(std::string_view text) const;
  /// The characters that a code shows; empty where the font does not tell.
  std::u32string characters_of(const ShownCode& code) const;

 private:
  enum class Coding : std::uint8_t {
    single,   ///< one byte each
    two,      ///< two bytes each, that say nothing by themselves
    unicode,  ///< UTF-16, big end first
    gbk       ///< one or two bytes
  };
  void read_composite(const OutsideValue& font);
  void read_simple(const OutsideValue& font);
  void read_composite_widths(const OutsideValue& widths);
  void read_encoding(const OutsideValue& encoding);
  double advance_of(std::uint32_t code) const;

  std::string name_;
  Coding coding_ = Coding::single;
  bool vertical_ = false, bold_ = false, symbolic_ = false;
  double usual_ = 560, scale_ = 0.001;
  std::map<std::uint32_t, double> widths_;
  std::map<std::uint32_t, std::u32string> unicode_;  ///< of /ToUnicode
  std::map<std::uint32_t, std::u32string> encoding_;
};

}  // namespace sealpress::pdf
