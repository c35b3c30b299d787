#include "pdf/crypto/certificate.h"

#include <openssl/x509v3.h>

#include <memory>
#include <utility>

#include "pdf/crypto/openssl.h"
#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

/// Characters up to U+00FF that are in truth the bytes of UTF-8: a T61String that holds UTF-8,
/// which OpenSSL reads as Latin-1, and what tools make of UTF-8 that they take for Latin-1
/// themselves. No name looks like that by chance.
std::string without_misreading(std::string text) {
  std::string bytes;
  bool beyond_ascii = false;
  for (const char32_t c : text::to_utf32(text)) {
    if (c > 0xFF) return text;
    beyond_ascii = beyond_ascii || c >= 0x80;
    bytes += static_cast<char>(c);
  }
  return beyond_ascii && !text::find_ill_formed(bytes) ? bytes : text;
}

/// The same name with its strings as they were meant.
std::unique_ptr<X509_NAME, ossl::Freeing<&X509_NAME_free>> with_utf8(const X509_NAME* name) {
  std::unique_ptr<X509_NAME, ossl::Freeing<&X509_NAME_free>> copy(X509_NAME_dup(name));
  for (int i = 0; copy && i < X509_NAME_entry_count(copy.get()); ++i) {
    X509_NAME_ENTRY* entry = X509_NAME_get_entry(copy.get(), i);
    const std::string text = utf8_of(X509_NAME_ENTRY_get_data(entry));
    X509_NAME_ENTRY_set_data(entry, V_ASN1_UTF8STRING,
                             reinterpret_cast<const unsigned char*>(text.data()),
                             static_cast<int>(text.size()));
  }
  return copy;
}

std::string whole(const X509_NAME* name) {
  const ossl::Bio out(BIO_new(BIO_s_mem()));
  // As RFC 2253 has it, but in UTF-8 and in the order of the certificate.
  constexpr unsigned long kFlags =
      (XN_FLAG_ONELINE & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB)) |
      ASN1_STRFLGS_UTF8_CONVERT;
  X509_NAME_print_ex(out.get(), with_utf8(name).get(), 0, kFlags);
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size < 0 ? 0 : size)};
}

}  // namespace

std::string utf8_of(const ASN1_STRING* string) {
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, string);
  if (size < 0) return {};
  std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return without_misreading(std::move(text));
}

std::string common_name(const X509_NAME* name) {
  if (name == nullptr) return {};
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return whole(name);
  return utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

bool may_sign(X509* certificate) {
  const std::uint32_t usage = X509_get_key_usage(certificate);  // all bits where it names none
  return (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

std::int64_t seconds_of(const ASN1_TIME* time) {
  int days = 0, seconds = 0;
  const std::unique_ptr<ASN1_TIME, ossl::Freeing<&ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
  if (ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) return 0;
  return std::int64_t{days} * 86400 + seconds;
}

}  // namespace sealpress::pdf
