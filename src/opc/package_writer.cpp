#include "opc/package_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "codec/codec.h"

namespace sealpress::opc {
namespace {

/// Deflating them costs time and gains nothing.
bool is_compressed(std::string_view name) {
  constexpr std::string_view kEndings[] = {".png", ".jpg",  ".jpeg", ".gif",
                                           ".pdf", ".docx", ".xlsx", ".zip"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

void PackageWriter::add(std::string name, std::string_view bytes, EntryTime time) {
  const std::string deflated = is_compressed(name) ? std::string() : codec::deflate(bytes);
  package::Entry entry;
  entry.name = std::move(name);
  entry.dos_time = time.time;
  entry.dos_date = time.date;
  entry.crc = codec::crc32(bytes);
  entry.inflated_size = bytes.size();
  entry.method = deflated.empty() ? 0 : 8;
  entry.raw = deflated.empty() ? bytes : std::string_view(deflated);
  zip_.copy(entry);
}

}  // namespace sealpress::opc
