// Documents per second, warm, on one core: the Shanghai application form from record to file.
//
//   build/release/bench/render_bench --benchmark_repetitions=5
//   --benchmark_report_aggregates_only=true

#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "layout/layout.h"
#include "pipeline/environment.h"
#include "pipeline/fill/job.h"
#include "pipeline/workspace.h"

namespace {

using namespace sealpress;

constexpr const char* kForm = "shanghai-2024/3-application";

/// Everything a run prepares once.
struct Fixture {
  std::unique_ptr<pipeline::Environment> environment = pipeline::system_environment(1714953600);
  pipeline::Workspace workspace{*environment, SEALPRESS_SOURCE_DIR};
  pipeline::Press press;
  data::Record record;

  Fixture() {
    const auto target = workspace.target(kForm);
    press.compiled = *workspace.compile(*target);
    press.fonts = *workspace.fonts();
    press.plan = *pipeline::plan_fonts(*press.compiled, *press.fonts);
    press.batch = true;
    press.title = target->form->title;
    std::ifstream in(std::string(SEALPRESS_SOURCE_DIR) + "/data/samples/" + kForm + ".json");
    std::ostringstream text;
    text << in.rdbuf();
    record.fields = *data::parse_json(text.str());
  }
};

Fixture& fixture() {
  static Fixture instance;
  return instance;
}

void render(benchmark::State& state, bool docx, bool pdf) {
  pipeline::Press press = fixture().press;
  press.docx = docx;
  press.pdf = pdf;
  for (auto _ : state) {
    auto document = pipeline::press(press, fixture().record, false);
    if (pipeline::blocks(document.findings)) state.SkipWithError("findings");
    benchmark::DoNotOptimize(document);
  }
  state.SetItemsProcessed(state.iterations());
}

void Docx(benchmark::State& state) {
  render(state, true, false);
}
void Pdf(benchmark::State& state) {
  render(state, false, true);
}
void Both(benchmark::State& state) {
  render(state, true, true);
}

void Merge(benchmark::State& state) {
  for (auto _ : state) {
    Diagnostics findings;
    benchmark::DoNotOptimize(fixture().press.compiled->merge(fixture().record, {}, findings));
  }
  state.SetItemsProcessed(state.iterations());
}

void Layout(benchmark::State& state) {
  Diagnostics findings;
  const auto view = fixture().press.compiled->merge(fixture().record, {}, findings);
  for (auto _ : state) {
    benchmark::DoNotOptimize(layout::layout(*view, *fixture().press.fonts));
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK(Docx)->Unit(benchmark::kMillisecond);
BENCHMARK(Pdf)->Unit(benchmark::kMillisecond);
BENCHMARK(Both)->Unit(benchmark::kMillisecond);
BENCHMARK(Merge)->Unit(benchmark::kMillisecond);
BENCHMARK(Layout)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
