// All faces that a library knows, by FaceId. A file is opened when one of its glyphs is first
// needed. Faces of the fonts folder come first, in the order of their names; the ids of other
// faces depend on the order in which they were asked for.
//
// Safe to use from many threads; looking up a face takes no lock.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "text/font/face_id.h"
#include "text/font/font_face.h"

namespace sealpress::text {

class FontPool {
 public:
  static constexpr std::size_t kMaxFaces = 4096;

  FontPool() = default;
  ~FontPool();
  /// The id of a face; always the same for the same one. Invalid when the pool is full.
  FaceId add(const std::string& path, unsigned index);
  /// The face, opened; one without glyphs for an invalid id or a file that cannot be opened.
  const FontFace& operator[](FaceId id) const;

 private:
  struct Slot {
    std::string path;
    unsigned index = 0;
    std::once_flag once;
    std::unique_ptr<FontFace> face;
  };
  std::array<std::atomic<Slot*>, kMaxFaces> slots_{};
  std::unique_ptr<FontFace> empty_ = FontFace::empty();
  std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, FaceId> ids_;
};

}  // namespace sealpress::text
