#include "pdf/crypto/cms_check.h"

#include "pdf/crypto/certificate.h"
#include "pdf/crypto/openssl.h"
#include "pdf/crypto/trust.h"
#include "pdf/verify/binding.h"
#include "pdf/verify/signature_value.h"

namespace sealpress::pdf {
namespace {

const EVP_MD* digest_named(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return EVP_get_digestbyobj(object);
}

const EVP_MD* digest_of(CMS_SignerInfo* signer) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
  return algorithm == nullptr ? nullptr : digest_named(algorithm);
}

/// The only value of a signed attribute, as a string type.
const ASN1_STRING* signed_string(CMS_SignerInfo* signer, int nid, int type) {
  return static_cast<const ASN1_STRING*>(
      CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, type));
}

std::int64_t signing_time(CMS_SignerInfo* signer) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return 0;
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
  if (value == nullptr) return 0;
  if (value->type == V_ASN1_UTCTIME) return seconds_of(value->value.utctime);
  return value->type == V_ASN1_GENERALIZEDTIME ? seconds_of(value->value.generalizedtime) : 0;
}

/// The types of China's own standard (GM/T 0010), which OpenSSL does not read.
bool is_chinese(const ASN1_OBJECT* type) {
  char text[64] = {};
  OBJ_obj2txt(text, sizeof text, type, 1);
  return std::string_view(text).starts_with("1.2.156.10197.6.1.4.2.");
}

