// How fast pages are made: an official form, a narrative, a long document. Documents are read once;
// only layout is timed.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "../tests/support/docx_builder.h"
#include "docx/document.h"
#include "layout/layout.h"
#include "text/font/fonts.h"

namespace sealpress {
namespace {

const text::FontLibrary& fonts() {
  static const std::shared_ptr<const text::FontLibrary> library = [] {
    text::FontLibrary::Options options;
    options.font_dir = SEALPRESS_SOURCE_DIR "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

docx::View read(const std::string& bytes) {
  docx::View view;
  view.file = docx::Document::open(bytes, "bench.docx", {}).value();
  return view;
}

docx::View read_file(const std::string& path) {
  std::ifstream in(std::string(SEALPRESS_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return read(std::move(bytes).str());
}

/// About 130 characters, Chinese with some Latin.
constexpr std::string_view kSentences =
    "质量信得过班组建设是企业质量管理的基础工作。我们在2024年组织了QC小组活动36次，班组成员全员参与"
    "，"
    "围绕“提高产品一次合格率”开展现场改进，合格率由96.5%提高到99.2%，顾客投诉由12次降到3次，"
    "节约成本约35万元，并把有效的做法写进作业指导书，持续保持。";

docx::View narrative(int paragraphs) {
  std::string body;
  for (int i = 0; i < paragraphs; ++i) {
    body +=
        "<w:p><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind "
        "w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr>"
        "<w:rFonts w:eastAsia=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/></w:rPr>"
        "<w:t>" +
        std::string(kSentences) + "</w:t></w:r></w:p>";
  }
  return read(test::DocxBuilder().body(body).bytes());
}

void run(benchmark::State& state, const docx::View& view) {
  std::size_t pages = 0;
  for (auto _ : state) {
    auto made = layout::layout(view, fonts());
    pages = made->document.pages.size();
    benchmark::DoNotOptimize(made);
  }
  state.counters["pages"] = static_cast<double>(pages);
}

void Form(benchmark::State& state) {
  run(state, read_file("templates/docx/shanghai-2024/3-application.docx"));
}
void Narrative6500(benchmark::State& state) {
  run(state, narrative(50));
}
void Narrative400Pages(benchmark::State& state) {
  run(state, narrative(3200));
}

BENCHMARK(Form)->Unit(benchmark::kMicrosecond);
BENCHMARK(Narrative6500)->Unit(benchmark::kMicrosecond);
BENCHMARK(Narrative400Pages)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sealpress

BENCHMARK_MAIN();
