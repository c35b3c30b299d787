// How fast finished pages become PDF: a form of one page, about 600 glyphs in three fonts.
#include <benchmark/benchmark.h>

#include "pdf/write/write.h"
#include "text/font/fonts.h"
#include "text/unicode.h"

namespace {

using namespace sealpress;

constexpr std::string_view kFixed =
    "质量信得过班组建设典型经验申报表推荐省区市行业盖章序号班组名称企业名称加盖公章详细通讯地址邮编"
    "主管部门直接联系人手机电话班组长人数班组工作完成率质量考核合格率产品服务不合格率年质量安全事故"
    "数"
    "年顾客投诉数产品服务一次合格率年培训时数成员参与改进活动率质量成本万元组织承诺单位盖章年月日";
constexpr std::string_view kValues =
    "江南造船厂第三焊接车间李向阳班上海市浦东新区中科路1750号二层西侧王建国赵倩云三百六十五";

const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = SEALPRESS_SOURCE_DIR "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

/// Fills lines of 28 characters with the text, over and over, until `glyphs` are set.
void set(frame::Page& page, std::string_view font, std::string_view utf8, std::size_t glyphs,
         double& y) {
  const text::NamedFont& named = fonts().find(font, false, false);
  const std::u32string characters = text::to_utf32(utf8);
  const Length size = Length::pt(12);
  for (std::size_t done = 0; done < glyphs; y += 20) {
    frame::GlyphRun run;
    run.origin = {Length::pt(70), Length::pt(y)};
    run.face = named.face;
    run.size = size;
    for (std::size_t i = 0; i < 28 && done < glyphs; ++i, ++done) {
      const char32_t c = characters[done % characters.size()];
      const std::string text = text::to_utf8({&c, 1});
      run.glyphs.push_back({fonts().glyph(run.face, c),
                            size * static_cast<std::int64_t>(i),
                            {},
                            static_cast<std::uint32_t>(run.text.size()),
                            static_cast<std::uint16_t>(text.size())});
      run.text += text;
    }
    page.items.emplace_back(std::move(run));
  }
}

frame::Document form(bool filled) {
  frame::Document document;
  document.pages.resize(1);
  frame::Page& page = document.pages[0];
  page.size = {Length::mm(210), Length::mm(297)};
  double y = 60;
  set(page, "宋体", kFixed, 250, y);
  set(page, "黑体", kFixed, 140, y);
  set(page, "仿宋", kFixed, 130, y);
  if (filled) set(page, "仿宋", kValues, 80, y);
  for (int i = 0; i < 40; ++i) {
    const Length height = Length::pt(60 + 15 * i);
    page.items.emplace_back(frame::Line{{Length::pt(70), height},
                                        {Length::pt(520), height},
                                        Length::pt(0.5),
                                        frame::LineStyle::solid,
                                        kBlack});
  }
  page.seals.push_back(
      {"单位盖章", {Length::pt(350), Length::pt(600), Length::mm(42), Length::mm(42)}});
  return document;
}

void write_all(benchmark::State& state, const pdf::WriteOptions& options) {
  const frame::Document document = form(true);
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto file = pdf::write(document, fonts(), options);
    if (!file) return state.SkipWithError(file.error().code.c_str());
    bytes = file->size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
  state.SetItemsProcessed(state.iterations());
}

void planned(benchmark::State& state) {
  const auto plan = pdf::FontPlan::make(form(false), fonts()).value();
  pdf::WriteOptions options;
  options.plan = plan.get();
  options.batch = true;
  write_all(state, options);
}
BENCHMARK(planned)->Unit(benchmark::kMicrosecond);

void alone(benchmark::State& state) {
  write_all(state, {});
}
BENCHMARK(alone)->Unit(benchmark::kMicrosecond);

void alone_in_a_batch(benchmark::State& state) {
  pdf::WriteOptions options;
  options.batch = true;
  write_all(state, options);
}
BENCHMARK(alone_in_a_batch)->Unit(benchmark::kMicrosecond);

void plan(benchmark::State& state) {
  const frame::Document fixed = form(false);
  for (auto _ : state) benchmark::DoNotOptimize(pdf::FontPlan::make(fixed, fonts()).value());
}
BENCHMARK(plan)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
