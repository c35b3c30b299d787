// Kinds about several records: uniqueInBatch, countInBatch, sameAcross.

#include <map>
#include <set>
#include <utility>

#include "forms/rule.h"

namespace sealpress::forms {
namespace {

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
        key += text_of(*at.value) + '\n';
      }
      const auto [first, fresh] = seen_.emplace(std::move(key), number);
      if (fresh) return;
      rule_.find(scope, "forms.repeated_in_batch", rule_.fields_.back().one(scope.record))
          .args.push_back({"other", first->second});
    }
    void finish(Diagnostics&) override {}

   private:
    const UniqueInBatch& rule_;
    std::map<std::string, std::int64_t> seen_;
  };

  std::vector<FieldRef> fields_;
};

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
    std::int64_t count = 0, first = 0;
    std::map<std::string, std::int64_t> kinds;
  };

  class Memory final : public BatchCheck {
   public:
    explicit Memory(const CountInBatch& rule) : rule_(rule) {}

    void add(Scope& scope, std::int64_t number) override {
      const Instance by = rule_.by_.one(scope.record);
      if (is_blank(by.value)) return;
      Group& group = groups_[text_of(*by.value)];
      if (++group.count == 1) group.first = number;
      if (!rule_.distinct_) return;
      const Instance kind = rule_.distinct_->one(scope.record);
      if (is_blank(kind.value)) return;
      const auto [first, fresh] = group.kinds.emplace(text_of(*kind.value), number);
      if (!fresh) {
        rule_.find(scope, "forms.same_kind_in_batch", kind)
            .args.push_back({"other", first->second});
      }
    }

    void finish(Diagnostics& findings) override {
      for (const auto& [name, group] : groups_) {
        const auto count = static_cast<double>(group.count);
        const bool few = rule_.min_ && count < *rule_.min_;
        const bool many = rule_.max_ && count > *rule_.max_;
        if (!few && !many) continue;
        Diagnostic found = finding(rule_.head.severity,
                                   few ? "forms.too_few_in_batch" : "forms.too_many_in_batch");
        found.place.field = rule_.by_.text();
        found.place.record = group.first;
        found.article = rule_.head.article;
        found.hint = rule_.head.hint;
        found.args = {{"value", name},
                      {"count", group.count},
                      {"limit", static_cast<std::int64_t>(few ? *rule_.min_ : *rule_.max_)}};
        findings.push_back(std::move(found));
      }
    }

   private:
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
    const data::Value* forms = r.raw("forms");
    if (!forms || !forms->object()) {
      r.fault("forms");
      return;
    }
    for (const auto& [id, names] : *forms->object()) {
      if (!names.object()) r.fault("forms");
      auto& renamed = across_.names[id];
      for (const std::string& field : across_.fields) {
        const data::Value* there = names.find(field);
        renamed[field] = there ? there->to_text() : field;
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
