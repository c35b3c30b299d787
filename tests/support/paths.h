// Where the tests find the project's own files. The values are compiled once (paths.cpp.in), so
// that no other object file depends on where the tree lies.
#pragma once

namespace sealpress::test {

extern const char* const kSourceDir;
extern const char* const kBinary;  ///< the sealpress program

}  // namespace sealpress::test
