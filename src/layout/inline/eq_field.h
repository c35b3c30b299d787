// EQ fields: text that Word draws over or above other text. Their old
// uses in Chinese files are enclosed characters and pinyin above characters.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::layout {

/// The field's text in its simplest form, all of it: parts that overstrike each other side by side,
/// pinyin in brackets after its base, fractions with a slash, an enclosed number as the sign that
/// Unicode has for it. Empty if it is no EQ field.
std::u32string eq_text(std::string_view instruction);

}  // namespace sealpress::layout
