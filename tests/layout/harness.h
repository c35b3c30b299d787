// Lays out small documents in tests and prints pages as text.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.h"
#include "layout/layout.h"
#include "support/docx_builder.h"
#include "support/paths.h"
#include "text/font/fonts.h"

namespace sealpress::test {

/// The product's own fonts and nothing else: the same everywhere.
inline const text::FontLibrary& fonts() {
  static const std::shared_ptr<const text::FontLibrary> library = [] {
    text::FontLibrary::Options options;
    options.font_dir = std::string(sealpress::test::kSourceDir) + "/fonts";
    options.use_system_fonts = false;
    auto opened = text::FontLibrary::open(options);
    if (!opened) std::fprintf(stderr, "no fonts: %s\n", opened.error().code.c_str());
    return opened.value();
  }();
  return *library;
}

/// A4, and text of 10.5 pt in the fonts of official documents.
inline constexpr std::string_view kDefaults =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" )"
    R"(w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/>)"
    R"(</w:rPr></w:rPrDefault></w:docDefaults>)";

/// Lays out a file; fails the running test if it cannot be read.
inline layout::Pages lay_out(const std::string& bytes, const layout::Options& options = {}) {
  auto file = docx::Document::open(bytes, "test.docx");
  if (!file) {
    ADD_FAILURE() << "unreadable: " << file.error().code;
    return {};
  }
  docx::View view;
  view.file = *file;
  auto pages = layout::layout(view, fonts(), options);
  if (!pages) {
    ADD_FAILURE() << "not laid out: " << pages.error().code;
    return {};
  }
  return std::move(*pages);
}

/// A body snippet under the default styles.
inline layout::Pages lay_out_body(std::string_view body, const layout::Options& options = {}) {
  return lay_out(DocxBuilder().styles(kDefaults).body(body).bytes(), options);
}

/// A paragraph of plain text.
inline std::string paragraph(std::string_view text, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t xml:space=\"preserve\">" +
         std::string(text) + "</w:t></w:r></w:p>";
}

namespace detail {

inline std::string name_of(Color color) {
  char out[16];
  std::snprintf(out, sizeof out, "#%02x%02x%02x", color.red, color.green, color.blue);
  return out;
}

inline std::string suffix_of(Color color) {
  return color == kBlack ? "" : " " + name_of(color);
}

}  // namespace detail

/// A stretch of glyphs as placed.
struct Shown {
  double x = 0, y = 0, right = 0, size = 0;  ///< points
  std::string text;
  Color color;
};

inline double advance_of(const frame::GlyphRun& run) {
  if (run.glyphs.empty()) return 0;
  const frame::Glyph& last = run.glyphs.back();
  return (last.x + run.size.scaled(fonts().advance(run.face, last.id) * run.x_scale)).to_pt();
}

inline void collect_shown(const std::vector<frame::Item>& items, Point by,
                          std::vector<Shown>& out) {
  for (const frame::Item& item : items) {
    if (const auto* run = std::get_if<frame::GlyphRun>(&item)) {
      const double x = (run->origin.x + by.x).to_pt();
      out.push_back({x, (run->origin.y + by.y).to_pt(), x + advance_of(*run), run->size.to_pt(),
                     run->text, run->color});
    } else if (const auto* group = std::get_if<std::shared_ptr<const frame::Group>>(&item)) {
      const Point inner{by.x + (*group)->transform.e, by.y + (*group)->transform.f};
      collect_shown((*group)->items, inner, out);
    }
  }
}

/// All glyph runs of a page from top to bottom, on one baseline from left to right.
inline std::vector<Shown> shown_on(const frame::Page& page) {
  std::vector<Shown> all;
  collect_shown(page.items, {}, all);
  std::stable_sort(all.begin(), all.end(), [](const Shown& a, const Shown& b) {
    return std::abs(a.y - b.y) > 0.05 ? a.y < b.y : a.x < b.x;
  });
  return all;
}

/// Runs joined into lines; a coloured run begins with its colour.
inline std::vector<Shown> lines_of(const frame::Page& page) {
  std::vector<Shown> lines;
  for (Shown& run : shown_on(page)) {
    if (run.color != kBlack) run.text = "{" + detail::name_of(run.color) + "}" + run.text;
    const bool same = !lines.empty() && std::abs(lines.back().y - run.y) <= 0.05;
    if (!same) {
      lines.push_back(std::move(run));
      continue;
    }
    Shown& line = lines.back();
    if (run.x - line.right > 0.4 * run.size) {
      char mark[32];
      std::snprintf(mark, sizeof mark, " >%.1f ", run.x);
      line.text += mark;
    }
    line.text += run.text;
    line.right = run.right;
  }
  return lines;
}

/// The whole document's text in paint order, for "nothing is lost".
inline std::string text_of(const layout::Pages& pages) {
  std::string out;
  for (const frame::Page& page : pages.document.pages) {
    std::vector<Shown> all;
    collect_shown(page.items, {}, all);
    for (const Shown& run : all) out += run.text;
  }
  return out;
}

namespace detail {

inline std::string format(const char* pattern, double a, double b, double c, double d) {
  char out[160];
  std::snprintf(out, sizeof out, pattern, a, b, c, d);
  return out;
}

inline void print_shapes(const std::vector<frame::Item>& items, std::string& out) {
  for (const frame::Item& item : items) {
    if (const auto* line = std::get_if<frame::Line>(&item)) {
      out += format("  line %.1f,%.1f – %.1f,%.1f", line->from.x.to_pt(), line->from.y.to_pt(),
                    line->to.x.to_pt(), line->to.y.to_pt());
      out += format(" %.2f", line->width.to_pt(), 0, 0, 0) + suffix_of(line->color) + "\n";
    } else if (const auto* fill = std::get_if<frame::FillRect>(&item)) {
      out += format("  fill %.1f,%.1f %.1fx%.1f", fill->rect.x.to_pt(), fill->rect.y.to_pt(),
                    fill->rect.width.to_pt(), fill->rect.height.to_pt()) +
             suffix_of(fill->color) + "\n";
    } else if (const auto* picture = std::get_if<frame::Picture>(&item)) {
      out += format("  picture %.1f,%.1f %.1fx%.1f\n", picture->rect.x.to_pt(),
                    picture->rect.y.to_pt(), picture->rect.width.to_pt(),
                    picture->rect.height.to_pt());
    } else if (const auto* group = std::get_if<std::shared_ptr<const frame::Group>>(&item)) {
      out +=
          "  group " +
          format("%.1f,%.1f", (*group)->transform.e.to_pt(), (*group)->transform.f.to_pt(), 0, 0) +
          "\n";
      print_shapes((*group)->items, out);
    }
  }
}

}  // namespace detail

/// Pages as text: lines with x, baseline, width; then shapes, seals, links.
inline std::string print(const layout::Pages& pages) {
  std::string out;
  std::size_t number = 0;
  for (const frame::Page& page : pages.document.pages) {
    out += "page " + std::to_string(++number) + "\n";
    for (const Shown& line : lines_of(page)) {
      out += detail::format("  %6.1f %6.1f %6.1f  ", line.x, line.y, line.right - line.x, 0) +
             line.text + "\n";
    }
    detail::print_shapes(page.items, out);
    for (const frame::SealField& seal : page.seals) {
      out += "  seal " + seal.name +
             detail::format(" %.1f,%.1f %.1fx%.1f\n", seal.rect.x.to_pt(), seal.rect.y.to_pt(),
                            seal.rect.width.to_pt(), seal.rect.height.to_pt());
    }
    for (const frame::Link& link : page.links) {
      out += "  link " + link.target +
             detail::format(" %.1f,%.1f %.1fx%.1f\n", link.rect.x.to_pt(), link.rect.y.to_pt(),
                            link.rect.width.to_pt(), link.rect.height.to_pt());
    }
  }
  for (const frame::Heading& heading : pages.document.outline) {
    out += "heading " + std::to_string(heading.level) + " page " +
           std::to_string(heading.page + 1) + " " + heading.title + "\n";
  }
  for (const Diagnostic& remark : pages.report) {
    out += "report " + remark.code;
    for (const Argument& argument : remark.args) {
      if (const auto* text = std::get_if<std::string>(&argument.value)) out += " " + *text;
    }
    out += "\n";
  }
  return out;
}

}  // namespace sealpress::test
