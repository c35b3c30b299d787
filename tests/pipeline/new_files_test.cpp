// Files that appear whole or not at all, and what is left of runs that were killed.
#include "pipeline/new_files.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
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
    static TemporaryFile file(dir.file("a.pdf"), 0022, system_disk());
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
  TemporaryFile file(dir.file("a.pdf"), 0022, system_disk());
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

TEST(FileSets, InWhoseMidstARunWasKilledReplaceWhatWasThere) {
  const TempDir dir;
  dir.write("a.docx", "older");
  fs::create_directory(dir.path() / ".sealpress-put-AAAAAA");
  dir.write(".sealpress-put-AAAAAA/.older-0", "older");
  dir.write(".sealpress-put-AAAAAA/a.docx", "newer");
  EXPECT_EQ(said(clear_leftovers(dir.path().string()).at(0)), "pipeline.set_completed a.docx");
  EXPECT_THAT(names_in(dir.path()), ElementsAre("a.docx"));
  EXPECT_EQ(dir.read("a.docx"), "newer");
}

/// A disk whose calls from the n-th on fail, or that one alone; a write that fails stores half.
class FaultyDisk final : public Disk {
 public:
  FaultyDisk(int first, bool forever, int why) : left_(first), forever_(forever), why_(why) {}
  bool has_failed() const { return left_ <= 0; }

  int create_temporary(std::string& path) override {
    return fails() ? -1 : Disk::create_temporary(path);
  }
  int make_temporary_folder(std::string& path) override {
    return fails() ? -1 : Disk::make_temporary_folder(path);
  }
  int create(int folder, const char* name) override {
    return fails() ? -1 : Disk::create(folder, name);
  }
  ssize_t write(int file, const void* bytes, std::size_t size) override {
    if (!fails()) return Disk::write(file, bytes, size);
    (void)Disk::write(file, bytes, size / 2);
    errno = why_;
    return -1;
  }
  int sync(int file) override { return fails() ? -1 : Disk::sync(file); }
  int close(int file) override {
    const bool failed = fails();
    Disk::close(file);
    if (failed) errno = why_;
    return failed ? -1 : 0;
  }
  int rename(int from_folder, const char* from, int to_folder, const char* to) override {
    return fails() ? -1 : Disk::rename(from_folder, from, to_folder, to);
  }
  int link(int from_folder, const char* from, int to_folder, const char* to) override {
    return fails() ? -1 : Disk::link(from_folder, from, to_folder, to);
  }

 private:
  bool fails() {
    const bool now = --left_ == 0 || (forever_ && left_ < 0);
    if (now) errno = why_;
    return now;
  }

  int left_;
  bool forever_;
  int why_;
};

/// Lets every call fail in turn, until nothing fails. `write` writes, `check` is given whether it
/// worked and must find what was there before, or what was written.
template <class Write, class Check>
void with_every_fault(const Write& write, const Check& check) {
  for (const bool forever : {false, true}) {
    for (const int why : {ENOSPC, EIO, EMFILE}) {
      int calls = 1;
      for (;; ++calls) {
        SCOPED_TRACE(std::to_string(calls) + (forever ? " and all after: " : ": ") +
                     std::strerror(why));
        FaultyDisk disk(calls, forever, why);
        const Result<void> written = write(disk);
        check(written);
        if (!disk.has_failed()) break;
      }
      EXPECT_GT(calls, 4);
    }
  }
}

TEST(Faults, LeaveASetOldOrNewAndNothingBeside) {
  for (const bool older : {false, true}) {
    const TempDir dir;
    const auto reset = [&] {
      for (const char* name : {"a.docx", "a.pdf"}) {
        fs::remove(dir.file(name));
        if (older) dir.write(name, "older");
      }
    };
    reset();
    const NewFile files[] = {{dir.file("a.docx"), "newer word"},
                             {dir.file("a.pdf"), "newer pages"}};
    with_every_fault([&](Disk& disk) { return system_environment(0, disk)->write_files(files); },
                     [&](const Result<void>& written) {
                       if (written) {
                         EXPECT_EQ(dir.read("a.docx"), "newer word");
                         EXPECT_EQ(dir.read("a.pdf"), "newer pages");
                         EXPECT_EQ(names_in(dir.path()).size(), 2u);
                       } else {
                         EXPECT_TRUE(written.error().code == "pipeline.cannot_create" ||
                                     written.error().code == "pipeline.cannot_write");
                         EXPECT_NE(written.error().place.file, "");
                         EXPECT_EQ(names_in(dir.path()).size(), older ? 2u : 0u);
                         for (const std::string& name : names_in(dir.path()))
                           EXPECT_EQ(dir.read(name), "older");
                       }
                       reset();
                     });
  }
}

TEST(Faults, LeaveAFileThatIsWrittenPieceByPieceOldOrNew) {
  const TempDir dir;
  dir.write("a.pdf", "older");
  with_every_fault(
      [&](Disk& disk) -> Result<void> {
        auto file = system_environment(0, disk)->begin_file(dir.file("a.pdf"));
        if (!file) return fail(std::move(file.error()));
        for (const char* piece : {"newer", " ", "pages"}) {
          if (auto ok = (*file)->append(piece); !ok) return ok;
        }
        return (*file)->finish();
      },
      [&](const Result<void>& written) {
        EXPECT_EQ(dir.read("a.pdf"), written ? "newer pages" : "older");
        EXPECT_THAT(names_in(dir.path()), ElementsAre("a.pdf"));
        dir.write("a.pdf", "older");
      });
}

}  // namespace
}  // namespace sealpress::pipeline
