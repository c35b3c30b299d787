// Places for seals: empty signature fields (ISO 32000-1, 12.7.4.5), and marks that show them.
//
// A field is as large as the seal, prints nothing of its own, and waits for whoever signs. The
// mark is page content, not the field's appearance: it is seen and printed by every program, and
// signing does not take it away.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "frame/frame.h"
#include "pdf/write/file.h"
#include "pdf/write/navigation.h"
#include "text/font/fonts.h"

namespace sealpress::pdf {

/// Gives each field of a document a name of its own: 单位盖章, 单位盖章·2, …
class FieldNames {
 public:
  std::string unique(std::string_view wanted);

 private:
  std::set<std::string> taken_;
};

/// The field and its only widget, in one object.
Object& add_seal_field(File& file, const PageObject& page, const frame::SealField& seal,
                       FieldNames& names);
void add_form(File& file, const std::vector<const Object*>& fields, Object& catalog);

/// A thin grey circle, as large as the seal, with 盖章处 in the middle.
std::vector<frame::Item> seal_mark(const frame::SealField& seal, const text::FontLibrary& fonts);

}  // namespace sealpress::pdf
