// Kinds about the lists of one record: count, unique.

#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "forms/rule.h"

namespace sealpress::forms {
namespace {

class Count final : public Rule {
 public:
  explicit Count(RuleReader& r) : field_(r.field()), min_(r.number("min")), max_(r.number("max")) {
    const std::string equals = r.text("equals");
    if (!equals.empty()) equals_ = FieldRef(equals);
    if (!min_ && !max_ && !equals_) r.fault("min");
  }

  void check(Scope& scope) const override {
    const Instance at = field_.one(scope.record);
    if (!asked(scope, at)) return;
    const auto rows = static_cast<std::int64_t>(filled_rows(at.value));
    if (min_ && static_cast<double>(rows) < *min_)
      report(scope, "forms.too_few_rows", at, rows, *min_);
    if (max_ && static_cast<double>(rows) > *max_)
      report(scope, "forms.too_many_rows", at, rows, *max_);
    if (equals_) compare(scope, at, rows);
  }

 private:
  void report(Scope& scope, const char* code, const Instance& at, std::int64_t rows,
              double limit) const {
    Diagnostic& found = find(scope, code, at);
    found.args.push_back({"rows", rows});
    found.args.push_back({"limit", static_cast<std::int64_t>(limit)});
  }

  void compare(Scope& scope, const Instance& at, std::int64_t rows) const {
    const Instance stated = equals_->one(scope.record);
    if (is_blank(stated.value)) return;
    const auto number = parse_number(text_of(*stated.value));
    if (!number || std::llround(*number) == rows) return;
    Diagnostic& found = find(scope, "forms.row_count_differs", stated);
    found.args.push_back({"list", at.label});
    found.args.push_back({"rows", rows});
  }

  FieldRef field_;
  std::optional<double> min_, max_;
  std::optional<FieldRef> equals_;
};

/// No two rows say the same in all fields; the last of them is the one that is told.
class Unique final : public Rule {
 public:
  explicit Unique(RuleReader& r) {
    if (r.raw("fields")) {
      fields_ = r.fields("fields", 2);
    } else {
      fields_ = {r.field()};
    }
    for (const FieldRef& field : fields_) {
      if (!field.each() || field.list() != fields_.front().list()) {
        r.fault(fields_.size() > 1 ? "fields" : "field");
      }
    }
  }

  void check(Scope& scope) const override {
    std::map<std::string, std::string> seen;
    each_filled(scope, fields_.back(), [&](const Instance& at) {
      const auto key = key_of(scope.record, at.row);
      if (!key) return;
      const auto [first, fresh] = seen.emplace(*key, at.label);
      if (!fresh) find(scope, "forms.repeated", at).args.push_back({"other", first->second});
    });
  }

 private:
  /// What the row says in all fields; nullopt where one is blank.
  std::optional<std::string> key_of(const data::Value& record,
                                    std::optional<std::size_t> row) const {
    std::string key;
    for (const FieldRef& field : fields_) {
      const Instance at = field.one(record, row);
      if (is_blank(at.value)) return std::nullopt;
      key += fold_name(text_of(*at.value)) + '\n';
    }
    return key;
  }

  std::vector<FieldRef> fields_;
};

}  // namespace

void add_list_kinds(RuleKinds& kinds) {
  kinds["count"] = [](RuleReader& r) { return std::make_unique<Count>(r); };
  kinds["unique"] = [](RuleReader& r) { return std::make_unique<Unique>(r); };
}

}  // namespace sealpress::forms
