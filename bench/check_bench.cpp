// How fast submissions are checked, without reading them: keys in their spelling, schema, rules.
#include <benchmark/benchmark.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

#include "../tests/support/submissions.h"
#include "forms/catalogue.h"

namespace sealpress {
namespace {

const std::string kForm = "jiangsu-2025/2-application";

std::shared_ptr<const forms::Catalogue> catalogue() {
  const std::string path = std::string(SEALPRESS_SOURCE_DIR) + "/data/forms/" + kForm + ".json";
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return forms::Catalogue::load({{path, kForm, std::move(bytes).str()}}).value();
}

std::vector<data::Record> submissions(int count) {
  test::Random random(1);
  std::vector<data::Record> records;
  for (int i = 1; i <= count; ++i) {
    data::Record record;
    record.fields = test::jiangsu_application(random, i);
    record.index = i;
    records.push_back(std::move(record));
  }
  return records;
}

void check_applications(benchmark::State& state) {
  const auto loaded = catalogue();
  const forms::Form& form = loaded->forms().front();
  const auto records = submissions(static_cast<int>(state.range(0)));
  std::size_t findings = 0;
  for (auto _ : state) {
    const auto batch = loaded->begin_batch(form, {2025, 6, 1});
    for (const data::Record& record : records) {
      Diagnostics found;
      const data::Record ready = loaded->normalised(form, record, found);
      findings += found.size() + batch->add(ready).size();
      findings += loaded->check(form, ready, {2025, 6, 1}).size();
    }
  }
  state.counters["findings"] = static_cast<double>(findings);
  state.counters["records/s"] = benchmark::Counter(static_cast<double>(records.size()),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(check_applications)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sealpress

BENCHMARK_MAIN();
