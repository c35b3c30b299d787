#include "pdf/write/assemble.h"

#include <set>

#include "pdf/write/attachments.h"
#include "pdf/write/backdrop_object.h"
#include "pdf/write/metadata.h"
#include "pdf/write/navigation.h"
#include "pdf/write/page_writer.h"
#include "pdf/write/seals.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// Puts the prepared parts of one document together.
class Assembler {
 public:
  explicit Assembler(const Parts& parts) : parts_(parts), places_(place_names(parts.document)) {}

  std::string assemble() {
    Object& catalog = file_.add("Catalog");
    Object& tree = file_.add("Pages");
    set_reference(catalog, "Pages", tree);
    PageWriter writer(file_, page_parts());
    for (const frame::Page& page : parts_.document.pages) {
      pages_.push_back(writer.add_page(page, written_reference(tree)));
    }
    close_tree(tree);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      writer.add_content(pages_[i], parts_.marks[i]);
      add_annotations(pages_[i]);
    }
    add_form(file_, fields_, catalog);
    add_names(catalog);
    add_outline(file_, parts_.document, pages_, catalog);
    describe(catalog, file_, parts_.options);
    return file_.finish(catalog, add_info(file_, parts_.options.metadata), parts_.options.pdfa);
  }

 private:
  PageParts page_parts() {
    const BackdropPlace& place = parts_.options.backdrop;
    return {parts_.fonts,
            parts_.pictures,
            parts_.options.pdfa == PdfA::a1b,
            parts_.level,
            place,
            parts_.options.print,
            place.backdrop == nullptr ? std::string()
                                      : written_reference(add_backdrop(file_, *place.backdrop))};
  }

  void close_tree(Object& tree) const {
    std::vector<const Object*> kids;
    for (const PageObject& page : pages_) kids.push_back(page.object);
    set_written(tree, "Kids", written_references(kids));
    set_integer(tree, "Count", static_cast<std::int64_t>(kids.size()));
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

  /// Named places and carried files (7.7.4).
  void add_names(Object& catalog) {
    std::string names;
    if (const Object* places = add_destinations(file_, parts_.document, pages_)) {
      names += "/Dests " + written_reference(*places);
    }
    if (const auto& attachment = parts_.options.attachment) {
      const Object& specification =
          add_attachment(file_, *attachment, parts_.options.metadata, parts_.level);
      const std::string reference = written_reference(specification);
      names += "/EmbeddedFiles<</Names[" + text_string(attachment->name) + reference + "]>>";
      set_written(catalog, "AF", "[" + reference + "]");
    }
    if (!names.empty()) set_written(catalog, "Names", "<<" + names + ">>");
  }

  const Parts& parts_;
  File file_;
  std::vector<PageObject> pages_;
  std::vector<const Object*> fields_;
  FieldNames names_;
  const std::set<std::string> places_;
};

}  // namespace

void describe(Object& catalog, File& file, const WriteOptions& options) {
  const Metadata& metadata = options.metadata;
  if (!metadata.language.empty()) {
    set_written(catalog, "Lang", literal_string(metadata.language));
  }
  if (!metadata.title.empty()) {
    set_written(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>");
  }
  set_reference(catalog, "Metadata", add_xmp(file, metadata, options.pdfa));
  set_written(catalog, "OutputIntents",
              written_references({&add_output_intent(file, options.pdfa)}));
}

std::string assemble(const Parts& parts) {
  return Assembler(parts).assemble();
}

}  // namespace sealpress::pdf
