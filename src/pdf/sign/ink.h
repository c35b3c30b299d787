// Where the ink of a seal's picture lies.
#pragma once

#include <cstddef>
#include <functional>

namespace sealpress::pdf {

struct Extent {
  std::size_t left = 0, top = 0, right = 0, bottom = 0;  ///< the latter two exclusive
  bool is_empty() const { return right <= left || bottom <= top; }
  std::size_t width() const { return right - left; }
  std::size_t height() const { return bottom - top; }
};

struct Ink {
  Extent extent;           ///< of the seal; empty if there is no ink
  std::size_t specks = 0;  ///< that lie outside of it and are not part of it
};

/// Specks are small patches of ink away from the seal, as a scan's dust leaves them: together less
/// than a hundredth of the ink. A ring of dots is more, and part of the seal.
Ink find_ink(std::size_t width, std::size_t height,
             const std::function<bool(std::size_t x, std::size_t y)>& is_ink);

}  // namespace sealpress::pdf
