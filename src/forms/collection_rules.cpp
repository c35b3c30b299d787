#include "forms/collection_rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "forms/across.h"
#include "messages/other_place.h"

namespace sealpress::forms {
namespace {

using data::Value;

/// The sending body has one name in all its files.
class SameUnit final : public CollectionRule {
 public:
  SameUnit(RuleReader& r, const FindForm& find) {
    const Value* forms = r.raw("forms");
    if (!forms || !forms->object()) {
      r.fault("forms");
      return;
    }
    for (const auto& [id, field] : *forms->object()) {
      const Form* form = find(id);
      if (!form) {
        r.fault("forms");
        return;
      }
      members_.emplace_back(form, FieldRef(field.to_text()));
    }
    if (members_.size() < 2) r.fault("forms");
  }

  Diagnostics check(std::span<const Document> documents, text::Date) const override {
    Diagnostics findings;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (std::size_t j = i + 1; j < members_.size(); ++j) {
        const Shared shared{members_[i].first,
                            members_[j].first,
                            {members_[i].second},
                            {members_[j].second},
                            {},
                            {}};
        for (Diagnostic& d : compare_across(shared, head, documents))
          findings.push_back(std::move(d));
      }
    }
    return findings;
  }

  std::string_view form() const override { return members_.front().first->id; }

 private:
  std::vector<std::pair<const Form*, FieldRef>> members_;
};

/// A number of one form is the count of rows, or the sum of a field, in documents of another.
class TotalAcross final : public CollectionRule {
 public:
  TotalAcross(RuleReader& r, const FindForm& find)
      : form_(find(r.text("form", true))), field_(r.field()), by_(r.field("by")) {
    const Value* rows = r.raw("rows");
    const Value* sum = r.raw("sum");
    if (!form_ || !rows == !sum) {
      r.fault(form_ ? "rows" : "form");
      return;
    }
    counts_ = rows != nullptr;
    RuleReader parts(counts_ ? *rows : *sum);
    from_ = find(parts.text("form", true));
    part_ = parts.field();
    part_by_ = parts.field("by");
    if (!from_ || !parts.bad_key().empty() || !parts.unused().empty())
      r.fault(counts_ ? "rows" : "sum");
  }

  Diagnostics check(std::span<const Document> documents, text::Date) const override {
    std::map<std::string, Total> totals;
    std::vector<std::pair<std::string, const Document*>> stated;
    for (const Document& document : documents) {
      if (document.form == from_) add(totals[unit_of(document, part_by_)], document);
      if (document.form == form_) stated.emplace_back(unit_of(document, by_), &document);
    }
    Diagnostics findings;
    for (const auto& [unit, document] : stated) {
      auto total = totals.find(unit);
      // One of each: they belong together, even if the sender's name is written in two ways.
      if (total == totals.end() && totals.size() == 1 && stated.size() == 1) total = totals.begin();
      if (total != totals.end()) compare(*document, total->second, findings);
    }
    return findings;
  }

  std::string_view form() const override { return form_->id; }

 private:
  struct Total {
    double number = 0;
    const Document* first = nullptr;
    bool readable = true;
  };

  static std::string unit_of(const Document& document, const FieldRef& by) {
    const Instance at = by.one(document.record.fields);
    return is_blank(at.value) ? std::string() : fold_name(text_of(*at.value));
  }

  void add(Total& total, const Document& document) const {
    if (!total.first) total.first = &document;
    if (counts_) {
      total.number += static_cast<double>(filled_rows(part_.one(document.record.fields).value));
      return;
    }
    for (const Instance& at : part_.in(document.record.fields)) {
      if (is_blank(at.value)) continue;
      const auto number = number_in(at);
      total.readable = total.readable && number.has_value();
      total.number += number.value_or(0);
    }
  }

  void compare(const Document& document, const Total& total, Diagnostics& findings) const {
    const Instance at = field_.one(document.record.fields);
    const auto number = is_blank(at.value) ? std::nullopt : number_in(at);
    if (!number || !total.readable || std::abs(*number - total.number) < 1e-6) return;
    Diagnostic found =
        finding(head.severity, counts_ ? "forms.rows_across_differ" : "forms.sum_across_differs");
    found.place = place_of(document, at);
    found.article = head.article;
    found.hint = head.hint;
    found.args.push_back({"value", text_of(*at.value)});
    found.args.push_back({"total", printed(total.number)});
    messages::add_other_place(found, place_of(*total.first, part_.one(total.first->record.fields)));
    findings.push_back(std::move(found));
  }

  const Form* form_;
  FieldRef field_, by_;
  bool counts_ = true;
  const Form* from_ = nullptr;
  FieldRef part_, part_by_;
};

/// A kind over several records, asked over all documents of its form.
class OverForm final : public CollectionRule {
 public:
  OverForm(const Form& form, std::unique_ptr<Rule> rule) : form_(form), rule_(std::move(rule)) {
    head = rule_->head;
  }

  Diagnostics check(std::span<const Document> documents, text::Date today) const override {
    Diagnostics findings;
    const auto memory = rule_->begin_batch();
    for (const Document& document : documents) {
      if (document.form != &form_) continue;
      Diagnostics found;
      Scope scope{document.record.fields, today, found, &document.record.origin};
      memory->add(scope, document.record.index);
      for (Diagnostic& d : found) {
        locate(d.place, document);
        findings.push_back(std::move(d));
      }
    }
    Diagnostics last;
    memory->finish(last);
    for (Diagnostic& d : last) {
      d.place.form = form_.id;
      findings.push_back(std::move(d));
    }
    return findings;
  }

  std::string_view form() const override { return form_.id; }

 private:
  const Form& form_;
  std::unique_ptr<Rule> rule_;
};

Value without_form(const Value& json) {
  data::Object rest;
  for (const auto& member : *json.object()) {
    if (member.first != "form") rest.push_back(member);
  }
  return rest;
}

Result<std::unique_ptr<CollectionRule>> make_over_form(const Value& json, const FindForm& find) {
  const Value* id = json.find("form");
  const Form* form = id && id->string() ? find(*id->string()) : nullptr;
  auto rule = make_rule(without_form(json));
  if (!rule) return fail(std::move(rule.error()));
  if (!form || !(*rule)->begin_batch()) {
    return fail(input_error("forms.bad_rule").with("kind", (*rule)->head.kind).with("key", "form"));
  }
  return std::make_unique<OverForm>(*form, std::move(*rule));
}

}  // namespace

Result<std::unique_ptr<CollectionRule>> make_collection_rule(const Value& json,
                                                             const FindForm& find) {
  RuleReader reader(json);
  RuleHead head = read_rule_head(reader);
  std::unique_ptr<CollectionRule> rule;
  if (head.kind == "sameUnit") {
    rule = std::make_unique<SameUnit>(reader, find);
  } else if (head.kind == "totalAcross") {
    rule = std::make_unique<TotalAcross>(reader, find);
  } else {
    return make_over_form(json, find);
  }
  if (auto fault = reader.complaint(head.kind)) return fail(std::move(*fault));
  rule->head = std::move(head);
  return rule;
}

}  // namespace sealpress::forms
