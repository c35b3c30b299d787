// Where a private key is in memory, and what processes that read files may do.

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <thread>

#include "pdf/read/child.h"
#include "pdf/sealing.h"

namespace sealpress::pdf {
namespace {

constexpr char kMask = 0x5A;
constexpr std::size_t kShadow = std::size_t{1} << 36;  // AddressSanitizer's own map is larger

/// The first prime of an RSA key, masked: the test itself must not have it in memory.
std::string masked_prime(const std::string& key) {
  const test::Output said = test::run({"openssl", "rsa", "-in", key, "-noout", "-text"});
  const std::size_t begin = said.out.find("prime1:"), end = said.out.find("prime2:");
  std::istringstream digits(said.out.substr(begin + 7, end - begin - 7));
  std::string masked;
  for (std::string pair; std::getline(digits, pair, ':');) {
    const std::size_t at = pair.find_first_of("0123456789abcdef");
    if (at == std::string::npos) continue;
    masked += static_cast<char>(std::stoi(pair.substr(at), nullptr, 16) ^ kMask);
  }
  return masked.substr(1);  // after the zero of the sign
}

/// Whether `bytes` hold the number, in the order of `masked`. Its first byte alone is looked for
/// unmasked.
template <class Order>
bool holds(std::string_view bytes, Order begin, Order end) {
  const auto same = [](char m, char byte) { return static_cast<char>(m ^ kMask) == byte; };
  const char first = static_cast<char>(*begin ^ kMask);
  for (std::size_t at = bytes.find(first); at != bytes.npos; at = bytes.find(first, at + 1)) {
    const std::string_view rest = bytes.substr(at);
    if (rest.size() < std::size_t(end - begin)) return false;
    if (std::equal(begin, end, rest.begin(), same)) return true;
  }
  return false;
}

/// Whether the memory of this process holds the number, in either order of its bytes.
bool memory_holds(const std::string& masked) {
  const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  std::ifstream maps("/proc/self/maps");
  bool found = false;
  for (std::string line; !found && std::getline(maps, line);) {
    if (line.find(" rw-p ") == std::string::npos) continue;
    const std::size_t dash = line.find('-');
    const std::size_t from = std::stoul(line, nullptr, 16);
    const std::size_t to = std::stoul(line.substr(dash + 1), nullptr, 16);
    if (to - from > kShadow) continue;
    constexpr std::size_t kStep = 1u << 20;
    for (std::size_t at = from; !found && at < to; at += kStep) {
      std::string bytes(std::min(kStep + masked.size(), to - at), '\0');
      const ssize_t n = pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(at));
      const std::string_view read{bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
      found =
          holds(read, masked.begin(), masked.end()) || holds(read, masked.rbegin(), masked.rend());
      explicit_bzero(bytes.data(), bytes.size());  // no copy is to be found later
    }
  }
  close(memory);
  return found;
}

TEST(KeyVault, KeepsTheKeyOutOfEveryOtherProcess) {
  SEALPRESS_NEED_JUDGE("openssl");
  const std::string masked = masked_prime(test::TestKeys::get().path("rsa.key"));
  ASSERT_EQ(masked.size(), 128u);
  std::string plain = masked;  // the search finds what is there
  for (char& c : plain) c ^= kMask;
  EXPECT_TRUE(memory_holds(masked));
  explicit_bzero(plain.data(), plain.size());
  EXPECT_FALSE(memory_holds(masked));
  const Credentials by = test::credentials("rsa");
  EXPECT_TRUE(sign_cms(by, {"content"}));
  EXPECT_FALSE(memory_holds(masked));
  const auto in_reader = in_child([&]() -> Result<std::string> {
    return std::string(memory_holds(masked) ? "found" : "none");
  });
  EXPECT_EQ(in_reader.value(), "none");
}

TEST(KeyVault, SignsForManyThreads) {
  const Credentials by = test::credentials("ec");
  std::vector<std::thread> threads;
  std::atomic<int> signed_well{0};
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { signed_well += sign_cms(by, {"content"}) ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(signed_well, 4);
}

TEST(Child, CanStartNothingAndReachNobody) {
  int ours[2];
  ASSERT_EQ(pipe(ours), 0);
  const int far = fcntl(ours[0], F_DUPFD_CLOEXEC, 50);  // no number that the child uses itself
  const auto told = in_child([&]() -> Result<std::string> {
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    char buffer[1];
    const bool has_our_file = read(far, buffer, 0) == 0 || errno != EBADF;
    char* const arguments[] = {nullptr};
    execve("/bin/true", arguments, arguments);
    const bool no_program = errno == EPERM;
    const bool no_network = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM;
    return std::to_string(prctl(PR_GET_DUMPABLE)) + std::to_string(core.rlim_max) +
           std::to_string(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)) + (no_program ? "p" : "") +
           (no_network ? "n" : "") + (has_our_file ? "f" : "");
  });
  for (const int file : {ours[0], ours[1], far}) close(file);
  EXPECT_EQ(told.value(), "001pn");
}

}  // namespace
}  // namespace sealpress::pdf
