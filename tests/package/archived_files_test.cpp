// RAR and 7z archives: their files and names, passwords, damage, limits.

#include "package/archived_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace sealpress::package {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::string from_hex(std::string_view digits) {
  std::string out;
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
  return out;
}

/// 申报表.txt (甲) and d/二.txt (乙乙), made by 7-Zip.
constexpr const char* kSevenZip =
    "377abcaf271c00042cd05f2960000000000000002000000000000000379002f8010008e4b999e4b9"
    "99e794b2000000813307ae0fceb1b1a1092aaed3aa85262813fb95b46214ca778c56c6ad5e8ab02d"
    "d78f01244f7dd62b2a5c8062f7be4de2ac608872468bca8630eeb0d7367bf25df764a9ec8398011d"
    "0e866e6045eb7a1817060d01095300070b01000123030101055d001000000c5e0a01ae8d80310000";
/// A name and a file behind a password; the second has its list of names behind it, too.
constexpr const char* kLocked =
    "377abcaf271c000433b054c010000000000000006a0000000000000076ab9192c7ed0884fa3e1870"
    "10d7f2f953cde9340104060001091000070b0100022406f1070112530f4dc8377b283749ae33f0ff"
    "1c085a22bf2121010001000c070300080a018982ae63000005011901001111003375a56268882e00"
    "740078007400000019020000140a010054696a6c4881dd01150601002080a4810000";
constexpr const char* kLockedNames =
    "377abcaf271c0004ad9389f780000000000000002e00000000000000969ac38458cdeaad16b7d3e7"
    "bb97e50996007629f3668c279835321f1f0a71b11b977669dd3c12f4faf208e7221a5a42bf58c2b3"
    "2ecd7c3f1f36a5d52d909bfd90479b1cb69c2dfc8d5736738d3d47a92535b0ab7972d20af80ee5db"
    "66ce34a398738a438b09d4404b58f2203920cfcbc46fec4865cb6afc069e89c529f616a2846bb485"
    "17061001097000070b0100012406f1070112530fabf2650dea4ab4bfe59d7b8590452b480c6a0a01"
    "ea7b19780000";
/// RAR 5, not compressed: 申报表.txt (甲) and ../逃.txt (乙乙).
constexpr const char* kRar =
    "526172211a070100c51a333203010000eb21f0891c0202030403a483028982ae6300010de794b3e6"
    "8aa5e8a1a82e747874e794b2cbbf2292190202060406a48302117ab7f300010a2e2e2fe980832e74"
    "7874e4b999e4b99919b23a3503050000";

struct Read {
  std::map<std::string, std::string> files;  ///< name -> bytes, or the error's code
  std::string fault;
};

Read read(const std::string& bytes, const Limits& limits = {}) {
  Read out;
  auto done =
      each_archived_file(bytes, "archive", limits, [&](std::string name, Result<std::string> file) {
        out.files[name] = file ? *file : file.error().code;
      });
  if (!done) out.fault = done.error().code;
  return out;
}

TEST(ArchivedFiles, OfSevenZipHaveTheirNames) {
  const std::string bytes = from_hex(kSevenZip);
  EXPECT_TRUE(is_rar_or_7z(bytes));
  EXPECT_THAT(read(bytes).files, ElementsAre(Pair("d/二.txt", "乙乙"), Pair("申报表.txt", "甲")));
}

TEST(ArchivedFiles, OfRarHaveTheirNamesWhateverTheseAre) {
  const std::string bytes = from_hex(kRar);
  EXPECT_TRUE(is_rar_or_7z(bytes));
  EXPECT_THAT(read(bytes).files, ElementsAre(Pair("../逃.txt", "乙乙"), Pair("申报表.txt", "甲")));
}

TEST(ArchivedFiles, BehindAPasswordAreTold) {
  const Read file = read(from_hex(kLocked));
  EXPECT_THAT(file.files, ElementsAre(Pair("申报表.txt", "package.encrypted_entry")));
  EXPECT_EQ(read(from_hex(kLockedNames)).fault, "package.archive_password");
}

TEST(ArchivedFiles, OfDamagedArchivesAreTold) {
  std::string bytes = from_hex(kSevenZip);
  EXPECT_EQ(read(bytes.substr(0, bytes.size() / 2)).fault, "package.archive_damaged");
  EXPECT_EQ(read(from_hex(kRar).substr(0, 40)).fault, "package.archive_damaged");
}

TEST(ArchivedFiles, KeepToTheLimits) {
  Limits limits;
  limits.package_entries = 1;
  EXPECT_EQ(read(from_hex(kSevenZip), limits).fault, "package.too_many_entries");
  limits = {};
  limits.part_bytes = 4;
  EXPECT_EQ(read(from_hex(kSevenZip), limits).files.at("d/二.txt"), "package.too_large");
  limits = {};
  limits.package_bytes = 4;
  EXPECT_EQ(read(from_hex(kSevenZip), limits).fault, "package.bomb");
}

}  // namespace
}  // namespace sealpress::package
