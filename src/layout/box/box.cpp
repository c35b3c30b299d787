#include "layout/box/box.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "text/unicode.h"
#include "text/words.h"

namespace sealpress::layout {
namespace {

using text::ShapedGlyph;
using text::WordBreak;

// From line to line, in ems.
constexpr double kNamePitch = 1.3, kFlowingPitch = 1.6;
/// The ink of a Chinese character reaches about so far above and below its baseline.
constexpr double kAscent = 0.86, kDescent = 0.14, kInkCentre = 0.36;
/// A line is stretched by at most so much between two characters.
constexpr double kMostStretch = 0.25;
constexpr double kEpsilon = 1e-6;
/// No name is longer; parting one into lines costs the square of its length.
constexpr std::size_t kLongestName = 1000;

/// A stretch of characters set on one line.
struct BoxLine {
  std::size_t begin = 0, end = 0;  ///< characters; blanks at the end left out
  bool last = false;               ///< of its paragraph
};

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}

/// One paragraph: its characters, their glyphs, and how far each reaches, in ems.
class BoxParagraph {
 public:
  BoxParagraph(std::u32string characters, const text::NamedFont& font,
               const text::FontLibrary& fonts, std::u32string& missing)
      : characters_(std::move(characters)), breaks_(text::word_breaks(characters_)) {
    fonts.shape(font, characters_, {}, glyphs_, &missing);
    reach_.assign(characters_.size() + 1, 0);
    for (const ShapedGlyph& glyph : glyphs_) reach_[glyph.cluster + 1] += glyph.advance;
    for (std::size_t i = 1; i < reach_.size(); ++i) reach_[i] += reach_[i - 1];
    ink_.assign(characters_.size() + 1, 0);
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      ink_[i + 1] = is_blank(characters_[i]) ? ink_[i] : i + 1;
      if (!is_blank(characters_[i])) ink_width_ += reach_[i + 1] - reach_[i];
    }
  }

  const std::u32string& characters() const { return characters_; }
  const std::vector<ShapedGlyph>& glyphs() const { return glyphs_; }
  WordBreak place(std::size_t i) const { return breaks_[i]; }
  double reach(std::size_t i) const { return reach_[i]; }
  std::size_t trimmed(std::size_t begin, std::size_t end) const {
    return std::max(begin, ink_[end]);
  }
  /// Of all characters that are no blanks: what lines must hold, wherever they are parted.
  double ink_width() const { return ink_width_; }
  double width(std::size_t begin, std::size_t end) const {
    return reach_[trimmed(begin, end)] - reach_[begin];
  }

  /// As few lines as fit into `limit` ems, each as full as words allow. None if a word is wider.
  std::optional<std::vector<BoxLine>> flow(double limit) const;
  /// `count` lines, the longest as short as can be; a break within a phrase counts as
  /// `reluctance` times the line. None if there are too few words.
  std::optional<std::vector<BoxLine>> even(std::size_t count, double reluctance) const;

 private:
  std::u32string characters_;
  std::vector<WordBreak> breaks_;
  std::vector<ShapedGlyph> glyphs_;
  std::vector<double> reach_;
  double ink_width_ = 0;
  std::vector<std::size_t> ink_;  ///< by character: where the last ink before it ends
};

std::optional<std::vector<BoxLine>> BoxParagraph::flow(double limit) const {
  std::vector<BoxLine> lines;
  const std::size_t size = characters_.size();
  for (std::size_t begin = 0; begin < size || lines.empty();) {
    std::size_t best = begin;
    for (std::size_t i = begin + 1; i <= size && width(begin, i) <= limit + kEpsilon; ++i) {
      if (i == size || breaks_[i] != WordBreak::within) best = i;
    }
    if (best == begin && size > 0) return std::nullopt;
    lines.push_back({begin, trimmed(begin, best), best == size});
    begin = best;
    if (size == 0) break;
  }
  return lines;
}

