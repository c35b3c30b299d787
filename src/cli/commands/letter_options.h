// What `collect` and `check` can be told about letters to senders.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/returns/letters.h"

namespace sealpress::cli {

class LetterArguments {
 public:
  /// `reminders`: whether the command knows who has not sent.
  void describe(CLI::App& sub, const Say& say, bool reminders);
  /// Fails: cli.bad_constant, cli.letters_where where only something about letters was said.
  Result<pipeline::LetterOptions> read() const;

 private:
  pipeline::LetterOptions options_;
  std::vector<std::string> values_;
};

}  // namespace sealpress::cli
