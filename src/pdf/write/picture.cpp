#include "pdf/write/picture.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "codec/codec.h"
#include "codec/zlib_writer.h"
#include "frame/walk.h"
#include "image/bands.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// Each sample as it shows on white paper.
void lay_on_white(image::Pixels& pixels) {
  const auto components = static_cast<std::size_t>(pixels.components);
  for (std::size_t i = 0; i < pixels.samples.size(); ++i) {
    const unsigned sample = static_cast<std::uint8_t>(pixels.samples[i]);
    const unsigned alpha = static_cast<std::uint8_t>(pixels.alpha[i / components]);
    pixels.samples[i] = static_cast<char>((sample * alpha + 255u * (255u - alpha) + 127u) / 255u);
  }
  pixels.alpha.clear();
}

/// Rows as differences from the row above (PNG's filter 2), which deflate takes much better,
/// compressed: at once, or as they come where there are many.
class RowEncoder {
 public:
  RowEncoder(std::size_t stride, int level, bool at_once) : above_(stride, '\0'), level_(level) {
    if (!at_once) writer_.emplace(level);
  }

  void add(std::string_view samples) {
    constexpr char kUp = 2;
    const std::size_t stride = above_.size();
    pending_.reserve(pending_.size() + samples.size() + samples.size() / stride);
    for (; samples.size() >= stride; samples.remove_prefix(stride)) {
      pending_ += kUp;
      for (std::size_t i = 0; i < stride; ++i) {
        pending_ += static_cast<char>(samples[i] - above_[i]);
      }
      above_ = samples.substr(0, stride);
    }
    if (!writer_) return;
    writer_->add(pending_);
    pending_.clear();
  }

  std::string finish() {
    std::string out = writer_ ? writer_->finish() : codec::zlib(pending_, level_);
    out.shrink_to_fit();  // compressors ask for room as if nothing could be compressed
    return out;
  }

 private:
  std::string above_, pending_;
  int level_;
  std::optional<codec::ZlibWriter> writer_;
};

/// Takes a picture band by band.
class PixelEncoder {
 public:
  PixelEncoder(const PictureOptions& options, bool at_once)
      : options_(options), at_once_(at_once) {}

  void add(image::Pixels band) {
    const bool opaque = band.alpha.find_first_not_of('\xFF') == std::string::npos;
    translucent_ = translucent_ || !opaque;
    if (options_.flatten && !band.alpha.empty()) lay_on_white(band);
    if (!samples_) {
      picture_.width = band.width;
      picture_.components = band.components;
      const auto components = static_cast<std::size_t>(band.components);
      samples_.emplace(band.width * components, options_.level, at_once_);
      if (!band.alpha.empty()) mask_.emplace(band.width, options_.level, at_once_);
    }
    picture_.height += band.height;
    samples_->add(band.samples);
    if (mask_) mask_->add(band.alpha);
  }

  EncodedPicture finish() {
    picture_.flattened = options_.flatten && translucent_;
    picture_.data = samples_->finish();
    if (mask_ && translucent_) picture_.mask = mask_->finish();
    return std::move(picture_);
  }

 private:
  const PictureOptions& options_;
  bool at_once_, translucent_ = false;
  EncodedPicture picture_;
  std::optional<RowEncoder> samples_, mask_;
};

Result<EncodedPicture> encode_png(std::string_view bytes, const image::ImageInfo& info,
                                  const PictureOptions& options) {
  constexpr std::uint64_t kLarge = 8'000'000;  // pixels; such pictures never lie in memory whole
  const bool at_once = std::uint64_t{info.width} * info.height <= kLarge;
  PixelEncoder encoder(options, at_once);
  if (at_once) {
    auto pixels = image::decode(bytes);
    if (!pixels) return fail(std::move(pixels.error()));
    encoder.add(std::move(*pixels));
  } else {
    auto done =
        image::decode_bands(bytes, [&](image::Pixels band) { encoder.add(std::move(band)); });
    if (!done) return fail(std::move(done.error()));
  }
  return encoder.finish();
}