std::optional<std::vector<BoxLine>> BoxParagraph::even(std::size_t count, double reluctance) const {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  const std::size_t size = characters_.size();
  std::vector<std::size_t> starts{0};  // where a line may begin
  for (std::size_t i = 1; i < size; ++i) {
    if (breaks_[i] != WordBreak::within) starts.push_back(i);
  }
  // cost[k][i]: the longest of k lines over the first i characters.
  std::vector<std::vector<double>> cost(count + 1, std::vector<double>(size + 1, kNever));
  std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(size + 1, 0));
  cost[0][0] = 0;
  for (std::size_t k = 1; k <= count; ++k) {
    for (std::size_t i = 1; i <= size; ++i) {
      if (i < size && breaks_[i] == WordBreak::within) continue;
      for (const std::size_t j : starts) {
        if (j >= i) break;
        // The break may make the line before it short; both lines pay for it.
        const bool within_phrase =
            (i < size && breaks_[i] == WordBreak::word) || (j > 0 && breaks_[j] == WordBreak::word);
        const double longest =
            std::max(cost[k - 1][j], width(j, i) * (within_phrase ? reluctance : 1));
        if (longest < cost[k][i]) {
          cost[k][i] = longest;
          from[k][i] = j;
        }
      }
    }
  }
  if (cost[count][size] == kNever) return std::nullopt;
  std::vector<BoxLine> lines(count);
  for (std::size_t k = count, end = size; k > 0; end = from[k][end], --k) {
    lines[k - 1] = {from[k][end], trimmed(from[k][end], end), k == count};
  }
  return lines;
}

/// The lines of all paragraphs at a size that fits.
struct Setting {
  Length size;
  std::vector<std::vector<BoxLine>> lines;  ///< by paragraph
  std::size_t count() const {
    std::size_t sum = 0;
    for (const auto& paragraph : lines) sum += paragraph.size();
    return sum;
  }
};

class Box {
 public:
  Box(const BoxText& text, const Rect& box, const text::FontLibrary& fonts, std::u32string& missing)
      : text_(text), box_(box), font_(fonts.find(text.font, false, false)) {
    std::u32string all = text::to_utf32(text.text);
    all.erase(std::remove(all.begin(), all.end(), U'\r'), all.end());
    for (std::size_t begin = 0; begin <= all.size();) {
      const std::size_t end = std::min(all.find(U'\n', begin), all.size());
      paragraphs_.emplace_back(all.substr(begin, end - begin), font_, fonts, missing);
      begin = end + 1;
    }
  }

  Result<BoxFrame> set() const {
    if (std::all_of(paragraphs_.begin(), paragraphs_.end(),
                    [](const BoxParagraph& p) { return p.characters().empty(); })) {
      return BoxFrame{};
    }
    const std::optional<Setting> setting = text_.flowing ? fit_flowing() : fit_name();
    if (!setting) {
      return fail(input_error("layout.box_too_small")
                      .with("text", text_.text)
                      .with("size", static_cast<std::int64_t>(text_.floor.to_pt())));
    }
    return draw(*setting);
  }

 private:
  double pitch() const {
    if (text_.pitch > Length()) return text_.pitch.over(text_.size);
    return text_.flowing ? kFlowingPitch : kNamePitch;
  }
  /// Ems that `count` lines take from top to bottom.
  double height(std::size_t count) const {
    return kAscent + kDescent + pitch() * static_cast<double>(count - 1);
  }

  std::optional<Setting> fit_flowing() const {
    const Length step = Length::pt(0.5);
    for (Length size = text_.size; size >= text_.floor; size -= step) {
      if (auto setting = flow_at(size)) return setting;
    }
    return flow_at(text_.floor);
  }

  std::optional<Setting> flow_at(Length size) const {
    Setting setting{size, {}};
    for (const BoxParagraph& paragraph : paragraphs_) {
      auto lines = paragraph.flow(box_.width.over(size));
      if (!lines) return std::nullopt;
      setting.lines.push_back(std::move(*lines));
    }
    const bool fits = size.scaled(height(setting.count())) <= box_.height;
    return fits ? std::optional(std::move(setting)) : std::nullopt;
  }

  /// One line a paragraph if need be at the floor; then two, and so on.
  std::optional<Setting> fit_name() const {
    constexpr double kReluctance = 1.2;
    const std::size_t most = std::max<std::size_t>(paragraphs_.size(), 8);
    for (std::size_t count = 1; count <= most; ++count) {
      for (const double reluctance : {kReluctance, 1.0}) {
        auto setting = name_in(count, reluctance);
        if (setting && setting->size >= text_.floor) return setting;
      }
    }
    return std::nullopt;
  }

  std::optional<Setting> name_in(std::size_t lines_each, double reluctance) const {
    Setting setting;
    double widest = 0;
    // A text that cannot fit even at the floor is not worth parting.
    const double most = box_.width.over(text_.floor) * static_cast<double>(lines_each) + kEpsilon;
    for (const BoxParagraph& paragraph : paragraphs_) {
      if (paragraph.ink_width() > most) return std::nullopt;
      if (paragraph.characters().size() > kLongestName) return std::nullopt;
      auto lines = paragraph.even(paragraph.characters().empty() ? 0 : lines_each, reluctance);
      if (!lines) return std::nullopt;
      for (const BoxLine& line : *lines) {
        widest = std::max(widest, paragraph.width(line.begin, line.end));
      }
      setting.lines.push_back(std::move(*lines));
    }
    setting.size = min(text_.size, box_.height.scaled(1 / height(setting.count())));
    if (widest > 0) setting.size = min(setting.size, box_.width.scaled(1 / widest));
    return setting;
  }

