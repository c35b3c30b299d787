#include "official/official_document.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "official/judge.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

// GB/T 9704-2012, in millimetres. Clauses in brackets.
constexpr double kPaperWidth = 210, kPaperHeight = 297;  // 5.1.1
constexpr double kTop = 37, kLeft = 28;                  // 5.1.2
constexpr double kTextWidth = 156, kTextHeight = 225;    // 5.1.2
constexpr double kRight = kLeft + kTextWidth, kBottom = kTop + kTextHeight;
constexpr double kMiddle = kLeft + kTextWidth / 2;
constexpr int kLines = 22, kCharacters = 28;  // 5.2.3
constexpr double kPitch = kTextHeight / kLines;
constexpr double kCharacter = kTextWidth / kCharacters;
constexpr double kBodySize = 16, kTitleSize = 22, kSmallSize = 14;  // 3号 2号 4号, points
constexpr double kLetterheadDown = 35;                              // 7.2.4
constexpr double kRedLineDown = 4;                                  // 7.2.7
constexpr double kNumberDown = 7;                                   // 7.5
constexpr double kThick = 0.35, kThin = 0.25;                       // 7.4.1
constexpr double kPoint = 25.4 / 72;
/// A dash stands so much above the baseline, in em.
constexpr double kDashUp = 0.37;

constexpr double kRuler = 0.5, kPlace = 1.0;  // tolerances
/// Fewer long lines do not tell where the text begins and ends.
constexpr int kEnoughLines = 4;

bool is_dash(char32_t c) {
  return c == U'—' || c == U'–' || c == U'-' || c == U'―' || c == U'－' || c == U'一';
}
bool starts(const std::u32string& text, std::u32string_view with) {
  return text.compare(0, with.size(), with) == 0;
}

/// — 1 —
bool is_page_number(const std::u32string& text) {
  return text.size() >= 3 && is_dash(text.front()) && is_dash(text.back()) &&
         std::all_of(text.begin() + 1, text.end() - 1, is_digit);
}

/// 苏质协〔2025〕9号
bool is_document_number(const std::u32string& text) {
  const std::size_t open = text.find_first_of(U"〔[（(【"), close = text.find_first_of(U"〕]）)】");
  return open != text.npos && close == open + 5 && text.back() == U'号' && text.size() < 40 &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(close), is_digit);
}

/// 2025年4月9日, or 二〇二五年四月九日.
bool is_date(const std::u32string& text) {
  if (text.size() < 8 || text.size() > 11 || text.back() != U'日') return false;
  return text.find(U'年') == 4 && text.find(U'月') != text.npos;
}

bool is_imprint(const std::u32string& text) {
  return starts(text, U"抄送：") || starts(text, U"抄报：") || starts(text, U"主题词：") ||
         (text.size() > 8 && text.substr(text.size() - 3) == U"日印发");
}

