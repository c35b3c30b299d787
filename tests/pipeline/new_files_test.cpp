// Files that appear whole or not at all, and what is left of runs that were killed.
#include "pipeline/new_files.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "support/judge.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Does something in a process that is then killed.
template <class Work>
void killed_during(const Work& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
}

std::string said(const Diagnostic& d) {
  std::string out = d.code;
  for (const Argument& one : d.args) {
    const auto* number = std::get_if<std::int64_t>(&one.value);
    out += ' ' + (number != nullptr ? std::to_string(*number) : std::get<std::string>(one.value));
  }
  return out;
}

TEST(NewFiles, OfAKilledRunAreClearedAwayByTheNext) {
  const TempDir dir;
  killed_during([&] {
    static TemporaryFile file(dir.file("a.pdf"), 0022);
    (void)file.append("half of it");
  });
  ASSERT_EQ(names_in(dir.path()).size(), 1u);
  const auto environment = system_environment(0);
  ASSERT_TRUE(environment->write_file(dir.file("b.pdf"), "whole"));
  EXPECT_THAT(names_in(dir.path()), ElementsAre("b.pdf"));
  const Diagnostics notices = environment->take_notices();
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(said(notices[0]), "pipeline.leftovers_removed 1");
  ASSERT_TRUE(environment->write_file(dir.file("c.pdf"), "whole"));
  EXPECT_THAT(environment->take_notices(), IsEmpty());
}

TEST(NewFiles, OfARunThatGoesOnAreLeftAlone) {
  const TempDir dir;
  TemporaryFile file(dir.file("a.pdf"), 0022);
  ASSERT_TRUE(file.append("going on"));
  EXPECT_THAT(clear_leftovers(dir.path().string()), IsEmpty());
  ASSERT_TRUE(file.place());
  EXPECT_THAT(names_in(dir.path()), ElementsAre("a.pdf"));
  EXPECT_EQ(dir.read("a.pdf"), "going on");
}

TEST(NewFiles, OfOthersAreLeftAlone) {
  const TempDir dir;
  dir.write("a.pdf.x1KOSP", "of another program");
  dir.write(".sealpress-new-notes.txt", "named alike");
  fs::create_directory(dir.path() / ".sealpress-new-AAAAAA");
  EXPECT_THAT(clear_leftovers(dir.path().string()), IsEmpty());
  EXPECT_EQ(names_in(dir.path()).size(), 3u);
}

TEST(FileSets, AppearTogether) {
  const TempDir dir;
  const std::string name(251, 'n');  // 255 bytes with its extension
  const NewFile files[] = {{dir.file(name + ".doc"), "word"}, {dir.file(name + ".pdf"), "pages"}};
  const auto environment = system_environment(0);
  ASSERT_TRUE(environment->write_files(files));
  EXPECT_THAT(names_in(dir.path()), ElementsAre(name + ".doc", name + ".pdf"));
  EXPECT_EQ(dir.read(name + ".pdf"), "pages");
}

TEST(FileSets, OfWhichOneCannotBePutLeaveNothing) {
  const TempDir dir;
  fs::create_directories(dir.path() / "a.pdf" / "in the way");
  const NewFile files[] = {{dir.file("a.docx"), "word"}, {dir.file("a.pdf"), "pages"}};
  const auto written = system_environment(0)->write_files(files);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "pipeline.cannot_write");
  EXPECT_EQ(written.error().place.file, dir.file("a.pdf"));
  EXPECT_THAT(names_in(dir.path()), ElementsAre("a.pdf"));
}

TEST(FileSets, ThatAreNotCompleteGo) {
  const TempDir dir;
  fs::create_directory(dir.path() / ".sealpress-set-AAAAAA");
  dir.write(".sealpress-set-AAAAAA/a.docx", "half of it");
  const Diagnostics told = clear_leftovers(dir.path().string());
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(said(told[0]), "pipeline.leftovers_removed 1");
  EXPECT_THAT(names_in(dir.path()), IsEmpty());
}

TEST(FileSets, BetweenWhoseFilesARunWasKilledAreCompletedAndTold) {
  const TempDir dir;
  dir.write("a.docx", "word");
  fs::create_directory(dir.path() / ".sealpress-put-AAAAAA");
  dir.write(".sealpress-put-AAAAAA/a.pdf", "pages");
  dir.write(".sealpress-put-AAAAAA/a.xlsx", "");  // never reached the disk
  const Diagnostics told = clear_leftovers(dir.path().string());
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(said(told[0]), "pipeline.set_completed a.pdf");
  EXPECT_EQ(told[0].severity, Severity::warning);
  EXPECT_THAT(names_in(dir.path()), ElementsAre("a.docx", "a.pdf"));
  EXPECT_EQ(dir.read("a.pdf"), "pages");
}

}  // namespace
}  // namespace sealpress::pipeline
