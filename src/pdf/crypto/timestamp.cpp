#include "pdf/crypto/timestamp.h"

#include <openssl/http.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

#include <array>
#include <utility>

#include "pdf/crypto/openssl.h"

namespace sealpress::pdf {
namespace {

constexpr std::size_t kLargestAnswer = 1u << 20;

struct Url {
  bool tls = false;
  std::string host, port, path;
};

std::optional<Url> parsed(const std::string& text) {
  // OpenSSL takes a text without a scheme for the name of a host.
  const bool known = text.starts_with("http://") || text.starts_with("https://");
  if (!known || text.find(' ') != std::string::npos) return std::nullopt;
  int tls = 0;
  char *host = nullptr, *port = nullptr, *path = nullptr;
  if (OSSL_HTTP_parse_url(text.c_str(), &tls, nullptr, &host, &port, nullptr, &path, nullptr,
                          nullptr) != 1) {
    ERR_clear_error();
    return std::nullopt;
  }
  Url url{tls != 0, host, port, path};
  for (char* owned : {host, port, path}) OPENSSL_free(owned);
  return url;
}

using TlsContext = std::unique_ptr<SSL_CTX, ossl::Freeing<&SSL_CTX_free>>;

struct Tls {
  TlsContext context;
  const Url& url;
};

/// Puts TLS onto the connection, with the certificates that the system trusts.
BIO* secured(BIO* connection, void* argument, int connect, int) {
  const auto& tls = *static_cast<Tls*>(argument);
  if (!tls.context) return connection;
  if (connect == 0) return connection;
  BIO* layer = BIO_new_ssl(tls.context.get(), 1);
  SSL* session = nullptr;
  if (layer == nullptr || BIO_get_ssl(layer, &session) != 1 ||
      SSL_set1_host(session, tls.url.host.c_str()) != 1 ||
      SSL_set_tlsext_host_name(session, tls.url.host.c_str()) != 1) {
    BIO_free(layer);
    return nullptr;
  }
  return BIO_push(layer, connection);
}

std::string reason() {
  const char* text = ERR_reason_error_string(ERR_peek_last_error());
  std::string out = text == nullptr ? "?" : text;
  ERR_clear_error();
  return out;
}

Result<std::string> post(const std::string& address, std::chrono::seconds patience,
                         const std::string& body) {
  const std::optional<Url> url = parsed(address);
  if (!url) return fail(input_error("pdf.timestamp_url").with("url", address));
  Tls tls{nullptr, *url};
  if (url->tls) {
    tls.context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_default_verify_paths(tls.context.get());
    SSL_CTX_set_verify(tls.context.get(), SSL_VERIFY_PEER, nullptr);
  }
  const ossl::Bio request = ossl::bio_of(body);
  const ossl::Bio answer(OSSL_HTTP_transfer(
      nullptr, url->host.c_str(), url->port.c_str(), url->path.c_str(), url->tls ? 1 : 0, nullptr,
      nullptr, nullptr, nullptr, &secured, &tls, 0, nullptr, "application/timestamp-query",
      request.get(), "application/timestamp-reply", 1, kLargestAnswer,
      static_cast<int>(patience.count()), 0));
  if (!answer) {
    return fail(
        input_error("pdf.timestamp_unreachable").with("url", address).with("reason", reason()));
  }
  std::string bytes;
  std::array<char, 4096> buffer;
  for (int n = 0; (n = BIO_read(answer.get(), buffer.data(), buffer.size())) > 0;) {
    bytes.append(buffer.data(), static_cast<std::size_t>(n));
  }
  return bytes;
}

ossl::TimestampRequest question(std::string_view signature) {
  const std::string digest = ossl::digest_of(EVP_sha256(), {signature});
  const std::unique_ptr<TS_MSG_IMPRINT, ossl::Freeing<&TS_MSG_IMPRINT_free>> imprint(
      TS_MSG_IMPRINT_new());
  const std::unique_ptr<X509_ALGOR, ossl::Freeing<&X509_ALGOR_free>> algorithm(X509_ALGOR_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
  std::string mutable_digest = digest;
  TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(mutable_digest.data()),
                         static_cast<int>(mutable_digest.size()));
  std::uint64_t random = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&random), sizeof random);
  const std::unique_ptr<ASN1_INTEGER, ossl::Freeing<&ASN1_INTEGER_free>> nonce(ASN1_INTEGER_new());
  ASN1_INTEGER_set_uint64(nonce.get(), random);
  ossl::TimestampRequest request(TS_REQ_new());
  TS_REQ_set_version(request.get(), 1);
  TS_REQ_set_msg_imprint(request.get(), imprint.get());
  TS_REQ_set_nonce(request.get(), nonce.get());
  TS_REQ_set_cert_req(request.get(), 1);
  return request;
}

/// RFC 3161, 2.4.2: 0 is granted, 1 is granted with modifications.
bool is_granted(TS_RESP* response) {
  const ASN1_INTEGER* status = TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response));
  const long value = ASN1_INTEGER_get(status);
  return value == 0 || value == 1;
}

bool answers(TS_REQ* request, TS_RESP* response) {
  const std::unique_ptr<TS_VERIFY_CTX, ossl::Freeing<&TS_VERIFY_CTX_free>> context(
      TS_REQ_to_TS_VERIFY_CTX(request, nullptr));
  TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
  return TS_RESP_verify_response(context.get(), response) == 1;
}

Result<std::string> timestamp(const std::string& url, std::chrono::seconds patience,
                              std::string_view signature) {
  const ossl::TimestampRequest asked = question(signature);
  const std::string request = ossl::der_of(&i2d_TS_REQ, static_cast<const TS_REQ*>(asked.get()));
  auto reply = post(url, patience, request);
  if (!reply) return fail(std::move(reply.error()));
  return timestamp_token(request, *reply, url);
}

}  // namespace

Result<std::string> timestamp_token(std::string_view request, std::string_view reply,
                                    const std::string& url) {
  const ossl::Bio asked = ossl::bio_of(request);
  const ossl::TimestampRequest question(d2i_TS_REQ_bio(asked.get(), nullptr));
  const ossl::Bio source = ossl::bio_of(reply);
  const ossl::TimestampResponse response(d2i_TS_RESP_bio(source.get(), nullptr));
  ERR_clear_error();
  if (!question || !response || !is_granted(response.get())) {
    return fail(input_error("pdf.timestamp_refused").with("url", url));
  }
  if (!answers(question.get(), response.get())) {
    ERR_clear_error();
    return fail(input_error("pdf.timestamp_mismatch").with("url", url));
  }
  return ossl::der_of(&i2d_PKCS7, static_cast<const PKCS7*>(TS_RESP_get_token(response.get())));
}

Timestamper timestamp_service(std::string url, std::chrono::seconds patience) {
  return [url = std::move(url), patience](std::string_view signature) {
    return timestamp(url, patience, signature);
  };
}

}  // namespace sealpress::pdf
