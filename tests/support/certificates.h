// Keys and certificates for tests, made by openssl when first asked for. Header-only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/judge.h"

namespace sealpress::test {

/// A folder of test keys: ca.pem, and for each name NAME.key, NAME.pem, NAME.p12 (password
/// `secret`, chain inside).
class TestKeys {
 public:
  /// Made once for the whole program.
  static const TestKeys& get() {
    static const TestKeys keys;
    return keys;
  }

  std::string path(std::string_view name) const { return dir_.file(name); }
  std::string read(std::string_view name) const { return dir_.read(name); }

  static constexpr const char* kPassword = "secret";

 private:
  TestKeys() {
    key("ca", {"rsa:2048"});
    dir_.write("ca.cnf",
               "[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n"
               "subjectKeyIdentifier=hash\n"
               "[leaf]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,"
               "nonRepudiation\n"
               "[crypt]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,keyEncipherment\n"
               "[tsa]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n"
               "extendedKeyUsage=critical,timeStamping\n");
    openssl({"req", "-x509", "-new", "-key", path("ca.key"), "-utf8", "-subj", "/CN=测试根证书",
             "-days", "7300", "-config", config(), "-extensions", "ca", "-out", path("ca.pem")});
    leaf("rsa", "rsa:2048", "样章测试单位", "leaf");
    leaf("other", "rsa:2048", "另一测试单位", "leaf");
    leaf("weak", "rsa:1024", "短密钥", "leaf");
    leaf("crypt", "rsa:2048", "加密证书", "crypt");
    leaf("tsa", "rsa:2048", "测试时间戳", "tsa");
    leaf("ec", "ec:P-256", "椭圆曲线测试单位", "leaf");
    leaf("ec384", "ec:P-384", "椭圆曲线测试单位", "leaf");
    leaf("ed", "ed25519", "爱德华曲线", "leaf");
    leaf("expired", "rsa:2048", "过期单位", "leaf", true);
  }

  void openssl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "openssl");
    const Output out = run(arguments);
    if (out.exit_code != 0) ADD_FAILURE() << out;
  }

  /// A configuration for `req`, which wants one.
  std::string config() {
    std::string text = dir_.read("ca.cnf");
    if (text.find("[req]") == std::string::npos) {
      text = "[req]\ndistinguished_name=dn\n[dn]\n" + text;
      dir_.write("ca.cnf", text);
    }
    return path("ca.cnf");
  }

  void key(const std::string& name, const std::string& kind) {
    const std::string file = path(name + ".key");
    const std::size_t colon = kind.find(':');
    const std::string family = kind.substr(0, colon);
    std::vector<std::string> command{"genpkey", "-algorithm", family};
    if (family == "rsa") {
      command.insert(command.end(), {"-pkeyopt", "rsa_keygen_bits:" + kind.substr(colon + 1)});
    } else if (family == "ec") {
      command.insert(command.end(), {"-pkeyopt", "ec_paramgen_curve:" + kind.substr(colon + 1)});
    }
    command.insert(command.end(), {"-out", file});
    openssl(command);
  }

  void leaf(const std::string& name, const std::string& kind, const std::string& subject,
            const std::string& extensions, bool expired = false) {
    key(name, kind);
    openssl({"req", "-new", "-key", path(name + ".key"), "-utf8", "-subj", "/CN=" + subject,
             "-config", config(), "-out", path(name + ".csr")});
    if (expired) {
      sign_for_2020(name);
    } else {
      openssl({"x509", "-req", "-in", path(name + ".csr"), "-CA", path("ca.pem"), "-CAkey",
               path("ca.key"), "-CAcreateserial", "-extfile", path("ca.cnf"), "-extensions",
               extensions, "-days", "3650", "-out", path(name + ".pem")});
    }
    openssl({"pkcs12", "-export", "-inkey", path(name + ".key"), "-in", path(name + ".pem"),
             "-certfile", path("ca.pem"), "-passout", std::string("pass:") + kPassword, "-out",
             path(name + ".p12")});
  }

  /// In version 3.0 only `openssl ca` takes dates.
  void sign_for_2020(const std::string& name) {
    dir_.write("index.txt", "");
    dir_.write("serial", "77");
    dir_.write("past.cnf", "[ca]\ndefault_ca=d\n[d]\ndatabase=" + path("index.txt") + "\nserial=" +
                               path("serial") + "\nnew_certs_dir=" + dir_.path().string() +
                               "\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n");
    openssl({"ca", "-batch", "-config", path("past.cnf"), "-in", path(name + ".csr"), "-cert",
             path("ca.pem"), "-keyfile", path("ca.key"), "-startdate", "20200101000000Z",
             "-enddate", "20210101000000Z", "-utf8", "-notext", "-out", path(name + ".pem")});
  }

  TempDir dir_;
};

}  // namespace sealpress::test
