// From the name that a document states to the face that draws it.
#include <gmock/gmock.h>

#include "font_fixture.h"
#include "text/font/font_table.h"

namespace sealpress::text {
namespace {

using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::SizeIs;

FontTable table() {
  auto parsed = parse_font_table(read_file(kFontFolder + "/fonts.tsv"));
  EXPECT_TRUE(parsed.has_value());
  return *parsed;
}

std::string file_of(const NamedFont& font) {
  return std::filesystem::path(library().info(font.face).path).filename();
}

TEST(FontNames, EveryNameOfTheTableResolvesToItsFaceInEveryStyle) {
  for (const FontRow& row : table().rows) {
    for (const std::string& name : row.names) {
      if (name.front() == '*') continue;
      for (const auto& [bold, italic] :
           {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
        const NamedFont& font = library().find(name, bold, italic);
        const std::string& file = row.files[style_index(bold, italic)];
        EXPECT_GT(library().info(font.face).glyph_count, 0u) << name;
        EXPECT_EQ(font.substituted, !row.own) << name;
        if (!file.empty()) {
          EXPECT_EQ(file_of(font), file) << name;
          EXPECT_FALSE(font.synthetic_bold || font.synthetic_italic) << name;
        }
      }
    }
  }
}

TEST(FontNames, NoNameStandsInTwoRows) {
  std::size_t names = 0;
  const FontTable fonts = table();
  std::set<std::string> keys;
  for (const FontRow& row : fonts.rows) {
    std::set<std::string> of_row;
    for (const std::string& name : row.names) {
      if (name.front() != '*') of_row.insert(font_key(name));
    }
    names += of_row.size();
    keys.insert(of_row.begin(), of_row.end());
  }
  EXPECT_EQ(keys.size(), names);
}

TEST(FontNames, TheOfficialFontsHaveTheirOwnMetrics) {
  for (const char* name : {"宋体", "SimSun", "仿宋_GB2312", "楷体", "黑体", "方正小标宋简体"}) {
    const NamedFont& font = library().find(name, false, false);
    EXPECT_DOUBLE_EQ(font.metrics.ascent, 220.0 / 256) << name;
    EXPECT_DOUBLE_EQ(font.metrics.descent, 36.0 / 256) << name;
    EXPECT_EQ(font.metrics.line_gap, 0) << name;
    EXPECT_TRUE(font.metrics.east_asian) << name;
    EXPECT_EQ(font.latin_advance, 0.5) << name;
  }
}

TEST(FontNames, MetricTwinsHaveTheMetricsOfTheirFaces) {
  const LineMetrics& times = library().find("Times New Roman", false, false).metrics;
  EXPECT_NEAR(times.ascent, 0.891, 0.001);
  EXPECT_NEAR(times.descent, 0.216, 0.001);
  EXPECT_NEAR(times.line_gap, 0.0425, 0.001);
  EXPECT_FALSE(times.east_asian);
  const LineMetrics& calibri = library().find("Calibri", false, false).metrics;
  EXPECT_NEAR(calibri.ascent + calibri.descent + calibri.line_gap, 1.2207, 0.0001);
  const LineMetrics& noto = library().find("Noto Serif CJK SC", false, false).metrics;
  EXPECT_NEAR(noto.ascent + noto.descent, 1.437, 0.0001);
  EXPECT_TRUE(noto.east_asian);
}

TEST(FontNames, UnderlinesAreTheDrawingFaces) {
  const LineMetrics& serif = library().find("Liberation Serif", false, false).metrics;
  EXPECT_NEAR(serif.underline_thickness, 100.0 / 2048, 1e-9);
  EXPECT_NEAR(serif.underline_position, (-123.0 - 50.0) / 2048, 1e-9);
}

TEST(FontNames, CaseSpacesAndWidthDoNotCount) {
  const FaceId times = library().find("Times New Roman", false, false).face;
  EXPECT_EQ(library().find("TIMES new-roman", false, false).face, times);
  EXPECT_EQ(library().find("ＴｉｍｅｓＮｅｗＲｏｍａｎ", false, false).face, times);
  EXPECT_EQ(library().find("@仿宋GB2312", false, false).face,
            library().find("仿宋_GB2312", false, false).face);
}

TEST(FontNames, UnknownNamesThatTellWhatTheyAreGetThatKind) {
  EXPECT_EQ(file_of(library().find("方正兰亭粗黑_GBK", false, false)), "NotoSansCJKsc-Regular.otf");
  EXPECT_EQ(file_of(library().find("经典仿宋简", false, false)), "FandolFang-Regular.otf");
  EXPECT_EQ(file_of(library().find("XYZ Sans", true, false)), "LiberationSans-Bold.ttf");
}

TEST(FontNames, AnyOtherNameGetsTheDefaultFont) {
  for (const char* name : {"", "Zzyzx", "\xFF\xFE", "   "}) {
    const NamedFont& font = library().find(name, false, false);
    EXPECT_EQ(font.name, name);
    EXPECT_TRUE(font.substituted);
    EXPECT_EQ(font.face, library().find("宋体", false, false).face);
  }
}

TEST(FontNames, MissingStylesAreMade) {
  const NamedFont& fang = library().find("仿宋", true, true);
  EXPECT_TRUE(fang.synthetic_bold);
  EXPECT_TRUE(fang.synthetic_italic);
  const NamedFont& song = library().find("宋体", true, true);
  EXPECT_FALSE(song.synthetic_bold);
  EXPECT_TRUE(song.synthetic_italic);
}

TEST(FontNames, TheSameQuestionGivesTheSameObject) {
  EXPECT_EQ(&library().find("宋体", false, false), &library().find("宋体", false, false));
  EXPECT_NE(&library().find("宋体", false, false), &library().find("宋体", true, false));
}

TEST(FontNames, HostileNumbersOfNamesEndAtTheDefaultFont) {
  const auto fresh = *FontLibrary::open({kFontFolder, {}, false});
  for (int i = 0; i < 20'000; ++i) fresh->find("name" + std::to_string(i), false, false);
  EXPECT_EQ(fresh->find("黑体", false, false).face, fresh->find("", false, false).face);
}

TEST(UserFonts, WinUnderTheirNameAndItsAliases) {
  const ScratchFolder folder;
  const std::string carlito = read_file(kFontFolder + "/Carlito-Regular.ttf");
  const std::string path = folder.write("a.TTF", renamed(carlito, "Carlito", "SimFang"));
  const auto fonts = *FontLibrary::open({kFontFolder, {folder.path()}, false});
  for (const char* name : {"SimFang", "仿宋", "FangSong_GB2312"}) {
    const NamedFont& font = fonts->find(name, false, false);
    EXPECT_EQ(fonts->info(font.face).path, path) << name;
    EXPECT_FALSE(font.substituted);
    EXPECT_EQ(font.latin_advance, std::nullopt);
    EXPECT_NEAR(font.metrics.ascent, 1950 / 2048.0, 1e-9);  // usWinAscent
  }
  EXPECT_TRUE(fonts->find("仿宋", true, false).synthetic_bold);
  EXPECT_THAT(fonts->warnings(), IsEmpty());
}

TEST(UserFonts, MayLieBesideTheInstalledOnes) {
  const ScratchFolder folder;
  for (const auto& entry : std::filesystem::directory_iterator(kFontFolder)) {
    if (entry.is_regular_file()) {
      std::filesystem::create_symlink(entry.path(),
                                      folder.path() + "/" + entry.path().filename().string());
    }
  }
  const std::string carlito = read_file(kFontFolder + "/Carlito-Regular.ttf");
  const std::string path = folder.write("mine.ttf", renamed(carlito, "Carlito", "SimFang"));
  const auto fonts = *FontLibrary::open({folder.path(), {}, false});
  EXPECT_EQ(fonts->info(fonts->find("仿宋_GB2312", false, false).face).path, path);
  EXPECT_THAT(fonts->warnings(), IsEmpty());
}

TEST(UserFonts, OfOneFamilyTheFittingStyleIsTaken) {
  const ScratchFolder folder;
  for (const char* style : {"Bold", "BoldItalic", "Italic", "Regular"}) {
    const std::string file = std::string("Caladea-") + style + ".ttf";
    folder.write(file, renamed(read_file(kFontFolder + "/" + file), "Caladea", "Qwertyz"));
  }
  const auto fonts = *FontLibrary::open({kFontFolder, {folder.path()}, false});
  const auto path = [&](bool bold, bool italic) {
    return fonts->info(fonts->find("qwertyz", bold, italic).face).path;
  };
  EXPECT_THAT(path(false, false), EndsWith("Caladea-Regular.ttf"));
  EXPECT_THAT(path(true, false), EndsWith("Caladea-Bold.ttf"));
  EXPECT_THAT(path(false, true), EndsWith("Caladea-Italic.ttf"));
  EXPECT_THAT(path(true, true), EndsWith("Caladea-BoldItalic.ttf"));
}

TEST(UserFonts, SupplyCharactersThatTheFolderLacks) {
  const ScratchFolder folder;
  const auto without = *FontLibrary::open({kFontFolder, {}, false});
  const NamedFont& song = without->find("宋体", false, false);
  const char32_t hebrew = 0x05D0;  // only in the Liberation faces, which are no fallback
  EXPECT_FALSE(without->face_for(song, hebrew).valid());
  std::filesystem::copy_file(kFontFolder + "/LiberationSans-Regular.ttf", folder.path() + "/x.ttf");
  const auto with = *FontLibrary::open({kFontFolder, {folder.path()}, false});
  EXPECT_EQ(with->info(with->face_for(with->find("宋体", false, false), hebrew)).path,
            folder.path() + "/x.ttf");
}

TEST(UserFonts, FilesThatAreNoFontsAreReported) {
  const ScratchFolder folder;
  const std::string font = read_file(kFontFolder + "/Caladea-Regular.ttf");
  folder.write("a-empty.ttf", "");
  folder.write("b-text.otf", "not a font");
  folder.write("c-cut.ttf", font.substr(0, 200));
  folder.write("d-good.ttf", font);
  folder.write("readme.txt", "ignored");
  std::filesystem::create_directory(folder.path() + "/folder.ttf");
  const auto fonts = *FontLibrary::open({kFontFolder, {folder.path()}, false});
  ASSERT_THAT(fonts->warnings(), SizeIs(3));
  for (const Diagnostic& warning : fonts->warnings()) {
    EXPECT_EQ(warning.code, "text.font_unusable");
    EXPECT_EQ(warning.severity, Severity::warning);
  }
  EXPECT_THAT(fonts->warnings()[0].place.file, EndsWith("a-empty.ttf"));
  EXPECT_THAT(fonts->info(fonts->find("Caladea", false, false).face).path, EndsWith("d-good.ttf"));
}

TEST(UserFonts, ThoseThatMayNotBeEmbeddedAreReported) {
  const ScratchFolder folder;
  std::string font = read_file(kFontFolder + "/Caladea-Regular.ttf");
  font[table_offset(font, "OS/2") + 9] = 2;  // fsType: restricted licence
  folder.write("a.ttf", font);
  const auto fonts = *FontLibrary::open({kFontFolder, {folder.path()}, false});
  ASSERT_THAT(fonts->warnings(), SizeIs(1));
  EXPECT_EQ(fonts->warnings()[0].code, "text.font_restricted");
}

TEST(UserFonts, AFolderThatIsNotThereIsEmpty) {
  const auto fonts = FontLibrary::open({kFontFolder, {"/nonexistent/folder"}, false});
  ASSERT_TRUE(fonts.has_value());
  EXPECT_THAT((*fonts)->warnings(), IsEmpty());
}

TEST(SystemFonts, AreFoundByTheirName) {
  const std::string path = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Black.ttc";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not installed";
  const auto fonts = *FontLibrary::open({kFontFolder, {}, true});
  const NamedFont& black = fonts->find("Noto Serif CJK SC Black", false, false);
  EXPECT_EQ(fonts->info(black.face).path, path);
  EXPECT_EQ(fonts->info(black.face).family, "Noto Serif CJK SC Black");
  EXPECT_FALSE(black.substituted);
  // The name of a face of the folder's means that face.
  EXPECT_THAT(fonts->info(fonts->find("Noto Serif CJK SC", false, false).face).path,
              EndsWith("fonts/NotoSerifCJKsc-Regular.otf"));
}

TEST(FontFolder, WithoutATableIsAnError) {
  const ScratchFolder folder;
  const auto fonts = FontLibrary::open({folder.path(), {}, false});
  ASSERT_FALSE(fonts.has_value());
  EXPECT_EQ(fonts.error().code, "text.font_table_missing");
}

TEST(FontFolder, WithoutAFaceOfItsTableIsAnError) {
  const ScratchFolder folder;
  folder.write("fonts.tsv", "@default\tA\nA\town\tmissing.ttf\t-\t-\t-\tface\t-\n");
  const auto fonts = FontLibrary::open({folder.path(), {}, false});
  ASSERT_FALSE(fonts.has_value());
  EXPECT_EQ(fonts.error().code, "text.font_file_missing");
  EXPECT_THAT(fonts.error().place.file, EndsWith("missing.ttf"));
}

TEST(FontTable, ARowThatIsNotUnderstoodIsNamed) {
  const std::string good = "@default\tA\nA\town\ta.ttf\t-\t-\t-\tface\t-\n";
  ASSERT_TRUE(parse_font_table(good).has_value());
  for (const char* bad :
       {"B\town\tb.ttf", "B\tperhaps\tb.ttf\t-\t-\t-\tface\t-", "B\town\t-\t-\t-\t-\tface\t-",
        "B\town\tb.ttf\t-\t-\t-\t1 2\t-", "B\town\tb.ttf\t-\t-\t-\t1 2 x ea\t-",
        "B\town\tb.ttf\t-\t-\t-\tface\twide", "@nothing\tx", "@fallback"}) {
    const auto parsed = parse_font_table(good + bad + "\n");
    ASSERT_FALSE(parsed.has_value()) << bad;
    EXPECT_EQ(parsed.error().code, "text.font_table_row");
    EXPECT_EQ(parsed.error().place.line, 3) << bad;
  }
  EXPECT_FALSE(parse_font_table("").has_value());  // no default
}

TEST(FontInfo, DescribesTheFaceForItsDescriptor) {
  const auto& serif = library().info(library().find("Times New Roman", false, true).face);
  EXPECT_EQ(serif.postscript_name, "LiberationSerif-Italic");
  EXPECT_EQ(serif.family, "Liberation Serif");
  EXPECT_FALSE(serif.cff || serif.bold || serif.fixed_pitch);
  EXPECT_TRUE(serif.serif);
  EXPECT_EQ(serif.units_per_em, 2048u);
  EXPECT_NEAR(serif.italic_angle, -16.33, 0.01);
  EXPECT_NEAR(serif.cap_height, 1341.0 / 2048, 1e-9);
  EXPECT_LT(serif.bbox[0], serif.bbox[2]);
  EXPECT_LT(serif.bbox[1], serif.bbox[3]);
  const auto& hei = library().info(library().find("黑体", true, false).face);
  EXPECT_TRUE(hei.cff && hei.bold);
  EXPECT_FALSE(hei.serif);
  EXPECT_TRUE(library().info(library().find("Courier New", false, false).face).fixed_pitch);
}

TEST(FontInfo, AnInvalidFaceHasNoGlyphs) {
  EXPECT_EQ(library().info(FaceId{}).glyph_count, 0u);
  EXPECT_EQ(library().glyph(FaceId{}, U'A'), 0u);
  EXPECT_EQ(library().advance(FaceId{}, 1), 0);
  EXPECT_FALSE(library().subset(FaceId{}, std::vector<std::uint32_t>{1}, false).has_value());
}

}  // namespace
}  // namespace sealpress::text
