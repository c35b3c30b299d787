#include "pdf/verify/verify.h"

#include <filesystem>
#include <map>
#include <random>

#include "pdf/locking.h"
#include "pdf/sealing.h"
#include "support/corpus.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::sealed;
using test::signing;
using test::two_places;

VerifyReport verified(const std::string& pdf, const TrustAnchors& anchors = {}) {
  const auto report = verify(pdf, anchors);
  EXPECT_TRUE(report) << (report ? "" : report.error().code);
  return report ? *report : VerifyReport();
}

TrustAnchors root() {
  return {{test::TestKeys::get().read("ca.pem")}, test::kNow};
}

/// Whether anything is wrong with a file that was good.
bool is_reported(const std::string& pdf) {
  const auto report = verify(pdf, {});
  if (!report || report->signatures.empty()) return true;
  for (const SignatureReport& one : report->signatures) {
    if (!one.is_good()) return true;
  }
  return false;
}

TEST(Verify, FindsOurSignaturesGood) {
  const Credentials one = credentials("rsa"), two = credentials("ec");
  SealOptions first = signing(one, "单位盖章");
  first.reason = "同意推荐";
  const std::string once = sealed(two_places(), first);
  const std::string twice = sealed(once, signing(two, "推荐单位盖章"));
  const VerifyReport report = verified(twice, root());
  ASSERT_EQ(report.signatures.size(), 2u);
  EXPECT_EQ(report.revisions, 3u);
  const SignatureReport& a = report.signatures[0];
  EXPECT_TRUE(a.is_good()) << a.problem << a.trust_problem;
  EXPECT_EQ(a.field, "单位盖章");
  EXPECT_EQ(a.signer, "样章测试单位");
  EXPECT_EQ(a.issuer, "测试根证书");
  EXPECT_EQ(a.reason, "同意推荐");
  EXPECT_EQ(a.trust, Trust::trusted);
  EXPECT_EQ(a.coverage, Coverage::revision);
  EXPECT_EQ(a.covered, once.size());
  ASSERT_EQ(a.changes.size(), 1u);
  EXPECT_EQ(a.changes[0], (ChangeNote{ChangeKind::signature, "推荐单位盖章", 3, true}));
  const SignatureReport& b = report.signatures[1];
  EXPECT_TRUE(b.is_good()) << b.problem;
  EXPECT_EQ(b.coverage, Coverage::whole_file);
}

