#include "pdf/verify/changes.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "pdf/read/pages.h"

namespace sealpress::pdf {
namespace {

/// The part of the document that a value belongs to; decides what a difference in it means.
enum class Part : std::uint8_t {
  trailer,
  catalog,
  form,
  field_list,
  field,           ///< a field or widget
  field_value,     ///< what filling in changes: values and appearances
  signature,       ///< the value of a signature field
  signature_look,  ///< the appearance of one that is being signed
  page_tree,
  page,
  annotation_list,
  annotation,
  content,  ///< of pages: contents, resources, sizes
  metadata,
  validation,
  other,
};

ChangeKind kind_of(Part part) {
  switch (part) {
    case Part::field_value:
      return ChangeKind::form_fill;
    case Part::signature_look:
      return ChangeKind::signature;
    case Part::annotation:
    case Part::annotation_list:
      return ChangeKind::annotation;
    case Part::content:
    case Part::page:
    case Part::page_tree:
      return ChangeKind::page_content;
    case Part::metadata:
      return ChangeKind::metadata;
    case Part::validation:
      return ChangeKind::validation;
    default:
      return ChangeKind::other;
  }
}

bool one_of(const std::string& key, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; });
}

struct Pair {
  OutsideValue before, after;
  Part part;
  std::string where;
};

