// Names: what is the same, what is a slip, what is another name.

#include "forms/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sealpress::forms {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Pair {
  const char *a, *b;
  Likeness likeness;
};

TEST(CompareNames, TellsWritingFromDifference) {
  const Pair pairs[] = {
      {"江苏云澜精密机械有限公司", "江苏云澜精密机械有限公司", Likeness::same},
      {"甲（江苏）有限公司", "甲(江苏)有限公司", Likeness::written},
      {"甲〔江苏〕有限公司", "甲（江苏）有限公司", Likeness::written},
      {"甲【江苏】有限公司", "甲[江苏]有限公司", Likeness::written},
      {"推行５Ｓ管理的实践", "推行5S管理的实践", Likeness::written},
      {"QC 小组", "QC小组", Likeness::written},
      {"“精益”班", "\"精益\"班", Likeness::written},
      {"阿依古丽·买买提", "阿依古丽•买买提", Likeness::written},
      {"江苏己方机械有限公司", "江苏已方机械有限公司", Likeness::lookalike},
      {"苏州末来科技有限公司", "苏州未来科技有限公司", Likeness::lookalike},
      {"Q0小组", "QO小组", Likeness::lookalike},
      {"l号线班", "1号线班", Likeness::lookalike},
      {"江苏云澜精密机械有限公司", "江苏云澜精密机器有限公司", Likeness::near},
      {"江苏云澜精密机械有限公司", "江苏云澜精密机械公司", Likeness::near},
      {"一班", "二班", Likeness::different},
      {"江苏云澜精密机械有限公司", "无锡半导体材料有限公司", Likeness::different}};
  for (const Pair& p : pairs) {
    EXPECT_EQ(compare_names(p.a, p.b).likeness, p.likeness) << p.a << " / " << p.b;
    EXPECT_EQ(compare_names(p.b, p.a).likeness, p.likeness) << p.b << " / " << p.a;
  }
}

TEST(CompareNames, SaysWhatDiffers) {
  EXPECT_EQ(compare_names("江苏己方机械", "江苏已方机械").detail, "“己”/“已”");
  EXPECT_EQ(compare_names("云澜机械有限公司", "云澜机械公司").detail, "“有限”");
  EXPECT_EQ(compare_names("甲", "甲").detail, "");
}

TEST(OddCharacters, AreFoundWithWhatWasMeant) {
  const auto zero = odd_characters("第1O2班");
  ASSERT_THAT(zero, SizeIs(1));
  EXPECT_EQ(zero[0].position, 3u);
  EXPECT_EQ(zero[0].likely, "0");
  const auto cyrillic = odd_characters("ОК小组");  // both letters Cyrillic
  ASSERT_THAT(cyrillic, SizeIs(2));
  EXPECT_EQ(cyrillic[0].likely, "O");
  const auto invisible = odd_characters("总装\u200B班");
  ASSERT_THAT(invisible, SizeIs(1));
  EXPECT_EQ(invisible[0].kind, OddCharacter::Kind::invisible);
  EXPECT_EQ(invisible[0].character, "U+200B");
  EXPECT_EQ(odd_characters("\uE815班")[0].kind, OddCharacter::Kind::private_use);
  EXPECT_EQ(odd_characters("㛃光工段")[0].kind, OddCharacter::Kind::rare);
  EXPECT_THAT(odd_characters("江苏云澜QC小组（5S·1号）"), IsEmpty());
}

}  // namespace
}  // namespace sealpress::forms
