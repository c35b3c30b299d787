// Rules: what a notice demands beyond types and presence, as declarative kinds.
//
// A kind is general and never named after a form. Each makes its Rule from the JSON object of the
// catalogue (docs/catalogue.md lists kinds and keys) or says what is wrong with that object.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "forms/fields.h"
#include "forms/names.h"
#include "text/format.h"

namespace sealpress::forms {

/// When a rule is asked: {"field","is"|"isNot"|"filled"} or {"all":[…]}.
class Condition {
 public:
  static std::optional<Condition> parse(const data::Value& json);
  bool holds(const data::Value& record, std::optional<std::size_t> row) const;
  /// What it saw in a record for which it holds, for messages: 是否属于央企：否. A field that need
  /// only be filled is named without its text.
  std::string fact(const data::Value& record, std::optional<std::size_t> row) const;

 private:
  FieldRef field_;
  std::vector<std::string> options_;
  bool negated_ = false;
  std::optional<bool> filled_;
  std::vector<Condition> all_;
};

/// What all rules share.
struct RuleHead {
  std::string kind, article, hint;
  Severity severity = Severity::error;
  std::optional<Condition> when;
};

/// What a rule sees, and where its findings go.
struct Scope {
  const data::Value& record;
  text::Date today;  ///< the day of the run
  Diagnostics& findings;
  const data::Origin* origin = nullptr;  ///< where the record lies, if that is known
};

/// The memory of one rule about a whole run. Not thread-safe: records come in their order.
class BatchCheck {
 public:
  virtual ~BatchCheck() = default;
  /// Findings that are certain now that `scope.record` has come; `number` is its number in the run.
  virtual void add(Scope& scope, std::int64_t number) = 0;
  /// Findings that need all records.
  virtual void finish(Diagnostics& findings) = 0;
};

/// Fields that must say the same in all files of one submission.
struct Across {
  std::vector<std::string> fields;
  std::vector<std::string> also;  ///< compared too, but they do not tell what belongs together
  /// Form id -> the field here -> its name there.
  std::map<std::string, std::map<std::string, std::string>> names;
};

/// The finding that two texts differ: how much says its code, and one severity less where only
/// their writing differs. Its messages show {value}, {expected}, {other} and what differs.
Diagnostic contradiction(Severity severity, const Comparison& comparison);

/// Immutable, shared by all threads.
class Rule {
 public:
  virtual ~Rule() = default;
  /// Findings about one record alone.
  virtual void check(Scope&) const {}
  /// Brings `record` into the form in which it is checked: reads choices typed as text, puts in
  /// what can be computed and is left blank (`"fill": true`).
  virtual void complete(data::Value& /*record*/) const {}
  /// The field, if it is a number or a code: full-width characters in it are brought to half-width.
  virtual const FieldRef* half_width_field() const { return nullptr; }
  /// For rules about several records: a new memory. It refers to this rule.
  virtual std::unique_ptr<BatchCheck> begin_batch() const { return nullptr; }
  /// For rules about all files of one submission, asked when a folder of them is checked.
  virtual const Across* across() const { return nullptr; }
  RuleHead head;

  /// Adds a finding about `at`, with its value as argument {value}; returns it for more arguments.
  Diagnostic& find(Scope& scope, std::string_view code, const Instance& at) const;
  /// Calls `test` for every filled place of `field` for which `when` holds.
  void each_filled(Scope& scope, const FieldRef& field,
                   const std::function<void(const Instance&)>& test) const;
  bool asked(Scope& scope, const Instance& at) const;
};

/// Reads the keys of one rule's JSON object and remembers what was wrong.
class RuleReader {
 public:
  explicit RuleReader(const data::Value& json) : json_(json) {}

  FieldRef field(std::string_view key = "field");
  std::vector<FieldRef> fields(std::string_view key, std::size_t at_least);
  std::string text(std::string_view key, bool required = false);
  std::vector<std::string> texts(std::string_view key, bool required = false);
  std::optional<double> number(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  std::optional<text::Date> date(std::string_view key);
  std::optional<Condition> condition(std::string_view key, bool required = false);
  const data::Value* raw(std::string_view key);
  /// The key whose value is missing or of the wrong kind; empty if all is well.
  const std::string& bad_key() const { return bad_key_; }
  void fault(std::string_view key) {
    if (bad_key_.empty()) bad_key_ = std::string(key);
  }
  /// A key of the object that nothing asked for; empty if there is none.
  std::string unused() const;
  /// The error that either makes.
  std::optional<Diagnostic> complaint(const std::string& kind) const;

 private:
  const data::Value* take(std::string_view key);
  const data::Value& json_;
  std::vector<std::string> used_;
  std::string bad_key_;
};

/// The keys that all rules share.
RuleHead read_rule_head(RuleReader& reader);

using RuleMaker = std::function<std::unique_ptr<Rule>(RuleReader&)>;
/// Kind -> maker; each file of kinds adds its own.
using RuleKinds = std::map<std::string, RuleMaker, std::less<>>;
void add_text_kinds(RuleKinds& kinds);
void add_code_kinds(RuleKinds& kinds);
void add_number_kinds(RuleKinds& kinds);
void add_computed_kinds(RuleKinds& kinds);
void add_date_kinds(RuleKinds& kinds);
void add_choice_kinds(RuleKinds& kinds);
void add_list_kinds(RuleKinds& kinds);
void add_batch_kinds(RuleKinds& kinds);
const RuleKinds& rule_kinds();

/// Makes the rule that `json` describes. On failure the error's arguments name the kind and key.
Result<std::unique_ptr<Rule>> make_rule(const data::Value& json);

}  // namespace sealpress::forms
