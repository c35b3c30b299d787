#include "pdf/sign/seal.h"

#include "messages/messages.h"
#include "pdf/locking.h"
#include "pdf/sealing.h"
#include "pdf/sign/places.h"

namespace sealpress::pdf {
namespace {

using test::credentials;
using test::pdfsig;
using test::picture;
using test::sealed;
using test::signing;
using test::two_places;
using testing::ElementsAre;

std::string code_of(const Result<Sealed>& result) {
  return result ? "" : result.error().code;
}

// Geometry: the place of 42 mm on the second page has its centre at 150 + 59.53 pt, 60 + 59.53 pt.
constexpr double kMm = 25.4 / 72;
const double kSide = 42 / kMm, kCentreX = (150 + kSide / 2) * kMm,
             kCentreY = (60 + kSide / 2) * kMm;

TEST(SealPicture, HasItsTrueSizeAtItsPlace) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  const SealPicture svg = picture(test::kSvgSeal);
  const Credentials by = credentials("rsa");
  for (const bool sign : {true, false}) {
    SealOptions options;
    options.place = "推荐单位盖章";
    options.picture = &svg;
    options.now = test::kNow;
    if (sign) options.credentials = &by;
    for (const double diameter : {0.0, 42.0, 38.0, 45.0}) {
      options.size = {Length::mm(diameter), Length::mm(diameter)};
      const test::Ink ink = test::red_ink_of(sealed(two_places(), options), 2);
      const double wanted = diameter > 0 ? diameter : 42;
      EXPECT_NEAR(ink.width(), wanted, 0.2) << sign;
      EXPECT_NEAR(ink.height(), wanted, 0.2);
      EXPECT_NEAR(ink.centre_x(), kCentreX, 0.2);
      EXPECT_NEAR(ink.centre_y(), kCentreY, 0.2);
    }
  }
}

TEST(SealPicture, StandsUprightOnTurnedPages) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  SEALPRESS_NEED_JUDGE("qpdf");
  const test::TempDir dir;
  const std::string plain = dir.write("plain.pdf", two_places());
  const SealPicture svg = picture(test::kSvgSeal);
  const Credentials by = credentials("rsa");
  for (const char* angle : {"90", "180", "270"}) {
    const std::string turned = dir.file("turned.pdf");
    test::run({"qpdf", std::string("--rotate=") + angle, plain, turned});
    SealOptions options = signing(by, "推荐单位盖章");
    options.picture = &svg;
    const std::string after = sealed(dir.read("turned.pdf"), options);
    const auto places = seal_places(after);
    ASSERT_TRUE(places);
    const Rect& place = (*places)[1].rect;
    const test::Ink ink = test::red_ink_of(after, 2);
    EXPECT_NEAR(ink.centre_x(), (place.x + place.width / 2).to_mm(), 0.2) << angle;
    EXPECT_NEAR(ink.centre_y(), (place.y + place.height / 2).to_mm(), 0.2) << angle;
    EXPECT_NEAR(ink.width(), 42, 0.2);
  }
}

TEST(SealPicture, LetsTheTextBelowShow) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  test::Sheet sheet;
  sheet.text("盖章样张盖章样张", 20, 50);
  sheet.page().seals.push_back({"章", test::box_pt(20, 20, 100, 100)});
  const SealPicture disc = picture(test::disc_png(400, false));
  const Credentials by = credentials("rsa");
  SealOptions options = signing(by, "章");
  options.picture = &disc;
  const test::Raster raster = test::poppler_raster(sealed(sheet.write(), options));
  bool black_within = false, red_within = false;
  for (int y = 35; y < 55; ++y) {
    for (int x = 50; x < 90; ++x) {
      const std::string color = raster.color(x, y);
      black_within = black_within || static_cast<unsigned char>(color[0]) < 60;
      red_within = red_within || static_cast<unsigned char>(color[0]) > 180;
    }
  }
  EXPECT_TRUE(black_within && red_within);
}

