#include "pdf/verify/cms_check.h"

#include <openssl/ess.h>
#include <openssl/pem.h>

#include <algorithm>

#include "pdf/sign/certificate.h"
#include "pdf/sign/openssl.h"

namespace sealpress::pdf {
namespace {

/// A stack that owns its certificates.
struct FreeStack {
  void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using Certificates = std::unique_ptr<STACK_OF(X509), FreeStack>;

Certificates certificates_in(std::string_view file) {
  Certificates all(sk_X509_new_null());
  const bool pem = file.find("-----BEGIN") != std::string_view::npos;
  const ossl::Bio source = ossl::bio_of(file);
  if (pem) {
    while (X509* one = PEM_read_bio_X509_AUX(source.get(), nullptr, nullptr, nullptr)) {
      sk_X509_push(all.get(), one);
    }
  } else if (X509* one = d2i_X509_bio(source.get(), nullptr)) {
    sk_X509_push(all.get(), one);
  }
  ERR_clear_error();
  return all;
}

ossl::Store store_of(const TrustAnchors& anchors) {
  ossl::Store store(X509_STORE_new());
  for (const std::string& file : anchors.files) {
    const Certificates all = certificates_in(file);
    for (int i = 0; i < sk_X509_num(all.get()); ++i) {
      X509_STORE_add_cert(store.get(), sk_X509_value(all.get(), i));
    }
  }
  return store;
}

/// Whether a chain leads from the certificate to an anchor at a time.
/// The code of a message for what is wrong with a chain, or OpenSSL's words.
std::string chain_problem(int error) {
  switch (error) {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return "pdf.verify_chain_broken";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return "pdf.verify_other_root";
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return "pdf.verify_expired";
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "pdf.verify_not_yet";
    default:
      return X509_verify_cert_error_string(error);
  }
}

Trust trust_of(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors,
               std::int64_t when, std::string& problem) {
  if (anchors.files.empty()) return Trust::unknown;
  const ossl::Store store = store_of(anchors);
  const ossl::StoreContext context(X509_STORE_CTX_new());
  X509_STORE_CTX_init(context.get(), store.get(), certificate, others);
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  // What the user names is trusted, be it a root or not.
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(when));
  const bool good = X509_verify_cert(context.get()) == 1;
  if (!good) {
    problem = chain_problem(X509_STORE_CTX_get_error(context.get()));
  }
  ERR_clear_error();
  return good ? Trust::trusted : Trust::untrusted;
}

bool is_weak(const EVP_MD* digest) {
  return EVP_MD_get_size(digest) <= 20;
}

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

/// The signature's CMS while it is judged.
class Judge {
 public:
  Judge(std::string_view cms, SignatureReport& report) : report_(report) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(cms.data());
    cms_.reset(d2i_CMS_ContentInfo(nullptr, &bytes, static_cast<long>(cms.size())));
  }

  /// Finds the one signer and its certificate.
  bool find_signer() {
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
    return find_digest();
  }

  bool is_detached() const { return CMS_is_detached(cms_.get()) == 1; }
  CMS_SignerInfo* signer() const { return signer_; }
  X509* certificate() const { return certificate_; }
  STACK_OF(X509) * certificates() const { return certificates_.get(); }
  CMS_ContentInfo* cms() const { return cms_.get(); }

  /// The message digest that was signed must be the content's, and the signature value good.
  void check_detached(const std::vector<std::string_view>& content) {
    if (CMS_signed_get_attr_count(signer_) < 0) return check_without_attributes(content);
    const ASN1_STRING* digest =
        signed_string(signer_, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    if (digest == nullptr) {
      blame(Integrity::malformed, "pdf.verify_no_digest");
    } else if (ossl::digest_of(digest_, content) != ossl::bytes_of(digest)) {
      blame(Integrity::changed, "pdf.verify_changed");
    } else {
      check_value();
    }
  }

  /// The encapsulated content is what was signed. Returns it, or nothing.
  std::string check_encapsulated() {
    const ossl::Bio out(BIO_new(BIO_s_mem()));
    const int good = CMS_verify(cms_.get(), nullptr, nullptr, nullptr, out.get(),
                                CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY);
    ERR_clear_error();
    if (good != 1) {
      blame(Integrity::forged, "pdf.verify_forged");
      return {};
    }
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    report_.integrity = Integrity::intact;
    return {data, static_cast<std::size_t>(std::max(size, 0L))};
  }

  /// RFC 5035: the attribute binds the certificate. PAdES wants it; where it is, it must fit.
  void check_binding(bool wanted) {
    if (report_.integrity != Integrity::intact) return;
    std::unique_ptr<ESS_SIGNING_CERT, ossl::Freeing<&ESS_SIGNING_CERT_free>> old_form;
    std::unique_ptr<ESS_SIGNING_CERT_V2, ossl::Freeing<&ESS_SIGNING_CERT_V2_free>> new_form;
    if (const auto* der =
            signed_string(signer_, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE)) {
      const unsigned char* at = ASN1_STRING_get0_data(der);
      old_form.reset(d2i_ESS_SIGNING_CERT(nullptr, &at, ASN1_STRING_length(der)));
    }
    if (const auto* der =
            signed_string(signer_, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE)) {
      const unsigned char* at = ASN1_STRING_get0_data(der);
      new_form.reset(d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(der)));
    }
    if (!old_form && !new_form) {
      if (wanted) blame(Integrity::malformed, "pdf.verify_unbound");
      return;
    }
    const Certificates chain(sk_X509_new_null());
    push(chain.get(), certificate_);
    for (int i = 0; i < sk_X509_num(certificates_.get()); ++i) {
      push(chain.get(), sk_X509_value(certificates_.get(), i));
    }
    const int fits = OSSL_ESS_check_signing_certs(old_form.get(), new_form.get(), chain.get(), 0);
    ERR_clear_error();
    if (fits != 1) blame(Integrity::forged, "pdf.verify_other_certificate");
  }

