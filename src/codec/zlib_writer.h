// zlib data (RFC 1950) written piece by piece, for what is too large to be held. Slower than
// codec::zlib(), which takes all of it at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sealpress::codec {

/// Not thread-safe. Fails by std::bad_alloc.
class ZlibWriter {
 public:
  explicit ZlibWriter(int level);
  ~ZlibWriter();
  ZlibWriter(ZlibWriter&&) noexcept;
  ZlibWriter& operator=(ZlibWriter&&) noexcept;

  void add(std::string_view bytes);
  /// All of it; nothing may be added afterwards.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sealpress::codec
