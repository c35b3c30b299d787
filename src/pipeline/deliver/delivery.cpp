#include "pipeline/deliver/delivery.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "forms/fields.h"
#include "forms/names.h"

namespace sealpress::pipeline {
namespace {

using forms::Document;
using forms::Form;

std::set<std::string> senders_of(const Form& form) {
  std::set<std::string> senders;
  for (const forms::Delivery& delivery : form.deliveries) senders.insert(delivery.by);
  return senders;
}

class Planner {
 public:
  Planner(const forms::Collections& collections, const forms::Collection& collection,
          const Folder& folder)
      : collections_(collections), collection_(collection), folder_(folder) {}

  Plan plan(std::string_view by) {
    for (const Document& document : folder_.documents) find_units(document);
    for (const Document& document : folder_.documents) {
      const std::string unit = unit_of(document);
      const std::string key = forms::fold_name(unit);
      plan_.sent.push_back({&document, sender_of(document, key), unit, key, false});
    }
    for (const forms::Derived& derived : collection_.derived) {
      if (derived.delivered) derive(derived);
    }
    if (!by.empty()) std::erase_if(plan_.sent, [&](const Sent& s) { return s.by != by; });
    find_missing(by);
    std::stable_sort(plan_.sent.begin(), plan_.sent.end(), [](const Sent& a, const Sent& b) {
      return std::tie(a.by, a.unit, a.document->form->id) <
             std::tie(b.by, b.unit, b.document->form->id);
    });
    return std::move(plan_);
  }

 private:
  std::string unit_of(const Document& document) const {
    const auto field = collection_.units.find(document.form->id);
    if (field == collection_.units.end()) return {};
    const auto at = forms::FieldRef(field->second).one(document.record.fields);
    return forms::is_blank(at.value) ? std::string() : forms::text_of(*at.value);
  }

  /// Forms that one kind of sender alone delivers tell which units are of that kind.
  void find_units(const Document& document) {
    const std::set<std::string> senders = senders_of(*document.form);
    if (senders.size() == 1) units_[*senders.begin()].insert(forms::fold_name(unit_of(document)));
  }

  /// Who sends a document whose form several kinds of senders deliver: the kind that its unit is
  /// of.
  std::string sender_of(const Document& document, const std::string& key) const {
    const std::set<std::string> senders = senders_of(*document.form);
    for (const std::string& sender : senders) {
      const auto units = units_.find(sender);
      if (units != units_.end() && units->second.count(key) > 0) return sender;
    }
    // No unit of that name: the merged table of a body that sent nothing else yet.
    return senders.empty() ? std::string() : *senders.rbegin();
  }

  /// The table of each sender that has none: an enterprise's from its own documents, a recommending
  /// body's from all of them.
  void derive(const forms::Derived& derived) {
    const Form* form = collections_.catalogue().find(derived.form);
    const Form* from = collections_.catalogue().find(derived.from);
    const std::set<std::string> from_senders = senders_of(*from);
    const std::vector<Sent> given = plan_.sent;
    for (const std::string& sender : senders_of(*form)) {
      const bool own = from_senders.count(sender) > 0;
      for (const auto& [key, unit] : units_in(given, sender)) {
        const bool there = std::any_of(given.begin(), given.end(), [&, k = key](const Sent& s) {
          return s.document->form == form && s.by == sender && s.key == k;
        });
        if (there) continue;
        std::vector<const Document*> sources;
        for (const Sent& s : given) {
          if (s.document->form == from && (!own || s.key == key)) sources.push_back(s.document);
        }
        if (!sources.empty()) {
          plan_.sent.push_back(
              {make_table(derived, *form, unit, sources), sender, unit, key, true});
        }
      }
    }
  }

  /// The units of one kind of sender: name as compared -> as first written.
  static std::map<std::string, std::string> units_in(const std::vector<Sent>& sent,
                                                     const std::string& by) {
    std::map<std::string, std::string> units;
    for (const Sent& s : sent) {
      if (s.by == by) units.emplace(s.key, s.unit);
    }
    return units;
  }

  const Document* make_table(const forms::Derived& derived, const Form& form,
                             const std::string& unit, const std::vector<const Document*>& sources) {
    auto table = std::make_unique<Document>();
    table->form = &form;
    data::Array items;
    for (const Document* source : sources) {
      items.push_back(item_of(*source, form.lists.at(derived.list)));
    }
    data::Object fields;
    for (const auto& field : derived.fields) fields.emplace_back(field.first, data::Value(unit));
    fields.emplace_back(derived.list, std::move(items));
    table->record.fields = std::move(fields);
    plan_.derived.push_back(std::move(table));
    return plan_.derived.back().get();
  }

  static data::Value item_of(const Document& document, const std::vector<std::string>& labels) {
    data::Object item;
    for (const std::string& label : labels) {
      if (const data::Value* value = document.record.fields.find(label)) {
        item.emplace_back(label, *value);
      }
    }
    return item;
  }

  /// A sender delivers every form of a set that it delivers any form of. What goes by pairs (an
  /// application without its experience) is told by the rules.
  void find_missing(std::string_view by) {
    std::set<std::tuple<std::string, std::string, const Form*>> there;
    for (const Sent& s : plan_.sent) there.emplace(s.by, s.key, s.document->form);
    for (const Sent& s : plan_.sent) {
      if (!by.empty() && s.by != by) continue;
      for (const Form* form : set_of(*s.document->form)) {
        if (senders_of(*form).count(s.by) == 0) continue;
        if (there.emplace(s.by, s.key, form).second) plan_.missing.push_back({form, s.by, s.unit});
      }
    }
  }

  std::vector<const Form*> set_of(const Form& form) const {
    if (collection_.sets.empty()) return collections_.forms(collection_);
    std::vector<const Form*> forms;
    for (const auto& set : collection_.sets) {
      if (std::find(set.begin(), set.end(), form.id) == set.end()) continue;
      for (const std::string& id : set) forms.push_back(collections_.catalogue().find(id));
    }
    return forms;
  }

  const forms::Collections& collections_;
  const forms::Collection& collection_;
  const Folder& folder_;
  std::map<std::string, std::set<std::string>> units_;
  Plan plan_;
};

}  // namespace

Plan plan_delivery(const forms::Collections& collections, const forms::Collection& collection,
                   const Folder& folder, std::string_view by) {
  return Planner(collections, collection, folder).plan(by);
}

}  // namespace sealpress::pipeline
