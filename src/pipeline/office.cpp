#include "pipeline/office.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>
#include <vector>

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> find_program() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "/usr/bin:/bin";
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    const fs::path folder(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
    for (const char* name : {"soffice", "libreoffice"}) {
      const std::string program = (folder / name).string();
      if (access(program.c_str(), X_OK) == 0) return program;
    }
  }
  return std::nullopt;
}

/// A folder of our own that goes with us.
class ProfileFolder {
 public:
  ProfileFolder() {
    std::error_code ignored;
    std::string name = (fs::temp_directory_path(ignored) / "sealpress-office-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ProfileFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ProfileFolder(const ProfileFolder&) = delete;
  ProfileFolder& operator=(const ProfileFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void limit(int what, std::size_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// In the child: only what may be called between fork and exec.
[[noreturn]] void run(char* const* arguments, char* const* variables, const OfficeLimits& limits) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  unshare(CLONE_NEWUSER | CLONE_NEWNET);  // where it is not allowed, it stays in the network
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_CORE, 0);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < 3 && nowhere >= 0; ++fd) dup2(nowhere, fd);
  execve(arguments[0], arguments, variables);
  _exit(127);
}

/// Whether it ended in time; it and all that it started are gone afterwards.
bool wait_for(pid_t child, std::chrono::seconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  bool in_time = false;
  while (std::chrono::steady_clock::now() < end) {
    int status = 0;
    if (waitpid(child, &status, WNOHANG) == child) {
      in_time = true;
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(-child, SIGKILL);
  if (!in_time) waitpid(child, nullptr, 0);
  return in_time;
}

}  // namespace

Result<std::string> converted(std::string_view bytes, const std::string& from, bool workbook,
                              const OfficeLimits& limits) {
  const auto program = find_program();
  if (!program) return fail(input_error("collect.no_office"));
  const ProfileFolder folder;
  if (folder.path().empty()) return fail(input_error("collect.office_failed"));
  const fs::path in = folder.path() / ("in." + from),
                 out = folder.path() / "out" / (workbook ? "in.xlsx" : "in.docx");
  {
    std::ofstream file(in, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) return fail(input_error("collect.office_failed"));
  }
  std::vector<std::string> words{
      *program,
      "--headless",
      "--norestore",
      "--nolockcheck",
      "-env:UserInstallation=file://" + folder.path().string() + "/profile",
      "--convert-to",
      workbook ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML",
      "--outdir",
      out.parent_path().string(),
      in.string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string home = "HOME=" + folder.path().string(), path = "PATH=/usr/bin:/bin",
              language = "LC_ALL=C.UTF-8";
  std::array<char*, 4> variables{home.data(), path.data(), language.data(), nullptr};

  const pid_t child = fork();
  if (child < 0) return fail(input_error("collect.office_failed"));
  if (child == 0) run(arguments.data(), variables.data(), limits);
  setpgid(child, child);
  if (!wait_for(child, limits.time)) return fail(input_error("collect.office_too_slow"));
  std::ifstream made(out, std::ios::binary);
  std::string file{std::istreambuf_iterator<char>(made), {}};
  if (file.empty()) return fail(input_error("collect.office_failed"));
  return file;
}

}  // namespace sealpress::pipeline
