// What only merged trees hold: places for seals and values that name their field.
#include <gtest/gtest.h>

#include "layout/harness.h"

namespace sealpress::test {
namespace {

/// A document whose first paragraph is replaced by one with the given children.
class Merged {
 public:
  explicit Merged(std::string_view body)
      : file_(docx::Document::open(DocxBuilder().styles(kDefaults).body(body).bytes(), "m.docx")
                  .value()),
        arena_(std::make_shared<docx::Arena>()) {}

  docx::Arena& arena() { return *arena_; }
  const docx::Paragraph& first() const {
    for (const docx::Node* node : file_->body->children) {
      if (const auto* paragraph = docx::as<docx::Paragraph>(node)) return *paragraph;
    }
    throw std::logic_error("the body has no paragraph");
  }

  layout::Pages lay_out(const std::vector<const docx::Node*>& children) {
    docx::Paragraph* paragraph = arena().make<docx::Paragraph>(first());
    paragraph->children = arena().list(children);
    docx::View view;
    view.file = file_;
    view.arena = arena_;
    view.replaced[file_->main_part] = with(*file_->parts.at(file_->main_part).root, paragraph);
    return layout::layout(view, fonts()).value();
  }

 private:
  /// A copy of the tree in which the first paragraph is another; the rest is shared.
  const docx::Node* with(const docx::Node& node, const docx::Node* paragraph) {
    if (&node == &first()) return paragraph;
    const auto* story = docx::as<docx::Story>(&node);
    if (!story && &node != file_->parts.at(file_->main_part).root) return &node;
    std::vector<const docx::Node*> children;
    for (const docx::Node* child : node.children) children.push_back(with(*child, paragraph));
    docx::Node* copy = story ? arena().make<docx::Story>(*story) : arena().make<docx::Node>(node);
    copy->children = arena().list(children);
    return copy;
  }

  std::shared_ptr<const docx::Document> file_;
  std::shared_ptr<docx::Arena> arena_;
};

std::vector<const docx::Node*> children_of(const docx::Node& node) {
  return {node.children.begin(), node.children.end()};
}

TEST(MergedTree, ASealIsCentredOnItsPlaceAndMovesNoText) {
  Merged merged(paragraph("单位盖章"));
  const layout::Pages before = merged.lay_out(children_of(merged.first()));
  docx::SealPlace* place = merged.arena().make<docx::SealPlace>();
  place->name = "单位盖章";
  place->diameter = Length::mm(42);
  auto children = children_of(merged.first());
  children.push_back(place);
  const layout::Pages pages = merged.lay_out(children);

  ASSERT_EQ(pages.document.pages.size(), 1U);
  EXPECT_EQ(lines_of(pages.document.pages[0])[0].x, lines_of(before.document.pages[0])[0].x);
  ASSERT_EQ(pages.document.pages[0].seals.size(), 1U);
  const Rect seal = pages.document.pages[0].seals[0].rect;
  EXPECT_EQ(seal.width, Length::mm(42));
  EXPECT_NEAR((seal.x + seal.width / 2).to_pt(), 90 + 4 * 10.5, 0.01);
  EXPECT_NEAR((seal.y + seal.height / 2).to_pt(), 82.6 - 0.38 * 10.5, 0.1);
}

TEST(MergedTree, ASealIsKeptInsideThePage) {
  Merged merged(R"(<w:p/><w:sectPr><w:pgSz w:w="6000" w:h="4000"/>)"
                R"(<w:pgMar w:top="200" w:right="200" w:bottom="200" w:left="200" w:header="0" )"
                R"(w:footer="0" w:gutter="0"/></w:sectPr>)");
  docx::SealPlace* place = merged.arena().make<docx::SealPlace>();
  place->diameter = Length::mm(45);
  const layout::Pages pages = merged.lay_out({place});
  ASSERT_EQ(pages.document.pages[0].seals.size(), 1U);
  const Rect seal = pages.document.pages[0].seals[0].rect;
  EXPECT_EQ(seal.x, Length());
  EXPECT_EQ(seal.y, Length());
  EXPECT_EQ(seal.width, Length::mm(45));
}

TEST(MergedTree, AMissingCharacterNamesTheFieldThatHoldsIt) {
  Merged merged(paragraph("甲&#x10FFFD;乙"));
  docx::Control* control = merged.arena().make<docx::Control>();
  control->value.field = "班组名称";
  control->children = merged.first().children;
  const layout::Pages pages = merged.lay_out({control});
  ASSERT_EQ(pages.report.size(), 1U);
  EXPECT_EQ(pages.report[0].code, "layout.no_glyph");
  EXPECT_EQ(pages.report[0].severity, Severity::error);
  EXPECT_EQ(pages.report[0].place.field, "班组名称");
  EXPECT_EQ(std::get<std::string>(pages.report[0].args[1].value), "U+10FFFD");
}

}  // namespace
}  // namespace sealpress::test
