#include "pdf/read/to_unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pdf/verify/syntax_tree.h"

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;
using Map = std::map<std::uint32_t, std::u32string>;

/// More codes than any font has glyphs.
constexpr std::size_t kMostCodes = 200'000;

std::uint32_t code_of(const std::string& bytes) {
  std::uint32_t code = 0;
  for (const char c : bytes) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

class MapReader {
 public:
  explicit MapReader(std::string_view cmap) : reader_(cmap) {}

  Map read() {
    for (SyntaxNode node = reader_.next(false); !node.is(Kind::end); node = reader_.next(false)) {
      if (node.is_word("beginbfchar")) read_characters();
      if (node.is_word("beginbfrange")) read_ranges();
      if (node.is(Kind::bad) && !pass()) break;
    }
    return std::move(map_);
  }

 private:
  /// Ill-formed bytes: goes on behind them.
  bool pass() {
    if (reader_.at() == last_) reader_.go_to(last_ + 1);
    last_ = reader_.at();
    return map_.size() < kMostCodes;
  }

  void add(std::uint32_t code, std::u32string text) {
    if (map_.size() < kMostCodes && !text.empty()) map_[code] = std::move(text);
  }

  void read_characters() {
    while (true) {
      const SyntaxNode code = reader_.next(false);
      if (!code.is(Kind::string)) return;
      const SyntaxNode text = reader_.next(false);
      if (text.is(Kind::string)) add(code_of(code.text), from_utf16(text.text));
      if (text.is(Kind::name)) add(code_of(code.text), character_of_glyph_name(text.text));
    }
  }

  void read_ranges() {
    while (true) {
      const SyntaxNode first = reader_.next(false);
      if (!first.is(Kind::string)) return;
      const SyntaxNode last = reader_.next(false), text = reader_.next(false);
      if (!last.is(Kind::string)) return;
      const std::uint32_t begin = code_of(first.text);
      const std::uint32_t end = std::min(code_of(last.text), begin + 0xFFFF);
      if (text.is(Kind::array)) {
        for (std::uint32_t i = 0; i < text.items.size() && begin + i <= end; ++i) {
          add(begin + i, from_utf16(text.items[i].text));
        }
        continue;
      }
      std::u32string shown = from_utf16(text.text);
      for (std::uint32_t code = begin; code <= end && !shown.empty(); ++code) {
        add(code, shown);
        ++shown.back();
      }
    }
  }

  SyntaxReader reader_;
  Map map_;
  std::size_t last_ = 0;
};

/// Of Adobe's glyph list what the standard encodings have, but for single letters.
constexpr std::array<std::pair<std::string_view, char32_t>, 62> kNames{{
    {"space", U' '},        {"exclam", U'!'},
    {"quotedbl", U'"'},     {"numbersign", U'#'},
    {"dollar", U'$'},       {"percent", U'%'},
    {"ampersand", U'&'},    {"quotesingle", U'\''},
    {"parenleft", U'('},    {"parenright", U')'},
    {"asterisk", U'*'},     {"plus", U'+'},
    {"comma", U','},        {"hyphen", U'-'},
    {"period", U'.'},       {"slash", U'/'},
    {"zero", U'0'},         {"one", U'1'},
    {"two", U'2'},          {"three", U'3'},
    {"four", U'4'},         {"five", U'5'},
    {"six", U'6'},          {"seven", U'7'},
    {"eight", U'8'},        {"nine", U'9'},
    {"colon", U':'},        {"semicolon", U';'},
    {"less", U'<'},         {"equal", U'='},
    {"greater", U'>'},      {"question", U'?'},
    {"at", U'@'},           {"bracketleft", U'['},
    {"backslash", U'\\'},   {"bracketright", U']'},
    {"underscore", U'_'},   {"grave", U'`'},
    {"braceleft", U'{'},    {"bar", U'|'},
    {"braceright", U'}'},   {"asciitilde", U'~'},
    {"quoteleft", U'‘'},    {"quoteright", U'’'},
    {"quotedblleft", U'“'}, {"quotedblright", U'”'},
    {"endash", U'–'},       {"emdash", U'—'},
    {"bullet", U'•'},       {"ellipsis", U'…'},
    {"degree", U'°'},       {"plusminus", U'±'},
    {"multiply", U'×'},     {"divide", U'÷'},
    {"middot", U'·'},       {"periodcentered", U'·'},
    {"perthousand", U'‰'},  {"section", U'§'},
    {"nbspace", U' '},      {"minus", U'−'},
    {"fi", U'ﬁ'},           {"fl", U'ﬂ'},
}};

/// The hexadecimal number behind a prefix, 0 if there is none.
char32_t hexadecimal(std::string_view digits, std::size_t least) {
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && digits.size() >= least && value < 0x110000 ? value : 0;
}

}  // namespace

Map read_to_unicode(std::string_view cmap) {
  return MapReader(cmap).read();
}

std::u32string from_utf16(std::string_view bytes) {
  std::u32string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = static_cast<char32_t>(static_cast<unsigned char>(bytes[i])) << 8 |
                          static_cast<unsigned char>(bytes[i + 1]);
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (low && !out.empty() && out.back() >= 0xD800 && out.back() < 0xDC00) {
      out.back() = 0x10000 + ((out.back() - 0xD800) << 10) + (unit - 0xDC00);
    } else if (unit != 0) {
      out += unit;
    }
  }
  std::erase_if(out, [](char32_t c) { return c >= 0xD800 && c < 0xE000; });
  return out;
}

std::u32string character_of_glyph_name(std::string_view name) {
  if (name.size() == 1) return {static_cast<char32_t>(static_cast<unsigned char>(name.front()))};
  for (const auto& [known, character] : kNames) {
    if (known == name) return {character};
  }
  char32_t found = 0;
  if (name.starts_with("uni") && name.size() == 7) found = hexadecimal(name.substr(3), 4);
  if (found == 0 && name.starts_with("u") && name.size() <= 7) {
    found = hexadecimal(name.substr(1), 4);
  }
  return found == 0 ? std::u32string() : std::u32string(1, found);
}

}  // namespace sealpress::pdf
