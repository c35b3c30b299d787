#include "merge/tag/tag.h"

#include <gtest/gtest.h>

#include <string>

namespace sealpress::merge {
namespace {

std::vector<std::string> tags_of(std::string_view text) {
  std::vector<std::string> tags;
  for (const Range& range : scan(text).tags) {
    tags.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return tags;
}

Tag parsed(std::string_view source) {
  auto tag = parse_tag(source);
  EXPECT_TRUE(tag.has_value()) << source << ": " << (tag ? "" : tag.error().code);
  return tag ? *tag : Tag{};
}

std::string fault(std::string_view source) {
  const auto tag = parse_tag(source);
  return tag ? "none" : tag.error().code;
}

using Strings = std::vector<std::string>;

TEST(TagScan, FindsTagsInText) {
  EXPECT_EQ(tags_of("企业：{{企业名称}}，{{邮编}}。"), (Strings{"{{企业名称}}", "{{邮编}}"}));
  EXPECT_TRUE(tags_of("没有标签 { } {一个}").empty());
}

TEST(TagScan, TakesFullWidthBracesAndMixtures) {
  EXPECT_EQ(tags_of("｛｛甲｝｝{｛乙｝}"), (Strings{"｛｛甲｝｝", "{｛乙｝}"}));
}

TEST(TagScan, BracesInQuotesDoNotCount) {
  EXPECT_EQ(tags_of("{{\"}}\"}}后"), (Strings{"{{\"}}\"}}"}));
  EXPECT_EQ(tags_of("{{“{{”}}后"), (Strings{"{{“{{”}}"}));
}

TEST(TagScan, QuotesInAnOptionAreText) {
  EXPECT_EQ(tags_of("{{☐尺寸=5\"以下}}甲\""), (Strings{"{{☐尺寸=5\"以下}}"}));
}

TEST(TagScan, ReportsLooseBraces) {
  const Scan open = scan("甲{{乙 丙");
  ASSERT_EQ(open.unclosed.size(), 1u);
  EXPECT_TRUE(open.tags.empty());
  EXPECT_EQ(scan("甲}}乙").stray.size(), 1u);
  const Scan forgotten = scan("{{甲 {{乙}}");
  EXPECT_EQ(forgotten.unclosed.size(), 1u);
  EXPECT_EQ(forgotten.tags.size(), 1u);
}

TEST(TagScan, NothingVisibleMayStandInATag) {
  const Scan found = scan(std::string("{{甲") + kBarrier + "乙}}");
  EXPECT_TRUE(found.tags.empty());
  EXPECT_EQ(found.unclosed.size(), 1u);
}

TEST(TagParse, PlainKey) {
  const Tag tag = parsed("{{ 班 组名称 }}");
  EXPECT_EQ(tag.sigil, Sigil::value);
  EXPECT_EQ(tag.key, "班 组名称");
  EXPECT_EQ(tag.normal, "班组名称");
}

TEST(TagParse, KeysHoldSlashesPercentAndBrackets) {
  EXPECT_EQ(parsed("{{产品/服务合格率（%）}}").normal, "产品/服务合格率(%)");
}

TEST(TagParse, SigilsInBothWidths) {
  EXPECT_EQ(parsed("{{#列表}}").sigil, Sigil::repeat);
  EXPECT_EQ(parsed("｛｛＃列表｝｝").sigil, Sigil::repeat);
  EXPECT_EQ(parsed("{{^列表}}").sigil, Sigil::inverse);
  EXPECT_EQ(parsed("{{/列表}}").sigil, Sigil::end);
  EXPECT_EQ(parsed("{{／列表}}").sigil, Sigil::end);
  EXPECT_EQ(parsed("{{+正文}}").sigil, Sigil::rich);
  EXPECT_EQ(parsed("{{@序号}}").sigil, Sigil::index);
  EXPECT_EQ(parsed("{{图：照片}}").sigil, Sigil::picture);
  EXPECT_EQ(parsed("{{码:编号}}").sigil, Sigil::code);
  EXPECT_EQ(parsed("{{章:单位盖章}}").sigil, Sigil::seal);
}

TEST(TagParse, WordSigilsNeedTheirColon) {
  EXPECT_EQ(parsed("{{图}}").sigil, Sigil::value);
  EXPECT_EQ(parsed("{{章程}}").sigil, Sigil::value);
}

TEST(TagParse, FiltersWithArguments) {
  const Tag tag = parsed("{{费用｜数字：#,##0.00|下划线:12}}");
  ASSERT_EQ(tag.filters.size(), 2u);
  EXPECT_EQ(tag.filters[0].name, "数字");
  EXPECT_EQ(tag.filters[0].argument, "#,##0.00");
  EXPECT_EQ(tag.filters[1].name, "下划线");
  EXPECT_EQ(tag.filters[1].argument, "12");
}

TEST(TagParse, ArgumentsMayBeQuoted) {
  EXPECT_EQ(parsed("{{日|日期:\"yyyy|MM\"}}").filters[0].argument, "yyyy|MM");
}

TEST(TagParse, OptionIsTheRest) {
  const Tag tag = parsed("{{☐重点领域＝“专精特新”中小企业|其他}}");
  EXPECT_EQ(tag.sigil, Sigil::choice);
  EXPECT_EQ(tag.key, "重点领域");
  EXPECT_EQ(tag.option, "“专精特新”中小企业|其他");
  EXPECT_EQ(parsed("{{□是否央企=是}}").option, "是");
}

TEST(TagParse, QuotedKeysHoldAnything) {
  const Tag tag = parsed("{{\"比例:1|2\"|下划线:4}}");
  EXPECT_EQ(tag.key, "比例:1|2");
  EXPECT_TRUE(tag.quoted);
  EXPECT_EQ(tag.filters.size(), 1u);
}

TEST(TagParse, Literals) {
  EXPECT_EQ(parsed("{{\"{{\"}}").sigil, Sigil::literal);
  EXPECT_EQ(parsed("{{\"{{\"}}").key, "{{");
  EXPECT_EQ(parsed("{{“}}”}}").sigil, Sigil::literal);
}

TEST(TagParse, Faults) {
  EXPECT_EQ(fault("{{}}"), "merge.empty_tag");
  EXPECT_EQ(fault("{{　}}"), "merge.empty_tag");
  EXPECT_EQ(fault("{{#}}"), "merge.empty_tag");
  EXPECT_EQ(fault("{{|日期}}"), "merge.empty_tag");
  EXPECT_EQ(fault("{{\"\"}}"), "merge.empty_tag");
  EXPECT_EQ(fault("{{!注}}"), "merge.unknown_sigil");
  EXPECT_EQ(fault("{{表:甲}}"), "merge.unknown_sigil");
  EXPECT_EQ(fault("{{甲{乙}}"), "merge.bad_key");
  EXPECT_EQ(fault("{{甲\"乙\"}}"), "merge.bad_key");
  EXPECT_EQ(fault("{{\"甲\"乙}}"), "merge.bad_quotes");
  EXPECT_EQ(fault("{{☐单位性质}}"), "merge.no_option");
  EXPECT_EQ(fault("{{☐单位性质=}}"), "merge.no_option");
  EXPECT_EQ(fault("{{@总数}}"), "merge.unknown_index");
}

}  // namespace
}  // namespace sealpress::merge
