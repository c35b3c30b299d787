#include "merge/finish/used_ids.h"

#include <charconv>

#include "merge/compile/markup.h"

namespace sealpress::merge {
namespace {

/// Values of `name` in all start tags that begin with `tag`.
void collect(std::string_view xml, std::string_view tag, std::string_view name,
             std::set<std::int64_t>& ids) {
  for (std::size_t i = xml.find(tag); i < xml.size(); i = xml.find(tag, i + 1)) {
    const auto value = attribute(start_tag(xml.substr(i)), name);
    std::int64_t id = 0;
    if (value &&
        std::from_chars(value->data(), value->data() + value->size(), id).ec == std::errc())
      ids.insert(id);
  }
}

}  // namespace

UsedIds used_ids(const docx::Document& file) {
  UsedIds ids;
  for (const auto& [name, part] : file.parts) {
    if (part.root == nullptr) continue;
    collect(part.root->source(), "<w:id ", "w:val", ids.controls);
    collect(part.root->source(), "<wp:docPr ", "id", ids.drawings);
  }
  return ids;
}

}  // namespace sealpress::merge
