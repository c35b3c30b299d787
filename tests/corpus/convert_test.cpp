// Word files that nobody here wrote become PDFs: each one a file that qpdf finds sound, or a named
// error, in time. Mutations of them stand for the files of producers that we have not met.
#include "pipeline/convert.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <vector>

#include "support/judge.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongest{10};

std::vector<fs::path> corpus_files() {
  std::vector<fs::path> files;
  const char* folder = std::getenv("SEALPRESS_CORPUS");
  if (folder == nullptr) return files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(folder) / "docx")) {
    if (entry.path().extension() == ".docx") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// One workspace for all files, with the fonts of this source tree.
class Converter {
 public:
  Converter() : environment_(system_environment(0)), workspace_(*environment_, kHome) {}

  /// The PDF; empty where the file is refused, the error's code counted. Fails the running test if
  /// it took too long or the error has no name or file.
  std::string convert(const fs::path& path) {
    const auto begin = Clock::now();
    auto converted = pipeline::convert(workspace_, path.string());
    EXPECT_LT(Clock::now() - begin, kLongest);
    if (converted) return std::move(converted->pdf);
    EXPECT_FALSE(converted.error().code.empty());
    EXPECT_FALSE(converted.error().place.file.empty()) << converted.error().code;
    ++refused_[converted.error().code];
    return {};
  }

  const std::map<std::string, int>& refused() const { return refused_; }

 private:
  static constexpr const char* kHome = SEALPRESS_SOURCE_DIR;
  std::unique_ptr<Environment> environment_;
  Workspace workspace_;
  std::map<std::string, int> refused_;
};

TEST(Corpus, EveryFileBecomesASoundPdfOrANamedError) {
  const auto files = corpus_files();
  if (files.empty()) GTEST_SKIP() << "SEALPRESS_CORPUS is not set";
  SEALPRESS_NEED_JUDGE("qpdf");
  const test::TempDir dir;
  Converter converter;
  std::size_t made = 0;
  for (const fs::path& path : files) {
    SCOPED_TRACE(path.filename().string());
    const std::string pdf = converter.convert(path);
    if (pdf.empty()) continue;
    ++made;
    const test::Output checked = test::run({"qpdf", "--check", dir.write("out.pdf", pdf)});
    EXPECT_EQ(checked.exit_code, 0) << checked;
  }
  for (const auto& [code, count] : converter.refused()) std::cout << code << ": " << count << "\n";
  std::cout << made << " of " << files.size() << " files became PDFs\n";
  EXPECT_GT(made, files.size() * 97 / 100);
}

}  // namespace
}  // namespace sealpress::pipeline
