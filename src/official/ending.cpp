#include <algorithm>
#include <cmath>

#include "official/inspections.h"
#include "official/standard.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

/// Signature, imprint and page numbers (7.3.5, 7.4, 7.5).
class Ending {
 public:
  Ending(const Inspected& seen, Judge& judge) : seen_(seen), judge_(judge) {}

  void run() {
    signature();
    imprint();
    page_numbers();
  }

 private:
  void signature() {
    for (std::size_t p = seen_.sheets().size(); p-- > 0;) {
      const std::vector<TextLine>& lines = seen_.sheets()[p].lines;
      for (std::size_t i = lines.size(); i-- > 0;) {
        if (!seen_.is_body(lines[i]) || !is_date(lines[i].text())) continue;
        judge_.length("measure.date_right", p, kRight - lines[i].right(), 4 * kCharacter, kPlace,
                      &lines[i]);
        if (i > 0) signer(p, lines[i - 1], lines[i]);
        if (p > 0) signature_alone(p, i);
        return;
      }
    }
  }

  /// "附件：…" or "9. …".
  static bool names_attachment(const TextLine& line) {
    const std::u32string text = line.text();
    const std::size_t digits = text.find_first_not_of(U"0123456789");
    return text.starts_with(U"附件") ||
           (digits != 0 && digits < text.size() && (text[digits] == U'.' || text[digits] == U'．'));
  }

  /// 7.3.5: no page holds the names and the date alone; the end of the list of attachments will do.
  /// Names stand in the right half, or side by side.
  void signature_alone(std::size_t page, std::size_t date) {
    const std::vector<TextLine>& lines = seen_.sheets()[page].lines;
    const bool text = std::any_of(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(date), [&](const TextLine& l) {
          const bool words = l.left() < kLeft + 2.6 * kCharacter && !has_gap(l);
          return seen_.is_body(l) && (words || names_attachment(l));
        });
    if (!text) judge_.say("measure.signature_alone", page, &lines[date]);
  }

  void signer(std::size_t page, const TextLine& name, const TextLine& date) {
    const bool near = date.baseline - name.baseline < 2.5 * kPitch;
    if (!seen_.is_body(name) || !near || name.left() < kLeft + 5 * kCharacter || has_gap(name))
      return;
    judge_.length("measure.name_middle", page, name.middle(), date.middle(), 1.5, &name);
    for (const Seal& seal : seen_.sheets()[page].seals) {
      judge_.length("measure.seal_middle", page, seal.x, date.middle(), 2, &date);
    }
  }

  /// Names side by side.
  static bool has_gap(const TextLine& line) {
    for (std::size_t i = 1; i < line.signs.size(); ++i) {
      if (line.signs[i].left - line.signs[i - 1].right > 2 * kCharacter) return true;
    }
    return false;
  }

  void imprint() {
    const std::size_t page = seen_.sheets().size() - 1;
    const Sheet& sheet = seen_.sheets().back();
    const auto first = std::find_if(sheet.lines.begin(), sheet.lines.end(),
                                    [](const auto& line) { return is_imprint(line.text()); });
    if (first == sheet.lines.end()) return;
    judge_.points("measure.imprint_size", page, first->size(), kSmallSize, 0.25, &*first);
    judge_.length("measure.imprint_left", page, first->left(), kLeft + kSmallSize * kPoint, kPlace,
                  &*first);
    std::vector<Rule> rules;
    for (const Rule& rule : sheet.rules) {
      if (!rule.red && rule.y > first->top() - kPitch) rules.push_back(rule);
    }
    if (rules.empty()) return judge_.say("measure.imprint_rules_missing", page, &*first);
    const Rule& last = rules.back();
    judge_.length("measure.imprint_bottom", page, last.y + last.thickness / 2, kBottom, kRuler);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool outer = i == 0 || i + 1 == rules.size();
      judge_.length("measure.imprint_rule_width", page, rules[i].right - rules[i].left, kTextWidth,
                    kRuler);
      const double thickness = rules[i].thickness, wanted = outer ? kThick : kThin;
      if (std::abs(thickness - wanted) > 0.06) {
        judge_.thickness(outer ? "measure.imprint_thick" : "measure.imprint_thin", page, thickness,
                         wanted);
      }
    }
  }

  void page_numbers() {
    for (std::size_t p = 0; p < seen_.sheets().size(); ++p) {
      const auto& lines = seen_.sheets()[p].lines;
      const auto line = std::find_if(lines.rbegin(), lines.rend(),
                                     [](const TextLine& l) { return is_page_number(l.text()); });
      if (line == lines.rend()) {
        judge_.say("measure.page_number_missing", p);
        return;
      }
      page_number(p, *line);
    }
  }

  void page_number(std::size_t page, const TextLine& line) {
    const double blank = kSmallSize * kPoint;
    judge_.points("measure.page_number_size", page, line.size(), kSmallSize, 0.25);
    const double dash = line.baseline - kDashUp * line.size() * kPoint;
    judge_.length("measure.page_number_down", page, dash - kBottom, kNumberDown, kPlace);
    if (page % 2 == 0) {
      judge_.length("measure.page_number_right", page, kRight - line.right(), blank, kPlace);
    } else {
      judge_.length("measure.page_number_left", page, line.left() - kLeft, blank, kPlace);
    }
  }

  const Inspected& seen_;
  Judge& judge_;
};

}  // namespace

void inspect_ending(const Inspected& seen, Judge& judge) {
  Ending(seen, judge).run();
}

}  // namespace sealpress::official
