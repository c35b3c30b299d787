// Every signature dictionary that stands in a file's bytes, whether a field leads to it or not.
// Pure function.
#pragma once

#include "pdf/verify/structure.h"

namespace sealpress::pdf {

struct FoundSignature {
  int id = 0, generation = 0;       ///< of the object that holds it
  std::size_t begin = 0, past = 0;  ///< the dictionary
  std::size_t open = 0, close = 0;  ///< the string of /Contents
  std::size_t object = 0;           ///< where the object's header stands
  std::string contents;
  std::vector<std::int64_t> range;  ///< /ByteRange; empty if it is none
  std::string kind;                 ///< /SubFilter
};

/// In the order of their places. Data of streams is passed over.
std::vector<FoundSignature> scan_signatures(std::string_view file, const Structure& structure);

}  // namespace sealpress::pdf
