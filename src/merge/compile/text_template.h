// Tags in plain text: file names and titles.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/value.h"
#include "merge/tag/filters.h"
#include "merge/tag/tag.h"
#include "merge/values/scope.h"

namespace sealpress::merge {

/// A line of text with tags {{key}}, {{#key}}…{{/key}} and {{^key}}…{{/key}}. Immutable.
class TextTemplate {
 public:
  /// Errors: those of parse_tag and Filters::compile, and merge.text_template for a tag that plain
  /// text cannot hold, or a section that is not closed in its order.
  static Result<TextTemplate> compile(std::string_view pattern);
  /// The text for a record; what is missing shows nothing. For names, whose values the document
  /// shows too.
  std::string expand(const data::Value& fields) const;
  /// What is wrong with a value, such as a date that is none, goes to `findings`.
  std::string expand(const data::Value& fields, Diagnostics& findings) const;
  /// How a value becomes part of the text; `first`: nothing stands before it.
  using Written = std::function<std::string(std::string value, bool first)>;
  /// The text in some scope.
  std::string expand(const Scope& scope, Lookup& lookup, Diagnostics& findings,
                     const Written& written = {}) const;
  /// Its tags, but for the ends of sections.
  std::vector<const Tag*> tags() const;

 private:
  struct Part {
    std::string text;  ///< before the tag
    Tag tag;
    Key key;
    Filters filters;
    std::size_t end = 0;  ///< of a section: index of its end's part
  };
  /// What one call of `expand` works on.
  struct Run {
    Lookup& lookup;
    Diagnostics& findings;
    const Written& written;
    std::string out;
  };
  static void report(const Part& part, Diagnostics found, const Scope& scope, Run& run);
  void expand(std::size_t first, std::size_t last, const Scope& scope, Run& run) const;
  void expand_section(std::size_t at, const Scope& scope, Run& run) const;

  std::vector<Part> parts_;
  std::string tail_;
};

}  // namespace sealpress::merge
