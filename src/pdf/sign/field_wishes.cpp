#include "pdf/sign/field_wishes.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "pdf/crypto/openssl.h"
#include "pdf/sign/seed_certificate.h"

namespace sealpress::pdf {
namespace {

std::string reference(const char* method, const std::string& parameters, const std::string& data) {
  return std::string("<</Type /SigRef /TransformMethod ") + method +
         " /TransformParams <</Type /TransformParams /V /1.2 " + parameters + ">>" + data + ">>";
}

/// FieldMDP (table 259): what the lock names.
std::string field_lock(const OutsideDocument& document, const OutsideValue& lock,
                       const StringCoder& coder) {
  const OutsideValue action = lock["/Action"], fields = lock["/Fields"];
  if (!action.is_name()) return {};
  std::string parameters = "/Action " + written(action);
  if (fields.is_array()) parameters += " /Fields " + written_here(fields, coder);
  return reference("/FieldMDP", parameters, " /Data " + reference_to(document.root()));
}

bool names(const OutsideValue& list, std::string_view wanted) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list.at(i).text() == wanted) return true;
  }
  return false;
}

std::string joined(const OutsideValue& list) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    out += (out.empty() ? "" : "、") + list.at(i).text().value_or("?");
  }
  return out;
}

bool issued(const std::string& issuer_der, const std::string& subject_der) {
  if (issuer_der == subject_der) return true;
  const ossl::Certificate issuer = ossl::certificate_of(issuer_der);
  const ossl::Certificate subject = ossl::certificate_of(subject_der);
  const bool did = issuer && subject &&
                   X509_check_issued(issuer.get(), subject.get()) == X509_V_OK &&
                   X509_verify(subject.get(), X509_get0_pubkey(issuer.get())) == 1;
  ERR_clear_error();
  return did;
}

bool has_issuer(const OutsideValue& issuers, const std::vector<std::string>& certificates) {
  for (std::size_t i = 0; i < issuers.size(); ++i) {
    const std::string issuer = issuers.at(i).bytes().value_or("");
    for (const std::string& one : certificates) {
      if (issued(issuer, one)) return true;
    }
  }
  return false;
}

bool has_subject(const OutsideValue& subjects, const std::vector<std::string>& certificates) {
  for (std::size_t i = 0; i < subjects.size() && !certificates.empty(); ++i) {
    if (subjects.at(i).bytes() == certificates.front()) return true;
  }
  return false;
}

/// Goes through a seed value.
class Heeding {
 public:
  Heeding(const OutsideValue& seed, const std::string& place, const SignatureFacts& facts,
          Certify certify)
      : seed_(seed), place_(place), facts_(facts), certify_(certify) {}

  Result<Seeded> run() {
    if (!seed_.is_dictionary()) return std::move(seeded_);
    heed_kind();
    heed_words();
    heed_certificate(seed_["/Cert"]);
    heed_others();
    if (refused_) return fail(std::move(*refused_));
    return std::move(seeded_);
  }

 private:
  // Table 237, Ff: which entries are demands.
  static constexpr std::int64_t kFilter = 1, kSubFilter = 2, kVersion = 4, kReasons = 8,
                                kAttestation = 16, kRevocation = 32, kDigest = 64, kLock = 128,
                                kAppearance = 256;

  void heed_kind() {
    const OutsideValue filter = seed_["/Filter"], kinds = seed_["/SubFilter"];
    if (filter.is_name()) {
      expect(filter.is_name("/Adobe.PPKLite"), kFilter, "filter", filter.text().value_or(""));
    }
    if (kinds.size() > 0 && !names(kinds, "ETSI.CAdES.detached")) {
      const bool plain = names(kinds, "adbe.pkcs7.detached");
      if (plain) seeded_.sub_filter = "/adbe.pkcs7.detached";
      expect(plain, kSubFilter, "kind", joined(kinds));
    }
    constexpr double kNewest = 3;  // of PDF 2.0
    expect(seed_["/V"].number().value_or(0) <= kNewest, kVersion, "version", "");
    const OutsideValue digests = seed_["/DigestMethod"];
    if (digests.size() > 0) {
      expect(names(digests, facts_.digest), kDigest, "digest", joined(digests));
    }
  }

