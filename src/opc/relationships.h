// Relationships of parts (OPC, ECMA-376 Part 2, clause 9.3): reading them, and adding to them. Pure
// functions and values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "package/package.h"

namespace sealpress::opc {

struct Relationship {
  std::string id;
  std::string type;    ///< URI
  std::string target;  ///< part name ("word/media/image1.png"), or a URI if external
  bool external = false;

  /// The last segment of the type, the same in strict and transitional files: "header", "image" …
  std::string_view kind() const;
};

/// The relationships of one part, in their order.
class Relationships {
 public:
  /// Parses the bytes of a .rels part; targets become part names, seen from `source_part` ("" for
  /// the package itself). Errors are those of the XML.
  static Result<Relationships> parse(std::string xml, std::string_view source_part,
                                     std::string_view file, const Limits& limits);

  const std::vector<Relationship>& all() const { return all_; }
  /// nullptr if there is none of that id.
  const Relationship* find(std::string_view id) const;
  /// The first one of a kind, nullptr if there is none.
  const Relationship* find_kind(std::string_view kind) const;

 private:
  std::vector<Relationship> all_;
  std::map<std::string, std::size_t, std::less<>> index_;  ///< by id
};

/// word/document.xml -> word/_rels/document.xml.rels; "" -> _rels/.rels
std::string relationships_part(std::string_view part);

/// "%20" and its like as the bytes that they stand for; what is no such code stays.
std::string percent_decoded(std::string_view text);

/// A target as a part name: relative to the folder of `source_part`, percent signs decoded. Empty
/// if it leads out of the package.
std::string resolve_target(std::string_view source_part, std::string_view target);

/// The relationships of a part of `file`; none if it has no .rels part. Errors are those of the
/// part and of the XML.
Result<Relationships> relationships_of(const package::Package& file, std::string_view part,
                                       const Limits& limits);

/// A .rels part with one relationship more; `xml` empty makes a new one. `target` is written as
/// given. Its id is `prefix` with the first number that is free, returned in `id`.
std::string add_relationship(std::string_view xml, std::string_view prefix, std::string_view type,
                             std::string_view target, std::string& id);

}  // namespace sealpress::opc
