// From a file with macros, or a Word template, to a plain document: what Word itself drops when it
// saves one as .docx. Word does not open a .docx whose main part has another type.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "docx/document.h"

namespace sealpress::docx {

struct PlainDocument {
  std::set<std::string> dropped;  ///< names of entries that do not come along
  /// Parts that change, by name.
  std::map<std::string, std::string, std::less<>> changed;
};

/// What makes the file a plain .docx; nothing if it is one. `current` gives the bytes of a part as
/// they are to be written so far.
PlainDocument without_macros(const Document& file,
                             const std::function<std::string(std::string_view)>& current);

}  // namespace sealpress::docx
