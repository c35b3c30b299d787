// Measuring: the samples keep to GB/T 9704-2012, and whatever is bent on a finished page by a known
// length is found by that length.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "laid_out.h"
#include "layout/layout.h"
#include "official/official_document.h"
#include "official/seal_room.h"
#include "support/docx_builder.h"

namespace sealpress::attachments {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;

std::string argument(const Diagnostic& d, const std::string& name) {
  for (const Argument& a : d.args) {
    if (a.name == name) return std::get<std::string>(a.value);
  }
  return {};
}

/// "measure.date_right +5.0mm" for each deviation.
std::vector<std::string> deviations(const frame::Document& document) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : official::official_document(document, fonts())) {
    const std::string difference = argument(d, "difference");
    lines.push_back(d.code + (difference.empty() ? "" : " " + difference));
  }
  return lines;
}

class StandardSample : public testing::TestWithParam<std::string> {};

std::vector<std::string> official_samples() {
  std::vector<std::string> samples;
  for (const std::string& form : forms_below(source_tree() / "data/forms", ".json")) {
    if (is_official_document(read_entry(form))) samples.push_back(form);
  }
  return samples;
}

TEST_P(StandardSample, KeepsToTheStandard) {
  EXPECT_THAT(deviations(laid_out(GetParam(), GetParam())), IsEmpty());
  EXPECT_THAT(deviations(laid_out(GetParam(), GetParam() + "-long")), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Measured, StandardSample, testing::ValuesIn(official_samples()),
                         [](const testing::TestParamInfo<std::string>& form) {
                           return test_name(form.param);
                         });

// ---- Bent pages -------------------------------------------------------------------------------

using Choose = std::function<bool(std::size_t page, const frame::GlyphRun&)>;

bool red(const frame::GlyphRun& run) {
  return run.color.red > 200 && run.color.green == 0;
}

/// Runs whose text holds `words`, on all pages.
Choose saying(std::string words) {
  return [words = std::move(words)](std::size_t, const frame::GlyphRun& run) {
    return run.text.find(words) != std::string::npos;
  };
}

/// Runs on the baselines of runs that say `words`.
frame::Document moved_lines(frame::Document document, const std::string& words, Length x,
                            Length y) {
  for (frame::Page& page : document.pages) {
    std::vector<Length> baselines;
    for (const frame::Item& item : page.items) {
      const auto* run = std::get_if<frame::GlyphRun>(&item);
      if (run && run->text.find(words) != std::string::npos) baselines.push_back(run->origin.y);
    }
    for (frame::Item& item : page.items) {
      auto* run = std::get_if<frame::GlyphRun>(&item);
      if (!run) continue;
      if (std::find(baselines.begin(), baselines.end(), run->origin.y) == baselines.end()) continue;
      run->origin = run->origin + Point{x, y};
    }
  }
  return document;
}

frame::Document bent(frame::Document document, const Choose& choose,
                     const std::function<void(frame::GlyphRun&)>& bend) {
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    for (frame::Item& item : document.pages[p].items) {
      auto* run = std::get_if<frame::GlyphRun>(&item);
      if (run && choose(p, *run)) bend(*run);
    }
  }
  return document;
}

void bend_rules(std::vector<frame::Item>& items, bool reds,
                const std::function<void(frame::Line&)>& bend) {
  for (frame::Item& item : items) {
    if (auto* line = std::get_if<frame::Line>(&item)) {
      if ((line->color.red > 200) == reds && line->from.y == line->to.y) bend(*line);
    } else if (auto* group = std::get_if<std::shared_ptr<const frame::Group>>(&item)) {
      auto changed = std::make_shared<frame::Group>(**group);
      bend_rules(changed->items, reds, bend);
      *group = std::move(changed);
    } else if (auto* fill = std::get_if<frame::FillRect>(&item)) {
      // A rule drawn as a filled strip.
      if ((fill->color.red > 200) != reds || fill->rect.height > Length::mm(1)) continue;
      const Length y = fill->rect.y + fill->rect.height / 2;
      frame::Line strip{{fill->rect.x, y},
                        {fill->rect.right(), y},
                        fill->rect.height,
                        frame::LineStyle::solid,
                        fill->color};
      bend(strip);
      item = strip;
    }
  }
}

