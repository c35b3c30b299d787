#include "text/encoding.h"

#include <gtest/gtest.h>

namespace sealpress::text {
namespace {

using namespace std::string_literals;

const std::string kGbk = "\xB0\xE0\xD7\xE9,\xC8\xCB\xCA\xFD\n";  // 班组,人数
const std::string kUtf16Le = "\xED\x73\xC4\x7E,\0\n\0"s;         // 班组,

TEST(Encoding, DetectsWhatOfficesWrite) {
  EXPECT_EQ(detect_encoding(""), Encoding::utf8);
  EXPECT_EQ(detect_encoding("plain"), Encoding::utf8);
  EXPECT_EQ(detect_encoding("班组"), Encoding::utf8);
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBF"), Encoding::utf8);
  EXPECT_EQ(detect_encoding(kGbk), Encoding::gb18030);
  EXPECT_EQ(detect_encoding("\xB0\xE0"), Encoding::gb18030);
  EXPECT_EQ(detect_encoding("\xC8\xCB"), Encoding::gb18030);
  EXPECT_EQ(detect_encoding("\xFF\xFE" + kUtf16Le), Encoding::utf16le);
  EXPECT_EQ(detect_encoding(kUtf16Le), Encoding::utf16le);
  EXPECT_EQ(detect_encoding("\xFE\xFF\x73\xED"), Encoding::utf16be);
  EXPECT_EQ(detect_encoding("\0a\0,"s), Encoding::utf16be);
}

TEST(Encoding, ACutOffCharacterIsNoFault) {
  const std::string text = "质量";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    EXPECT_EQ(detect_encoding(text.substr(0, n)), Encoding::utf8) << n;
  }
}

TEST(Encoding, DamagedUtf8IsNotTakenForGb18030) {
  EXPECT_EQ(detect_encoding("质量信得过班组\xFF建设典型经验"), Encoding::utf8);
  EXPECT_EQ(decode_any("质量信得过班组\xFF建设典型经验"), std::nullopt);
}

TEST(Encoding, DecodesWithoutTheMark) {
  EXPECT_EQ(decode_any(kGbk), "班组,人数\n");
  EXPECT_EQ(decode_any("\xFF\xFE" + kUtf16Le), "班组,\n");
  EXPECT_EQ(decode_any("\xEF\xBB\xBF班组"), "班组");
  EXPECT_EQ(decode_any("\xFE\xFF\x73\xED"), "班");
  EXPECT_EQ(decode_any("\xFF\xFF\xFF\xFF\xFF"), std::nullopt);
}

}  // namespace
}  // namespace sealpress::text
