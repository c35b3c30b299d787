#include "docx/read/drawing_parts.h"

#include <algorithm>

#include "docx/vocabulary/values.h"

namespace sealpress::docx {

xml::Node part(xml::Node parent, std::string_view local) {
  xml::Node found;
  for_each_element(parent, [&](xml::Node e) {
    if (!found && e.local() == local) found = e;
  });
  return found;
}

double number(xml::Node e, std::string_view name) {
  constexpr double kMax = 1e12;
  const auto text = attribute(e, Ns::none, name);
  return std::clamp(text ? to_real(*text).value_or(0) : 0.0, -kMax, kMax);
}

}  // namespace sealpress::docx