class Comparison {
 public:
  Comparison(const OutsideDocument& before, const OutsideDocument& after)
      : before_(before), after_(after) {
    const std::vector<OutsideValue> pages = pages_of(after);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      page_numbers_.emplace(pages[i].id(), i + 1);
      const OutsideValue annotations = pages[i]["/Annots"];
      for (std::size_t k = 0; k < annotations.size(); ++k) {
        annotations_.insert(annotations.at(k).id());
      }
    }
    for (const OutsideValue& field : signature_fields(after)) {
      const OutsideValue kids = field["/Kids"];
      for (std::size_t i = 0; i < kids.size(); ++i) owners_.emplace(kids.at(i).id(), field);
    }
  }

  std::vector<ChangeNote> run() {
    compare_members(before_.trailer(), after_.trailer(), Part::trailer, "");
    while (!waiting_.empty()) {
      const Pair next = std::move(waiting_.front());
      waiting_.pop_front();
      compare_values(next.before, next.after, next.part, next.where, 0);
    }
    return {notes_.begin(), notes_.end()};
  }

 private:
  struct ByKind {
    bool operator()(const ChangeNote& a, const ChangeNote& b) const {
      return std::tie(a.kind, a.where) < std::tie(b.kind, b.where);
    }
  };

  void note(ChangeKind kind, const std::string& where) {
    constexpr std::size_t kMost = 1000;
    if (notes_.size() < kMost) notes_.insert({kind, where, 0, false});
  }
  void note(Part part, const std::string& where) { note(kind_of(part), where); }

  // --- any values

  /// Objects are compared later, each pair once in each part: the graph has cycles, and lists of
  /// thousands of links.
  void compare(const OutsideValue& before, const OutsideValue& after, Part part,
               const std::string& where, int depth) {
    if (is_elsewhere(after, part)) {
      if (before.id() != after.id()) note(part, where);
    } else if (before.is_indirect() && after.is_indirect()) {
      const auto key = std::make_tuple(before.id(), after.id(), part);
      if (compared_.insert(key).second) waiting_.push_back({before, after, part, where});
    } else {
      compare_values(before, after, part, where, depth);
    }
  }

  /// Links, outlines and the structure tree point at pages and annotations, which have a part of
  /// their own in which they are compared.
  bool is_elsewhere(const OutsideValue& value, Part part) const {
    if (!value.is_indirect()) return false;
    if (page_numbers_.contains(value.id())) return part != Part::page;
    return part != Part::field && part != Part::annotation && annotations_.contains(value.id());
  }

  void compare_values(const OutsideValue& before, const OutsideValue& after, Part part,
                      const std::string& where, int depth) {
    constexpr int kDepth = 500;
    if (depth > kDepth) return note(Part::other, where);
    if (part == Part::field_list || part == Part::annotation_list) {
      compare_lists(before, after, part, where, depth);
    } else if (before.is_stream() && after.is_stream()) {
      compare_members(before, after, part, where, depth);
      if (before.stream_bytes() != after.stream_bytes()) note(part, where);
    } else if (before.is_dictionary() && after.is_dictionary()) {
      compare_members(before, after, part, where, depth);
    } else if (before.is_array() && after.is_array()) {
      compare_arrays(before, after, part, where, depth);
    } else if (!same_scalar(before, after)) {
      note(part, where);
    }
  }

  static bool is_scalar(const OutsideValue& value) {
    return !value.is_dictionary() && !value.is_stream() && !value.is_array();
  }

  static bool same_scalar(const OutsideValue& before, const OutsideValue& after) {
    if (!is_scalar(before) || !is_scalar(after)) return false;
    if (before.is_string() != after.is_string()) return false;
    if (before.is_string()) return before.bytes() == after.bytes();
    return before.unparsed() == after.unparsed();
  }

  void compare_arrays(const OutsideValue& before, const OutsideValue& after, Part part,
                      const std::string& where, int depth) {
    if (before.size() != after.size()) note(part, where);
    const std::size_t count = std::min(before.size(), after.size());
    for (std::size_t i = 0; i < count; ++i) {
      compare(before.at(i), after.at(i), element_part(after.at(i), part), where, depth + 1);
    }
  }

  static Part element_part(const OutsideValue& element, Part part) {
    if (part != Part::page_tree) return part;
    return element["/Kids"].is_array() ? Part::page_tree : Part::page;
  }

  // --- dictionaries

  void compare_members(const OutsideValue& before, const OutsideValue& after, Part part,
                       const std::string& where, int depth = 0) {
    const std::string here = name_of(after, part, where);
    std::set<std::string> keys;
    for (const OutsideValue* value : {&before, &after}) {
      for (const std::string& key : value->keys()) keys.insert(key);
    }
    for (const std::string& key : keys) {
      if (is_ignored(key, part, after)) continue;
      compare_member(before, after, key, part, here, depth);
    }
  }

  std::string name_of(const OutsideValue& value, Part part, const std::string& where) const {
    if (part == Part::field) {
      const std::string name = full_name(field_of(value));
      return name.empty() ? where : name;
    }
    if (part != Part::page) return where;
    const auto number = page_numbers_.find(value.id());
    return number == page_numbers_.end() ? where : std::to_string(number->second);
  }

  /// What says where things are, or points back to what is being compared.
  static bool is_ignored(const std::string& key, Part part, const OutsideValue& after) {
    if (part == Part::trailer) {
      return one_of(key, {"/Size", "/Prev", "/ID", "/XRefStm", "/Type", "/W", "/Index", "/Length",
                          "/Filter", "/DecodeParms", "/DocChecksum"});
    }
    if (key == "/Length") return after.is_stream();
    return one_of(key, {"/Parent", "/P"}) && (part == Part::page || part == Part::page_tree ||
                                              part == Part::annotation || part == Part::field);
  }

  void compare_member(const OutsideValue& before, const OutsideValue& after, const std::string& key,
                      Part part, const std::string& here, int depth) {
    const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
    const Part inside = part_in(before, after, key, part);
    const std::string where = named(key, inside, here);
    if (inside == Part::signature) return compare_signatures(was, is, where, depth);
    if (part == Part::field && key == "/F" && is_signature_field(after)) return;
    if (part == Part::form && key == "/SigFlags") return;
    if (part == Part::field && key == "/Ff" && only_locks(was, is)) return;
    compare(was, is, inside, where, depth + 1);
  }

  static Part part_in(const OutsideValue& before, const OutsideValue& after, const std::string& key,
                      Part part) {
    const Part inside = part_of(key, part, after);
    if (part != Part::field || inside != Part::field_value || !is_signature_field(after)) {
      return inside;
    }
    // A seal is shown when its field is signed; it does not change afterwards.
    return inherited(before, "/V").is_dictionary() ? Part::other : Part::signature_look;
  }

  static std::string named(const std::string& key, Part part, const std::string& here) {
    const bool has_name = part == Part::field || part == Part::field_value ||
                          part == Part::signature || part == Part::signature_look ||
                          part == Part::annotation || part == Part::annotation_list ||
                          part == Part::content || part == Part::page;
    if (has_name && !here.empty()) return here;
    if (part == Part::page_tree) return "";
    return here.empty() || here.front() == '/' ? here + key : here;
  }

  static Part part_of(const std::string& key, Part part, const OutsideValue& holder) {
    switch (part) {
      case Part::trailer:
        return key == "/Root" ? Part::catalog : key == "/Info" ? Part::metadata : Part::other;
      case Part::catalog:
        return catalog_part(key);
      case Part::form:
        if (key == "/Fields") return Part::field_list;
        return one_of(key, {"/DR", "/DA", "/NeedAppearances"}) ? Part::field_value : Part::other;
      case Part::field:
        return field_part(key, holder);
      case Part::page_tree:
        return one_of(key, {"/Kids", "/Count", "/Type"}) ? Part::page_tree : Part::content;
      case Part::page:
        if (key == "/Annots") return Part::annotation_list;
        return one_of(key, {"/LastModified", "/PieceInfo", "/Metadata"}) ? Part::metadata
                                                                         : Part::content;
      default:
        return part;
    }
  }

  static Part catalog_part(const std::string& key) {
    if (key == "/Pages") return Part::page_tree;
    if (key == "/AcroForm") return Part::form;
    if (one_of(key, {"/DSS", "/Extensions"})) return Part::validation;
    return one_of(key, {"/Metadata", "/Version"}) ? Part::metadata : Part::other;
  }

  static Part field_part(const std::string& key, const OutsideValue& field) {
    if (key == "/Kids") return Part::field_list;
    if (key == "/V") return is_signature_field(field) ? Part::signature : Part::field_value;
    return one_of(key, {"/AP", "/AS", "/MK", "/RV", "/I"}) ? Part::field_value : Part::field;
  }

  /// A signature with a lock makes fields read-only.
  static bool only_locks(const OutsideValue& before, const OutsideValue& after) {
    constexpr std::int64_t kReadOnly = 1;
    return (before.integer().value_or(0) | kReadOnly) == after.integer().value_or(0);
  }

  void compare_signatures(const OutsideValue& before, const OutsideValue& after,
                          const std::string& where, int depth) {
    if (!before.is_dictionary() && after.is_dictionary()) {
      note(kind_of_signature(after), where);
    } else {
      // What was signed once stays: a signature that is taken away or altered is no form filling.
      compare(before, after, Part::other, where, depth + 1);
    }
  }

  // --- lists of fields and of annotations: members come and go

  /// What an element is known by: its number, or, written in place, its position.
  static int identity(const OutsideValue& element, std::size_t index) {
    return element.id() != 0 ? element.id() : -1 - static_cast<int>(index);
  }

  void compare_lists(const OutsideValue& before, const OutsideValue& after, Part part,
                     const std::string& where, int depth) {
    std::map<int, OutsideValue> was;
    for (std::size_t i = 0; i < before.size(); ++i) {
      was.emplace(identity(before.at(i), i), before.at(i));
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      const OutsideValue element = after.at(i);
      const auto found = was.find(identity(element, i));
      const Part inside =
          part == Part::field_list || is_widget(element) ? Part::field : Part::annotation;
      if (found == was.end()) {
        note_added(element, inside, where);
      } else {
        compare(found->second, element, inside, where, depth + 1);
        was.erase(found);
      }
    }
    for (const auto& [id, element] : was) {
      note(is_widget(element) ? ChangeKind::other : kind_of(part), where);
    }
  }

  void note_added(const OutsideValue& element, Part inside, const std::string& where) {
    if (inside == Part::annotation) return note(ChangeKind::annotation, where);
    // A widget may be known to its field without saying so itself.
    const auto owner = owners_.find(element.id());
    const OutsideValue field = owner == owners_.end() ? field_of(element) : owner->second;
    const OutsideValue value = inherited(field, "/V");
    const bool is_signed = is_signature_field(field) && value.is_dictionary();
    note(is_signed ? kind_of_signature(value) : ChangeKind::other, full_name(field));
  }

  /// A timestamp over the file serves its later verification, as certificates do.
  static ChangeKind kind_of_signature(const OutsideValue& value) {
    return value["/SubFilter"].is_name("/ETSI.RFC3161") ? ChangeKind::validation
                                                        : ChangeKind::signature;
  }

  const OutsideDocument& before_;
  const OutsideDocument& after_;
  std::map<int, std::size_t> page_numbers_;
  std::set<int> annotations_;           ///< of all pages
  std::map<int, OutsideValue> owners_;  ///< signature fields by their widgets
  std::deque<Pair> waiting_;
  std::set<std::tuple<int, int, Part>> compared_;
  std::set<ChangeNote, ByKind> notes_;
};

}  // namespace

std::vector<ChangeNote> changes_between(const OutsideDocument& before,
                                        const OutsideDocument& after) {
  return Comparison(before, after).run();
}

}  // namespace sealpress::pdf