TEST(SealPicture, LeavesTheTextBetweenItsInkInPdfA1) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  test::Sheet sheet;
  sheet.text("盖章样张盖章样张", 20, 50);
  sheet.page().seals.push_back({"章", test::box_pt(20, 20, 100, 100)});
  WriteOptions old;
  old.pdfa = PdfA::a1b;
  const SealPicture ring = picture(test::kSvgSeal);
  SealOptions options;
  options.picture = &ring;
  const auto stamped = seal(sheet.write(old), options);
  ASSERT_TRUE(stamped) << stamped.error().code;
  ASSERT_EQ(stamped->warnings.size(), 1u);
  EXPECT_EQ(stamped->warnings[0].code, "pdf.seal_flattened");
  EXPECT_EQ(stamped->bytes.find("/SMask"), std::string::npos);
  const test::Raster raster = test::poppler_raster(stamped->bytes);
  bool black_within = false;
  for (int y = 35; y < 55; ++y) {
    for (int x = 50; x < 90; ++x) {
      black_within = black_within || static_cast<unsigned char>(raster.color(x, y)[0]) < 60;
    }
  }
  EXPECT_TRUE(black_within);
}

TEST(SealPicture, WithoutAlphaWarnsOrTurnsWhiteTransparent) {
  Diagnostics warnings;
  EXPECT_EQ(picture(test::disc_png(100, true), &warnings).width, 100u);
  EXPECT_TRUE(warnings.empty());
  EXPECT_TRUE(picture(test::disc_png(100, false), &warnings).mask.empty());
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].code, "pdf.seal_opaque");
  EXPECT_FALSE(picture(test::disc_png(100, false), &warnings, true).mask.empty());
  EXPECT_TRUE(warnings.empty());
}

TEST(SealPicture, IsRefusedByName) {
  Diagnostics warnings;
  const auto code = [&](const std::string& bytes) {
    const auto loaded = load_seal_picture(bytes, {}, warnings);
    return loaded ? "" : loaded.error().code;
  };
  EXPECT_EQ(code("nothing"), "image.not_a_picture");
  EXPECT_EQ(code(test::flat_png(20, 20, "\xFF\xFF\xFF")), "pdf.seal_blank");
  EXPECT_EQ(code("<svg xmlns='http://www.w3.org/2000/svg'><broken"), "image.svg_unreadable");

  SealOptions options;
  const SealPicture oblong = picture(test::flat_png(200, 100, std::string("\xD0\0\0", 3)));
  options.picture = &oblong;
  options.place = "单位盖章";
  options.size = {Length::mm(42), Length::mm(42)};
  const auto misshapen = seal(two_places(), options);
  ASSERT_EQ(code_of(misshapen), "pdf.seal_shape");
  EXPECT_THAT(messages::hint(misshapen.error(), messages::Language::english),
              testing::HasSubstr("--size 42x21mm"));
  options.size = {Length::mm(40), Length::mm(20)};
  const auto coarse = seal(two_places(), options);
  ASSERT_TRUE(coarse);
  ASSERT_EQ(coarse->warnings.size(), 1u);
  EXPECT_EQ(coarse->warnings[0].code, "pdf.seal_coarse");
}

TEST(Sealing, RefusesByName) {
  const Credentials by = credentials("rsa");
  const SealPicture disc = picture(test::disc_png(600, true));
  const std::string file = two_places();
  EXPECT_EQ(code_of(seal(file, signing(by, "单位盖张"))), "pdf.place_unknown");
  const auto either = seal(file, signing(by));
  ASSERT_EQ(code_of(either), "pdf.place_ambiguous");
  EXPECT_EQ(std::get<std::string>(either.error().args.at(0).value), "单位盖章、推荐单位盖章");
  const std::string once = sealed(file, signing(by, "单位盖章"));
  EXPECT_EQ(code_of(seal(once, signing(by, "单位盖章"))), "pdf.place_signed");

  SealOptions picture_alone;
  picture_alone.picture = &disc;
  picture_alone.place = "推荐单位盖章";
  EXPECT_EQ(code_of(seal(once, picture_alone)), "pdf.signed_needs_key");
  const std::string stamped = sealed(file, picture_alone);
  EXPECT_EQ(code_of(seal(stamped, picture_alone)), "pdf.place_stamped");

  SealOptions large = signing(by, "推荐单位盖章");
  large.picture = &disc;
  large.size = {Length::mm(50), Length::mm(50)};
  EXPECT_EQ(code_of(seal(once, large)), "pdf.place_small");

  SealOptions certifying = signing(by, "推荐单位盖章");
  certifying.certify = Certify::form_filling;
  EXPECT_EQ(code_of(seal(once, certifying)), "pdf.certify_not_first");
  certifying.certify = Certify::no_changes;
  const std::string closed = sealed(file, certifying);
  EXPECT_EQ(code_of(seal(closed, signing(by, "单位盖章"))), "pdf.changes_forbidden");

  SealOptions far = signing(by);
  far.new_place = NewPlace{7, {}};
  EXPECT_EQ(code_of(seal(file, far)), "pdf.page_unknown");
  const Credentials expired = credentials("expired");
  EXPECT_EQ(code_of(seal(file, signing(expired, "单位盖章"))), "pdf.certificate_expired");
}

