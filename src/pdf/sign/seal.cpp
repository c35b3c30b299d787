#include "pdf/sign/seal.h"

#include <fmt/format.h>

#include <chrono>
#include <functional>

#include "pdf/read/copy.h"
#include "pdf/update/earlier_signatures.h"
#include "pdf/update/permissions.h"
#include "pdf/update/signed_bytes.h"

namespace sealpress::pdf {
namespace {

constexpr std::size_t kTimestampRoom = 16u << 10;
constexpr std::string_view kRangeBlank = "[0 0000000000 0000000000 0000000000]";

Diagnostic warning(const char* code) {
  Diagnostic told = input_error(code);
  told.severity = Severity::warning;
  return told;
}

std::string number(Length length) {
  std::string out = fmt::format("{:.4f}", length.to_pt());
  return out;
}

/// The seal as a form of one unit square. Multiplied onto what is there, as ink is (11.3.5.2);
/// where transparency is forbidden its ink is opaque, and what lies between is not painted.
void put_picture(Update& update, const SealPlan& plan, const SealPicture& picture) {
  const char* space = picture.components == 1 ? "/DeviceGray" : "/DeviceRGB";
  const auto members = [&](const std::string& samples) {
    return fmt::format(
        "/Type /XObject /Subtype /Image /Width {} /Height {} {} /Filter /FlateDecode",
        picture.width, picture.height, samples);
  };
  const auto colored = [&](const char* colors) {
    return members(std::string("/BitsPerComponent 8 /ColorSpace ") + colors);
  };
  const int image = update.add();
  std::string image_members = colored(space), state;
  if (plan.is_pdfa1) {
    const int stencil = update.add();
    update.put_stream(stencil, members("/ImageMask true /BitsPerComponent 1"), picture.stencil);
    image_members += " /Mask " + reference_to(stencil);
    update.put_stream(image, image_members, picture.paper);
  } else {
    state = "/ExtGState <</G <</Type /ExtGState /BM /Multiply>>>>";
    if (!picture.mask.empty()) {
      const int mask = update.add();
      update.put_stream(mask, colored("/DeviceGray"), picture.mask);
      image_members += " /SMask " + reference_to(mask);
    }
    update.put_stream(image, image_members, picture.data);
  }
  update.put_stream(plan.seal,
                    fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources "
                                "<</XObject <</I {}>> {}>>",
                                reference_to(image), state),
                    state.empty() ? "/I Do" : "/G gs /I Do");
}

void put_appearance(Update& update, const SealPlan& plan) {
  update.put_stream(
      plan.appearance,
      fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 {} {}] /Resources "
                  "<</XObject <</SPRS {}>>>>",
                  number(plan.box.width), number(plan.box.height), reference_to(plan.seal)),
      plan.appearance_text);
}

/// 7.9.4, in the time of China, where these files are read.
std::string date(std::int64_t now) {
  using namespace std::chrono;
  const sys_seconds there{seconds{now} + hours(8)};
  const auto day = floor<days>(there);
  const year_month_day d(day);
  const hh_mm_ss t(there - day);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}+08'00'", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()),
                     t.hours().count(), t.minutes().count(), t.seconds().count());
}

/// The signature dictionary (12.8.1, table 252), its contents and byte range still blank.
std::string signature_text(const SealOptions& options, const SealPlan& plan, std::size_t room) {
  const FileKey& key = plan.base.key;
  const StringCoder coder = [&](std::string_view bytes) {
    return key.string(bytes, plan.signature, 0);
  };
  std::string text = "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter " + plan.sub_filter + '\n';
  text += "/ByteRange " + std::string(kRangeBlank) + "\n/Contents <" + std::string(2 * room, '0') +
          ">\n";
  text += "/M " + written_string(coder(date(options.now))) + '\n';
  const std::string& name = options.name.empty() ? options.credentials->name() : options.name;
  const std::pair<const char*, const std::string*> said[] = {
      {"/Name ", &name}, {"/Reason ", &options.reason}, {"/Location ", &options.location}};
  for (const auto& [member, value] : said) {
    if (!value->empty()) text += member + written_text(*value, coder) + '\n';
  }
  if (!plan.references.empty()) text += "/Reference [" + plan.references + "]\n";
  return text + ">>";
}

/// Signs all but the contents' own place, and fills both blanks.
Result<void> fill_signature(std::string& file, std::size_t object, const SealOptions& options,
                            std::size_t room) {
  const std::size_t range = file.find(kRangeBlank, object);
  const std::size_t open = file.find("/Contents <", object) + 10;
  const std::size_t close = open + 2 * room + 2;
  const std::string written = fmt::format("[0 {} {} {}]", open, close, file.size() - close);
  file.replace(range, kRangeBlank.size(),
               written + std::string(kRangeBlank.size() - written.size(), ' '));
  const std::string_view whole = file;
  auto cms = sign_cms(*options.credentials, {whole.substr(0, open), whole.substr(close)},
                      options.timestamper);
  if (!cms) return fail(std::move(cms.error()));
  if (cms->size() > room) return fail(input_error("pdf.signature_too_large"));
  const std::string hex = written_string(*cms);
  file.replace(open, hex.size() - 1, hex, 0, hex.size() - 1);
  return {};
}

/// What a damaged file allows: it can be written anew if nothing in it would be lost by that.
Result<std::string> repaired(std::string_view pdf, const OutsideLimits& limits) {
  const auto look = [&](const OutsideDocument& document) -> Result<std::string> {
    if (!signatures_of(document).empty() || has_unseen_signature(document, pdf)) {
      return fail(input_error("pdf.signed_damaged"));
    }
    if (document.is_encrypted()) return fail(input_error("pdf.needs_repair"));
    return std::string();
  };
  auto looked = with_outside_pdf(pdf, look, limits);
  if (!looked) return fail(std::move(looked.error()));
  return rewrite(pdf, limits);
}

