#include "sheet/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>

namespace sealpress::sheet {

MemoryFile::MemoryFile() : descriptor_(memfd_create("sealpress", MFD_CLOEXEC)) {
  path_ = "/proc/self/fd/" + std::to_string(descriptor_);
}

MemoryFile::~MemoryFile() {
  if (good()) close(descriptor_);
}

std::string MemoryFile::bytes() const {
  std::string out;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t size =
        pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(out.size()));
    if (size < 0) return {};
    if (size == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace sealpress::sheet
