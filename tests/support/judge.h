// Outside judges: programs that nobody here wrote (qpdf, poppler, mutool, LibreOffice) and that
// say whether our files are good. Header-only, for tests.
//
//   SEALPRESS_NEED_JUDGE("qpdf");                    // skips loudly; fails where CI=true
//   TempDir dir;
//   const Output out = run({"qpdf", "--check", dir.write("a.pdf", bytes)});
//   EXPECT_EQ(out.exit_code, 0) << out;
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace sealpress::test {

/// The whole content of a file; fails the running test if it cannot be read.
inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    ADD_FAILURE() << "cannot read " << path;
    return {};
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

/// A fresh folder, removed with all that is in it at the end of the scope. With
/// SEALPRESS_KEEP_TEMP set it stays, to be looked at.
class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sealpress-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    path_ = pattern;
  }
  ~TempDir() {
    std::error_code ignored;
    if (std::getenv("SEALPRESS_KEEP_TEMP") == nullptr) {
      std::filesystem::remove_all(path_, ignored);
    } else {
      std::fprintf(stderr, "kept: %s\n", path_.c_str());
    }
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// The path that `name` has or would have in here.
  std::string file(std::string_view name) const { return (path_ / name).string(); }
  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    std::ofstream out(path_ / name, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    EXPECT_TRUE(out.good()) << "cannot write " << name;
    return file(name);
  }
  std::string read(std::string_view name) const { return read_file(path_ / name); }

 private:
  std::filesystem::path path_;
};

/// What a finished program left behind.
struct Output {
  int exit_code = -1;  ///< 128 + n if signal n ended it
  bool timed_out = false;
  std::string out, err;
};

inline std::ostream& operator<<(std::ostream& stream, const Output& output) {
  stream << "exit code " << output.exit_code << (output.timed_out ? ", timed out" : "");
  return stream << "\n--- out\n" << output.out << "\n--- err\n" << output.err;
}

struct RunOptions {
  std::chrono::seconds timeout{300};     ///< an office on a busy machine
  std::vector<std::string> environment;  ///< "NAME=value", added to our own
  std::string input;                     ///< what the program reads on standard input
};

namespace detail {

inline void redirect(const std::string& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
}

/// In the child: only what is left between fork and exec.
[[noreturn]] inline void become(const std::vector<std::string>& command, const RunOptions& options,
                                const TempDir& dir) {
  setpgid(0, 0);
  redirect(dir.file("in"), O_RDONLY, STDIN_FILENO);
  redirect(dir.file("out"), O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(dir.file("err"), O_WRONLY | O_CREAT, STDERR_FILENO);
  for (const std::string& pair : options.environment) putenv(const_cast<char*>(pair.c_str()));
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

/// Waits for `child`, and ends its whole process group when the time is over.
inline void await(pid_t child, std::chrono::seconds timeout, Output& output) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      output.timed_out = true;
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  output.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace detail

/// Runs `command` (found through PATH, no shell) to its end or to the timeout. Exit code 127 if the
/// program does not exist.
inline Output run(const std::vector<std::string>& command, const RunOptions& options = {}) {
  const TempDir dir;
  dir.write("in", options.input);
  Output output;
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category());
  if (child == 0) detail::become(command, options, dir);
  detail::await(child, options.timeout, output);
  output.out = dir.read("out");
  output.err = dir.read("err");
  return output;
}

/// Whether a program of this name can be run.
inline bool has_judge(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

/// Where CI=true a missing judge is a failure, elsewhere a test may be skipped.
inline bool judges_are_required() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && std::string_view(ci) == "true";
}

}  // namespace sealpress::test

/// At the head of a test: leaves it, loudly, where the program is absent.
#define SEALPRESS_NEED_JUDGE(name)                                                    \
  do {                                                                                \
    if (!::sealpress::test::has_judge(name)) {                                        \
      if (::sealpress::test::judges_are_required()) FAIL() << "judge missing: " name; \
      GTEST_SKIP() << "judge missing: " name;                                         \
    }                                                                                 \
  } while (false)