struct Planned {
  SealPlan plan;
  std::string repaired;  ///< what the plan is for, unless empty
};

template <class Make>
Result<Planned> planned(std::string_view pdf, const OutsideLimits& limits, const Make& make) {
  auto plan = make(pdf);
  if (plan) return Planned{std::move(*plan), {}};
  if (plan.error().code != "pdf.needs_repair") return fail(std::move(plan.error()));
  auto whole = repaired(pdf, limits);
  if (!whole) return fail(std::move(whole.error()));
  plan = make(*whole);
  if (!plan) return fail(std::move(plan.error()));
  return Planned{std::move(*plan), std::move(*whole)};
}

/// The update without a signature's object.
Update begin(std::string_view original, const SealPlan& plan, const SealPicture* picture) {
  Update update(original, plan.base);
  for (const PlannedObject& object : plan.objects) {
    update.put(object.id, object.generation, object.text);
  }
  if (plan.seal != 0 && picture != nullptr) put_picture(update, plan, *picture);
  if (plan.appearance != 0) put_appearance(update, plan);
  return update;
}

Sealed told(const Planned& planned, std::string bytes) {
  Sealed sealed{std::move(bytes), planned.plan.place, planned.plan.sealed, planned.plan.groups, {}};
  if (!planned.repaired.empty()) sealed.warnings.push_back(warning("pdf.was_repaired"));
  if (planned.plan.is_pdfa1 && planned.plan.seal != 0) {
    sealed.warnings.push_back(warning("pdf.seal_flattened"));
  }
  sealed.warnings.insert(sealed.warnings.end(), planned.plan.warnings.begin(),
                         planned.plan.warnings.end());
  return sealed;
}

SignatureFacts facts_of(const SealOptions& options) {
  SignatureFacts facts;
  facts.reason = options.reason;
  facts.timestamp = options.timestamper != nullptr;
  if (options.credentials == nullptr) return facts;
  facts.digest = options.credentials->digest();
  facts.certificates = options.credentials->certificates();
  return facts;
}

PlaceRequest request_of(const SealOptions& options) {
  PlaceRequest request;
  request.place = options.place;
  request.new_place = options.new_place;
  request.sign = options.credentials != nullptr;
  request.picture = options.picture != nullptr;
  request.may_hide = options.may_hide;
  request.seal = options.size;
  request.certify = options.certify;
  request.facts = facts_of(options);
  return request;
}

template <class Make>
Result<Sealed> seal_by(const Make& make, std::string_view pdf, const SealOptions& options,
                       const OutsideLimits& limits) {
  if (options.credentials != nullptr) {
    if (auto ok = options.credentials->check_time(options.now); !ok) {
      return fail(std::move(ok.error()));
    }
  }
  auto plan = planned(pdf, limits, make);
  if (!plan) return fail(std::move(plan.error()));
  Diagnostics coarse;
  if (options.picture != nullptr) {
    if (auto ok = check_size(*options.picture, plan->plan.sealed, coarse); !ok) {
      return fail(std::move(ok.error()));
    }
  }
  Update update = begin(plan->repaired.empty() ? pdf : plan->repaired, plan->plan, options.picture);
  std::string bytes;
  if (options.credentials == nullptr) {
    bytes = update.finish();
  } else {
    const std::size_t room =
        cms_size(*options.credentials) + (options.timestamper ? kTimestampRoom : 0);
    const std::size_t object =
        update.put(plan->plan.signature, 0, signature_text(options, plan->plan, room));
    bytes = update.finish();
    if (auto ok = fill_signature(bytes, object, options, room); !ok) {
      return fail(std::move(ok.error()));
    }
  }
  // It stands in the clear wherever there is a signature: its own digest leaves it a place.
  if (pdf.find("/ByteRange") != std::string_view::npos) {
    if (auto ok = keeps_earlier_signatures(bytes, limits); !ok) return fail(std::move(ok.error()));
  }
  Sealed sealed = told(*plan, std::move(bytes));
  for (Diagnostic& one : coarse) sealed.warnings.push_back(std::move(one));
  return sealed;
}

}  // namespace

Result<Sealed> seal(std::string_view pdf, const SealOptions& options, const OutsideLimits& limits) {
  const PlaceRequest request = request_of(options);
  const auto make = [&](std::string_view bytes) { return plan_seal(bytes, request, limits); };
  return seal_by(make, pdf, options, limits);
}

Sealer::Sealer(SealOptions options, OutsideLimits limits)
    : options_(std::move(options)),
      limits_(std::move(limits)),
      planner_(request_of(options_), limits_) {}

Result<Sealed> Sealer::seal(std::string_view pdf, std::int64_t now) {
  options_.now = now;
  const auto make = [&](std::string_view bytes) { return planner_.plan(bytes); };
  return seal_by(make, pdf, options_, limits_);
}

Result<Sealed> seal_across(std::string_view pdf, const SealPicture& picture,
                           const AcrossRequest& request, const OutsideLimits& limits) {
  Diagnostics coarse;
  if (auto ok = check_size(picture, {request.diameter, request.diameter}, coarse); !ok) {
    return fail(std::move(ok.error()));
  }
  auto plan = planned(pdf, limits,
                      [&](std::string_view bytes) { return plan_across(bytes, request, limits); });
  if (!plan) return fail(std::move(plan.error()));
  Update update = begin(plan->repaired.empty() ? pdf : plan->repaired, plan->plan, &picture);
  Sealed sealed = told(*plan, update.finish());
  for (Diagnostic& one : coarse) sealed.warnings.push_back(std::move(one));
  return sealed;
}

}  // namespace sealpress::pdf