  bool blame(Integrity integrity, const char* problem) {
    report_.integrity = integrity;
    report_.problem = problem;
    ERR_clear_error();
    return false;
  }

 private:
  static void push(STACK_OF(X509) * stack, X509* certificate) {
    X509_up_ref(certificate);
    sk_X509_push(stack, certificate);
  }

  bool find_digest() {
    digest_ = digest_of(signer_);
    if (digest_ == nullptr || EVP_MD_get_size(digest_) <= 0 ||
        (EVP_MD_get_flags(digest_) & EVP_MD_FLAG_XOF) != 0) {
      return blame(Integrity::unsupported, "pdf.verify_algorithm");
    }
    report_.weak_digest = is_weak(digest_);
    return true;
  }

  void check_value() {
    const int good = CMS_SignerInfo_verify(signer_);
    const int why = ERR_GET_REASON(ERR_peek_error());
    ERR_clear_error();
    if (good > 0) {
      report_.integrity = Integrity::intact;
    } else if (good < 0 && why == CMS_R_UNKNOWN_DIGEST_ALGORITHM) {
      blame(Integrity::unsupported, "pdf.verify_algorithm");
    } else {
      blame(Integrity::forged, "pdf.verify_forged");
    }
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

/// A timestamp token over some bytes. Returns its time, or 0.
std::int64_t token_time(Judge& judge, const std::vector<std::string_view>& content,
                        SignatureReport& report) {
  const std::string info_bytes = judge.check_encapsulated();
  if (report.integrity != Integrity::intact) return 0;
  const auto* at = reinterpret_cast<const unsigned char*>(info_bytes.data());
  const ossl::TimestampInfo info(
      d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(info_bytes.size())));
  ERR_clear_error();
  if (!info) {
    judge.blame(Integrity::malformed, "pdf.verify_no_cms");
    return 0;
  }
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
  const EVP_MD* digest = digest_named(TS_MSG_IMPRINT_get_algo(imprint));
  if (digest == nullptr) {
    judge.blame(Integrity::unsupported, "pdf.verify_algorithm");
    return 0;
  }
  report.weak_digest = report.weak_digest || is_weak(digest);
  if (ossl::digest_of(digest, content) != ossl::bytes_of(TS_MSG_IMPRINT_get_msg(imprint))) {
    judge.blame(Integrity::changed, "pdf.verify_changed");
    return 0;
  }
  return seconds_of(TS_TST_INFO_get_time(info.get()));
}

/// The timestamp among the unsigned attributes, if there is one.
void check_stamp(const Judge& judge, const TrustAnchors& anchors, SignatureReport& report) {
  const int at = CMS_unsigned_get_attr_by_NID(judge.signer(), NID_id_smime_aa_timeStampToken, -1);
  if (at < 0) return;
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(judge.signer(), at), 0);
  report.stamp = Stamp::invalid;
  if (value == nullptr || value->type != V_ASN1_SEQUENCE) return;
  SignatureReport stamp;
  Judge token(ossl::bytes_of(value->value.sequence), stamp);
  if (!token.find_signer()) return;
  const std::string_view signature = ossl::bytes_of(CMS_SignerInfo_get0_signature(judge.signer()));
  const std::int64_t time = token_time(token, {signature}, stamp);
  if (stamp.integrity != Integrity::intact) return;
  report.stamp = Stamp::valid;
  report.stamp_time = time;
  report.stamp_signer = stamp.signer;
  std::string ignored;
  report.stamp_trust = trust_of(token.certificate(), token.certificates(), anchors, time, ignored);
}

void check_document_timestamp(Judge& judge, const std::vector<std::string_view>& content,
                              SignatureReport& report) {
  report.is_document_timestamp = true;
  report.stamp_time = token_time(judge, content, report);
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
    judge.check_detached(content);
  }
  judge.check_binding(pades);
  if (!stamp) check_stamp(judge, anchors, report);
  const std::int64_t when = report.stamp == Stamp::valid ? report.stamp_time : anchors.now;
  report.trust =
      trust_of(judge.certificate(), judge.certificates(), anchors, when, report.trust_problem);
}

std::size_t count_certificates(std::string_view file) {
  return static_cast<std::size_t>(sk_X509_num(certificates_in(file).get()));
}

}  // namespace sealpress::pdf
