// What a child process has to tell, as a list of strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace sealpress::pdf {

/// Appends one string: its length, a colon, its bytes.
void append_answer(std::string& out, std::string_view text);
/// A number to three places, or an integer.
void append_answer(std::string& out, double number);

/// Takes the strings off again, in their order. What is ill-formed reads as the end.
class AnswerReader {
 public:
  explicit AnswerReader(std::string_view answer) : rest_(answer) {}
  bool at_end() const { return rest_.empty(); }
  std::string_view text();
  double number();

 private:
  std::string_view rest_;
};

/// A diagnostic as strings: its code, then each argument's name, kind and value. It comes back as
/// an error of input; its place does not travel.
std::string told_diagnostic(const Diagnostic& diagnostic);
Diagnostic understood_diagnostic(std::string_view said);

}  // namespace sealpress::pdf
