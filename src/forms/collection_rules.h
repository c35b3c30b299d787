// Rules over all documents of a collection: the kinds of data/collections/*.json.
//
// docs/catalogue.md lists kinds and keys. Immutable, shared by all threads.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "forms/document.h"
#include "forms/rule.h"

namespace sealpress::forms {

/// A form by its id; nullptr if there is none.
using FindForm = std::function<const Form*(std::string_view)>;

class CollectionRule {
 public:
  virtual ~CollectionRule() = default;
  /// Findings about all documents together; each has both its places where it is about two.
  virtual Diagnostics check(std::span<const Document> documents, text::Date today) const = 0;
  /// The form that the rule belongs to, for lists of rules.
  virtual std::string_view form() const = 0;
  RuleHead head;
};

/// Makes the rule that `json` describes: sameUnit, totalAcross, or a batch kind with its `form`.
/// Errors: forms.unknown_rule_kind, forms.bad_rule, forms.unknown_rule_key, forms.rule_form.
Result<std::unique_ptr<CollectionRule>> make_collection_rule(const data::Value& json,
                                                             const FindForm& find);

}  // namespace sealpress::forms
