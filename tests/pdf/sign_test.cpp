#include "pdf/sealing.h"
#include "pdf/sign/places.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::pdfsig;
using test::sealed;
using test::signing;
using test::two_places;
using testing::HasSubstr;
using testing::StartsWith;

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

}  // namespace
}  // namespace sealpress::pdf
