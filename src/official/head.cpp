#include <algorithm>
#include <cmath>
#include <set>

#include "official/inspections.h"
#include "official/standard.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

/// From the letterhead to the addressees (7.2, 7.3.1, 7.3.2).
class Head {
 public:
  Head(const Inspected& seen, Judge& judge) : seen_(seen), judge_(judge) {}

  void run() { head(); }

 private:
  void head() {
    const Sheet& sheet = seen_.sheets().front();
    const TextLine* last_red = nullptr;
    const auto song = seen_.faces({"方正小标宋简体", "方正小标宋_GBK"});
    for (const TextLine& line : sheet.lines) {
      if (!line.red() || line.size() < 10) continue;
      if (last_red == nullptr) {
        judge_.length("measure.letterhead_top", 0, line.top() - kTop, kLetterheadDown, kPlace,
                      &line);
      }
      last_red = &line;
      if (line.left() < kLeft - kPlace) {
        judge_.length("measure.letterhead_wide", 0, line.right() - line.left(), kTextWidth, 0,
                      &line);
      }
      if (!line.tibetan() && !drawn_by(line, song)) judge_.say("measure.letterhead_face", 0, &line);
    }
    const TextLine* number = document_number(sheet, last_red);
    const Rule* rule = red_line(sheet, last_red, number);
    title(sheet, rule, number, song);
  }

  const TextLine* document_number(const Sheet& sheet, const TextLine* letterhead) {
    for (const TextLine& line : sheet.lines) {
      if (line.red() || !is_document_number(line.text())) continue;
      if (letterhead == nullptr || line.baseline < letterhead->baseline) return nullptr;
      judge_.length("measure.number_down", 0, line.top() - letterhead->bottom(), 2 * kPitch,
                    0.5 * kPitch, &line);
      judge_.length("measure.number_middle", 0, line.middle(), kMiddle, kPlace, &line);
      judge_.points("measure.number_size", 0, line.size(), kBodySize, 0.25, &line);
      return &line;
    }
    return nullptr;
  }

  const Rule* red_line(const Sheet& sheet, const TextLine* letterhead, const TextLine* number) {
    const auto rule = std::find_if(sheet.rules.begin(), sheet.rules.end(), [](const Rule& r) {
      return r.red && r.right - r.left > 0.3 * kTextWidth;
    });
    if (rule == sheet.rules.end()) {
      if (letterhead != nullptr && number != nullptr) judge_.say("measure.red_line_missing", 0);
      return nullptr;
    }
    judge_.length("measure.red_line_width", 0, rule->right - rule->left, kTextWidth, kRuler);
    judge_.length("measure.red_line_left", 0, rule->left, kLeft, kRuler);
    if (number != nullptr) {
      judge_.length("measure.red_line_down", 0, rule->y - rule->thickness / 2 - number->bottom(),
                    kRedLineDown, kRuler);
    }
    return &*rule;
  }

  void title(const Sheet& sheet, const Rule* rule, const TextLine* number,
             const std::set<text::FaceId>& song) {
    if (rule == nullptr && number == nullptr) return;
    const double from = rule ? rule->y : number->bottom();
    const TextLine* above = nullptr;
    text_on_first_page(sheet, from);
    for (const TextLine& line : sheet.lines) {
      if (line.red() || line.baseline < from || is_page_number(line.text())) continue;
      if (line.size() < seen_.body_size() + 2) {
        if (above != nullptr) addressee(line, *above);
        return;
      }
      if (above == nullptr) {
        judge_.length("measure.title_down", 0, line.top() - from, 2 * kPitch, 0.5 * kPitch, &line);
        judge_.points("measure.title_size", 0, line.size(), kTitleSize, 0.25, &line);
        if (!drawn_by(line, song)) judge_.say("measure.title_face", 0, &line);
      }
      judge_.length("measure.title_middle", 0, line.middle(), kMiddle, 2 * kPlace, &line);
      above = &line;
    }
  }

  /// 7.3.3: below the title and the addressees, which end with a colon, the first page shows text.
  void text_on_first_page(const Sheet& sheet, double from) {
    if (seen_.sheets().size() < 2) return;
    bool addressed = false;
    for (const TextLine& line : sheet.lines) {
      if (line.baseline < from || !seen_.is_body(line)) continue;
      if (addressed || line.left() > kLeft + 1.5 * kCharacter) return;
      addressed = line.text().back() == U'：';
    }
    judge_.say("measure.no_text_on_first_page", 0);
  }

  /// 7.3.2: one line below the title, flush left.
  void addressee(const TextLine& line, const TextLine& title) {
    judge_.length("measure.addressee_down", 0, line.top() - title.bottom(), kPitch, 0.75 * kPitch,
                  &line);
    judge_.length("measure.addressee_left", 0, line.left(), kLeft, kPlace, &line);
  }

  const Inspected& seen_;
  Judge& judge_;
};

}  // namespace

void inspect_head(const Inspected& seen, Judge& judge) {
  Head(seen, judge).run();
}

}  // namespace sealpress::official
