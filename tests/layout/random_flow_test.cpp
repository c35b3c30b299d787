// Random documents: whatever the formatting, every character is shown once, in order, on the paper.
#include <gtest/gtest.h>

#include <random>

#include "layout/harness.h"

namespace sealpress::test {
namespace {

/// Makes bodies of numbered words, so that nothing can vanish or come twice unnoticed.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string body(int paragraphs) {
    std::string out;
    for (int i = 0; i < paragraphs; ++i) {
      const bool ends_section = chance(12);
      out += "<w:p><w:pPr>" + properties() + (ends_section ? section() : "") + "</w:pPr>";
      for (int run = upto(4); run >= 0; --run) out += this->run();
      out += "</w:p>";
    }
    return out + section();
  }
  /// What the pages must show, spaces left out.
  const std::string& text() const { return text_; }

 private:
  int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
  bool chance(int percent) { return upto(99) < percent; }
  std::string maybe(int percent, const std::string& xml) { return chance(percent) ? xml : ""; }
  std::string number(int most) { return std::to_string(upto(most)); }
  std::string pick(const std::vector<std::string>& all) {
    return all[static_cast<std::size_t>(upto(static_cast<int>(all.size()) - 1))];
  }

  std::string properties() {
    const std::string border = R"(="single" w:sz="8" w:space="2" w:color="auto"/>)";
    return maybe(15, "<w:keepNext/>") + maybe(10, "<w:keepLines/>") +
           maybe(3, "<w:pageBreakBefore/>") + maybe(30, R"(<w:widowControl w:val="0"/>)") +
           maybe(10, "<w:pBdr><w:top w:val" + border + "<w:bottom w:val" + border + "</w:pBdr>") +
           maybe(20, R"(<w:tabs><w:tab w:val="right" w:leader="none" w:pos="3000"/></w:tabs>)") +
           maybe(60, "<w:spacing w:before=\"" + number(300) + "\" w:after=\"" + number(300) +
                         "\" w:line=\"" + std::to_string(200 + upto(300)) + "\" w:lineRule=\"" +
                         pick({"auto", "exact", "atLeast"}) + "\"/>") +
           maybe(40, "<w:ind w:left=\"" + number(900) + "\" w:right=\"" + number(600) + "\" " +
                         pick({"w:firstLine", "w:hanging"}) + "=\"" + number(500) + "\"/>") +
           maybe(10, "<w:contextualSpacing/>") + "<w:jc w:val=\"" +
           pick({"left", "center", "right", "both", "distribute"}) + "\"/>";
  }

  std::string run() {
    std::string words;
    for (int n = upto(14); n >= 0; --n) {
      const std::string word =
          pick({"质量", "班组，", "（信得过）", "QC", "Quality", "。"}) + std::to_string(++count_);
      text_ += word;
      words += word + maybe(25, " ");
    }
    return "<w:r><w:rPr>" + maybe(20, "<w:b/>") + maybe(10, R"(<w:u w:val="single"/>)") +
           "<w:sz w:val=\"" + std::to_string(14 + upto(40)) +
           "\"/></w:rPr><w:t xml:space=" + "\"preserve\">" + words + "</w:t>" +
           maybe(10, "<w:tab/>") + maybe(6, "<w:br/>") + maybe(3, R"(<w:br w:type="page"/>)") +
           maybe(2, R"(<w:br w:type="column"/>)") + "</w:r>";
  }

  std::string section() {
    return "<w:sectPr><w:type w:val=\"" +
           pick({"nextPage", "continuous", "oddPage", "evenPage", "nextColumn"}) +
           "\"/><w:pgSz w:w=\"" + std::to_string(5000 + upto(6000)) + "\" w:h=\"" +
           std::to_string(3000 + upto(9000)) +
           "\"/><w:pgMar w:top=\"720\" w:right=\"720\" w:bottom=\"720\" w:left=\"720\" "
           "w:header=\"360\" w:footer=\"360\" w:gutter=\"0\"/>" +
           maybe(40, "<w:cols w:num=\"" + std::to_string(1 + upto(2)) + "\" w:space=\"300\"/>") +
           maybe(40, "<w:docGrid w:type=\"" + pick({"lines", "linesAndChars", "snapToChars"}) +
                         "\" w:linePitch=\"312\"/>") +
           "</w:sectPr>";
  }

  std::mt19937 random_;
  std::string text_;
  int count_ = 0;
};

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

class RandomFlow : public testing::TestWithParam<unsigned> {};

TEST_P(RandomFlow, ShowsEveryCharacterOnceAndInOrder) {
  Writer writer(GetParam());
  const layout::Pages pages = lay_out_body(writer.body(25));
  EXPECT_EQ(without_spaces(text_of(pages)), writer.text());
  EXPECT_TRUE(pages.report.empty());
}

TEST_P(RandomFlow, StaysOnThePaper) {
  Writer writer(GetParam());
  for (const frame::Page& page : lay_out_body(writer.body(25)).document.pages) {
    for (const Shown& run : shown_on(page)) {
      EXPECT_GE(run.y, 0) << run.text;
      EXPECT_LE(run.y, page.size.height.to_pt() + 60) << run.text;
      EXPECT_GE(run.x, -30) << run.text;
      EXPECT_LE(run.x, page.size.width.to_pt()) << run.text;
    }
  }
}

TEST_P(RandomFlow, ComesOutTheSameTwice) {
  const std::string body = Writer(GetParam()).body(12);
  EXPECT_EQ(print(lay_out_body(body)), print(lay_out_body(body)));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomFlow, testing::Range(0U, 60U));

}  // namespace
}  // namespace sealpress::test
