#include "pdf/update/signed_bytes.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>

#include "pdf/update/permissions.h"

namespace sealpress::pdf {
namespace {

constexpr std::string_view kSpaces("\0\t\n\f\r ", 6);

/// The next number, behind white space and what opens an array.
std::optional<std::int64_t> next_number(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size() && (bytes[at] == '[' || kSpaces.find(bytes[at]) != kSpaces.npos)) ++at;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
  if (error != std::errc()) return std::nullopt;
  at = static_cast<std::size_t>(end - bytes.data());
  return value;
}

/// Where the gap of a byte range begins that is written here; nothing if it is none. Whether it
/// fits the file is no matter: a damaged file may have lost bytes.
std::optional<std::int64_t> gap_at(std::string_view bytes, std::size_t at) {
  std::array<std::int64_t, 4> range{};
  for (std::int64_t& number : range) {
    const auto next = next_number(bytes, at);
    if (!next) return std::nullopt;
    number = *next;
  }
  if (range[0] != 0 || range[1] <= 0 || range[2] <= range[1]) return std::nullopt;
  return range[1];
}

std::set<std::int64_t> gaps_in(std::string_view bytes) {
  constexpr std::string_view kKey = "/ByteRange";
  std::set<std::int64_t> gaps;
  for (std::size_t at = bytes.find(kKey); at != bytes.npos; at = bytes.find(kKey, at + 1)) {
    if (const auto gap = gap_at(bytes, at + kKey.size())) gaps.insert(*gap);
  }
  return gaps;
}

}  // namespace

bool has_unseen_signature(const OutsideDocument& document, std::string_view bytes) {
  std::set<std::int64_t> gaps = gaps_in(bytes);
  if (gaps.empty()) return false;
  const auto see = [&](const OutsideValue& signature) {
    gaps.erase(signature["/ByteRange"].at(1).integer().value_or(-1));
  };
  for (const OutsideValue& signature : signatures_of(document)) see(signature);
  const OutsideValue permissions = document.root()["/Perms"];
  for (const std::string& key : permissions.keys()) see(permissions[key.c_str()]);
  return !gaps.empty();
}

}  // namespace sealpress::pdf
