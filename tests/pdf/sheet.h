// Pages made by hand, and what outside judges see in the PDF that comes of them.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "pdf/write/write.h"
#include "support/judge.h"
#include "support/paths.h"
#include "support/raster.h"
#include "text/font/fonts.h"
#include "text/unicode.h"

namespace sealpress::test {

/// The installed fonts, opened once.
inline const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = std::string(sealpress::test::kSourceDir) + "/fonts";
    options.use_system_fonts = false;
    return text::FontLibrary::open(options).value();
  }();
  return *library;
}

inline Point at_pt(double x, double y) {
  return {Length::pt(x), Length::pt(y)};
}
inline Rect box_pt(double x, double y, double width, double height) {
  return {Length::pt(x), Length::pt(y), Length::pt(width), Length::pt(height)};
}

/// One line of text, shaped, as a run for each face that draws it.
inline std::vector<frame::GlyphRun> runs_of(std::string_view font, double size,
                                            std::string_view utf8, Point origin) {
  const text::NamedFont& named = fonts().find(font, false, false);
  const std::u32string characters = text::to_utf32(utf8);
  std::vector<text::ShapedGlyph> shaped;
  fonts().shape(named, characters, {}, shaped);
  const auto bytes = [&](std::size_t from, std::size_t to) {
    return text::to_utf8(std::u32string_view(characters).substr(from, to - from));
  };
  std::vector<frame::GlyphRun> runs;
  Length pen;
  for (std::size_t i = 0; i < shaped.size(); ++i) {
    const text::ShapedGlyph& glyph = shaped[i];
    if (runs.empty() || runs.back().face != glyph.face) {
      runs.push_back({});
      runs.back().origin = origin + Point{pen, {}};
      runs.back().face = glyph.face;
      runs.back().size = Length::pt(size);
    }
    frame::GlyphRun& run = runs.back();
    const bool leads = i == 0 || shaped[i - 1].cluster != glyph.cluster;
    std::size_t next = i;
    while (next < shaped.size() && shaped[next].cluster == glyph.cluster) ++next;
    const std::size_t end = next < shaped.size() ? shaped[next].cluster : characters.size();
    const std::string text = leads ? bytes(glyph.cluster, end) : "";
    const auto em = [size](double value) { return Length::pt(value * size); };
    run.glyphs.push_back({glyph.glyph, origin.x + pen + em(glyph.x_offset) - run.origin.x,
                          em(-glyph.y_offset), static_cast<std::uint32_t>(run.text.size()),
                          static_cast<std::uint16_t>(text.size())});
    run.text += text;
    pen += em(glyph.advance);
  }
  return runs;
}

/// A page of 300 by 200 pt, and helpers to fill it.
struct Sheet {
  frame::Document document;

  Sheet() { add_page(); }
  frame::Page& add_page() {
    document.pages.push_back({});
    document.pages.back().size = {Length::pt(300), Length::pt(200)};
    return page();
  }
  frame::Page& page() { return document.pages.back(); }
  void add(frame::Item item) { page().items.push_back(std::move(item)); }
  void text(std::string_view utf8, double x = 20, double y = 50, std::string_view font = "楷体",
            double size = 16) {
    for (frame::GlyphRun& run : runs_of(font, size, utf8, at_pt(x, y))) add(std::move(run));
  }

  std::string write(const pdf::WriteOptions& options = {}) const {
    Result<std::string> bytes = pdf::write(document, fonts(), options);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().code);
    return bytes ? *bytes : "";
  }
};

/// Runs a program on the bytes of a PDF file; "@" among the arguments stands for the file.
inline Output judge(std::vector<std::string> command, const std::string& pdf) {
  const TempDir dir;
  const std::string file = dir.write("judged.pdf", pdf);
  for (std::string& word : command) {
    if (word == "@") word = file;
  }
  return run(command);
}

inline std::string text_in(const std::string& pdf) {
  const Output out = judge({"pdftotext", "-raw", "@", "-"}, pdf);
  EXPECT_EQ(out.exit_code, 0) << out;
  EXPECT_EQ(out.err, "");
  std::string text = out.out;
  while (!text.empty() && (text.back() == '\f' || text.back() == '\n')) text.pop_back();
  return text;
}

/// The file with its streams inflated and its objects in plain order.
inline std::string plain(const std::string& pdf) {
  const Output out = judge({"qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids",
                            "--normalize-content=n", "--deterministic-id", "@", "-"},
                           pdf);
  EXPECT_EQ(out.exit_code, 0) << out;
  return out.out;
}

inline Raster poppler_raster(const std::string& pdf) {
  const Output out = judge(
      {"pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-aa", "no", "-aaVector", "no", "@"}, pdf);
  EXPECT_EQ(out.exit_code, 0) << out.err;
  EXPECT_EQ(out.err, "");
  return parse_ppm(out.out);
}

inline Raster mupdf_raster(const std::string& pdf) {
  const Output out =
      judge({"mutool", "draw", "-q", "-r", "72", "-A", "0", "-F", "ppm", "-o", "-", "@", "1"}, pdf);
  EXPECT_EQ(out.exit_code, 0) << out.err;
  // Debian builds it without colour management, which it says of every file with a profile.
  EXPECT_THAT(out.err, testing::AnyOf("", "warning: ICC support is not available\n"));
  return parse_ppm(out.out);
}

}  // namespace sealpress::test