/// The signature's CMS while it is judged.
class Judge {
 public:
  Judge(std::string_view cms, SignatureReport& report) : report_(report) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(cms.data());
    cms_.reset(d2i_CMS_ContentInfo(nullptr, &bytes, static_cast<long>(cms.size())));
  }

  /// Finds the one signer and its certificate.
  bool find_signer() {
    if (cms_ && is_chinese(CMS_get0_type(cms_.get()))) {
      return blame(Integrity::unsupported, "pdf.verify_algorithm");
    }
    if (!cms_ || OBJ_obj2nid(CMS_get0_type(cms_.get())) != NID_pkcs7_signed) {
      return blame(Integrity::malformed, "pdf.verify_no_cms");
    }
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms_.get());
    if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) {
      return blame(Integrity::malformed, "pdf.verify_signers");
    }
    signer_ = sk_CMS_SignerInfo_value(signers, 0);
    certificates_.reset(CMS_get1_certs(cms_.get()));
    if (!certificates_) certificates_.reset(sk_X509_new_null());
    CMS_set1_signers_certs(cms_.get(), nullptr, 0);
    CMS_SignerInfo_get0_algs(signer_, nullptr, &certificate_, nullptr, nullptr);
    if (certificate_ == nullptr) return blame(Integrity::malformed, "pdf.verify_no_certificate");
    report_.signer = common_name(X509_get_subject_name(certificate_));
    report_.issuer = common_name(X509_get_issuer_name(certificate_));
    report_.signing_time = signing_time(signer_);
    report_.weak_key = has_weak_key(certificate_);
    return find_algorithms();
  }

  bool is_detached() const { return CMS_is_detached(cms_.get()) == 1; }
  CMS_SignerInfo* signer() const { return signer_; }
  X509* certificate() const { return certificate_; }
  STACK_OF(X509) * certificates() const { return certificates_.get(); }
  CMS_ContentInfo* cms() const { return cms_.get(); }

  /// The message digest that was signed must be the content's, and the signature value good.
  void check_signed(const std::vector<std::string_view>& content) {
    if (CMS_signed_get_attr_count(signer_) < 0) return check_without_attributes(content);
    const ASN1_STRING* digest =
        signed_string(signer_, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    if (digest == nullptr) {
      blame(Integrity::malformed, "pdf.verify_no_digest");
    } else if (ossl::digest_of(digest_, content) != ossl::bytes_of(digest)) {
      blame(Integrity::changed, "pdf.verify_changed");
    } else {
      accept(verify_value(signer_, certificate_, digest_));
    }
  }

  /// The encapsulated content is what was signed. Returns it, or nothing.
  std::string check_encapsulated() {
    ASN1_OCTET_STRING** content = CMS_get0_content(cms_.get());
    if (content == nullptr || *content == nullptr) {
      blame(Integrity::malformed, "pdf.verify_no_cms");
      return {};
    }
    std::string bytes(ossl::bytes_of(*content));
    check_signed({bytes});
    return report_.integrity == Integrity::intact ? bytes : std::string();
  }

  /// The attribute binds the certificate. PAdES wants it; where it is, it must fit.
  void check_binding(bool wanted) {
    if (report_.integrity != Integrity::intact) return;
    const Binding binding = binding_of(signer_, certificate_);
    if (binding == Binding::other) blame(Integrity::forged, "pdf.verify_other_certificate");
    if (binding == Binding::none && wanted) blame(Integrity::malformed, "pdf.verify_unbound");
  }

  /// The signed content type is this one, so that nothing else that was signed passes for it.
  bool signs_type(int nid) const {
    const auto* type = static_cast<const ASN1_OBJECT*>(CMS_signed_get0_data_by_OBJ(
        signer_, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT));
    return type != nullptr && OBJ_obj2nid(type) == nid &&
           OBJ_obj2nid(CMS_get0_eContentType(cms_.get())) == nid;
  }

  bool blame(Integrity integrity, const char* problem) {
    report_.integrity = integrity;
    report_.problem = problem;
    ERR_clear_error();
    return false;
  }

 private:
  bool find_algorithms() {
    digest_ = digest_of(signer_);
    if (digest_ == nullptr || EVP_MD_get_size(digest_) <= 0 ||
        (EVP_MD_get_flags(digest_) & EVP_MD_FLAG_XOF) != 0 ||
        !knows_algorithm(signer_, certificate_)) {
      return blame(Integrity::unsupported, "pdf.verify_algorithm");
    }
    const EVP_MD* other = digest_of_value(signer_);
    report_.weak_digest = is_weak_digest(digest_) || (other != nullptr && is_weak_digest(other));
    return true;
  }

  void accept(bool good) {
    report_.integrity = Integrity::intact;
    if (!good) blame(Integrity::forged, "pdf.verify_forged");
  }

  void check_without_attributes(const std::vector<std::string_view>& content) {
    std::string whole;
    for (const std::string_view part : content) whole += part;
    const ossl::Bio data = ossl::bio_of(whole);
    const int good = CMS_verify(cms_.get(), nullptr, nullptr, data.get(), nullptr,
                                CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY);
    ERR_clear_error();
    if (good == 1) {
      report_.integrity = Integrity::intact;
    } else {
      blame(Integrity::changed, "pdf.verify_changed");
    }
  }

  SignatureReport& report_;
  ossl::Cms cms_;
  CMS_SignerInfo* signer_ = nullptr;
  X509* certificate_ = nullptr;
  Certificates certificates_;
  const EVP_MD* digest_ = nullptr;
};

/// A timestamp token over some bytes (RFC 3161, 2.4.2): whole, of an authority that may give it,
/// bound to its certificate. Returns its time, or 0.
std::int64_t token_time(Judge& judge, const std::vector<std::string_view>& content,
                        SignatureReport& report) {
  const auto blamed = [&](Integrity integrity, const char* problem) {
    judge.blame(integrity, problem);
    return std::int64_t{0};
  };
  const std::string info_bytes = judge.check_encapsulated();
  if (report.integrity != Integrity::intact) return 0;
  const auto* at = reinterpret_cast<const unsigned char*>(info_bytes.data());
  const ossl::TimestampInfo info(
      d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(info_bytes.size())));
  ERR_clear_error();
  if (!info || !judge.signs_type(NID_id_smime_ct_TSTInfo)) {
    return blamed(Integrity::malformed, "pdf.verify_no_cms");
  }
  if (!may_stamp_time(judge.certificate())) {
    return blamed(Integrity::malformed, "pdf.verify_no_authority");
  }
  judge.check_binding(true);
  if (report.integrity != Integrity::intact) return 0;
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
  const EVP_MD* digest = digest_named(TS_MSG_IMPRINT_get_algo(imprint));
  if (digest == nullptr) return blamed(Integrity::unsupported, "pdf.verify_algorithm");
  report.weak_digest = report.weak_digest || is_weak_digest(digest);
  if (ossl::digest_of(digest, content) != ossl::bytes_of(TS_MSG_IMPRINT_get_msg(imprint))) {
    return blamed(Integrity::changed, "pdf.verify_changed");
  }
  return seconds_of(TS_TST_INFO_get_time(info.get()));
}