template <class T>
T most_common(const std::map<T, int>& counted) {
  return std::max_element(counted.begin(), counted.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

class Inspection {
 public:
  Inspection(const frame::Document& document, const text::FontLibrary& fonts) : fonts_(fonts) {
    for (const frame::Page& page : document.pages) sheets_.push_back(read_sheet(page, fonts));
  }

  Diagnostics run() {
    paper();
    if (!find_body()) return judge_.take();
    type();
    margins();
    grid();
    head();
    attachment_page();
    attachment_list();
    signature();
    imprint();
    page_numbers();
    return judge_.take();
  }

 private:
  bool is_body(const TextLine& line) const {
    return !line.red() && std::abs(line.size() - body_size_) < 0.3 && !is_page_number(line.text());
  }

  void paper() {
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
      judge_.length("measure.paper_width", p, sheets_[p].width, kPaperWidth, kRuler);
      judge_.length("measure.paper_height", p, sheets_[p].height, kPaperHeight, kRuler);
    }
  }

  /// The size of most characters is the body's.
  bool find_body() {
    std::map<int, int> sizes;
    for (const Sheet& sheet : sheets_) {
      for (const TextLine& line : sheet.lines) {
        for (const Sign& sign : line.signs) sizes[static_cast<int>(std::lround(sign.size * 2))]++;
      }
    }
    if (sizes.empty()) return false;
    body_size_ = most_common(sizes) / 2.0;
    return true;
  }

  std::set<text::FaceId> faces(std::initializer_list<const char*> names) const {
    std::set<text::FaceId> all;
    for (const char* name : names) all.insert(fonts_.find(name, false, false).face);
    return all;
  }

  /// Whether the line's Chinese characters are drawn by one of these faces.
  static bool drawn_by(const TextLine& line, const std::set<text::FaceId>& faces) {
    std::size_t han = 0, own = 0;
    for (const Sign& sign : line.signs) {
      if (text::script_of(sign.character) != text::Script::han) continue;
      ++han;
      own += faces.count(sign.face);
    }
    return own * 2 >= han;
  }

  void type() {
    judge_.points("measure.body_size", 0, body_size_, kBodySize, 0.25);
    const auto fangsong = faces({"仿宋_GB2312", "仿宋", "方正仿宋_GBK"});
    const auto hei = faces({"黑体"}), kai = faces({"楷体_GB2312", "楷体"});
    std::size_t body = 0, own = 0;
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
      for (const TextLine& line : sheets_[p].lines) {
        if (!is_body(line)) continue;
        ++body;
        own += drawn_by(line, fangsong) ? 1 : 0;
        heading_face(p, line, hei, kai);
      }
    }
    if (own * 2 < body) judge_.say("measure.body_face", 0);
  }

  /// 7.3.3: 一、 in 黑体, （一） in 楷体, where the line is a heading of its own.
  void heading_face(std::size_t page, const TextLine& line, const std::set<text::FaceId>& hei,
                    const std::set<text::FaceId>& kai) {
    const std::u32string text = line.text();
    const std::u32string_view numbers = U"一二三四五六七八九十";
    const bool ends_open =
        std::u32string_view(U"。；：，、？！").find(text.back()) == std::u32string_view::npos;
    const bool alone = text.size() < 24 && text.size() > 3 && ends_open &&
                       line.left() > kLeft + 1.5 * kCharacter &&
                       line.left() < kLeft + 2.6 * kCharacter;
    if (!alone) return;
    const bool first = numbers.find(text[0]) != numbers.npos && text.find(U'、') <= 2;
    const bool second =
        text[0] == U'（' && numbers.find(text[1]) != numbers.npos && text.find(U'）') <= 3;
    if (first && !drawn_by(line, hei)) judge_.say("measure.heading_face", page, &line);
    if (second && !drawn_by(line, kai)) judge_.say("measure.subheading_face", page, &line);
  }

  /// Lines that fill the text's width tell where it begins and ends.
  void margins() {
    std::map<int, int> rights;
    double left = kPaperWidth;
    int lines = 0;
    for (const Sheet& sheet : sheets_) {
      for (const TextLine& line : sheet.lines) {
        if (!is_body(line) || line.right() - line.left() < 0.7 * kTextWidth) continue;
        left = std::min(left, line.left());
        rights[static_cast<int>(std::lround(edge_told_by(line) * 5))]++;
        ++lines;
      }
    }
    if (lines < kEnoughLines) return;
    judge_.length("measure.left_margin", 0, left, kLeft, kRuler);
    judge_.length("measure.right_margin", 0, kPaperWidth - most_common(rights) / 5.0,
                  kPaperWidth - kRight, kRuler + 0.3);
    for (std::size_t p = 0; p < sheets_.size(); ++p) top_and_bottom(p, left);
  }

  /// Where the text's right edge is by this line. A line that is not justified, and has no room for
  /// one more character, ends at it.
  static double edge_told_by(const TextLine& line) {
    double width = 0;
    for (const Sign& sign : line.signs) width += sign.right - sign.left;
    const double room = kRight - line.right();
    const bool justified = line.right() - line.left() > width + kRuler;
    return room > 0 && room < line.size() * kPoint && !justified ? kRight : line.right();
  }

  /// A line of type may stand anywhere in its 1/22 of the text's height. `left` is where lines
  /// begin.
  void top_and_bottom(std::size_t page, double left) {
    const TextLine* first = nullptr;
    const TextLine* last = nullptr;
    for (const TextLine& line : sheets_[page].lines) {
      if (!is_body(line)) continue;
      if (first == nullptr) first = &line;
      last = &line;
    }
    if (first == nullptr) return;
    const double slack = kPitch - kBodySize * kPoint;
    const bool flowing = first->left() < left + 2.6 * kCharacter;  // not in a tall row of a table
    if (page > 0 && flowing && first == &sheets_[page].lines.front()) {
      // Blank lines may begin a page.
      const double blank = std::max(0.0, std::floor((first->top() - kTop) / kPitch) * kPitch);
      const double in_line = std::clamp(first->top() - kTop - blank, 0.0, slack) + blank;
      judge_.length("measure.top_margin", page, first->top() - in_line, kTop, kRuler, first);
    }
    if (last->bottom() > kBottom + kRuler) {
      judge_.length("measure.bottom_margin", page, kPaperHeight - last->bottom(),
                    kPaperHeight - kBottom, kRuler, last);
    }
  }

  void grid() {
    std::map<int, int> pitches, full;
    for (const Sheet& sheet : sheets_) {
      const TextLine* above = nullptr;
      for (const TextLine& line : sheet.lines) {
        const bool body = is_body(line);
        if (body && above != nullptr) {
          pitches[static_cast<int>(std::lround((line.baseline - above->baseline) * 20))]++;
        }
        above = body ? &line : nullptr;
        if (body && is_full(line)) full[static_cast<int>(line.signs.size())]++;
      }
    }
    if (!pitches.empty()) {
      const double pitch = most_common(pitches) / 20.0;
      judge_.length("measure.line_pitch", 0, pitch, kPitch, 0.1);
      judge_.count("measure.lines", 0, static_cast<int>(std::lround(kTextHeight / pitch)), kLines);
    }
    if (!full.empty()) judge_.count("measure.characters", 0, most_common(full), kCharacters);
  }

  /// Full-width characters from edge to edge.
  bool is_full(const TextLine& line) const {
    return line.left() < kLeft + kPlace && line.right() > kRight - 1.5 * kCharacter &&
           std::all_of(line.signs.begin(), line.signs.end(),
                       [](const Sign& s) { return text::is_wide(s.character); });
  }

  // ---- Letterhead to title (7.2, 7.3.1) -------------------------------------------------------

  void head() {
    const Sheet& sheet = sheets_.front();
    const TextLine* last_red = nullptr;
    const auto song = faces({"方正小标宋简体", "方正小标宋_GBK"});
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
      if (line.size() < body_size_ + 2) {
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
    if (sheets_.size() < 2) return;
    bool addressed = false;
    for (const TextLine& line : sheet.lines) {
      if (line.baseline < from || !is_body(line)) continue;
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

  // ---- Attachments (7.3.4) --------------------------------------------------------------------

  void attachment_page() {
    const std::vector<TextLine>& lines = sheets_.front().lines;
    if (lines.empty() || lines.front().red()) return;
    const TextLine& first = lines.front();
    const std::u32string text = first.text();
    if (!starts(text, U"附件") || text.size() > 4) return;
    judge_.length("measure.attachment_left", 0, first.left(), kLeft, kPlace, &first);
    judge_.points("measure.attachment_size", 0, first.size(), kBodySize, 0.25, &first);
    if (!drawn_by(first, faces({"黑体"}))) judge_.say("measure.attachment_face", 0, &first);
    if (lines.size() < 2) return;
    judge_.length("measure.attachment_title_down", 0, lines[1].top() - first.bottom(), kPitch,
                  0.75 * kPitch, &lines[1]);
    judge_.length("measure.title_middle", 0, lines[1].middle(), kMiddle, 2 * kPlace, &lines[1]);
  }

  void attachment_list() {
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
      const std::vector<TextLine>& lines = sheets_[p].lines;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!starts(lines[i].text(), U"附件：") || !is_body(lines[i])) continue;
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
    const std::vector<TextLine>& lines = sheets_[page].lines;
    const auto name = name_after_label(lines[at]);
    if (!name) return;
    for (std::size_t i = at + 1; i < lines.size() && lines[i].left() > kLeft + 4 * kCharacter;
         ++i) {
      if (!is_body(lines[i]) || lines[i].right() < lines[i].left() + kCharacter) return;
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

  // ---- Signature, imprint, page numbers (7.3.5, 7.4, 7.5) -------------------------------------

  void signature() {
    for (std::size_t p = sheets_.size(); p-- > 0;) {
      const std::vector<TextLine>& lines = sheets_[p].lines;
      for (std::size_t i = lines.size(); i-- > 0;) {
        if (!is_body(lines[i]) || !is_date(lines[i].text())) continue;
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
    const std::vector<TextLine>& lines = sheets_[page].lines;
    const bool text = std::any_of(
        lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(date), [&](const TextLine& l) {
          const bool words = l.left() < kLeft + 2.6 * kCharacter && !has_gap(l);
          return is_body(l) && (words || names_attachment(l));
        });
    if (!text) judge_.say("measure.signature_alone", page, &lines[date]);
  }

  void signer(std::size_t page, const TextLine& name, const TextLine& date) {
    const bool near = date.baseline - name.baseline < 2.5 * kPitch;
    if (!is_body(name) || !near || name.left() < kLeft + 5 * kCharacter || has_gap(name)) return;
    judge_.length("measure.name_middle", page, name.middle(), date.middle(), 1.5, &name);
    for (const Seal& seal : sheets_[page].seals) {
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
    const std::size_t page = sheets_.size() - 1;
    const Sheet& sheet = sheets_.back();
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
    for (std::size_t p = 0; p < sheets_.size(); ++p) {
      const auto& lines = sheets_[p].lines;
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

  const text::FontLibrary& fonts_;
  std::vector<Sheet> sheets_;
  double body_size_ = 0;
  Judge judge_;
};

}  // namespace

Diagnostics official_document(const frame::Document& document, const text::FontLibrary& fonts) {
  return document.pages.empty() ? Diagnostics{} : Inspection(document, fonts).run();
}

}  // namespace sealpress::official
