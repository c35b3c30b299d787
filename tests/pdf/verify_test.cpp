#include "pdf/verify/verify.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <random>

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

TEST(Verify, TrustsWhomTheUserTrusts) {
  const Credentials by = credentials("rsa");
  const std::string file = sealed(two_places(), signing(by, "单位盖章"));
  EXPECT_EQ(verified(file).signatures[0].trust, Trust::unknown);
  const TrustAnchors stranger{{test::TestKeys::get().read("tsa.pem")}, test::kNow};
  EXPECT_EQ(verified(file, stranger).signatures[0].trust, Trust::untrusted);
  const TrustAnchors itself{{test::TestKeys::get().read("rsa.pem")}, test::kNow};
  EXPECT_EQ(verified(file, itself).signatures[0].trust, Trust::trusted);
  constexpr std::int64_t kThirtyYears = 30LL * 365 * 86400;
  const TrustAnchors later{root().files, test::kNow + kThirtyYears};
  EXPECT_EQ(verified(file, later).signatures[0].trust, Trust::untrusted);
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

// --- a signature that locks fields, which other programs make (FieldMDP, 12.8.2.4)

/// Objects, a table of them and a trailer, after `before`; each object is a number and its text.
std::string revision(const std::string& before,
                     const std::vector<std::pair<int, std::string>>& objects, int size) {
  std::string file = before, table;
  for (const auto& [id, text] : objects) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", id, file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", id, text);
  }
  const std::size_t at = file.size();
  const std::size_t last = before.rfind("startxref\n");
  const std::string previous =
      last == std::string::npos
          ? ""
          : " /Prev " + before.substr(last + 10, before.find('\n', last + 10) - last - 10);
  const std::string free = before.size() > 20 ? "" : "0 1\n0000000000 65535 f \n";
  return file + fmt::format("xref\n{}{}trailer\n<</Size {} /Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n",
                            free, table, size, previous, at);
}

std::string text_field(const char* name, const char* value) {
  return fmt::format("<</FT /Tx /T ({}) /V ({}) /Type /Annot /Subtype /Widget /Rect [0 0 9 9]>>",
                     name, value);
}

/// A form of two texts whose signature locks the first.
std::string locking() {
  constexpr std::size_t kRoom = 8192;
  const std::string range_blank(40, ' ');
  std::string file = revision(
      "%PDF-1.7\n",
      {{1, "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [4 0 R 5 0 R 6 0 R] /SigFlags 3>>>>"},
       {2, "<</Type /Pages /Kids [3 0 R] /Count 1>>"},
       {3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [4 0 R 5 0 R 6 0 R]>>"},
       {4, text_field("A", "one")},
       {5, text_field("B", "one")},
       {6, "<</FT /Sig /T (S) /V 7 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0]>>"},
       {7,
        "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference "
        "[<</Type /SigRef /TransformMethod /FieldMDP /TransformParams <</Type "
        "/TransformParams /V /1.2 /Action /Include /Fields [(A)]>>>>] /ByteRange [" +
            range_blank + "] /Contents <" + std::string(2 * kRoom, '0') + ">>>"}},
      8);
  const std::size_t open = file.find("/Contents <") + 10, close = open + 2 * kRoom + 2;
  const std::string range = fmt::format("0 {} {} {}", open, close, file.size() - close);
  file.replace(file.find(range_blank), range.size(), range);
  const std::string_view whole = file;
  const auto cms = sign_cms(credentials("rsa"), {whole.substr(0, open), whole.substr(close)});
  EXPECT_TRUE(cms);
  for (std::size_t i = 0; cms && i < cms->size(); ++i) {
    file.replace(open + 1 + 2 * i, 2, fmt::format("{:02X}", static_cast<unsigned char>((*cms)[i])));
  }
  return file;
}

std::string refilled(const std::string& file, int id, const char* name) {
  return revision(file, {{id, text_field(name, "two")}}, 8);
}

TEST(Verify, HoldsOthersToTheFieldsThatASignatureLocks) {
  const std::string file = locking();
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
                                             "metadata",  "validation", "other"};
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
      {"minimal-signed-twice-second-created", "good(signature,form,metadata) good"},
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
      {"extensions-indirect-not-all-paths",
       "bad(signature,metadata,validation,other) bad:verify_forged"},
      // pdfsig too finds the second signature of these broken
      {"extensions-direct", "good(signature,metadata,validation) bad:verify_forged"},
      {"extensions-indirect", "good(signature,metadata,validation) bad:verify_forged"},
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
