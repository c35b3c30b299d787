// package::Package::open and read on any bytes. Allowed: any error, always named package.*. Not
// allowed: a crash, more bytes than the limits, a copy by ZipWriter that reads differently.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "package/package.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress;
  Limits limits;
  limits.part_bytes = 1 << 20;
  limits.package_bytes = 4 << 20;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto package = package::Package::open(bytes, "fuzz", limits);
  if (!package) {
    require(package.error().code.starts_with("package."));
    return 0;
  }
  package::ZipWriter writer;
  for (const package::Entry& entry : package->entries()) writer.copy(entry);
  const auto copy = package::Package::open(std::move(writer).finish(), "copy", limits);
  require(copy.has_value());
  for (const package::Entry& entry : package->entries()) {
    const auto content = package->read(entry.name);
    if (!content) continue;
    require(content->size() <= limits.part_bytes);
    require(copy->read(entry.name).value_or("") == *content);
  }
  return 0;
}
