#include "pdf/crypto/key_file.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/provider.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "pdf/crypto/certificate.h"

namespace sealpress::pdf {
namespace {

constexpr int kLeastRsaBits = 2048;  // NIST SP 800-131A: shorter ones are no longer to sign

/// RC2 and single DES of old .pfx files live in OpenSSL's legacy provider; it stays loaded as long
/// as this lives. Where the provider is not installed, only such old files stay closed.
class OldCiphers {
 public:
  OldCiphers() = default;
  OldCiphers(const OldCiphers&) = delete;
  OldCiphers& operator=(const OldCiphers&) = delete;
  ~OldCiphers() {
    if (legacy_ != nullptr) OSSL_PROVIDER_unload(legacy_);
  }

 private:
  OSSL_PROVIDER* legacy_ = OSSL_PROVIDER_try_load(nullptr, "legacy", 1);
};

/// Hands the password to OpenSSL, and notes that it was wanted.
struct Asked {
  const std::string& password;
  bool asked = false;

  static int answer(char* out, int size, int, void* self) {
    auto& asked = *static_cast<Asked*>(self);
    asked.asked = true;
    const auto given = std::min(asked.password.size(), static_cast<std::size_t>(std::max(size, 0)));
    std::copy_n(asked.password.data(), given, out);
    return given == 0 ? -1 : static_cast<int>(given);
  }
};

bool looks_like_pem(std::string_view bytes) {
  return bytes.find("-----BEGIN") != std::string_view::npos;
}

std::vector<ossl::Certificate> certificates_of(std::string_view bytes) {
  std::vector<ossl::Certificate> all;
  const ossl::Bio source = ossl::bio_of(bytes);
  if (!looks_like_pem(bytes)) {
    ossl::Certificate one(d2i_X509_bio(source.get(), nullptr));
    if (one) all.push_back(std::move(one));
    return all;
  }
  while (ossl::Certificate one{PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)}) {
    all.push_back(std::move(one));
  }
  return all;
}

Result<ossl::Key> key_of(std::string_view bytes, const std::string& password) {
  Asked asked{password};
  const ossl::Bio source = ossl::bio_of(bytes);
  ossl::Key key;
  if (looks_like_pem(bytes)) {
    key.reset(PEM_read_bio_PrivateKey(source.get(), nullptr, &Asked::answer, &asked));
  } else {
    key.reset(d2i_PrivateKey_bio(source.get(), nullptr));
    if (!key) {
      const ossl::Bio again = ossl::bio_of(bytes);
      key.reset(d2i_PKCS8PrivateKey_bio(again.get(), nullptr, &Asked::answer, &asked));
    }
  }
  ERR_clear_error();
  if (key) return key;
  return fail(input_error(asked.asked ? "pdf.key_password" : "pdf.key_unreadable"));
}

/// The digest that is as strong as the key (RFC 5753, 7.1.2 for curves); none for kinds that PDF
/// signatures here cannot carry.
const EVP_MD* digest_for(const EVP_PKEY* key) {
  const int bits = EVP_PKEY_get_bits(key);
  switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
      return EVP_sha256();
    case EVP_PKEY_EC:
      return bits > 384 ? EVP_sha512() : bits > 256 ? EVP_sha384() : EVP_sha256();
    default:
      return nullptr;
  }
}

std::string kind_of(const EVP_PKEY* key) {
  const char* name = EVP_PKEY_get0_type_name(key);
  return name == nullptr ? "?" : name;
}

Result<KeyFile> checked(KeyFile state) {
  state.digest = digest_for(state.key.get());
  if (state.digest == nullptr) {
    return fail(input_error("pdf.key_kind").with("kind", kind_of(state.key.get())));
  }
  const int bits = EVP_PKEY_get_bits(state.key.get());
  if (EVP_PKEY_get_base_id(state.key.get()) == EVP_PKEY_RSA && bits < kLeastRsaBits) {
    return fail(input_error("pdf.key_weak").with("bits", std::int64_t{bits}));
  }
  if (!may_sign(state.certificate.get())) return fail(input_error("pdf.certificate_usage"));
  return state;
}

}  // namespace

Result<KeyFile> read_pkcs12(std::string_view bytes, const std::string& password) {
  const OldCiphers old_ciphers;
  const ossl::Bio source = ossl::bio_of(bytes);
  const ossl::Pkcs12 file(d2i_PKCS12_bio(source.get(), nullptr));
  if (!file) return fail(input_error("pdf.p12_unreadable"));
  constexpr long kMostRounds = 10'000'000;
  const ASN1_INTEGER* rounds = nullptr;
  PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file.get());
  if (rounds != nullptr && ASN1_INTEGER_get(rounds) > kMostRounds) {
    return fail(input_error("pdf.p12_unreadable"));
  }
  // An empty password may be stored as an empty string or as none.
  const bool opens = PKCS12_verify_mac(file.get(), password.c_str(), -1) == 1 ||
                     (password.empty() && PKCS12_verify_mac(file.get(), nullptr, 0) == 1);
  if (!opens) {
    ERR_clear_error();
    return fail(input_error("pdf.key_password"));
  }
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* others = nullptr;
  const int parsed = PKCS12_parse(file.get(), password.c_str(), &key, &certificate, &others);
  ERR_clear_error();
  KeyFile state{ossl::Key(key), ossl::Certificate(certificate), {}, nullptr};
  while (others != nullptr && sk_X509_num(others) > 0) {
    state.chain.emplace_back(sk_X509_shift(others));
  }
  sk_X509_free(others);
  if (parsed != 1) return fail(input_error("pdf.p12_unreadable"));
  if (!state.key) return fail(input_error("pdf.key_missing"));
  if (!state.certificate) {
    return fail(input_error(state.chain.empty() ? "pdf.certificate_missing" : "pdf.key_mismatch"));
  }
  return checked(std::move(state));
}

Result<KeyFile> read_key(std::string_view key_bytes, std::string_view certificate_bytes,
                         const std::string& password) {
  auto key = key_of(key_bytes, password);
  if (!key) return fail(std::move(key.error()));
  std::vector<ossl::Certificate> all = certificates_of(certificate_bytes);
  ERR_clear_error();
  if (all.empty()) {
    const bool none = certificate_bytes.empty() || certificate_bytes == key_bytes;
    return fail(input_error(none ? "pdf.certificate_missing" : "pdf.certificate_unreadable"));
  }
  const auto own = std::find_if(all.begin(), all.end(), [&](const ossl::Certificate& one) {
    return X509_check_private_key(one.get(), key->get()) == 1;
  });
  ERR_clear_error();
  if (own == all.end()) return fail(input_error("pdf.key_mismatch"));
  KeyFile state{std::move(*key), std::move(*own), {}, nullptr};
  all.erase(own);
  state.chain = std::move(all);
  return checked(std::move(state));
}

}  // namespace sealpress::pdf