  BoxFrame draw(const Setting& setting) const {
    BoxFrame frame;
    frame.size = setting.size;
    frame.lines = setting.count();
    const Length size = setting.size, step = size.scaled(pitch());
    // Of a name the ink's middle lies in the middle of the box.
    Length baseline = box_.y + size.scaled(kAscent);
    if (!text_.flowing) {
      baseline = box_.y + box_.height / 2 + size.scaled(kInkCentre) -
                 step.scaled(static_cast<double>(frame.lines - 1) / 2);
    }
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      for (const BoxLine& line : setting.lines[i]) {
        draw(paragraphs_[i], line, size, baseline, frame.items);
        baseline += step;
      }
    }
    return frame;
  }

  void draw(const BoxParagraph& paragraph, const BoxLine& line, Length size, Length baseline,
            std::vector<frame::Item>& items) const;

  const BoxText& text_;
  const Rect& box_;
  const text::NamedFont& font_;
  std::vector<BoxParagraph> paragraphs_;
};

/// Gathers glyphs into runs of one face.
class RunWriter {
 public:
  RunWriter(Length size, Color color, std::vector<frame::Item>& items)
      : size_(size), color_(color), items_(items) {}
  ~RunWriter() { flush(); }
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  void add(const ShapedGlyph& glyph, std::string_view utf8, Point pen) {
    if (run_.glyphs.empty() || run_.face != glyph.face) open(glyph.face, pen);
    run_.glyphs.push_back({glyph.glyph, pen.x - run_.origin.x + size_.scaled(glyph.x_offset),
                           size_.scaled(-glyph.y_offset),
                           static_cast<std::uint32_t>(run_.text.size()),
                           static_cast<std::uint16_t>(utf8.size())});
    run_.text += utf8;
  }

 private:
  void open(text::FaceId face, Point pen) {
    flush();
    run_.origin = pen;
    run_.face = face;
    run_.size = size_;
    run_.color = color_;
  }
  void flush() {
    if (!run_.glyphs.empty()) items_.emplace_back(std::move(run_));
    run_ = {};
  }

  Length size_;
  Color color_;
  std::vector<frame::Item>& items_;
  frame::GlyphRun run_;
};

void Box::draw(const BoxParagraph& paragraph, const BoxLine& line, Length size, Length baseline,
               std::vector<frame::Item>& items) const {
  const double width = paragraph.reach(line.end) - paragraph.reach(line.begin);
  const double slack = box_.width.over(size) - width;
  double left = 0, stretch = 0;
  if (text_.align == BoxAlign::center) left = slack / 2;
  if (text_.align == BoxAlign::right) left = slack;
  const auto gaps = static_cast<double>(line.end - line.begin) - 1;
  if (text_.flowing && text_.align == BoxAlign::left && !line.last && gaps > 0) {
    stretch = slack / gaps <= kMostStretch ? slack / gaps : 0;
  }
  const std::vector<ShapedGlyph>& glyphs = paragraph.glyphs();
  RunWriter writer(size, text_.color, items);
  double pen = left;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const ShapedGlyph& glyph = glyphs[i];
    if (glyph.cluster < line.begin || glyph.cluster >= line.end) continue;
    const bool leads = i == 0 || glyphs[i - 1].cluster != glyph.cluster;
    std::size_t next = i;
    while (next < glyphs.size() && glyphs[next].cluster == glyph.cluster) ++next;
    const std::size_t end =
        next < glyphs.size() ? glyphs[next].cluster : paragraph.characters().size();
    const std::string utf8 = leads ? text::to_utf8(std::u32string_view(paragraph.characters())
                                                       .substr(glyph.cluster, end - glyph.cluster))
                                   : std::string();
    writer.add(glyph, utf8, {box_.x + size.scaled(pen), baseline});
    pen += glyph.advance;
    if (next == i + 1) pen += stretch * static_cast<double>(end - glyph.cluster);
  }
}

}  // namespace

Result<BoxFrame> set_box(const BoxText& text, const Rect& box, const text::FontLibrary& fonts,
                         std::u32string& missing) {
  return Box(text, box, fonts, missing).set();
}

}  // namespace sealpress::layout
