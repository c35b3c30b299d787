// Numbered lists inside repeats.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kNumbering =
    "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
    "w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt "
    "w:val=\"decimal\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num>";

std::string item(std::string_view text, int list = 1, int level = 0) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
         std::to_string(list) + "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
}

void collect(const docx::Node& node, std::vector<int>& out) {
  if (const auto* paragraph = docx::as<docx::Paragraph>(&node)) {
    if (paragraph->properties->num_id) out.push_back(*paragraph->properties->num_id);
  }
  for (const docx::Node* child : node.children) collect(*child, out);
}

Merged merge_lists(std::string_view body, std::string_view json, std::string_view styles = "") {
  const auto compiled = compile(DocxBuilder().body(body).numbering(kNumbering).styles(styles));
  return compiled ? merge(*compiled, json) : Merged{};
}

/// The list of each numbered paragraph, in the tree and in the written file, which must agree.
std::vector<int> lists_of(const Merged& merged) {
  std::vector<int> tree, written;
  collect(*merged.view.body(), tree);
  const auto file = docx::Document::open(merged.bytes(), "written.docx");
  EXPECT_TRUE(file.has_value());
  if (file) collect(*(*file)->body, written);
  EXPECT_EQ(tree, written);
  if (file) {
    for (const int list : tree) EXPECT_TRUE((*file)->numbering.instances.contains(list)) << list;
  }
  return tree;
}

constexpr std::string_view kTwo =
    R"({"部": [{"名": "甲", "项": [1, 2, 3]}, {"名": "乙", "项": [4, 5]}]})";

TEST(Lists, AnInnerRepeatBeginsAnewInEachCopyOfTheOuter) {
  const Merged merged = merge_lists(
      p("{{#部}}") + p("{{名}}") + p("{{#项}}") + item("{{.}}") + p("{{/项}}") + p("{{/部}}"),
      kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1, 1, 5, 5));
  const docx::NumberingInstance& made = merged.view.file->numbering.instances.at(5);
  EXPECT_EQ(made.abstract_id, 0);
  EXPECT_EQ(made.start_overrides[0], 1);
  EXPECT_EQ(made.start_overrides[1], 3);
}

TEST(Lists, InCellsOfARepeatedRow) {
  const std::string inner = "<w:tc>" + p("{{#项}}") + item("{{.}}") + p("{{/项}}") + "</w:tc>";
  const Merged merged =
      merge_lists(table({row({cell("{{#部}}{{名}}"), inner, cell("{{/部}}")})}) + p(""), kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1, 1, 5, 5));
}

TEST(Lists, FixedItemsBelowATitleBeginAnew) {
  const Merged merged =
      merge_lists(p("{{#部}}") + p("{{名}}") + item("一") + item("二", 1, 1) + p("{{/部}}"), kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1, 5, 5));
}

TEST(Lists, TheRepeatedItemItselfGoesOn) {
  EXPECT_THAT(lists_of(merge_lists(p("{{#部}}") + item("{{名}}") + p("{{/部}}"), kTwo)),
              ElementsAre(1, 1));
  EXPECT_THAT(lists_of(merge_lists(p("{{#部}}") + item("{{名}}") + p("说明") + p("{{/部}}"), kTwo)),
              ElementsAre(1, 1));
}

TEST(Lists, ATitleAndItsItemsInOneListGoOn) {
  const Merged merged = merge_lists(
      p("{{#部}}") + item("{{名}}") + p("{{#项}}") + item("{{.}}", 1, 1) + p("{{/项}}{{/部}}"),
      kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1, 1, 1, 1, 1, 1));
}

TEST(Lists, OneThatBeginsOutsideGoesOn) {
  const Merged merged = merge_lists(item("前") + p("{{#部}}") + p("{{名}}") + p("{{#项}}") +
                                        item("{{.}}") + p("{{/项}}") + p("{{/部}}"),
                                    kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1, 1, 1, 1, 1));
}

TEST(Lists, AConditionIsNoRepeat) {
  const std::string body =
      p("{{#部}}") + p("{{名}}") + p("{{#有}}") + item("{{名}}") + p("{{/有}}") + p("{{/部}}");
  const Merged merged =
      merge_lists(body, R"({"部": [{"名": "甲", "有": true}, {"名": "乙", "有": true}]})");
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 1));
}

TEST(Lists, EachListForItself) {
  const Merged merged = merge_lists(
      p("{{#部}}") + item("{{名}}") + p("{{#项}}") + item("{{.}}", 4) + p("{{/项}}") + p("{{/部}}"),
      kTwo);
  EXPECT_THAT(lists_of(merged), ElementsAre(1, 4, 4, 4, 1, 5, 5));
}

TEST(Lists, NumbersThatAStyleGives) {
  const Merged merged = merge_lists(
      p("{{#部}}") + p("{{名}}") + p("{{#项}}") + "<w:p><w:pPr><w:pStyle w:val=\"L\"/></w:pPr>" +
          run("{{.}}") + "</w:p>" + p("{{/项}}") + p("{{/部}}"),
      kTwo,
      "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
  EXPECT_THAT(lists_of(merged), ElementsAre(5, 5));  // the first copy leaves it to the style
}

TEST(Lists, ADocumentWithoutNewListsKeepsItsNumbering) {
  const Merged merged = merge_lists(p("{{#部}}") + item("{{名}}") + p("{{/部}}"), kTwo);
  EXPECT_TRUE(merged.view.replaced_bytes.empty());
}

}  // namespace
}  // namespace sealpress::merge::test
