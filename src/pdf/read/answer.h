// What a child process has to tell, as a list of strings.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/result.h"

namespace sealpress::pdf {

/// Appends one string: its length, a colon, its bytes.
void append_answer(std::string& out, std::string_view text);
/// A number to three places, within a million.
void append_answer(std::string& out, double number);
/// An integer, a flag, or the number of an enumerator.
void append_whole_answer(std::string& out, std::int64_t number);
template <class Integral>
void append_whole_answer(std::string& out, Integral number) {
  append_whole_answer(out, static_cast<std::int64_t>(number));
}

/// Takes the strings off again, in their order. The process that wrote them had read a file from
/// outside and is not trusted: what is ill-formed, missing or outside its bounds reads as nothing,
/// ends the answer, and is remembered.
class AnswerReader {
 public:
  explicit AnswerReader(std::string_view answer) : rest_(answer) {}
  bool at_end() const { return rest_.empty(); }
  bool is_sound() const { return is_sound_; }

  /// What is wrong with a part of the answer is wrong with all of it.
  void take_up(const AnswerReader& part) { is_sound_ = is_sound_ && part.is_sound_; }

  std::string_view text();
  double number();
  /// From `lowest` to `highest`.
  template <class Integral = std::int64_t>
  Integral integer(Integral lowest = 0, Integral highest = std::numeric_limits<Integral>::max()) {
    return static_cast<Integral>(bounded(as_signed(lowest), as_signed(highest)));
  }
  bool flag() { return bounded(0, 1) != 0; }
  /// An enumerator up to `last`.
  template <class Enum>
  Enum choice(Enum last) {
    return static_cast<Enum>(bounded(0, static_cast<std::int64_t>(last)));
  }

  /// What was made of the answer, or pdf.reader_nonsense where it was not sound.
  template <class Understood>
  Result<Understood> checked(Understood understood) const {
    if (!is_sound_) return fail(input_error("pdf.reader_nonsense"));
    return understood;
  }

 private:
  template <class Integral>
  static std::int64_t as_signed(Integral value) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    return std::in_range<std::int64_t>(value) ? static_cast<std::int64_t>(value) : kMost;
  }
  std::int64_t bounded(std::int64_t lowest, std::int64_t highest);
  void spoil();

  std::string_view rest_;
  bool is_sound_ = true;
};

/// A diagnostic as strings: its code, then each argument's name, kind and value. It comes back as
/// an error of input; its place does not travel.
std::string told_diagnostic(const Diagnostic& diagnostic);
Diagnostic understood_diagnostic(std::string_view said);

}  // namespace sealpress::pdf
