// QR codes in Word templates.
#include <gmock/gmock.h>

#include "merge/merge_support.h"
#include "support/judge.h"

namespace sealpress::merge {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

/// What a reader of codes reads off the picture that the tag made.
std::string read_code(const Merged& merged) {
  const auto media = merged.view.replaced_bytes.find("word/media/sealpress1.png");
  if (media == merged.view.replaced_bytes.end()) return "no picture";
  const sealpress::test::TempDir dir;
  return sealpress::test::run({"zbarimg", "-q", "--raw", dir.write("code.png", media->second)}).out;
}

TEST(Codes, SayTheValue) {
  SEALPRESS_NEED_JUDGE("zbarimg");
  const Merged merged = merge(p("{{码:证书编号}}"), R"({"证书编号": "沪质信〔2024〕0001"})");
  EXPECT_THAT(codes(merged.findings), ElementsAre());
  EXPECT_EQ(read_code(merged), "沪质信〔2024〕0001\n");
  EXPECT_EQ(read_code(merge(p("{{码:编号}}"), R"({"编号": 20240001})")), "20240001\n");
}

TEST(Codes, AreSquareAndOfTheStatedWidth) {
  EXPECT_THAT(merge(p("{{码:a}}"), R"({"a": "x"})").xml(),
              HasSubstr("<wp:extent cx=\"900000\" cy=\"900000\"/>"));
  EXPECT_THAT(merge(p("{{码:a|宽:30mm}}"), R"({"a": "x"})").xml(),
              HasSubstr("<wp:extent cx=\"1080000\" cy=\"1080000\"/>"));
}

TEST(Codes, WithoutAValueShowNothing) {
  for (const char* json : {"{}", R"({"a": ""})", R"({"a": null})"}) {
    const Merged merged = merge(p("前{{码:a}}后"), json);
    EXPECT_THAT(codes(merged.findings), ElementsAre());
    EXPECT_EQ(merged.text(), "前后\n");
    EXPECT_TRUE(merged.view.replaced_bytes.empty());
  }
}

TEST(Codes, OfWhatIsNoTextOrTooLongAreErrors) {
  EXPECT_THAT(codes(merge(p("{{码:a}}"), R"({"a": [1]})").findings),
              ElementsAre("merge.not_a_code"));
  const std::string longest(2400, 'x');
  const Merged merged = merge(p("{{码:a}}"), R"({"a": ")" + longest + "\"}");
  ASSERT_THAT(codes(merged.findings), ElementsAre("image.qr_too_long"));
  EXPECT_EQ(merged.findings[0].place.tag, "{{码:a}}");
}

}  // namespace
}  // namespace sealpress::merge
