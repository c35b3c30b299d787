#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <utility>

#include "image/bands.h"
#include "image/formats.h"

namespace sealpress::image {
namespace {

/// libpng's decoder with its errors led back here by longjmp. Every function that sets the jump
/// holds trivial locals only, so that nothing is skipped.
class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : rest_(bytes) {
    png_ = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, this,
        [](png_structp png, png_const_charp) {
          std::longjmp(static_cast<RowReader*>(png_get_error_ptr(png))->jump_, 1);
        },
        [](png_structp, png_const_charp) {});
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~RowReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  /// Eight bits a component as decode() gives them: sRGB, alpha beside the colours.
  bool begin() {
    if (info_ == nullptr || setjmp(jump_) != 0) return false;
    png_set_read_fn(png_, this, [](png_structp png, png_bytep out, png_size_t size) {
      auto& self = *static_cast<RowReader*>(png_get_io_ptr(png));
      if (size > self.rest_.size()) png_error(png, "end");
      std::memcpy(out, self.rest_.data(), size);
      self.rest_.remove_prefix(size);
    });
    png_read_info(png_, info_);
    png_set_alpha_mode(png_, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_set_expand(png_);
    png_set_scale_16(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  bool is_interlaced() const { return png_get_interlace_type(png_, info_) != PNG_INTERLACE_NONE; }
  std::size_t stride() const { return png_get_rowbytes(png_, info_); }
  std::size_t channels() const { return png_get_channels(png_, info_); }

  bool read(std::size_t rows, char* out) {
    if (setjmp(jump_) != 0) return false;
    for (std::size_t i = 0; i < rows; ++i) {
      png_read_row(png_, reinterpret_cast<png_bytep>(out + i * stride()), nullptr);
    }
    return true;
  }
  /// What follows the pixels must be well-formed too.
  bool finish() {
    if (setjmp(jump_) != 0) return false;
    png_read_end(png_, nullptr);
    return true;
  }

 private:
  std::string_view rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::jmp_buf jump_{};
};

Pixels band_of(const std::string& interleaved, std::uint32_t width, std::size_t channels) {
  const bool alpha = channels % 2 == 0;
  const std::size_t colours = alpha ? channels - 1 : channels;
  const std::size_t count = interleaved.size() / channels;
  Pixels band{width, static_cast<std::uint32_t>(count / width), static_cast<int>(colours), {}, {}};
  if (!alpha) {
    band.samples = interleaved;
    return band;
  }
  band.samples.reserve(count * colours);
  band.alpha.reserve(count);
  for (std::size_t i = 0; i < interleaved.size(); i += channels) {
    band.samples.append(interleaved, i, colours);
    band.alpha += interleaved[i + colours];
  }
  return band;
}

}  // namespace

Result<void> check_interlace(std::string_view bytes, const ImageInfo& info) {
  constexpr std::size_t kFlag = 28;  // of the header (11.2.2)
  constexpr std::int64_t kMostPixels = 25'000'000;
  const std::int64_t pixels = std::int64_t{info.width} * info.height;
  const bool interlaced = info.kind == Kind::png && bytes.size() > kFlag && bytes[kFlag] != 0;
  if (!interlaced || pixels <= kMostPixels) return {};
  return fail(input_error("image.interlaced")
                  .with("width", static_cast<std::int64_t>(info.width))
                  .with("height", static_cast<std::int64_t>(info.height)));
}

Result<void> decode_bands(std::string_view bytes, const std::function<void(Pixels band)>& take,
                          const Limits& limits) {
  constexpr std::size_t kBand = 4u << 20;  // bytes
  const auto info = read_info(bytes, limits);
  if (!info) return fail(info.error());
  RowReader reader(bytes);
  const bool readable = info->kind == Kind::png && reader.begin();
  if (!readable || reader.is_interlaced()) {
    if (auto held = check_interlace(bytes, *info); !held) return fail(std::move(held.error()));
    auto pixels = decode(bytes, limits);
    if (!pixels) return fail(std::move(pixels.error()));
    take(std::move(*pixels));
    return {};
  }
  const std::size_t most = std::max<std::size_t>(1, kBand / reader.stride());
  std::string rows;
  for (std::size_t done = 0; done < info->height; done += most) {
    const std::size_t count = std::min(most, info->height - done);
    rows.resize(count * reader.stride());
    if (!reader.read(count, rows.data())) return fail(input_error("image.corrupt"));
    take(band_of(rows, info->width, reader.channels()));
  }
  if (!reader.finish()) return fail(input_error("image.corrupt"));
  return {};
}

}  // namespace sealpress::image
