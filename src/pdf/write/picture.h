// Pictures in the form in which files carry them, made once for all places that show them.
//
// A JPEG's bytes go in as they are (DCTDecode). A PNG is decoded and compressed anew, its alpha
// becoming a soft mask (ISO 32000-1, 11.6.5.3).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "frame/frame.h"
#include "pdf/write/file.h"

namespace sealpress::pdf {

struct EncodedPicture {
  std::uint32_t width = 0, height = 0;
  int components = 3;
  bool jpeg = false;
  bool stored_as_rgb = false;  ///< a JPEG that only a decode parameter can tell apart
  std::string data;            ///< JPEG, or zlib over rows with PNG predictors
  std::string mask;            ///< likewise, of one component; empty: opaque
  bool flattened = false;      ///< it was transparent
  std::string digest;          ///< of the bytes it was made of
};

struct PictureOptions {
  int level = 6;         ///< of compression
  bool flatten = false;  ///< transparent pixels are laid on white; there is no mask
};

Result<EncodedPicture> encode_picture(std::string_view bytes, const PictureOptions& options);

/// The plan's pictures, by the address of their shared bytes, which the plan keeps alive.
struct PlannedPictures {
  std::vector<frame::ImageBytes> kept;
  std::map<const std::string*, EncodedPicture> encoded;

  const EncodedPicture* find(const frame::ImageBytes& image) const {
    const auto found = encoded.find(image.get());
    return found == encoded.end() ? nullptr : &found->second;
  }
};

struct DocumentPictureOptions {
  const PlannedPictures* planned = nullptr;  ///< outlives the document; null: none
  PictureOptions encode;
};

/// The pictures of one document, each once however often it is shown.
class DocumentPictures {
 public:
  static Result<DocumentPictures> make(const std::vector<frame::ImageBytes>& shown,
                                       const DocumentPictureOptions& options);
  /// Index into all() of a picture given to make().
  std::size_t index_of(const frame::ImageBytes& image) const { return index_.at(image.get()); }
  const std::vector<const EncodedPicture*>& all() const { return all_; }
  /// How many lost their transparency.
  std::size_t flattened() const;

 private:
  Result<const EncodedPicture*> own(const frame::ImageBytes& image, std::string digest,
                                    const PictureOptions& options);

  std::map<const std::string*, std::size_t> index_;
  std::vector<const EncodedPicture*> all_;
  std::vector<std::unique_ptr<const EncodedPicture>> own_;
};

/// The bytes of all pictures on the pages, in the order of their first showing, each address once.
std::vector<frame::ImageBytes> pictures_of(const frame::Document& document);

Object& add_picture(File& file, const EncodedPicture& picture);

}  // namespace sealpress::pdf
