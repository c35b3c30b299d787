// All collections of the home, with their rules: what is asked of many documents together.
//
// Loaded once, immutable, shared by all threads; refers to the catalogue, which it keeps alive.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "forms/collection.h"
#include "forms/document.h"

namespace sealpress::forms {

class Collections {
 public:
  /// Reads the files of data/collections/. Errors name file and rule, all at once.
  static Checked<std::shared_ptr<const Collections>> load(
      const std::vector<SourceFile>& files, std::shared_ptr<const Catalogue> catalogue);
  virtual ~Collections() = default;

  /// By id, ascending.
  virtual std::vector<const Collection*> all() const = 0;
  /// nullptr if there is none.
  virtual const Collection* find(std::string_view id) const = 0;
  /// The forms of a collection, by id.
  virtual std::vector<const Form*> forms(const Collection& collection) const = 0;
  virtual const Catalogue& catalogue() const = 0;

  /// Findings about documents together: what must say the same in several files, totals, numbers
  /// per unit. With `handed_in` also whether the deadline has passed on that day.
  virtual Diagnostics check(const Collection& collection, std::span<const Document> documents,
                            text::Date today, std::optional<text::Date> handed_in) const = 0;
};

}  // namespace sealpress::forms
