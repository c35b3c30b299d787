// Archives from outside: any bytes are files with their names, or a named error.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "package/archived_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sealpress;
  Limits limits;
  limits.part_bytes = 1 << 20;
  limits.package_bytes = 4 << 20;
  const auto read =
      package::each_archived_file({reinterpret_cast<const char*>(data), size}, "fuzz", limits,
                                  [](const std::string&, const Result<std::string>& bytes) {
                                    if (!bytes && bytes.error().code.empty()) std::abort();
                                  });
  if (!read && !read.error().code.starts_with("package.")) std::abort();
  return 0;
}
