// Fonts: opening, shaping and subsetting.
#include <benchmark/benchmark.h>

#include <set>

#include "text/font/fonts.h"
#include "text/unicode.h"

namespace {

using namespace sealpress::text;

std::shared_ptr<const FontLibrary> open_fonts() {
  return *FontLibrary::open({SEALPRESS_SOURCE_DIR "/fonts", {}, false});
}

const FontLibrary& fonts() {
  static const auto opened = open_fonts();
  return *opened;
}

/// The first 1,000 characters of the table's commonest plane, so that every page of the caches is
/// in use.
std::u32string thousand_han() {
  std::u32string text;
  for (char32_t i = 0; i < 1000; ++i) text += static_cast<char32_t>(0x4E00 + i * 20);
  return text;
}

void open_library(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(open_fonts());
}
BENCHMARK(open_library);

void shape(benchmark::State& state, const char* family, const std::u32string& text) {
  const NamedFont& font = fonts().find(family, false, false);
  std::vector<ShapedGlyph> glyphs;
  for (auto _ : state) {
    glyphs.clear();
    fonts().shape(font, text, {}, glyphs);
    benchmark::DoNotOptimize(glyphs.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(shape, thousand_han_song, "宋体", thousand_han());
BENCHMARK_CAPTURE(shape, thousand_han_fang, "仿宋_GB2312", thousand_han());
BENCHMARK_CAPTURE(shape, mixed, "仿宋_GB2312",
                  to_utf32("关于开展2024年“质量信得过班组”建设——推荐工作的通知，合格率99.5%。"));
BENCHMARK_CAPTURE(shape, tibetan, "宋体", to_utf32("སྤུས་ཚད་མཐུན་ཚོགས་ཀྱི་ཡིག་ཆ།"));

void subset(benchmark::State& state, const char* family) {
  const FaceId face = fonts().find(family, false, false).face;
  std::set<std::uint32_t> used;
  for (char32_t i = 0; used.size() < static_cast<std::size_t>(state.range(0)); ++i) {
    used.insert(fonts().glyph(face, (fonts().info(face).cff || i > 200 ? 0x4E00u : 0x41u) + i * 7));
  }
  const std::vector<std::uint32_t> glyphs(used.begin(), used.end());
  for (auto _ : state) benchmark::DoNotOptimize(make_subset(fonts(), face, glyphs, true));
}
BENCHMARK_CAPTURE(subset, song, "宋体")->Arg(20)->Arg(200);
BENCHMARK_CAPTURE(subset, fang, "仿宋")->Arg(20)->Arg(200);
BENCHMARK_CAPTURE(subset, kai, "楷体")->Arg(20)->Arg(200);

}  // namespace

BENCHMARK_MAIN();
