#include <csignal>
#include <ctime>
#include <iostream>

#include "cli/command_line.h"

int main(int argc, char** argv) {
  // Once, before any thread: later calls of localtime in libraries would race on it.
  tzset();
  // A reader that goes away (head, less) is no reason to die without a word.
  std::signal(SIGPIPE, SIG_IGN);
  // A limit of file sizes is an error of writing, which has its own message.
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);

  auto parsed = sealpress::cli::parse(argc, argv);
  if (parsed.exit_code) {
    (*parsed.exit_code == 0 ? std::cout : std::cerr) << parsed.text;
    return *parsed.exit_code;
  }
  const int code = sealpress::cli::run(parsed, std::cout, std::cerr);
  std::cout.flush();
  return std::cout ? code : 4;
}
