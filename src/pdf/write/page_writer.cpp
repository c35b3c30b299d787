#include "pdf/write/page_writer.h"

#include "codec/codec.h"
#include "pdf/write/font_objects.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr const char* kBackdropName = "/S0";

struct Resource {
  std::size_t index;
  const Object* object;
};

/// The entries of one category of a resource dictionary (7.8.3).
std::string written(const char* prefix, const std::vector<Resource>& resources) {
  std::string out;
  for (const Resource& resource : resources) {
    out += prefix;
    append_integer(out, static_cast<std::int64_t>(resource.index));
    out += ' ' + written_reference(*resource.object);
  }
  return out;
}

std::string shadings_of(const PageContent& content) {
  std::string out;
  for (std::size_t i = 0; i < content.shadings.size(); ++i) {
    out += "/S" + std::to_string(i) + ' ' + content.shadings[i];
  }
  return out;
}

std::string category(const char* name, const std::string& entries) {
  return entries.empty() ? std::string() : std::string(name) + "<<" + entries + ">>";
}

}  // namespace

PageObject PageWriter::add_page(const frame::Page& page, const std::string& parent) {
  Object& object = file_.add("Page");
  set_written(object, "Parent", parent);
  const Length height = page.size.height;
  set_written(object, "MediaBox", rectangle({{}, {}, page.size.width, height}, height));
  if (parts_.print) {
    set_written(object, "TrimBox", rectangle(parts_.print->trim, height));
    set_written(object, "BleedBox", rectangle(parts_.print->bleed, height));
  }
  return {&page, &object};
}

void PageWriter::add_content(const PageObject& page, const std::vector<frame::Item>& marks) {
  PagePainter painter(page.page->size.height, parts_.fonts, parts_.pictures);
  painter.paint(page.page->items);
  painter.paint(marks);
  PageContent content = std::move(painter).finish();
  content.operators.insert(0, backdrop_operators(*page.page));
  const Object& stream = file_.add_stream(codec::zlib(content.operators, parts_.level), true);
  set_reference(*page.object, "Contents", stream);
  set_written(*page.object, "Resources", resources(content));
  // The space in which soft masks blend (11.4.7).
  if (has_masks(content)) {
    set_written(*page.object, "Group", "<</S/Transparency/CS/DeviceRGB>>");
  }
}

std::string PageWriter::backdrop_operators(const frame::Page& page) const {
  if (parts_.backdrop_reference.empty()) return {};
  std::string out = "q\n1 0 0 1 ";
  append_length(out, parts_.backdrop.at.x);
  out += ' ';
  append_length(out, page.size.height - parts_.backdrop.at.y - parts_.backdrop.height);
  return out + " cm\n" + kBackdropName + " Do\nQ\n";
}

bool PageWriter::has_masks(const PageContent& content) const {
  const bool below = parts_.backdrop.backdrop != nullptr && !parts_.backdrop_reference.empty() &&
                     !parts_.backdrop.backdrop->group.empty();
  if (below) return true;
  for (const std::size_t picture : content.pictures) {
    if (!parts_.pictures.all()[picture]->mask.empty()) return true;
  }
  return false;
}

std::string PageWriter::resources(const PageContent& content) {
  std::vector<Resource> fonts, pictures;
  for (const std::size_t i : content.fonts) {
    Object*& object = font_objects_[i];
    if (object == nullptr) object = &add_font(file_, *parts_.fonts.all()[i], parts_.cid_sets);
    fonts.push_back({i, object});
  }
  for (const std::size_t i : content.pictures) {
    Object*& object = picture_objects_[i];
    if (object == nullptr) object = &add_picture(file_, *parts_.pictures.all()[i]);
    pictures.push_back({i, object});
  }
  std::string forms = written("/P", pictures);
  if (!parts_.backdrop_reference.empty()) {
    forms += std::string(kBackdropName) + ' ' + parts_.backdrop_reference;
  }
  return "<<" + category("/Font", written("/F", fonts)) + category("/XObject", forms) +
         category("/Shading", shadings_of(content)) + ">>";
}

}  // namespace sealpress::pdf
