// Kinds about numbers: wholeNumber, number, percentage, expectedValue, notGreater.

#include <cmath>
#include <string_view>
#include <utility>

#include "forms/fields.h"
#include "forms/rule.h"

namespace sealpress::forms {
namespace {

/// The number that `written` begins with and what follows it: "1234元" is 1234 and 元.
struct NumberWithUnit {
  double number;
  std::string unit;
};
std::optional<NumberWithUnit> leading_number(const std::string& written) {
  const std::size_t end = written.find_first_not_of("0123456789.,+-");
  if (end == 0 || end == std::string::npos) return std::nullopt;
  const auto number = parse_number(written.substr(0, end), {});
  const std::size_t unit = written.find_first_not_of(' ', end);
  if (!number || unit == std::string::npos || written.size() - unit > 24) return std::nullopt;
  return NumberWithUnit{*number, written.substr(unit)};
}

/// How many of one unit make one of another, for amounts of money: 万元 from 元, 亿元.
std::optional<double> factor_between(std::string_view from, std::string_view to) {
  constexpr std::pair<std::string_view, double> kMoney[] = {
      {"元", 1},       {"千元", 1e3}, {"万元", 1e4}, {"万", 1e4},
      {"百万元", 1e6}, {"亿元", 1e8}, {"亿", 1e8}};
  const auto worth = [&](std::string_view unit) {
    for (const auto& [name, value] : kMoney) {
      if (name == unit) return value;
    }
    return 0.0;
  };
  if (worth(from) == 0 || worth(to) == 0) return std::nullopt;
  return worth(from) / worth(to);
}

class NumberRule final : public Rule {
 public:
  struct Style {
    const char* code;
    std::vector<std::string> suffixes;
    std::optional<double> min, max;
    bool whole = false, units = false, percent = false;
  };
  NumberRule(RuleReader& r, Style style) : field_(r.field()), style_(std::move(style)) {
    if (const auto min = r.number("min")) style_.min = min;
    if (const auto max = r.number("max")) style_.max = max;
    decimals_ = style_.whole ? 0 : r.number("decimals");
    if (style_.units) units_ = r.texts("units");
  }

  const FieldRef* half_width_field() const override { return &field_; }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const std::string written = text_of(*at.value);
      const auto number = read(written, at);
      if (!number) {
        report_unreadable(scope, at, written);
      } else if (style_.percent && is_fraction(written, *number)) {
        Diagnostic& asked = find(scope, "forms.fraction_for_percentage", at);
        asked.severity = Severity::warning;
        asked.args = {{"value", written}, {"percentage", forms::printed(*number * 100)}};
      } else if (style_.whole && written.find('.') != std::string::npos) {
        find(scope, style_.code, at);
      } else if (style_.min && *number < *style_.min - kEpsilon) {
        find(scope, "forms.too_small", at).args.push_back({"min", printed(*style_.min)});
      } else if (style_.max && *number > *style_.max + kEpsilon) {
        find(scope, "forms.too_large", at).args.push_back({"max", printed(*style_.max)});
      } else if (decimals_ && decimals_in(written) > *decimals_) {
        find(scope, "forms.too_many_decimals", at)
            .args.push_back({"decimals", static_cast<std::int64_t>(*decimals_)});
      }
    });
  }

 private:
  /// 0.985 without a sign may be 98.5% or 0.985%. Small rates (of faults) are usual.
  static bool is_fraction(const std::string& written, double number) {
    return number >= 0.5 && number < 1 && !written.ends_with('%') && decimals_in(written) >= 2;
  }

  /// The number alone, or with a unit that is sure: those that the rule names, or the label's.
  std::optional<double> read(const std::string& written, const Instance& at) const {
    if (const auto plain = parse_number(written, style_.suffixes)) return plain;
    if (!style_.units) return std::nullopt;
    return parse_number(written, units_.empty() ? units_of(at.label) : units_);
  }

  void report_unreadable(Scope& scope, const Instance& at, const std::string& written) const {
    const auto parts = style_.units ? leading_number(written) : std::nullopt;
    const std::vector<std::string> units = units_.empty() ? units_of(at.label) : units_;
    const std::string wanted = units.empty() ? std::string() : units.back();
    if (!parts || wanted.empty()) {
      find(scope, style_.code, at);
      return;
    }
    const auto factor = factor_between(parts->unit, wanted);
    Diagnostic& found = find(scope, factor ? "forms.convert_unit" : "forms.other_unit", at);
    found.args.push_back({"unit", parts->unit});
    found.args.push_back({"wanted", wanted});
    if (factor) found.args.push_back({"converted", forms::printed(parts->number * *factor)});
  }

  FieldRef field_;
  Style style_;
  std::optional<double> decimals_;
  std::vector<std::string> units_;
};

class ExpectedValue final : public Rule {
 public:
  explicit ExpectedValue(RuleReader& r) : field_(r.field()) {
    const data::Value* value = r.raw("value");
    if (!value) {
      r.fault("value");
      return;
    }
    expected_ = text_of(*value);
    number_ = parse_number(expected_);
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const auto number = number_in(at);
      if (number_ && !number) return;  // a rule about numbers says so
      const bool same =
          number_ ? std::abs(*number_ - *number) < kEpsilon : text_of(*at.value) == expected_;
      if (!same) find(scope, "forms.unexpected_value", at).args.push_back({"expected", expected_});
    });
  }

 private:
  FieldRef field_;
  std::string expected_;
  std::optional<double> number_;
};

class NotGreater final : public Rule {
 public:
  explicit NotGreater(RuleReader& r) : field_(r.field()), than_(r.field("than")) {}

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const Instance limit = than_.one(scope.record, at.row);
      const auto number = number_in(at), bound = number_in(limit);
      if (!number || !bound || *number <= *bound + kEpsilon) return;
      Diagnostic& found = find(scope, "forms.greater_than", at);
      found.args.push_back({"other", limit.label});
      found.args.push_back({"limit", text_of(*limit.value)});
    });
  }

 private:
  FieldRef field_, than_;
};

}  // namespace

void add_number_kinds(RuleKinds& kinds) {
  kinds["wholeNumber"] = [](RuleReader& r) {
    return std::make_unique<NumberRule>(
        r, NumberRule::Style{"forms.not_whole_number", {}, 0, std::nullopt, true, true});
  };
  kinds["number"] = [](RuleReader& r) {
    return std::make_unique<NumberRule>(
        r, NumberRule::Style{"forms.not_number", {}, std::nullopt, std::nullopt, false, true});
  };
  kinds["percentage"] = [](RuleReader& r) {
    return std::make_unique<NumberRule>(
        r, NumberRule::Style{"forms.not_percentage", {"%"}, 0, 100, false, false, true});
  };
  kinds["expectedValue"] = [](RuleReader& r) { return std::make_unique<ExpectedValue>(r); };
  kinds["notGreater"] = [](RuleReader& r) { return std::make_unique<NotGreater>(r); };
}

}  // namespace sealpress::forms
