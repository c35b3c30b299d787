// Our pages beside Word's own: the figures of word.py over the pairs of Word files and PDFs that
// lie beside the project, where they do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/docx_builder.h"
#include "support/program.h"

namespace sealpress {
namespace {

using test::Output;
using test::TempDir;
using ::testing::HasSubstr;

Output judge(std::vector<std::string> arguments, std::chrono::seconds timeout) {
  arguments.insert(arguments.begin(),
                   {"python3", std::string(test::kSourceDir) + "/tests/parity/word.py",
                    "--sealpress", test::kBinary});
  test::RunOptions options;
  options.timeout = timeout;
  options.environment = {"SEALPRESS_HOME=" + std::string(test::kSourceDir), "LC_ALL=C.UTF-8"};
  return test::run(arguments, options);
}

std::string document(const std::string& text) {
  return test::DocxBuilder()
      .body("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p><w:p><w:r><w:t>质量</w:t></w:r></w:p>")
      .bytes();
}

TEST(WordPairsTest, TheJudgeTellsAnotherTextFromTheSame) {
  SEALPRESS_NEED_JUDGE("python3");
  SEALPRESS_NEED_JUDGE("mutool");
  const TempDir dir;
  std::filesystem::create_directory(dir.path() / "pair");
  dir.write("pair/input.docx", document("班组名称"));
  ASSERT_EQ(
      test::sealpress({"pdf", dir.file("pair/input.docx"), "-o", dir.file("pair/reference.pdf")})
          .exit_code,
      0);
  const std::vector<std::string> demands = {dir.file(""), "--least-alike", "90"};
  EXPECT_EQ(judge(demands, std::chrono::seconds(300)).exit_code, 0);

  dir.write("pair/input.docx", document("小组名称"));
  const Output other = judge(demands, std::chrono::seconds(300));
  EXPECT_EQ(other.exit_code, 1) << other;
  EXPECT_THAT(other.err, HasSubstr("alike: 50.0 %"));
}

TEST(WordPairsTest, PagesAndLinesAreWordsOwn) {
  SEALPRESS_NEED_JUDGE("python3");
  SEALPRESS_NEED_JUDGE("mutool");
  const auto pairs = std::filesystem::path(test::kSourceDir) / "../shared/word/pairs";
  if (!std::filesystem::exists(pairs)) GTEST_SKIP() << "no pairs in " << pairs;
  const Output figures = judge({pairs.string(), "--unlike", "3", "--least-pages", "96",
                                "--least-alike", "98", "--least-on-page", "97"},
                               std::chrono::seconds(300));
  EXPECT_EQ(figures.exit_code, 0) << figures;
}

}  // namespace
}  // namespace sealpress
