#include "merge/compile/filled_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "merge/compile/markup.h"
#include "merge/compile/paragraph_text.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

struct ShownName {
  std::string_view element, attribute;  ///< local names; an empty element is any
};
constexpr std::array kShown{
    ShownName{"", "descr"},          ShownName{"docPr", "title"},       ShownName{"cNvPr", "title"},
    ShownName{"docPr", "name"},      ShownName{"cNvPr", "name"},        ShownName{"", "alt"},
    ShownName{"textpath", "string"}, ShownName{"shape", "title"},       ShownName{"rect", "title"},
    ShownName{"", "tooltip"},        ShownName{"alias", "val"},         ShownName{"tag", "val"},
    ShownName{"tblCaption", "val"},  ShownName{"tblDescription", "val"}};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

void add_attributes(std::string_view markup, std::size_t begin, std::vector<TaggedAttribute>& out) {
  const std::string_view tag = start_tag(markup.substr(begin));
  if (!has_braces(tag)) return;
  for (const std::string_view name : attribute_names(tag)) {
    const std::string_view value = *attribute(tag, name);
    if (!has_braces(value)) continue;
    const auto at = static_cast<std::size_t>(value.data() - markup.data());
    out.push_back({element_name(tag), name, at, at + value.size(), decoded_text(value)});
  }
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

std::string percent_encoded(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c) || also.find(c) != also.npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

bool TaggedAttribute::is_shown() const {
  return std::any_of(kShown.begin(), kShown.end(), [&](const ShownName& shown) {
    return shown.attribute == without_prefix(name) &&
           (shown.element.empty() || shown.element == without_prefix(element));
  });
}

bool has_braces(std::string_view text) {
  return text.find("{{") != text.npos || text.find("｛｛") != text.npos;
}

std::vector<TaggedAttribute> tagged_attributes(std::string_view markup) {
  std::vector<TaggedAttribute> found;
  if (!has_braces(markup)) return found;
  for (const std::size_t begin : start_tags(markup)) add_attributes(markup, begin, found);
  return found;
}

std::string decoded_address(std::string_view target) {
  const bool coded = target.find("%7b%7b") != target.npos || target.find("%7B%7B") != target.npos;
  return coded ? opc::percent_decoded(target) : std::string(target);
}

void FilledText::add(std::size_t begin, std::size_t end, TextTemplate filled, Kind kind) {
  places_.push_back({begin, end, std::move(filled), kind});
}

void FilledText::bind(Binder& binder) const {
  for (const Place& place : places_) merge::bind(place.filled, binder);
}

std::string FilledText::expand(std::string_view markup, const Scope& scope, Lookup& lookup,
                               Diagnostics& findings) const {
  std::string out;
  std::size_t copied = 0;
  for (const Place& place : places_) {
    out += markup.substr(copied, place.begin - copied);
    const std::string value = place.kind == address
                                  ? expand_address(place.filled, scope, lookup, findings)
                                  : place.filled.expand(scope, lookup, findings);
    out += place.kind == text ? xml::escape_text(value) : xml::escape_attribute(value);
    copied = place.end;
  }
  return out += markup.substr(copied);
}

std::string expand_address(const TextTemplate& target, const Scope& scope, Lookup& lookup,
                           Diagnostics& findings) {
  static constexpr std::string_view kDelimiters = ":/?#[]@!$&'()*+,;=%";
  return target.expand(scope, lookup, findings, [](const std::string& value, bool first) {
    return percent_encoded(value, first ? kDelimiters : std::string_view());
  });
}

void bind(const TextTemplate& text, Binder& binder) {
  for (const Tag* tag : text.tags()) binder.use(*tag);
}

}  // namespace sealpress::merge
