#include "text/han_number.h"

#include <algorithm>
#include <array>

namespace sealpress::text {
namespace {

struct Signs {
  std::array<std::string_view, 10> digits;
  std::array<std::string_view, 4> places;  ///< of units, tens, hundreds, thousands
};

const Signs& signs(HanStyle style) {
  static constexpr Signs kPlain{{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
                                {"", "十", "百", "千"}};
  static constexpr Signs kCapital{{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
                                  {"", "拾", "佰", "仟"}};
  static constexpr Signs kWide{{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"},
                               {"", "十", "百", "千"}};
  return style == HanStyle::plain ? kPlain : style == HanStyle::capital ? kCapital : kWide;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view without_leading_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

std::string counted(std::string_view digits, const Signs& sign);

/// What stands above and below a unit.
std::string joined(std::string_view digits, std::size_t below, std::string_view unit,
                   const Signs& sign) {
  const std::string_view high = digits.substr(0, digits.size() - below);
  const std::string_view low = digits.substr(digits.size() - below);
  const std::string_view rest = without_leading_zeros(low);
  std::string out = counted(high, sign) + std::string(unit);
  if (!rest.empty() && rest.size() < low.size()) out += sign.digits[0];
  return out + counted(rest, sign);
}

/// Up to four digits.
std::string group(std::string_view digits, const Signs& sign) {
  std::string out;
  bool zero = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    if (digit == 0) {
      zero = true;
      continue;
    }
    if (zero) out += sign.digits[0];
    zero = false;
    out += sign.digits[digit];
    out += sign.places[digits.size() - 1 - i];
  }
  return out;
}

std::string counted(std::string_view digits, const Signs& sign) {
  constexpr std::size_t kWan = 4, kYi = 8;
  digits = without_leading_zeros(digits);
  if (digits.size() > kYi) return joined(digits, kYi, "亿", sign);
  if (digits.size() > kWan) return joined(digits, kWan, "万", sign);
  return group(digits, sign);
}

}  // namespace

std::string han_digits(std::string_view digits, HanStyle style) {
  std::string out;
  for (const char c : digits) {
    if (is_digit(c)) {
      out += signs(style).digits[static_cast<std::size_t>(c - '0')];
    } else {
      out += c;
    }
  }
  return out;
}

std::string han_number(std::string_view digits, HanStyle style) {
  const Signs& sign = signs(style);
  std::string out = counted(digits, sign);
  return out.empty() ? std::string(sign.digits[0]) : out;
}

std::string han_small(int number) {
  const Signs& sign = signs(HanStyle::plain);
  std::string out;
  if (number >= 20) out += sign.digits[static_cast<std::size_t>(number / 10)];
  if (number >= 10) out += "十";
  if (number % 10 != 0) out += sign.digits[static_cast<std::size_t>(number % 10)];
  return out;
}

}  // namespace sealpress::text
