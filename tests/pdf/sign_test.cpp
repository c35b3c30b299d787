#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "pdf/locking.h"
#include "pdf/sealing.h"
#include "pdf/sign/places.h"
#include "pdf/verify/verify.h"
#include "support/corpus.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::pdfsig;
using test::sealed;
using test::signing;
using test::two_places;
using testing::HasSubstr;

TEST(Signing, GivesASignatureThatPdfsigCallsValid) {
  SEALPRESS_NEED_JUDGE("pdfsig");
  SEALPRESS_NEED_JUDGE("openssl");
  for (const char* name : {"rsa", "ec", "ec384"}) {
    const Credentials by = credentials(name);
    const std::string before = two_places();
    const std::string after = sealed(before, signing(by, "单位盖章"));
    EXPECT_TRUE(after.starts_with(before));
    const auto verdict = pdfsig(after);
    EXPECT_EQ(verdict.found, 1) << verdict.said;
    EXPECT_EQ(verdict.valid, 1) << name << verdict.said;
    EXPECT_THAT(verdict.said.out, HasSubstr("ETSI.CAdES.detached"));
    EXPECT_THAT(verdict.said.out, HasSubstr("Total document signed"));
  }
}

TEST(Signing, FiveSignaturesStayValidAfterEveryStep) {
  SEALPRESS_NEED_JUDGE("pdfsig");
  const Credentials one = credentials("rsa"), two = credentials("ec");
  std::string file = two_places();
  const char* places[] = {"单位盖章", "推荐单位盖章", "", "", ""};
  for (int i = 0; i < 5; ++i) {
    const std::string before = file;
    SealOptions options = signing(i % 2 == 0 ? one : two, places[i]);
    file = sealed(before, options);
    EXPECT_TRUE(file.starts_with(before));
    const auto verdict = pdfsig(file);
    EXPECT_EQ(verdict.found, i + 1);
    EXPECT_EQ(verdict.valid, i + 1) << verdict.said;
  }
  const test::Output checked = test::judge({"qpdf", "--check", "@"}, file);
  EXPECT_EQ(checked.exit_code, 0) << checked;
}

TEST(Signing, IsTheSameBytesForTheSameInput) {
  const Credentials by = credentials("rsa");
  const std::string file = two_places();
  EXPECT_EQ(sealed(file, signing(by, "单位盖章")), sealed(file, signing(by, "单位盖章")));
}

/// On twenty files of others, of both kinds of cross-reference: five signatures each.
TEST(Signing, StaysValidOnFilesOfOthers) {
  SEALPRESS_NEED_JUDGE("pdfsig");
  SEALPRESS_NEED_CORPUS();
  const auto paths = test::corpus_files("pdf", ".pdf");
  const Credentials one = credentials("rsa"), two = credentials("ec");
  const SealPicture seal_picture = test::picture(test::disc_png(300, true));
  int files = 0, streams = 0;
  for (std::size_t n = 0; n < paths.size() && files < 20; n += 3) {
    std::string file = test::read_file(paths[n]);
    const auto places = seal_places(file);
    if (!places || !places->empty()) continue;
    streams += file.find("/Type /XRef") != std::string::npos ||
               file.find("/Type/XRef") != std::string::npos;
    for (int i = 0; i < 5; ++i) {
      SealOptions options = signing(i % 2 == 0 ? one : two, "章" + std::to_string(i));
      options.new_place = NewPlace{0, {Length::mm(30.0 + 25 * i), Length::mm(40)}};
      options.picture = &seal_picture;
      options.size = {Length::mm(20), Length::mm(20)};
      const auto result = seal(file, options);
      if (!result && i == 0) break;
      ASSERT_TRUE(result) << paths[n] << result.error().code;
      const bool repaired = !result->warnings.empty();
      EXPECT_TRUE(repaired || result->bytes.starts_with(file)) << paths[n];
      file = result->bytes;
      const auto verdict = pdfsig(file);
      EXPECT_EQ(verdict.valid, i + 1) << paths[n] << verdict.said;
      files += i == 4;
    }
  }
  EXPECT_EQ(files, 20);
  EXPECT_GT(streams, 2);
}

/// The signatures that are good, by their fields.
std::set<std::string> good_ones(const std::string& file) {
  std::set<std::string> good;
  const auto report = verify(file, {});
  if (!report) return good;
  for (const SignatureReport& one : report->signatures) {
    if (one.is_good()) good.insert(one.field + '@' + std::to_string(one.covered));
  }
  return good;
}

/// Signs at a point of the first page; empty where the file does not allow it.
std::string countersigned(const std::string& file, const Credentials& by) {
  SealOptions options = signing(by, "会签");
  options.new_place = NewPlace{0, {Length::mm(10), Length::mm(10)}};
  const auto result = seal(file, options);
  return result ? result->bytes : std::string();
}

TEST(Signing, IsRefusedWhereItWouldSpoilAnEarlierSignature) {
  const Credentials one = credentials("rsa"), two = credentials("ec");
  const SealPicture disc = test::picture(test::disc_png(100, false));
  SealOptions first = signing(one, "单位盖章");
  first.picture = &disc;
  const std::string file = sealed(two_places(), first);
  SealOptions second = signing(two, "会签");
  second.size = {Length::mm(8), Length::mm(8)};
  second.new_place = NewPlace{0, {Length::pt(30), Length::pt(28)}};  // on the page's text
  const auto over = seal(file, second);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, "pdf.would_spoil");
  second.new_place = NewPlace{0, {Length::pt(40), Length::pt(120)}};
  EXPECT_TRUE(seal(file, second));
}

