#include "codec/codec.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <vector>

namespace sealpress::codec {
namespace {

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string out(size, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

TEST(Codec, ZlibComesBack) {
  for (const std::string& bytes :
       {std::string(), std::string("a"), std::string(1u << 20, 'x'), noise(100'000)}) {
    for (const int level : {1, 6, 12}) {
      EXPECT_EQ(unzlib(zlib(bytes, level), bytes.size() + 1), bytes) << "level " << level;
    }
  }
}

TEST(Codec, UnzlibStopsAtTheLimit) {
  const std::string packed = zlib(std::string(1u << 20, 'x'));
  EXPECT_EQ(unzlib(packed, (1u << 20) - 1), std::nullopt);
  EXPECT_TRUE(unzlib(packed, 1u << 20).has_value());
}

TEST(Codec, UnzlibRefusesWhatIsNotZlib) {
  EXPECT_EQ(unzlib("", 100), std::nullopt);
  EXPECT_EQ(unzlib("not zlib at all", 100), std::nullopt);
  const std::string packed = zlib(noise(5000));
  EXPECT_EQ(unzlib(packed.substr(0, packed.size() - 1), 10'000), std::nullopt);
}

TEST(Codec, LevelsOutOfRangeAreClamped) {
  EXPECT_EQ(deflate("abcabcabc", 0), deflate("abcabcabc", 1));
  EXPECT_EQ(deflate("abcabcabc", 99), deflate("abcabcabc", 12));
}

TEST(Codec, SameBytesOnEveryThread) {
  const std::string bytes = noise(50'000) + std::string(50'000, 'y');
  const std::string expected = deflate(bytes);
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  threads.reserve(made.size());
  for (std::string& out : made) threads.emplace_back([&bytes, &out] { out = deflate(bytes); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : made) EXPECT_EQ(out, expected);
}

TEST(Codec, KnownDigests) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base64(md5("")), "1B2M2Y8AsgTpgAmY7PhCfg==");
  EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
}

TEST(Codec, Base64) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace sealpress::codec
