// The list of contents of a delivery, as a text file for people.
#pragma once

#include <string>

#include "forms/collection.h"
#include "pipeline/deliver/pack.h"

namespace sealpress::pipeline {

/// The message that names a state: pipeline.list_packed and the like.
const char* state_code(PackedItem::State state);

/// Chinese, with byte order mark and CRLF line ends, so that every Windows editor shows it.
std::string contents_list(const forms::Collection& collection, const forms::Notice& notice,
                          const Packed& packed, text::Date day);

}  // namespace sealpress::pipeline
