#include "pdf/verify/field_changes.h"

#include <algorithm>

#include "pdf/verify/field_facts.h"
#include "pdf/verify/hiding.h"

namespace sealpress::pdf {

void FieldChanges::walk_fields(const OutsideValue& siblings, int depth, std::set<int>& numbers) {
  for (std::size_t i = 0; i < siblings.size() && depth < kFieldDepth; ++i) {
    const OutsideValue field = siblings.at(i);
    if (!field.is_dictionary() || (field.id() != 0 && !numbers.insert(field.id()).second)) continue;
    const OutsideValue kids = field["/Kids"];
    for (std::size_t k = 0; k < kids.size(); ++k) {
      if (!kids.at(k)["/T"].text()) owners_.insert_or_assign(kids.at(k).id(), field);
    }
    walk_fields(kids, depth + 1, numbers);
  }
}

std::set<int> FieldChanges::elements(const OutsideValue& form,
                                     const std::vector<OutsideValue>& pages) {
  std::set<int> numbers;
  walk_fields(form["/Fields"], 0, numbers);
  for (const OutsideValue& page : pages) {
    const OutsideValue annotations = page["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      if (annotations.at(i).is_dictionary()) numbers.insert(annotations.at(i).id());
    }
  }
  return numbers;
}

const Signing* FieldChanges::signing_of(const OutsideValue& field) const {
  const auto found = versions_.signings.find(field.id());
  return field.id() == 0 || found == versions_.signings.end() ? nullptr : &found->second;
}

void FieldChanges::note_signing(const OutsideValue& field) {
  const bool serves = signing_of(field)->is_timestamp;
  notes_.add(serves ? ChangeKind::validation : ChangeKind::signature, full_name(field));
}

/// The keys whose values differ, but for those that only point back.
std::vector<std::string> FieldChanges::differences(const OutsideValue& before,
                                                   const OutsideValue& after) {
  std::vector<std::string> keys;
  for (const std::string& key : keys_of_both(before, after)) {
    const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
    const bool points_back = one_of(key, {"/P", "/Parent"});
    const bool same = points_back ? was.id() == is.id() || (key == "/P" && was.is_null())
                                  : key == "/Kids" || sameness_.same(was, is);
    const bool locked = key == "/Ff" && only_locks(inherited(before, "/Ff"), is);
    if (!same && !locked) keys.push_back(key);
  }
  return keys;
}

// --- the form

void FieldChanges::compare_forms(const OutsideValue& before, const OutsideValue& after) {
  const OutsideValue fields = before["/Fields"];
  const bool had_fields = fields.size() > 0;
  const bool drawn =
      before["/NeedAppearances"].boolean().value_or(false) || draws_fields(fields, 0);
  for (const std::string& key : keys_of_both(before, after)) {
    form_member(before[key.c_str()], after[key.c_str()], key, {had_fields, drawn});
  }
}

void FieldChanges::form_member(const OutsideValue& before, const OutsideValue& after,
                               const std::string& key, const FormBefore& form) {
  if (key == "/Fields") {
    return compare_lists(before, after, [&](const OutsideValue& field) { add_field(field, 0); });
  }
  bool permitted = sameness_.same(before, after);
  if (key == "/SigFlags") {
    const std::int64_t was = before.integer().value_or(0), is = after.integer().value_or(0);
    permitted = (was & ~is) == 0 && (is | was | 3) == (was | 3);
  } else if (key == "/DR") {
    permitted = permitted || (!form.is_drawn && only_adds(before, after, 0));
  } else if (key == "/DA") {
    permitted = permitted || (!form.had_fields && before.is_null());
  } else if (key == "/NeedAppearances") {
    permitted = before.boolean().value_or(false) == after.boolean().value_or(false);
  }
  if (!permitted) notes_.add(ChangeKind::other, "/Root/AcroForm" + key);
}

/// Whether names of resources come to those that are there, which stay.
bool FieldChanges::only_adds(const OutsideValue& before, const OutsideValue& after, int depth) {
  constexpr int kNames = 2;  // /Font, then the names of fonts
  if (before.is_null() || sameness_.same(before, after)) return true;
  if (depth == kNames || !before.is_dictionary() || !after.is_dictionary()) return false;
  for (const std::string& key : before.keys()) {
    const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
    if (!was.is_null() && !only_adds(was, is, depth + 1)) return false;
  }
  return true;
}

/// Fields: what stays is compared, what is gone is no longer what was signed.
void FieldChanges::compare_lists(const OutsideValue& before, const OutsideValue& after,
                                 const std::function<void(const OutsideValue&)>& added) {
  std::map<int, OutsideValue> was;
  for (std::size_t i = 0; i < before.size(); ++i) {
    was.emplace(identity(before.at(i), i), before.at(i));
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    const OutsideValue element = after.at(i);
    const auto found = was.find(identity(element, i));
    if (found == was.end()) {
      added(element);
    } else {
      compare_fields(found->second, element);
      was.erase(found);
    }
  }
  for (const auto& [id, field] : was) {
    notes_.add(is_signed(field) ? ChangeKind::seal : ChangeKind::other, full_name(field));
  }
}

void FieldChanges::compare_fields(const OutsideValue& before, const OutsideValue& after) {
  if (after.id() != 0 && !compared_.insert(after.id()).second) return;
  if (!before.is_dictionary() || !after.is_dictionary()) {
    return notes_.add(ChangeKind::other, full_name(before));
  }
  const std::vector<std::string> keys = differences(before, after);
  compare_kids(before, after);
  if (after["/Parent"].is_dictionary() && before["/Parent"].id() == after["/Parent"].id()) {
    compare_fields(before["/Parent"], after["/Parent"]);
  }
  if (keys.empty()) return;
  if (is_signature_field(before) && is_signature_field(after)) {
    judge_signature(before, after, keys);
  } else {
    judge_filling(before, after, keys);
  }
}

void FieldChanges::compare_kids(const OutsideValue& before, const OutsideValue& after) {
  const OutsideValue was = before["/Kids"], is = after["/Kids"];
  if (was.is_null() && is.is_null()) return;
  compare_lists(was, is, [&](const OutsideValue& kid) {
    // A field that had no widget may get one when it is signed; see add_widget().
    const bool shows = signing_of(after) != nullptr && was.size() == 0 && !kid["/T"].text();
    if (kid["/T"].text()) return add_field(kid, 1);
    if (!shows) {
      notes_.add(is_signed(before) ? ChangeKind::seal : ChangeKind::other, full_name(after));
    }
  });
}

// --- signing

void FieldChanges::judge_signature(const OutsideValue& before, const OutsideValue& after,
                                   const std::vector<std::string>& keys) {
  const OutsideValue field = field_of(after);
  const std::string name = full_name(field);
  if (is_signed(before)) {
    const bool value = std::find(keys.begin(), keys.end(), "/V") != keys.end();
    return notes_.add(value ? ChangeKind::other : ChangeKind::seal, name);
  }
  const bool permitted = signing_of(field) != nullptr &&
                         std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
                           return may_sign(before, after, key);
                         });
  if (!permitted) return notes_.add(ChangeKind::other, name);
  note_signing(field);
  for_pages_of(after, [&](std::size_t page) {
    if (hides_at_its_place(versions_.pages_before[page], after)) {
      notes_.add(ChangeKind::page_content, std::to_string(page + 1));
    }
  });
}

