// Pages of one document, or of a part of it, as PDF objects: content, resources, backdrop.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frame/frame.h"
#include "pdf/write/document_fonts.h"
#include "pdf/write/navigation.h"
#include "pdf/write/page_painter.h"
#include "pdf/write/picture.h"
#include "pdf/write/write.h"

namespace sealpress::pdf {

/// What the pages share.
struct PageParts {
  const DocumentFonts& fonts;
  const DocumentPictures& pictures;
  bool cid_sets;  ///< see add_font()
  int level;      ///< of compression
  BackdropPlace backdrop;
  std::optional<PrintBoxes> print;
  std::string backdrop_reference;  ///< empty where there is no backdrop
};

class PageWriter {
 public:
  PageWriter(File& file, PageParts parts)
      : file_(file),
        parts_(std::move(parts)),
        font_objects_(parts_.fonts.all().size()),
        picture_objects_(parts_.pictures.all().size()) {}

  /// A page without content; `parent` is a written reference.
  PageObject add_page(const frame::Page& page, const std::string& parent);
  /// Its items, and marks over them.
  void add_content(const PageObject& page, const std::vector<frame::Item>& marks);

 private:
  std::string resources(const PageContent& content);
  std::string backdrop_operators(const frame::Page& page) const;
  bool has_masks(const PageContent& content) const;

  File& file_;
  PageParts parts_;
  std::vector<Object*> font_objects_, picture_objects_;  // null until shown
};

}  // namespace sealpress::pdf
