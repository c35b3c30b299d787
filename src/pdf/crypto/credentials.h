// Who signs: a private key, which stays in a process of its own, its certificate, and the
// certificates above it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sealpress::pdf {

class KeyVault;
struct PublicPart;

/// Cheap to copy; safe to use from many threads.
class Credentials {
 public:
  /// A PKCS#12 file (.p12, .pfx; RFC 7292), of the old ciphers too that Windows still writes.
  /// Fails: pdf.p12_unreadable, pdf.key_password, pdf.key_missing, pdf.certificate_missing, and as
  /// check() does.
  static Result<Credentials> from_pkcs12(std::string_view bytes, const std::string& password);
  /// A key (PKCS#8, PKCS#1 or SEC1) and certificates, in PEM or DER; the key's own certificate may
  /// stand anywhere among them, and key and certificates may be one file. Fails:
  /// pdf.key_unreadable, pdf.key_password, pdf.certificate_missing, pdf.certificate_unreadable,
  /// pdf.key_mismatch, and as check() does.
  static Result<Credentials> from_key(std::string_view key, std::string_view certificates,
                                      const std::string& password);

  /// Whether the certificate is good for signing at a time (seconds since 1970). Fails:
  /// pdf.certificate_expired {date}, pdf.certificate_not_yet {date}.
  Result<void> check_time(std::int64_t now) const;
  /// The common name of the certificate.
  std::string name() const;
  /// The digest that goes with the key: SHA256, SHA384, SHA512.
  std::string digest() const;
  /// DER; the key's own first.
  std::vector<std::string> certificates() const;

  struct State;
  const State& state() const { return *state_; }

 private:
  explicit Credentials(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  static Result<Credentials> opened(std::shared_ptr<KeyVault> vault,
                                    const Result<PublicPart>& part);

  std::shared_ptr<const State> state_;
};

}  // namespace sealpress::pdf
