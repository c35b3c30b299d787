// The code on a certificate by which its text can be checked.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::pipeline {

/// Sixteen hexadecimal digits in fours over `text`: the first of its SHA-256, which anyone can
/// compute, or with a key of its HMAC-SHA-256 (RFC 2104), which only who has the key can.
std::string check_code(std::string_view text, std::string_view key);

}  // namespace sealpress::pipeline
