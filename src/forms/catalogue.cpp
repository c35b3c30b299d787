#include "forms/catalogue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "forms/definition.h"
#include "forms/half_width.h"
#include "forms/typed_text.h"
#include "text/nearest.h"

namespace sealpress::forms {
namespace {

/// Sorts findings by the order of the form's fields; what names none of them comes last.
void sort_by_field(Diagnostics& findings, const std::vector<std::string>& fields) {
  const auto rank = [&](const Diagnostic& d) {
    const std::size_t slash = d.place.path.find('/', 1);
    const std::string top = d.place.path.substr(d.place.path.empty() ? 0 : 1,
                                                slash == std::string::npos ? slash : slash - 1);
    // Pointer escapes: ~1 is a slash.
    std::string label;
    for (std::size_t i = 0; i < top.size(); ++i) {
      if (top[i] == '~' && i + 1 < top.size()) {
        label += top[++i] == '1' ? '/' : '~';
      } else {
        label += top[i];
      }
    }
    return std::find(fields.begin(), fields.end(), label) - fields.begin();
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return rank(a) < rank(b); });
}

/// A value of the wrong type has been told; what rules make of it is noise.
void append_unless_mistyped(Diagnostics& findings, Diagnostics by_rules) {
  const std::size_t told = findings.size();
  for (Diagnostic& d : by_rules) {
    const bool mistyped =
        std::any_of(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(told),
                    [&](const Diagnostic& t) {
                      return t.code == "forms.wrong_type" && t.place.path == d.place.path;
                    });
    if (!mistyped) findings.push_back(std::move(d));
  }
}

class BatchOfRules final : public BatchChecks {
 public:
  BatchOfRules(const std::vector<std::unique_ptr<Rule>>& rules, text::Date today) : today_(today) {
    for (const auto& rule : rules) {
      if (auto memory = rule->begin_batch()) memories_.push_back(std::move(memory));
    }
  }

  Diagnostics add(const data::Record& record) override {
    Diagnostics findings;
    Scope scope{record.fields, today_, findings, &record.origin};
    for (const auto& memory : memories_) memory->add(scope, record.index);
    return findings;
  }

  Diagnostics finish() override {
    Diagnostics findings;
    for (const auto& memory : memories_) memory->finish(findings);
    return findings;
  }

 private:
  text::Date today_;
  std::vector<std::unique_ptr<BatchCheck>> memories_;
};

class LoadedCatalogue final : public Catalogue {
 public:
  explicit LoadedCatalogue(std::vector<Definition> definitions)
      : definitions_(std::move(definitions)) {
    std::sort(definitions_.begin(), definitions_.end(),
              [](const Definition& a, const Definition& b) { return a.form.id < b.form.id; });
    for (const Definition& d : definitions_) forms_.push_back(d.form);
  }

  const std::vector<Form>& forms() const override { return forms_; }

  const Form* find(std::string_view id) const override {
    const std::size_t at = index_of(id);
    return at < forms_.size() && forms_[at].id == id ? &forms_[at] : nullptr;
  }

  std::string nearest(std::string_view id) const override {
    std::vector<std::string> ids;
    for (const Form& form : forms_) ids.push_back(form.id);
    return text::nearest(id, ids);
  }

  data::Record normalised(const Form& form, data::Record record,
                          Diagnostics& findings) const override {
    const Definition& d = definition(form);
    record.fields = d.schema->normalised(std::move(record.fields), findings);
    if (form.standard == kOfficialDocuments) read_lines(d, record.fields);
    for (const auto& rule : d.rules) {
      rule->complete(record.fields);
      const FieldRef* code = rule->half_width_field();
      if (code) to_half_width(*code, record.fields, findings);
    }
    return record;
  }

  /// Lists and text that a cell of a table holds as lines.
  static void read_lines(const Definition& d, data::Value& fields) {
    data::Object* object = fields.object();
    if (!object) return;
    for (auto& [label, value] : *object) {
      const std::string* text = value.string();
      if (!text) continue;
      const auto list = d.line_lists.find(label);
      if (list != d.line_lists.end()) {
        value = list_of_lines(*text, list->second);
      } else if (std::find(d.blocks.begin(), d.blocks.end(), label) != d.blocks.end()) {
        value = blocks_of_lines(*text);
      }
    }
  }

  Diagnostics check(const Form& form, const data::Record& record, text::Date today) const override {
    const Definition& d = definition(form);
    Diagnostics findings;
    d.schema->check(record.fields, findings);
    Diagnostics by_rules;
    Scope scope{record.fields, today, by_rules};
    for (const auto& rule : d.rules) rule->check(scope);
    append_unless_mistyped(findings, std::move(by_rules));
    sort_by_field(findings, form.fields);
    return findings;
  }

  const std::vector<Table>& tables(const Form& form) const override {
    return definition(form).tables;
  }

  std::unique_ptr<BatchChecks> begin_batch(const Form& form, text::Date today) const override {
    return std::make_unique<BatchOfRules>(definition(form).rules, today);
  }

  std::vector<AcrossRule> across_rules(std::string_view collection) const override {
    std::vector<AcrossRule> found;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].collection != collection) continue;
      for (const auto& rule : definitions_[i].rules) {
        if (const Across* across = rule->across())
          found.push_back({&forms_[i], &rule->head, across});
      }
    }
    return found;
  }

 private:
  std::size_t index_of(std::string_view id) const {
    const auto at = std::lower_bound(forms_.begin(), forms_.end(), id,
                                     [](const Form& f, std::string_view i) { return f.id < i; });
    return static_cast<std::size_t>(at - forms_.begin());
  }

  /// By its id: the form may be a copy, or another catalogue's.
  const Definition& definition(const Form& form) const {
    return definitions_.at(index_of(form.id));
  }

  std::vector<Definition> definitions_;
  std::vector<Form> forms_;  ///< parallel to definitions_
};

}  // namespace

Checked<std::shared_ptr<const Catalogue>> Catalogue::load(const std::vector<SourceFile>& files,
                                                          Diagnostics* faults) {
  Diagnostics errors;
  std::vector<Definition> definitions;
  for (const SourceFile& file : files) {
    auto read = read_definition(file);
    if (read) {
      definitions.push_back(std::move(*read));
    } else {
      std::move(read.error().begin(), read.error().end(), std::back_inserter(errors));
    }
  }
  if (!errors.empty() && !faults) return fail(std::move(errors));
  if (faults) *faults = std::move(errors);
  return std::make_shared<const LoadedCatalogue>(std::move(definitions));
}

}  // namespace sealpress::forms
