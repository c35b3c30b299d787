// What the user asked for, out of the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/messages.h"

namespace sealpress::cli {

enum class Command : std::uint8_t { none, forms, check, render, pdf, count };

struct Options {
  Command command = Command::none;
  text::Language language = text::Language::chinese;
  bool json = false;
  bool strict = false, force = false;
  unsigned jobs = 1;
  std::optional<std::int64_t> date;  ///< --date, seconds since 1970 UTC
  // forms
  std::string collection;
  bool ids_only = false;
  // check, render
  std::string form;
  std::vector<std::string> data;
  std::string output;  ///< directory of render, file of pdf
  std::vector<std::string> formats = {"docx", "pdf"};
  bool mark_seals = false;
  // pdf, count
  std::vector<std::string> files;
  bool report = false;
  std::string like;
};

struct Parsed {
  Options options;
  /// Set where nothing remains to be done (help, version, usage error): what to print and the code.
  std::optional<int> exit_code;
  std::string text;
};

/// Reads the command line. Messages and help are in the language that --lang or the locale name.
Parsed parse(int argc, const char* const* argv);

}  // namespace sealpress::cli
