#include <algorithm>

#include "pdf/verify/field_changes.h"
#include "pdf/verify/field_facts.h"
#include "pdf/verify/hiding.h"

namespace sealpress::pdf {
namespace {

std::vector<int> identities(const OutsideValue& list) {
  std::vector<int> all;
  for (std::size_t i = 0; i < list.size(); ++i) all.push_back(identity(list.at(i), i));
  return all;
}

/// The elements of one list that are in the other too, in their order.
std::vector<int> common(const std::vector<int>& of, const std::vector<int>& with) {
  const std::set<int> known(with.begin(), with.end());
  std::vector<int> both;
  std::copy_if(of.begin(), of.end(), std::back_inserter(both),
               [&](int one) { return known.contains(one); });
  return both;
}

}  // namespace

void FieldChanges::compare_annotations(const OutsideValue& before, const OutsideValue& after,
                                       std::size_t page) {
  const std::vector<int> was = identities(before), is = identities(after);
  // What is drawn later lies above: those that stay must keep their order.
  if (common(was, is) != common(is, was)) {
    notes_.add(ChangeKind::page_content, std::to_string(page + 1));
  }
  std::map<int, std::size_t> places;
  for (std::size_t i = 0; i < was.size(); ++i) places.emplace(was[i], i);
  for (std::size_t i = 0; i < is.size(); ++i) {
    const auto found = places.find(is[i]);
    if (found == places.end()) {
      add_annotation(after.at(i), page);
    } else {
      compare_annotation(before.at(found->second), after.at(i), page);
    }
  }
  const std::set<int> kept(is.begin(), is.end());
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (!kept.contains(was[i])) remove_annotation(before.at(i), page);
  }
}

void FieldChanges::compare_annotation(const OutsideValue& before, const OutsideValue& after,
                                      std::size_t page) {
  if (is_widget(before) && is_widget(after)) return compare_fields(before, after);
  const std::string where = std::to_string(page + 1);
  // A field that had no look may become its own widget when it is signed.
  if (is_widget(before) != is_widget(after)) return notes_.add(ChangeKind::other, where);
  if (after.id() != 0) compared_.insert(after.id());
  if (!before.is_dictionary() || !after.is_dictionary()) {
    if (!sameness_.same(before, after)) notes_.add(ChangeKind::page_content, where);
    return;
  }
  if (differences(before, after).empty()) return;
  notes_.add(ChangeKind::annotation, where);
  if (hides_something(after, page)) notes_.add(ChangeKind::page_content, where);
}

void FieldChanges::remove_annotation(const OutsideValue& annotation, std::size_t page) {
  if (!is_widget(annotation)) return notes_.add(ChangeKind::annotation, std::to_string(page + 1));
  const OutsideValue field = field_of(annotation);
  notes_.add(is_signed(field) ? ChangeKind::seal : ChangeKind::other, full_name(field));
}

void FieldChanges::add_annotation(const OutsideValue& annotation, std::size_t page) {
  const std::string where = std::to_string(page + 1);
  const bool again =
      annotation.id() == 0 ? is_widget(annotation) : !added_.insert(annotation.id()).second;
  if (again || !annotation.is_dictionary()) return notes_.add(ChangeKind::page_content, where);
  if (is_widget(annotation)) return add_widget(annotation, page);
  notes_.add(ChangeKind::annotation, where);
  if (hides_something(annotation, page)) notes_.add(ChangeKind::page_content, where);
}

/// A widget may be known to its field without saying so itself.
void FieldChanges::add_widget(const OutsideValue& widget, std::size_t page) {
  const auto owner = owners_.find(widget.id());
  const OutsideValue field = owner == owners_.end() ? field_of(widget) : owner->second;
  const std::vector<std::string> keys = widget.keys();
  const bool known = std::all_of(keys.begin(), keys.end(), [](const std::string& key) {
    return one_of(key, {"/Type", "/Subtype", "/FT",     "/T",      "/V",  "/Rect",        "/F",
                        "/P",    "/AP",      "/Ff",     "/Parent", "/MK", "/DA",          "/Lock",
                        "/SV",   "/M",       "/NM",     "/TU",     "/TM", "/BS",          "/C",
                        "/Q",    "/H",       "/Border", "/Kids",   "/DR", "/StructParent"});
  });
  const OutsideValue look = widget["/AP"];
  if (signing_of(field) == nullptr || !known || (!look.is_null() && !is_plain_appearance(look))) {
    return notes_.add(ChangeKind::other, full_name(field));
  }
  note_signing(field);
  if (box_of(widget["/Rect"]).is_empty()) return;
  // A timestamp that shows is no longer one that only serves verification.
  notes_.add(ChangeKind::signature, full_name(field));
  if (hides_something(widget, page)) {
    notes_.add(ChangeKind::page_content, std::to_string(page + 1));
  }
}

bool FieldChanges::hides_something(const OutsideValue& annotation, std::size_t page) {
  return page >= versions_.pages_before.size() ||
         hides_in(versions_.pages_before[page], annotation);
}

}  // namespace sealpress::pdf
