#include "pdf/write/navigation.h"

#include <algorithm>
#include <map>

#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// [page /XYZ null top null]: scrolls there and leaves the zoom alone.
std::string destination(const PageObject& page, Length y) {
  std::string out = "[";
  out += written_reference(*page.object) + "/XYZ null ";
  append_length(out, page.page->size.height - y);
  return out + " null]";
}

/// A URI in ASCII, as 12.6.4.7 wants it: what is not printable ASCII is percent-encoded.
std::string ascii_uri(std::string_view uri) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte > ' ' && byte < 0x7F) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return out;
}

/// An outline item and those below it.
struct Entry {
  const frame::Heading* heading = nullptr;
  std::vector<Entry> children;
};

/// The list of headings as a tree; a level that is skipped makes no empty item.
std::vector<Entry> tree(const std::vector<frame::Heading>& headings, std::size_t pages,
                        std::size_t& next, int above) {
  std::vector<Entry> entries;
  const auto level = [&] { return std::max(headings[next].level, 1); };
  while (next < headings.size() && level() > above) {
    const int own = level();
    const frame::Heading& heading = headings[next++];
    Entry entry{&heading, tree(headings, pages, next, own)};
    if (heading.page < pages) entries.push_back(std::move(entry));
  }
  return entries;
}

class OutlineWriter {
 public:
  OutlineWriter(File& file, const std::vector<PageObject>& pages) : file_(file), pages_(pages) {}

  /// Writes the entries below `parent`; returns how many items that makes, all of them open.
  std::int64_t add(const std::vector<Entry>& entries, Object& parent) {
    std::vector<Object*> items;
    std::int64_t count = 0;
    for (const Entry& entry : entries) {
      Object& item = file_.add();
      set_text(item, "Title", entry.heading->title);
      set_written(item, "Dest", destination(pages_[entry.heading->page], entry.heading->y));
      set_reference(item, "Parent", parent);
      items.push_back(&item);
      count += 1 + add(entry.children, item);
    }
    chain(items, parent);
    if (count > 0) set_integer(parent, "Count", count);
    return count;
  }

 private:
  static void chain(const std::vector<Object*>& items, Object& parent) {
    if (items.empty()) return;
    for (std::size_t i = 1; i < items.size(); ++i) {
      set_reference(*items[i - 1], "Next", *items[i]);
      set_reference(*items[i], "Prev", *items[i - 1]);
    }
    set_reference(parent, "First", *items.front());
    set_reference(parent, "Last", *items.back());
  }

  File& file_;
  const std::vector<PageObject>& pages_;
};

}  // namespace

std::set<std::string> place_names(const frame::Document& document) {
  std::set<std::string> names;
  for (const frame::Destination& place : document.destinations) {
    if (place.page < document.pages.size()) names.insert(place.name);
  }
  return names;
}

Object* add_link(File& file, const PageObject& page, const frame::Link& link,
                 const std::set<std::string>& places) {
  const bool internal = link.target.starts_with('#');
  const std::string name = internal ? link.target.substr(1) : "";
  if (internal && places.count(name) == 0) return nullptr;
  Object& object = file.add("Annot");
  set_name(object, "Subtype", "Link");
  set_written(object, "Rect", rectangle(link.rect, page.page->size.height));
  set_written(object, "Border", "[0 0 0]");
  constexpr int kPrint = 4;
  set_integer(object, "F", kPrint);
  if (internal) {
    set_text(object, "Dest", name);
  } else {
    set_written(object, "A", "<</S/URI/URI" + literal_string(ascii_uri(link.target)) + ">>");
  }
  return &object;
}

Object* add_destinations(File& file, const frame::Document& document,
                         const std::vector<PageObject>& pages) {
  // A name tree is sorted by the bytes of its keys (7.9.6); so are their hexadecimal forms.
  std::map<std::string, std::string> sorted;
  for (const frame::Destination& place : document.destinations) {
    if (place.page >= pages.size()) continue;
    std::string key;
    append_utf16_hex(key, place.name);
    sorted.try_emplace(key, text_string(place.name) + destination(pages[place.page], place.y));
  }
  if (sorted.empty()) return nullptr;
  std::string names = "[";
  for (const auto& [key, pair] : sorted) names += pair;
  Object& leaf = file.add();
  set_written(leaf, "Names", names + "]");
  return &leaf;
}

void add_outline(File& file, const frame::Document& document, const std::vector<PageObject>& pages,
                 Object& catalog) {
  std::size_t next = 0;
  const std::vector<Entry> entries = tree(document.outline, pages.size(), next, 0);
  if (entries.empty()) return;
  Object& root = file.add("Outlines");
  OutlineWriter(file, pages).add(entries, root);
  set_reference(catalog, "Outlines", root);
  set_name(catalog, "PageMode", "UseOutlines");
}

}  // namespace sealpress::pdf
