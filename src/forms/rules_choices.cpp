// Kinds about choices and presence: choice, requiredIf, blankIf.

#include <algorithm>
#include <utility>

#include "forms/rule.h"
#include "forms/typed_choices.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::forms {
namespace {

bool contains(const std::vector<std::string>& options, std::string_view option) {
  const std::string key = text::label_key(option);
  return std::any_of(options.begin(), options.end(),
                     [&](const std::string& o) { return text::label_key(o) == key; });
}

class Choice final : public Rule {
 public:
  explicit Choice(RuleReader& r)
      : field_(r.field()),
        options_(r.texts("options", true)),
        with_text_(r.texts("withText")),
        multiple_(r.flag("multiple", false)),
        open_(r.flag("open", false)) {}

  void complete(data::Value& record) const override {
    for (const Instance& at : field_.in(record)) {
      const std::string* typed = at.value ? at.value->string() : nullptr;
      if (!typed || contains(options_, *typed)) continue;
      if (auto value = TypedChoices(options_).read(*typed)) {
        field_.put(record, std::move(*value), at.row);
      }
    }
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const std::vector<Chosen> chosen = choices_of(*at.value);
      if (!multiple_ && chosen.size() > 1) {
        find(scope, "forms.one_choice_only", at)
            .args.push_back({"count", static_cast<std::int64_t>(chosen.size())});
      }
      for (const Chosen& choice : chosen) check_one(scope, at, choice);
    });
  }

 private:
  void check_one(Scope& scope, const Instance& at, const Chosen& choice) const {
    if (!contains(options_, choice.option)) {
      if (open_) return;
      Diagnostic& found = find(scope, "forms.unknown_choice", at);
      found.args.push_back({"choice", choice.option});
      found.args.push_back({"options", joined(options_)});
      found.args.push_back({"nearest", text::nearest(choice.option, options_)});
    } else if (!choice.text.empty() && !contains(with_text_, choice.option)) {
      Diagnostic& found = find(scope, "forms.choice_takes_no_text", at);
      found.args.push_back({"choice", choice.option});
      found.args.push_back({"text", choice.text});
    }
  }

  FieldRef field_;
  std::vector<std::string> options_, with_text_;
  bool multiple_, open_;
};

/// requiredIf and blankIf: presence under the head's condition.
class Presence final : public Rule {
 public:
  Presence(RuleReader& r, bool required) : field_(r.field()), required_(required) {
    r.condition("when", true);
  }

  void check(Scope& scope) const override {
    for (const Instance& at : field_.in(scope.record)) {
      if (is_blank(at.value) != required_ || !asked(scope, at)) continue;
      find(scope, required_ ? "forms.required_here" : "forms.blank_here", at)
          .args.push_back({"fact", head.when->fact(scope.record, at.row)});
    }
  }

 private:
  FieldRef field_;
  bool required_;
};

}  // namespace

void add_choice_kinds(RuleKinds& kinds) {
  kinds["choice"] = [](RuleReader& r) { return std::make_unique<Choice>(r); };
  kinds["requiredIf"] = [](RuleReader& r) { return std::make_unique<Presence>(r, true); };
  kinds["blankIf"] = [](RuleReader& r) { return std::make_unique<Presence>(r, false); };
}

}  // namespace sealpress::forms
