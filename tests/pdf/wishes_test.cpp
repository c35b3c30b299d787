// What a signature field asks of the signature in it: its lock and its seed value.

#include <fmt/format.h>

#include <ctime>

#include "pdf/locking.h"
#include "pdf/sealing.h"
#include "pdf/verify/verify.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::sealed;
using test::signing;
using testing::HasSubstr;
using testing::Not;

/// A form of two texts A (object 4) and B (object 5), and of the empty places S and T; `wishes` are
/// members of S.
std::string wishing(const std::string& wishes) {
  return test::revision(
      "%PDF-1.7\n",
      {{1, "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [4 0 R 5 0 R 6 0 R 7 0 R]>>>>"},
       {2, "<</Type /Pages /Kids [3 0 R] /Count 1>>"},
       {3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [4 0 R 5 0 R 6 0 R 7 0 R]>>"},
       {4, test::text_field("A", "one")},
       {5, test::text_field("B", "one")},
       {6, "<</FT /Sig /T (S) /Type /Annot /Subtype /Widget /Rect [40 0 49 9] " + wishes + ">>"},
       {7, "<</FT /Sig /T (T) /Type /Annot /Subtype /Widget /Rect [20 0 29 9]>>"}});
}

TEST(FieldLock, BecomesAReferenceOfTheSignature) {
  const Credentials by = credentials("rsa");
  const std::string file = sealed(
      wishing("/Lock <</Type /SigFieldLock /Action /Include /Fields [(A)]>>"), signing(by, "S"));
  EXPECT_THAT(file, HasSubstr("/TransformMethod /FieldMDP /TransformParams <</Type "
                              "/TransformParams /V /1.2 /Action /Include /Fields [<41>"));
  const auto refilled = [&](int id, const char* name) {
    const auto report =
        verify(test::revision(file, {{id, test::text_field(name, "two")}}), {}).value();
    return !report.signatures.empty() && report.signatures[0].is_good();
  };
  EXPECT_TRUE(verify(file, {})->signatures.at(0).is_good());
  EXPECT_TRUE(refilled(5, "B"));
  EXPECT_FALSE(refilled(4, "A"));
}

TEST(FieldLock, OfTheWholeFormClosesTheOtherPlaces) {
  const Credentials by = credentials("rsa");
  const std::string file = sealed(wishing("/Lock <</Action /All /P 1>>"), signing(by, "S"));
  EXPECT_THAT(file, HasSubstr("/TransformMethod /DocMDP /TransformParams <</Type /TransformParams "
                              "/V /1.2 /P 1>>"));
  const auto again = seal(file, signing(by, "T"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "pdf.changes_forbidden");
}

/// What comes of signing in a place with this seed value: the error or warning as "what wanted".
std::string outcome(const std::string& seed, void (*set)(SealOptions&) = nullptr) {
  const Credentials by = credentials("rsa");
  SealOptions options = signing(by, "S");
  if (set != nullptr) set(options);
  const auto result = seal(wishing("/SV <</Type /SV " + seed + ">>"), options);
  const auto said = [](const Diagnostic& d, const char* mark) {
    std::string out = mark + d.code;
    for (const Argument& one : d.args) {
      if (one.name != "place") out += ' ' + std::get<std::string>(one.value);
    }
    return out;
  };
  if (!result) return said(result.error(), "!");
  return result->warnings.empty() ? "signed" : said(result->warnings.front(), "?");
}

TEST(SeedValue, IsObeyedOrTold) {
  const auto with_reason = [](SealOptions& options) { options.reason = "同意"; };
  EXPECT_EQ(outcome("/Ff 3 /Filter /Adobe.PPKLite /SubFilter [/ETSI.CAdES.detached]"), "signed");
  EXPECT_EQ(outcome("/Ff 2 /SubFilter [/adbe.x509.rsa_sha1]"),
            "!pdf.seed_unmet kind adbe.x509.rsa_sha1");
  EXPECT_EQ(outcome("/SubFilter [/adbe.x509.rsa_sha1]"), "?pdf.seed_unmet kind adbe.x509.rsa_sha1");
  EXPECT_EQ(outcome("/Ff 64 /DigestMethod [/SHA384 /SHA512]"),
            "!pdf.seed_unmet digest SHA384、SHA512");
  EXPECT_EQ(outcome("/Ff 64 /DigestMethod [/SHA1 /SHA256]"), "signed");
  EXPECT_EQ(outcome("/Ff 8 /Reasons [(yes) (no)]"), "!pdf.seed_unmet reason yes、no");
  EXPECT_EQ(outcome("/Ff 8 /Reasons [(.)]"), "signed");
  EXPECT_EQ(outcome("/Ff 8 /Reasons [(.)]", with_reason), "!pdf.seed_unmet no_reason .");
  EXPECT_EQ(outcome("/Ff 8 /Reasons [<FEFF540C610F>]", with_reason), "signed");
  EXPECT_EQ(outcome("/MDP <</P 2>>"), "!pdf.seed_unmet certify 2");
  EXPECT_EQ(outcome("/MDP <</P 2>>", [](SealOptions& o) { o.certify = Certify::form_filling; }),
            "signed");
  EXPECT_EQ(outcome("/TimeStamp <</URL (http://tsa.example) /Ff 1>>"),
            "!pdf.seed_unmet timestamp http://tsa.example");
  EXPECT_EQ(outcome("/Ff 32 /AddRevInfo true"), "!pdf.seed_unmet revocation ");
  EXPECT_EQ(outcome("/Cert <</Ff 1 /Subject [<00>]>>"), "!pdf.seed_unmet certificate ");
}

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return out;
}

/// Ff: 4 policies, 8 names, 32 usage.
TEST(SeedValue, AsksForUsageNamesAndPoliciesOfTheCertificate) {
  EXPECT_EQ(outcome("/Cert <</Ff 32 /KeyUsage [(11)]>>"), "signed");
  EXPECT_EQ(outcome("/Cert <</Ff 32 /KeyUsage [(0X) (1XX0)]>>"), "signed");
  EXPECT_EQ(outcome("/Cert <</Ff 32 /KeyUsage [(0X) (1XX1)]>>"),
            "!pdf.seed_unmet certificate KeyUsage");
  const std::string name = "FEFF" + std::string("68377AE06D4B8BD553554F4D");  // 样章测试单位
  EXPECT_EQ(outcome("/Cert <</Ff 8 /SubjectDN [<</O (x)>> <</CN <" + name + ">>>]>>"), "signed");
  EXPECT_EQ(outcome("/Cert <</Ff 8 /SubjectDN [<</CN (x)>>]>>"),
            "!pdf.seed_unmet certificate SubjectDN");
  EXPECT_EQ(outcome("/Cert <</Ff 4 /OID [(1.2.3)]>>"), "!pdf.seed_unmet certificate OID");
}

TEST(SeedValue, FindsNamesInStringsOfOldKinds) {
  SEALPRESS_NEED_JUDGE("openssl");
  const test::TempDir dir;
  const std::string config =
      dir.write("cnf", "[req]\ndistinguished_name=dn\nstring_mask=nombstr\n[dn]\n");
  const test::Output made =
      test::run({"openssl", "req", "-x509", "-new", "-key", test::TestKeys::get().path("rsa.key"),
                 "-subj", "/CN=样章测试单位", "-config", config, "-out", dir.file("pem")});
  ASSERT_EQ(made.exit_code, 0) << made;
  const auto by = Credentials::from_key(test::TestKeys::get().read("rsa.key"), dir.read("pem"), "");
  ASSERT_TRUE(by) << by.error().code;
  const std::string wanted = "/Cert <</Ff 8 /SubjectDN [<</CN <FEFF68377AE06D4B8BD553554F4D>>>]>>";
  SealOptions options = signing(*by, "S");
  options.now = static_cast<std::int64_t>(std::time(nullptr)) + 1;
  const auto result = seal(wishing("/SV <</Type /SV " + wanted + ">>"), options);
  EXPECT_TRUE(result) << result.error().code;
}

TEST(SeedValue, NamesCertificatesAndTheirIssuers) {
  const auto all = credentials("rsa").certificates();
  const auto other = credentials("other").certificates();
  ASSERT_EQ(all.size(), 2u);  // its issuer's too
  EXPECT_EQ(outcome("/Cert <</Ff 1 /Subject [<" + hex(all[0]) + ">]>>"), "signed");
  EXPECT_EQ(outcome("/Cert <</Ff 1 /Subject [<" + hex(other[0]) + ">]>>"),
            "!pdf.seed_unmet certificate ");
  EXPECT_EQ(outcome("/Cert <</Ff 2 /Issuer [<" + hex(all[1]) + ">]>>"), "signed");
  EXPECT_EQ(outcome("/Cert <</Ff 2 /Issuer [<" + hex(other[0]) + ">]>>"),
            "!pdf.seed_unmet issuer ");
}

TEST(SeedValue, ChoosesTheKindOfSignature) {
  const Credentials by = credentials("rsa");
  const std::string file =
      sealed(wishing("/SV <</Ff 2 /SubFilter [/adbe.pkcs7.detached]>>"), signing(by, "S"));
  EXPECT_THAT(file, HasSubstr("/SubFilter /adbe.pkcs7.detached"));
  EXPECT_THAT(file, Not(HasSubstr("/SubFilter /ETSI.CAdES.detached")));
  EXPECT_TRUE(verify(file, {})->signatures.at(0).is_good());
}

}  // namespace
}  // namespace sealpress::pdf
