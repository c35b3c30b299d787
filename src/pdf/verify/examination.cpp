#include "pdf/verify/examination.h"

#include <algorithm>
#include <utility>

#include "pdf/read/pages.h"
#include "pdf/update/permissions.h"
#include "pdf/verify/leftovers.h"
#include "pdf/verify/objects_check.h"
#include "pdf/verify/revisions.h"
#include "pdf/verify/signature_scan.h"

namespace sealpress::pdf {
namespace {

/// One signed field while it is judged.
struct Signed {
  OutsideValue field, value;
  SignatureReport report;
  std::size_t version = 0;  ///< from 0
};

class Examination {
 public:
  Examination(const OutsideDocument& document, std::string_view file, const std::string& password,
              const TrustAnchors& anchors)
      : document_(document),
        file_(file),
        anchors_(anchors),
        revisions_(file, password),
        structure_(file, revisions_.ends()),
        found_(scan_signatures(file, structure_)) {}

  VerifyReport run() {
    VerifyReport report;
    report.revisions = revisions_.count();
    report.was_repaired = document_.was_repaired();
    report.has_usage_rights = document_.root()["/Perms"]["/UR3"].is_dictionary();
    for (const OutsideValue& field : signature_fields(document_)) {
      const OutsideValue value = inherited(field, "/V");
      if (value.is_dictionary()) check(field, value);
    }
    std::vector<SignatureReport> strays = check_strays();
    if (all_.empty() && strays.empty()) return report;
    std::stable_sort(all_.begin(), all_.end(), [](const Signed& a, const Signed& b) {
      return a.report.covered < b.report.covered;
    });
    check_structure();
    for (Signed& one : all_) judge_changes(one);
    for (Signed& one : all_) report.signatures.push_back(std::move(one.report));
    for (SignatureReport& one : strays) report.signatures.push_back(std::move(one));
    return report;
  }

 private:
  // --- one signature

  void check(const OutsideValue& field, const OutsideValue& value) {
    Signed one{field, value, {}, 0};
    SignatureReport& report = one.report;
    report.field = full_name(field);
    report.kind = value["/SubFilter"].text().value_or("");
    report.name = value["/Name"].words();
    report.reason = value["/Reason"].words();
    report.location = value["/Location"].words();
    report.claimed_date = value["/M"].text().value_or("");
    const std::optional<SignedRange> range = signed_range(file_, value);
    const FoundSignature* found = found_for(field, value, range);
    if (!range || !is_contents(value, range->contents)) {
      report.problem = "pdf.verify_range";
    } else if (found == nullptr) {
      report.problem = "pdf.verify_copy";
    } else {
      report.covered = range->end;
      check_bytes(*range, report);
      find_coverage(one, range->end);
    }
    all_.push_back(std::move(one));
  }

  void check_bytes(const SignedRange& range, SignatureReport& report) const {
    check_cms(report.kind, range.contents,
              {file_.substr(0, range.open), file_.substr(range.close, range.end - range.close)},
              anchors_, report);
  }

  /// What readers take for the contents must be what stands in the gap.
  bool is_contents(const OutsideValue& value, const std::string& in_gap) const {
    return document_.is_encrypted() || value["/Contents"].bytes() == in_gap;
  }

  /// The dictionary that the field leads to, where the table says that it stands, and in which the
  /// gap must be: a copy of it elsewhere is not signed. Null if the gap is not in it, or not all of
  /// it is signed.
  const FoundSignature* found_for(const OutsideValue& field, const OutsideValue& value,
                                  const std::optional<SignedRange>& range) {
    const int holder = value.id() != 0 ? value.id() : field.id();
    const auto entry = structure_.table().find(holder);
    if (entry == structure_.table().end()) return nullptr;
    const auto object = object_at(file_, entry->second.at);
    const FoundSignature* found = nullptr;
    for (const FoundSignature& one : found_) {
      if (!object || object->begin != one.object || one.id != holder) continue;
      claimed_.insert(one.open);
      const bool here = range && one.open == range->open && one.close == range->close;
      if (here && one.past <= range->end) found = &one;
    }
    return found;
  }

  void find_coverage(Signed& one, std::size_t end) {
    const auto version = revisions_.ending_at(end);
    if (!version) {
      if (one.report.problem.empty()) one.report.problem = "pdf.verify_coverage";
      return;
    }
    one.version = *version;
    one.report.revision = *version + 1;
    if (!was_signed_then(one)) {
      one.report.problem = "pdf.verify_copy";
      one.report.integrity = Integrity::malformed;
      return;
    }
    const bool last = *version + 1 == revisions_.count();
    one.report.coverage = last ? Coverage::whole_file : Coverage::revision;
  }

  /// Whether the field had this signature in the version that it covers.
  bool was_signed_then(const Signed& one) {
    if (one.field.id() == 0) return true;
    const OutsideValue field =
        revisions_.version(one.version).object(one.field.id(), one.field.generation());
    const OutsideValue value = inherited(field, "/V");
    return full_name(field) == one.report.field && value.id() == one.value.id() &&
           value["/ByteRange"].is_array();
  }