TEST(Signing, SpoilsNoEarlierSignatureOfOthers) {
  SEALPRESS_NEED_CORPUS();
  const Credentials by = credentials("ec");
  int files = 0, signatures = 0;
  for (const auto& path : test::corpus_files("pdf", ".pdf")) {
    const std::string file = test::read_file(path);
    const std::set<std::string> before = good_ones(file);
    const std::string after = before.empty() ? "" : countersigned(file, by);
    if (after.empty()) continue;
    ++files;
    signatures += static_cast<int>(before.size());
    EXPECT_TRUE(after.starts_with(file)) << path;
    const std::set<std::string> still = good_ones(after);
    EXPECT_TRUE(std::includes(still.begin(), still.end(), before.begin(), before.end())) << path;
    EXPECT_GT(still.size(), before.size()) << path;
  }
  std::printf("countersigned: %d files, %d good signatures before\n", files, signatures);
  EXPECT_GT(files, 20);
}

/// What the trailer holds beside the usual belongs to the file: LibreOffice's hybrid files name the
/// document that they were made of there.
TEST(Signing, KeepsWhatElseTheTrailerHolds) {
  const Credentials by = credentials("rsa");
  std::string file = two_places();
  const std::size_t id = file.rfind("/ID");
  ASSERT_NE(id, std::string::npos);
  file.insert(id, "/AdditionalStreams[/application#2Fx 1 0 R]/Note(\\(kept\\)) ");
  const std::size_t start = file.rfind("startxref\n") + 10;
  const std::size_t section = std::stoul(file.substr(start));
  ASSERT_LT(section, id) << "the trailer stands behind the section, whose offset stays";
  const std::string after = sealed(file, signing(by, "单位盖章"));
  ASSERT_TRUE(after.starts_with(file)) << "not repaired";
  EXPECT_THAT(after.substr(file.size()), HasSubstr("/AdditionalStreams [/application#2Fx 1 0 R]"));
  EXPECT_THAT(after.substr(file.size()), HasSubstr("/Note <286B65707429>"));
  const std::set<std::string> first = good_ones(after);
  const std::set<std::string> second = good_ones(sealed(after, signing(by, "推荐单位盖章")));
  EXPECT_EQ(first.size(), 1u);
  EXPECT_TRUE(std::includes(second.begin(), second.end(), first.begin(), first.end()));
}

TEST(Signing, LeavesSignedFilesAloneThatAreDamaged) {
  const Credentials by = credentials("rsa");
  const std::string once = sealed(two_places(), signing(by, "单位盖章"));
  std::string cut = once;
  cut.resize(cut.rfind("startxref"));  // its signature is found by a search alone
  std::string lost = once;             // nothing leads to the signature any more, nor to a page
  lost.replace(lost.rfind("/Prev "), 7, "/Other ");
  for (const std::string& damaged : {cut, lost}) {
    const auto again = seal(damaged, signing(by));
    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().code, testing::AnyOf("pdf.signed_damaged", "pdf.damaged"));
  }
  EXPECT_EQ(seal(cut, signing(by)).error().code, "pdf.signed_damaged");
}

TEST(Signing, TellsOfASignatureThatWasTakenAway) {
  const Credentials by = credentials("rsa");
  const std::string once = test::locking("/Action /Include /Fields [(B)]");
  const std::string cleared = test::revision(
      once, {{6, "<</FT /Sig /T (S) /Type /Annot /Subtype /Widget /Rect [0 0 0 0]>>"}});
  const auto again = seal(cleared, signing(by, "unit.seal"));
  ASSERT_TRUE(again) << again.error().code;
  ASSERT_EQ(again->warnings.size(), 1u);
  EXPECT_EQ(again->warnings[0].code, "pdf.signature_unseen");
}

TEST(Certificates, AreNamedAsPeopleWroteThem) {
  SEALPRESS_NEED_JUDGE("openssl");
  // Without -utf8 the bytes are taken as Latin-1: nombstr writes them as a T61String, utf8only
  // encodes them once more.
  for (const char* mask : {"nombstr", "utf8only"}) {
    const test::TempDir dir;
    const std::string config = dir.write(
        "cnf", std::string("[req]\ndistinguished_name=dn\nstring_mask=") + mask + "\n[dn]\n");
    const test::Output made = test::run(
        {"openssl", "req", "-x509", "-new", "-key", test::TestKeys::get().path("rsa.key"), "-subj",
         "/O=某市协会/CN=样章测试单位", "-config", config, "-out", dir.file("pem")});
    ASSERT_EQ(made.exit_code, 0) << made;
    const auto loaded =
        Credentials::from_key(test::TestKeys::get().read("rsa.key"), dir.read("pem"), "");
    ASSERT_TRUE(loaded) << loaded.error().code;
    EXPECT_EQ(loaded->name(), "样章测试单位") << mask;
  }
}

}  // namespace
}  // namespace sealpress::pdf