/// The timestamp among the unsigned attributes, if there is one.
void check_stamp(const Judge& judge, const TrustAnchors& anchors, SignatureReport& report) {
  const int at = CMS_unsigned_get_attr_by_NID(judge.signer(), NID_id_smime_aa_timeStampToken, -1);
  if (at < 0) return;
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(judge.signer(), at), 0);
  report.stamp = Stamp::invalid;
  report.stamp_problem = "pdf.verify_no_cms";
  if (value == nullptr || value->type != V_ASN1_SEQUENCE) return;
  SignatureReport stamp;
  Judge token(ossl::bytes_of(value->value.sequence), stamp);
  std::int64_t time = 0;
  if (token.find_signer()) {
    const std::string_view signature =
        ossl::bytes_of(CMS_SignerInfo_get0_signature(judge.signer()));
    time = token_time(token, {signature}, stamp);
  }
  report.stamp_problem = stamp.problem;
  if (stamp.integrity != Integrity::intact) return;
  report.stamp = Stamp::valid;
  report.stamp_time = time;
  report.stamp_signer = stamp.signer;
  report.stamp_trust = trust_of(token.certificate(), token.certificates(), anchors, time,
                                Purpose::timestamping, report.stamp_problem);
  if (stamp.weak_digest || stamp.weak_key) {
    report.stamp_trust = Trust::untrusted;
    report.stamp_problem = "pdf.verify_chain_weak";
  }
}

void check_document_timestamp(Judge& judge, const std::vector<std::string_view>& content,
                              SignatureReport& report) {
  report.is_document_timestamp = true;
  report.stamp_time = token_time(judge, content, report);
  report.stamp_signer = report.signer;
  report.stamp = report.integrity == Integrity::intact ? Stamp::valid : Stamp::invalid;
}

/// Adobe's old form: the content of the structure is the SHA-1 digest of the file.
void check_sha1(Judge& judge, const std::vector<std::string_view>& content,
                SignatureReport& report) {
  report.weak_digest = true;
  const std::string digest = judge.check_encapsulated();
  if (report.integrity == Integrity::intact && digest != ossl::digest_of(EVP_sha1(), content)) {
    judge.blame(Integrity::changed, "pdf.verify_changed");
  }
}

/// When the certificate had to be good: at a time that an authority vouches for which the user
/// trusts, else now. Anybody's stamp can name any time.
std::int64_t time_that_counts(const SignatureReport& report, const TrustAnchors& anchors) {
  if (report.stamp != Stamp::valid) return anchors.now;
  const bool counts = report.is_document_timestamp || report.stamp_trust == Trust::trusted;
  return counts ? report.stamp_time : anchors.now;
}

}  // namespace

void check_cms(std::string_view kind, std::string_view cms,
               const std::vector<std::string_view>& content, const TrustAnchors& anchors,
               SignatureReport& report) {
  const bool pades = kind == "ETSI.CAdES.detached", stamp = kind == "ETSI.RFC3161";
  const bool sha1 = kind == "adbe.pkcs7.sha1";
  Judge judge(cms, report);
  if (!pades && !stamp && !sha1 && kind != "adbe.pkcs7.detached") {
    judge.blame(Integrity::unsupported, "pdf.verify_kind");
    return;
  }
  if (!judge.find_signer()) return;
  if (stamp) {
    check_document_timestamp(judge, content, report);
  } else if (sha1) {
    check_sha1(judge, content, report);
  } else if (!judge.is_detached()) {
    judge.blame(Integrity::malformed, "pdf.verify_encapsulated");
  } else {
    judge.check_signed(content);
  }
  judge.check_binding(pades);
  if (!stamp) check_stamp(judge, anchors, report);
  report.trust = trust_of(judge.certificate(), judge.certificates(), anchors,
                          time_that_counts(report, anchors),
                          stamp ? Purpose::timestamping : Purpose::signing, report.trust_problem);
}

}  // namespace sealpress::pdf
