#include "forms/rule.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace sealpress::forms {
namespace {

using data::Value;

std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> out;
  if (const auto* list = value.array()) {
    for (const Value& item : *list) out.push_back(item.to_text());
  } else {
    out.push_back(value.to_text());
  }
  return out;
}

std::optional<Severity> severity_of(std::string_view name) {
  if (name.empty() || name == "error") return Severity::error;
  if (name == "warning") return Severity::warning;
  if (name == "info") return Severity::info;
  return std::nullopt;
}

}  // namespace

std::optional<Condition> Condition::parse(const Value& json) {
  Condition condition;
  if (const Value* all = json.find("all")) {
    if (!all->array()) return std::nullopt;
    for (const Value& part : *all->array()) {
      auto parsed = parse(part);
      if (!parsed) return std::nullopt;
      condition.all_.push_back(std::move(*parsed));
    }
    return condition;
  }
  const Value* field = json.find("field");
  if (!field || !field->string()) return std::nullopt;
  condition.field_ = FieldRef(*field->string());
  if (const Value* filled = json.find("filled")) {
    if (!filled->boolean()) return std::nullopt;
    condition.filled_ = *filled->boolean();
    return condition;
  }
  const Value* is = json.find("is");
  const Value* is_not = json.find("isNot");
  if (!is == !is_not) return std::nullopt;
  condition.negated_ = is_not != nullptr;
  for (const std::string& option : texts_of(is ? *is : *is_not)) {
    condition.options_.push_back(text::label_key(option));
  }
  return condition;
}

bool Condition::holds(const Value& record, std::optional<std::size_t> row) const {
  if (!all_.empty()) {
    return std::all_of(all_.begin(), all_.end(),
                       [&](const Condition& c) { return c.holds(record, row); });
  }
  const Instance at = field_.one(record, row);
  if (filled_) return is_blank(at.value) != *filled_;
  bool chosen = false;
  if (at.value) {
    for (const Chosen& choice : choices_of(*at.value)) {
      const std::string key = text::label_key(choice.option);
      chosen = chosen || std::find(options_.begin(), options_.end(), key) != options_.end();
    }
  }
  return chosen != negated_;
}

std::string Condition::fact(const Value& record, std::optional<std::size_t> row) const {
  std::vector<std::string> facts;
  for (const Condition& part : all_) facts.push_back(part.fact(record, row));
  if (!all_.empty()) return joined(facts);
  const Instance at = field_.one(record, row);
  if (filled_ == true) return at.label;
  return at.label + "：" + (is_blank(at.value) ? "—" : text_of(*at.value));
}

Diagnostic contradiction(Severity severity, const Comparison& comparison) {
  const auto less = [](Severity s) {
    return s == Severity::error ? Severity::warning : Severity::info;
  };
  Diagnostic found;
  switch (comparison.likeness) {
    case Likeness::same:
    case Likeness::written:
      found = finding(less(severity), "forms.written_differently");
      break;
    case Likeness::lookalike:
      found = finding(severity, "forms.not_equal_lookalike");
      break;
    case Likeness::near:
      found = finding(severity, "forms.not_equal_near");
      break;
    case Likeness::different:
      found = finding(severity, "forms.not_equal");
      break;
  }
  found.args.push_back({"detail", comparison.detail});
  return found;
}

Diagnostic& Rule::find(Scope& scope, std::string_view code, const Instance& at) const {
  Diagnostic found = finding(head.severity, std::string(code));
  found.place.field = at.label;
  found.place.path = at.path;
  found.article = head.article;
  found.hint = head.hint;
  found.args.push_back({"value", at.value ? text_of(*at.value) : std::string()});
  scope.findings.push_back(std::move(found));
  return scope.findings.back();
}

bool Rule::asked(Scope& scope, const Instance& at) const {
  return !head.when || head.when->holds(scope.record, at.row);
}

void Rule::each_filled(Scope& scope, const FieldRef& field,
                       const std::function<void(const Instance&)>& test) const {
  for (const Instance& at : field.in(scope.record)) {
    if (!is_blank(at.value) && asked(scope, at)) test(at);
  }
}

