#include "pdf/sign/seal_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "codec/codec.h"
#include "image/svg.h"
#include "pdf/read/answer.h"
#include "pdf/read/child.h"
#include "pdf/sign/ink.h"

namespace sealpress::pdf {
namespace {

using image::Pixels;

constexpr std::uint32_t kSvgPixels = 1200;  // 42 mm at 725 pixels to the inch
constexpr int kLevel = 9;                   // the picture is compressed once for many files

/// As the option --size takes them.
std::string millimetres(double width, double height) {
  return fmt::format("{:.4g}x{:.4g}mm", width, height);
}

std::size_t count(const Pixels& pixels) {
  return std::size_t{pixels.width} * pixels.height;
}

std::uint8_t byte(const std::string& text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

std::uint8_t alpha_at(const Pixels& pixels, std::size_t at) {
  return pixels.alpha.empty() ? 255 : byte(pixels.alpha, at);
}

/// How much darker than white paper a pixel is, up to 255.
int strength_at(const Pixels& pixels, std::size_t at) {
  const auto components = static_cast<std::size_t>(pixels.components);
  int darkest = 255;
  for (std::size_t i = 0; i < components; ++i) {
    darkest = std::min<int>(darkest, byte(pixels.samples, at * components + i));
  }
  return (255 - darkest) * alpha_at(pixels, at) / 255;
}

/// Ink is what would be seen on white paper.
bool is_ink(const Pixels& pixels, std::size_t at) {
  constexpr int kFaintest = 12;
  return strength_at(pixels, at) > kFaintest;
}

Ink ink_of(const Pixels& pixels) {
  return find_ink(pixels.width, pixels.height, [&](std::size_t x, std::size_t y) {
    return is_ink(pixels, y * pixels.width + x);
  });
}

Pixels cut(const Pixels& from, const Extent& ink) {
  const std::size_t width = ink.width(), height = ink.height();
  const auto components = static_cast<std::size_t>(from.components);
  Pixels to{static_cast<std::uint32_t>(width),
            static_cast<std::uint32_t>(height),
            from.components,
            {},
            {}};
  for (std::size_t y = ink.top; y < ink.bottom; ++y) {
    const std::size_t row = y * from.width + ink.left;
    to.samples.append(from.samples, row * components, width * components);
    if (!from.alpha.empty()) to.alpha.append(from.alpha, row, width);
  }
  return to;
}

std::string on_white(const Pixels& pixels) {
  std::string out = pixels.samples;
  const auto components = static_cast<std::size_t>(pixels.components);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int alpha = alpha_at(pixels, i / components);
    out[i] = static_cast<char>((byte(out, i) * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  return out;
}

/// A bit for each pixel, rows of whole bytes: set where the paper shows (8.9.6.3).
std::string stencil_of(const Pixels& pixels) {
  constexpr int kLeast = 64;  // fainter edges of strokes are left out: opaque, they would be halos
  const std::size_t row = (std::size_t{pixels.width} + 7) / 8;
  std::string out(row * pixels.height, '\0');
  for (std::size_t y = 0; y < pixels.height; ++y) {
    for (std::size_t x = 0; x < pixels.width; ++x) {
      if (strength_at(pixels, y * pixels.width + x) >= kLeast) continue;
      char& bits = out[y * row + x / 8];
      bits = static_cast<char>(bits | 0x80 >> x % 8);
    }
  }
  return out;
}

/// In a child process: a drawing from outside makes a large library work.
Result<Pixels> draw_svg(std::string_view bytes) {
  const auto job = [&]() -> Result<std::string> {
    auto pixels = image::render_svg(bytes, kSvgPixels);
    if (!pixels) return fail(std::move(pixels.error()));
    std::string out;
    append_whole_answer(out, pixels->width);
    append_whole_answer(out, pixels->height);
    append_answer(out, pixels->samples);
    append_answer(out, pixels->alpha);
    return out;
  };
  auto told = in_child(job);
  if (!told) {
    const bool died = told.error().code.find("reader_") != std::string::npos;
    return fail(died ? input_error("image.svg_unreadable").with("reason", told.error().code)
                     : std::move(told.error()));
  }
  AnswerReader answer(*told);
  Pixels pixels;
  pixels.width = answer.integer<std::uint32_t>();
  pixels.height = answer.integer<std::uint32_t>();
  pixels.samples = answer.text();
  pixels.alpha = answer.text();
  const std::size_t total = count(pixels);
  const bool is_whole = pixels.samples.size() == total * std::size_t(pixels.components) &&
                        pixels.alpha.size() == total;
  if (!is_whole) return fail(input_error("pdf.reader_nonsense"));
  return answer.checked(std::move(pixels));
}

}  // namespace

Pixels without_white(Pixels pixels) {
  // Scanned paper is not quite white: from here on it counts as such.
  constexpr int kPaper = 235;
  const auto components = static_cast<std::size_t>(pixels.components);
  const std::size_t total = count(pixels);
  std::string alpha(total, '\0');
  for (std::size_t at = 0; at < total; ++at) {
    int darkest = 255;
    for (std::size_t i = 0; i < components; ++i) {
      char& sample = pixels.samples[at * components + i];
      const int levelled = std::min(255, static_cast<std::uint8_t>(sample) * 255 / kPaper);
      sample = static_cast<char>(levelled);
      darkest = std::min(darkest, levelled);
    }
    // The colour that, with this alpha over white, looks as before.
    const int cover = 255 - darkest;
    for (std::size_t i = 0; i < components && cover > 0; ++i) {
      char& sample = pixels.samples[at * components + i];
      const int deeper = 255 - (255 - static_cast<std::uint8_t>(sample)) * 255 / cover;
      sample = static_cast<char>(std::clamp(deeper, 0, 255));
    }
    alpha[at] = static_cast<char>(cover * alpha_at(pixels, at) / 255);
  }
  pixels.alpha = std::move(alpha);
  return pixels;
}

Result<SealPicture> load_seal_picture(std::string_view bytes, const SealPictureOptions& options,
                                      Diagnostics& warnings) {
  const bool svg = image::is_svg(bytes);
  auto pixels = svg ? draw_svg(bytes) : image::decode(bytes, options.limits);
  if (!pixels) return fail(std::move(pixels.error()));
  if (options.white_to_transparent) {
    *pixels = without_white(std::move(*pixels));
  } else if (pixels->alpha.empty()) {
    Diagnostic warning = input_error("pdf.seal_opaque");
    warning.severity = Severity::warning;
    warnings.push_back(std::move(warning));
  }
  const Ink ink = ink_of(*pixels);
  if (ink.extent.is_empty()) return fail(input_error("pdf.seal_blank"));
  if (ink.specks > 0) {
    Diagnostic warning =
        input_error("pdf.seal_specks").with("count", static_cast<std::int64_t>(ink.specks));
    warning.severity = Severity::warning;
    warnings.push_back(std::move(warning));
  }
  const Pixels trimmed = cut(*pixels, ink.extent);
  SealPicture picture{trimmed.width,
                      trimmed.height,
                      trimmed.components,
                      codec::zlib(trimmed.samples, kLevel),
                      {},
                      {},
                      {},
                      {}};
  if (!trimmed.alpha.empty()) picture.mask = codec::zlib(trimmed.alpha, kLevel);
  picture.paper = codec::zlib(on_white(trimmed), kLevel);
  picture.stencil = codec::zlib(stencil_of(trimmed), kLevel);
  return picture;
}

Result<void> check_size(const SealPicture& picture, const Size& size, Diagnostics& warnings) {
  constexpr double kTolerance = 0.02;
  constexpr std::int64_t kCoarse = 200;
  if (size.width <= Length() || size.height <= Length()) return {};
  const double shape = static_cast<double>(picture.width) / picture.height;
  if (std::abs(shape / size.width.over(size.height) - 1) > kTolerance) {
    return fail(input_error("pdf.seal_shape")
                    .with("picture", picture.name)
                    .with("width", std::int64_t{picture.width})
                    .with("height", std::int64_t{picture.height})
                    .with("asked", millimetres(size.width.to_mm(), size.height.to_mm()))
                    .with("fitting", millimetres(size.width.to_mm(), size.width.to_mm() / shape)));
  }
  const std::int64_t dpi = std::llround(picture.width / (size.width.to_mm() / 25.4));
  if (dpi < kCoarse) {
    Diagnostic warning =
        input_error("pdf.seal_coarse").with("picture", picture.name).with("dpi", dpi);
    warning.severity = Severity::warning;
    warnings.push_back(std::move(warning));
  }
  return {};
}

}  // namespace sealpress::pdf
