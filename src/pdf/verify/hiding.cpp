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

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Wider lines, and more of them, may be drawn to hide what is below.
constexpr double kWidest = 4;  // points
constexpr int kMostStrokes = 2000;

/// How bright a colour is, from 0 to 1, of one, three or four components.
double brightness(const std::vector<double>& colour) {
  if (colour.size() == 1) return colour[0];
  if (colour.size() == 3) return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2];
  if (colour.size() != 4) return 0;
  return (1 - colour[3]) * (1 - 0.3 * colour[0] - 0.59 * colour[1] - 0.11 * colour[2]);
}
bool is_dark(const std::vector<double>& colour) {
  return brightness(colour) < 0.3;
}
bool is_light(const std::vector<double>& colour) {
  return brightness(colour) > 0.8;
}

std::vector<double> numbers_in(const std::vector<SyntaxNode>& operands) {
  std::vector<double> all;
  for (const SyntaxNode& one : operands) {
    if (one.is(Kind::number)) all.push_back(one.number);
  }
  return all;
}

/// Whether a form lets the page below it be seen: what it paints is multiplied onto the page and
/// not dark, or thin lines that are not light. Black is what nobody has set.
class SeeThrough {
 public:
  bool is(const OutsideValue& form, int depth) {
    constexpr int kDepth = 8;
    const auto content = form.stream_content();
    if (!content || depth > kDepth) return false;
    State state;
    std::vector<State> saved;
    const OutsideValue resources = form["/Resources"];
    bool clear = true;
    const bool good = read_content(
        *content, [&](const std::string& operation, const std::vector<SyntaxNode>& operands) {
          if (operation == "q") {
            saved.push_back(state);
          } else if (operation == "Q") {
            state = saved.empty() ? State() : saved.back();
            if (!saved.empty()) saved.pop_back();
          } else {
            clear = clear && take(operation, operands, resources, state, depth);
          }
        });
    return good && clear;
  }

 private:
  struct State {
    bool multiplied = false;
    double width = 1;
    std::vector<double> fill{0}, stroke{0};
  };

  bool take(const std::string& operation, const std::vector<SyntaxNode>& operands,
            const OutsideValue& resources, State& state, int depth) {
    const std::string name = operands.empty() ? "" : "/" + operands[0].text;
    if (operation == "gs") {
      const OutsideValue mode = resources["/ExtGState"][name.c_str()]["/BM"];
      if (!mode.is_null()) state.multiplied = mode.is_name("/Multiply");
      const auto width = resources["/ExtGState"][name.c_str()]["/LW"].number();
      state.width = width.value_or(state.width);
    } else if (operation == "w") {
      state.width = operands.empty() ? kWidest + 1 : operands[0].number;
    } else if (one_of(operation, {"g", "rg", "k", "sc", "scn"})) {
      state.fill = numbers_in(operands);
    } else if (one_of(operation, {"G", "RG", "K", "SC", "SCN"})) {
      state.stroke = numbers_in(operands);
    } else if (operation == "Do") {
      const OutsideValue object = resources["/XObject"][name.c_str()];
      if (object["/Subtype"].is_name("/Form")) return is(object, depth + 1);
      return state.multiplied;
    } else if (one_of(operation, {"S", "s"})) {
      const bool thin = state.width <= kWidest && !is_light(state.stroke);
      return ++strokes_ < kMostStrokes && (thin || (state.multiplied && !is_dark(state.stroke)));
    } else if (one_of(operation, {"l", "c", "v", "y", "re"})) {
      return ++strokes_ < kMostStrokes;
    } else if (!one_of(operation, {"cm", "W", "W*", "n", "BMC", "BDC", "EMC", "m", "h", "d", "j",
                                   "J", "M", "i", "ri", "cs", "CS"})) {
      return state.multiplied && !is_dark(state.fill) && !is_dark(state.stroke);
    }
    return true;
  }

  int strokes_ = 0;
};

std::vector<double> numbers_of(const OutsideValue& array) {
  std::vector<double> all;
  for (std::size_t i = 0; i < array.size(); ++i) all.push_back(array.at(i).number().value_or(0));
  return all;
}

/// Of an annotation without a look, which readers draw by its members.
bool is_drawn_thinly(const OutsideValue& annotation) {
  static constexpr const char* kIcons[] = {"/Text", "/Popup"};
  static constexpr const char* kLines[] = {"/Underline", "/Squiggly", "/StrikeOut", "/Ink",
                                           "/Line",      "/Caret",    "/Square",    "/Circle",
                                           "/Polygon",   "/PolyLine", "/Link"};
  const auto is_one = [&](const char* name) { return annotation["/Subtype"].is_name(name); };
  const std::vector<double> colour = numbers_of(annotation["/C"]);
  if (std::any_of(std::begin(kIcons), std::end(kIcons), is_one)) return true;
  if (is_one("/Highlight")) return !is_dark(colour);
  const double width = std::max(
      annotation["/BS"]["/W"].number().value_or(1),
      annotation["/Border"].size() > 2 ? annotation["/Border"].at(2).number().value_or(1) : 1);
  return std::any_of(std::begin(kLines), std::end(kLines), is_one) && width <= kWidest &&
         annotation["/IC"].size() == 0 && !is_light(colour);
}

