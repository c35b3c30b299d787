// What is said of signatures by their CMS structure alone: algorithms, keys, bindings, timestamps.
#include "pdf/crypto/cms_check.h"

#include "pdf/cms_parts.h"

namespace sealpress::pdf {
namespace {

using test::CmsParts;
using test::TestKeys;

const std::string kContent = "what is signed";
constexpr std::int64_t kYear = 365 * 86400;

SignatureReport checked(const std::string& cms, const TrustAnchors& anchors = {},
                        std::string_view kind = "ETSI.CAdES.detached") {
  SignatureReport report;
  check_cms(kind, cms, {kContent}, anchors, report);
  report.coverage = Coverage::whole_file;
  return report;
}

TrustAnchors anchors(std::vector<std::string> names, std::int64_t now = test::kNow) {
  TrustAnchors all{{}, now};
  for (const std::string& name : names) all.files.push_back(TestKeys::get().read(name));
  return all;
}

/// Signed by a test key, and bound to its certificate.
CmsParts by(const std::string& name) {
  CmsParts parts;
  parts.key = TestKeys::get().read(name + ".key");
  parts.certificate = TestKeys::get().read(name + ".pem");
  parts.named = {test::der_of_pem(parts.certificate)};
  return parts;
}

/// A self-signed certificate with a key of any kind.
CmsParts self_signed(const std::vector<std::string>& key_options,
                     const std::vector<std::string>& more = {}) {
  const test::TempDir dir;
  std::vector<std::string> make{"openssl", "genpkey", "-out", dir.file("key")};
  make.insert(make.end(), key_options.begin(), key_options.end());
  EXPECT_EQ(test::run(make).exit_code, 0);
  std::vector<std::string> request{"openssl",
                                   "req",
                                   "-x509",
                                   "-new",
                                   "-key",
                                   dir.file("key"),
                                   "-days",
                                   "3650",
                                   "-utf8",
                                   "-subj",
                                   "/CN=自签",
                                   "-config",
                                   TestKeys::get().path("ca.cnf"),
                                   "-out",
                                   dir.file("pem")};
  request.insert(request.end(), more.begin(), more.end());
  const test::Output out = test::run(request);
  EXPECT_EQ(out.exit_code, 0) << out;
  CmsParts parts;
  parts.key = dir.read("key");
  parts.certificate = dir.read("pem");
  parts.named = {test::der_of_pem(parts.certificate)};
  return parts;
}

// --- algorithms and keys

TEST(CmsCheck, KnowsTheKindsOfSignaturesThatAreInUse) {
  SEALPRESS_NEED_JUDGE("openssl");
  EXPECT_EQ(checked(cms_of(by("rsa"), kContent)).verdict(), Verdict::valid);
  CmsParts curve = by("ec");
  curve.algorithm = der::algorithm(NID_ecdsa_with_SHA256, false);
  EXPECT_EQ(checked(cms_of(curve, kContent)).verdict(), Verdict::valid);
  CmsParts edwards = by("ed");
  edwards.digest = NID_sha512;
  edwards.algorithm = der::algorithm(NID_ED25519, false);
  EXPECT_EQ(checked(cms_of(edwards, kContent)).verdict(), Verdict::valid);
  CmsParts sm2 = self_signed({"-algorithm", "SM2"});
  sm2.digest = NID_sm3;
  sm2.algorithm = der::algorithm(NID_SM2_with_SM3, false);
  EXPECT_EQ(checked(cms_of(sm2, kContent)).verdict(), Verdict::valid);
  for (CmsParts* parts : {&curve, &edwards, &sm2}) {
    std::string cms = cms_of(*parts, kContent);
    cms.back() ^= 1;  // of the signature value
    EXPECT_EQ(checked(cms).integrity, Integrity::forged);
  }
}

TEST(CmsCheck, KnowsPss) {
  SEALPRESS_NEED_JUDGE("openssl");
  const test::TempDir dir;
  const TestKeys& keys = TestKeys::get();
  const test::Output out = test::run(
      {"openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in",
       dir.write("in", kContent), "-signer", keys.path("rsa.pem"), "-inkey", keys.path("rsa.key"),
       "-keyopt", "rsa_padding_mode:pss", "-outform", "DER", "-out", dir.file("cms")});
  ASSERT_EQ(out.exit_code, 0) << out;
  EXPECT_EQ(checked(dir.read("cms")).verdict(), Verdict::valid);
}

TEST(CmsCheck, SaysThatAnAlgorithmIsUnknownAndNotThatItIsForged) {
  SEALPRESS_NEED_JUDGE("openssl");
  CmsParts parts = by("ec");
  // ecdsa-plain-SHA256 (BSI TR-03111): 0.4.0.127.0.7.1.1.4.1.3
  parts.algorithm =
      der::sequence(der::value(6, std::string("\x04\0\x7F\0\x07\x01\x01\x04\x01\x03", 10)));
  const SignatureReport report = checked(cms_of(parts, kContent));
  EXPECT_EQ(report.verdict(), Verdict::unsupported);
  EXPECT_EQ(report.problem, "pdf.verify_algorithm");
}

TEST(CmsCheck, SaysThatKeysAndDigestsAreWeak) {
  SEALPRESS_NEED_JUDGE("openssl");
  const TrustAnchors root = anchors({"ca.pem"});
  const SignatureReport strong = checked(cms_of(by("rsa"), kContent), root);
  EXPECT_EQ(strong.verdict(), Verdict::valid) << strong.trust_problem;
  const SignatureReport small = checked(cms_of(by("weak"), kContent));
  EXPECT_TRUE(small.weak_key);
  EXPECT_EQ(small.verdict(), Verdict::weak);
  const SignatureReport trusted = checked(cms_of(by("weak"), kContent), root);
  EXPECT_EQ(trusted.trust, Trust::untrusted);
  EXPECT_EQ(trusted.trust_problem, "pdf.verify_chain_weak");
  EXPECT_NE(trusted.verdict(), Verdict::valid);
  CmsParts old = by("rsa");
  old.digest = NID_sha1;
  old.algorithm = der::algorithm(NID_sha1WithRSAEncryption, true);
  EXPECT_EQ(checked(cms_of(old, kContent)).verdict(), Verdict::weak);
  CmsParts curve =
      self_signed({"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime192v1"}, {"-sha256"});
  curve.algorithm = der::algorithm(NID_ecdsa_with_SHA256, false);
  EXPECT_EQ(checked(cms_of(curve, kContent)).verdict(), Verdict::weak);
}

// --- the binding to the certificate

/// The key of an encryption certificate may be held by others too (RFC 5280, 4.2.1.3).
TEST(CmsCheck, TrustsNoCertificateThatIsForSomethingElse) {
  SEALPRESS_NEED_JUDGE("openssl");
  const TrustAnchors root = anchors({"ca.pem"});
  for (const char* name : {"crypt", "tsa"}) {
    const SignatureReport report = checked(cms_of(by(name), kContent), root);
    EXPECT_EQ(report.integrity, Integrity::intact) << name;
    EXPECT_EQ(report.trust, Trust::untrusted) << name;
    EXPECT_EQ(report.trust_problem, "pdf.verify_not_for_signing") << name;
    EXPECT_EQ(report.verdict(), Verdict::untrusted) << name;
  }
}

TEST(CmsCheck, TakesABindingThatNamesOthersTooOrTwice) {
  SEALPRESS_NEED_JUDGE("openssl");
  CmsParts parts = by("rsa");
  const std::string own = parts.named.front();
  const std::string other = test::der_of_pem(TestKeys::get().read("other.pem"));
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{own, other}, ""},
      {{own, own}, ""},
      {{other, own}, ""},
      {{other}, "pdf.verify_other_certificate"},
      {{}, "pdf.verify_unbound"}};
  for (const auto& [named, problem] : cases) {
    parts.named = named;
    EXPECT_EQ(checked(cms_of(parts, kContent)).problem, problem);
  }
}

