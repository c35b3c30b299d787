#include "pdf/crypto/timestamp.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>

#include "pdf/sealing.h"
#include "pdf/verify/verify.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::signing;

/// A timestamp service on this machine: one thread, `openssl ts` behind it.
class LocalService {
 public:
  enum class Mood { helpful, silent, wrong };

  explicit LocalService(Mood mood = Mood::helpful) : mood_(mood) {
    const test::TestKeys& keys = test::TestKeys::get();
    dir_.write("serial", "01");
    dir_.write("ts.cnf", "[tsa]\ndefault_tsa=t\n[t]\nserial=" + dir_.file("serial") +
                             "\nsigner_cert=" + keys.path("tsa.pem") + "\ncerts=" +
                             keys.path("ca.pem") + "\nsigner_key=" + keys.path("tsa.key") +
                             "\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n"
                             "ess_cert_id_alg=sha256\nordering=yes\n");
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(socket_, 4) != 0) {
      throw std::runtime_error("no port");
    }
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~LocalService() {
    stopping_ = true;
    shutdown(socket_, SHUT_RDWR);
    close(socket_);
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/tsa"; }

 private:
  void serve() {
    while (!stopping_) {
      const int client = accept(socket_, nullptr, nullptr);
      if (client < 0) continue;
      answer(client);
      close(client);
    }
  }

  void answer(int client) {
    std::string request;
    std::array<char, 4096> buffer;
    std::size_t wanted = std::string::npos;
    while (request.size() < wanted) {
      const ssize_t n = read(client, buffer.data(), buffer.size());
      if (n <= 0) return;
      request.append(buffer.data(), static_cast<std::size_t>(n));
      const std::size_t head = request.find("\r\n\r\n"), length = request.find("Content-Length: ");
      if (head == std::string::npos || length == std::string::npos) continue;
      wanted = head + 4 + std::stoul(request.substr(length + 16));
    }
    const std::string reply = reply_to(request.substr(request.find("\r\n\r\n") + 4));
    const std::string whole =
        "HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\n"
        "Content-Length: " +
        std::to_string(reply.size()) + "\r\n\r\n" + reply;
    if (::write(client, whole.data(), whole.size()) < 0) return;
  }

  std::string reply_to(const std::string& question) {
    if (mood_ == Mood::silent) return std::string("\x30\x05\x30\x03\x02\x01\x02", 7);  // rejection
    if (mood_ == Mood::wrong) {
      test::run({"openssl", "ts", "-query", "-digest", std::string(64, 'a'), "-sha256", "-cert",
                 "-out", dir_.file("query")});
    } else {
      dir_.write("query", question);
    }
    const test::Output out =
        test::run({"openssl", "ts", "-reply", "-config", dir_.file("ts.cnf"), "-queryfile",
                   dir_.file("query"), "-out", dir_.file("reply")});
    EXPECT_EQ(out.exit_code, 0) << out;
    return dir_.read("reply");
  }

  Mood mood_;
  test::TempDir dir_;
  int socket_ = -1, port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

std::string code_with(const std::string& url, std::chrono::seconds patience) {
  const Credentials by = credentials("rsa");
  SealOptions options = signing(by, "单位盖章");
  options.timestamper = timestamp_service(url, patience);
  const auto result = seal(test::two_places(), options);
  return result ? "" : result.error().code;
}

TEST(Timestamp, ComesFromTheNamedServiceAndIsVerified) {
  SEALPRESS_NEED_JUDGE("openssl");
  SEALPRESS_NEED_JUDGE("pdfsig");
  const LocalService service;
  const Credentials by = credentials("rsa");
  SealOptions options = signing(by, "单位盖章");
  options.timestamper = timestamp_service(service.url());
  const std::string file = test::sealed(test::two_places(), options);
  const auto verdict = test::pdfsig(file);
  EXPECT_EQ(verdict.valid, 1) << verdict.said;
  const auto report = verify(file, {{test::TestKeys::get().read("ca.pem")}, test::kNow});
  ASSERT_TRUE(report);
  const SignatureReport& one = report->signatures.at(0);
  EXPECT_TRUE(one.is_good()) << one.problem << one.trust_problem;
  EXPECT_EQ(one.stamp, Stamp::valid);
  EXPECT_EQ(one.stamp_trust, Trust::trusted);
  EXPECT_EQ(one.stamp_signer, "测试时间戳");
  EXPECT_NEAR(static_cast<double>(one.stamp_time), static_cast<double>(std::time(nullptr)), 60);
}

TEST(Timestamp, FailsByName) {
  SEALPRESS_NEED_JUDGE("openssl");
  const std::chrono::seconds short_patience(2), long_patience(60);  // openssl on a busy machine
  EXPECT_EQ(code_with("no address at all", short_patience), "pdf.timestamp_url");
  EXPECT_EQ(code_with("http://127.0.0.1:1/", short_patience), "pdf.timestamp_unreachable");
  const LocalService silent(LocalService::Mood::silent), wrong(LocalService::Mood::wrong);
  EXPECT_EQ(code_with(silent.url(), long_patience), "pdf.timestamp_refused");
  EXPECT_EQ(code_with(wrong.url(), long_patience), "pdf.timestamp_mismatch");
}

}  // namespace
}  // namespace sealpress::pdf
