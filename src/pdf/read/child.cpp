#include "pdf/read/child.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>
#include <string_view>
#include <utility>

#include "pdf/read/answer.h"
#include "pdf/read/confine.h"

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
  int release() { return std::exchange(number_, -1); }
  void close() {
    if (number_ >= 0) ::close(release());
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

/// What the job has to say, as one string.
template <class Job>
std::string answer(const Job& job) {
  try {
    Result<std::string> result = job();
    return result ? kValue + *result : kError + told_diagnostic(result.error());
  } catch (const std::bad_alloc&) {
    return std::string(1, kNoMemory);
  }
}

enum class Reading { whole, ended, too_long, too_slow };

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
  if (answer.front() == kError) return fail(understood_diagnostic(answer.substr(1)));
  return std::string(answer.substr(1));
}

// What goes through the socket is a length, then so many bytes.

using Size = std::uint64_t;

/// False if the other side is gone.
bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool send_message(int socket, std::string_view bytes) {
  std::array<char, sizeof(Size)> head;
  const Size size = bytes.size();
  std::memcpy(head.data(), &size, head.size());
  return send_all(socket, {head.data(), head.size()}) && send_all(socket, bytes);
}

/// Reads `size` bytes into `out`.
Reading receive_all(int socket, Clock::time_point deadline, char* out, std::size_t size) {
  while (size > 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Reading::too_slow;
    pollfd waiting{socket, POLLIN, 0};
    constexpr std::int64_t kLongest = 3'600'000;
    if (poll(&waiting, 1, static_cast<int>(std::min(left, kLongest))) <= 0) continue;
    const ssize_t got = recv(socket, out, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Reading::ended;
    out += got;
    size -= static_cast<std::size_t>(got);
  }
  return Reading::whole;
}

Reading receive_message(int socket, Clock::time_point deadline, std::size_t limit,
                        std::string& out) {
  std::array<char, sizeof(Size)> head;
  const Reading begun = receive_all(socket, deadline, head.data(), head.size());
  if (begun != Reading::whole) return begun;
  Size size = 0;
  std::memcpy(&size, head.data(), head.size());
  if (size > limit) return Reading::too_long;
  out.resize(size);
  return receive_all(socket, deadline, out.data(), size);
}

/// Processor time for one more question.
void extend_time(std::chrono::seconds time) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const rlim_t seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                         static_cast<rlim_t>(time.count()) + 1;
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = std::min(seconds, limit.rlim_max);
  setrlimit(RLIMIT_CPU, &limit);
}

/// Keeps of the caller's open files the three standard ones and the socket: another child's socket
/// would let this one ask it questions.
int alone_with(int socket) {
  constexpr int kFirst = 3;
  if (dup2(socket, kFirst) != kFirst) _exit(1);
  close_range(kFirst + 1, ~0U, 0);
  return kFirst;
}

[[noreturn]] void serve(const ServingChild::Job& job, const ChildLimits& limits, int socket) {
  socket = alone_with(socket);
  hide_memory();
  confine();
  if (limits_memory()) limit(RLIMIT_AS, own_memory() + limits.memory);
  std::string question;
  while (receive_message(socket, Clock::time_point::max(), limits.memory, question) ==
         Reading::whole) {
    extend_time(limits.time);
    if (!send_message(socket, answer([&] { return job(question); }))) break;
  }
  _exit(0);
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
  return ServingChild([&job](std::string_view) { return job(); }, limits).ask({});
}

ServingChild::ServingChild(Job job, const ChildLimits& limits)
    : job_(std::move(job)), limits_(limits) {}

ServingChild::~ServingChild() {
  stop(true);
}

bool ServingChild::start() {
  if (child_ > 0) return true;
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  Descriptor ours(ends[0]), theirs(ends[1]);
  const pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    serve(job_, limits_, theirs.get());
  }
  child_ = child;
  socket_ = ours.release();
  return true;
}

int ServingChild::stop(bool by_force) {
  if (child_ <= 0) return 0;
  if (by_force) kill(child_, SIGKILL);
  ::close(std::exchange(socket_, -1));
  return bury(std::exchange(child_, -1));
}

Result<std::string> ServingChild::ask(std::string_view question) {
  if (!start()) return fail(input_error("pdf.reader_unavailable"));
  std::string received;
  Reading end = Reading::ended;
  if (send_message(socket_, question)) {
    end = receive_message(socket_, Clock::now() + limits_.time, limits_.answer, received);
  }
  if (end == Reading::whole) {
    const bool exhausted = received == std::string_view(&kNoMemory, 1);
    if (exhausted) stop(true);  // what it still holds is not for the next question
    return interpret(received, 0);
  }
  const int status = stop(end != Reading::ended);
  if (end == Reading::too_slow) return fail(input_error("pdf.reader_too_slow"));
  if (end == Reading::too_long) return fail(input_error("pdf.reader_out_of_memory"));
  return interpret({}, status);
}

}  // namespace sealpress::pdf
