#include "pdf/verify/changes.h"

#include <algorithm>
#include <string>

#include "pdf/read/pages.h"
#include "pdf/verify/field_changes.h"
#include "pdf/verify/field_facts.h"

namespace sealpress::pdf {
namespace {

/// From the trailer to the pages.
class Comparison {
 public:
  Comparison(const OutsideDocument& before, const OutsideDocument& after, const Signings& signings)
      : before_(before),
        after_(after),
        pages_before_(pages_of(before)),
        pages_after_(pages_of(after)),
        fields_({pages_before_, pages_after_, signings}, sameness_, notes_) {
    for (std::size_t i = 0; i < pages_after_.size(); ++i) {
      numbers_.emplace(pages_after_[i].id(), i + 1);
    }
    std::set<int> owned = fields_.elements(before.root()["/AcroForm"], pages_before_);
    owned.merge(fields_.elements(after.root()["/AcroForm"], pages_after_));
    for (const auto& [id, number] : numbers_) owned.insert(id);
    owned.erase(0);
    sameness_.own(std::move(owned));
  }

  std::vector<ChangeNote> run() {
    for (const std::string& key : keys_of_both(before_.trailer(), after_.trailer())) {
      trailer_member(key, before_.trailer()[key.c_str()], after_.trailer()[key.c_str()]);
    }
    check_left_out();
    if (sameness_.is_unfinished()) notes_.add(ChangeKind::unfinished, "");
    return notes_.take();
  }

 private:
  void require_same(const OutsideValue& before, const OutsideValue& after, ChangeKind kind,
                    const std::string& where) {
    if (!sameness_.same(before, after)) notes_.add(kind, where);
  }

  void trailer_member(const std::string& key, const OutsideValue& before,
                      const OutsideValue& after) {
    // What says where things are, and which version this is.
    if (one_of(key, {"/Size", "/Prev", "/ID", "/XRefStm", "/Type", "/W", "/Index", "/Length",
                     "/Filter", "/DecodeParms", "/DocChecksum"})) {
      return;
    }
    if (key == "/Root") return catalog(before, after);
    require_same(before, after, key == "/Info" ? ChangeKind::metadata : ChangeKind::other, key);
  }

  void catalog(const OutsideValue& before, const OutsideValue& after) {
    for (const std::string& key : keys_of_both(before, after)) {
      const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
      const std::string where = "/Root" + key;
      if (key == "/Pages") {
        node(was, is, 0);
      } else if (key == "/AcroForm") {
        fields_.compare_forms(was, is);
      } else if (one_of(key, {"/DSS", "/Extensions"})) {
        require_same(was, is, ChangeKind::validation, where);
      } else {
        const bool about = one_of(key, {"/Metadata", "/Version"});
        require_same(was, is, about ? ChangeKind::metadata : ChangeKind::other, where);
      }
    }
  }

  // --- pages

  static bool is_node(const OutsideValue& value) {
    return value["/Kids"].is_array() && !value["/Type"].is_name("/Page");
  }

  void node(const OutsideValue& before, const OutsideValue& after, int depth) {
    constexpr int kDepth = 64;
    if (after.is_indirect() && !nodes_.insert(after.id()).second) return;
    if (depth > kDepth) return notes_.add(ChangeKind::unfinished, "/Pages");
    if (!before.is_dictionary() || !after.is_dictionary() || is_node(before) != is_node(after)) {
      return notes_.add(ChangeKind::page_content, "/Pages");
    }
    if (!is_node(after)) return page(before, after, depth);
    for (const std::string& key : keys_of_both(before, after)) {
      const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
      if (key == "/Kids") {
        kids(was, is, depth);
      } else if (key == "/Parent") {
        parent(was, is, "/Pages", depth);
      } else {
        require_same(was, is, ChangeKind::page_content, "/Pages" + key);
      }
    }
  }

  void kids(const OutsideValue& before, const OutsideValue& after, int depth) {
    if (before.size() != after.size()) notes_.add(ChangeKind::page_content, "/Pages");
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      const OutsideValue was = before.at(i), is = after.at(i);
      if (was.id() != is.id()) notes_.add(ChangeKind::page_content, "/Pages");
      node(was, is, depth + 1);
    }
  }

  /// What a page inherits, some readers look up along /Parent.
  void parent(const OutsideValue& before, const OutsideValue& after, const std::string& where,
              int depth) {
    if (before.id() != after.id()) notes_.add(ChangeKind::page_content, where);
    if (after.is_dictionary()) node(before, after, depth + 1);
  }

  void page(const OutsideValue& before, const OutsideValue& after, int depth) {
    const auto number = numbers_.find(after.id());
    const std::size_t index = number == numbers_.end() ? pages_after_.size() : number->second - 1;
    const std::string where = number == numbers_.end() ? "" : std::to_string(number->second);
    compared_.insert(after.id());
    for (const std::string& key : keys_of_both(before, after)) {
      const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
      if (key == "/Annots") {
        fields_.compare_annotations(was, is, index);
      } else if (key == "/Parent") {
        parent(was, is, where, depth);
      } else {
        const bool about = one_of(key, {"/LastModified", "/PieceInfo", "/Metadata"});
        require_same(was, is, about ? ChangeKind::metadata : ChangeKind::page_content, where);
      }
    }
  }

  /// What was left to its own comparison must have had one.
  void check_left_out() {
    for (const int id : sameness_.left_out()) {
      if (compared_.contains(id) || fields_.has_compared(id)) continue;
      notes_.add(ChangeKind::other, std::to_string(id) + " 0 obj");
    }
  }

  const OutsideDocument& before_;
  const OutsideDocument& after_;
  std::vector<OutsideValue> pages_before_, pages_after_;
  std::map<int, std::size_t> numbers_;  ///< of the pages, from 1, by their objects
  Sameness sameness_;
  Notes notes_;
  FieldChanges fields_;
  std::set<int> nodes_, compared_;
};

}  // namespace

std::vector<ChangeNote> changes_between(const OutsideDocument& before, const OutsideDocument& after,
                                        const Signings& signings) {
  return Comparison(before, after, signings).run();
}

}  // namespace sealpress::pdf
