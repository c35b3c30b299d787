#include "pdf/sign/places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "pdf/read/answer.h"

namespace sealpress::pdf {
namespace {

// Fields form a tree (ISO 32000-1, 12.7.3.1). Real ones are a few levels deep; a hostile one may be
// a ring.
constexpr int kDepth = 64;

/// An attribute that a field inherits from those above it.
OutsideValue inherited(OutsideValue field, const char* key) {
  for (int i = 0; i < kDepth && field[key].is_null() && !field.is_null(); ++i) {
    field = field["/Parent"];
  }
  return field[key];
}

/// A widget may be its field, or a nameless child of it.
OutsideValue field_of(OutsideValue widget) {
  for (int i = 0; i < kDepth && !widget["/T"].text() && widget["/Parent"].is_dictionary(); ++i) {
    widget = widget["/Parent"];
  }
  return widget;
}

std::string full_name(OutsideValue field) {
  std::string name;
  for (int i = 0; i < kDepth && field.is_dictionary(); ++i, field = field["/Parent"]) {
    const std::optional<std::string> part = field["/T"].text();
    if (part) name.insert(0, name.empty() ? *part : *part + '.');
  }
  return name;
}

struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
};

Box box_of(const OutsideValue& array) {
  std::array<double, 4> numbers{};
  for (std::size_t i = 0; i < 4 && i < array.size(); ++i) {
    numbers[i] = array.at(i).number().value_or(0);
  }
  const auto& [x1, y1, x2, y2] = numbers;
  return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

void append_field(std::string& out, const OutsideValue& field) {
  const OutsideValue value = inherited(field, "/V");
  append_answer(out, full_name(field));
  append_answer(out, std::string_view(value.is_dictionary() ? "signed" : ""));
  for (const char* key : {"/Name", "/M", "/SubFilter"}) {
    append_answer(out, value[key].text().value_or(""));
  }
}

/// The page's number and the rectangle from the top of its media box; page -1 is none.
void append_place(std::string& out, double page, const Box& widget, const Box& media) {
  for (const double number : {page, widget.left - media.left, media.top - widget.top,
                              widget.right - widget.left, widget.top - widget.bottom}) {
    append_answer(out, number);
  }
}

/// Writes the answer of the child.
class Lister {
 public:
  explicit Lister(const OutsideDocument& document) : document_(document) {}

  std::string list() {
    for (std::size_t i = 0; i < document_.page_count(); ++i) list_page(i);
    list_unshown(document_.root()["/AcroForm"]["/Fields"], 0);
    return std::move(out_);
  }

 private:
  void list_page(std::size_t number) {
    const OutsideValue page = document_.page(number);
    const OutsideValue annotations = page["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      const OutsideValue widget = annotations.at(i);
      if (!widget["/Subtype"].is_name("/Widget")) continue;
      const OutsideValue field = field_of(widget);
      if (!inherited(field, "/FT").is_name("/Sig")) continue;
      listed_.insert(field.id());
      append_field(out_, field);
      append_place(out_, static_cast<double>(number), box_of(widget["/Rect"]),
                   box_of(page["/MediaBox"]));
    }
  }

  void list_unshown(const OutsideValue& fields, int depth) {
    for (std::size_t i = 0; i < fields.size() && depth < kDepth; ++i) {
      const OutsideValue field = fields.at(i);
      if (field.id() != 0 && !visited_.insert(field.id()).second) continue;
      list_unshown(field["/Kids"], depth + 1);
      const bool whole = field["/T"].text() && inherited(field, "/FT").is_name("/Sig");
      if (!whole || has_named_kids(field) || !listed_.insert(field.id()).second) continue;
      append_field(out_, field);
      append_place(out_, -1, {}, {});
    }
  }

  static bool has_named_kids(const OutsideValue& field) {
    const OutsideValue kids = field["/Kids"];
    for (std::size_t i = 0; i < kids.size(); ++i) {
      if (kids.at(i)["/T"].text()) return true;
    }
    return false;
  }

  const OutsideDocument& document_;
  std::set<int> listed_, visited_;
  std::string out_;
};

SealPlace next_place(AnswerReader& answer) {
  SealPlace place;
  place.name = answer.text();
  place.is_signed = !answer.text().empty();
  place.signer = answer.text();
  place.date = answer.text();
  place.kind = answer.text();
  const double page = answer.number();
  if (page >= 0) place.page = static_cast<std::size_t>(page);
  for (Length* length : {&place.rect.x, &place.rect.y, &place.rect.width, &place.rect.height}) {
    *length = Length::pt(answer.number());
  }
  return place;
}

}  // namespace

Result<std::vector<SealPlace>> seal_places(std::string_view pdf, const OutsideLimits& limits) {
  const auto list = [](const OutsideDocument& document) { return Lister(document).list(); };
  return with_outside_pdf(pdf, list, limits).map([](const std::string& told) {
    std::vector<SealPlace> places;
    for (AnswerReader answer(told); !answer.at_end();) places.push_back(next_place(answer));
    return places;
  });
}

}  // namespace sealpress::pdf