frame::Document bent_rules(frame::Document document, bool reds,
                           const std::function<void(frame::Line&)>& bend) {
  for (frame::Page& page : document.pages) bend_rules(page.items, reds, bend);
  return document;
}

class Bent : public testing::Test {
 protected:
  const frame::Document notice_ = laid_out("gb-9704/notice", "gb-9704/notice");
  const frame::Document many_ = laid_out("jiangsu-2025/notice", "jiangsu-2025/notice");
  const frame::Document attachment_ = laid_out("gb-9704/attachment", "gb-9704/attachment-long");
  const Length by_ = Length::mm(5);
};

TEST_F(Bent, PaperAndMargins) {
  frame::Document wide = notice_;
  wide.pages[0].size.width += by_;
  EXPECT_THAT(deviations(wide), Contains("measure.paper_width +5.0mm"));
  const auto all = [](std::size_t, const frame::GlyphRun&) { return true; };
  const auto right = bent(notice_, all, [&](auto& run) { run.origin.x += by_; });
  EXPECT_THAT(deviations(right), Contains("measure.left_margin +5.0mm"));
  EXPECT_THAT(deviations(right), Contains("measure.right_margin -5.0mm"));
  const auto up = bent(many_, all, [&](auto& run) { run.origin.y -= Length::mm(10); });
  EXPECT_THAT(deviations(up), Contains(testing::StartsWith("measure.top_margin -")));
  EXPECT_THAT(deviations(up), Contains("measure.letterhead_top -10.0mm"));
  const auto both = bent(many_, all, [&](auto& run) {
    run.origin.x += by_;
    run.origin.y -= Length::mm(10);
  });
  EXPECT_THAT(deviations(both), Contains(testing::StartsWith("measure.top_margin -")));
  const auto down = bent(many_, all, [&](auto& run) { run.origin.y += Length::mm(10); });
  EXPECT_THAT(deviations(down), Contains(testing::StartsWith("measure.bottom_margin -")));
}

/// A notice's body without a grid of characters: 27 fit into a line of 156 mm, and a rest stays.
frame::Document without_grid(const std::string& justify) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "各单位认真组织实施并按期报送";
  const std::string body =
      "<w:p><w:pPr><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"" + justify +
      "\"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/></w:rPr>"
      "<w:t>" +
      text +
      "</w:t></w:r></w:p><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\"/></w:sectPr>";
  const auto file = docx::Document::open(test::DocxBuilder().body(body).bytes(), "notice.docx");
  docx::View view;
  view.file = *file;
  return layout::layout(view, fonts())->document;
}

TEST(Measured, ALineWithoutRoomForOneMoreCharacterEndsAtTheMargin) {
  EXPECT_THAT(deviations(without_grid("left")),
              testing::AllOf(Contains(testing::StartsWith("measure.characters")),
                             Not(Contains(testing::StartsWith("measure.right_margin")))));
  EXPECT_THAT(deviations(without_grid("both")),
              Not(Contains(testing::StartsWith("measure.right_margin"))));
}

TEST_F(Bent, LinesAndType) {
  const auto black = [](std::size_t, const frame::GlyphRun& run) {
    return !red(run) && run.size == Length::pt(16);
  };
  const auto spread = bent(many_, black, [](auto& run) {
    run.origin.y = Length::mm(37) + (run.origin.y - Length::mm(37)).scaled(1.1);
  });
  EXPECT_THAT(deviations(spread), Contains("measure.line_pitch +1.0mm"));
  EXPECT_THAT(deviations(spread), Contains("measure.lines -2"));
  const auto small = bent(many_, black, [](auto& run) { run.size = Length::pt(14); });
  EXPECT_THAT(deviations(small), Contains("measure.body_size -2.0磅"));
  const auto song = fonts().find("宋体", false, false).face;
  const auto face = bent(many_, black, [&](auto& run) { run.face = song; });
  EXPECT_THAT(deviations(face), Contains("measure.body_face"));
  EXPECT_THAT(deviations(face), Contains("measure.heading_face"));
}

