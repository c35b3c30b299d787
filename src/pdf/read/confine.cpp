#include "pdf/read/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace sealpress::pdf {
namespace {

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned kArchitecture = 0;
#endif

constexpr long kForbidden[] = {
    SYS_execve,           SYS_execveat,          SYS_socket, SYS_connect, SYS_bind, SYS_ptrace,
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount};

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset));
}

/// Skips a statement unless the value is `number`.
sock_filter unless(unsigned number) {
  return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1);
}

sock_filter answer(unsigned verdict) {
  return BPF_STMT(BPF_RET | BPF_K, verdict);
}

/// A program for the kernel's filter (seccomp(2)): calls of another architecture have other numbers
/// and end the process; of its own the forbidden ones fail.
std::vector<sock_filter> filter() {
  constexpr unsigned kRefused = SECCOMP_RET_ERRNO | EPERM;
  std::vector<sock_filter> program{load(offsetof(seccomp_data, arch)), unless(kArchitecture),
                                   BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0),
                                   answer(SECCOMP_RET_KILL_PROCESS),
                                   load(offsetof(seccomp_data, nr))};
  for (const long call : kForbidden) {
    program.push_back(unless(static_cast<unsigned>(call)));
    program.push_back(answer(kRefused));
  }
#if defined(__x86_64__)
  constexpr unsigned kX32 = 0x40000000;  // the same calls by other numbers
  program.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32, 0, 1));
  program.push_back(answer(kRefused));
#endif
  program.push_back(answer(SECCOMP_RET_ALLOW));
  return program;
}

}  // namespace

void hide_memory() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

void confine() {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (kArchitecture == 0) return;
  std::vector<sock_filter> program = filter();
  const sock_fprog whole{static_cast<unsigned short>(program.size()), program.data()};
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole);
}

}  // namespace sealpress::pdf
