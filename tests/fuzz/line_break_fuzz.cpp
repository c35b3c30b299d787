// Any bytes as text to be broken into lines, counted, decoded and compared. Nothing may fail.
#include <cstdlib>

#include "text/count.h"
#include "text/encoding.h"
#include "text/line_break.h"
#include "text/unicode.h"

namespace {

namespace text = sealpress::text;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_breaks(std::u32string_view line, const text::BreakRules& rules) {
  std::vector<std::uint8_t> breaks;
  text::break_opportunities(line, rules, breaks);
  require(breaks.size() == line.size() + 1);
  if (line.empty()) return;
  require(breaks.front() == 0 && breaks.back() == 1);
  for (std::size_t i = 1; i < line.size(); ++i) {
    require(breaks[i] <= 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::u32string line = text::to_utf32(bytes);
  for (const bool kinsoku : {true, false}) {
    for (const bool word_wrap : {true, false}) {
      check_breaks(line, {kinsoku, word_wrap, false, false, {}, {}});
      check_breaks(line, {kinsoku, word_wrap, true, true, {}, {}});
    }
  }
  const text::Counts counts = text::count(bytes);
  require(counts.words == counts.chinese + counts.non_chinese_words);
  require(counts.words <= counts.characters && counts.characters <= counts.characters_spaces);

  require(!text::find_ill_formed(text::to_utf8(line)));
  require(!text::find_ill_formed(text::printable(bytes)));
  const std::string key = text::label_key(text::to_utf8(line));
  require(text::label_key(key) == key);
  if (const auto decoded = text::decode_any(bytes)) require(!text::find_ill_formed(*decoded));
  return 0;
}
