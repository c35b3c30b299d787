// Limits on what comes from outside. Passed in, never global: a test or a service hands in its own.
// The numbers are ones that real documents pass.
#pragma once

#include <cstddef>

namespace sealpress {

struct Limits {
  std::size_t file_bytes = 50u << 20;      ///< a file as it lies on the disk
  std::size_t part_bytes = 16u << 20;      ///< one inflated part of a package
  std::size_t package_bytes = 200u << 20;  ///< all inflated parts together
  std::size_t package_entries = 1000;      ///< files in a package
  std::size_t attributes = 256;            ///< attributes of one element
  std::size_t elements = 2'000'000;        ///< elements of one part
  std::size_t depth = 256;                 ///< nesting of elements
  std::size_t styles = 5000;               ///< styles of a Word file
  std::size_t lists = 5000;                ///< numbering instances of a Word file
  std::size_t json_depth = 64;             ///< nesting of a submission
  std::size_t records = 1'000'000;         ///< records of one run
  std::size_t image_pixels = 100'000'000;  ///< width x height of a picture
  std::size_t image_side = 16'000;         ///< the longer side of a picture
};

}  // namespace sealpress
