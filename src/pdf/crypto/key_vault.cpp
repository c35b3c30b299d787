#include "pdf/crypto/key_vault.h"

#include <initializer_list>
#include <memory>
#include <utility>

#include "base/secret.h"
#include "pdf/crypto/key_file.h"
#include "pdf/read/answer.h"

namespace sealpress::pdf {
namespace {

constexpr std::size_t kLargestSignature = 1u << 16;  // bytes
constexpr std::string_view kPkcs12 = "p12", kKey = "key", kSign = "sign";

std::string told(const KeyFile& file) {
  std::string out;
  append_answer(out, std::string_view(EVP_MD_get0_name(file.digest)));
  const bool is_rsa = EVP_PKEY_get_base_id(file.key.get()) == EVP_PKEY_RSA;
  append_answer(out, std::string_view(is_rsa ? "rsa" : "ec"));
  append_whole_answer(out, EVP_PKEY_get_size(file.key.get()));
  append_answer(out, ossl::certificate_der(file.certificate));
  for (const ossl::Certificate& one : file.chain) {
    append_answer(out, ossl::certificate_der(one));
  }
  return out;
}

Result<PublicPart> understood(const std::string& said) {
  AnswerReader answer(said);
  PublicPart part;
  part.digest = answer.text();
  part.is_rsa = answer.text() == "rsa";
  part.signature_size = answer.integer<std::size_t>(0, kLargestSignature);
  while (!answer.at_end()) part.certificates.emplace_back(answer.text());
  return answer.checked(std::move(part));
}

Result<std::string> signed_by(const KeyFile& file, std::string_view bytes) {
  const ossl::DigestContext context(EVP_MD_CTX_new());
  std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(file.key.get()));
  std::string signature(size, '\0');
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  auto* out = reinterpret_cast<unsigned char*>(signature.data());
  if (EVP_DigestSignInit(context.get(), nullptr, file.digest, nullptr, file.key.get()) != 1 ||
      EVP_DigestSign(context.get(), out, &size, in, bytes.size()) != 1) {
    const char* reason = ERR_reason_error_string(ERR_get_error());
    ERR_clear_error();
    return fail(input_error("pdf.signing_failed").with("reason", reason == nullptr ? "" : reason));
  }
  signature.resize(size);
  return signature;
}

/// What the vault's process does; the key stays there between the questions.
class Keeper {
 public:
  Result<std::string> operator()(std::string_view question) {
    AnswerReader asked(question);
    const std::string_view what = asked.text();
    const std::string_view first = asked.text(), second = asked.text();
    if (what == kSign) {
      if (*file_) return signed_by(**file_, first);
      return fail(input_error("pdf.signing_failed").with("reason", "no key"));
    }
    const std::string password(asked.text());
    auto file = what == kPkcs12 ? read_pkcs12(first, password) : read_key(first, second, password);
    if (!file) return fail(std::move(file.error()));
    *file_ = std::make_unique<KeyFile>(std::move(*file));
    return told(**file_);
  }

 private:
  std::shared_ptr<std::unique_ptr<KeyFile>> file_ = std::make_shared<std::unique_ptr<KeyFile>>();
};

std::string question_of(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size() + 32;
  std::string question;
  question.reserve(size);  // moves would leave copies of secrets behind
  for (const std::string_view part : parts) append_answer(question, part);
  return question;
}

}  // namespace

KeyVault::KeyVault() : child_(Keeper()) {}

Result<std::string> KeyVault::ask(std::string question) {
  const std::scoped_lock lock(mutex_);
  auto answer = child_.ask(question);
  wipe(question);
  return answer;
}

Result<PublicPart> KeyVault::open_pkcs12(std::string_view bytes, const std::string& password) {
  return ask(question_of({kPkcs12, bytes, {}, password})).and_then(&understood);
}

Result<PublicPart> KeyVault::open_key(std::string_view key, std::string_view certificates,
                                      const std::string& password) {
  return ask(question_of({kKey, key, certificates, password})).and_then(&understood);
}

Result<std::string> KeyVault::sign(std::string_view bytes) {
  return ask(question_of({kSign, bytes}));
}

}  // namespace sealpress::pdf
