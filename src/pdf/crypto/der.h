// The few forms of DER (ITU-T X.690) that a signature is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sealpress::pdf::der {

/// A value of this tag: identifier, length, content.
std::string value(unsigned char tag, std::string_view content);
inline std::string sequence(std::string_view content) {
  return value(0x30, content);
}
inline std::string octets(std::string_view bytes) {
  return value(0x04, bytes);
}
/// SET OF: its elements ascending by their encoding (11.6).
std::string set_of(unsigned char tag, std::vector<std::string> elements);
/// A small non-negative integer.
std::string integer(unsigned char number);
/// An object identifier by its number in OpenSSL's table.
std::string object(int nid);
/// AlgorithmIdentifier; RSA's and the digests' of old with NULL parameters, ECDSA's without (RFC
/// 5754, RFC 5758).
std::string algorithm(int nid, bool with_null);

}  // namespace sealpress::pdf::der
