#include "pdf/verify/hiding.h"

#include <algorithm>
#include <string>

#include "pdf/verify/page_ink.h"

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

/// Neighbours that touch do not hide each other.
bool overlap(const Box& a, const Box& b) {
  constexpr double kSlack = 1;  // points
  return std::min(a.right, b.right) - std::max(a.left, b.left) > kSlack &&
         std::min(a.top, b.top) - std::max(a.bottom, b.bottom) > kSlack;
}

bool is_signed_seal(const OutsideValue& annotation) {
  return is_widget(annotation) && is_signature_field(annotation) &&
         inherited(annotation, "/V").is_dictionary();
}

/// Whether all that a form paints is multiplied onto what lies below: the blend mode is set before
/// anything is painted, and never set back.
bool is_multiplied(const OutsideValue& form, int depth) {
  constexpr int kDepth = 8;
  const auto content = form.stream_content();
  if (!content || depth > kDepth) return false;
  const OutsideValue resources = form["/Resources"];
  bool multiplied = false, painted_plainly = false;
  const bool good = read_content(*content, [&](const std::string& operation, const auto& operands) {
    static constexpr std::string_view kNeutral[] = {"q",   "Q",   "cm",  "re", "W", "W*", "n",
                                                    "BMC", "BDC", "EMC", "m",  "l", "c",  "h"};
    const std::string name = operands.empty() ? "" : "/" + operands[0].text;
    if (operation == "gs") {
      const OutsideValue mode = resources["/ExtGState"][name.c_str()]["/BM"];
      if (!mode.is_null()) multiplied = mode.is_name("/Multiply");
    } else if (operation == "Q") {
      multiplied = false;
    } else if (operation == "Do" && !multiplied) {
      const OutsideValue object = resources["/XObject"][name.c_str()];
      const bool inner = object["/Subtype"].is_name("/Form") && is_multiplied(object, depth + 1);
      painted_plainly = painted_plainly || !inner;
    } else if (std::find(std::begin(kNeutral), std::end(kNeutral), operation) ==
               std::end(kNeutral)) {
      painted_plainly = painted_plainly || !multiplied;
    }
  });
  return good && !painted_plainly;
}

/// Whether the page shows through, or nothing is drawn.
bool is_see_through(const OutsideValue& annotation) {
  static constexpr const char* kThin[] = {"/Text",      "/Highlight", "/Underline", "/Squiggly",
                                          "/StrikeOut", "/Popup",     "/Link",      "/Ink",
                                          "/Line",      "/Caret"};
  static constexpr const char* kHollow[] = {"/Square", "/Circle", "/Polygon", "/PolyLine"};
  const OutsideValue kind = annotation["/Subtype"], look = annotation["/AP"];
  const auto is_one = [&](const char* name) { return kind.is_name(name); };
  if (look.is_null()) {
    return std::any_of(std::begin(kThin), std::end(kThin), is_one) ||
           (std::any_of(std::begin(kHollow), std::end(kHollow), is_one) &&
            annotation["/IC"].size() == 0);
  }
  const std::vector<std::string> states = look.keys();
  return std::all_of(states.begin(), states.end(), [&](const std::string& state) {
    return is_multiplied(look[state.c_str()], 0);
  });
}

/// An annotation that was there already, in front of which a new one comes.
bool is_covered(const OutsideValue& there, const OutsideValue& annotation, const Box& box,
                bool see_through) {
  if (there.id() != 0 && there.id() == annotation.id()) return false;
  if (!overlap(box_of(there["/Rect"]), box)) return false;
  if (is_signed_seal(there)) return !see_through || is_widget(annotation);
  return !see_through && !there["/AP"].is_null();
}

bool covers_others(const OutsideValue& page, const OutsideValue& annotation, const Box& box,
                   bool see_through) {
  const OutsideValue all = page["/Annots"];
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_covered(all.at(i), annotation, box, see_through)) return true;
  }
  return false;
}

bool takes_more_than(double part, const OutsideValue& page, const Box& box) {
  const Box whole = visible_box(page);
  return box.width() * box.height() > part * whole.width() * whole.height();
}

bool covers_ink(const OutsideValue& page, const Box& box) {
  const PageInk ink = ink_of(page);
  return !ink.complete || std::any_of(ink.boxes.begin(), ink.boxes.end(),
                                      [&](const Box& one) { return overlap(one, box); });
}

}  // namespace

bool hides_in(const OutsideValue& page, const OutsideValue& annotation) {
  const Box box = box_of(annotation["/Rect"]);
  if (box.is_empty()) return false;
  const bool see_through = is_see_through(annotation);
  if (covers_others(page, annotation, box, see_through)) return true;
  return !see_through && (takes_more_than(0.25, page, box) || covers_ink(page, box));
}

bool hides_at_its_place(const OutsideValue& page, const OutsideValue& annotation) {
  const Box box = box_of(annotation["/Rect"]);
  if (box.is_empty() || is_see_through(annotation)) return false;
  return takes_more_than(0.5, page, box) || covers_others(page, annotation, box, false);
}

bool shows_text_only(const OutsideValue& appearance) {
  const auto content = appearance.stream_content();
  bool other = !content;
  const bool good =
      content && read_content(*content, [&](const std::string& operation, const auto&) {
        other = other || operation == "Do" || operation == "BI" || operation == "sh";
      });
  return good && !other;
}

}  // namespace sealpress::pdf
