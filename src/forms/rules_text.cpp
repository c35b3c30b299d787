// Kinds about names and texts: nameEnding, pattern, sealName, nameCharacters, wordLimit, equals.

#include <algorithm>
#include <cmath>
#include <utility>

#include "forms/rule.h"
#include "text/count.h"
#include "text/regex.h"
#include "text/unicode.h"

namespace sealpress::forms {
namespace {

bool ends_in_any(const std::string& text, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return text.ends_with(ending); });
}

class NameEnding final : public Rule {
 public:
  explicit NameEnding(RuleReader& r)
      : field_(r.field()), allowed_(r.texts("allowed", true)), forbidden_(r.texts("forbidden")) {}

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const std::string name = text_of(*at.value);
      // Forbidden endings first: 班组 itself ends in the allowed 组.
      if (ends_in_any(name, forbidden_)) {
        find(scope, "forms.name_ending_forbidden", at)
            .args.push_back({"endings", joined(forbidden_)});
      } else if (!ends_in_any(name, allowed_)) {
        find(scope, "forms.name_ending", at).args.push_back({"endings", joined(allowed_)});
      }
    });
  }

 private:
  FieldRef field_;
  std::vector<std::string> allowed_, forbidden_;
};

class Pattern final : public Rule {
 public:
  explicit Pattern(RuleReader& r) : field_(r.field()) {
    const std::string source = r.text("regex", true);
    regex_ = text::Regex::compile(source);
    if (!regex_) r.fault("regex");
    r.text("hint", true);
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      if (!regex_->found_in(text_of(*at.value))) find(scope, "forms.pattern", at);
    });
  }

 private:
  FieldRef field_;
  std::optional<text::Regex> regex_;
};

class SealName final : public Rule {
 public:
  explicit SealName(RuleReader& r) : field_(r.field()), superiors_(r.texts("superiors")) {
    const std::string seal = r.text("seal");
    if (!seal.empty()) seal_ = FieldRef(seal);
    if (superiors_.empty()) superiors_ = {"集团", "总公司"};
    std::string own_forms = r.text("ownForms");
    if (own_forms.empty())
      own_forms = R"(^[)）]?(控股|集团|总公司|股份|有限|责任|公司|（[^）]*）|\([^)]*\))*)";
    own_forms_ = text::Regex::compile(own_forms);
    if (!own_forms_) r.fault("ownForms");
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const std::string name = text_of(*at.value);
      if (const std::string above = superior_in(name); !above.empty()) {
        find(scope, "forms.superior_in_name", at).args.push_back({"superior", above});
      }
      compare_with_seal(scope, at, name);
    });
  }

 private:
  /// The superior body that stands in front of `name`; empty if there is none.
  std::string superior_in(std::string_view name) const {
    for (const std::string& word : superiors_) {
      const std::size_t start = name.find(word);
      if (start == std::string_view::npos || start == 0) continue;
      const std::size_t body_end = start + word.size();
      const std::size_t form = own_forms_->match_prefix(name.substr(body_end)).value_or(0);
      if (body_end + form < name.size()) return std::string(name.substr(0, body_end + form));
    }
    return {};
  }

  void compare_with_seal(Scope& scope, const Instance& at, const std::string& name) const {
    if (!seal_) return;
    const Instance seal = seal_->one(scope.record, at.row);
    if (is_blank(seal.value)) return;
    const Comparison how = compare_names(name, text_of(*seal.value));
    if (how.likeness == Likeness::same) return;
    Diagnostic& found = find(scope, "forms.not_seal_name", at);
    if (how.likeness == Likeness::written) found.severity = Severity::info;
    found.args.push_back({"seal", text_of(*seal.value)});
    found.args.push_back({"detail", how.detail});
  }

  FieldRef field_;
  std::optional<FieldRef> seal_;
  std::vector<std::string> superiors_;
  std::optional<text::Regex> own_forms_;
};

