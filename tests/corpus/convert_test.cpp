// Word files that nobody here wrote become PDFs: each one a file that qpdf finds sound, or a named
// error, in time.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

#include "corpus/converter.h"
#include "support/corpus.h"
#include "support/judge.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

TEST(Corpus, EveryFileBecomesASoundPdfOrANamedError) {
  SEALPRESS_NEED_CORPUS();
  const auto files = test::corpus_files("docx", ".docx");
  SEALPRESS_NEED_JUDGE("qpdf");
  const test::TempDir dir;
  test::Converter converter;
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
  EXPECT_GT(made, files.size() * 94 / 100);
}

}  // namespace
}  // namespace sealpress::pipeline
