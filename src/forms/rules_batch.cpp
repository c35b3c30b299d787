// Kinds about several records: uniqueInBatch, countInBatch, sameAcross.

#include <map>
#include <unordered_map>
#include <utility>

#include "forms/names.h"
#include "forms/rule.h"
#include "messages/other_place.h"

namespace sealpress::forms {
namespace {

/// Where a value lies that later records may be compared with.
Place place_in_run(const Scope& scope, const Instance& at, std::int64_t number) {
  Place place;
  place.field = at.label;
  place.path = at.path;
  if (number > 0 && (!scope.origin || scope.origin->row == 0)) place.record = number;
  if (!scope.origin) return place;
  place.file = scope.origin->file;
  place.sheet = scope.origin->sheet;
  if (scope.origin->row > 0) place.line = scope.origin->row;
  const auto column = scope.origin->columns.find(at.label);
  if (column != scope.origin->columns.end()) place.column = column->second;
  return place;
}

class UniqueInBatch final : public Rule {
 public:
  explicit UniqueInBatch(RuleReader& r) : fields_(r.fields("fields", 1)) {}

  std::unique_ptr<BatchCheck> begin_batch() const override {
    return std::make_unique<Memory>(*this);
  }

 private:
  class Memory final : public BatchCheck {
   public:
    explicit Memory(const UniqueInBatch& rule) : rule_(rule) {}

    void add(Scope& scope, std::int64_t number) override {
      std::string key;
      for (const FieldRef& field : rule_.fields_) {
        const Instance at = field.one(scope.record);
        if (is_blank(at.value)) return;
        key += fold_name(text_of(*at.value)) + '\n';
      }
      const Instance last = rule_.fields_.back().one(scope.record);
      const auto [first, fresh] = seen_.emplace(std::move(key), place_in_run(scope, last, number));
      if (fresh) return;
      messages::add_other_place(rule_.find(scope, "forms.repeated_in_batch", last), first->second);
    }
    void finish(Diagnostics&) override {}

   private:
    const UniqueInBatch& rule_;
    std::unordered_map<std::string, Place> seen_;
  };

  std::vector<FieldRef> fields_;
};

/// Counts records, or rows of their lists, by what one field says.
class CountInBatch final : public Rule {
 public:
  explicit CountInBatch(RuleReader& r)
      : by_(r.field("by")), min_(r.number("min")), max_(r.number("max")) {
    const std::string distinct = r.text("distinct");
    if (!distinct.empty()) distinct_ = FieldRef(distinct);
    if (!min_ && !max_ && !distinct_) r.fault("min");
  }

  std::unique_ptr<BatchCheck> begin_batch() const override {
    return std::make_unique<Memory>(*this);
  }

 private:
  struct Group {
    std::int64_t count = 0;
    std::string name;
    Place first;
    std::unordered_map<std::string, Place> kinds;
  };

  class Memory final : public BatchCheck {
   public:
    explicit Memory(const CountInBatch& rule) : rule_(rule) {}

    void add(Scope& scope, std::int64_t number) override {
      for (const Instance& by : rule_.by_.in(scope.record)) {
        if (!is_blank(by.value)) add(scope, by, number);
      }
    }

    void finish(Diagnostics& findings) override {
      for (const auto& [key, group] : groups_) {
        const auto count = static_cast<double>(group.count);
        const bool few = rule_.min_ && count < *rule_.min_;
        const bool many = rule_.max_ && count > *rule_.max_;
        if (!few && !many) continue;
        Diagnostic found = finding(rule_.head.severity,
                                   few ? "forms.too_few_in_batch" : "forms.too_many_in_batch");
        found.place = group.first;
        found.article = rule_.head.article;
        found.hint = rule_.head.hint;
        found.args = {{"value", group.name},
                      {"count", group.count},
                      {"limit", static_cast<std::int64_t>(few ? *rule_.min_ : *rule_.max_)}};
        findings.push_back(std::move(found));
      }
    }

   private:
    /// One record, or one row of its list.
    void add(Scope& scope, const Instance& by, std::int64_t number) {
      Group& group = groups_[fold_name(text_of(*by.value))];
      if (++group.count == 1) {
        group.first = place_in_run(scope, by, number);
        group.name = text_of(*by.value);
      }
      if (!rule_.distinct_) return;
      const Instance kind = rule_.distinct_->one(scope.record, by.row);
      if (is_blank(kind.value)) return;
      const auto [first, fresh] =
          group.kinds.emplace(fold_name(text_of(*kind.value)), place_in_run(scope, kind, number));
      if (!fresh) {
        messages::add_other_place(rule_.find(scope, "forms.same_kind_in_batch", kind),
                                  first->second);
      }
    }

    const CountInBatch& rule_;
    std::map<std::string, Group> groups_;
  };

  FieldRef by_;
  std::optional<double> min_, max_;
  std::optional<FieldRef> distinct_;
};

class SameAcross final : public Rule {
 public:
  explicit SameAcross(RuleReader& r) {
    across_.fields = r.texts("fields", true);
    across_.also = r.texts("also");
    const data::Value* forms = r.raw("forms");
    if (!forms || !forms->object()) {
      r.fault("forms");
      return;
    }
    for (const auto& [id, names] : *forms->object()) {
      if (!names.object()) r.fault("forms");
      auto& renamed = across_.names[id];
      for (const auto* list : {&across_.fields, &across_.also}) {
        for (const std::string& field : *list) {
          const data::Value* there = names.find(field);
          renamed[field] = there ? there->to_text() : field;
        }
      }
    }
  }

  const Across* across() const override { return &across_; }

 private:
  Across across_;
};

}  // namespace

void add_batch_kinds(RuleKinds& kinds) {
  kinds["uniqueInBatch"] = [](RuleReader& r) { return std::make_unique<UniqueInBatch>(r); };
  kinds["sameAcross"] = [](RuleReader& r) { return std::make_unique<SameAcross>(r); };
  kinds["countInBatch"] = [](RuleReader& r) { return std::make_unique<CountInBatch>(r); };
}

}  // namespace sealpress::forms
