#include "pdf/crypto/credentials.h"

#include <fmt/format.h>

#include <chrono>

#include "pdf/crypto/certificate.h"
#include "pdf/crypto/credentials_state.h"

namespace sealpress::pdf {
namespace {

std::string day_of(std::int64_t seconds) {
  using namespace std::chrono;
  const year_month_day date(floor<days>(sys_seconds{std::chrono::seconds{seconds}}));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

Result<Credentials> Credentials::opened(std::shared_ptr<KeyVault> vault,
                                        const Result<PublicPart>& part) {
  if (!part) return fail(part.error());
  State state;
  state.vault = std::move(vault);
  state.digest = EVP_get_digestbyname(part->digest.c_str());
  state.is_rsa = part->is_rsa;
  state.signature_size = part->signature_size;
  for (const std::string& der : part->certificates) {
    (state.certificate ? state.chain.emplace_back() : state.certificate) =
        ossl::certificate_of(der);
  }
  return Credentials(std::make_shared<const State>(std::move(state)));
}

Result<Credentials> Credentials::from_pkcs12(std::string_view bytes, const std::string& password) {
  auto vault = std::make_shared<KeyVault>();
  const auto part = vault->open_pkcs12(bytes, password);
  return opened(std::move(vault), part);
}

Result<Credentials> Credentials::from_key(std::string_view key, std::string_view certificates,
                                          const std::string& password) {
  auto vault = std::make_shared<KeyVault>();
  const auto part = vault->open_key(key, certificates, password);
  return opened(std::move(vault), part);
}

Result<void> Credentials::check_time(std::int64_t now) const {
  const std::int64_t from = seconds_of(X509_get0_notBefore(state_->certificate.get()));
  const std::int64_t to = seconds_of(X509_get0_notAfter(state_->certificate.get()));
  if (now < from) return fail(input_error("pdf.certificate_not_yet").with("date", day_of(from)));
  if (now > to) return fail(input_error("pdf.certificate_expired").with("date", day_of(to)));
  return {};
}

std::string Credentials::name() const {
  return common_name(X509_get_subject_name(state_->certificate.get()));
}

std::string Credentials::digest() const {
  return OBJ_nid2sn(EVP_MD_get_type(state_->digest));
}

std::vector<std::string> Credentials::certificates() const {
  std::vector<std::string> all{ossl::certificate_der(state_->certificate)};
  for (const ossl::Certificate& one : state_->chain) all.push_back(ossl::certificate_der(one));
  return all;
}

}  // namespace sealpress::pdf
