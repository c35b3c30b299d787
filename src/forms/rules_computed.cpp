// Kinds that compute: sum, ratio, ranking. What the record gives is checked; what it leaves blank
// is filled in where the catalogue says so.

#include <algorithm>
#include <cmath>
#include <utility>

#include "forms/fields.h"
#include "forms/rule.h"

namespace sealpress::forms {
namespace {

data::Value number_value(double number, int decimals) {
  return data::Number{printed(number, decimals)};
}

/// Rows of the list that `field` goes through; one nameless place for a field of the record.
std::vector<std::optional<std::size_t>> rows_of(const FieldRef& field, const data::Value& record) {
  std::vector<std::optional<std::size_t>> rows;
  for (const Instance& at : field.in(record)) rows.push_back(at.row);
  return rows;
}

class Sum final : public Rule {
 public:
  explicit Sum(RuleReader& r)
      : field_(r.field()), of_(r.fields("of", 1)), fill_(r.flag("fill", false)) {}

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const auto stated = number_in(at);
      const auto sum = total(scope.record, at.row);
      if (!stated || !sum || std::abs(*stated - sum->value) < 1e-6) return;
      find(scope, "forms.wrong_sum", at).args.push_back({"sum", printed(sum->value)});
    });
  }

  void complete(data::Value& record) const override {
    if (!fill_) return;
    for (const auto& row : rows_of(field_, record)) {
      if (!is_blank(field_.one(record, row).value)) continue;
      if (head.when && !head.when->holds(record, row)) continue;
      const auto sum = total(record, row);
      if (sum && sum->parts > 0) field_.put(record, number_value(sum->value, sum->decimals), row);
    }
  }

 private:
  struct Total {
    double value = 0;
    int decimals = 0, parts = 0;
  };

  /// Parts in the list that the sum itself stands in are those of its row; nullopt where a part is
  /// no number: another rule says so.
  std::optional<Total> total(const data::Value& record, std::optional<std::size_t> row) const {
    Total sum;
    for (const FieldRef& field : of_) {
      const bool same_row = row && field.list() == field_.list();
      for (const Instance& part : field.in(record, same_row ? row : std::nullopt)) {
        if (is_blank(part.value)) continue;
        const auto number = number_in(part);
        if (!number) return std::nullopt;
        sum.value += *number;
        sum.decimals = std::max(sum.decimals, std::min(decimals_in(text_of(*part.value)), 6));
        ++sum.parts;
      }
    }
    return sum;
  }

  FieldRef field_;
  std::vector<FieldRef> of_;
  bool fill_;
};

class Ratio final : public Rule {
 public:
  explicit Ratio(RuleReader& r)
      : field_(r.field()),
        numerator_(r.field("numerator")),
        denominator_(r.field("denominator")),
        factor_(r.flag("percent", false) ? 100 : 1),
        tolerance_(r.number("tolerance").value_or(0.05)),
        decimals_(static_cast<int>(r.number("decimals").value_or(2))),
        fill_(r.flag("fill", false)) {
    if (decimals_ < 0 || decimals_ > 6) r.fault("decimals");
  }

  void check(Scope& scope) const override {
    for (const Instance& above : numerator_.in(scope.record)) {
      if (asked(scope, above)) check(scope, above);
    }
  }

  void complete(data::Value& record) const override {
    if (!fill_) return;
    for (const auto& row : rows_of(numerator_, record)) {
      if (head.when && !head.when->holds(record, row)) continue;
      const auto numerator = number_in(numerator_.one(record, row));
      const auto denominator = number_in(denominator_.one(record, row));
      const bool computable = numerator && denominator && std::abs(*denominator) >= kEpsilon;
      if (!computable || !is_blank(field_.one(record, row).value)) continue;
      field_.put(record, number_value(*numerator / *denominator * factor_, decimals_), row);
    }
  }