EncodedPicture wrap_jpeg(const image::JpegStream& stream, std::string_view bytes) {
  EncodedPicture picture;
  picture.width = stream.width;
  picture.height = stream.height;
  picture.components = stream.components;
  picture.jpeg = true;
  picture.stored_as_rgb = stream.stored_as_rgb;
  picture.data = bytes;
  return picture;
}

std::string decode_parameters(const EncodedPicture& picture, int components) {
  std::string out = "<</Predictor 15/Colors ";
  append_integer(out, components);
  out += "/Columns ";
  append_integer(out, picture.width);
  return out + ">>";
}

void describe(Object& object, const EncodedPicture& picture, int components) {
  set_name(object, "Type", "XObject");
  set_name(object, "Subtype", "Image");
  set_integer(object, "Width", picture.width);
  set_integer(object, "Height", picture.height);
  set_integer(object, "BitsPerComponent", 8);
  set_name(object, "ColorSpace", components == 1 ? "DeviceGray" : "DeviceRGB");
}

}  // namespace

Result<EncodedPicture> encode_picture(std::string_view bytes, const PictureOptions& options) {
  const Result<image::ImageInfo> info = image::read_info(bytes);
  if (!info) return fail(info.error());
  if (info->kind == image::Kind::jpeg) {
    return image::jpeg_stream(bytes).map(
        [bytes](const image::JpegStream& stream) { return wrap_jpeg(stream, bytes); });
  }
  return encode_png(bytes, *info, options);
}

std::vector<frame::ImageBytes> pictures_of(const frame::Document& document) {
  std::set<const std::string*> seen;
  std::vector<frame::ImageBytes> pictures;
  const auto collect = [&](const auto& item) {
    if constexpr (std::is_same_v<decltype(item), const frame::Picture&>) {
      const bool first = item.image && seen.insert(item.image.get()).second;
      if (first) pictures.push_back(item.image);
    }
  };
  for (const frame::Page& page : document.pages) frame::walk(page.items, collect);
  return pictures;
}

Result<const EncodedPicture*> DocumentPictures::own(const frame::ImageBytes& image,
                                                    std::string digest,
                                                    const PictureOptions& options) {
  Result<EncodedPicture> picture = encode_picture(*image, options);
  if (!picture) return fail(picture.error());
  picture->digest = std::move(digest);
  own_.push_back(std::make_unique<const EncodedPicture>(std::move(*picture)));
  return own_.back().get();
}

Result<DocumentPictures> DocumentPictures::make(const std::vector<frame::ImageBytes>& shown,
                                                const DocumentPictureOptions& options) {
  DocumentPictures made;
  std::map<std::string, std::size_t> of_content;
  for (const frame::ImageBytes& image : shown) {
    const EncodedPicture* encoded =
        options.planned == nullptr ? nullptr : options.planned->find(image);
    if (encoded != nullptr && options.encode.flatten && !encoded->mask.empty()) encoded = nullptr;
    std::string digest = encoded == nullptr ? codec::sha256(*image) : encoded->digest;
    const auto [known, fresh] = of_content.try_emplace(digest, made.all_.size());
    made.index_[image.get()] = known->second;
    if (!fresh) continue;
    if (encoded == nullptr) {
      const Result<const EncodedPicture*> own = made.own(image, std::move(digest), options.encode);
      if (!own) return fail(own.error());
      encoded = *own;
    }
    made.all_.push_back(encoded);
  }
  return made;
}

std::size_t DocumentPictures::flattened() const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const auto* picture) { return picture->flattened; }));
}

Object& add_picture(File& file, const EncodedPicture& picture) {
  Object& object = file.add_stream(picture.data, !picture.jpeg);
  describe(object, picture, picture.components);
  if (picture.jpeg) {
    set_name(object, "Filter", "DCTDecode");
    if (picture.stored_as_rgb) set_written(object, "DecodeParms", "<</ColorTransform 0>>");
    return object;
  }
  set_written(object, "DecodeParms", decode_parameters(picture, picture.components));
  if (picture.mask.empty()) return object;
  Object& mask = file.add_stream(picture.mask, true);
  describe(mask, picture, 1);
  set_written(mask, "DecodeParms", decode_parameters(picture, 1));
  set_reference(object, "SMask", mask);
  return object;
}

}  // namespace sealpress::pdf
