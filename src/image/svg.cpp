#include "image/svg.h"

#include <cairo.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace sealpress::image {
namespace {

/// librsvg and what it stands on, loaded when the first drawing comes: fifty libraries that almost
/// no run needs would cost each one twenty milliseconds. Declared by its own headers.
class Drawer {
 public:
  Drawer() {
    // One handle finds the names of all that librsvg itself is linked to.
    library_ = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!library_) return;
    find(new_from_data, "rsvg_handle_new_from_data");
    find(size_in_pixels, "rsvg_handle_get_intrinsic_size_in_pixels");
    find(dimensions, "rsvg_handle_get_intrinsic_dimensions");
    find(render, "rsvg_handle_render_document");
    find(unref, "g_object_unref");
    find(free_error, "g_error_free");
    find(new_surface, "cairo_image_surface_create");
    find(flush, "cairo_surface_flush");
    find(samples, "cairo_image_surface_get_data");
    find(stride, "cairo_image_surface_get_stride");
    find(free_surface, "cairo_surface_destroy");
    find(new_drawing, "cairo_create");
    find(free_drawing, "cairo_destroy");
  }

  bool complete() const { return library_ && complete_; }

  decltype(&rsvg_handle_new_from_data) new_from_data = nullptr;
  decltype(&rsvg_handle_get_intrinsic_size_in_pixels) size_in_pixels = nullptr;
  decltype(&rsvg_handle_get_intrinsic_dimensions) dimensions = nullptr;
  decltype(&rsvg_handle_render_document) render = nullptr;
  decltype(&g_object_unref) unref = nullptr;
  decltype(&g_error_free) free_error = nullptr;
  decltype(&cairo_image_surface_create) new_surface = nullptr;
  decltype(&cairo_surface_flush) flush = nullptr;
  decltype(&cairo_image_surface_get_data) samples = nullptr;
  decltype(&cairo_image_surface_get_stride) stride = nullptr;
  decltype(&cairo_surface_destroy) free_surface = nullptr;
  decltype(&cairo_create) new_drawing = nullptr;
  decltype(&cairo_destroy) free_drawing = nullptr;

 private:
  template <class Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(dlsym(library_, name));
    complete_ = complete_ && function;
  }

  void* library_ = nullptr;  // never closed: GLib does not survive it
  bool complete_ = true;
};

const Drawer& drawer() {
  static const Drawer loaded;
  return loaded;
}

struct Freeing {
  void operator()(RsvgHandle* handle) const { drawer().unref(handle); }
  void operator()(GError* error) const { drawer().free_error(error); }
  void operator()(cairo_surface_t* surface) const { drawer().free_surface(surface); }
  void operator()(cairo_t* drawing) const { drawer().free_drawing(drawing); }
};
using Handle = std::unique_ptr<RsvgHandle, Freeing>;
using Error = std::unique_ptr<GError, Freeing>;
using Surface = std::unique_ptr<cairo_surface_t, Freeing>;
using Drawing = std::unique_ptr<cairo_t, Freeing>;

auto unreadable(const GError* error) {
  return fail(
      input_error("image.svg_unreadable").with("reason", error == nullptr ? "" : error->message));
}

/// Width and height in any unit: only their ratio matters.
bool find_size(RsvgHandle* handle, double& width, double& height) {
  if (drawer().size_in_pixels(handle, &width, &height) == 0) {
    gboolean has_width = 0, has_height = 0, has_box = 0;
    RsvgLength ignored_width, ignored_height;
    RsvgRectangle box{};
    drawer().dimensions(handle, &has_width, &ignored_width, &has_height, &ignored_height, &has_box,
                        &box);
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
  drawer().flush(surface);
  Pixels pixels{width, height, 3, {}, {}};
  pixels.samples.reserve(std::size_t{width} * height * 3);
  pixels.alpha.reserve(std::size_t{width} * height);
  const unsigned char* data = drawer().samples(surface);
  const auto stride = static_cast<std::size_t>(drawer().stride(surface));
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
  if (!drawer().complete()) return fail(input_error("image.svg_needs_librsvg"));
  GError* raw_error = nullptr;
  const Handle handle(drawer().new_from_data(reinterpret_cast<const guint8*>(bytes.data()),
                                             bytes.size(), &raw_error));
  if (!handle) return unreadable(Error(raw_error).get());
  double width = 0, height = 0;
  if (!find_size(handle.get(), width, height)) return fail(input_error("image.svg_no_size"));
  const double scale = longer_side / std::max(width, height);
  const auto columns = static_cast<std::uint32_t>(std::max(1.0, std::round(width * scale)));
  const auto rows = static_cast<std::uint32_t>(std::max(1.0, std::round(height * scale)));

  const Surface surface(
      drawer().new_surface(CAIRO_FORMAT_ARGB32, static_cast<int>(columns), static_cast<int>(rows)));
  const Drawing drawing(drawer().new_drawing(surface.get()));
  const RsvgRectangle viewport{0, 0, static_cast<double>(columns), static_cast<double>(rows)};
  if (drawer().render(handle.get(), drawing.get(), &viewport, &raw_error) == 0) {
    return unreadable(Error(raw_error).get());
  }
  return taken(surface.get(), columns, rows);
}

}  // namespace sealpress::image
