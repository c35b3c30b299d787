#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ascii.h"
#include "official/inspections.h"
#include "official/standard.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

/// The page of an attachment and the list of attachments (7.3.4).
class Attachments {
 public:
  Attachments(const Inspected& seen, Judge& judge) : seen_(seen), judge_(judge) {}

  void run() {
    attachment_page();
    attachment_list();
  }

 private:
  void attachment_page() {
    const std::vector<TextLine>& lines = seen_.sheets().front().lines;
    if (lines.empty() || lines.front().red()) return;
    const TextLine& first = lines.front();
    const std::u32string text = first.text();
    if (!text.starts_with(U"附件") || text.size() > 4) return;
    judge_.length("measure.attachment_left", 0, first.left(), kLeft, kPlace, &first);
    judge_.points("measure.attachment_size", 0, first.size(), kBodySize, 0.25, &first);
    if (!drawn_by(first, seen_.faces({"黑体"}))) judge_.say("measure.attachment_face", 0, &first);
    if (lines.size() < 2) return;
    judge_.length("measure.attachment_title_down", 0, lines[1].top() - first.bottom(), kPitch,
                  0.75 * kPitch, &lines[1]);
    judge_.length("measure.title_middle", 0, lines[1].middle(), kMiddle, 2 * kPlace, &lines[1]);
  }

  void attachment_list() {
    for (std::size_t p = 0; p < seen_.sheets().size(); ++p) {
      const std::vector<TextLine>& lines = seen_.sheets()[p].lines;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].text().starts_with(U"附件：") || !seen_.is_body(lines[i])) continue;
        if (lines[i].text().size() == 3) continue;  // a list of another shape
        judge_.length("measure.attachments_left", p, lines[i].left(), kLeft + 2 * kCharacter,
                      kPlace, &lines[i]);
        if (i > 0) {
          judge_.length("measure.attachments_down", p, lines[i].baseline - lines[i - 1].baseline,
                        2 * kPitch, 0.5 * kPitch, &lines[i]);
        }
        hanging_names(p, i);
      }
    }
  }

  /// Names that run on begin below the name's first character.
  void hanging_names(std::size_t page, std::size_t at) {
    const std::vector<TextLine>& lines = seen_.sheets()[page].lines;
    const auto name = name_after_label(lines[at]);
    if (!name) return;
    for (std::size_t i = at + 1; i < lines.size() && lines[i].left() > kLeft + 4 * kCharacter;
         ++i) {
      if (!seen_.is_body(lines[i]) || lines[i].right() < lines[i].left() + kCharacter) return;
      if (lines[i].baseline - lines[i - 1].baseline > 1.5 * kPitch) return;  // the list has ended
      if (lines[i].left() > kMiddle || is_date(lines[i].text())) return;
      const std::u32string text = lines[i].text();
      const bool numbered = is_digit(text[0]) && text.find(U'.') < 3;
      const double left = numbered ? name_after_label(lines[i]).value_or(*name) : lines[i].left();
      judge_.length("measure.attachments_hang", page, left, *name, kPlace, &lines[i]);
    }
  }

  /// Where the name begins in 附件：1. 名称, or in 2. 名称.
  static std::optional<double> name_after_label(const TextLine& line) {
    bool label = line.signs.front().character == U'附' || line.text()[0] == U'附';
    bool number = false;
    for (const Sign& sign : line.signs) {
      const char32_t c = sign.character;
      if (c == U' ' || c == U'\t' || c == 0x3000 || c == 0xA0) continue;
      if (label) {
        label = c != U'：';
      } else if (!number && (is_digit(c) || c == U'.' || c == U'．')) {
        number = c == U'.' || c == U'．';
      } else {
        return sign.left;
      }
    }
    return std::nullopt;
  }

  const Inspected& seen_;
  Judge& judge_;
};

}  // namespace

void inspect_attachments(const Inspected& seen, Judge& judge) {
  Attachments(seen, judge).run();
}

}  // namespace sealpress::official