/// A signature of Adobe for its Reader is nobody's signature of the content.
TEST(Verify, UsageRightsAreToldAndNoSignature) {
  const std::string file = test::revision(
      "%PDF-1.7\n", {{1, "<</Type /Catalog /Pages 2 0 R /Perms <</UR3 4 0 R>>>>"},
                     {2, "<</Type /Pages /Kids [3 0 R] /Count 1>>"},
                     {3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>>"},
                     {4,
                      "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
                      "/ByteRange [0 1 2 3] /Contents <00>>>"}});
  const VerifyReport report = verified(file);
  EXPECT_TRUE(report.has_usage_rights);
  EXPECT_TRUE(report.signatures.empty());
  EXPECT_FALSE(
      verified(sealed(two_places(), signing(credentials("rsa"), "单位盖章"))).has_usage_rights);
}

TEST(Verify, TrustsWhomTheUserTrusts) {
  const Credentials by = credentials("rsa");
  const std::string file = sealed(two_places(), signing(by, "单位盖章"));
  EXPECT_EQ(verified(file).signatures[0].trust, Trust::unknown);
  const TrustAnchors stranger{{test::TestKeys::get().read("tsa.pem")}, test::kNow};
  EXPECT_EQ(verified(file, stranger).signatures[0].trust, Trust::untrusted);
  EXPECT_EQ(verified(file, stranger).signatures[0].trust_problem, "pdf.verify_other_root");
  const TrustAnchors itself{{test::TestKeys::get().read("rsa.pem")}, test::kNow};
  EXPECT_EQ(verified(file, itself).signatures[0].trust, Trust::trusted);
  constexpr std::int64_t kThirtyYears = 30LL * 365 * 86400;
  const TrustAnchors later{root().files, test::kNow + kThirtyYears};
  EXPECT_EQ(verified(file, later).signatures[0].trust, Trust::untrusted);
  EXPECT_EQ(verified(file, later).signatures[0].trust_problem, "pdf.verify_expired");
  const test::TestKeys& keys = test::TestKeys::get();
  const auto lonely = Credentials::from_key(keys.read("rsa.key"), keys.read("rsa.pem"), "");
  ASSERT_TRUE(lonely);
  const std::string without_chain = sealed(two_places(), signing(*lonely, "单位盖章"));
  EXPECT_EQ(verified(without_chain, root()).signatures[0].trust, Trust::trusted);
  EXPECT_EQ(verified(without_chain, stranger).signatures[0].trust_problem,
            "pdf.verify_chain_broken");
}

TEST(Verify, ReportsEveryOfAThousandChangedBytes) {
  const Credentials by = credentials("rsa");
  test::Sheet sheet;
  sheet.page().seals.push_back({"章", test::box_pt(20, 20, 100, 100)});
  const std::string file = sealed(sheet.write(), signing(by, "章"));
  const std::size_t open = file.find("/Contents <") + 10, close = file.find('>', open) + 1;
  std::minstd_rand random(20250601);
  for (int i = 0; i < 1000; ++i) {
    std::size_t at = random() % (file.size() - (close - open));
    if (at >= open) at += close - open;
    std::string tampered = file;
    tampered[at] = static_cast<char>(tampered[at] ^ static_cast<char>(1 + random() % 255));
    EXPECT_TRUE(is_reported(tampered)) << "byte " << at;
  }
  EXPECT_FALSE(is_reported(file));
}

TEST(Verify, ReportsWhatIsSlippedInAfterwards) {
  const Credentials by = credentials("rsa");
  const std::string file = sealed(two_places(), signing(by, "单位盖章"));
  EXPECT_TRUE(is_reported(file + "garbage"));
  EXPECT_TRUE(is_reported(file.substr(0, file.size() - 10)));
}

TEST(Verify, HoldsOthersToWhatACertifyingSignatureAllows) {
  const Credentials by = credentials("rsa");
  SealOptions options = signing(by, "单位盖章");
  options.certify = Certify::form_filling;
  const std::string file = sealed(sealed(two_places(), options), signing(by, "推荐单位盖章"));
  const VerifyReport report = verified(file);
  ASSERT_EQ(report.signatures.size(), 2u);
  EXPECT_EQ(report.signatures[0].certifies, 2);
  EXPECT_EQ(report.signatures[1].certifies, 0);
  EXPECT_TRUE(report.signatures[0].is_good());
}

// --- a signature that locks fields

std::string refilled(const std::string& file, int id, const char* name) {
  return test::revision(file, {{id, test::text_field(name, "two")}});
}

TEST(Verify, HoldsOthersToTheFieldsThatASignatureLocks) {
  const std::string file = test::locking("/Action /Include /Fields [(A)]");
  EXPECT_FALSE(is_reported(file)) << verified(file).signatures.at(0).problem;
  const VerifyReport free = verified(refilled(file, 5, "B"));
  ASSERT_EQ(free.signatures.size(), 1u);
  EXPECT_THAT(free.signatures[0].changes,
              testing::ElementsAre(ChangeNote{ChangeKind::form_fill, "B", 2, true}));
  EXPECT_TRUE(free.signatures[0].is_good());
  const VerifyReport locked = verified(refilled(file, 4, "A"));
  ASSERT_EQ(locked.signatures.size(), 1u);
  EXPECT_THAT(locked.signatures[0].changes,
              testing::ElementsAre(ChangeNote{ChangeKind::form_fill, "A", 2, false}));
  EXPECT_FALSE(locked.signatures[0].is_good());
}

// --- files that nobody here wrote

std::string verdict_of(const std::string& pdf) {
  const auto report = verify(pdf, {});
  if (!report) return report.error().code;
  std::string out;
  for (const SignatureReport& one : report->signatures) {
    if (!out.empty()) out += ' ';
    out += one.is_good() ? "good" : "bad";
    if (!one.problem.empty()) out += ':' + one.problem.substr(4);
    std::string kinds;
    static constexpr const char* kNames[] = {"signature", "form",       "annotation", "page",
                                             "metadata",  "validation", "other",      "seal",
                                             "ambiguous", "unfinished"};
    for (const ChangeNote& note : one.changes) {
      const std::string name = kNames[static_cast<std::size_t>(note.kind)];
      if (kinds.find(name) == std::string::npos) kinds += (kinds.empty() ? "" : ",") + name;
    }
    if (!kinds.empty()) out += '(' + kinds + ')';
  }
  return out.empty() ? "none" : out;
}

class Corpus : public testing::Test {
 protected:
  void SetUp() override {
    SEALPRESS_NEED_CORPUS();
    for (const auto& path : test::corpus_files("pdf", ".pdf")) files_[path.filename()] = path;
  }
  std::map<std::string, std::filesystem::path> files_;
};

TEST_F(Corpus, EveryFileEndsInAVerdictOrANamedError) {
  const bool print = std::getenv("SEALPRESS_PRINT") != nullptr;
  for (const auto& [name, path] : files_) {
    const std::string verdict = verdict_of(test::read_file(path));
    EXPECT_NE(verdict, "pdf.reader_crashed") << name;
    EXPECT_NE(verdict, "pdf.reader_too_slow") << name;
    if (print && verdict != "none") std::printf("%s\t%s\n", name.c_str(), verdict.c_str());
  }
}

/// What each file is there for, and the verdict that it must get. No trust is asked for.
TEST_F(Corpus, TamperedAndUpdatedFilesGetTheirVerdicts) {
  const std::pair<const char*, const char*> expected[] = {
      // one signature, the file as it was signed
      {"certified-with-indirect-refs-in-dir", "good"},
      {"pades-with-old-style-signing-cert-attr", "good"},
      {"pades-with-old-style-signing-cert-attr-issser", "good"},
      {"sig-no-signed-attrs", "good"},
      {"sig-with-ski-sid", "good"},
      // the byte range leaves out more than the signature
      {"coverage-anomalies_one-byterange", "bad:verify_range"},
      {"coverage-anomalies_signature-gap-too-big", "bad:verify_range"},
      {"coverage-anomalies_weird-byterange", "bad:verify_range"},
      {"coverage-anomalies_tail-uncovered", "bad:verify_coverage"},
      // no signature data at all
      {"coverage-anomalies_base", "bad:verify_no_cms(metadata)"},
      // a signature of something else
      {"pdf-sig-with-econtent", "bad:verify_encapsulated"},
      // algorithms that are not known here, or do not belong together
      {"ed448-shake256-nolen", "bad:verify_algorithm"},
      {"ed448-disallowed-hash", "bad:verify_forged"},
      // signed again, filled in, extended for later verification: as it should be
      {"minimal-signed-twice-both-created", "good(signature,metadata) good"},
      {"minimal-signed-twice-no-sig-type", "good(signature,metadata) good"},
      {"minimal-two-fields-signed-twice", "good(signature,metadata) good"},
      {"minimal-signed-twice-second-created", "good(signature,metadata) good"},
      {"separate-annots-kids-indir", "good(signature) good"},
      {"form-update-override-appearance-stream", "good(signature) good"},
      {"form-update-override-appearance-stream-ap-indirect", "good(signature) good"},
      {"form-update-no-override-appearance-stream-ap-indirect", "good(signature) good"},
      // a changed appearance that shows in another place too
      {"form-update-override-appearance-stream-sneaky", "bad(signature,other) good"},
      {"form-update-override-appearance-stream-ap-indirect-sneaky", "bad(signature,other) good"},
      // the appearance that the trailer shows too is left alone: the field gets a new one
      {"form-update-ap-indirect-sneaky-trailer", "good(signature) good"},
      // a catalog whose other members change along with its extensions
      {"extensions-indirect-not-all-paths", "bad(signature,metadata,validation,other) good"},
      // the second signature is by Ed25519, which pdfsig does not know
      {"extensions-direct", "good(signature,metadata,validation) good"},
      {"extensions-indirect", "good(signature,metadata,validation) good"},
      // signed, made lasting, stamped and signed again
      {"pades-lta-dss-indirect-arrs-test-2",
       "good(validation,signature) good(signature,validation) good(validation)"},
  };
  for (const auto& [name, verdict] : expected) {
    int found = 0;
    const std::string tail = std::string("_") + name + ".pdf";
    for (const auto& [file, path] : files_) {
      if (!file.ends_with(tail)) continue;
      ++found;
      EXPECT_EQ(verdict_of(test::read_file(path)), verdict) << file;
    }
    EXPECT_EQ(found, 1) << name;
  }
}

}  // namespace
}  // namespace sealpress::pdf
