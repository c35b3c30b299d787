#include "sheet/styles.h"

#include "sheet/elements.h"

namespace sealpress::sheet {

Styles::Styles(xml::Node root) {
  const xml::Node own = child(root, "numFmts");
  for (xml::Node node = first_element(own); node; node = node.next_element()) {
    const auto id = whole_number(attribute(node, "numFmtId"));
    if (id) formats_.try_emplace(*id, attribute(node, "formatCode"));
  }
  const xml::Node styles = child(root, "cellXfs");
  for (xml::Node node = first_element(styles); node; node = node.next_element()) {
    const std::int64_t id = whole_number(attribute(node, "numFmtId")).value_or(0);
    const bool known = id >= 0 && id < 164;  // above that a file defines its own
    if (known) formats_.try_emplace(id, NumberFormat::built_in(static_cast<int>(id)));
    format_of_style_.push_back(id);
  }
}

const NumberFormat& Styles::format(std::size_t style) const {
  if (style >= format_of_style_.size()) return general_;
  const auto at = formats_.find(format_of_style_[style]);
  return at == formats_.end() ? general_ : at->second;
}

}  // namespace sealpress::sheet