TEST_F(Bent, Letterhead) {
  const auto head = [](std::size_t, const frame::GlyphRun& run) { return red(run); };
  const auto down = bent(notice_, head, [&](auto& run) { run.origin.y += by_; });
  EXPECT_THAT(deviations(down), Contains("measure.letterhead_top +5.0mm"));
  const auto wide = bent(notice_, head, [&](auto& run) { run.origin.x -= Length::mm(30); });
  EXPECT_THAT(deviations(wide), Contains(testing::StartsWith("measure.letterhead_wide")));
  const auto face =
      bent(notice_, head, [](auto& run) { run.face = fonts().find("黑体", false, false).face; });
  EXPECT_THAT(deviations(face), Contains("measure.letterhead_face"));
}

TEST_F(Bent, NumberAndRedLine) {
  const auto aside = moved_lines(notice_, "青质协", by_, Length());
  EXPECT_THAT(deviations(aside), Contains("measure.number_middle +5.0mm"));
  const auto low = bent_rules(notice_, true, [](frame::Line& line) {
    line.from.y += Length::mm(2);
    line.to.y += Length::mm(2);
  });
  EXPECT_THAT(deviations(low), Contains("measure.red_line_down +2.0mm"));
  const auto cut = bent_rules(notice_, true, [&](frame::Line& line) { line.to.x -= by_; });
  EXPECT_THAT(deviations(cut), Contains("measure.red_line_width -5.0mm"));
  frame::Document none = notice_;
  std::erase_if(none.pages[0].items, [](const frame::Item& item) {
    const auto* line = std::get_if<frame::Line>(&item);
    return line && line->color.red > 200;
  });
  EXPECT_THAT(deviations(none), Contains("measure.red_line_missing"));
}

TEST_F(Bent, TitleAndAddressees) {
  const auto title = bent(
      notice_, [](std::size_t, const frame::GlyphRun& run) { return run.size == Length::pt(22); },
      [&](auto& run) { run.origin.x += by_; });
  EXPECT_THAT(deviations(title), Contains("measure.title_middle +5.0mm"));
  const auto small = bent(
      notice_, [](std::size_t, const frame::GlyphRun& run) { return run.size == Length::pt(22); },
      [&](auto& run) { run.size = Length::pt(20); });
  EXPECT_THAT(deviations(small), Contains("measure.title_size -2.0磅"));
  const auto in = moved_lines(notice_, "各市质量协会，各会员", by_, Length());
  EXPECT_THAT(deviations(in), Contains("measure.addressee_left +5.0mm"));
}

TEST_F(Bent, Attachments) {
  const auto list = moved_lines(many_, "附件：", by_, Length());
  EXPECT_THAT(deviations(list), Contains("measure.attachments_left +5.0mm"));
  const auto names = moved_lines(many_, "汇总表（", by_, Length());
  EXPECT_THAT(deviations(names), Contains("measure.attachments_hang +5.0mm"));
  const auto number = moved_lines(attachment_, "附件", by_, Length());
  EXPECT_THAT(deviations(number), Contains("measure.attachment_left +5.0mm"));
}

TEST_F(Bent, DateNameAndSeal) {
  const auto date = moved_lines(notice_, "月", -by_, Length());
  EXPECT_THAT(deviations(date),
              Contains(AnyOf("measure.date_right +4.9mm", "measure.date_right +5.0mm")));
  frame::Document seal = notice_;
  for (frame::Page& page : seal.pages) {
    for (frame::SealField& field : page.seals) field.rect.x += by_;
  }
  EXPECT_THAT(deviations(seal), Contains(testing::StartsWith("measure.seal_middle +")));
}

