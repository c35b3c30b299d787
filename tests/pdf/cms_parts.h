// CMS signatures put together by hand, so that every algorithm, attribute and flaw can be had.
#pragma once

#include <openssl/pem.h>

#include <string>
#include <string_view>
#include <vector>

#include "pdf/crypto/der.h"
#include "pdf/crypto/openssl.h"
#include "pdf/sealing.h"

namespace sealpress::test {

struct CmsParts {
  std::string key, certificate;  ///< PEM
  int digest = NID_sha256;
  /// DER of the signature's AlgorithmIdentifier.
  std::string algorithm = pdf::der::algorithm(NID_sha256WithRSAEncryption, true);
  std::vector<std::string> named;     ///< certificates in signing-certificate-v2, DER
  int content_type = NID_pkcs7_data;  ///< NID_id_smime_ct_TSTInfo for timestamps
  bool encapsulated = false;
  const char* sm2_name = "1234567812345678";
};

inline std::string der_of_pem(std::string_view pem) {
  const pdf::ossl::Bio bio = pdf::ossl::bio_of(pem);
  const pdf::ossl::Certificate one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  return pdf::ossl::certificate_der(one);
}

inline std::string raw_signature(const CmsParts& parts, std::string_view bytes) {
  const pdf::ossl::Bio bio = pdf::ossl::bio_of(parts.key);
  const pdf::ossl::Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  const bool digests_itself = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519;
  const EVP_MD* digest = digests_itself ? nullptr : EVP_get_digestbynid(parts.digest);
  const pdf::ossl::DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* parameters = nullptr;
  EVP_DigestSignInit(context.get(), &parameters, digest, nullptr, key.get());
  if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_SM2) {
    EVP_PKEY_CTX_set1_id(parameters, parts.sm2_name, 16);
  }
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t size = 1024;
  std::string out(size, '\0');
  EXPECT_EQ(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, in,
                           bytes.size()),
            1);
  out.resize(size);
  return out;
}

inline std::string cms_of(const CmsParts& parts, const std::string& content) {
  namespace der = pdf::der;
  const auto attribute = [](int nid, const std::string& value) {
    return der::sequence(der::object(nid) + der::value(0x31, value));
  };
  const std::string digest = pdf::ossl::digest_of(EVP_get_digestbynid(parts.digest), {content});
  std::vector<std::string> attributes{
      attribute(NID_pkcs9_contentType, der::object(parts.content_type)),
      attribute(NID_pkcs9_messageDigest, der::octets(digest))};
  std::string ids;
  for (const std::string& one : parts.named) {
    ids += der::sequence(der::octets(pdf::ossl::digest_of(EVP_sha256(), {one})));
  }
  if (!ids.empty()) {
    attributes.push_back(
        attribute(NID_id_smime_aa_signingCertificateV2, der::sequence(der::sequence(ids))));
  }
  const std::string certificate = der_of_pem(parts.certificate);
  const pdf::ossl::Certificate x509 = pdf::ossl::certificate_of(certificate);
  const std::string issuer = pdf::ossl::der_of(
      &i2d_X509_NAME, static_cast<const X509_NAME*>(X509_get_issuer_name(x509.get())));
  const std::string serial =
      pdf::ossl::der_of(&i2d_ASN1_INTEGER, X509_get0_serialNumber(x509.get()));
  const std::string value = raw_signature(parts, der::set_of(0x31, attributes));
  const std::string signer = der::integer(1) + der::sequence(issuer + serial) +
                             der::algorithm(parts.digest, false) + der::set_of(0xA0, attributes) +
                             parts.algorithm + der::octets(value);
  const std::string inside = parts.encapsulated ? der::value(0xA0, der::octets(content)) : "";
  const std::string data = der::integer(parts.content_type == NID_pkcs7_data ? 1 : 3) +
                           der::value(0x31, der::algorithm(parts.digest, false)) +
                           der::sequence(der::object(parts.content_type) + inside) +
                           der::value(0xA0, certificate) + der::value(0x31, der::sequence(signer));
  return der::sequence(der::object(NID_pkcs7_signed) + der::value(0xA0, der::sequence(data)));
}

}  // namespace sealpress::test
