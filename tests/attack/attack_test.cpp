// Signed files changed in many ways without their key. What a person then sees, in poppler or in
// MuPDF, must not differ from what was signed while every signature is called valid. What others
// may rightly do stays valid.
#include <cstdlib>
#include <map>
#include <set>

#include "attack/page_ways.h"
#include "attack/prepared_ways.h"
#include "attack/signed_ways.h"
#include "attack/structure_ways.h"
#include "pdf/verify/verify.h"
#include "support/corpus.h"

namespace sealpress::test {
namespace {

/// A form of two pages, with a text and a button, sealed in one of its two places.
std::string form() {
  Forger forger(two_places());
  const int on = forger.forged_look("[0 0 9 9]", "0 0 9 9 re f"),
            off = forger.forged_look("[0 0 9 9]", "0 0 9 9 re S");
  const int look =
      forger.forged_look("[0 0 60 12]", "/Tx BMC BT /Helv 9 Tf 2 3 Td (old) Tj ET EMC");
  const int text = forger.add(
      fmt::format("<</Type /Annot /Subtype /Widget /FT /Tx /T (text) /V (old) /DA (/Helv 9 Tf 0 g) "
                  "/Rect [10 100 70 112] /F 4 /AP <</N {}>>>>",
                  reference_to(look)));
  const int button = forger.add(fmt::format(
      "<</Type /Annot /Subtype /Widget /FT /Btn /T (button) /V /Off /AS /Off /Rect [10 80 "
      "19 89] /F 4 /AP <</N <</On {} /Off {}>>>>>>",
      reference_to(on), reference_to(off)));
  const int bare = forger.add(
      "<</Type /Annot /Subtype /Widget /FT /Tx /T (bare) /V (bare) /DA (/Wanting 9 Tf 0 g) /Rect "
      "[10 "
      "60 70 72] /F 4>>");
  const OutsideValue page = forger.page(), fields = forger.root()["/AcroForm"]["/Fields"];
  const std::string both =
      fmt::format("{} {} {}", reference_to(text), reference_to(button), reference_to(bare));
  forger.rewrite(page, {{"/Annots", pdf::written_with(page["/Annots"], both)}});
  forger.change_form({{"/Fields", pdf::written_with(fields, both)},
                      {"/DR",
                       "<</Font <</Helv <</Type /Font /Subtype /Type1 /BaseFont "
                       "/Helvetica>>>>>>"}});
  return forger.done();
}

/// The form certified at a level; 0: signed without certifying.
std::string signed_form(int level, const std::string& unsigned_form) {
  static const pdf::Credentials by = credentials("rsa");
  static const pdf::SealPicture disc = picture(disc_png(120, true));
  pdf::SealOptions options = signing(by, "单位盖章");
  options.picture = &disc;
  options.certify = static_cast<pdf::Certify>(level);
  return sealed(unsigned_form, options);
}

std::vector<Way> all_ways() {
  std::vector<Way> all;
  for (const auto& some : {page_ways(), annotation_ways(), seal_ways(), filling_ways(),
                           structure_ways(), stranger_ways()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// Both readers' pictures of all pages, small.
std::string seen(const std::string& pdf) {
  const Output poppler = judge({"pdftoppm", "-r", "24", "@"}, pdf);
  const Output mupdf =
      judge({"mutool", "draw", "-q", "-r", "24", "-F", "ppm", "-o", "-", "@"}, pdf);
  return poppler.out + "|" + mupdf.out;
}

class Attack : public testing::Test {
 protected:
  void SetUp() override {
    SEALPRESS_NEED_JUDGE("pdftoppm");
    SEALPRESS_NEED_JUDGE("mutool");
  }

  /// Whether each signature is good; a file that cannot be read is none.
  bool is_accepted(const std::string& pdf) {
    const auto report = verifier_.verify(pdf);
    if (!report || report->signatures.empty()) return false;
    return std::all_of(report->signatures.begin(), report->signatures.end(),
                       [](const auto& one) { return one.is_good(); });
  }
  bool is_filled_in(const std::string& pdf) {
    const auto report = verifier_.verify(pdf);
    return report &&
           std::any_of(report->signatures[0].changes.begin(), report->signatures[0].changes.end(),
                       [](const auto& note) { return note.kind == pdf::ChangeKind::form_fill; });
  }
  std::string why(const std::string& pdf) {
    const auto report = verifier_.verify(pdf);
    if (!report) return report.error().code;
    std::string out;
    for (const pdf::SignatureReport& one : report->signatures) {
      out += one.field + ": " + std::to_string(static_cast<int>(one.verdict())) + ' ' + one.problem;
      for (const pdf::ChangeNote& note : one.changes) {
        out += fmt::format(" [{} {}{}]", static_cast<int>(note.kind), note.where,
                           note.permitted ? "" : "!");
      }
      out += '\n';
    }
    return out;
  }

  /// Tries each way; says which were accepted although something else is seen. `draw`: counts the
  /// ways that show, too.
  void attack(const std::string& name, const std::string& file, bool draw = false) {
    const bool print = draw && std::getenv("SEALPRESS_PRINT") != nullptr;
    ASSERT_TRUE(is_accepted(file)) << name << '\n' << why(file);
    const std::string before = seen(file);
    int tried = 0, shown = 0, accepted = 0;
    for (const Way& way : all_ways()) {
      std::string forged;
      try {
        forged = way.forge(file);
      } catch (const DoesNotFit&) {
        continue;
      }
      const bool good = is_accepted(forged);
      const bool differs = (draw || good) && seen(forged) != before;
      if (print) {
        std::printf("%-56s %s %s %s", way.name.c_str(), differs ? "seen  " : "unseen",
                    good ? "ACCEPTED" : "told", why(forged).c_str());
      }
      ++tried;
      shown += differs ? 1 : 0;
      accepted += good && differs ? 1 : 0;
      EXPECT_FALSE(good && differs) << name << ": " << way.name << '\n' << why(forged);
    }
    std::printf("%-40s %3d ways", name.c_str(), tried);
    if (draw) std::printf(", %3d of them seen", shown);
    std::printf(", accepted forgeries %d\n", accepted);
  }

  pdf::Verifier verifier_{pdf::TrustAnchors{}};
};

TEST_F(Attack, NoWayToChangeASignedFormIsAccepted) {
  const std::string plain = form();
  for (const int level : {0, 1, 2, 3}) {
    attack(level == 0 ? "not certified" : "certified " + std::to_string(level),
           signed_form(level, plain), level == 0);
  }
  EXPECT_GE(all_ways().size(), 80u);
}

TEST_F(Attack, NorOneOfObjectStreams) {
  SEALPRESS_NEED_JUDGE("qpdf");
  const Output packed = judge({"qpdf", "--object-streams=generate", "@", "-"}, form());
  attack("object streams", signed_form(0, packed.out));
}

/// Every member of every object taken away, and put in the place of others' values.
std::vector<Way> ways_of_members(const std::string& file) {
  std::vector<Way> ways;
  const Forger forger(file);
  for (int id = 1; id < forger.count(); ++id) {
    const OutsideValue object = forger.object(id);
    for (const std::string& key : object.keys()) {
      for (const char* value : {"", "1", "[0 0 300 200]", "forged"}) {
        ways.push_back(update(fmt::format("{} {} {}", id, key, value), [=](Forger& f) {
          const bool forged = std::string_view(value) == "forged";
          f.rewrite_any(f.object(id), {{key, forged ? reference_to(f.forged_look()) : value}});
        }));
      }
    }
    ways.push_back(update(fmt::format("{} null", id), [=](Forger& f) { f.put(id, "null"); }));
    ways.push_back(update(fmt::format("{} forged", id), [=](Forger& f) {
      f.put_stream(id, "/Type /XObject /Subtype /Form /BBox [0 0 300 200]", kForgedPage);
    }));
  }
  return ways;
}

/// Filling in is what is seen and permitted.
TEST_F(Attack, NorAChangeOfAnyMemberOfAnyObject) {
  const std::string file = signed_form(2, form());
  const std::string before = seen(file);
  int tried = 0, accepted = 0;
  for (const Way& way : ways_of_members(file)) {
    const std::string forged = way.forge(file);
    ++tried;
    if (!is_accepted(forged) || is_filled_in(forged)) continue;
    ++accepted;
    EXPECT_TRUE(seen(forged) == before) << way.name << '\n' << why(forged);
  }
  std::printf("%-40s %3d ways, %d of them harmless\n", "members of objects", tried, accepted);
}

TEST_F(Attack, NorOneThatWakesWhatSleptInTheSignedFile) {
  const std::string plain = form();
  int woken = 0;
  for (const Way& sleeper : sleepers()) {
    const std::string file = signed_form(0, sleeper.forge(plain));
    ASSERT_TRUE(is_accepted(file)) << sleeper.name << '\n' << why(file);
    const std::string before = seen(file);
    for (const Way& wake : wakes()) {
      const std::string forged = wake.forge(file);
      const bool differs = seen(forged) != before;
      woken += differs ? 1 : 0;
      EXPECT_FALSE(differs && is_accepted(forged)) << sleeper.name << ": " << wake.name;
    }
  }
  EXPECT_GE(woken, 10);
  for (const bool button : {false, true}) {
    const auto [unsigned_file, fill] = sleeping_field(plain, button);
    const std::string file = signed_form(0, unsigned_file);
    ASSERT_TRUE(is_accepted(file)) << why(file);
    EXPECT_FALSE(is_accepted(fill.forge(file))) << fill.name;
  }
}

/// Readers differ from the beginning.
TEST_F(Attack, NorOneThatWasAwakeWhenItWasSigned) {
  const std::string plain = form();
  const Way lying = sleepers().front();
  for (const Way& wake : wakes()) {
    if (!wake.name.starts_with("a reference")) continue;
    const std::string file = signed_form(0, wake.forge(lying.forge(plain)));
    EXPECT_FALSE(is_accepted(file)) << wake.name;
  }
}

/// The updates themselves are no harm where nothing sleeps.
TEST_F(Attack, FilesWithoutSleepersMayLackAnObject) {
  const std::string file = signed_form(0, form());
  for (const Way& wake : wakes()) {
    const std::string name = wake.name;
    if (name.starts_with("a reference") || name == "line ends") {
      EXPECT_TRUE(is_accepted(wake.forge(file))) << name << '\n' << why(wake.forge(file));
    }
  }
}

TEST_F(Attack, EachKindOfTroubleHasItsVerdict) {
  const std::string file = signed_form(0, form());
  const std::map<std::string, pdf::Verdict> expected = {
      {"contents: another stream", pdf::Verdict::changed},
      {"contents changed behind 1,200 notes", pdf::Verdict::changed},
      {"seal: hidden", pdf::Verdict::changed},
      {"stranger: over the page", pdf::Verdict::changed},
      {"second field with a copy that shows nothing", pdf::Verdict::broken},
      {"generation: the contents have two", pdf::Verdict::ambiguous},
      {"table: the contents at another object", pdf::Verdict::ambiguous},
      {"lying about: the same, and the end far from the end", pdf::Verdict::ambiguous},
      {"trailer: no Prev, a file of its own", pdf::Verdict::ambiguous},
  };
  std::size_t met = 0;
  for (const Way& way : all_ways()) {
    const auto wanted = expected.find(way.name);
    if (wanted == expected.end()) continue;
    ++met;
    const auto report = verifier_.verify(way.forge(file));
    ASSERT_TRUE(report) << way.name;
    EXPECT_TRUE(std::any_of(report->signatures.begin(), report->signatures.end(),
                            [&](const auto& one) { return one.verdict() == wanted->second; }))
        << way.name << '\n'
        << why(way.forge(file));
  }
  EXPECT_EQ(met, expected.size());
}

TEST_F(Attack, MoreVersionsThanAreLookedAtCannotBeVouchedFor) {
  std::string file = signed_form(0, form());
  for (int i = 0; i < 210; ++i) {
    RawUpdate update(file);
    update.put(8000, fmt::format("<</Title ({})>>", i));
    update.close("/Info 8000 0 R");
    file = update.done();
  }
  const auto report = verifier_.verify(file);
  ASSERT_TRUE(report);
  ASSERT_FALSE(report->signatures.empty());
  EXPECT_EQ(report->signatures[0].verdict(), pdf::Verdict::unvouched) << why(file);
}

TEST_F(Attack, WhatIsRightStaysValid) {
  const std::string plain = form();
  for (const int level : {0, 1, 2, 3}) {
    const std::string file = signed_form(level, plain);
    for (const RightWay& right : right_ways()) {
      const auto& levels = right.levels;
      const bool permitted = std::find(levels.begin(), levels.end(), level) != levels.end();
      std::string changed = file + "nothing";
      try {
        changed = right.way.forge(file);
      } catch (const DoesNotFit&) {
        EXPECT_FALSE(permitted) << right.way.name;  // refused by us already
      }
      EXPECT_EQ(is_accepted(changed), permitted) << right.way.name << ", level " << level << '\n'
                                                 << why(changed);
    }
  }
}

TEST_F(Attack, NorAForeignSignedFile) {
  SEALPRESS_NEED_CORPUS();
  for (const auto& path : corpus_files("pdf", ".pdf")) {
    const std::string file = read_file(path);
    if (is_accepted(file)) attack(path.filename().string(), file);
  }
}

}  // namespace
}  // namespace sealpress::test
