// A job in a process of its own, with limits of memory and time.
//
// Files from outside make PDF libraries crash, loop and devour memory; a child takes that with it
// to its grave. It starts no program, reaches no network and has none of the caller's open files
// (confine.h). The child is forked, so the job sees the caller's memory and nothing is copied; it
// may allocate (glibc keeps the heap usable after fork) but must not count on other threads.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sealpress::pdf {

struct ChildLimits {
  std::size_t memory = std::size_t{1} << 30;  ///< beyond what the caller has already
  std::chrono::seconds time{30};
  std::size_t answer = std::size_t{256} << 20;  ///< bytes that the job may return
};

/// Whether the limit of memory is in force: not under AddressSanitizer, which reserves terabytes.
bool limits_memory();

/// What the job returned: its value, or its error by code and arguments. Fails besides:
/// pdf.reader_crashed, pdf.reader_too_slow, pdf.reader_out_of_memory, pdf.reader_unavailable.
Result<std::string> in_child(const std::function<Result<std::string>()>& job,
                             const ChildLimits& limits = {});

/// A child that answers one question after another with the same job, so that many files cost one
/// fork. It sees the caller's memory as it was at the first question. After a crash or a passed
/// limit the next question gets a new child. Not thread-safe.
class ServingChild {
 public:
  using Job = std::function<Result<std::string>(std::string_view question)>;
  explicit ServingChild(Job job, const ChildLimits& limits = {});
  ~ServingChild();
  ServingChild(const ServingChild&) = delete;
  ServingChild& operator=(const ServingChild&) = delete;

  /// Fails as in_child() does; the limits hold for each question.
  Result<std::string> ask(std::string_view question);

 private:
  bool start();
  /// Says how the child ended: by force, whatever it does, or by itself.
  int stop(bool by_force);

  Job job_;
  ChildLimits limits_;
  pid_t child_ = -1;
  int socket_ = -1;
};

}  // namespace sealpress::pdf
