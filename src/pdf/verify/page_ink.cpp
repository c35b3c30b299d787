#include "pdf/verify/page_ink.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  /// First this one, then the other.
  Matrix then(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
            c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
  Box box(double left, double bottom, double right, double top) const {
    Box out{1e300, 1e300, -1e300, -1e300};
    for (const double x : {left, right}) {
      for (const double y : {bottom, top}) {
        const double u = a * x + c * y + e, v = b * x + d * y + f;
        out = {std::min(out.left, u), std::min(out.bottom, v), std::max(out.right, u),
               std::max(out.top, v)};
      }
    }
    return out;
  }
};

double number_at(const std::vector<SyntaxNode>& operands, std::size_t index) {
  return index < operands.size() ? operands[index].number : 0;
}

Matrix matrix_of(const std::vector<SyntaxNode>& operands) {
  const auto n = [&](std::size_t i) { return number_at(operands, i); };
  return {n(0), n(1), n(2), n(3), n(4), n(5)};
}

Matrix matrix_of(const OutsideValue& array) {
  if (array.size() < 6) return {};
  const auto n = [&](std::size_t i) { return array.at(i).number().value_or(0); };
  return {n(0), n(1), n(2), n(3), n(4), n(5)};
}

/// How far the glyphs of a font go, in thousandths of its size (9.2.4).
class Advances {
 public:
  explicit Advances(const OutsideValue& font) {
    composite_ = font["/Subtype"].is_name("/Type0");
    if (composite_) {
      const OutsideValue inner = font["/DescendantFonts"].at(0);
      usual_ = inner["/DW"].number().value_or(1000);
      vertical_ = font["/Encoding"].text().value_or("").ends_with("V");
      read_composite(inner["/W"]);
    } else {
      const std::int64_t first = font["/FirstChar"].integer().value_or(0);
      const OutsideValue widths = font["/Widths"];
      for (std::size_t i = 0; i < widths.size() && i < 256; ++i) {
        widths_[static_cast<int>(first) + static_cast<int>(i)] =
            widths.at(i).number().value_or(usual_);
      }
      // Glyphs that are drawn have a measure of their own.
      if (font["/Subtype"].is_name("/Type3")) scale_ = matrix_of(font["/FontMatrix"]).a;
    }
  }

  bool is_vertical() const { return vertical_; }
  /// The sum over a string, for a size of 1; `glyphs` and `spaces` are counted for the spacing.
  double of(const std::string& text, int& glyphs, int& spaces) const {
    double sum = 0;
    const std::size_t step = composite_ ? 2 : 1;
    for (std::size_t i = 0; i + step <= text.size(); i += step, ++glyphs) {
      int code = static_cast<unsigned char>(text[i]);
      if (composite_) code = code << 8 | static_cast<unsigned char>(text[i + 1]);
      spaces += !composite_ && code == ' ' ? 1 : 0;
      const auto known = widths_.find(code);
      sum += vertical_ ? 1000 : known == widths_.end() ? usual_ : known->second;
    }
    return sum * scale_;
  }

 private:
  void read_composite(const OutsideValue& widths) {
    for (std::size_t i = 0; i + 1 < widths.size();) {
      const auto first = static_cast<int>(widths.at(i).integer().value_or(0));
      const OutsideValue second = widths.at(i + 1);
      if (second.is_array()) {
        for (std::size_t k = 0; k < second.size(); ++k) {
          widths_[first + static_cast<int>(k)] = second.at(k).number().value_or(usual_);
        }
        i += 2;
      } else {
        const auto last =
            static_cast<int>(std::min<std::int64_t>(second.integer().value_or(0), 65535));
        for (int code = first; code <= last; ++code) {
          widths_[code] = widths.at(i + 2).number().value_or(usual_);
        }
        i += 3;
      }
    }
  }

  bool composite_ = false, vertical_ = false;
  double usual_ = 560, scale_ = 0.001;
  std::map<int, double> widths_;
};

struct TextState {
  Matrix ctm;
  std::shared_ptr<const Advances> font;
  double size = 0, spacing = 0, word_spacing = 0, stretch = 1, leading = 0, rise = 0;
  int mode = 0;
};