class NameCharacters final : public Rule {
 public:
  explicit NameCharacters(RuleReader& r) : field_(r.field()) {}

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      for (const OddCharacter& odd : odd_characters(raw_text_of(*at.value))) {
        Diagnostic& found = find(scope, code_of(odd), at);
        // Rare characters are correct, as a rule: a hint to look, no more.
        if (odd.kind == OddCharacter::Kind::rare) found.severity = Severity::info;
        found.args.push_back({"position", static_cast<std::int64_t>(odd.position)});
        found.args.push_back({"character", odd.character});
        if (!odd.likely.empty()) found.args.push_back({"likely", odd.likely});
      }
    });
  }

 private:
  static const char* code_of(const OddCharacter& odd) {
    switch (odd.kind) {
      case OddCharacter::Kind::invisible:
        return "forms.invisible_character";
      case OddCharacter::Kind::private_use:
        return "forms.private_character";
      case OddCharacter::Kind::foreign:
        return odd.likely.empty() ? "forms.foreign_character" : "forms.lookalike_character";
      case OddCharacter::Kind::rare:
        break;
    }
    return "forms.rare_character";
  }

  FieldRef field_;
};

class WordLimit final : public Rule {
 public:
  explicit WordLimit(RuleReader& r)
      : fields_(r.fields("fields", 1)),
        min_(r.number("min")),
        max_(r.number("max")),
        about_(r.number("about")),
        tolerance_(r.number("tolerance").value_or(20)) {
    if (!min_ && !max_ && !about_) r.fault("max");
  }

  void check(Scope& scope) const override {
    text::Counts counts;
    Instance first;
    for (const FieldRef& field : fields_) {
      for (const Instance& at : field.in(scope.record)) {
        if (is_blank(at.value)) continue;
        if (!first.value) first = at;
        counts += text::count(raw_text_of(*at.value));
      }
    }
    if (!first.value || !asked(scope, first)) return;
    const auto words = static_cast<double>(counts.words);
    if (max_ && words > *max_) report(scope, "forms.too_many_words", first, words, *max_);
    if (min_ && words < *min_) report(scope, "forms.too_few_words", first, words, *min_);
    if (about_ && std::abs(words - *about_) > *about_ * tolerance_ / 100) {
      report(scope, words > *about_ ? "forms.well_above_words" : "forms.well_below_words", first,
             words, *about_);
    }
  }

 private:
  void report(Scope& scope, const char* code, const Instance& at, double words,
              double limit) const {
    Diagnostic& found = find(scope, code, at);
    found.args.push_back({"whole", fields_.size() > 1 ? "yes" : "no"});
    found.args.push_back({"words", static_cast<std::int64_t>(words)});
    found.args.push_back({"limit", static_cast<std::int64_t>(limit)});
    found.args.push_back({"difference", static_cast<std::int64_t>(std::abs(words - limit))});
  }

  std::vector<FieldRef> fields_;
  std::optional<double> min_, max_, about_;
  double tolerance_;
};

/// What two texts differ in, as a finding of `rule` about `at`; nothing if they are the same.
void compare_texts(const Rule& rule, Scope& scope, const Instance& first, const Instance& at) {
  const std::string expected = raw_text_of(*first.value), value = raw_text_of(*at.value);
  if (value == expected) return;
  const Diagnostic how = contradiction(rule.head.severity, compare_names(value, expected));
  Diagnostic& found = rule.find(scope, how.code, at);
  found.severity = how.severity;
  found.args.insert(found.args.end(), how.args.begin(), how.args.end());
  found.args.push_back({"other", first.label});
  found.args.push_back({"expected", expected});
}

class Equals final : public Rule {
 public:
  explicit Equals(RuleReader& r) : fields_(r.fields("fields", 2)) {}

  void check(Scope& scope) const override {
    Instance first;
    for (const FieldRef& field : fields_) {
      each_filled(scope, field, [&](const Instance& at) {
        if (!first.value) {
          first = at;
        } else {
          compare_texts(*this, scope, first, at);
        }
      });
    }
  }

 private:
  std::vector<FieldRef> fields_;
};

}  // namespace

void add_text_kinds(RuleKinds& kinds) {
  kinds["nameEnding"] = [](RuleReader& r) { return std::make_unique<NameEnding>(r); };
  kinds["pattern"] = [](RuleReader& r) { return std::make_unique<Pattern>(r); };
  kinds["sealName"] = [](RuleReader& r) { return std::make_unique<SealName>(r); };
  kinds["nameCharacters"] = [](RuleReader& r) { return std::make_unique<NameCharacters>(r); };
  kinds["wordLimit"] = [](RuleReader& r) { return std::make_unique<WordLimit>(r); };
  kinds["equals"] = [](RuleReader& r) { return std::make_unique<Equals>(r); };
}

}  // namespace sealpress::forms
