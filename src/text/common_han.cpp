#include "text/common_han.h"

#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/uset.h>

namespace sealpress::text {
namespace {

icu::UnicodeSet gb2312() {
  icu::UnicodeSet set;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("GB2312", &status);
  if (U_FAILURE(status)) return set;
  ucnv_getUnicodeSet(converter, set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
  ucnv_close(converter);
  set.freeze();
  return set;
}

}  // namespace

bool is_common_han(char32_t c) {
  static const icu::UnicodeSet set = gb2312();
  // Without the converter's data nothing is known to be rare.
  return set.isEmpty() || set.contains(static_cast<UChar32>(c));
}

}  // namespace sealpress::text
