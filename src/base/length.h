// Length: the only unit of distance in sealpress.
//
// A Length counts half EMU (1/25 400 pt), so that every unit of the formats is exact: a twip is
// 1 270, an eighth of a point (border widths, ECMA-376 17.18.13) 3 175, an EMU 2, a millimetre
// 72 000. Sums are integers and therefore the same on every machine.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace sealpress {

class Length {
 public:
  constexpr Length() = default;

  static constexpr Length raw(std::int64_t half_emu) { return Length(half_emu); }
  static constexpr Length emu(std::int64_t n) { return Length(n * 2); }
  static constexpr Length twips(std::int64_t n) { return Length(n * 1270); }
  static constexpr Length half_points(std::int64_t n) { return Length(n * 12700); }
  static constexpr Length eighth_points(std::int64_t n) { return Length(n * 3175); }
  static Length pt(double n) { return Length(std::llround(n * 25400.0)); }
  static Length mm(double n) { return Length(std::llround(n * 72000.0)); }

  constexpr std::int64_t raw() const { return half_emu_; }
  constexpr double to_pt() const { return static_cast<double>(half_emu_) / 25400.0; }
  constexpr double to_mm() const { return static_cast<double>(half_emu_) / 72000.0; }
  constexpr std::int64_t to_twips() const {
    return (half_emu_ + (half_emu_ < 0 ? -635 : 635)) / 1270;
  }

  // NOLINTNEXTLINE(modernize-use-nullptr): the 0 is the compiler's own, in the default.
  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-half_emu_); }
  constexpr Length operator+(Length o) const { return Length(half_emu_ + o.half_emu_); }
  constexpr Length operator-(Length o) const { return Length(half_emu_ - o.half_emu_); }
  constexpr Length& operator+=(Length o) { return *this = *this + o; }
  constexpr Length& operator-=(Length o) { return *this = *this - o; }
  constexpr Length operator*(std::int64_t n) const { return Length(half_emu_ * n); }
  constexpr Length operator/(std::int64_t n) const { return Length(half_emu_ / n); }
  /// Scales by a real factor, rounded to the nearest unit, halves away from zero.
  Length scaled(double factor) const {
    return Length(std::llround(static_cast<double>(half_emu_) * factor));
  }
  /// The ratio of two lengths; `o` must not be zero.
  constexpr double over(Length o) const {
    return static_cast<double>(half_emu_) / static_cast<double>(o.half_emu_);
  }

 private:
  explicit constexpr Length(std::int64_t half_emu) : half_emu_(half_emu) {}
  std::int64_t half_emu_ = 0;
};

constexpr Length max(Length a, Length b) {
  return a < b ? b : a;
}
constexpr Length min(Length a, Length b) {
  return b < a ? b : a;
}

}  // namespace sealpress