TEST_F(Bent, TextOnTheFirstPageAndAboveTheSignature) {
  frame::Document bare = many_;
  const auto has_size = [](const frame::Item& item, double points) {
    const auto* run = std::get_if<frame::GlyphRun>(&item);
    return run && !red(*run) && run->size == Length::pt(points);
  };
  std::erase_if(bare.pages[0].items, [&](const frame::Item& item) {
    const auto* run = std::get_if<frame::GlyphRun>(&item);
    return has_size(item, 16) && run->origin.y > Length::mm(150);
  });
  EXPECT_THAT(deviations(bare), Contains("measure.no_text_on_first_page"));
  EXPECT_THAT(deviations(many_), Not(Contains("measure.no_text_on_first_page")));
  frame::Document alone = many_;
  ASSERT_GT(alone.pages.size(), 1u);
  std::erase_if(alone.pages.back().items, [&](const frame::Item& item) {
    const auto* run = std::get_if<frame::GlyphRun>(&item);
    return has_size(item, 16) && run->origin.x < Length::mm(28 + 35);
  });
  EXPECT_THAT(deviations(alone), Contains("measure.signature_alone"));
  EXPECT_THAT(deviations(many_), Not(Contains("measure.signature_alone")));
}

TEST(SealRoom, SealsKeepClearOfTheEdgeAndInsideTheirTable) {
  frame::Document document;
  frame::Page page;
  page.size = {Length::mm(210), Length::mm(297)};
  const auto rule = [&](double y) {
    page.items.emplace_back(frame::Line{{Length::mm(20), Length::mm(y)},
                                        {Length::mm(190), Length::mm(y)},
                                        Length::pt(0.5),
                                        frame::LineStyle::solid,
                                        kBlack});
  };
  rule(100);
  rule(200);
  const auto at = [&](double x, double y) {
    page.seals = {{"单位", {Length::mm(x), Length::mm(y), Length::mm(42), Length::mm(42)}}};
    document.pages = {page};
    std::vector<std::string> codes;
    for (const Diagnostic& d : official::seal_room(document, fonts())) codes.push_back(d.code);
    return codes;
  };
  EXPECT_THAT(at(140, 150), IsEmpty());
  EXPECT_THAT(at(150, 150), testing::ElementsAre("measure.seal_over_table"));
  EXPECT_THAT(at(140, 170), testing::ElementsAre("measure.seal_over_table"));
  EXPECT_THAT(at(150, 40), IsEmpty());  // above the table
  EXPECT_THAT(at(165, 40), testing::ElementsAre("measure.seal_at_edge"));
}

TEST_F(Bent, Imprint) {
  const auto up = bent_rules(notice_, false, [&](frame::Line& line) {
    line.from.y -= by_;
    line.to.y -= by_;
  });
  EXPECT_THAT(deviations(up),
              Contains(AnyOf("measure.imprint_bottom -4.9mm", "measure.imprint_bottom -5.0mm")));
  const auto thick =
      bent_rules(notice_, false, [](frame::Line& line) { line.width = Length::pt(2); });
  EXPECT_THAT(deviations(thick), Contains("measure.imprint_thick +0.36mm"));
}

TEST_F(Bent, PageNumbers) {
  const auto down = moved_lines(notice_, "—", Length(), by_);
  EXPECT_THAT(deviations(down), Contains("measure.page_number_down +5.0mm"));
  const auto aside = moved_lines(notice_, "—", by_, Length());
  EXPECT_THAT(deviations(aside), Contains("measure.page_number_right -5.0mm"));
  EXPECT_THAT(deviations(aside), Contains("measure.page_number_left +5.0mm"));
  const auto none = bent(notice_, saying("—"), [](auto& run) { run.glyphs.clear(); });
  EXPECT_THAT(deviations(none), Contains("measure.page_number_missing"));
}

}  // namespace
}  // namespace sealpress::attachments
