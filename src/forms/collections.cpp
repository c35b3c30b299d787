#include "forms/collections.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "forms/across.h"
#include "forms/collection_rules.h"
#include "forms/rule.h"

namespace sealpress::forms {
namespace {

std::string printed(const Deadline& deadline) {
  const std::string day = text::format_date(deadline.day, "yyyy年M月d日").value_or("");
  return deadline.time.empty() ? day : day + deadline.time;
}

/// A collection with its rules ready.
struct Loaded {
  Collection collection;
  std::vector<const Form*> forms;
  std::vector<std::unique_ptr<CollectionRule>> rules;
};

class LoadedCollections final : public Collections {
 public:
  LoadedCollections(std::vector<Loaded> loaded, std::shared_ptr<const Catalogue> catalogue)
      : catalogue_(std::move(catalogue)), loaded_(std::move(loaded)) {
    std::sort(loaded_.begin(), loaded_.end(),
              [](const Loaded& a, const Loaded& b) { return a.collection.id < b.collection.id; });
  }

  std::vector<const Collection*> all() const override {
    std::vector<const Collection*> out;
    for (const Loaded& l : loaded_) out.push_back(&l.collection);
    return out;
  }

  const Collection* find(std::string_view id) const override {
    const auto at = std::find_if(loaded_.begin(), loaded_.end(),
                                 [&](const Loaded& l) { return l.collection.id == id; });
    return at == loaded_.end() ? nullptr : &at->collection;
  }

  std::vector<const Form*> forms(const Collection& collection) const override {
    return of(collection).forms;
  }
  const Catalogue& catalogue() const override { return *catalogue_; }

  Diagnostics check(const Collection& collection, std::span<const Document> documents,
                    text::Date today, std::optional<text::Date> handed_in) const override {
    const Loaded& loaded = of(collection);
    Diagnostics findings;
    const auto append = [&](Diagnostics more) {
      std::move(more.begin(), more.end(), std::back_inserter(findings));
    };
    if (handed_in) append(check_deadline(collection, *handed_in));
    append(compare_forms(loaded, documents));
    for (const auto& rule : loaded.rules) append(rule->check(documents, today));
    return findings;
  }

 private:
  const Loaded& of(const Collection& collection) const {
    return *std::find_if(loaded_.begin(), loaded_.end(),
                         [&](const Loaded& l) { return &l.collection == &collection; });
  }

  static Diagnostics check_deadline(const Collection& collection, text::Date handed_in) {
    if (!collection.deadline || handed_in <= collection.deadline->day) return {};
    Diagnostic found = finding(Severity::error, "forms.after_deadline");
    found.place.form = collection.id;
    found.article = collection.deadline->article;
    found.args.push_back({"deadline", printed(*collection.deadline)});
    found.args.push_back({"today", printed({handed_in, {}, {}})});
    return {std::move(found)};
  }

  /// The rules of kind sameAcross of all forms; two forms that name each other are compared once.
  Diagnostics compare_forms(const Loaded& loaded, std::span<const Document> documents) const {
    Diagnostics findings;
    const auto rules = catalogue_->across_rules(loaded.collection.id);
    for (const AcrossRule& rule : rules) {
      for (const auto& [id, names] : rule.across->names) {
        const Form* there = catalogue_->find(id);
        const bool mutual = std::any_of(rules.begin(), rules.end(), [&](const AcrossRule& other) {
          return other.form == there && other.across->names.count(rule.form->id) > 0;
        });
        if (!there || (mutual && id < rule.form->id)) continue;
        Diagnostics more =
            compare_across(shared(*rule.form, *there, *rule.across, names), *rule.head, documents);
        std::move(more.begin(), more.end(), std::back_inserter(findings));
      }
    }
    return findings;
  }

  static Shared shared(const Form& here, const Form& there, const Across& across,
                       const std::map<std::string, std::string>& names) {
    Shared shared{&here, &there, {}, {}, {}, {}};
    for (const std::string& field : across.fields) {
      shared.fields_here.emplace_back(field);
      shared.fields_there.emplace_back(names.at(field));
    }
    for (const std::string& field : across.also) {
      shared.also_here.emplace_back(field);
      shared.also_there.emplace_back(names.at(field));
    }
    return shared;
  }

  std::shared_ptr<const Catalogue> catalogue_;
  std::vector<Loaded> loaded_;
};

/// Makes the rules, and sees that every form the collection names exists.
Checked<Loaded> prepare(Collection collection, const std::string& file,
                        const Catalogue& catalogue) {
  Loaded loaded;
  Diagnostics errors;
  const FindForm find = [&](std::string_view id) { return catalogue.find(id); };
  const auto known = [&](const std::string& key, const std::string& id) {
    if (id.empty() || catalogue.find(id)) return;
    errors.push_back(input_error("forms.rule_form").with("kind", key).with("id", id).in_file(file));
  };
  for (const auto& entry : collection.names) known("names", entry.first);
  for (const auto& entry : collection.units) known("units", entry.first);
  for (const auto& set : collection.sets) {
    for (const std::string& id : set) known("sets", id);
  }
  for (const Derived& derived : collection.derived) known("derived", derived.form);
  for (const Derived& derived : collection.derived) known("derived", derived.from);
  for (const Extra& extra : collection.extras) {
    known("extras", extra.beside);
    known("extras", extra.form);
  }
  for (std::size_t i = 0; i < collection.rules.size(); ++i) {
    auto rule = make_collection_rule(collection.rules[i], find);
    if (rule) {
      loaded.rules.push_back(std::move(*rule));
    } else {
      rule.error().place.file = file;
      rule.error().place.path = "/rules/" + std::to_string(i);
      errors.push_back(std::move(rule.error()));
    }
  }
  if (!errors.empty()) return fail(std::move(errors));
  for (const Form& form : catalogue.forms()) {
    if (form.collection == collection.id) loaded.forms.push_back(&form);
  }
  loaded.collection = std::move(collection);
  return loaded;
}

}  // namespace

Checked<std::shared_ptr<const Collections>> Collections::load(
    const std::vector<SourceFile>& files, std::shared_ptr<const Catalogue> catalogue) {
  Diagnostics errors;
  std::vector<Loaded> loaded;
  for (const SourceFile& file : files) {
    auto read = read_collection(file.name, file.id, file.bytes);
    auto ready = read ? prepare(std::move(*read), file.name, *catalogue)
                      : Checked<Loaded>(fail(std::move(read.error())));
    if (ready) {
      loaded.push_back(std::move(*ready));
    } else {
      std::move(ready.error().begin(), ready.error().end(), std::back_inserter(errors));
    }
  }
  if (!errors.empty()) return fail(std::move(errors));
  return std::make_shared<const LoadedCollections>(std::move(loaded), std::move(catalogue));
}

}  // namespace sealpress::forms