TEST(Sealing, KeepsOffPlacesThatASignatureLocks) {
  const Credentials by = credentials("rsa");
  const auto at_place = [&](const char* locked) {
    return code_of(seal(test::locking(locked), signing(by, "unit.seal")));
  };
  EXPECT_EQ(at_place("/Action /All"), "pdf.place_locked");
  EXPECT_EQ(at_place("/Action /Include /Fields [(B) (unit.seal)]"), "pdf.place_locked");
  EXPECT_EQ(at_place("/Action /Include /Fields [(unit)]"), "pdf.place_locked") << "and those below";
  EXPECT_EQ(at_place("/Action /Exclude /Fields [(A)]"), "pdf.place_locked");
  EXPECT_EQ(at_place("/Action /Include /Fields [(A) (unit.se)]"), "");
  EXPECT_EQ(at_place("/Action /Exclude /Fields [(unit.seal)]"), "");

  SealOptions elsewhere = signing(by, "new");
  elsewhere.new_place = NewPlace{0, {Length::mm(10), Length::mm(10)}};
  const auto refused = seal(test::locking("/Action /All"), elsewhere);
  ASSERT_EQ(code_of(refused), "pdf.place_locked");
  EXPECT_EQ(std::get<std::string>(refused.error().args.at(0).value), "new");
  EXPECT_EQ(code_of(seal(test::locking("/Action /Include /Fields [(A)]"), elsewhere)), "");
}

TEST(Sealing, NeverPutsASealOverTheEdgeOfThePage) {
  const Credentials by = credentials("rsa");
  const SealPicture disc = picture(test::disc_png(600, true));
  const double page = 300 * kMm;  // wide and 200 pt high
  for (const bool sign : {true, false}) {
    SealOptions options;
    options.picture = &disc;
    options.now = test::kNow;
    if (sign) options.credentials = &by;
    const auto at = [&](double x, double y, double side) {
      options.new_place = NewPlace{0, {Length::mm(x), Length::mm(y)}};
      options.size = {Length::mm(side), Length::mm(side)};
      return code_of(seal(two_places(), options));
    };
    EXPECT_EQ(at(20, 20, 40), "");
    EXPECT_EQ(at(page - 20, 20, 40), "");
    EXPECT_EQ(at(10, 20, 40), "pdf.seal_off_page");
    EXPECT_EQ(at(20, 10, 40), "pdf.seal_off_page");
    EXPECT_EQ(at(500, 20, 40), "pdf.seal_off_page");
    options.new_place.reset();
    options.place = "单位盖章";
    options.size = {Length::mm(80), Length::mm(80)};
    EXPECT_EQ(code_of(seal(two_places(), options)), "pdf.seal_off_page") << "the place would grow";
  }
}

