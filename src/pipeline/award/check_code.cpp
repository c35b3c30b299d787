#include "pipeline/award/check_code.h"

#include "codec/codec.h"

namespace sealpress::pipeline {
namespace {

std::string hmac_sha256_hex(std::string_view text, std::string_view key) {
  constexpr std::size_t kBlock = 64;
  constexpr unsigned kInner = 0x36, kOuter = 0x5C;
  std::string block(key.size() > kBlock ? codec::sha256(key) : std::string(key));
  block.resize(kBlock);
  const auto padded = [&block](unsigned pad) {
    std::string out = block;
    for (char& c : out) c = static_cast<char>(static_cast<unsigned char>(c) ^ pad);
    return out;
  };
  return codec::sha256_hex(padded(kOuter) + codec::sha256(padded(kInner) + std::string(text)));
}

}  // namespace

std::string check_code(std::string_view text, std::string_view key) {
  const std::string digest = key.empty() ? codec::sha256_hex(text) : hmac_sha256_hex(text, key);
  std::string code = digest.substr(0, 4);
  for (std::size_t i = 4; i < 16; i += 4) code += '-' + digest.substr(i, 4);
  return code;
}

}  // namespace sealpress::pipeline
