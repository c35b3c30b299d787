// One page's items as one content stream.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "frame/frame.h"
#include "pdf/write/canvas.h"
#include "pdf/write/document_fonts.h"
#include "pdf/write/picture.h"
#include "pdf/write/text_painter.h"

namespace sealpress::pdf {

/// What a page shows, and the resources that it names: fonts /F0 … and pictures /P0 …, by their
/// index in the document.
struct PageContent {
  std::string operators;
  std::set<std::size_t> fonts, pictures;
  std::vector<std::string> shadings;  ///< dictionaries: /S0 …
};

class PagePainter {
 public:
  PagePainter(Length page_height, const DocumentFonts& fonts, const DocumentPictures& pictures)
      : canvas_(page_height), text_(canvas_, fonts), pictures_(pictures) {}
  PagePainter(const PagePainter&) = delete;
  PagePainter& operator=(const PagePainter&) = delete;

  void paint(std::span<const frame::Item> items);
  PageContent finish() &&;

 private:
  void paint(const frame::Path& path);
  void paint(const frame::Picture& picture);
  void paint(const frame::Group& group);

  Canvas canvas_;
  TextPainter text_;
  const DocumentPictures& pictures_;
  std::set<std::size_t> used_pictures_;
  std::vector<std::string> shadings_;
};

}  // namespace sealpress::pdf
