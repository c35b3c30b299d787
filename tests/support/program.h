// The sealpress program as people call it. Header-only, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/judge.h"
#include "support/paths.h"

namespace sealpress::test {

/// A sample submission of the catalogue by its form's id, `-long` and the like included.
inline std::string sample(const std::string& name) {
  return std::string(kSourceDir) + "/data/samples/" + name + ".json";
}

/// Runs the program on the project's own catalogue, in Chinese.
inline Output sealpress(std::vector<std::string> args, RunOptions options = {}) {
  args.insert(args.begin(), kBinary);
  options.environment.push_back("SEALPRESS_HOME=" + std::string(kSourceDir));
  options.environment.push_back("LC_ALL=zh_CN.UTF-8");
  return run(args, options);
}

}  // namespace sealpress::test
