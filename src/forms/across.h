// Fields that must say the same in several files of one submission.
//
// Documents of two forms are paired first, then compared: by all their identifying fields, then by
// all but one, then by nearness, so that a slip in one field still finds its partner. Time is
// linear in the number of documents. Pure functions, thread-safe.
#pragma once

#include <span>

#include "forms/document.h"
#include "forms/rule.h"

namespace sealpress::forms {

/// What two forms have in common.
struct Shared {
  const Form* here = nullptr;
  const Form* there = nullptr;
  std::vector<FieldRef> fields_here, fields_there;  ///< identify; pairwise the same field
  std::vector<FieldRef> also_here, also_there;      ///< compared once a pair is found
};

/// Findings about every contradiction between the documents of the two forms, each with both
/// places (messages/other_place.h), and about documents without partner. Silent where `documents`
/// has none of one of the forms.
Diagnostics compare_across(const Shared& shared, const RuleHead& head,
                           std::span<const Document> documents);

}  // namespace sealpress::forms
