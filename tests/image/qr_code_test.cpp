#include "image/qr_code.h"

#include <gtest/gtest.h>

#include "support/judge.h"
#include "support/pictures.h"

namespace sealpress::image {
namespace {

/// The code as a picture with its quiet zone, `scale` pixels a module.
std::string picture(const QrCode& code, int scale) {
  test::PngParts parts;
  const int side = (code.size + 8) * scale;
  parts.width = parts.height = static_cast<std::uint32_t>(side);
  parts.color_type = 0;
  const auto dark = [&](int x, int y) {
    const bool inside = x >= 0 && y >= 0 && x < code.size && y < code.size;
    return inside && code.dark(x, y);
  };
  for (int y = 0; y < side; ++y) {
    parts.rows += '\0';
    for (int x = 0; x < side; ++x) parts.rows += dark(x / scale - 4, y / scale - 4) ? '\0' : '\xFF';
  }
  return test::png(parts);
}

TEST(QrCode, HasTheThreeFinders) {
  const Result<QrCode> code = qr_code("TGQ-2024-0001");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->size, 21);
  const int far = code->size - 7;
  for (const auto& [x, y] : {std::pair{0, 0}, std::pair{far, 0}, std::pair{0, far}}) {
    EXPECT_TRUE(code->dark(x, y));
    EXPECT_FALSE(code->dark(x + 1, y + 1));
    EXPECT_TRUE(code->dark(x + 3, y + 3));
  }
}

TEST(QrCode, GrowsWithTextAndLevel) {
  const std::string text(60, 'a');
  EXPECT_GT(qr_code(text, QrLevel::high)->size, qr_code(text, QrLevel::low)->size);
}

TEST(QrCode, ReadsBackAsWritten) {
  SEALPRESS_NEED_JUDGE("zbarimg");
  const std::string text = "证书编号：质协〔2024〕第0001号 https://example.org/?id=1";
  const test::TempDir dir;
  const std::string file = dir.write("code.png", picture(*qr_code(text), 4));
  const test::Output out = test::run({"zbarimg", "--quiet", "--raw", file});
  EXPECT_EQ(out.out, text + "\n") << out;
}

TEST(QrCode, RefusesWhatItCannotHold) {
  EXPECT_EQ(qr_code("").error().code, "image.qr_empty");
  EXPECT_EQ(qr_code(std::string_view("a\0b", 3)).error().code, "image.qr_empty");
  EXPECT_EQ(qr_code(std::string(3000, 'a')).error().code, "image.qr_too_long");
}

}  // namespace
}  // namespace sealpress::image
