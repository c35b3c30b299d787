#include "image/svg.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace sealpress::image {
namespace {

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Handle = std::unique_ptr<RsvgHandle, Freeing<&g_object_unref>>;
using Error = std::unique_ptr<GError, Freeing<&g_error_free>>;
using Surface = std::unique_ptr<cairo_surface_t, Freeing<&cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, Freeing<&cairo_destroy>>;

auto unreadable(const GError* error) {
  return fail(
      input_error("image.svg_unreadable").with("reason", error == nullptr ? "" : error->message));
}

/// Width and height in any unit: only their ratio matters.
bool find_size(RsvgHandle* handle, double& width, double& height) {
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0) {
    gboolean has_width = 0, has_height = 0, has_box = 0;
    RsvgLength ignored_width, ignored_height;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &ignored_width, &has_height,
                                         &ignored_height, &has_box, &box);
    if (has_box == 0) return false;
    width = box.width;
    height = box.height;
  }
  return std::isfinite(width) && std::isfinite(height) && width > 0 && height > 0;
}

std::uint8_t plain(std::uint32_t component, std::uint32_t alpha) {
  return static_cast<std::uint8_t>(
      alpha == 0 ? 255 : std::min(255u, (component * 255 + alpha / 2) / alpha));
}

/// Cairo's pixels are native-endian ARGB, multiplied by alpha.
Pixels taken(cairo_surface_t* surface, std::uint32_t width, std::uint32_t height) {
  cairo_surface_flush(surface);
  Pixels pixels{width, height, 3, {}, {}};
  pixels.samples.reserve(std::size_t{width} * height * 3);
  pixels.alpha.reserve(std::size_t{width} * height);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (std::size_t y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t alpha = row[x] >> 24;
      for (const int shift : {16, 8, 0}) {
        pixels.samples += static_cast<char>(plain((row[x] >> shift) & 0xff, alpha));
      }
      pixels.alpha += static_cast<char>(alpha);
    }
  }
  return pixels;
}

}  // namespace

bool is_svg(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  return bytes.substr(0, kHead).find("<svg") != std::string_view::npos;
}

Result<Pixels> render_svg(std::string_view bytes, std::uint32_t longer_side) {
  GError* raw_error = nullptr;
  const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()),
                                                bytes.size(), &raw_error));
  if (!handle) return unreadable(Error(raw_error).get());
  double width = 0, height = 0;
  if (!find_size(handle.get(), width, height)) return fail(input_error("image.svg_no_size"));
  const double scale = longer_side / std::max(width, height);
  const auto columns = static_cast<std::uint32_t>(std::max(1.0, std::round(width * scale)));
  const auto rows = static_cast<std::uint32_t>(std::max(1.0, std::round(height * scale)));

  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(columns),
                                                   static_cast<int>(rows)));
  const Drawing drawing(cairo_create(surface.get()));
  const RsvgRectangle viewport{0, 0, static_cast<double>(columns), static_cast<double>(rows)};
  if (rsvg_handle_render_document(handle.get(), drawing.get(), &viewport, &raw_error) == 0) {
    return unreadable(Error(raw_error).get());
  }
  return taken(surface.get(), columns, rows);
}

}  // namespace sealpress::image
