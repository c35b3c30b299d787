// Kinds about numbers: wholeNumber, number, percentage, expectedValue, notGreater.

#include <cmath>
#include <utility>

#include "forms/numbers.h"
#include "forms/rule.h"

namespace sealpress::forms {
namespace {

class NumberRule final : public Rule {
 public:
  struct Style {
    const char* code;
    std::vector<std::string> suffixes;
    std::optional<double> min, max;
    bool whole = false;
  };
  NumberRule(RuleReader& r, Style style) : field_(r.field()), style_(std::move(style)) {
    if (const auto min = r.number("min")) style_.min = min;
    if (const auto max = r.number("max")) style_.max = max;
    decimals_ = style_.whole ? 0 : r.number("decimals");
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const std::string written = text_of(*at.value);
      const auto number = parse_number(written, style_.suffixes);
      if (!number || (style_.whole && written.find('.') != std::string::npos)) {
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
  FieldRef field_;
  Style style_;
  std::optional<double> decimals_;
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
      const auto number = number_of(at);
      const bool same = number_ && number ? std::abs(*number_ - *number) < kEpsilon
                                          : text_of(*at.value) == expected_;
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
      const auto number = number_of(at), bound = number_of(limit);
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
        r, NumberRule::Style{"forms.not_whole_number", {}, 0, std::nullopt, true});
  };
  kinds["number"] = [](RuleReader& r) {
    return std::make_unique<NumberRule>(
        r, NumberRule::Style{"forms.not_number", {}, std::nullopt, std::nullopt, false});
  };
  kinds["percentage"] = [](RuleReader& r) {
    return std::make_unique<NumberRule>(
        r, NumberRule::Style{"forms.not_percentage", {"%"}, 0, 100, false});
  };
  kinds["expectedValue"] = [](RuleReader& r) { return std::make_unique<ExpectedValue>(r); };
  kinds["notGreater"] = [](RuleReader& r) { return std::make_unique<NotGreater>(r); };
}

}  // namespace sealpress::forms
