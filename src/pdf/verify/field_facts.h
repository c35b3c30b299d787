// What a field or an annotation says of itself, as the comparison asks it. For use in the child
// process.
#pragma once

#include <initializer_list>
#include <string>

#include "pdf/read/pages.h"

namespace sealpress::pdf {

// Values come as trees, and hostile ones as rings.
constexpr int kFieldDepth = 64;

/// Whether a key is one of these, which have their slashes too.
bool one_of(const std::string& key, std::initializer_list<const char*> keys);

/// What an element of a list is known by: its number, or, written in place, its position.
int identity(const OutsideValue& element, std::size_t index);

/// Whether it has a signature, its own or from the field above it.
bool is_signed(const OutsideValue& field);

/// One stream, shown in all states, which a box keeps in its rectangle.
bool is_plain_appearance(const OutsideValue& appearance);

/// Whether readers draw fields among these by themselves, with the form's fonts, for one has no
/// look.
bool draws_fields(const OutsideValue& siblings, int depth);

/// Whether a flag comes or goes that keeps what is signed from being seen (table 165).
bool keeps_seen(const OutsideValue& before, const OutsideValue& after);

/// A signature with a lock makes fields read-only.
bool only_locks(const OutsideValue& before, const OutsideValue& after);

}  // namespace sealpress::pdf
