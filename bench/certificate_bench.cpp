// Certificates per second on one core, from record to bytes: single files, and one file for the
// printer, whose pages must not become dearer as they become many.
//
//   build/release/bench/certificate_bench

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>

#include "pdf/write/book.h"
#include "pipeline/award/certificate.h"
#include "pipeline/environment.h"
#include "pipeline/workspace.h"

namespace {

using namespace sealpress;

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

data::Record record(std::int64_t number) {
  // Names differ, so that every file needs glyphs of its own.
  static const char* const kHan[] = {"云", "桥", "沧", "海", "启", "明", "磐", "石", "破", "浪"};
  std::string name;
  for (std::int64_t n = number; n > 0; n /= 10) name += kHan[n % 10];
  return {data::Object{{"证书编号", "样质信〔2024〕" + std::to_string(number)},
                       {"企业名称", "上海" + name + "精密仪器有限公司"},
                       {"班组名称", "精密装配" + name + "班"},
                       {"年度", "二〇二四"},
                       {"颁发单位", "样例省质量协会"},
                       {"日期", "2024-06-30"}},
          number,
          {}};
}

struct Fixture {
  std::unique_ptr<pipeline::Environment> environment = pipeline::system_environment(1719720000);
  pipeline::Workspace workspace{*environment, SEALPRESS_SOURCE_DIR};
  std::shared_ptr<const pdf::Stationery> stationery =
      *pdf::read_stationery(read(SEALPRESS_SOURCE_DIR "/templates/pdf/certificates/team-a4.pdf"));

  std::shared_ptr<const pipeline::Certificate> certificate(bool printer) {
    pipeline::CertificateOptions options;
    options.printer = printer;
    return *pipeline::Certificate::make(stationery, *workspace.fonts(), options);
  }
};

Fixture& fixture() {
  static Fixture instance;
  return instance;
}

void Files(benchmark::State& state) {
  const auto certificate = fixture().certificate(false);
  Diagnostics findings;
  frame::Document fixed;
  fixed.pages.push_back(*certificate->page({data::Object{}, 1, {}}, true, findings));
  const auto plan = *pdf::FontPlan::make(fixed, certificate->fonts());
  pdf::WriteOptions options = certificate->write_options(pdf::PdfA::a2b, findings);
  options.plan = plan.get();
  options.batch = true;
  std::int64_t number = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    frame::Document document;
    document.pages.push_back(*certificate->page(record(++number), false, findings));
    bytes += pdf::write(document, certificate->fonts(), options)->size();
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["KB"] = static_cast<double>(bytes) / 1024 / static_cast<double>(number);
}

void Book(benchmark::State& state) {
  const auto certificate = fixture().certificate(true);
  Diagnostics findings;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    pdf::Book book(certificate->fonts(), certificate->write_options(pdf::PdfA::a2b, findings),
                   [&bytes](std::string_view piece) {
                     bytes += piece.size();
                     return Result<void>();
                   });
    for (std::int64_t i = 1; i <= state.range(0); ++i) {
      if (!book.add(*certificate->page(record(i), false, findings))) state.SkipWithError("page");
    }
    if (!book.finish()) state.SkipWithError("end");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["KB"] = static_cast<double>(bytes) / 1024 / static_cast<double>(state.range(0));
}

BENCHMARK(Files)->Unit(benchmark::kMillisecond);
BENCHMARK(Book)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
