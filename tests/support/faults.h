// Faults on purpose: for every rule of the catalogue, values that break it at a known place.
// Header-only, for tests and benchmarks.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "data/value.h"
#include "forms/fields.h"

namespace sealpress::test {

using data::Value;

/// A record with one fault, and the finding that must tell it.
struct Fault {
  Value record;
  std::string code, path;
  std::string what;  ///< the faulty value, for messages of tests
};

inline Value& member(Value& object, const std::string& key) {
  data::Object& members = *object.object();
  const auto at = std::find_if(members.begin(), members.end(),
                               [&](const data::Member& m) { return m.first == key; });
  if (at != members.end()) return at->second;
  members.emplace_back(key, Value());
  return members.back().second;
}

inline std::string escaped(const std::string& label) {
  std::string out;
  for (const char c : label) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

/// A place that a rule names, in the first row of a list: to be written to.
struct Spot {
  std::string list, label, inner;

  explicit Spot(const std::string& reference, const Value& record) {
    const std::size_t brackets = reference.find("[].");
    if (brackets != std::string::npos) list = reference.substr(0, brackets);
    label = brackets == std::string::npos ? reference : reference.substr(brackets + 3);
    const std::size_t dot = label.find('.');
    // A label may hold a dot itself; only a text behind a choice is reached through one.
    if (dot != std::string::npos && !record.find(label) && label.ends_with(".文字")) {
      inner = label.substr(dot + 1);
      label.resize(dot);
    }
  }

  std::string path() const {
    return (list.empty() ? "" : "/" + escaped(list) + "/0") + "/" + escaped(label) +
           (inner.empty() ? "" : "/" + inner);
  }

  Value* in(Value& record) const {
    Value* scope = &record;
    if (!list.empty()) {
      data::Array* items = member(record, list).array();
      if (!items || items->empty()) return nullptr;
      scope = &items->front();
    }
    if (!scope->object()) return nullptr;
    Value* value = &member(*scope, label);
    if (inner.empty()) return value;
    if (!value->object()) *value = data::Object{{"选", *value}};
    return &member(*value, inner);
  }
};

/// Makes the faults of one rule on a record that has none.
class FaultMaker {
 public:
  FaultMaker(const Value& rule, const Value& good, const Value* properties)
      : rule_(rule), good_(good), properties_(properties) {
    kind_ = rule.find("kind")->to_text();
    const Value* field = rule.find("field");
    if (!field && rule.find("fields")) field = &rule.find("fields")->array()->front();
    if (field) field_ = field->to_text();
  }

  /// Empty for kinds that need several records.
  std::vector<Fault> make() {
    if (kind_ == "nameEnding") return name_ending();
    if (kind_ == "pattern") return {set("……不合规定", "forms.pattern")};
    if (kind_ == "sealName") return seal_name();
    if (kind_ == "nameCharacters") return name_characters();
    if (kind_ == "equals") return equals();
    if (kind_ == "creditCode") return credit_code();
    if (kind_ == "phone") return phone();
    if (kind_ == "postcode")
      return {set("21502", "forms.postcode"), set("ABCDEF", "forms.postcode")};
    if (kind_ == "email") return {set("无", "forms.email"), set("a@b@c.cn", "forms.email")};
    if (kind_ == "wholeNumber") return numbers("forms.not_whole_number", {"1.5", "若干"});
    if (kind_ == "number") return numbers("forms.not_number", {"若干", "1,23"});
    if (kind_ == "percentage") return percentage();
    if (kind_ == "expectedValue") return {set("1", "forms.unexpected_value")};
    if (kind_ == "choice") return choice();
    if (kind_ == "requiredIf") return presence(true);
    if (kind_ == "blankIf") return presence(false);
    if (kind_ == "date") return dates();
    if (kind_ == "dateBetween") return date_between();
    if (kind_ == "dateOrder") return date_order();
    if (kind_ == "certificateAge") return certificate_age();
    if (kind_ == "count") return count();
    if (kind_ == "unique" || kind_ == "ranking") return repeated();
    if (kind_ == "sum") return {set(plus(field_, 1), "forms.wrong_sum")};
    if (kind_ == "ratio") return ratio();
    if (kind_ == "notGreater") return not_greater();
    if (kind_ == "wordLimit") return word_limit();
    return {};
  }

 private:
  Fault set(const std::string& text, const std::string& code) const {
    return set_at(field_, Value(text), code);
  }

  Fault set_at(const std::string& reference, Value value, const std::string& code) const {
    const Spot spot(reference, good_);
    Fault fault{good_, code, spot.path(), value.to_text()};
    if (Value* at = spot.in(fault.record)) *at = std::move(value);
    return fault;
  }

  std::string text(const std::string& reference) const {
    Value copy = good_;
    const Value* at = Spot(reference, good_).in(copy);
    return at && !forms::is_blank(at) ? forms::text_of(*at) : std::string();
  }

  std::string plus(const std::string& reference, double more) const {
    return forms::printed(forms::parse_number(text(reference)).value_or(0) + more);
  }

  std::optional<double> limit(const char* key) const {
    const Value* value = rule_.find(key);
    return value && value->number() ? std::optional(value->number()->to_double()) : std::nullopt;
  }

  std::vector<Fault> name_ending() const {
    std::vector<Fault> faults{set(text(field_) + "部", "forms.name_ending")};
    if (const Value* forbidden = rule_.find("forbidden")) {
      faults.push_back(
          set("检修" + forbidden->array()->front().to_text(), "forms.name_ending_forbidden"));
    }
    return faults;
  }

  /// Puts a superior body in front; the declared seal says the same, so that this alone is wrong.
  std::vector<Fault> seal_name() const {
    const Value* words = rule_.find("superiors");
    const std::string word = words ? words->array()->front().to_text() : "集团";
    Fault fault = set("示例" + word + "有限公司" + text(field_), "forms.superior_in_name");
    if (fault.record.find("公章名称")) member(fault.record, "公章名称") = Value(fault.what);
    return {fault};
  }

  std::vector<Fault> name_characters() const {
    const std::string name = text(field_);
    return {set("\u200B" + name, "forms.invisible_character"),
            set("\uE001" + name, "forms.private_character"),
            set("1O1" + name, "forms.lookalike_character"),
            set("Я" + name, "forms.foreign_character")};
  }

  std::vector<Fault> equals() const {
    const std::string first = text(field_);
    const std::string second = rule_.find("fields")->array()->at(1).to_text();
    return {set_at(second, Value(first + "甲"), "forms.not_equal_near"),
            set_at(second, Value("另外一家单位"), "forms.not_equal")};
  }

  std::vector<Fault> credit_code() const {
    std::string code = text(field_);
    if (code.size() != 18) return {};  // another fault is there already
    std::string shorter = code.substr(0, code.size() - 1);
    std::string letter = code, wrong = code;
    letter[5] = 'I';
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    return {set(shorter, "forms.credit_code_length"), set(letter, "forms.credit_code_character"),
            set(wrong, "forms.credit_code_check")};
  }

  std::vector<Fault> phone() const {
    const Value* accept = rule_.find("accept");
    const std::string only =
        accept && accept->array()->size() == 1 ? accept->array()->front().to_text() : "phone";
    return {set("1380000", "forms." + only)};
  }

  std::vector<Fault> numbers(const std::string& code, const std::vector<std::string>& bad) const {
    std::vector<Fault> faults;
    for (const std::string& value : bad) faults.push_back(set(value, code));
    const bool whole = kind_ == "wholeNumber";
    const auto min = limit("min"), max = limit("max");
    if (min || whole) {
      faults.push_back(set(forms::printed(min.value_or(0) - 1), "forms.too_small"));
    }
    if (max) faults.push_back(set(forms::printed(*max + 1), "forms.too_large"));
    return faults;
  }

  std::vector<Fault> percentage() const {
    return {set("100.1", "forms.too_large"), set("-0.1%", "forms.too_small"),
            set("约98%", "forms.not_percentage")};
  }

  bool takes_lists() const {
    const Spot spot(field_, good_);
    const Value* properties = properties_;
    if (properties && !spot.list.empty()) {
      properties = properties->find(spot.list)->find("items")->find("properties");
    }
    const Value* property = properties ? properties->find(spot.label) : nullptr;
    const Value* type = property ? property->find("type") : nullptr;
    return type && type->to_text().find("array") != std::string::npos;
  }

  std::vector<Fault> choice() const {
    std::vector<Fault> faults;
    const data::Array& options = *rule_.find("options")->array();
    const Value* open = rule_.find("open");
    const Value* multiple = rule_.find("multiple");
    if (!open || !open->truthy()) faults.push_back(set("没有的选项", "forms.unknown_choice"));
    // Where a list is no choice at all the schema says so, and the rule has nothing to add.
    if ((!multiple || !multiple->truthy()) && takes_lists()) {
      faults.push_back(
          set_at(field_, data::Array{options[0], options[1]}, "forms.one_choice_only"));
    }
    return faults;
  }

  /// Something that a property of that type holds.
  static Value filling_of(const Value* property) {
    const Value* type = property ? property->find("type") : nullptr;
    if (!type || type->to_text().find("string") != std::string::npos) return Value("12");
    if (const Value* members = property->find("properties")) {
      const data::Member& first = members->object()->front();
      return data::Object{{first.first, filling_of(&first.second)}};
    }
    return data::Array{filling_of(property->find("items"))};
  }
  Value filling(const std::string& label) const {
    return filling_of(properties_ ? properties_->find(label) : nullptr);
  }

  /// Makes the condition hold, then empties or fills the field.
  std::vector<Fault> presence(bool required) const {
    const Value& when = *rule_.find("when");
    const Value* is = when.find("is");
    const std::string asked = when.find("field")->to_text();
    if (!is && !when.find("filled")) return {};
    Value holding = !is ? filling(asked) : is->array() ? is->array()->front() : *is;
    Fault fault = set_at(asked, std::move(holding), "");
    const Spot spot(field_, good_);
    if (Value* at = spot.in(fault.record)) *at = required ? Value() : filling(field_);
    fault.code = required ? "forms.required_here" : "forms.blank_here";
    fault.path = spot.path();
    return {fault};
  }

  std::vector<Fault> dates() const {
    return {set("2025-02-30", "forms.no_such_day"), set("2025年4月", "forms.day_missing"),
            set("二〇二五年四月", "forms.day_missing"), set("去年", "forms.not_date")};
  }

  std::vector<Fault> date_between() const {
    std::vector<Fault> faults;
    if (rule_.find("from")) faults.push_back(set("1999年12月31日", "forms.too_early"));
    if (rule_.find("to")) faults.push_back(set("2099-01-01", "forms.too_late"));
    return faults;
  }

  std::vector<Fault> date_order() const {
    const data::Array& fields = *rule_.find("fields")->array();
    return {set_at(fields.back().to_text(), Value("1990-01-01"), "forms.date_order")};
  }

  std::vector<Fault> certificate_age() const {
    return {set("1990-01-01", "forms.certificate_too_old"),
            set("2099-01-01", "forms.certificate_after_use")};
  }

  std::vector<Fault> count() const {
    std::vector<Fault> faults;
    Value copy = good_;
    const data::Array* rows = member(copy, field_).array();
    const auto min = limit("min");
    if (rows && min && *min >= 1) {
      const auto kept = static_cast<std::ptrdiff_t>(*min) - 1;
      faults.push_back(
          set_at(field_, data::Array(rows->begin(), rows->begin() + kept), "forms.too_few_rows"));
    }
    if (const Value* equals = rule_.find("equals")) {
      const std::string stated = equals->to_text();
      faults.push_back(set_at(stated, Value(plus(stated, 1)), "forms.row_count_differs"));
    }
    return faults;
  }

  /// The first row again, behind the last.
  std::vector<Fault> repeated() const {
    const Value* fields = rule_.find("fields");
    const Spot spot(fields ? fields->array()->back().to_text() : field_, good_);
    Fault fault{good_, kind_ == "unique" ? "forms.repeated" : "forms.ranking", "", "repeated"};
    data::Array* rows = member(fault.record, spot.list).array();
    if (!rows || rows->empty() || !spot.in(fault.record)) return {};
    if (forms::is_blank(spot.in(fault.record))) *spot.in(fault.record) = Value("1");
    fault.path =
        "/" + escaped(spot.list) + "/" + std::to_string(rows->size()) + "/" + escaped(spot.label);
    rows->push_back(rows->front());
    return {fault};
  }

  std::vector<Fault> ratio() const {
    const std::string numerator = rule_.find("numerator")->to_text();
    const std::string denominator = rule_.find("denominator")->to_text();
    std::vector<Fault> faults{
        set_at(numerator, Value(plus(denominator, 1)), "forms.numerator_greater"),
        set_at(denominator, Value("0"), "forms.zero_denominator")};
    faults.push_back(set(plus(field_, -1), "forms.wrong_ratio"));
    return faults;
  }

  std::vector<Fault> not_greater() const {
    return {set(plus(rule_.find("than")->to_text(), 1), "forms.greater_than")};
  }

  std::vector<Fault> word_limit() const {
    const auto words = [](std::size_t n) {
      std::string out;
      for (std::size_t i = 0; i < n; ++i) out += "质";
      return Value(out);
    };
    std::vector<Fault> faults;
    Value emptied = good_;
    for (const Value& field : *rule_.find("fields")->array()) {
      member(emptied, field.to_text()) = Value();
    }
    const auto with = [&](std::size_t n, const std::string& code) {
      Fault fault{emptied, code, "/" + escaped(field_), std::to_string(n) + "字"};
      member(fault.record, field_) = words(n);
      faults.push_back(fault);
    };
    const auto size = [](double n) { return static_cast<std::size_t>(n); };
    if (const auto max = limit("max")) with(size(*max) + 1, "forms.too_many_words");
    if (const auto min = limit("min")) with(size(*min) - 1, "forms.too_few_words");
    if (const auto about = limit("about")) {
      with(size(*about * 1.2) + 1, "forms.well_above_words");
      with(size(*about * 0.8) - 1, "forms.well_below_words");
    }
    return faults;
  }

  const Value& rule_;
  const Value& good_;
  const Value* properties_;
  std::string kind_, field_;
};

/// The faults of a rule. `properties` are the schema's: they tell what fills a field.
inline std::vector<Fault> faults_of(const Value& rule, const Value& good,
                                    const Value* properties = nullptr) {
  return FaultMaker(rule, good, properties).make();
}

/// The faults of a property of the schema: missing, too long, too short.
inline std::vector<Fault> faults_of_property(const std::string& label, const Value& property,
                                             bool required, const Value& good) {
  std::vector<Fault> faults;
  const std::string path = "/" + escaped(label);
  const auto with = [&](Value value, const std::string& code, const std::string& what) {
    faults.push_back({good, code, path, what});
    member(faults.back().record, label) = std::move(value);
  };
  const auto words = [&](const char* key, double factor, int more) -> std::optional<Value> {
    const Value* limit = property.find(key);
    if (!limit) return std::nullopt;
    std::string out;
    const auto n = static_cast<int>(limit->number()->to_double() * factor) + more;
    for (int i = 0; i < n; ++i) out += "质";
    return Value(out);
  };
  if (required) with(Value(""), "forms.missing", "");
  if (auto v = words("maxWords", 1, 1)) with(std::move(*v), "forms.too_many_words", "too long");
  if (auto v = words("minWords", 1, -1)) with(std::move(*v), "forms.too_few_words", "too short");
  if (auto v = words("aboutWords", 1.2, 1)) with(std::move(*v), "forms.well_above_words", "long");
  if (auto v = words("aboutWords", 0.8, -1)) with(std::move(*v), "forms.well_below_words", "short");
  return faults;
}

}  // namespace sealpress::test