/// Each page that shows a widget, and was there before.
void FieldChanges::for_pages_of(const OutsideValue& widget,
                                const std::function<void(std::size_t)>& take) const {
  const auto& pages = versions_.pages_after;
  for (std::size_t page = 0; page < pages.size() && page < versions_.pages_before.size(); ++page) {
    const OutsideValue annotations = pages[page]["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      if (annotations.at(i).id() == widget.id()) take(page);
    }
  }
}

bool FieldChanges::may_sign(const OutsideValue& before, const OutsideValue& after,
                            const std::string& key) {
  const OutsideValue was = before[key.c_str()], is = after[key.c_str()];
  if (key == "/AP") return is_plain_appearance(is);
  if (key == "/F") return keeps_seen(was, is);
  return one_of(key, {"/V", "/M", "/NM", "/P", "/DA", "/Type"});
}

// --- filling in

void FieldChanges::judge_filling(const OutsideValue& before, const OutsideValue& after,
                                 const std::vector<std::string>& keys) {
  const bool permitted = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return may_fill(before, after, key);
  });
  notes_.add(permitted ? ChangeKind::form_fill : ChangeKind::other, full_name(field_of(after)));
  for_pages_of(after, [&](std::size_t page) {
    const OutsideValue& was = versions_.pages_before[page];
    if (hides_a_seal(was, after) || hides_by_filling(was, before, after)) {
      notes_.add(ChangeKind::page_content, std::to_string(page + 1));
    }
  });
}

/// A text or a choice gets a value, and an appearance that shows it; of a button the states are
/// there already.
bool FieldChanges::may_fill(const OutsideValue& before, const OutsideValue& after,
                            const std::string& key) {
  constexpr std::int64_t kPushButton = 1 << 16;
  const OutsideValue kind = inherited(after, "/FT"), is = after[key.c_str()];
  if (kind.is_name("/Btn")) {
    if ((inherited(after, "/Ff").integer().value_or(0) & kPushButton) != 0) return false;
    if (key == "/V") return is.is_name() || is.is_null();
    if (key != "/AS") return key == "/M";
    const OutsideValue states = after["/AP"]["/N"];
    return is.is_name("/Off") || !states[("/" + is.text().value_or("")).c_str()].is_null();
  }
  if (!kind.is_name("/Tx") && !kind.is_name("/Ch")) return false;
  if (key == "/V") return is.is_string() || is.is_null() || (is.is_array() && kind.is_name("/Ch"));
  if (key != "/AP") return one_of(key, {"/I", "/TI", "/RV", "/M"});
  const bool refilled = !sameness_.same(inherited(before, "/V"), inherited(after, "/V"));
  return refilled && is_plain_appearance(is) && shows_text_only(is["/N"]);
}

// --- what is new

void FieldChanges::add_field(const OutsideValue& field, int depth) {
  if (signing_of(field) != nullptr) return note_signing(field);
  const OutsideValue kids = field["/Kids"];
  const std::vector<std::string> keys = field.keys();
  const bool gathers =
      depth < kFieldDepth && kids.size() > 0 && field["/T"].text() &&
      std::all_of(keys.begin(), keys.end(), [](const std::string& key) {
        return one_of(key, {"/T", "/Kids", "/Parent", "/FT", "/TU", "/TM", "/Ff", "/F"});
      });
  if (!gathers) return notes_.add(ChangeKind::other, full_name(field));
  for (std::size_t i = 0; i < kids.size(); ++i) add_field(kids.at(i), depth + 1);
}

}  // namespace sealpress::pdf
