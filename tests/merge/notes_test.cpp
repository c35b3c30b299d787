// Footnotes and endnotes: filled in where their references stand, once for each copy.
#include <gmock/gmock.h>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string reference(std::string_view text, int id, std::string_view kind = "footnote") {
  return "<w:p>" + run(text) + "<w:r><w:" + std::string(kind) + "Reference w:id=\"" +
         std::to_string(id) + "\"/></w:r></w:p>";
}
std::string note(int id, std::string_view content, std::string_view kind = "footnote") {
  const std::string tag = "w:" + std::string(kind);
  return "<" + tag + " w:id=\"" + std::to_string(id) + "\">" + std::string(content) + "</" + tag +
         ">";
}

void collect(const docx::Node& node, const docx::View& view, std::vector<std::string>& out) {
  if (const auto* found = docx::as<docx::Note>(&node)) {
    const docx::Story* story = view.note(found->type, found->id);
    std::string text = story == nullptr ? "(none)" : docx::plain_text(*story);
    if (text.ends_with('\n')) text.pop_back();
    out.push_back(std::string(found->id) + " " + text);
  }
  for (const docx::Node* child : node.children) collect(*child, view, out);
}

/// Ids and texts of the notes that the body refers to, in its order.
std::vector<std::string> notes_of(const docx::View& view) {
  std::vector<std::string> found;
  collect(*view.body(), view, found);
  return found;
}
/// The same after the file was written and read again.
std::vector<std::string> written_notes(const Merged& merged) {
  const auto file = docx::Document::open(merged.bytes(), "written.docx");
  EXPECT_TRUE(file.has_value());
  return file ? notes_of(docx::View{*file, nullptr, {}, {}, {}}) : std::vector<std::string>{};
}

TEST(Notes, TheViewShowsThemFilledIn) {
  const auto compiled = compile(DocxBuilder()
                                    .body(reference("a", 1) + reference("b", 1, "endnote"))
                                    .footnotes(note(1, p("脚注{{单位}}")))
                                    .endnotes(note(1, p("尾注{{单位}}"), "endnote")));
  const Merged merged = merge(*compiled, R"({"单位": "样例公司"})");
  EXPECT_THAT(notes_of(merged.view), ElementsAre("1 脚注样例公司", "1 尾注样例公司"));
  EXPECT_THAT(written_notes(merged), ElementsAre("1 脚注样例公司", "1 尾注样例公司"));
}

TEST(Notes, EachCopyOfARepeatHasItsOwn) {
  const auto compiled = compile(
      DocxBuilder()
          .body(reference("前", 5) + p("{{#列表}}") + reference("{{名}}", 1) + p("{{/列表}}"))
          .footnotes(note(1, p("注{{名}}")) + note(5, p("不变"))));
  const Merged merged = merge(*compiled, R"({"列表": [{"名": "甲"}, {"名": "乙"}, {"名": "丙"}]})");
  EXPECT_THAT(notes_of(merged.view), ElementsAre("5 不变", "1 注甲", "6 注乙", "7 注丙"));
  EXPECT_THAT(written_notes(merged), ElementsAre("5 不变", "1 注甲", "6 注乙", "7 注丙"));
}

TEST(Notes, OneWithoutTagsIsCopiedToo) {
  const auto compiled =
      compile(DocxBuilder()
                  .body(table({row({cell("{{#l}}{{.}}"), "<w:tc>" + reference("x", 1) + "</w:tc>",
                                    cell("{{/l}}")})}))
                  .footnotes(note(1, p("不变"))));
  const Merged merged = merge(*compiled, R"({"l": [1, 2]})");
  EXPECT_THAT(written_notes(merged), ElementsAre("1 不变", "2 不变"));
}

TEST(Notes, RepeatsWithinANote) {
  const auto compiled = compile(DocxBuilder()
                                    .body(p("{{#组}}") + reference("{{名}}", 1) + p("{{/组}}"))
                                    .footnotes(note(1, p("{{#人}}{{.}}、{{/人}}{{上级.年}}"))));
  const Merged merged = merge(
      *compiled,
      R"({"年": 2025, "组": [{"名": "一", "人": ["甲", "乙"]}, {"名": "二", "人": ["丙"]}]})");
  EXPECT_THAT(notes_of(merged.view), ElementsAre("1 甲、乙、2025", "2 丙、2025"));
}

TEST(Notes, OneThatIsNotShownIsLeftOut) {
  const auto compiled =
      compile(DocxBuilder()
                  .body(p("{{^a}}") + reference("x", 1) + p("{{/a}}") + reference("y", 2))
                  .footnotes(note(1, p("{{b}}去")) + note(2, p("{{b}}留"))));
  const Merged merged = merge(*compiled, R"({"a": 1, "b": "值"})");
  EXPECT_THAT(notes_of(merged.view), ElementsAre("2 值留"));
  EXPECT_THAT(merged.xml("word/footnotes.xml"), Not(HasSubstr("去")));
  EXPECT_THAT(merged.xml("word/footnotes.xml"), Not(HasSubstr("{{")));
}

TEST(Notes, OneThatNothingRefersToIsFilledIn) {
  const auto compiled = compile(DocxBuilder().body(p("x")).footnotes(note(1, p("注{{a}}"))));
  const Merged merged = merge(*compiled, R"({"a": "值"})");
  EXPECT_EQ(merged.text("word/footnotes.xml"), "注值\n");
}

TEST(Notes, KeysInANoteBelongToTheRepeatOfItsReference) {
  const auto compiled = compile(DocxBuilder()
                                    .body(p("{{#列表}}") + reference("x", 1) + p("{{/列表}}"))
                                    .footnotes(note(1, p("{{名}}"))));
  ASSERT_EQ(compiled->keys().size(), 2u);
  EXPECT_EQ(compiled->keys()[1].key, "名");
  EXPECT_EQ(compiled->keys()[1].scope, "列表");
}

TEST(Notes, TextInCopiesIsReadWhateverItsWords) {
  // Words that look like marks with ids must not change what a node is.
  const Merged merged = merge(p("{{#l}}") + p("comment bookmark docPr noteReference") + p("{{/l}}"),
                              R"({"l": [1, 2, 3]})");
  const std::string line = "comment bookmark docPr noteReference\n";
  EXPECT_EQ(merged.text(), line + line + line);
}

}  // namespace
}  // namespace sealpress::merge::test
