#include "pdf/verify/binding.h"

#include <optional>
#include <string>
#include <string_view>

namespace sealpress::pdf {
namespace {

/// Takes elements off the content of a DER value.
class DerReader {
 public:
  explicit DerReader(std::string_view bytes) : rest_(bytes) {}

  /// The whole next element, or nothing if it is not of this universal tag.
  std::string_view take(int tag) {
    const auto* begin = reinterpret_cast<const unsigned char*>(rest_.data());
    const unsigned char* at = begin;
    long length = 0;
    int found = 0, kind = 0;
    const int form = ASN1_get_object(&at, &length, &found, &kind, static_cast<long>(rest_.size()));
    if ((form & 0x80) != 0 || (form & 1) != 0 || kind != V_ASN1_UNIVERSAL || found != tag) {
      return {};
    }
    head_ = static_cast<std::size_t>(at - begin);
    const std::string_view element = rest_.substr(0, head_ + static_cast<std::size_t>(length));
    rest_.remove_prefix(element.size());
    return element;
  }
  /// The content of the next element.
  std::string_view open(int tag) {
    const std::string_view element = take(tag);
    return element.empty() ? element : element.substr(head_);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  std::size_t head_ = 0;
};

const EVP_MD* digest_in(std::string_view algorithm) {
  const auto* at = reinterpret_cast<const unsigned char*>(algorithm.data());
  const std::unique_ptr<X509_ALGOR, ossl::Freeing<&X509_ALGOR_free>> parsed(
      d2i_X509_ALGOR(nullptr, &at, static_cast<long>(algorithm.size())));
  const ASN1_OBJECT* object = nullptr;
  if (parsed) X509_ALGOR_get0(&object, nullptr, nullptr, parsed.get());
  return object == nullptr ? nullptr : EVP_get_digestbyobj(object);
}

/// ESSCertID is a digest and perhaps issuer and number; in the new form an algorithm may precede
/// it.
bool names_certificate(std::string_view id, const EVP_MD* digest, const std::string& certificate) {
  DerReader members(id);
  const std::string_view algorithm = members.take(V_ASN1_SEQUENCE);
  if (!algorithm.empty()) digest = digest_in(algorithm);
  const std::string_view hash = members.open(V_ASN1_OCTET_STRING);
  return digest != nullptr && !hash.empty() && hash == ossl::digest_of(digest, {certificate});
}

/// SigningCertificate is a sequence of a sequence of such identifiers, and policies.
bool names_among(std::string_view attribute, const EVP_MD* digest, const std::string& certificate) {
  DerReader whole(DerReader(attribute).open(V_ASN1_SEQUENCE));
  DerReader ids(whole.open(V_ASN1_SEQUENCE));
  bool named = false;
  while (!ids.at_end()) {
    const std::string_view id = ids.open(V_ASN1_SEQUENCE);
    if (id.empty()) return false;
    named = named || names_certificate(id, digest, certificate);
  }
  return named;
}

Binding binding_by(X509_ATTRIBUTE* attribute, const EVP_MD* digest, const std::string& der) {
  const int count = X509_ATTRIBUTE_count(attribute);
  for (int i = 0; i < count; ++i) {
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, i);
    const bool fits = value != nullptr && value->type == V_ASN1_SEQUENCE &&
                      names_among(ossl::bytes_of(value->value.sequence), digest, der);
    if (!fits) return Binding::other;
  }
  return count == 0 ? Binding::other : Binding::fits;
}

}  // namespace

Binding binding_of(CMS_SignerInfo* signer, X509* certificate) {
  const std::string der = ossl::der_of(&i2d_X509, static_cast<const X509*>(certificate));
  Binding binding = Binding::none;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    X509_ATTRIBUTE* attribute = CMS_signed_get_attr(signer, i);
    const int kind = OBJ_obj2nid(X509_ATTRIBUTE_get0_object(attribute));
    const bool is_old = kind == NID_id_smime_aa_signingCertificate;
    if (!is_old && kind != NID_id_smime_aa_signingCertificateV2) continue;
    binding = binding_by(attribute, is_old ? EVP_sha1() : EVP_sha256(), der);
    if (binding == Binding::other) break;
  }
  ERR_clear_error();
  return binding;
}

}  // namespace sealpress::pdf
