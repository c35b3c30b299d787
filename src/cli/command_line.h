// What the user asked for, out of the command line.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/command.h"

namespace sealpress::cli {

struct Parsed {
  Common common;
  std::unique_ptr<Command> command;  ///< with its options filled
  /// Set where nothing remains to be done (help, version, usage error): what to print and the code.
  std::optional<int> exit_code;
  std::string text;
};

/// Reads the command line. Messages and help are in the language that --lang or the locale name.
Parsed parse(int argc, const char* const* argv);

/// Runs the command. Results go to `out`, messages to `err`. Returns the exit code.
int run(Parsed& parsed, std::ostream& out, std::ostream& err);

}  // namespace sealpress::cli
