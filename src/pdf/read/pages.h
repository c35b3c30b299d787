// Pages and fields of a PDF file from outside: both are trees whose nodes inherit (ISO 32000-1,
// 7.7.3.4 and 12.7.3.1), and in hostile files rings. For use in the child process.
#pragma once

#include <string>
#include <vector>

#include "pdf/read/document.h"

namespace sealpress::pdf {

/// The attribute of a page or field, its own or from the nearest above it; null if none has it.
OutsideValue inherited(OutsideValue node, const char* key);

/// The pages in their order, as the tree gives them, without any repair. At most 100,000.
std::vector<OutsideValue> pages_of(const OutsideDocument& document);

/// A rectangle (7.9.5) with its corners in order, in points; all zero if it is none.
struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
  bool is_empty() const { return right <= left || top <= bottom; }
};
Box box_of(const OutsideValue& array);

/// What of a page is seen: its crop box within its media box, before /Rotate. A page that names no
/// media box is a Letter, as readers have it.
Box visible_box(const OutsideValue& page);
/// 0, 90, 180 or 270, clockwise.
int rotation_of(const OutsideValue& page);

/// A box of the page from the top left corner of `whole` (the visible box, the trimmed sheet) as it
/// is seen after the rotation: y downwards, so that `bottom` is the upper side's distance.
Box box_as_seen(const Box& box, const Box& whole, int rotation);

/// Length of the page's unit in points (table 30, UserUnit).
double unit_of(const OutsideValue& page);

/// The signature fields of the form and of the pages' widgets, each once.
std::vector<OutsideValue> signature_fields(const OutsideDocument& document);

/// A widget may be its field, or a nameless child of it.
OutsideValue field_of(OutsideValue widget);
/// The partial names of a field and those above it, joined by periods, UTF-8.
std::string full_name(OutsideValue field);
bool is_signature_field(const OutsideValue& field);
bool is_widget(const OutsideValue& annotation);
/// What an annotation shows in the state that it is in (12.5.5), null if nothing.
OutsideValue shown_look(const OutsideValue& annotation);

}  // namespace sealpress::pdf
