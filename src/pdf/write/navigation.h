// Links, named places and the outline (ISO 32000-1, 12.3, 12.5.6.5).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "frame/frame.h"
#include "pdf/write/file.h"

namespace sealpress::pdf {

/// A page and the object that stands for it.
struct PageObject {
  const frame::Page* page = nullptr;
  Object* object = nullptr;
};

/// A link annotation; null where it leads to a place that the document does not have.
Object* add_link(File& file, const PageObject& page, const frame::Link& link,
                 const std::set<std::string>& places);

/// The names of the destinations that lie on a page.
std::set<std::string> place_names(const frame::Document& document);
/// The name tree of the destinations; null if there are none.
Object* add_destinations(File& file, const frame::Document& document,
                         const std::vector<PageObject>& pages);
void add_outline(File& file, const frame::Document& document, const std::vector<PageObject>& pages,
                 Object& catalog);

}  // namespace sealpress::pdf
