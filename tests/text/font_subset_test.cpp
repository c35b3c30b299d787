// Subsets show the same outlines as their faces, for a judge that did not make them: FreeType.
#include <ft2build.h>
#include <gmock/gmock.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <random>
#include <set>
#include <thread>

#include "font_fixture.h"

namespace sealpress::text {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A face as FreeType reads it.
class Judge {
 public:
  explicit Judge(std::string bytes) : bytes_(std::move(bytes)) {
    EXPECT_EQ(FT_Init_FreeType(&library_), 0);
    const auto* data = reinterpret_cast<const FT_Byte*>(bytes_.data());
    if (FT_New_Memory_Face(library_, data, static_cast<FT_Long>(bytes_.size()), 0, &face_) != 0) {
      face_ = nullptr;
    }
  }
  ~Judge() { FT_Done_FreeType(library_); }
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  bool readable() const { return face_ != nullptr; }
  /// The glyph's outline, flattened into numbers; {-1} if it cannot be loaded.
  std::vector<long> outline(unsigned glyph) const {
    if (FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {-1};
    const FT_Outline& shape = face_->glyph->outline;
    std::vector<long> numbers = {shape.n_contours, shape.n_points};
    for (int i = 0; i < shape.n_points; ++i) {
      numbers.insert(numbers.end(), {shape.points[i].x, shape.points[i].y, shape.tags[i] & 3});
    }
    return numbers;
  }

 private:
  std::string bytes_;
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

std::vector<std::uint32_t> some_glyphs(FaceId face, std::size_t wanted) {
  std::mt19937 random(7);
  std::set<std::uint32_t> glyphs;
  const std::uint32_t count = library().info(face).glyph_count;
  while (glyphs.size() < std::min<std::size_t>(wanted, count))
    glyphs.insert(static_cast<std::uint32_t>(random()) % count);
  return {glyphs.begin(), glyphs.end()};
}

/// One named font per face of the folder.
std::vector<FaceId> all_faces() {
  std::set<FaceId> faces;
  for (const char* name : {"宋体", "仿宋", "楷体", "黑体", "Times New Roman", "Arial",
                           "Courier New", "Calibri", "Cambria", "Noto Serif Tibetan",
                           "Noto Sans Symbols2", "Noto Sans Symbols", "Noto Sans Math"}) {
    for (const bool bold : {false, true}) {
      for (const bool italic : {false, true}) faces.insert(library().find(name, bold, italic).face);
    }
  }
  faces.insert(library().find("仿宋", false, false).latin_face);
  faces.insert(library().face_for(library().find("宋体", false, false), U'☑'));
  return {faces.begin(), faces.end()};
}

TEST(FontSubset, DrawsWhatTheFaceDraws) {
  for (const FaceId face : all_faces()) {
    const auto& info = library().info(face);
    const Judge original(read_file(info.path));
    ASSERT_TRUE(original.readable()) << info.path;
    const auto glyphs = some_glyphs(face, 150);
    for (const bool prepared : {false, true}) {
      const auto subset = make_subset(library(), face, glyphs, prepared);
      ASSERT_TRUE(subset.has_value()) << info.path;
      EXPECT_EQ(subset->kind == FontSubset::Kind::cff_cid, info.cff);
      ASSERT_THAT(subset->entries, SizeIs(glyphs.size()));
      const Judge judge(subset->bytes);
      ASSERT_TRUE(judge.readable()) << info.path;
      for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const FontSubset::Entry& entry = subset->entries[i];
        EXPECT_EQ(entry.glyph, glyphs[i]);
        EXPECT_DOUBLE_EQ(entry.width, library().advance(face, glyphs[i]));
        EXPECT_EQ(judge.outline(entry.code), original.outline(glyphs[i]))
            << info.path << " " << glyphs[i];
      }
    }
  }
}

TEST(FontSubset, IsSmall) {
  const FaceId song = library().find("宋体", false, false).face;
  const auto glyphs = some_glyphs(song, 100);
  EXPECT_LT(make_subset(library(), song, glyphs, false)->bytes.size(), 40'000u);
  const FaceId times = library().find("Times New Roman", false, false).face;
  EXPECT_LT(make_subset(library(), times, some_glyphs(times, 20), false)->bytes.size(), 5'000u);
}

TEST(FontSubset, CodesOfChineseFacesDoNotDependOnTheSubset) {
  const FaceId song = library().find("宋体", false, false).face;
  const auto many = some_glyphs(song, 300);
  const std::vector<std::uint32_t> one = {many[200]};
  EXPECT_EQ(make_subset(library(), song, one, false)->entries[0].code,
            make_subset(library(), song, many, false)->entries[200].code);
}

TEST(FontSubset, HasTheSameBytesEveryTime) {
  for (const FaceId face : all_faces()) {
    const auto glyphs = some_glyphs(face, 80);
    const std::string first = make_subset(library(), face, glyphs, false)->bytes;
    EXPECT_EQ(make_subset(library(), face, glyphs, false)->bytes, first);
    EXPECT_EQ(make_subset(library(), face, glyphs, true)->bytes, first)
        << library().info(face).path;
    const auto fresh = *FontLibrary::open({kFontFolder, {}, false});
    EXPECT_EQ(make_subset(*fresh, face, glyphs, true)->bytes, first);
  }
}

TEST(FontSubset, OfNothingIsTheMissingGlyphAlone) {
  for (const FaceId face : all_faces()) {
    const auto subset = make_subset(library(), face, {}, false);
    ASSERT_TRUE(subset.has_value());
    EXPECT_THAT(subset->entries, IsEmpty());
    EXPECT_TRUE(Judge(subset->bytes).readable()) << library().info(face).path;
  }
}

TEST(FontSubset, RefusesGlyphsThatAreNotThereOrNotInOrder) {
  const FaceId song = library().find("宋体", false, false).face;
  using Glyphs = std::vector<std::uint32_t>;
  for (const Glyphs& bad : {Glyphs{0xFFFFFF}, Glyphs{5, 4}, Glyphs{5, 5}}) {
    const auto subset = make_subset(library(), song, bad, false);
    ASSERT_FALSE(subset.has_value());
    EXPECT_EQ(subset.error().code, "text.subset_failed");
  }
}

TEST(FontSubset, OfASystemFaceWithSubroutinesUsesItsCharacterIds) {
  const std::string path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Light.ttc";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not installed";
  const auto fonts = *FontLibrary::open({kFontFolder, {}, true});
  const FaceId face = fonts->find("Noto Sans CJK JP Light", false, false).face;  // the first face
  ASSERT_EQ(fonts->info(face).path, path);
  const Judge original(read_file(path));
  const std::vector<std::uint32_t> glyphs = {100, 5000, 30000};
  const auto subset = make_subset(*fonts, face, glyphs, false);
  ASSERT_TRUE(subset.has_value());
  const Judge judge(subset->bytes);
  for (const auto& entry : subset->entries) {
    EXPECT_EQ(judge.outline(entry.code), original.outline(entry.glyph));
  }
}

TEST(FontSubset, ManyThreadsMakeTheSameBytes) {
  const auto faces = all_faces();
  const auto fresh = *FontLibrary::open({kFontFolder, {}, false});
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&] {
      for (const FaceId face : faces) {
        for (const bool prepared : {true, false}) {
          result += make_subset(*fresh, face, some_glyphs(face, 40), prepared)->bytes;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, results[0]);
}

TEST(DamagedFonts, NeverCrash) {
  const ScratchFolder folder;
  std::mt19937 random(11);
  for (const char* file :
       {"SealpressHalfLatin-Regular.otf", "SealpressBoxes-Regular.ttf", "Caladea-Regular.ttf"}) {
    const std::string font = read_file(kFontFolder + "/" + file);
    for (int round = 0; round < 60; ++round) {
      std::string damaged = font;
      for (int i = 0; i <= round; ++i) {
        // Mostly in the front, where tables and offsets are.
        const std::size_t range = random() % 2 != 0 ? 1000 : damaged.size();
        damaged[random() % std::min(range, damaged.size())] = static_cast<char>(random());
      }
      if (round % 5 == 0) damaged.resize(random() % damaged.size());
      std::filesystem::remove_all(folder.path() + "/fonts");
      std::filesystem::create_directory(folder.path() + "/fonts");
      folder.write("fonts/damaged.ttf", damaged);
      const auto fonts = FontLibrary::open({kFontFolder, {folder.path() + "/fonts"}, false});
      ASSERT_TRUE(fonts.has_value());
      for (const char* name : {"Sealpress Half Latin", "Sealpress Boxes", "Caladea"}) {
        const NamedFont& named = (*fonts)->find(name, false, false);
        std::vector<ShapedGlyph> glyphs;
        (*fonts)->shape(named, U"Damaged é 2024 ☑", {}, glyphs);
        std::set<std::uint32_t> used;
        for (const ShapedGlyph& glyph : glyphs) {
          if (glyph.face == named.face) used.insert(glyph.glyph);
          (*fonts)->side_bearings(glyph.face, glyph.glyph);
        }
        const std::vector<std::uint32_t> list(used.begin(), used.end());
        const auto subset = make_subset(**fonts, named.face, list, round % 2 == 0);
        EXPECT_TRUE(subset || subset.error().code == "text.subset_failed");
      }
    }
  }
}

}  // namespace
}  // namespace sealpress::text
