// jpeglib.h needs FILE and size_t before it, and jerror.h needs jpeglib.h.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <csetjmp>
#include <utility>

#include "image/formats.h"

namespace sealpress::image {
namespace {

using namespace std::string_view_literals;

constexpr unsigned kMarkerBytes = 0xFFFF;
// A real progressive file has about ten scans; thousands of them are an attack on our time.
constexpr int kScans = 200;

/// libjpeg's decoder with its errors led back here by longjmp. Every function that sets the jump
/// holds trivial locals only, so that nothing is skipped.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) {
    codec_.err = jpeg_std_error(&errors_);
    errors_.error_exit = [](j_common_ptr codec) { std::longjmp(of(codec).jump_, 1); };
    errors_.emit_message = [](j_common_ptr codec, int level) { of(codec).note(level); };
    progress_.progress_monitor = [](j_common_ptr codec) { of(codec).guard_scans(); };
    codec_.client_data = this;
    if (setjmp(jump_) != 0) return;
    jpeg_create_decompress(&codec_);
    codec_.progress = &progress_;
    jpeg_mem_src(&codec_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&codec_, JPEG_APP0 + 1, kMarkerBytes);
  }
  ~Decoder() { jpeg_destroy_decompress(&codec_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  bool read_header() {
    if (setjmp(jump_) != 0) return false;
    jpeg_read_header(&codec_, TRUE);
    return codec_.image_width > 0 && codec_.image_height > 0;
  }

  /// Decodes into `out`, which has room for all rows.
  bool read_rows(J_COLOR_SPACE space, unsigned char* out) {
    if (setjmp(jump_) != 0) return false;
    codec_.out_color_space = space;
    jpeg_start_decompress(&codec_);
    const std::size_t stride =
        std::size_t{codec_.output_width} * static_cast<std::size_t>(codec_.output_components);
    while (codec_.output_scanline < codec_.output_height) {
      JSAMPROW row = out + codec_.output_scanline * stride;
      jpeg_read_scanlines(&codec_, &row, 1);
    }
    jpeg_finish_decompress(&codec_);
    return true;
  }

  const jpeg_decompress_struct& codec() const { return codec_; }
  bool ended_early() const { return ended_early_; }

  /// The bytes behind the header: the first scan and all that follows.
  std::string_view body() const {
    return {reinterpret_cast<const char*>(codec_.src->next_input_byte),
            codec_.src->bytes_in_buffer};
  }

 private:
  static Decoder& of(j_common_ptr codec) { return *static_cast<Decoder*>(codec->client_data); }

  /// Warnings (level -1) are survivable, but for an end that comes too early.
  void note(int level) {
    if (level == -1 && errors_.msg_code == JWRN_JPEG_EOF) ended_early_ = true;
  }
  void guard_scans() {
    if (codec_.input_scan_number > kScans) std::longjmp(jump_, 1);
  }

  jpeg_decompress_struct codec_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  std::jmp_buf jump_{};
  bool ended_early_ = false;
};

auto broken(const Decoder& decoder) {
  return fail(input_error(decoder.ended_early() ? "image.truncated" : "image.corrupt"));
}

ExifInfo exif_of(const jpeg_decompress_struct& codec) {
  constexpr std::string_view kIntroduction = "Exif\0\0"sv;
  for (const auto* marker = codec.marker_list; marker != nullptr; marker = marker->next) {
    std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (!data.starts_with(kIntroduction)) continue;
    data.remove_prefix(kIntroduction.size());
    return read_exif(data);
  }
  return {};
}

/// JFIF's density counts before EXIF's: it is the one that paint programs keep right.
void set_density(const jpeg_decompress_struct& codec, const ExifInfo& exif, ImageInfo& info) {
  constexpr int kPerInch = 1, kPerCentimetre = 2;
  info.dpi_x = exif.dpi_x;
  info.dpi_y = exif.dpi_y;
  if (codec.saw_JFIF_marker == FALSE) return;
  if (codec.density_unit != kPerInch && codec.density_unit != kPerCentimetre) return;
  const double scale = codec.density_unit == kPerCentimetre ? 2.54 : 1;
  info.dpi_x = codec.X_density * scale;
  info.dpi_y = codec.Y_density * scale;
}

}  // namespace

Result<ImageInfo> read_jpeg_info(std::string_view bytes) {
  Decoder decoder(bytes);
  if (!decoder.read_header()) return broken(decoder);
  const jpeg_decompress_struct& codec = decoder.codec();
  ImageInfo info;
  info.kind = Kind::jpeg;
  info.width = codec.image_width;
  info.height = codec.image_height;
  info.components = codec.num_components;
  info.bit_depth = codec.data_precision;
  const ExifInfo exif = exif_of(codec);
  info.orientation = exif.orientation;
  set_density(codec, exif, info);
  return info;
}

Result<Pixels> decode_jpeg(std::string_view bytes, const ImageInfo& info) {
  if (info.components == 4) return fail(input_error("image.cmyk"));
  Decoder decoder(bytes);
  if (!decoder.read_header()) return broken(decoder);
  const bool grey = info.components == 1;
  Pixels pixels{info.width, info.height, grey ? 1 : 3, {}, {}};
  pixels.samples.resize(std::size_t{info.width} * info.height * (grey ? 1 : 3));
  const bool whole = decoder.read_rows(grey ? JCS_GRAYSCALE : JCS_RGB,
                                       reinterpret_cast<unsigned char*>(pixels.samples.data()));
  if (!whole || decoder.ended_early()) return broken(decoder);
  return pixels;
}

Result<JpegStream> read_jpeg_stream(std::string_view bytes) {
  constexpr std::string_view kEndOfImage = "\xFF\xD9"sv;
  Decoder decoder(bytes);
  if (!decoder.read_header()) return broken(decoder);
  const jpeg_decompress_struct& codec = decoder.codec();
  if (codec.num_components == 4) return fail(input_error("image.cmyk"));
  const bool drawable = codec.num_components == 1 || codec.num_components == 3;
  if (!drawable || codec.data_precision != 8) return fail(input_error("image.corrupt"));
  if (codec.arith_code != FALSE) {
    return fail(input_error("image.unsupported_kind").with("kind", std::string("arithmetic")));
  }
  // Inside a scan every FF is followed by 00 or a restart marker, so this is the real end. Some
  // cameras append data of their own behind it.
  if (decoder.body().rfind(kEndOfImage) == std::string_view::npos) {
    return fail(input_error("image.truncated"));
  }
  const bool unmarked = codec.saw_Adobe_marker == FALSE;
  return JpegStream{codec.image_width, codec.image_height, codec.num_components,
                    codec.jpeg_color_space == JCS_RGB && unmarked};
}

}  // namespace sealpress::image
