// What fields show now.
//
// PAGE, NUMPAGES and SECTIONPAGES are always worked out, and so is what is made of them: formulas
// and conditions with them inside, STYLEREF above and below the text. All others show their stored
// result, as Word does until somebody updates them; where there is none, what can be worked out is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "layout/context.h"
#include "layout/inline/field_format.h"
#include "layout/inline/fields.h"

namespace sealpress::layout {

/// Whether the instruction is a PAGE field.
bool is_page_field(std::string_view instruction);
/// Whether the field is one whose value changes from page to page by itself.
bool changes_by_page(std::string_view instruction, const Context& context);
/// Whether the field's stored result is replaced by what is computed.
bool is_computed(const OpenField& field, const Context& context);

/// What the field shows now; nullopt if nothing here can compute it. `here` names the destination
/// that tells a PAGE field of the body its page; empty where the page is known.
std::optional<FieldValue> live_value(std::string_view instruction, const Context& context,
                                     std::string_view here);
/// What a field without a stored result shows: its live value, the words of a QUOTE or a button,
/// the number of a SEQ, the document's title and the like, the entry chosen in a form.
std::optional<FieldValue> bare_value(const OpenField& field, const Context& context,
                                     std::string_view here);

/// Counts a SEQ field; the number that it shows, nullopt where that is not known here.
std::optional<int> count_sequence(std::string_view instruction, Context& context);

/// Whether Word works the field out anew whenever it opens or prints the file: DATE, TIME.
bool tells_the_time(std::string_view instruction);
/// Whether the field shows nothing by its nature: index entries, SET, TC.
bool is_silent(std::string_view instruction);

}  // namespace sealpress::layout
