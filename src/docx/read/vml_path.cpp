#include "docx/read/vml_path.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/trim.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

using Step = Shape::PathStep;

/// Splits a path into commands and numbers; a missing number between commas is 0.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() { return skip_spaces(), text_.empty(); }

  /// A command of one letter, or of two ("nf", "ns", "qx", "qy"); 0 for a number.
  char letter() {
    skip_spaces();
    if (text_.empty() || !is_letter(text_.front())) return 0;
    const char c = text_.front();
    text_.remove_prefix(1);
    if (c == 'n' && !text_.empty()) {  // no fill, no stroke
      text_.remove_prefix(1);
    }
    return c;
  }

  /// The next number of a command's list; nullopt where the list ends.
  std::optional<double> number() {
    skip_spaces();
    if (text_.empty() || is_letter(text_.front())) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (error == std::errc()) {
      text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    } else if (text_.front() != ',') {
      bad_ = true;
      text_ = {};
      return std::nullopt;
    }
    skip_spaces();
    if (!text_.empty() && text_.front() == ',') text_.remove_prefix(1);
    return std::isfinite(value) ? value : 0;
  }

  bool bad() const { return bad_; }

 private:
  static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
  void skip_spaces() { text_ = trimmed_front(text_); }

  std::string_view text_;
  bool bad_ = false;
};

struct Spot {
  double x = 0, y = 0;
};

class Path {
 public:
  Path(double width, double height, const Rect& box) : box_(box), width_(width), height_(height) {}

  /// Whether the command is known.
  bool draw(char command, const std::vector<double>& numbers) {
    switch (command) {
      case 'm':
      case 't':
        each<1>(numbers, Step::Kind::move, command == 't');
        return true;
      case 'l':
      case 'r':
        each<1>(numbers, Step::Kind::line, command == 'r');
        return true;
      case 'c':
      case 'v':
        each<3>(numbers, Step::Kind::cubic, command == 'v');
        return true;
      case 'x':
        steps_.push_back({Step::Kind::close, {}, {}, {}});
        return true;
      default:
        return command == 'e' || command == 'n';
    }
  }

  std::vector<Step> take() { return std::move(steps_); }

 private:
  template <std::size_t Points>
  void each(const std::vector<double>& numbers, Step::Kind kind, bool relative) {
    for (std::size_t i = 0; i < numbers.size(); i += 2 * Points) {
      Point points[3];
      const Spot from = relative ? at_ : Spot();
      for (std::size_t p = 0; p < Points; ++p) {
        const auto operand = [&](std::size_t n) {
          const std::size_t index = i + 2 * p + n;
          return index < numbers.size() ? numbers[index] : 0;
        };
        at_ = {from.x + operand(0), from.y + operand(1)};
        points[p] = {scaled(at_.x, width_, box_.width), scaled(at_.y, height_, box_.height)};
      }
      steps_.push_back({kind, points[0], points[1], points[2]});
    }
  }

  static Length scaled(double value, double whole, Length side) {
    constexpr double kMax = 1e10;
    const double raw = value / whole * static_cast<double>(side.raw());
    return bounded(Length::raw(std::llround(std::clamp(raw, -kMax, kMax))));
  }

  Rect box_;
  double width_, height_;
  Spot at_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Shape::PathStep> read_vml_path(std::string_view path, double width, double height,
                                           const Rect& box) {
  if (width <= 0 || height <= 0) return {};
  Scanner scanner(path);
  Path result(width, height, box);
  while (!scanner.done()) {
    const char command = scanner.letter();
    std::vector<double> numbers;
    while (const auto number = scanner.number()) numbers.push_back(*number);
    if (command == 0 || scanner.bad() || !result.draw(command, numbers)) return {};
  }
  return result.take();
}

}  // namespace sealpress::docx
