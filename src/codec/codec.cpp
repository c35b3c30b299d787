#include "codec/codec.h"

#include <libdeflate.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>

namespace sealpress::codec {

namespace {

using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
using Decompressor =
    std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>;

/// A compressor costs more to make than a small part costs to compress: one per thread and level.
libdeflate_compressor* compressor(int level) {
  constexpr int kMin = 1, kMax = 12;
  const int wanted = std::clamp(level, kMin, kMax);
  thread_local std::array<std::unique_ptr<Compressor>, kMax + 1> made;
  std::unique_ptr<Compressor>& slot = made[static_cast<std::size_t>(wanted)];
  if (!slot) {
    slot = std::make_unique<Compressor>(libdeflate_alloc_compressor(wanted),
                                        &libdeflate_free_compressor);
    if (!*slot) throw std::bad_alloc();
  }
  return slot->get();
}

libdeflate_decompressor* decompressor() {
  thread_local Decompressor made(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (!made) throw std::bad_alloc();
  return made.get();
}

std::string digest(std::string_view bytes, const EVP_MD* algorithm) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr);
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace

std::string deflate(std::string_view bytes, int level) {
  libdeflate_compressor* c = compressor(level);
  std::string out(libdeflate_deflate_compress_bound(c, bytes.size()), '\0');
  out.resize(libdeflate_deflate_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

std::string zlib(std::string_view bytes, int level) {
  libdeflate_compressor* c = compressor(level);
  std::string out(libdeflate_zlib_compress_bound(c, bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(c, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

std::optional<std::string> unzlib(std::string_view bytes, std::size_t limit) {
  constexpr std::size_t kFirstGuess = 4096;
  std::size_t room = std::min(limit, std::max(kFirstGuess, bytes.size() * 4));
  while (true) {
    std::string out(room, '\0');
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress(decompressor(), bytes.data(), bytes.size(),
                                                   out.data(), out.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(size);
      return out;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= limit) return std::nullopt;
    room = room > limit / 2 ? limit : room * 2;
  }
}

std::uint32_t crc32(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

std::string sha256(std::string_view bytes) {
  return digest(bytes, EVP_sha256());
}

std::string sha256_hex(std::string_view bytes) {
  return hex(sha256(bytes));
}

std::string md5(std::string_view bytes) {
  return digest(bytes, EVP_md5());
}

std::string base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace sealpress::codec
