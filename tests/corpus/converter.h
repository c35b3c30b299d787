// Turns Word files into PDFs as the command line does, and watches time and errors.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "pipeline/files/convert.h"
#include "support/paths.h"

namespace sealpress::test {

/// One workspace for all files, with the fonts of this source tree.
class Converter {
 public:
  Converter()
      : environment_(pipeline::system_environment(0)), workspace_(*environment_, kSourceDir) {}

  /// The PDF; empty where the file is refused, the error's code counted. Fails the running test if
  /// it took too long or the error has no name or file.
  std::string convert(const std::string& path) {
    constexpr std::chrono::seconds kLongest{10};
    const auto begin = std::chrono::steady_clock::now();
    auto converted = pipeline::convert(workspace_, path);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, kLongest);
    if (converted) return std::move(converted->pdf);
    EXPECT_FALSE(converted.error().code.empty());
    EXPECT_FALSE(converted.error().place.file.empty()) << converted.error().code;
    ++refused_[converted.error().code];
    return {};
  }

  const std::map<std::string, int>& refused() const { return refused_; }

 private:
  std::unique_ptr<pipeline::Environment> environment_;
  pipeline::Workspace workspace_;
  std::map<std::string, int> refused_;
};

}  // namespace sealpress::test
