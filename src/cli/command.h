// A command of the program: which options it takes, and what it does.
//
// Each command stands in a file of its own below commands/ and is named in commands/all.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "messages/messages.h"
#include "pipeline/workspace.h"

namespace sealpress::cli {

/// The options that all commands share.
struct Common {
  messages::Language language = messages::Language::chinese;
  bool json = false;
  std::optional<std::int64_t> date;  ///< --date, seconds since 1970 UTC
};

/// One run of a command: where its output goes, and what the program has at hand.
class Session {
 public:
  Session(const Common& common, std::ostream& out, std::ostream& err,
          pipeline::Workspace& workspace)
      : common_(common), out_(out), err_(err), workspace_(workspace) {}

  std::ostream& out() { return out_; }  ///< results
  std::ostream& err() { return err_; }  ///< progress and messages
  pipeline::Workspace& workspace() { return workspace_; }
  messages::Language language() const { return common_.language; }
  bool json() const { return common_.json; }
  /// --date, if it was given.
  std::optional<std::int64_t> date() const { return common_.date; }

  /// Prints what stopped the command; returns the exit code that it leads to.
  int complain(const Diagnostics& errors);
  int complain(const Diagnostic& error) { return complain(Diagnostics{error}); }

 private:
  const Common& common_;
  std::ostream& out_;
  std::ostream& err_;
  pipeline::Workspace& workspace_;
};

/// What a command says about its options, in the user's language.
class Say {
 public:
  explicit Say(messages::Language language) : language_(language) {}
  std::string operator()(const char* code) const { return messages::ui(code, language_); }

 private:
  messages::Language language_;
};

class Command {
 public:
  virtual ~Command() = default;
  /// As typed. The messages `cli.<name>` and `cli.<name>_example` describe it.
  virtual const char* name() const = 0;
  /// Adds the command's own options to `sub`; they are filled into members of this object.
  virtual void describe(CLI::App& sub, const Say& say) = 0;
  /// Does it. Returns the exit code.
  virtual int run(Session& session) = 0;
};

/// All commands, in the order of the help.
std::vector<std::unique_ptr<Command>> all_commands();

/// `--jobs N`: 0 stands for as many as there are processors.
void add_jobs(CLI::App& sub, const Say& say, unsigned& jobs);

}  // namespace sealpress::cli
