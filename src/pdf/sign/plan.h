// What sealing changes in a file, found out in the child process that reads it.
//
// The plan holds the objects that are to be said anew, as finished text; numbers for those that
// the parent adds (the signature, the seal's picture); and what an update must know. The parent
// never parses the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "pdf/read/outside.h"
#include "pdf/update/update.h"

namespace sealpress::pdf {

/// A place that the file does not have yet.
struct NewPlace {
  std::size_t page = 0;  ///< from 0
  Point centre;          ///< from the top left corner of the page as it is seen
};

/// What a certifying signature lets others do to the file (12.8.2.2, table 254).
enum class Certify : unsigned char { no, no_changes, form_filling, annotations };

/// What is known of a signature before it is made: fields may ask for certain ones.
struct SignatureFacts {
  std::string reason;
  std::string digest;  ///< as seed values name it: SHA256
  bool timestamp = false;
  std::vector<std::string> certificates;  ///< DER; the signer's own first
};

struct PlaceRequest {
  /// A field's full name. Empty: the only free place; if the file has none at all, a signature
  /// gets a field that shows nowhere.
  std::string place;
  std::optional<NewPlace> new_place;
  bool sign = false, picture = false;
  /// A signature does without the picture where the file has no free place to show it.
  bool may_hide = false;
  Size seal;  ///< of the picture; zero: as large as the place
  Certify certify = Certify::no;
  SignatureFacts facts;
};

/// How a seal is cut over the edges of pages (骑缝章).
struct AcrossRequest {
  Length diameter;
  std::size_t group = 0;        ///< pages under one seal; 0: as many as `least_strip` allows
  std::size_t least_group = 2;  ///< pages under the last one, borrowed from the one before
  Length least_strip = Length::mm(3);
  std::optional<Length> from_top;  ///< of the seal's centre; none: the middle of each page
};

struct PlannedObject {
  int id = 0, generation = 0;
  std::string text;
};

struct SealPlan {
  UpdateBase base;  ///< its size is beyond all numbers below
  std::vector<PlannedObject> objects;
  int signature = 0, appearance = 0, seal = 0;      ///< numbers to fill; 0: not wanted
  std::string appearance_text;                      ///< what draws /S into the appearance
  Size box;                                         ///< the appearance's, in the page's own units
  std::string place;                                ///< name of the field
  Size sealed;                                      ///< the seal's true size
  std::string sub_filter = "/ETSI.CAdES.detached";  ///< the kind of the signature
  std::string references;                           ///< elements of its /Reference
  bool is_pdfa1 = false;                            ///< the file forbids itself transparency
  Diagnostics warnings;                             ///< pdf.seed_unmet, pdf.signature_unseen
  std::size_t groups = 0;                           ///< seals across edges
};

/// Fails as with_outside_pdf() does, and: pdf.place_unknown {place}, pdf.place_ambiguous {places},
/// pdf.place_none, pdf.place_signed {place}, pdf.place_stamped {place}, pdf.place_locked {place},
/// pdf.place_hidden {place}, pdf.place_small {place, width, height}, pdf.page_unknown {page,
/// pages}, pdf.seal_off_page {page, width, height}, pdf.certify_not_first, pdf.changes_forbidden,
/// pdf.permissions_forbid, pdf.signed_needs_key, pdf.needs_repair (its cross-reference is damaged),
/// pdf.unusual_structure {what}, pdf.signed_damaged (nothing but its signatures can be read),
/// pdf.seed_unmet {place, what, wanted}.
Result<SealPlan> plan_seal(std::string_view pdf, const PlaceRequest& request,
                           const OutsideLimits& limits = {});
/// Fails likewise, and: pdf.across_signed, pdf.across_one_page, pdf.across_thin {pages, width,
/// least}.
Result<SealPlan> plan_across(std::string_view pdf, const AcrossRequest& request,
                             const OutsideLimits& limits = {});

/// Plans for many files by one child. Not thread-safe.
class SealPlanner {
 public:
  explicit SealPlanner(PlaceRequest request, const OutsideLimits& limits = {});
  /// Fails as plan_seal() does.
  Result<SealPlan> plan(std::string_view pdf);

 private:
  OutsideReader reader_;
};

/// How many pages each seal across the edges covers. The last group has at least
/// `least_group` pages, which it takes from the one before, or joins it.
std::vector<std::size_t> across_groups(std::size_t pages, std::size_t group,
                                       std::size_t least_group);

}  // namespace sealpress::pdf
