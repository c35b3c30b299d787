// Word files to PDF, the whole way: read, laid out, written. Warm, one core.
//
//   build/release/bench/convert_bench --benchmark_repetitions=5
//   --benchmark_report_aggregates_only=true
//
// The counter `pages` says how long a document is; `ms_per_page` must hardly grow with it. With
// SEALPRESS_BENCH_DOCUMENTS=FOLDER the documents are written there and nothing is timed:
// bench/beside_libreoffice.py gives them to both.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>
#include <fstream>

#include "../tests/support/docx_builder.h"
#include "docx/document.h"
#include "layout/layout.h"
#include "pdf/write/write.h"
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

/// About 130 characters; `i` makes paragraphs differ.
std::string sentences(int i) {
  return "第" + std::to_string(i) +
         "条　质量信得过班组建设是企业质量管理的基础工作。我们在2024年组织了QC小组活动" +
         std::to_string(30 + i % 17) +
         "次，班组成员全员参与，围绕“提高产品一次合格率”开展现场改进，合格率由96.5%提高到99.2%，"
         "顾客投诉由12次降到3次，节约成本约35万元，并把有效的做法写进作业指导书，持续保持。";
}

/// 仿宋小四, 20 pt lines: 6,500 characters fill six pages.
std::string narrative(int paragraphs) {
  std::string body;
  for (int i = 0; i < paragraphs; ++i) {
    body +=
        "<w:p><w:pPr><w:spacing w:line=\"400\" w:lineRule=\"exact\"/><w:ind "
        "w:firstLineChars=\"200\" w:firstLine=\"480\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr>"
        "<w:rFonts w:eastAsia=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"24\"/></w:rPr>"
        "<w:t>" +
        sentences(i) + "</w:t></w:r></w:p>";
  }
  return test::DocxBuilder().body(body).bytes();
}

std::string table(int rows, int columns) {
  const std::string border = R"( w:val="single" w:sz="4" w:space="0" w:color="auto"/>)";
  std::string body = "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    body += "<w:" + std::string(side) + border;
  }
  body += "</w:tblBorders></w:tblPr><w:tblGrid>";
  for (int c = 0; c < columns; ++c) body += "<w:gridCol w:w=\"1060\"/>";
  body += "</w:tblGrid>";
  for (int r = 0; r < rows; ++r) {
    body += r == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (int c = 0; c < columns; ++c) {
      body += "<w:tc><w:tcPr><w:tcW w:w=\"1060\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>班组" +
              std::to_string(r * columns + c) + "号</w:t></w:r></w:p></w:tc>";
    }
    body += "</w:tr>";
  }
  return test::DocxBuilder().body(body + "</w:tbl><w:p/>").bytes();
}

struct Sample {
  const char* name;
  std::string bytes;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{{"narrative-6-pages", narrative(50)},
                                       {"table-200-rows", table(200, 8)},
                                       {"narrative-10-pages", narrative(89)},
                                       {"narrative-400-pages", narrative(3560)}};
  return all;
}

std::size_t convert(const std::string& bytes) {
  docx::View view;
  view.file = docx::Document::open(bytes, "bench.docx", {}).value();
  const auto pages = layout::layout(view, fonts());
  benchmark::DoNotOptimize(pdf::write(pages->document, fonts(), {}).value());
  return pages->document.pages.size();
}

void run(benchmark::State& state, const Sample& sample) {
  std::size_t pages = convert(sample.bytes);
  for (auto _ : state) pages = convert(sample.bytes);
  state.SetItemsProcessed(state.iterations());
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["pages"] = static_cast<double>(pages);
  state.counters["ms_per_page"] = benchmark::Counter(
      static_cast<double>(pages) * static_cast<double>(state.iterations()) / 1000,
      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace
}  // namespace sealpress

int main(int argc, char** argv) {
  if (const char* folder = std::getenv("SEALPRESS_BENCH_DOCUMENTS")) {
    for (const auto& sample : sealpress::samples()) {
      std::ofstream out(std::string(folder) + "/" + sample.name + ".docx", std::ios::binary);
      out << sample.bytes;
    }
    return 0;
  }
  for (const auto& sample : sealpress::samples()) {
    benchmark::RegisterBenchmark(sample.name, [&sample](benchmark::State& state) {
      sealpress::run(state, sample);
    })->Unit(benchmark::kMillisecond);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
