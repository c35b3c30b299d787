// Passwords: from a file, from a variable of the environment, or typed at a terminal. Never from
// the command line, which every user of the machine can see.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace sealpress::cli {

/// Two options, `--<what>-password-file` and `--<what>-password-env`.
class PasswordOptions {
 public:
  void describe(CLI::App& sub, const std::string& what, const std::string& about_file,
                const std::string& about_variable);
  bool given() const { return !file_.empty() || !variable_.empty(); }
  /// Empty if neither option was given. Fails: cli.no_variable {name}, and as files do.
  Result<std::string> read(Session& session) const;

 private:
  std::string file_, variable_;
};

/// Asks at the terminal without showing what is typed; nothing where there is no terminal.
std::optional<std::string> ask_password(const std::string& question);

}  // namespace sealpress::cli
