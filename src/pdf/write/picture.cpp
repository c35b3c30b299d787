#include "pdf/write/picture.h"

#include <algorithm>
#include <set>
#include <utility>

#include "codec/codec.h"
#include "frame/walk.h"
#include "image/image.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// Rows as differences from the row above (PNG's filter 2), which deflate takes much better.
std::string predict_up(std::string_view samples, std::size_t stride) {
  constexpr char kUp = 2;
  std::string out;
  out.reserve(samples.size() + samples.size() / stride);
  std::string above(stride, '\0');
  for (; samples.size() >= stride; samples.remove_prefix(stride)) {
    out += kUp;
    for (std::size_t i = 0; i < stride; ++i) out += static_cast<char>(samples[i] - above[i]);
    above = samples.substr(0, stride);
  }
  return out;
}

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

EncodedPicture encode_pixels(image::Pixels pixels, const PictureOptions& options) {
  const int level = options.level;
  EncodedPicture picture;
  picture.flattened = options.flatten && !pixels.alpha.empty();
  if (picture.flattened) lay_on_white(pixels);
  picture.width = pixels.width;
  picture.height = pixels.height;
  picture.components = pixels.components;
  const std::size_t width = pixels.width;
  const std::size_t stride = width * static_cast<std::size_t>(pixels.components);
  picture.data = codec::zlib(predict_up(pixels.samples, stride), level);
  if (!pixels.alpha.empty()) picture.mask = codec::zlib(predict_up(pixels.alpha, width), level);
  return picture;
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
  return image::decode(bytes).map(
      [&options](image::Pixels pixels) { return encode_pixels(std::move(pixels), options); });
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