TEST(Sealing, ShowsThePictureWhereThereIsAPlaceIfItMayHide) {
  const Credentials by = credentials("rsa");
  const SealPicture disc = picture(test::disc_png(600, true));
  SealOptions options = signing(by);
  options.picture = &disc;
  options.may_hide = true;
  test::Sheet blank, one;
  blank.text("页", 20, 50);
  one.page().seals.push_back({"章", test::box_pt(20, 20, 100, 100)});
  const auto shown = [](const std::string& file) {
    const auto places = seal_places(file);
    EXPECT_TRUE(places && places->size() == 1 && (*places)[0].is_signed);
    return (*places)[0].page.has_value();
  };
  EXPECT_FALSE(shown(sealed(blank.write(), options)));
  const std::string at_place = sealed(one.write(), options);
  EXPECT_TRUE(shown(at_place));
  EXPECT_NE(at_place.find("/SPRS"), std::string::npos);
  SealOptions stamp;
  stamp.picture = &disc;
  EXPECT_TRUE(shown(sealed(sealed(one.write(), stamp), options))) << "signed where it is stamped";
}

TEST(Sealing, PicturesAloneMarkTheirPlace) {
  const SealPicture disc = picture(test::disc_png(600, true));
  SealOptions options;
  options.picture = &disc;
  options.place = "单位盖章";
  const auto places = seal_places(sealed(two_places(), options));
  ASSERT_TRUE(places);
  EXPECT_TRUE((*places)[0].is_stamped);
  EXPECT_FALSE((*places)[1].is_stamped);
}

TEST(Sealing, KeepsEncryptionAndAsksForPermission) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdfsig");
  const test::TempDir dir;
  const std::string plain = dir.write("plain.pdf", two_places());
  const Credentials by = credentials("rsa");
  const SealPicture disc = picture(test::disc_png(600, true));
  const std::vector<std::vector<std::string>> ways = {
      {"40"}, {"128", "--use-aes=n"}, {"128", "--use-aes=y"}, {"256"}};
  for (const auto& way : ways) {
    std::vector<std::string> command{"qpdf", "--allow-weak-crypto", "--encrypt", "user", "owner"};
    command.insert(command.end(), way.begin(), way.end());
    command.insert(command.end(), {"--", plain, dir.file("locked.pdf")});
    test::run(command);
    SealOptions options = signing(by, "单位盖章");
    options.picture = &disc;
    options.reason = "盖章";
    OutsideLimits limits;
    EXPECT_EQ(code_of(seal(dir.read("locked.pdf"), options, limits)), "pdf.encrypted");
    limits.password = "wrong";
    EXPECT_EQ(code_of(seal(dir.read("locked.pdf"), options, limits)), "pdf.wrong_password");
    for (const char* password : {"user", "owner"}) {
      limits.password = password;
      const std::string after =
          dir.write("after.pdf", sealed(dir.read("locked.pdf"), options, limits));
      const test::Output out = test::run({"pdfsig", "-nocert", "-upw", "user", after});
      EXPECT_THAT(out.out, testing::HasSubstr("Signature is Valid")) << way[0] << out;
      const test::Output check = test::run({"qpdf", "--check", "--password=user", after});
      EXPECT_EQ(check.exit_code, 0) << check;
      const auto places = seal_places(dir.read("after.pdf"), limits);
      ASSERT_TRUE(places);
      EXPECT_EQ((*places)[0].signer, "样章测试单位") << way[0];
    }
  }
  test::run({"qpdf", "--encrypt", "", "owner", "256", "--modify=none", "--", plain,
             dir.file("closed.pdf")});
  EXPECT_EQ(code_of(seal(dir.read("closed.pdf"), signing(by, "单位盖章"))),
            "pdf.permissions_forbid");
  OutsideLimits owner;
  owner.password = "owner";
  EXPECT_EQ(code_of(seal(dir.read("closed.pdf"), signing(by, "单位盖章"), owner)), "");
}

TEST(Across, GroupsNeverEndThin) {
  EXPECT_THAT(across_groups(7, 10, 2), ElementsAre(7));
  EXPECT_THAT(across_groups(20, 10, 2), ElementsAre(10, 10));
  EXPECT_THAT(across_groups(21, 10, 2), ElementsAre(10, 9, 2));
  EXPECT_THAT(across_groups(25, 10, 2), ElementsAre(10, 10, 5));
  EXPECT_THAT(across_groups(3, 2, 2), ElementsAre(3));
  EXPECT_THAT(across_groups(13, 10, 5), ElementsAre(8, 5));
}

