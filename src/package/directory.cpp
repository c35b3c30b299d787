#include "package/directory.h"

#include <algorithm>

namespace sealpress::package {

namespace {

constexpr std::uint32_t kEndMark = 0x06054b50, kEntryMark = 0x02014b50, kLocalMark = 0x04034b50;
constexpr std::uint32_t kEnd64Mark = 0x06064b50, kLocator64Mark = 0x07064b50;
constexpr std::size_t kEndSize = 22, kEntrySize = 46, kLocalSize = 30;
constexpr std::size_t kLocator64Size = 20, kEnd64Size = 56;
constexpr std::uint32_t kInZip64 = 0xFFFFFFFF;

struct Extent {
  std::uint64_t offset = 0, count = 0;
};

bool fits(std::string_view file, std::uint64_t at, std::uint64_t size) {
  return at <= file.size() && size <= file.size() - at;
}

/// The end record stands last, before a comment of at most 65,535 bytes.
std::optional<std::size_t> find_end(std::string_view file) {
  if (file.size() < kEndSize) return std::nullopt;
  const std::size_t last = file.size() - kEndSize;
  const std::size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
  for (std::size_t at = last + 1; at-- > first;) {
    if (le32(file, at) == kEndMark && at + kEndSize + le16(file, at + 20) <= file.size()) {
      return at;
    }
  }
  return std::nullopt;
}

std::optional<Extent> find_extent(std::string_view file) {
  const auto end = find_end(file);
  if (!end) return std::nullopt;
  Extent extent{le32(file, *end + 16), le16(file, *end + 10)};
  if (extent.offset != kInZip64 && extent.count != 0xFFFF) return extent;
  if (*end < kLocator64Size || le32(file, *end - kLocator64Size) != kLocator64Mark) return extent;
  const std::uint64_t at = le64(file, *end - kLocator64Size + 8);
  if (!fits(file, at, kEnd64Size) || le32(file, at) != kEnd64Mark) return std::nullopt;
  return Extent{le64(file, at + 48), le64(file, at + 32)};
}

struct Record {
  Entry entry;
  std::uint64_t raw_size = 0, local = 0;
};

/// Sizes that do not fit 32 bits stand in the extra field 0x0001, in this order (4.5.3).
void read_zip64(std::string_view extra, Record& record) {
  while (extra.size() >= 4) {
    const std::size_t size = std::min<std::size_t>(le16(extra, 2), extra.size() - 4);
    std::string_view body = extra.substr(4, size);
    if (le16(extra, 0) == 1) {
      for (std::uint64_t* field : {&record.entry.inflated_size, &record.raw_size, &record.local}) {
        if (*field != kInZip64 || body.size() < 8) continue;
        *field = le64(body, 0);
        body.remove_prefix(8);
      }
    }
    extra.remove_prefix(4 + size);
  }
}

/// Reads the record at `at` and moves `at` behind it.
std::optional<Record> read_record(std::string_view file, std::uint64_t& at) {
  if (!fits(file, at, kEntrySize) || le32(file, at) != kEntryMark) return std::nullopt;
  const std::size_t name = le16(file, at + 28), extra = le16(file, at + 30);
  const std::size_t whole = kEntrySize + name + extra + le16(file, at + 32);
  if (!fits(file, at, whole)) return std::nullopt;
  Record record;
  record.entry.method = le16(file, at + 10);
  record.entry.dos_time = le16(file, at + 12);
  record.entry.dos_date = le16(file, at + 14);
  record.entry.crc = le32(file, at + 16);
  record.raw_size = le32(file, at + 20);
  record.entry.inflated_size = le32(file, at + 24);
  record.local = le32(file, at + 42);
  record.entry.name = file.substr(at + kEntrySize, name);
  read_zip64(file.substr(at + kEntrySize + name, extra), record);
  at += whole;
  return record;
}

bool find_raw(std::string_view file, Record& record) {
  if (!fits(file, record.local, kLocalSize) || le32(file, record.local) != kLocalMark) return false;
  const std::uint64_t begin =
      record.local + kLocalSize + le16(file, record.local + 26) + le16(file, record.local + 28);
  if (!fits(file, begin, record.raw_size)) return false;
  record.entry.raw = file.substr(begin, record.raw_size);
  return true;
}

}  // namespace

std::optional<std::vector<Entry>> read_directory(std::string_view file) {
  const auto extent = find_extent(file);
  if (!extent || extent->count > file.size() / kEntrySize) return std::nullopt;
  std::vector<Entry> entries;
  entries.reserve(extent->count);
  std::uint64_t at = extent->offset;
  for (std::uint64_t i = 0; i < extent->count; ++i) {
    auto record = read_record(file, at);
    if (!record || !find_raw(file, *record)) return std::nullopt;
    entries.push_back(std::move(record->entry));
  }
  return entries;
}

}  // namespace sealpress::package
