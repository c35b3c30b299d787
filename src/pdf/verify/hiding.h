// Whether what is drawn onto a signed page hides something of it. For use in the child process.
#pragma once

#include "pdf/read/pages.h"

namespace sealpress::pdf {

/// Whether a new annotation lies over another signature, or, unless the page below it stays to be
/// seen, over a text, a picture or another annotation of the page as it was, or over more than a
/// quarter of it. The page stays to be seen under ink that is multiplied onto it, as that of a seal
/// is, and between thin lines. What cannot be read to its end counts as hidden.
bool hides_in(const OutsideValue& page, const OutsideValue& annotation);

/// The same for one that is drawn in a place that was there, empty: it may lie over the text that
/// its place was put upon, unless it takes more than half of the page.
bool hides_at_its_place(const OutsideValue& page, const OutsideValue& annotation);

/// Whether a field that is filled in hides what its empty place let be seen: its look now paints
/// areas, or light text, over a text or a picture of the page. A mark in a box may.
bool hides_by_filling(const OutsideValue& page, const OutsideValue& before,
                      const OutsideValue& after);

/// Whether one that stays where it was, with another look, lies over a signed seal.
bool hides_a_seal(const OutsideValue& page, const OutsideValue& annotation);

/// Whether a field's appearance is made of text and lines, with no picture and no other form.
bool shows_text_only(const OutsideValue& appearance);

}  // namespace sealpress::pdf
