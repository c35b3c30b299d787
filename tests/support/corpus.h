// Documents that nobody here wrote, from the folder that SEALPRESS_CORPUS names. Header-only, for
// tests.
//
//   SEALPRESS_NEED_CORPUS();                       // skips loudly where it is not set
//   for (const auto& path : corpus_files("docx", ".docx")) …
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

namespace sealpress::test {

/// The files of one of the corpus's folders with that ending, in order; all files without one.
inline std::vector<std::filesystem::path> corpus_files(std::string_view folder,
                                                       std::string_view extension = {}) {
  std::vector<std::filesystem::path> files;
  const char* root = std::getenv("SEALPRESS_CORPUS");
  if (root == nullptr) return files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(root) / folder)) {
    const bool wanted = extension.empty() || entry.path().extension() == extension;
    if (entry.is_regular_file() && wanted) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sealpress::test

/// At the head of a test or SetUp: leaves it, loudly, where there is no corpus.
#define SEALPRESS_NEED_CORPUS()                                                                    \
  do {                                                                                             \
    if (std::getenv("SEALPRESS_CORPUS") == nullptr) GTEST_SKIP() << "SEALPRESS_CORPUS is not set"; \
  } while (false)
