// 字数 as Microsoft Word's word-count dialog counts.
#pragma once

#include <cstdint>
#include <string_view>

namespace sealpress::text {

/// Word's rules: each Han character, kana, Hangul syllable, CJK punctuation mark and full-width
/// letter or digit is one 字; each run of other non-space characters is one. “ ” ‘ ’ … — · count
/// one each in Chinese text.
struct Counts {
  std::int64_t words = 0;              ///< 字数
  std::int64_t characters = 0;         ///< 字符数(不计空格)
  std::int64_t characters_spaces = 0;  ///< 字符数(计空格)
  std::int64_t chinese = 0;            ///< 中文字符和朝鲜语单词
  std::int64_t non_chinese_words = 0;  ///< 非中文单词
  std::int64_t paragraphs = 0;         ///< 段落, blank ones not counted
  Counts& operator+=(const Counts& o);
};

/// Counts UTF-8 text; '\n' ends a paragraph.
Counts count(std::string_view utf8);

}  // namespace sealpress::text