// --- timestamps

/// A token over `signature` by an authority.
std::string token(const CmsParts& authority, std::string_view signature) {
  const test::TempDir dir;
  dir.write("key", authority.key);
  dir.write("pem", authority.certificate);
  dir.write("serial", "01");
  const std::string config =
      dir.write("cnf", "[tsa]\ndefault_tsa=t\n[t]\nserial=" + dir.file("serial") +
                           "\nsigner_cert=" + dir.file("pem") + "\nsigner_key=" + dir.file("key") +
                           "\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n"
                           "ess_cert_id_alg=sha256\n");
  test::run({"openssl", "ts", "-query", "-data", dir.write("data", signature), "-sha256", "-cert",
             "-out", dir.file("query")});
  const test::Output out = test::run({"openssl", "ts", "-reply", "-config", config, "-queryfile",
                                      dir.file("query"), "-token_out", "-out", dir.file("token")});
  EXPECT_EQ(out.exit_code, 0) << out;
  return dir.read("token");
}

std::string stamped(const CmsParts& authority) {
  const auto cms = sign_cms(test::credentials("rsa"), {kContent},
                            [&](std::string_view signature) -> Result<std::string> {
                              return token(authority, signature);
                            });
  return cms.value();
}

CmsParts stranger() {
  return self_signed({"-algorithm", "RSA"}, {"-extensions", "tsa"});
}

