#include "pdf/verify/signature_value.h"

#include <algorithm>
#include <array>

#include "pdf/crypto/der.h"

namespace sealpress::pdf {
namespace {

int algorithm_of(CMS_SignerInfo* signer) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
  const ASN1_OBJECT* object = nullptr;
  if (algorithm != nullptr) X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return object == nullptr ? NID_undef : OBJ_obj2nid(object);
}

/// The attributes as they were signed: under the tag of a set, in the order in which they came.
std::string signed_attributes(CMS_SignerInfo* signer) {
  constexpr unsigned char kSet = 0x31;
  std::string all;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    all += ossl::der_of(&i2d_X509_ATTRIBUTE,
                        static_cast<const X509_ATTRIBUTE*>(CMS_signed_get_attr(signer, i)));
  }
  return der::value(kSet, all);
}

/// The name that goes into an SM2 signature where nothing else was agreed (GM/T 0009, 10).
constexpr std::string_view kUsualName = "1234567812345678";

/// Of keys that OpenSSL has, but not for CMS.
bool verify_directly(CMS_SignerInfo* signer, EVP_PKEY* key, const EVP_MD* digest) {
  const std::string attributes = signed_attributes(signer);
  const std::string_view value = ossl::bytes_of(CMS_SignerInfo_get0_signature(signer));
  const ossl::DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* parameters = nullptr;  // the context's own
  if (EVP_DigestVerifyInit(context.get(), &parameters, digest, nullptr, key) != 1) return false;
  if (EVP_PKEY_get_base_id(key) == EVP_PKEY_SM2 &&
      EVP_PKEY_CTX_set1_id(parameters, kUsualName.data(), kUsualName.size()) != 1) {
    return false;
  }
  const auto bytes = [](std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  return EVP_DigestVerify(context.get(), bytes(value), value.size(), bytes(attributes),
                          attributes.size()) == 1;
}

}  // namespace

bool knows_algorithm(CMS_SignerInfo* signer, X509* certificate) {
  constexpr std::array kWithoutDigest{NID_rsaEncryption, NID_rsassaPss, NID_dsa,
                                      NID_X9_62_id_ecPublicKey, NID_ED25519};
  const int algorithm = algorithm_of(signer);
  int digest = NID_undef, key = NID_undef;
  const bool named = OBJ_find_sigid_algs(algorithm, &digest, &key) == 1 && key != NID_undef;
  const bool plain =
      std::find(kWithoutDigest.begin(), kWithoutDigest.end(), algorithm) != kWithoutDigest.end();
  const bool known = X509_get0_pubkey(certificate) != nullptr;
  ERR_clear_error();
  return known && (named || plain);
}

const EVP_MD* digest_of_value(CMS_SignerInfo* signer) {
  int digest = NID_undef;
  if (OBJ_find_sigid_algs(algorithm_of(signer), &digest, nullptr) != 1) return nullptr;
  return digest == NID_undef ? nullptr : EVP_get_digestbynid(digest);
}

bool verify_value(CMS_SignerInfo* signer, X509* certificate, const EVP_MD* digest) {
  EVP_PKEY* key = X509_get0_pubkey(certificate);
  bool good = false;
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_SM2:
      good = verify_directly(signer, key, digest);
      break;
    case EVP_PKEY_ED25519:  // digests for itself; RFC 8419 wants SHA-512 for the content
      good = EVP_MD_get_type(digest) == NID_sha512 && verify_directly(signer, key, nullptr);
      break;
    default:
      good = CMS_SignerInfo_verify(signer) == 1;
  }
  ERR_clear_error();
  return good;
}

}  // namespace sealpress::pdf