  /// Signature dictionaries that no field leads to: other readers, or the readers of an earlier
  /// version, may show them.
  std::vector<SignatureReport> check_strays() {
    std::vector<SignatureReport> strays;
    const int rights = document_.root()["/Perms"]["/UR3"].id();
    for (const FoundSignature& one : found_) {
      if (claimed_.contains(one.open) || (rights != 0 && one.id == rights)) continue;
      SignatureReport report;
      report.kind = one.kind;
      const auto range = signed_range(file_, one.range);
      if (range && range->open == one.open && range->close == one.close) {
        report.covered = range->end;
        check_bytes(*range, report);
      }
      report.problem = "pdf.verify_stray";
      report.changes.push_back({ChangeKind::ambiguous, named(one), revision_at(one.open), false});
      strays.push_back(std::move(report));
    }
    return strays;
  }

  static std::string named(const FoundSignature& one) {
    return std::to_string(one.id) + ' ' + std::to_string(one.generation) + " obj";
  }

  std::size_t revision_at(std::size_t at) const {
    const auto& ends = revisions_.ends();
    std::size_t version = 0;
    while (version + 1 < ends.size() && ends[version].end <= at) ++version;
    return version + 1;
  }

  // --- the file

  /// What lets readers differ concerns every signature.
  void check_structure() {
    if (revisions_.is_cut_off()) {
      shared_.push_back({ChangeKind::unfinished, "", revisions_.count(), false});
      return;
    }
    if (document_.was_repaired()) structure_.doubt("xref", file_.size());
    std::size_t first = revisions_.count();
    for (const Signed& one : all_) first = std::min(first, one.version + 1);
    structure_.check_versions_from(first);
    const auto& ends = revisions_.ends();
    const bool later = first < ends.size() || file_.size() > ends[first - 1].end;
    check_leftovers(document_, file_, later, structure_);
    if (!check_objects(document_, structure_)) {
      shared_.push_back({ChangeKind::unfinished, "", revisions_.count(), false});
    }
    constexpr std::size_t kTold = 20;
    for (const Doubt& doubt : structure_.doubts()) {
      const ChangeNote note{ChangeKind::ambiguous, doubt.where, revision_at(doubt.at), false};
      if (doubt.if_later && note.revision <= first) continue;
      const bool known = std::find(shared_.begin(), shared_.end(), note) != shared_.end();
      if (!known && shared_.size() < kTold) shared_.push_back(note);
    }
  }

  // --- later versions

  void judge_changes(Signed& one) {
    const int level = permission_at(one);
    one.report.certifies = is_certifying(one) ? level : 0;
    one.report.changes = shared_;
    if (one.report.coverage == Coverage::incomplete || revisions_.is_cut_off()) return;
    for (std::size_t v = one.version + 1; v < revisions_.count(); ++v) {
      for (ChangeNote note : revisions_.changes(v, signings_in(v))) {
        note.permitted = is_permitted(one, note, level);
        one.report.changes.push_back(std::move(note));
      }
    }
  }

  static bool is_genuine(const Signed& one) {
    return one.report.integrity == Integrity::intact && one.report.problem.empty() &&
           one.report.coverage != Coverage::incomplete;
  }

  Signings signings_in(std::size_t version) const {
    Signings signings;
    for (const Signed& one : all_) {
      if (one.version != version || !is_genuine(one)) continue;
      signings[one.field.id()] = {one.report.is_document_timestamp};
    }
    return signings;
  }

  static bool is_certifying(const Signed& one) {
    return is_genuine(one) && !transform_of(one.value, "/DocMDP").is_null();
  }

  /// What the certifying signatures up to this one allow; 2 where none certifies: a signature that
  /// only approves leaves filling in and signing to others (12.8.2.2).
  int permission_at(const Signed& one) const {
    int level = 2;
    bool certified = false;
    for (const Signed& other : all_) {
      if (other.report.covered > one.report.covered || !is_certifying(other)) continue;
      const OutsideValue parameters = transform_of(other.value, "/DocMDP");
      const auto p = static_cast<int>(parameters["/P"].integer().value_or(2));
      level = certified ? std::min(level, p) : p;
      certified = true;
    }
    return std::clamp(level, 1, 3);
  }

  static bool is_permitted(const Signed& one, const ChangeNote& note, int level) {
    switch (note.kind) {
      case ChangeKind::validation:
      case ChangeKind::metadata:
        return true;
      case ChangeKind::signature:
      case ChangeKind::form_fill:
        return level >= 2 && !locks(transform_of(one.value, "/FieldMDP"), note.where);
      case ChangeKind::annotation:
        return level >= 3;
      default:
        return false;
    }
  }

  const OutsideDocument& document_;
  std::string_view file_;
  const TrustAnchors& anchors_;
  Revisions revisions_;
  Structure structure_;
  std::vector<FoundSignature> found_;
  std::set<std::size_t> claimed_;  ///< the contents of those that a field leads to
  std::vector<ChangeNote> shared_;
  std::vector<Signed> all_;
};

}  // namespace

VerifyReport examine(const OutsideDocument& document, std::string_view file,
                     const std::string& password, const TrustAnchors& anchors) {
  return Examination(document, file, password, anchors).run();
}

}  // namespace sealpress::pdf
