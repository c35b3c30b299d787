#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "pdf/sealing.h"
#include "pdf/sign/places.h"
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

}  // namespace
}  // namespace sealpress::pdf
