// A submission among others of one collection, with where each of its values lies.
//
// Plain values; a Document refers to a form of a catalogue that must outlive it.
#pragma once

#include <string>
#include <vector>

#include "data/record.h"
#include "forms/catalogue.h"
#include "forms/fields.h"

namespace sealpress::forms {

struct Document {
  const Form* form = nullptr;
  data::Record record;  ///< normalised
  /// The list whose items are the rows of a table, and where these lie; empty for other documents.
  std::string list;
  std::vector<data::Origin> rows;
  bool alone = true;  ///< the only record of its file: its number says nothing
};

/// Completes a place that has field and path with form, file, sheet, row and column.
void locate(Place& place, const Document& document);
/// The place of a value of `document`.
Place place_of(const Document& document, const Instance& at);

}  // namespace sealpress::forms