const Value* RuleReader::take(std::string_view key) {
  used_.emplace_back(key);
  return json_.find(key);
}

const Value* RuleReader::raw(std::string_view key) {
  return take(key);
}

FieldRef RuleReader::field(std::string_view key) {
  return FieldRef(text(key, true));
}

std::vector<FieldRef> RuleReader::fields(std::string_view key, std::size_t at_least) {
  std::vector<FieldRef> out;
  for (const std::string& name : texts(key, true)) out.emplace_back(name);
  if (out.size() < at_least) fault(key);
  return out;
}

std::string RuleReader::text(std::string_view key, bool required) {
  const Value* value = take(key);
  if (!value && !required) return {};
  if (!value || !value->string() || (required && value->string()->empty())) {
    fault(key);
    return {};
  }
  return *value->string();
}

std::vector<std::string> RuleReader::texts(std::string_view key, bool required) {
  const Value* value = take(key);
  if (!value) {
    if (required) fault(key);
    return {};
  }
  return texts_of(*value);
}

std::optional<double> RuleReader::number(std::string_view key) {
  const Value* value = take(key);
  if (!value) return std::nullopt;
  if (value->number()) return value->number()->to_double();
  fault(key);
  return std::nullopt;
}

bool RuleReader::flag(std::string_view key, bool otherwise) {
  const Value* value = take(key);
  if (!value) return otherwise;
  if (value->boolean()) return *value->boolean();
  fault(key);
  return otherwise;
}

std::optional<text::Date> RuleReader::date(std::string_view key) {
  const std::string stated = text(key);
  if (stated.empty()) return std::nullopt;
  auto date = text::parse_date(stated);
  if (!date) fault(key);
  return date;
}

std::optional<Condition> RuleReader::condition(std::string_view key, bool required) {
  const Value* value = take(key);
  if (!value) {
    if (required) fault(key);
    return std::nullopt;
  }
  auto condition = Condition::parse(*value);
  if (!condition) fault(key);
  return condition;
}

std::string RuleReader::unused() const {
  if (const auto* object = json_.object()) {
    for (const auto& member : *object) {
      if (std::find(used_.begin(), used_.end(), member.first) == used_.end()) return member.first;
    }
  }
  return {};
}

std::optional<Diagnostic> RuleReader::complaint(const std::string& kind) const {
  if (!bad_key_.empty()) {
    return input_error("forms.bad_rule").with("kind", kind).with("key", bad_key_);
  }
  if (const std::string key = unused(); !key.empty()) {
    return input_error("forms.unknown_rule_key").with("kind", kind).with("key", key);
  }
  return std::nullopt;
}

RuleHead read_rule_head(RuleReader& reader) {
  RuleHead head;
  head.kind = reader.text("kind", true);
  head.article = reader.text("article");
  head.hint = reader.text("hint");
  const auto severity = severity_of(reader.text("severity"));
  if (severity) {
    head.severity = *severity;
  } else {
    reader.fault("severity");
  }
  head.when = reader.condition("when");
  return head;
}

const RuleKinds& rule_kinds() {
  static const RuleKinds kinds = [] {
    RuleKinds all;
    add_text_kinds(all);
    add_code_kinds(all);
    add_number_kinds(all);
    add_computed_kinds(all);
    add_date_kinds(all);
    add_choice_kinds(all);
    add_list_kinds(all);
    add_batch_kinds(all);
    return all;
  }();
  return kinds;
}

Result<std::unique_ptr<Rule>> make_rule(const Value& json) {
  RuleReader reader(json);
  RuleHead head = read_rule_head(reader);
  const auto maker = rule_kinds().find(head.kind);
  if (maker == rule_kinds().end()) {
    return fail(input_error("forms.unknown_rule_kind").with("kind", head.kind));
  }
  std::unique_ptr<Rule> rule = maker->second(reader);
  if (auto fault = reader.complaint(head.kind)) return fail(std::move(*fault));
  rule->head = std::move(head);
  return rule;
}

}  // namespace sealpress::forms
