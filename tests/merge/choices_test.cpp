#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kNature =
    "{{☐单位性质=国有}}国有 {{☐单位性质=民营}}民营 "
    "{{☐单位性质=其他}}其他{{单位性质.文字|下划线:4}}";
const std::string kBlank = "\u00a0\u00a0\u00a0\u00a0";

std::string argument(const Diagnostic& diagnostic, std::string_view name) {
  for (const Argument& a : diagnostic.args) {
    if (a.name == name) return std::get<std::string>(a.value);
  }
  return "";
}

TEST(Choices, TheChosenBoxIsTicked) {
  EXPECT_EQ(shown(kNature, R"({"单位性质": "民营"})"), "□国有 ☑民营 □其他" + kBlank);
  EXPECT_EQ(shown(kNature, R"({})"), "□国有 □民营 □其他" + kBlank);
}

TEST(Choices, OptionsAreComparedAsLabels) {
  EXPECT_EQ(shown("{{☐a=大型（1000人以上）}}", R"j({"a": "大型(1000 人以上)"})j"), "☑");
}

TEST(Choices, SeveralMayBeChosen) {
  EXPECT_EQ(shown(kNature, R"({"单位性质": ["国有", "民营"]})"), "☑国有 ☑民营 □其他" + kBlank);
}

TEST(Choices, OtherWithItsText) {
  EXPECT_EQ(shown(kNature, R"({"单位性质": {"选": "其他", "文字": "社团"}})"),
            "□国有 □民营 ☑其他社团");
  EXPECT_EQ(shown(kNature, R"({"单位性质": ["国有", {"选": "其他", "文字": "社团"}]})"),
            "☑国有 □民营 ☑其他社团");
}

TEST(Choices, YesWithACount) {
  EXPECT_EQ(shown("{{☐证书=有}}有{{证书.文字|下划线:2}}人 {{☐证书=无}}无",
                  R"({"证书": {"选": "有", "文字": 12}})"),
            "☑有12人 □无");
}

TEST(Choices, BooleansAreYesAndNo) {
  EXPECT_EQ(shown("{{☐会员=是}}是{{☐会员=否}}否", R"({"会员": true})"), "☑是□否");
  EXPECT_EQ(shown("{{☐会员=是}}是{{☐会员=否}}否", R"({"会员": false})"), "□是☑否");
}

TEST(Choices, AnUnknownChoiceIsOneFindingWithTheNearestOption) {
  const Merged merged = merge(p(kNature), R"({"单位性质": "民营企业"})");
  ASSERT_THAT(codes(merged.findings), ElementsAre("merge.unknown_choice"));
  const Diagnostic& finding = merged.findings[0];
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.place.field, "单位性质");
  EXPECT_EQ(argument(finding, "choice"), "民营企业");
  EXPECT_EQ(argument(finding, "nearest"), "民营");
  EXPECT_EQ(argument(finding, "options"), "国有、民营、其他");
}

TEST(Choices, OptionsAreThoseOfTheirOwnScope) {
  constexpr std::string_view kBody = "{{☐性质=甲}}{{#人}}{{☐性质=乙}}{{☐性质=丙}}{{/人}}";
  EXPECT_THAT(merge(p(kBody), R"({"性质": "甲", "人": [{"性质": "丙"}]})").findings, IsEmpty());
  const Merged wrong = merge(p(kBody), R"({"性质": "甲", "人": [{"性质": "乙"}, {"性质": "甲"}]})");
  ASSERT_EQ(wrong.findings.size(), 1u);
  EXPECT_EQ(wrong.findings[0].place.path, "/人/1/性质");
}

TEST(Choices, AreClickableInWordAndEquallyWide) {
  const Merged merged = merge(p("{{☐a=甲}}{{☐a=乙}}"), R"({"a": "甲"})");
  const std::string xml = merged.xml();
  EXPECT_EQ(count(xml, "<w14:checkbox>"), 2u);
  EXPECT_THAT(xml, HasSubstr("<w:tag w:val=\"a=甲\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w14:checked w14:val=\"1\"/><w14:checkedState w14:val=\"2611\" "
                             "w14:font=\"MS Gothic\"/>"));
  EXPECT_EQ(count(xml, "w:eastAsia=\"MS Gothic\""), 4u);
  const docx::Node* paragraph = merged.view.body()->children[0];
  const auto* ticked = docx::as<docx::Control>(paragraph->children[0]);
  const auto* open = docx::as<docx::Control>(paragraph->children[1]);
  ASSERT_TRUE(ticked != nullptr && open != nullptr);
  EXPECT_TRUE(ticked->checkbox && ticked->checked && open->checkbox && !open->checked);
  const auto* box = docx::as<docx::Run>(open->children[0]);
  EXPECT_EQ(box->properties->font_east_asia, "MS Gothic");
}

}  // namespace
}  // namespace sealpress::merge::test
