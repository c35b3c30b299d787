#include "docx/read/guides.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/trim.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kDegree = 60'000;  // angles count 60 000ths of a degree

double radians(double angle) {
  return angle / kDegree * kPi / 180;
}
double angle_of(double y, double x) {
  return std::atan2(y, x) * 180 / kPi * kDegree;
}
double divided(double a, double b) {
  return b == 0 ? 0 : a / b;
}

using Operands = std::array<double, 3>;

double evaluate(std::string_view op, const Operands& v) {
  const auto [x, y, z] = v;
  if (op == "*/") return divided(x * y, z);
  if (op == "+-") return x + y - z;
  if (op == "+/") return divided(x + y, z);
  if (op == "?:") return x > 0 ? y : z;
  if (op == "abs") return std::abs(x);
  if (op == "at2") return angle_of(y, x);
  if (op == "cat2") return x * std::cos(std::atan2(z, y));
  if (op == "cos") return x * std::cos(radians(y));
  if (op == "max") return std::max(x, y);
  if (op == "min") return std::min(x, y);
  if (op == "mod") return std::sqrt(x * x + y * y + z * z);
  if (op == "pin") return y < x ? x : std::min(y, z);
  if (op == "sat2") return x * std::sin(std::atan2(z, y));
  if (op == "sin") return x * std::sin(radians(y));
  if (op == "sqrt") return x < 0 ? 0 : std::sqrt(x);
  if (op == "tan") return x * std::tan(radians(y));
  return x;  // val
}

std::string_view take_word(std::string_view& text) {
  text = trimmed_front(text);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

Guides::Guides(double width, double height) {
  const double least = std::min(width, height), most = std::max(width, height);
  const auto fractions = [&](std::string_view name, double whole) {
    for (const int n : {2, 3, 4, 5, 6, 8, 10, 12, 16, 32}) {
      values_[std::string(name) + "d" + std::to_string(n)] = whole / n;
    }
  };
  fractions("w", width);
  fractions("h", height);
  fractions("ss", least);
  const double turn = 360 * kDegree;
  const std::pair<const char*, double> named[] = {{"w", width},
                                                  {"h", height},
                                                  {"l", 0},
                                                  {"t", 0},
                                                  {"r", width},
                                                  {"b", height},
                                                  {"hc", width / 2},
                                                  {"vc", height / 2},
                                                  {"ss", least},
                                                  {"ls", most},
                                                  {"cd2", turn / 2},
                                                  {"cd4", turn / 4},
                                                  {"cd8", turn / 8},
                                                  {"3cd4", turn / 4 * 3},
                                                  {"3cd8", turn / 8 * 3},
                                                  {"5cd8", turn / 8 * 5},
                                                  {"7cd8", turn / 8 * 7}};
  for (const auto& [name, value] : named) values_[name] = value;
}

double Guides::value(std::string_view operand) const {
  const auto found = values_.find(operand);
  if (found != values_.end()) return found->second;
  return to_real(operand).value_or(0);
}

void Guides::define(std::string_view name, std::string_view formula) {
  const std::string_view op = take_word(formula);
  Operands operands{};
  for (double& operand : operands) operand = value(take_word(formula));
  const double result = evaluate(op, operands);
  values_.insert_or_assign(std::string(name), std::isfinite(result) ? result : 0);
}

}  // namespace sealpress::docx
