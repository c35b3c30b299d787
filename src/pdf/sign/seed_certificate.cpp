#include "pdf/sign/seed_certificate.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include "pdf/crypto/certificate.h"

namespace sealpress::pdf {
namespace {

/// In the order of the extension's bits (RFC 5280, 4.2.1.3).
constexpr std::uint32_t kBits[] = {KU_DIGITAL_SIGNATURE, KU_NON_REPUDIATION, KU_KEY_ENCIPHERMENT,
                                   KU_DATA_ENCIPHERMENT, KU_KEY_AGREEMENT,   KU_KEY_CERT_SIGN,
                                   KU_CRL_SIGN,          KU_ENCIPHER_ONLY,   KU_DECIPHER_ONLY};

bool fits(const std::string& pattern, std::uint32_t usage) {
  const std::size_t length = std::min(pattern.size(), std::size(kBits));
  for (std::size_t i = 0; i < length; ++i) {
    const bool set = (usage & kBits[i]) != 0;
    if ((pattern[i] == '1' && !set) || (pattern[i] == '0' && set)) return false;
  }
  return true;
}

std::set<std::string> policies_of(X509* certificate) {
  const std::unique_ptr<CERTIFICATEPOLICIES, ossl::Freeing<&CERTIFICATEPOLICIES_free>> all(
      static_cast<CERTIFICATEPOLICIES*>(
          X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)));
  std::set<std::string> names;
  for (int i = 0; all && i < sk_POLICYINFO_num(all.get()); ++i) {
    char text[128] = {};
    OBJ_obj2txt(text, sizeof text, sk_POLICYINFO_value(all.get(), i)->policyid, 1);
    names.insert(text);
  }
  return names;
}

bool has_attribute(const X509_NAME* name, const std::string& attribute, const std::string& wanted) {
  const int nid = OBJ_txt2nid(attribute.c_str());
  for (int at = X509_NAME_get_index_by_NID(name, nid, -1); at >= 0;
       at = X509_NAME_get_index_by_NID(name, nid, at)) {
    const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
    if (utf8_of(value) == wanted) return true;
  }
  return false;
}

}  // namespace

bool has_key_usage(const OutsideValue& usages, X509* certificate) {
  const bool states = (X509_get_extension_flags(certificate) & EXFLAG_KUSAGE) != 0;
  const std::uint32_t usage = states ? X509_get_key_usage(certificate) : 0;
  for (std::size_t i = 0; i < usages.size(); ++i) {
    if (fits(usages.at(i).text().value_or("0"), usage)) return true;
  }
  return false;
}

bool has_policies(const OutsideValue& identifiers, X509* certificate) {
  const std::set<std::string> own = policies_of(certificate);
  for (std::size_t i = 0; i < identifiers.size(); ++i) {
    if (!own.contains(identifiers.at(i).text().value_or(""))) return false;
  }
  return true;
}

bool has_subject_name(const OutsideValue& names, X509* certificate) {
  const X509_NAME* own = X509_get_subject_name(certificate);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const OutsideValue wanted = names.at(i);
    const std::vector<std::string> keys = wanted.keys();
    const bool all = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return has_attribute(own, key.substr(1), wanted[key.c_str()].text().value_or(""));
    });
    if (all && !keys.empty()) return true;
  }
  return false;
}

}  // namespace sealpress::pdf
