#include "pdf/crypto/trust.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <bit>

#include "pdf/crypto/certificate.h"

namespace sealpress::pdf {
namespace {

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

int extended_usages(X509* certificate) {
  const std::unique_ptr<EXTENDED_KEY_USAGE, ossl::Freeing<&EXTENDED_KEY_USAGE_free>> all(
      static_cast<EXTENDED_KEY_USAGE*>(
          X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
  return all ? sk_ASN1_OBJECT_num(all.get()) : 0;
}

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
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return "pdf.verify_chain_weak";
    default:
      return X509_verify_cert_error_string(error);
  }
}

/// Whether the certificate says of itself that it is for something else (RFC 5280, 4.2.1.3 and
/// 4.2.1.12): an encryption certificate's key may be held by others too.
bool is_for_signing(X509* certificate) {
  constexpr std::uint32_t kOthers = XKU_SSL_SERVER | XKU_OCSP_SIGN | XKU_TIMESTAMP;
  if (!may_sign(certificate)) return false;
  if ((X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) == 0) return true;
  const std::uint32_t extended = X509_get_extended_key_usage(certificate);
  const int count = extended_usages(certificate);
  return count > std::popcount(extended & kOthers);
}

}  // namespace

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

Trust trust_of(X509* certificate, STACK_OF(X509) * others, const TrustAnchors& anchors,
               std::int64_t when, Purpose purpose, std::string& problem) {
  constexpr int kStrong = 2;  // 112 bits: RSA of 2,048, no SHA-1 (SSL_CTX_set_security_level(3))
  if (anchors.files.empty()) return Trust::unknown;
  const ossl::Store store = store_of(anchors);
  const ossl::StoreContext context(X509_STORE_CTX_new());
  X509_STORE_CTX_init(context.get(), store.get(), certificate, others);
  X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
  // What the user names is trusted, be it a root or not.
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(when));
  X509_VERIFY_PARAM_set_auth_level(parameters, kStrong);
  if (purpose == Purpose::timestamping) {
    X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_TIMESTAMP_SIGN);
  }
  bool good = X509_verify_cert(context.get()) == 1;
  if (!good) {
    problem = chain_problem(X509_STORE_CTX_get_error(context.get()));
  } else if (purpose == Purpose::signing && !is_for_signing(certificate)) {
    problem = "pdf.verify_not_for_signing";
    good = false;
  }
  ERR_clear_error();
  return good ? Trust::trusted : Trust::untrusted;
}

bool may_stamp_time(X509* certificate) {
  return X509_check_purpose(certificate, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
}

bool has_weak_key(X509* certificate) {
  constexpr int kLeastModulus = 2048, kLeastCurve = 224;
  const EVP_PKEY* key = X509_get0_pubkey(certificate);
  if (key == nullptr) return false;  // of a kind that is not known at all
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS:
      return EVP_PKEY_get_bits(key) < kLeastModulus;
    case EVP_PKEY_EC:
    case EVP_PKEY_SM2:
      return EVP_PKEY_get_bits(key) < kLeastCurve;
    default:
      return EVP_PKEY_get_base_id(key) == EVP_PKEY_DSA;
  }
}

bool is_weak_digest(const EVP_MD* digest) {
  constexpr int kSha1 = 20;  // bytes
  return EVP_MD_get_size(digest) <= kSha1;
}

std::size_t count_certificates(std::string_view file) {
  return static_cast<std::size_t>(sk_X509_num(certificates_in(file).get()));
}

}  // namespace sealpress::pdf