TEST(Across, CutsTheSealOverTheRightEdges) {
  SEALPRESS_NEED_JUDGE("pdftoppm");
  test::Sheet sheet;
  for (int i = 0; i < 3; ++i) {
    sheet.text("页", 20, 50);
    if (i < 2) sheet.add_page();
  }
  const SealPicture disc = picture(test::disc_png(900, true));
  AcrossRequest request;
  request.diameter = Length::mm(42);
  const auto across = seal_across(sheet.write(), disc, request);
  ASSERT_TRUE(across) << across.error().code;
  EXPECT_EQ(across->groups, 1u);
  const double page_width = 300 * kMm, middle = 100 * kMm;
  for (int page = 1; page <= 3; ++page) {
    const test::Ink ink = test::red_ink_of(across->bytes, page);
    EXPECT_NEAR(ink.right, page_width, 0.2) << page;
    EXPECT_NEAR(ink.width(), 14, 0.2) << page;
    EXPECT_NEAR(ink.centre_y(), middle, 0.2) << page;
  }
  EXPECT_LT(test::red_ink_of(across->bytes, 1).height(), 41);
  EXPECT_NEAR(test::red_ink_of(across->bytes, 2).height(), 42, 0.2);
}

TEST(Across, RefusesByName) {
  const SealPicture disc = picture(test::disc_png(600, true));
  const Credentials by = credentials("rsa");
  AcrossRequest request;
  request.diameter = Length::mm(42);
  EXPECT_EQ(code_of(seal_across(test::Sheet().write(), disc, request)), "pdf.across_one_page");
  EXPECT_EQ(code_of(seal_across(sealed(two_places(), signing(by, "单位盖章")), disc, request)),
            "pdf.across_signed");
  request.least_strip = Length::mm(30);
  EXPECT_EQ(code_of(seal_across(two_places(), disc, request)), "pdf.across_thin");
  request.least_strip = Length::mm(3);
  request.from_top = Length::mm(20);
  EXPECT_EQ(code_of(seal_across(two_places(), disc, request)), "pdf.seal_off_page");
}

TEST(Keys, AreRefusedByName) {
  const test::TestKeys& keys = test::TestKeys::get();
  const auto p12 = [&](const char* name, const char* password) {
    const auto loaded = Credentials::from_pkcs12(keys.read(name), password);
    return loaded ? "" : loaded.error().code;
  };
  const auto pem = [&](const char* key, const char* certificate, const char* password = "") {
    const auto loaded = Credentials::from_key(keys.read(key), keys.read(certificate), password);
    return loaded ? "" : loaded.error().code;
  };
  EXPECT_EQ(p12("rsa.p12", "secret"), "");
  EXPECT_EQ(p12("rsa.p12", "wrong"), "pdf.key_password");
  EXPECT_EQ(p12("rsa.pem", "secret"), "pdf.p12_unreadable");
  EXPECT_EQ(p12("weak.p12", "secret"), "pdf.key_weak");
  EXPECT_EQ(p12("crypt.p12", "secret"), "pdf.certificate_usage");
  EXPECT_EQ(p12("ed.p12", "secret"), "pdf.key_kind");
  EXPECT_EQ(pem("rsa.key", "rsa.pem"), "");
  EXPECT_EQ(pem("rsa.key", "other.pem"), "pdf.key_mismatch");
  EXPECT_EQ(pem("rsa.key", "rsa.key"), "pdf.certificate_missing");
  EXPECT_EQ(pem("rsa.key", "rsa.csr"), "pdf.certificate_unreadable");
  EXPECT_EQ(pem("rsa.pem", "rsa.pem"), "pdf.key_unreadable");
  test::run({"openssl", "pkcs8", "-topk8", "-in", keys.path("rsa.key"), "-passout", "pass:secret",
             "-out", keys.path("locked.key")});
  EXPECT_EQ(pem("locked.key", "rsa.pem", "secret"), "");
  EXPECT_EQ(pem("locked.key", "rsa.pem", "wrong"), "pdf.key_password");
  EXPECT_EQ(pem("locked.key", "rsa.pem"), "pdf.key_password");
}

}  // namespace
}  // namespace sealpress::pdf
