// Numbers in Chinese characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sealpress::text {

enum class HanStyle : std::uint8_t {
  plain,    ///< 一二三 十百千, 〇
  capital,  ///< 壹贰叁 拾佰仟, 零: what cannot be altered
  wide,     ///< １２３ 十百千, ０
};

/// Digits one by one: 二〇二五. Other characters stay as they are.
std::string han_digits(std::string_view digits, HanStyle style);
/// A whole number as it is counted: 一万二千三百四十五, 壹万零伍; one zero stands for all that lie
/// between two digits. `digits` are decimal digits; no digits and zeros are 0.
std::string han_number(std::string_view digits, HanStyle style);
/// 1 to 99 as people say it, without the 一 before 十: 十二, 二十. Days and months are told so.
std::string han_small(int number);

}  // namespace sealpress::text
