// OpenSSL's objects in owning pointers, for the folder's own use.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::pdf::ossl {

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

using Bio = std::unique_ptr<BIO, Freeing<&BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freeing<&EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freeing<&EVP_MD_CTX_free>>;
using Certificate = std::unique_ptr<X509, Freeing<&X509_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Freeing<&PKCS12_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Freeing<&CMS_ContentInfo_free>>;
using Store = std::unique_ptr<X509_STORE, Freeing<&X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freeing<&X509_STORE_CTX_free>>;
using TimestampRequest = std::unique_ptr<TS_REQ, Freeing<&TS_REQ_free>>;
using TimestampResponse = std::unique_ptr<TS_RESP, Freeing<&TS_RESP_free>>;
using TimestampInfo = std::unique_ptr<TS_TST_INFO, Freeing<&TS_TST_INFO_free>>;

/// A source of these bytes, which must outlive it.
inline Bio bio_of(std::string_view bytes) {
  return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

/// What an i2d_ function makes of an object.
template <class T>
std::string der_of(int (*write)(const T*, unsigned char**), const T* object) {
  const int size = write(object, nullptr);
  if (size <= 0) return {};
  std::string der(static_cast<std::size_t>(size), '\0');
  auto* out = reinterpret_cast<unsigned char*>(der.data());
  write(object, &out);
  return der;
}

inline std::string certificate_der(const Certificate& certificate) {
  return der_of(&i2d_X509, static_cast<const X509*>(certificate.get()));
}

/// Null if the bytes are none.
inline Certificate certificate_of(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

inline std::string_view bytes_of(const ASN1_STRING* string) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)),
          static_cast<std::size_t>(ASN1_STRING_length(string))};
}

/// The digest of several stretches, one after another.
inline std::string digest_of(const EVP_MD* algorithm, const std::vector<std::string_view>& parts) {
  const DigestContext context(EVP_MD_CTX_new());
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  EVP_DigestInit_ex(context.get(), algorithm, nullptr);
  for (const std::string_view part : parts) {
    EVP_DigestUpdate(context.get(), part.data(), part.size());
  }
  EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size);
  out.resize(size);
  return out;
}

}  // namespace sealpress::pdf::ossl