 private:
  void check(Scope& scope, const Instance& above) const {
    const Instance below = denominator_.one(scope.record, above.row);
    const auto numerator = number_in(above), denominator = number_in(below);
    if (!numerator || !denominator) return;
    if (std::abs(*denominator) < kEpsilon) {
      find(scope, "forms.zero_denominator", below).args.push_back({"ratio", field_.text()});
      return;
    }
    if (*numerator > *denominator + kEpsilon) {
      find(scope, "forms.numerator_greater", above).args.push_back({"denominator", below.label});
    }
    const Instance at = field_.one(scope.record, above.row);
    const auto stated = number_in(at);
    const double expected = *numerator / *denominator * factor_;
    if (stated && std::abs(*stated - expected) > tolerance_ + kEpsilon) {
      find(scope, "forms.wrong_ratio", at).args.push_back({"expected", printed(expected)});
    }
  }

  FieldRef field_, numerator_, denominator_;
  double factor_, tolerance_;
  int decimals_;
  bool fill_;
};

class Ranking final : public Rule {
 public:
  explicit Ranking(RuleReader& r) : field_(r.field()), fill_(r.flag("fill", false)) {
    const std::string by = r.text("by");
    if (!by.empty()) by_ = FieldRef(by);
    if (!field_.each()) r.fault("field");
    if (by_ ? by_->list() != field_.list() : fill_) r.fault("by");
  }

  void check(Scope& scope) const override {
    std::vector<Instance> ranked;
    each_filled(scope, field_, [&](const Instance& at) { ranked.push_back(at); });
    const auto places = static_cast<std::int64_t>(ranked.size());
    std::vector<const Instance*> at_place(ranked.size() + 1);
    for (const Instance& at : ranked) {
      const std::int64_t rank = place(at, places);
      if (rank == 0 || at_place[static_cast<std::size_t>(rank)]) {
        find(scope, "forms.ranking", at).args.push_back({"places", places});
      } else {
        at_place[static_cast<std::size_t>(rank)] = &at;
      }
    }
    if (by_) check_scores(scope, at_place);
  }

  /// Places by score, the highest first; equal scores in the order of their rows. Only where no
  /// place is given at all, and every row that is filled has a score.
  void complete(data::Value& record) const override {
    if (!fill_) return;
    std::vector<std::pair<double, std::size_t>> scores;
    for (const Instance& at : by_->in(record)) {
      const Instance item = FieldRef(field_.list() + "[]").one(record, at.row);
      if (is_blank(item.value)) continue;
      const auto score = number_in(at);
      if (!score || !is_blank(field_.one(record, at.row).value)) return;
      scores.emplace_back(-*score, *at.row);
    }
    std::stable_sort(scores.begin(), scores.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < scores.size(); ++i) {
      field_.put(record, data::Number{std::to_string(i + 1)}, scores[i].second);
    }
  }

 private:
  /// 0 where it is no place from 1 to `places`.
  static std::int64_t place(const Instance& at, std::int64_t places) {
    const auto number = parse_number(text_of(*at.value), {});
    const bool fits = number && std::floor(*number) == *number && *number >= 1 &&
                      *number <= static_cast<double>(places);
    return fits ? std::llround(*number) : 0;
  }

  void check_scores(Scope& scope, const std::vector<const Instance*>& at_place) const {
    const Instance* last = nullptr;
    for (const Instance* at : at_place) {
      if (!at) continue;
      if (last) {
        const auto better = number_in(by_->one(scope.record, last->row));
        const auto worse = number_in(by_->one(scope.record, at->row));
        if (better && worse && *worse > *better + kEpsilon) {
          Diagnostic& found = find(scope, "forms.rank_against_score", *at);
          found.args.push_back({"score", printed(*worse)});
          found.args.push_back({"other", last->label});
          found.args.push_back({"better", printed(*better)});
        }
      }
      last = at;
    }
  }

  FieldRef field_;
  std::optional<FieldRef> by_;
  bool fill_;
};

}  // namespace

void add_computed_kinds(RuleKinds& kinds) {
  kinds["sum"] = [](RuleReader& r) { return std::make_unique<Sum>(r); };
  kinds["ratio"] = [](RuleReader& r) { return std::make_unique<Ratio>(r); };
  kinds["ranking"] = [](RuleReader& r) { return std::make_unique<Ranking>(r); };
}

}  // namespace sealpress::forms
