#include <algorithm>

#include "package/package.h"

namespace sealpress::package {

namespace {

void put16(std::string& out, std::size_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, std::size_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16 & 0xFFFF);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What a local header and a directory record have in common (APPNOTE 4.3.7, 4.3.12).
void put_common(std::string& out, const Entry& entry) {
  constexpr std::size_t kVersion = 20, kUtf8Flag = 1u << 11;
  put16(out, kVersion);
  put16(out, is_ascii(entry.name) ? 0 : kUtf8Flag);
  put16(out, entry.method);
  put16(out, entry.dos_time);
  put16(out, entry.dos_date);
  put32(out, entry.crc);
  put32(out, entry.raw.size());
  put32(out, entry.inflated_size);
  put16(out, entry.name.size());
  put16(out, 0);  // extra field
}

}  // namespace

void ZipWriter::copy(const Entry& entry) {
  const std::size_t offset = out_.size();
  out_ += "PK\x03\x04";
  put_common(out_, entry);
  out_ += entry.name;
  out_ += entry.raw;

  // Made by MS-DOS, the names are translated from its code page by Info-ZIP's unzip, whatever flag
  // 11 says; made by Unix (APPNOTE 4.4.2), they are taken as they are.
  constexpr std::size_t kUnix = 3u << 8, kRegularFile = 0100644u << 16;
  const bool made_by_unix = !is_ascii(entry.name);
  directory_ += "PK\x01\x02";
  put16(directory_, made_by_unix ? kUnix | 20 : 20);  // made by
  put_common(directory_, entry);
  put16(directory_, 0);                                // comment
  put16(directory_, 0);                                // disk
  put16(directory_, 0);                                // internal attributes
  put32(directory_, made_by_unix ? kRegularFile : 0);  // external attributes
  put32(directory_, offset);
  directory_ += entry.name;
  ++count_;
}

std::string ZipWriter::finish() && {
  const std::size_t offset = out_.size();
  out_ += directory_;
  out_ += "PK\x05\x06";
  put32(out_, 0);  // disks
  put16(out_, count_);
  put16(out_, count_);
  put32(out_, directory_.size());
  put32(out_, offset);
  put16(out_, 0);  // comment
  return std::move(out_);
}

}  // namespace sealpress::package