TEST(Timestamps, OfAnAuthorityThatIsTrustedCountAndNoOthers) {
  SEALPRESS_NEED_JUDGE("openssl");
  // When the certificates of ten years have expired, the root's twenty years have not.
  const TrustAnchors later = anchors({"ca.pem"}, test::kNow + 12 * kYear);
  const SignatureReport proven = checked(stamped(by("tsa")), later);
  EXPECT_EQ(proven.stamp_trust, Trust::trusted) << proven.stamp_problem;
  EXPECT_EQ(proven.verdict(), Verdict::valid) << proven.trust_problem;
  const std::string by_stranger = stamped(stranger());
  const SignatureReport backdated = checked(by_stranger, later);
  EXPECT_EQ(backdated.stamp, Stamp::valid);
  EXPECT_EQ(backdated.stamp_trust, Trust::untrusted);
  EXPECT_EQ(backdated.stamp_problem, "pdf.verify_other_root");
  EXPECT_EQ(backdated.verdict(), Verdict::untrusted);
  EXPECT_EQ(backdated.trust_problem, "pdf.verify_expired");
  // As long as the certificate is good by itself, a stranger's stamp does no harm.
  const SignatureReport today = checked(by_stranger, anchors({"ca.pem"}));
  EXPECT_EQ(today.stamp_trust, Trust::untrusted);
  EXPECT_EQ(today.verdict(), Verdict::valid);
}

TEST(Timestamps, AreGivenByAuthoritiesAlone) {
  SEALPRESS_NEED_JUDGE("openssl");
  const std::string good = token(by("tsa"), "x");
  const test::TempDir dir;
  test::run({"openssl", "cms", "-verify", "-noverify", "-inform", "DER", "-in",
             dir.write("token", good), "-out", dir.file("info")});
  const auto resigned = [&](CmsParts parts) {
    parts.content_type = NID_id_smime_ct_TSTInfo;
    parts.encapsulated = true;
    SignatureReport report;
    check_cms("ETSI.RFC3161", cms_of(parts, dir.read("info")), {"x"}, {}, report);
    return report;
  };
  EXPECT_EQ(resigned(by("tsa")).problem, "");
  EXPECT_EQ(resigned(by("rsa")).problem, "pdf.verify_no_authority");
  CmsParts unbound = by("tsa");
  unbound.named.clear();
  EXPECT_EQ(resigned(unbound).problem, "pdf.verify_unbound");
  unbound.named = {test::der_of_pem(TestKeys::get().read("other.pem"))};
  EXPECT_EQ(resigned(unbound).problem, "pdf.verify_other_certificate");
}

}  // namespace
}  // namespace sealpress::pdf