/// Whether the page shows through, or nothing is drawn.
bool is_see_through(const OutsideValue& annotation) {
  const OutsideValue look = annotation["/AP"];
  if (look.is_null()) return is_drawn_thinly(annotation);
  const std::vector<std::string> states = look.keys();
  return std::all_of(states.begin(), states.end(), [&](const std::string& state) {
    return SeeThrough().is(look[state.c_str()], 0);
  });
}

void extend(Box& box, const OutsideValue& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points.at(i).is_array()) extend(box, points.at(i));
    if (i + 1 == points.size() || i % 2 != 0) continue;
    const auto x = points.at(i).number(), y = points.at(i + 1).number();
    if (!x || !y) continue;
    box = {std::min(box.left, *x), std::min(box.bottom, *y), std::max(box.right, *x),
           std::max(box.top, *y)};
  }
}

/// What it may be drawn on: without a look, readers go by its points.
Box extent_of(const OutsideValue& annotation) {
  Box box = box_of(annotation["/Rect"]);
  if (!annotation["/AP"].is_null()) return box;
  for (const char* key : {"/QuadPoints", "/InkList", "/Vertices", "/L", "/CL"}) {
    extend(box, annotation[key]);
  }
  return box;
}

/// Whether it keeps its size or its direction when the page does not (table 165).
bool is_loose(const OutsideValue& annotation) {
  constexpr std::int64_t kNoZoom = 8, kNoRotate = 16;
  return (annotation["/F"].integer().value_or(0) & (kNoZoom | kNoRotate)) != 0 &&
         !annotation["/Subtype"].is_name("/Text");
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

/// Whether a look fills areas, or writes in a light colour.
class AreaPainter {
 public:
  bool is(const OutsideValue& form) {
    bool paints = false;
    const bool good =
        read_content(form.stream_content().value_or(""),
                     [&](const std::string& operation, const std::vector<SyntaxNode>& operands) {
                       paints = take(operation, operands) || paints;
                     });
    return !good || paints;
  }

 private:
  bool take(const std::string& operation, const std::vector<SyntaxNode>& operands) {
    if (operation == "q") {
      saved_.push_back(light_);
    } else if (operation == "Q") {
      light_ = !saved_.empty() && saved_.back();
      if (!saved_.empty()) saved_.pop_back();
    } else if (one_of(operation, {"g", "rg", "k", "sc", "scn"})) {
      light_ = is_light(numbers_in(operands));
    } else if (one_of(operation, {"Tj", "TJ", "'", "\""})) {
      return light_;
    }
    return one_of(operation, {"f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"});
  }

  bool light_ = false;
  std::vector<bool> saved_;
};

/// Without a look, readers draw a field's background.
bool paints_areas(const OutsideValue& annotation) {
  const OutsideValue look = shown_look(annotation);
  if (look.is_stream()) return AreaPainter().is(look);
  return annotation["/AP"].is_null() && annotation["/MK"]["/BG"].size() > 0;
}

}  // namespace

bool hides_in(const OutsideValue& page, const OutsideValue& annotation) {
  const Box box = extent_of(annotation);
  if (box.is_empty()) return false;
  const bool see_through = is_see_through(annotation);
  if (is_loose(annotation) || covers_others(page, annotation, box, see_through)) return true;
  if (see_through) return is_widget(annotation) && takes_more_than(0.5, page, box);
  return takes_more_than(0.25, page, box) || covers_ink(page, box);
}

bool hides_at_its_place(const OutsideValue& page, const OutsideValue& annotation) {
  const Box box = box_of(annotation["/Rect"]);
  if (box.is_empty() || is_see_through(annotation)) return false;
  return takes_more_than(0.5, page, box) || covers_others(page, annotation, box, false);
}

bool hides_by_filling(const OutsideValue& page, const OutsideValue& before,
                      const OutsideValue& after) {
  constexpr double kMark = 24;  // points: a tick, or the dot of a radio button
  const Box box = box_of(after["/Rect"]);
  if (inherited(after, "/FT").is_name("/Btn") && box.width() <= kMark && box.height() <= kMark)
    return false;
  const bool newly = paints_areas(after) && !paints_areas(before);
  return (newly || takes_more_than(0.5, page, box)) && covers_ink(page, box);
}

bool hides_a_seal(const OutsideValue& page, const OutsideValue& annotation) {
  const Box box = box_of(annotation["/Rect"]);
  const OutsideValue all = page["/Annots"];
  for (std::size_t i = 0; i < all.size(); ++i) {
    const OutsideValue there = all.at(i);
    if (is_signed_seal(there) && overlap(box_of(there["/Rect"]), box)) {
      return !is_see_through(annotation);
    }
  }
  return false;
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
