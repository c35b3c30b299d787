#include "pdf/sign/places.h"

#include <set>

#include "pdf/read/answer.h"
#include "pdf/read/pages.h"

namespace sealpress::pdf {
namespace {

void append_field(std::string& out, const OutsideValue& field, bool stamped) {
  const OutsideValue value = inherited(field, "/V");
  append_answer(out, full_name(field));
  append_answer(out, std::string_view(value.is_dictionary() ? "signed" : ""));
  append_answer(out, std::string_view(stamped ? "stamped" : ""));
  for (const char* key : {"/Name", "/M", "/SubFilter"}) {
    append_answer(out, value[key].text().value_or(""));
  }
}

/// The page's number and both rectangles; page -1 is none.
void append_place(std::string& out, double page, const Box& on_page, const Box& written,
                  double unit) {
  append_answer(out, page);
  for (const double number :
       {on_page.left * unit, on_page.bottom * unit, on_page.width() * unit, on_page.height() * unit,
        written.left, written.bottom, written.width(), written.height()}) {
    append_answer(out, number);
  }
}

/// Writes the answer of the child.
class Lister {
 public:
  explicit Lister(const OutsideDocument& document) : document_(document) {}

  std::string list() {
    const std::vector<OutsideValue> pages = pages_of(document_);
    for (std::size_t i = 0; i < pages.size(); ++i) list_page(i, pages[i]);
    for (const OutsideValue& field : signature_fields(document_)) {
      if (!listed_.insert(field.id()).second) continue;
      append_field(out_, field, false);
      append_place(out_, -1, {}, {}, 1);
    }
    return std::move(out_);
  }

 private:
  void list_page(std::size_t number, const OutsideValue& page) {
    const OutsideValue annotations = page["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      const OutsideValue widget = annotations.at(i);
      if (!is_widget(widget)) continue;
      const OutsideValue field = field_of(widget);
      const Box box = box_of(widget["/Rect"]);
      if (!is_signature_field(field) || box.is_empty()) continue;
      listed_.insert(field.id());
      append_field(out_, field, widget[kStampedKey].boolean().value_or(false));
      append_place(out_, static_cast<double>(number),
                   box_as_seen(box, visible_box(page), rotation_of(page)), box, unit_of(page));
    }
  }

  const OutsideDocument& document_;
  std::set<int> listed_;
  std::string out_;
};

SealPlace next_place(AnswerReader& answer) {
  SealPlace place;
  place.name = answer.text();
  place.is_signed = !answer.text().empty();
  place.is_stamped = !answer.text().empty();
  place.signer = answer.text();
  place.date = answer.text();
  place.kind = answer.text();
  const double page = answer.number();
  if (page >= 0) place.page = static_cast<std::size_t>(page);
  for (Rect* rect : {&place.rect, &place.written_rect}) {
    for (Length* length : {&rect->x, &rect->y, &rect->width, &rect->height}) {
      *length = Length::pt(answer.number());
    }
  }
  return place;
}

}  // namespace

PlaceReader::PlaceReader(const OutsideLimits& limits)
    : reader_(
          [](const OutsideDocument& document, std::string_view) { return Lister(document).list(); },
          limits) {}

Result<std::vector<SealPlace>> PlaceReader::read(std::string_view pdf) {
  return reader_.read(pdf).and_then([](const std::string& told) {
    std::vector<SealPlace> places;
    AnswerReader answer(told);
    while (!answer.at_end()) places.push_back(next_place(answer));
    return answer.checked(std::move(places));
  });
}

Result<std::vector<SealPlace>> seal_places(std::string_view pdf, const OutsideLimits& limits) {
  return PlaceReader(limits).read(pdf);
}

}  // namespace sealpress::pdf
