// Which Chinese characters every Chinese computer and font knows.
#pragma once

namespace sealpress::text {

/// Whether `c` is one of the 6,763 Chinese characters of GB/T 2312-1980. Others are correct too
/// (GB 18030 has some 88,000), but names with them are worth a second look. Thread-safe.
bool is_common_han(char32_t c);

}  // namespace sealpress::text
