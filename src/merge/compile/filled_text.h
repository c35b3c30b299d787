// Tags in values that are no paragraphs: alternative text, properties, link targets, the words of a
// watermark. They hold plain text, so only {{key}}, {{#key}} … and {{^key}} … can stand there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "merge/compile/binder.h"
#include "merge/compile/text_template.h"

namespace sealpress::merge {

/// An attribute whose value holds braces.
struct TaggedAttribute {
  std::string_view element, name;  ///< with their prefixes
  std::size_t begin = 0, end = 0;  ///< of the value in the markup
  std::string value;               ///< decoded
  /// Whether people read it, and so it is filled in: alternative text, word art, titles.
  bool is_shown() const;
};

std::vector<TaggedAttribute> tagged_attributes(std::string_view markup);

/// Whether a text holds opening braces of a tag.
bool has_braces(std::string_view text);

/// The target of a link with the braces that Word writes as %7B and their like, if it has any.
std::string decoded_address(std::string_view target);

/// Markup with stretches that are filled in. Immutable.
class FilledText {
 public:
  enum Kind : std::uint8_t { text, attribute, address };

  /// What stands in [begin, end) is the template's. Stretches are added in their order.
  void add(std::size_t begin, std::size_t end, TextTemplate filled, Kind kind);
  bool empty() const { return places_.empty(); }
  /// Where the last stretch ends.
  std::size_t end() const { return places_.empty() ? 0 : places_.back().end; }
  void bind(Binder& binder) const;
  std::string expand(std::string_view markup, const Scope& scope, Lookup& lookup,
                     Diagnostics& findings) const;

 private:
  struct Place {
    std::size_t begin, end;
    TextTemplate filled;
    Kind kind;
  };
  std::vector<Place> places_;
};

/// The values of a link's target, so that it stays one: what is not allowed in a URI is written by
/// percent signs (RFC 3986, 2.1); if the whole target is one value, its delimiters stay.
std::string expand_address(const TextTemplate& target, const Scope& scope, Lookup& lookup,
                           Diagnostics& findings);

void bind(const TextTemplate& text, Binder& binder);

}  // namespace sealpress::merge
