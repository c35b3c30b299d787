#include "pdf/crypto/cms.h"

#include "pdf/crypto/credentials_state.h"
#include "pdf/crypto/der.h"

namespace sealpress::pdf {
namespace {

using State = Credentials::State;

constexpr unsigned char kSet = 0x31;

constexpr unsigned char context(unsigned char number) {
  return 0xa0 | number;
}

std::string attribute(int nid, std::string_view value) {
  return der::sequence(der::object(nid) + der::value(kSet, value));
}

std::string digest_algorithm(const State& state) {
  return der::algorithm(EVP_MD_get_type(state.digest), false);
}

std::string signature_algorithm(const State& state) {
  if (state.is_rsa) return der::algorithm(NID_sha256WithRSAEncryption, true);
  const int digest = EVP_MD_get_type(state.digest);
  const int nid = digest == NID_sha512   ? NID_ecdsa_with_SHA512
                  : digest == NID_sha384 ? NID_ecdsa_with_SHA384
                                         : NID_ecdsa_with_SHA256;
  return der::algorithm(nid, false);
}

std::string issuer_of(const State& state) {
  return ossl::der_of(&i2d_X509_NAME,
                      static_cast<const X509_NAME*>(X509_get_issuer_name(state.certificate.get())));
}

std::string serial_of(const State& state) {
  return ossl::der_of(&i2d_ASN1_INTEGER, X509_get0_serialNumber(state.certificate.get()));
}

/// ESSCertIDv2 (RFC 5035, 4): the hash is SHA-256, which is its default and therefore unsaid.
std::string signing_certificate(const State& state) {
  const std::string hash =
      ossl::digest_of(EVP_sha256(), {ossl::certificate_der(state.certificate)});
  const std::string issuer =
      der::sequence(der::sequence(der::value(context(4), issuer_of(state))) + serial_of(state));
  return der::sequence(der::sequence(der::sequence(der::octets(hash) + issuer)));
}

/// Under the tag under which they are signed; the one in the file is [0].
std::string signed_attributes(const State& state, std::string_view digest, unsigned char tag) {
  return der::set_of(tag,
                     {attribute(NID_pkcs9_contentType, der::object(NID_pkcs7_data)),
                      attribute(NID_pkcs9_messageDigest, der::octets(digest)),
                      attribute(NID_id_smime_aa_signingCertificateV2, signing_certificate(state))});
}

std::string certificates(const State& state) {
  std::vector<std::string> all{ossl::certificate_der(state.certificate)};
  for (const ossl::Certificate& one : state.chain) all.push_back(ossl::certificate_der(one));
  return der::set_of(context(0), std::move(all));
}

/// SignerInfo (RFC 5652, 5.3) within SignedData (5.1) within ContentInfo (3).
std::string assemble(const State& state, std::string_view digest, std::string_view signature,
                     std::string_view timestamp) {
  std::string signer = der::integer(1) + der::sequence(issuer_of(state) + serial_of(state)) +
                       digest_algorithm(state) + signed_attributes(state, digest, context(0)) +
                       signature_algorithm(state) + der::octets(signature);
  if (!timestamp.empty()) {
    signer += der::value(context(1), attribute(NID_id_smime_aa_timeStampToken, timestamp));
  }
  const std::string data = der::integer(1) + der::value(kSet, digest_algorithm(state)) +
                           der::sequence(der::object(NID_pkcs7_data)) + certificates(state) +
                           der::value(kSet, der::sequence(signer));
  return der::sequence(der::object(NID_pkcs7_signed) + der::value(context(0), der::sequence(data)));
}

}  // namespace

Result<std::string> sign_cms(const Credentials& credentials,
                             const std::vector<std::string_view>& content,
                             const Timestamper& timestamper) {
  const State& state = credentials.state();
  const std::string digest = ossl::digest_of(state.digest, content);
  auto signature = state.vault->sign(signed_attributes(state, digest, kSet));
  if (!signature) return fail(std::move(signature.error()));
  std::string timestamp;
  if (timestamper) {
    auto token = timestamper(*signature);
    if (!token) return fail(std::move(token.error()));
    timestamp = std::move(*token);
  }
  return assemble(state, digest, *signature, timestamp);
}

std::size_t cms_size(const Credentials& credentials) {
  const State& state = credentials.state();
  const std::string digest(static_cast<std::size_t>(EVP_MD_get_size(state.digest)), '\0');
  const std::string signature(state.signature_size, '\0');
  return assemble(state, digest, signature, {}).size();
}

}  // namespace sealpress::pdf
