// What changed in the form and in the annotations of the pages; see changes.h. For use in the child
// process.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pdf/read/pages.h"
#include "pdf/verify/changes.h"
#include "pdf/verify/notes.h"
#include "pdf/verify/sameness.h"

namespace sealpress::pdf {

class FieldChanges {
 public:
  struct Versions {
    const std::vector<OutsideValue>& pages_before;
    const std::vector<OutsideValue>& pages_after;
    const Signings& signings;
  };
  FieldChanges(const Versions& versions, Sameness& sameness, Notes& notes)
      : versions_(versions), sameness_(sameness), notes_(notes) {}

  /// The numbers of the fields of a form, and of the annotations on the pages: the dictionaries
  /// that are compared here.
  std::set<int> elements(const OutsideValue& form, const std::vector<OutsideValue>& pages);

  void compare_forms(const OutsideValue& before, const OutsideValue& after);
  /// Of a page, from 0.
  void compare_annotations(const OutsideValue& before, const OutsideValue& after, std::size_t page);
  bool has_compared(int id) const { return compared_.contains(id); }

 private:
  struct FormBefore {
    bool had_fields = false;
    bool is_drawn = false;  ///< by readers, with the form's fonts
  };

  void walk_fields(const OutsideValue& siblings, int depth, std::set<int>& numbers);
  const Signing* signing_of(const OutsideValue& field) const;
  void note_signing(const OutsideValue& field);
  std::vector<std::string> differences(const OutsideValue& before, const OutsideValue& after);
  void form_member(const OutsideValue& before, const OutsideValue& after, const std::string& key,
                   const FormBefore& form);
  bool only_adds(const OutsideValue& before, const OutsideValue& after, int depth);
  void compare_lists(const OutsideValue& before, const OutsideValue& after,
                     const std::function<void(const OutsideValue&)>& added);
  void compare_fields(const OutsideValue& before, const OutsideValue& after);
  void compare_kids(const OutsideValue& before, const OutsideValue& after);
  void judge_signature(const OutsideValue& before, const OutsideValue& after,
                       const std::vector<std::string>& keys);
  void for_pages_of(const OutsideValue& widget, const std::function<void(std::size_t)>& take) const;
  bool may_sign(const OutsideValue& before, const OutsideValue& after, const std::string& key);
  void judge_filling(const OutsideValue& before, const OutsideValue& after,
                     const std::vector<std::string>& keys);
  bool may_fill(const OutsideValue& before, const OutsideValue& after, const std::string& key);
  void add_field(const OutsideValue& field, int depth);
  void compare_annotation(const OutsideValue& before, const OutsideValue& after, std::size_t page);
  void remove_annotation(const OutsideValue& annotation, std::size_t page);
  void add_annotation(const OutsideValue& annotation, std::size_t page);
  void add_widget(const OutsideValue& widget, std::size_t page);
  bool hides_something(const OutsideValue& annotation, std::size_t page);

  Versions versions_;
  Sameness& sameness_;
  Notes& notes_;
  std::set<int> compared_, added_;
  std::map<int, OutsideValue> owners_;  ///< fields by the widgets that are their kids
};

}  // namespace sealpress::pdf
