// The prefixes under which markup of other files is written.
//
// A foreign file may bind any prefix to any namespace, and may be strict (ISO/IEC 29500-1) where
// the frame is transitional. What is taken over is written with one set of prefixes; each block
// declares those that the frame's root does not bind.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "docx/vocabulary/names.h"

namespace sealpress::merge {

/// The prefix of a namespace that may be taken over, empty for all others: what a reader may
/// ignore (w14, w15 …) is left behind.
std::string_view prefix_of(docx::Ns ns);

/// Whether a list of names has that one.
template <std::size_t N>
bool holds(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// An element as written here, its start tag declaring the prefixes used in it that a root's start
/// tag does not bind.
std::string declared(std::string element, std::string_view root_tag);

}  // namespace sealpress::merge