class InkReader {
 public:
  PageInk read(const OutsideValue& page) {
    const OutsideValue contents = page["/Contents"];
    std::string all = contents.stream_content().value_or("");
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const auto part = contents.at(i).stream_content();
      ink_.complete = ink_.complete && part;
      all += part.value_or("") + "\n";
    }
    if (contents.is_stream() && !contents.stream_content()) ink_.complete = false;
    run(all, inherited(page, "/Resources"), 0);
    return std::move(ink_);
  }

 private:
  void run(std::string_view content, const OutsideValue& resources, int depth) {
    constexpr int kDepth = 12;
    if (depth > kDepth) {
      ink_.complete = false;
      return;
    }
    std::vector<TextState> saved;
    const TextState outside = state_;
    const bool good =
        read_content(content, [&](const std::string& operation, const auto& operands) {
          if (operation == "q") {
            saved.push_back(state_);
          } else if (operation == "Q" && !saved.empty()) {
            state_ = saved.back();
            saved.pop_back();
          } else if (operation == "Do" && !operands.empty()) {
            draw(resources["/XObject"][("/" + operands[0].text).c_str()], resources, depth);
          } else if (operation == "Tf" && operands.size() > 1) {
            state_.size = operands[1].number;
            state_.font = font(resources["/Font"][("/" + operands[0].text).c_str()]);
          } else {
            take(operation, operands);
          }
        });
    ink_.complete = ink_.complete && good;
    state_ = outside;
  }

  std::shared_ptr<const Advances> font(const OutsideValue& value) {
    auto& known = fonts_[value.id()];
    if (!known || value.id() == 0) known = std::make_shared<const Advances>(value);
    return known;
  }

  void draw(const OutsideValue& object, const OutsideValue& resources, int depth) {
    if (object["/Subtype"].is_name("/Image")) return picture();
    if (!object.is_stream()) return;
    const auto content = object.stream_content();
    const TextState before = state_;
    state_.ctm = matrix_of(object["/Matrix"]).then(state_.ctm);
    if (content) {
      const OutsideValue own = object["/Resources"];
      run(*content, own.is_null() ? resources : own, depth + 1);
    } else {
      ink_.complete = false;
    }
    state_ = before;
  }

  void picture() { add(state_.ctm.box(0, 0, 1, 1)); }

  void add(const Box& box) {
    constexpr std::size_t kMost = 500'000;
    if (ink_.boxes.size() < kMost) {
      ink_.boxes.push_back(box);
    } else {
      ink_.complete = false;
    }
  }

  void take(const std::string& operation, const std::vector<SyntaxNode>& operands) {
    const double first = number_at(operands, 0), second = number_at(operands, 1);
    if (operation == "cm") {
      state_.ctm = matrix_of(operands).then(state_.ctm);
    } else if (operation == "BI") {
      picture();
    } else if (operation == "BT") {
      line_ = text_ = {};
    } else if (operation == "Tm") {
      line_ = text_ = matrix_of(operands);
    } else if (operation == "Td" || operation == "TD") {
      if (operation == "TD") state_.leading = -second;
      move(first, second);
    } else if (operation == "T*") {
      move(0, -state_.leading);
    } else if (operation == "TJ" && !operands.empty()) {
      for (const SyntaxNode& item : operands[0].items) {
        if (item.is(Kind::string)) show(item.text);
        if (item.is(Kind::number)) advance(-item.number / 1000 * state_.size);
      }
    } else if (operation == "Tj" || operation == "'" || operation == "\"") {
      if (operation != "Tj") move(0, -state_.leading);
      if (!operands.empty()) show(operands.back().text);
    } else {
      set(operation, first);
    }
  }

  void set(const std::string& operation, double value) {
    if (operation == "Tc") state_.spacing = value;
    if (operation == "Tw") state_.word_spacing = value;
    if (operation == "Tz") state_.stretch = value / 100;
    if (operation == "TL") state_.leading = value;
    if (operation == "Ts") state_.rise = value;
    if (operation == "Tr") state_.mode = static_cast<int>(value);
  }

  void move(double x, double y) {
    line_ = Matrix{1, 0, 0, 1, x, y}.then(line_);
    text_ = line_;
  }

  void advance(double distance) {
    const bool vertical = state_.font && state_.font->is_vertical();
    const Matrix step{
        1, 0, 0, 1, vertical ? 0 : distance * state_.stretch, vertical ? distance : 0};
    text_ = step.then(text_);
  }

  void show(const std::string& text) {
    constexpr double kDescent = -0.25, kAscent = 0.9;
    constexpr int kUnseen = 3;
    if (!state_.font || text.empty()) return;
    int glyphs = 0, spaces = 0;
    double length = state_.font->of(text, glyphs, spaces) * state_.size;
    length += glyphs * state_.spacing + spaces * state_.word_spacing;
    const bool vertical = state_.font->is_vertical();
    const bool blank = spaces == glyphs;
    if (state_.mode != kUnseen && !blank) {
      const double size = state_.size, half = size / 2;
      const Matrix place = Matrix{1, 0, 0, 1, 0, state_.rise}.then(text_).then(state_.ctm);
      add(vertical ? place.box(-half, -length, half, 0)
                   : place.box(0, kDescent * size, length * state_.stretch, kAscent * size));
    }
    advance(vertical ? -length : length);
  }

  PageInk ink_;
  TextState state_;
  Matrix text_, line_;
  std::map<int, std::shared_ptr<const Advances>> fonts_;
};

/// Past the data of an inline picture: EI between spaces.
std::size_t after_inline_picture(std::string_view content, std::size_t at) {
  for (at = content.find("EI", at); at != std::string_view::npos; at = content.find("EI", at + 1)) {
    const bool before = at == 0 || is_pdf_space(content[at - 1]);
    const bool after = at + 2 >= content.size() || is_pdf_space(content[at + 2]);
    if (before && after) return at + 2;
  }
  return content.size();
}

}  // namespace

bool read_content(std::string_view content,
                  const std::function<void(const std::string& operation,
                                           const std::vector<SyntaxNode>& operands)>& take) {
  constexpr std::size_t kMostTokens = 4'000'000, kMostOperands = 64;
  SyntaxReader reader(content);
  std::vector<SyntaxNode> operands;
  for (std::size_t i = 0; i < kMostTokens; ++i) {
    SyntaxNode next = reader.next(false);
    if (next.is(Kind::end)) return true;
    if (!next.is(Kind::word)) {
      if (operands.size() < kMostOperands) operands.push_back(std::move(next));
      continue;
    }
    if (next.is_word("BI")) reader.go_to(after_inline_picture(content, reader.at()));
    take(next.text, operands);
    operands.clear();
  }
  return false;
}

PageInk ink_of(const OutsideValue& page) {
  return InkReader().read(page);
}

}  // namespace sealpress::pdf
