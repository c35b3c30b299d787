// Any bytes as what a child process says: as a diagnostic, and as a list in which the first letter
// of each text tells what to read next. Nothing out of bounds comes out of it.
#include <cmath>
#include <cstdlib>

#include "pdf/read/answer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress::pdf;
  enum class Colour : unsigned char { red, green, blue };
  const std::string_view said(reinterpret_cast<const char*>(data), size);
  understood_diagnostic(said);
  AnswerReader answer(said);
  while (!answer.at_end()) {
    const std::string_view what = answer.text();
    const char kind = what.empty() ? '\0' : what.front();
    if (kind == 'n' && std::abs(answer.number()) > 1e6) std::abort();
    if (kind == 'c' && answer.choice(Colour::blue) > Colour::blue) std::abort();
    if (kind == 'i') {
      const int one = answer.integer<int>(-3, 12);
      if (one < -3 || one > 12) std::abort();
    }
    if (kind == 'f') answer.flag();
  }
  if (answer.checked(1).has_value() != answer.is_sound()) std::abort();
  return 0;
}
