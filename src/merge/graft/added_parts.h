// Styles, lists and notes added to the frame's own parts, which are made where it has none.
#pragma once

#include <string>
#include <vector>

#include "merge/graft/stock.h"

namespace sealpress::merge {

/// Names of the parts; each is made, with what it must hold, if the frame has none.
std::string styles_part(Stock& stock);
std::string numbering_part(Stock& stock);
std::string notes_part(Stock& stock, bool endnotes);

/// Each adds whole elements (w:style; w:abstractNum and w:num; w:footnote or w:endnote), written
/// with the prefixes of names.h.
void add_styles(Stock& stock, const std::vector<std::string>& styles);
void add_lists(Stock& stock, const std::vector<std::string>& definitions,
               const std::vector<std::string>& lists);
void add_notes(Stock& stock, bool endnotes, const std::vector<std::string>& notes);

}  // namespace sealpress::merge
