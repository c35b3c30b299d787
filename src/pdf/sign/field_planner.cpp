#include "pdf/sign/field_planner.h"

#include <algorithm>

#include "pdf/sign/field_wishes.h"
#include "pdf/sign/places.h"
#include "pdf/update/permissions.h"
#include "pdf/update/signed_bytes.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr int kLocked = 128;  // table 165

}  // namespace

Result<void> FieldPlanner::check_name(const std::string& name) const {
  if (is_locked(document_, name)) {
    return fail(input_error("pdf.place_locked").with("place", name));
  }
  return {};
}

std::vector<Shown> FieldPlanner::all_places() const {
  std::vector<Shown> all;
  std::vector<int> seen;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const OutsideValue annotations = pages_[i]["/Annots"];
    for (std::size_t k = 0; k < annotations.size(); ++k) {
      const OutsideValue widget = annotations.at(k);
      if (!is_widget(widget) || !is_signature_field(field_of(widget))) continue;
      all.push_back({field_of(widget), widget, i});
      seen.push_back(all.back().field.id());
    }
  }
  for (const OutsideValue& field : signature_fields(document_)) {
    const bool shown = std::find(seen.begin(), seen.end(), field.id()) != seen.end();
    if (!shown) all.push_back({field, field, std::nullopt});
  }
  return all;
}

std::string FieldPlanner::free_name() const {
  std::vector<std::string> taken;
  for (const Shown& place : all_places()) taken.push_back(full_name(place.field));
  const OutsideValue fields = form_["/Fields"];
  for (std::size_t i = 0; i < fields.size(); ++i) taken.push_back(full_name(fields.at(i)));
  const std::string base = request_.place.empty() ? "签名" : request_.place;
  std::string name = base;
  for (int n = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++n) {
    name = base + "·" + std::to_string(n);
  }
  return name;
}

Result<void> FieldPlanner::add_field(std::size_t page_index, const Box& box) {
  const OutsideValue page = pages_[page_index];
  if (auto ok = check_page(page); !ok) return ok;
  if (auto ok = check_encryption(document_, password_, Change::add_field); !ok) return ok;
  plan_.place = free_name();
  if (auto ok = check_name(plan_.place); !ok) return ok;
  const OutsideValue none = document_.root()["/None"];
  plan_.references = references_wanted(document_, none, request_.certify, {});
  const int field = edits_.add_number();
  Overrides members{{"/Type", "/Annot"},
                    {"/Subtype", "/Widget"},
                    {"/FT", "/Sig"},
                    {"/T", written_text(plan_.place, edits_.coder(field, 0))},
                    {"/F", std::to_string(kPrintFlag | kLocked)},
                    {"/P", reference_to(page)},
                    {"/Rect", written_box(box.left, box.bottom, box.width(), box.height())},
                    {"/V", reference_to(plan_.signature)}};
  if (plan_.appearance != 0) {
    members["/AP"] = "<</N " + reference_to(plan_.appearance) + ">>";
  }
  edits_.put(field, written_members(members));
  edits_.append(page, "/Annots", reference_to(field));
  add_to_form(field);
  return {};
}

void FieldPlanner::add_to_form(int field) {
  const OutsideValue fields = form_["/Fields"];
  if (fields.is_indirect() && fields.is_array()) {
    edits_.append(form_, "/Fields", reference_to(field));
  } else {
    const OutsideValue holder = form_.is_indirect() ? form_ : document_.root();
    form_changes_["/Fields"] =
        written_with(fields, reference_to(field), edits_.coder(holder.id(), holder.generation()));
  }
}

/// 12.7.2, table 219: signatures exist, and the file is only to be appended to.
void FieldPlanner::note_signature() {
  constexpr std::int64_t kExist = 1, kAppendOnly = 2;
  const std::int64_t flags = form_["/SigFlags"].integer().value_or(0);
  form_changes_["/SigFlags"] = std::to_string((flags & 0xff) | kExist | kAppendOnly);
  if (request_.certify == Certify::no) return;
  const OutsideValue root = document_.root();
  edits_.of(root)["/Perms"] =
      written_with(root["/Perms"], Overrides{{"/DocMDP", reference_to(plan_.signature)}},
                   edits_.coder(root.id(), root.generation()));
}

}  // namespace sealpress::pdf