  void heed_words() {
    const OutsideValue reasons = seed_["/Reasons"];
    if (!reasons.is_array()) return;
    // None, or a full stop alone: no reason is to be given.
    const bool none = reasons.size() == 0 || (reasons.size() == 1 && names(reasons, "."));
    expect(none ? facts_.reason.empty() : names(reasons, facts_.reason), kReasons,
           none ? "no_reason" : "reason", joined(reasons));
  }

  /// Table 238, with an Ff of its own.
  void heed_certificate(const OutsideValue& wanted) {
    constexpr std::int64_t kSubject = 1, kIssuer = 2, kPolicies = 4, kSubjectName = 8,
                           kKeyUsage = 32;
    if (!wanted.is_dictionary()) return;
    const std::int64_t demands = wanted["/Ff"].integer().value_or(0);
    const OutsideValue subjects = wanted["/Subject"], issuers = wanted["/Issuer"];
    if (subjects.size() > 0) {
      judge(has_subject(subjects, facts_.certificates), demands & kSubject, "certificate", "");
    }
    if (issuers.size() > 0) {
      judge(has_issuer(issuers, facts_.certificates), demands & kIssuer, "issuer", "");
    }
    const ossl::Certificate own =
        facts_.certificates.empty() ? nullptr : ossl::certificate_of(facts_.certificates.front());
    const auto expect_own = [&](const char* key, std::int64_t flag, auto has) {
      if (wanted[key].size() == 0) return;
      judge(own != nullptr && has(wanted[key], own.get()), demands & flag, "certificate", key + 1);
    };
    expect_own("/OID", kPolicies, &has_policies);
    expect_own("/SubjectDN", kSubjectName, &has_subject_name);
    expect_own("/KeyUsage", kKeyUsage, &has_key_usage);
  }

  void heed_others() {
    const std::optional<std::int64_t> level = seed_["/MDP"]["/P"].integer();
    if (level) judge(*level == static_cast<int>(certify_), 1, "certify", std::to_string(*level));
    const OutsideValue stamp = seed_["/TimeStamp"];
    if (stamp.is_dictionary()) {
      judge(facts_.timestamp, stamp["/Ff"].integer().value_or(0) & 1, "timestamp",
            stamp["/URL"].text().value_or(""));
    }
    expect(!seed_["/AddRevInfo"].boolean().value_or(false), kRevocation, "revocation", "");
    expect(!seed_["/LockDocument"].is_name("/true"), kLock, "lock", "");
    expect(seed_["/LegalAttestation"].size() == 0, kAttestation, "attestation", "");
    expect(seed_["/AppearanceFilter"].is_null(), kAppearance, "appearance",
           seed_["/AppearanceFilter"].text().value_or(""));
  }

  void expect(bool met, std::int64_t flag, const char* what, const std::string& wanted) {
    judge(met, seed_["/Ff"].integer().value_or(0) & flag, what, wanted);
  }

  void judge(bool met, std::int64_t demanded, const char* what, const std::string& wanted) {
    if (met) return;
    Diagnostic told = input_error("pdf.seed_unmet")
                          .with("place", place_)
                          .with("what", what)
                          .with("wanted", wanted);
    if (demanded != 0) {
      if (!refused_) refused_ = std::move(told);
    } else {
      told.severity = Severity::warning;
      seeded_.unmet.push_back(std::move(told));
    }
  }

  OutsideValue seed_;
  const std::string& place_;
  const SignatureFacts& facts_;
  Certify certify_;
  Seeded seeded_;
  std::optional<Diagnostic> refused_;
};

}  // namespace

std::string references_wanted(const OutsideDocument& document, const OutsideValue& field,
                              Certify certify, const StringCoder& coder) {
  const OutsideValue lock = field["/Lock"];
  const std::int64_t asked = lock["/P"].integer().value_or(0);
  int level = static_cast<int>(certify);
  if (asked >= 1 && asked <= 3) {
    level = level == 0 ? static_cast<int>(asked) : std::min(level, static_cast<int>(asked));
  }
  std::string all = level == 0 ? "" : reference("/DocMDP", "/P " + std::to_string(level), "");
  if (lock.is_dictionary()) all += field_lock(document, lock, coder);
  return all;
}

Result<Seeded> heed_seed(const OutsideValue& field, const std::string& place,
                         const SignatureFacts& facts, Certify certify) {
  return Heeding(field["/SV"], place, facts, certify).run();
}

}  // namespace sealpress::pdf
