#include "pdf/write/assemble.h"

#include <set>

#include "codec/codec.h"
#include "pdf/write/font_objects.h"
#include "pdf/write/metadata.h"
#include "pdf/write/navigation.h"
#include "pdf/write/page_painter.h"
#include "pdf/write/seals.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

struct Resource {
  std::size_t index;
  const Object* object;
};

/// One category of a resource dictionary (7.8.3); nothing if it is empty.
std::string written(const char* category, const char* prefix,
                    const std::vector<Resource>& resources) {
  if (resources.empty()) return {};
  std::string out = std::string(category) + "<<";
  for (const Resource& resource : resources) {
    out += prefix;
    append_integer(out, static_cast<std::int64_t>(resource.index));
    out += ' ' + written_reference(*resource.object);
  }
  return out + ">>";
}

/// Puts the prepared parts of one document together.
class Assembler {
 public:
  explicit Assembler(const Parts& parts)
      : parts_(parts),
        font_objects_(parts.fonts.all().size()),
        picture_objects_(parts.pictures.all().size()),
        places_(place_names(parts.document)) {}

  std::string assemble() {
    Object& catalog = file_.add("Catalog");
    Object& tree = file_.add("Pages");
    set_reference(catalog, "Pages", tree);
    for (const frame::Page& page : parts_.document.pages) add_page(page, tree);
    close_tree(tree);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      add_content(pages_[i], parts_.marks[i]);
      add_annotations(pages_[i]);
    }
    add_form(file_, fields_, catalog);
    add_destinations(file_, parts_.document, pages_, catalog);
    add_outline(file_, parts_.document, pages_, catalog);
    describe(catalog);
    return file_.finish(catalog, add_info(file_, parts_.metadata));
  }

 private:
  void add_page(const frame::Page& page, const Object& tree) {
    Object& object = file_.add("Page");
    set_reference(object, "Parent", tree);
    set_written(object, "MediaBox",
                rectangle({{}, {}, page.size.width, page.size.height}, page.size.height));
    pages_.push_back({&page, &object});
  }

  void close_tree(Object& tree) const {
    std::vector<const Object*> kids;
    for (const PageObject& page : pages_) kids.push_back(page.object);
    set_written(tree, "Kids", written_references(kids));
    set_integer(tree, "Count", static_cast<std::int64_t>(kids.size()));
  }

  void add_content(const PageObject& page, const std::vector<frame::Item>& marks) {
    PagePainter painter(page.page->size.height, parts_.fonts, parts_.pictures);
    painter.paint(page.page->items);
    painter.paint(marks);
    const PageContent content = std::move(painter).finish();
    const Object& stream = file_.add_stream(codec::zlib(content.operators, parts_.level), true);
    set_reference(*page.object, "Contents", stream);
    set_written(*page.object, "Resources", resources(content));
    // The space in which soft masks blend (11.4.7).
    if (has_masks(content)) {
      set_written(*page.object, "Group", "<</S/Transparency/CS/DeviceRGB>>");
    }
  }

  bool has_masks(const PageContent& content) const {
    for (const std::size_t picture : content.pictures) {
      if (!parts_.pictures.all()[picture]->mask.empty()) return true;
    }
    return false;
  }

  std::string resources(const PageContent& content) {
    std::vector<Resource> fonts, pictures;
    for (const std::size_t i : content.fonts) {
      Object*& object = font_objects_[i];
      if (object == nullptr) object = &add_font(file_, *parts_.fonts.all()[i]);
      fonts.push_back({i, object});
    }
    for (const std::size_t i : content.pictures) {
      Object*& object = picture_objects_[i];
      if (object == nullptr) object = &add_picture(file_, *parts_.pictures.all()[i]);
      pictures.push_back({i, object});
    }
    return "<<" + written("/Font", "/F", fonts) + written("/XObject", "/P", pictures) + ">>";
  }

  void add_annotations(const PageObject& page) {
    std::vector<const Object*> annotations;
    for (const frame::SealField& seal : page.page->seals) {
      annotations.push_back(&add_seal_field(file_, page, seal, names_));
      fields_.push_back(annotations.back());
    }
    for (const frame::Link& link : page.page->links) {
      if (const Object* added = add_link(file_, page, link, places_)) annotations.push_back(added);
    }
    if (annotations.empty()) return;
    set_written(*page.object, "Annots", written_references(annotations));
  }

  void describe(Object& catalog) {
    const Metadata& metadata = parts_.metadata;
    if (!metadata.language.empty()) {
      set_written(catalog, "Lang", literal_string(metadata.language));
    }
    if (!metadata.title.empty()) {
      set_written(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>");
    }
    set_reference(catalog, "Metadata", add_xmp(file_, metadata));
    set_written(catalog, "OutputIntents", written_references({&add_output_intent(file_)}));
  }

  const Parts& parts_;
  File file_;
  std::vector<PageObject> pages_;
  std::vector<Object*> font_objects_, picture_objects_;  // null until shown
  std::vector<const Object*> fields_;
  FieldNames names_;
  const std::set<std::string> places_;
};

}  // namespace

std::string assemble(const Parts& parts) {
  return Assembler(parts).assemble();
}

}  // namespace sealpress::pdf
