// Passwords and keys in memory.
#pragma once

#include <cstring>
#include <string>

namespace sealpress {

/// Overwrites a secret that is needed no more, in a way that no compiler leaves out.
inline void wipe(std::string& secret) {
  explicit_bzero(secret.data(), secret.size());
  secret.clear();
}

}  // namespace sealpress
