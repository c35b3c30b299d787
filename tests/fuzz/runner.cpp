// Runs a fuzz target as a plain test: every seed as it is, then cut, flipped and spliced in a fixed
// pseudo-random way. SEALPRESS_FUZZ_ROUNDS asks for another number of mutations. Under libFuzzer
// this file is left out.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void feed(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::vector<std::string> read_seeds(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string operator()(std::string input) {
    for (std::size_t steps = 1 + below(4); steps > 0; --steps) step(input);
    return input;
  }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  void step(std::string& s) {
    const std::size_t at = below(s.size() + 1);
    const std::size_t length = std::min(s.size() - at, below(64));
    switch (below(5)) {
      case 0:
        s.resize(at);
        break;
      case 1:
        s.erase(at, length);
        break;
      case 2:
        s.insert(at, s.substr(at, length));
        break;
      case 3:
        if (at < s.size()) s[at] = static_cast<char>(random_());
        break;
      default: {
        const std::string& other = seeds_[below(seeds_.size())];
        const std::size_t from = below(other.size() + 1);
        s.replace(at, length, other.substr(from, below(64)));
      }
    }
  }

  const std::vector<std::string>& seeds_;
  std::minstd_rand random_{20250401};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s SEEDS ROUNDS\n", argv[0]);
    return 2;
  }
  const std::vector<std::string> seeds = read_seeds(argv[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "no seeds in %s\n", argv[1]);
    return 1;
  }
  Mutator mutate(seeds);
  const char* asked = std::getenv("SEALPRESS_FUZZ_ROUNDS");
  const int rounds = std::stoi(asked != nullptr ? asked : argv[2]);
  for (const std::string& seed : seeds) feed(seed);
  for (int i = 0; i < rounds; ++i) feed(mutate(seeds[static_cast<std::size_t>(i) % seeds.size()]));
  std::printf("%zu seeds, %d mutations\n", seeds.size(), rounds);
  return 0;
}
