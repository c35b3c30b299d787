#include "pdf/read/child.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <new>
#include <string_view>
#include <utility>

#include "pdf/read/answer.h"

#if defined(__has_feature)
#define SEALPRESS_HAS_FEATURE(name) __has_feature(name)
#else
#define SEALPRESS_HAS_FEATURE(name) 0
#endif

namespace sealpress::pdf {
namespace {

using Clock = std::chrono::steady_clock;

// The first byte of an answer.
constexpr char kValue = 'v', kError = 'e', kNoMemory = 'm';

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

/// Address space of this process, in bytes.
std::size_t own_memory() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void limit(__rlimit_resource_t resource, rlim_t amount) {
  const rlimit both{amount, amount};
  setrlimit(resource, &both);
}

void take_on(const ChildLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()) + 1);
  if (limits_memory()) limit(RLIMIT_AS, own_memory() + limits.memory);
}

/// An error as strings: its code, then each argument's name, kind and value.
std::string told(const Diagnostic& error) {
  std::string out;
  append_answer(out, error.code);
  for (const Argument& argument : error.args) {
    const auto* text = std::get_if<std::string>(&argument.value);
    const auto* number = std::get_if<std::int64_t>(&argument.value);
    append_answer(out, argument.name);
    append_answer(out, std::string_view(text != nullptr ? "text" : "number"));
    append_answer(out, text != nullptr ? *text : std::to_string(number != nullptr ? *number : 0));
  }
  return out;
}

Diagnostic understood(std::string_view said) {
  AnswerReader answer(said);
  Diagnostic error = input_error(std::string(answer.text()));
  while (!answer.at_end()) {
    std::string name(answer.text());
    const bool is_text = answer.text() == "text";
    const std::string value(answer.text());
    if (is_text) {
      error.args.push_back({std::move(name), value});
    } else {
      error.args.push_back({std::move(name), std::int64_t{std::atoll(value.c_str())}});
    }
  }
  return error;
}

/// What the job has to say, as one string.
std::string answer(const std::function<Result<std::string>()>& job) {
  try {
    Result<std::string> result = job();
    return result ? kValue + *result : kError + told(result.error());
  } catch (const std::bad_alloc&) {
    return std::string(1, kNoMemory);
  }
}

void send(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(pipe, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void be_child(const std::function<Result<std::string>()>& job,
                           const ChildLimits& limits, int pipe) {
  take_on(limits);
  send(pipe, answer(job));
  _exit(0);
}

enum class Reading { ended, too_long, too_slow };

/// Reads until the child closes its end.
Reading receive(int pipe, const ChildLimits& limits, std::string& out) {
  const auto deadline = Clock::now() + limits.time;
  std::array<char, 65536> buffer;
  while (out.size() <= limits.answer) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Reading::too_slow;
    pollfd waiting{pipe, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left)) <= 0) continue;
    const ssize_t size = read(pipe, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return Reading::ended;
    out.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return Reading::too_long;
}

/// How the child ended, once it is gone.
int bury(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Result<std::string> interpret(std::string_view answer, int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    return fail(input_error("pdf.reader_too_slow"));
  }
  if (answer.empty() || !WIFEXITED(status)) return fail(input_error("pdf.reader_crashed"));
  if (answer.front() == kNoMemory) return fail(input_error("pdf.reader_out_of_memory"));
  if (answer.front() == kError) return fail(understood(answer.substr(1)));
  return std::string(answer.substr(1));
}

}  // namespace

bool limits_memory() {
#if defined(__SANITIZE_ADDRESS__) || SEALPRESS_HAS_FEATURE(address_sanitizer)
  return false;
#else
  return true;
#endif
}

Result<std::string> in_child(const std::function<Result<std::string>()>& job,
                             const ChildLimits& limits) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return fail(input_error("pdf.reader_unavailable"));
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const pid_t child = fork();
  if (child < 0) return fail(input_error("pdf.reader_unavailable"));
  if (child == 0) be_child(job, limits, writing.get());
  writing.close();

  std::string received;
  const Reading end = receive(reading.get(), limits, received);
  if (end != Reading::ended) kill(child, SIGKILL);
  const int status = bury(child);
  if (end == Reading::too_slow) return fail(input_error("pdf.reader_too_slow"));
  if (end == Reading::too_long) return fail(input_error("pdf.reader_out_of_memory"));
  return interpret(received, status);
}

}  // namespace sealpress::pdf
