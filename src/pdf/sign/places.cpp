#include "pdf/sign/places.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "pdf/read/qpdf.h"

namespace sealpress::pdf {
namespace {

// The child answers in JSON, which its own library writes and reads.

std::string string_at(QPDFObjectHandle dictionary, const std::string& key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (value.isString()) return value.getUTF8Value();
  return value.isName() ? value.getName().substr(1) : "";
}

void describe(JSON& place, QPDFFormFieldObjectHelper field) {
  place.addDictionaryMember("name", JSON::makeString(field.getFullyQualifiedName()));
  QPDFObjectHandle value = field.getInheritableFieldValue("/V");
  place.addDictionaryMember("signed", JSON::makeBool(value.isDictionary()));
  if (!value.isDictionary()) return;
  place.addDictionaryMember("signer", JSON::makeString(string_at(value, "/Name")));
  place.addDictionaryMember("date", JSON::makeString(string_at(value, "/M")));
  place.addDictionaryMember("kind", JSON::makeString(string_at(value, "/SubFilter")));
}

/// The widget's rectangle, relative to the media box and from its top.
void locate(JSON& place, std::size_t page, QPDFObjectHandle::Rectangle widget,
            QPDFObjectHandle media_box) {
  QPDFObjectHandle::Rectangle box;
  if (media_box.isRectangle()) box = media_box.getArrayAsRectangle();
  const double left = std::min(widget.llx, widget.urx), top = std::max(widget.lly, widget.ury);
  place.addDictionaryMember("page", JSON::makeInt(static_cast<long long>(page)));
  const std::pair<const char*, double> numbers[] = {{"x", left - std::min(box.llx, box.urx)},
                                                    {"y", std::max(box.lly, box.ury) - top},
                                                    {"width", std::abs(widget.urx - widget.llx)},
                                                    {"height", std::abs(widget.ury - widget.lly)}};
  for (const auto& [key, value] : numbers) place.addDictionaryMember(key, JSON::makeReal(value));
}

std::string list_places(QPDF& document) {
  JSON places = JSON::makeArray();
  std::set<QPDFObjGen> listed;
  QPDFAcroFormDocumentHelper form(document);
  std::size_t number = 0;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(document).getAllPages()) {
    for (QPDFAnnotationObjectHelper& widget : form.getWidgetAnnotationsForPage(page)) {
      QPDFFormFieldObjectHelper field = form.getFieldForAnnotation(widget);
      if (field.isNull() || field.getFieldType() != "/Sig") continue;
      JSON place = places.addArrayElement(JSON::makeDictionary());
      describe(place, field);
      locate(place, number, widget.getRect(), page.getAttribute("/MediaBox", false));
      listed.insert(field.getObjectHandle().getObjGen());
    }
    ++number;
  }
  for (QPDFFormFieldObjectHelper& field : form.getFormFields()) {
    if (field.getFieldType() != "/Sig") continue;
    if (!listed.insert(field.getObjectHandle().getObjGen()).second) continue;
    JSON place = places.addArrayElement(JSON::makeDictionary());
    describe(place, field);
  }
  return places.unparse();
}

/// One place as the child told it.
class Answer {
 public:
  explicit Answer(const JSON& object) {
    object.forEachDictItem(
        [this](const std::string& key, const JSON& value) { members_.emplace(key, value); });
  }

  std::string text(const std::string& key) const {
    std::string value;
    if (const auto found = members_.find(key); found != members_.end()) {
      found->second.getString(value);
    }
    return value;
  }
  bool flag(const std::string& key) const {
    bool value = false;
    if (const auto found = members_.find(key); found != members_.end()) {
      found->second.getBool(value);
    }
    return value;
  }
  std::optional<double> number(const std::string& key) const {
    std::string written;
    const auto found = members_.find(key);
    if (found == members_.end() || !found->second.getNumber(written)) return std::nullopt;
    double value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value;
  }
  Length length(const std::string& key) const {
    constexpr double kFarthest = 1e6;  // points; no page is that large
    return Length::pt(std::clamp(number(key).value_or(0), -kFarthest, kFarthest));
  }

 private:
  std::map<std::string, JSON> members_;
};

SealPlace place_of(const Answer& answer) {
  SealPlace place;
  place.name = answer.text("name");
  place.is_signed = answer.flag("signed");
  place.signer = answer.text("signer");
  place.date = answer.text("date");
  place.kind = answer.text("kind");
  if (const std::optional<double> page = answer.number("page")) {
    place.page = static_cast<std::size_t>(*page);
    place.rect = {answer.length("x"), answer.length("y"), answer.length("width"),
                  answer.length("height")};
  }
  return place;
}

}  // namespace

Result<std::vector<SealPlace>> seal_places(std::string_view pdf, const OutsideLimits& limits) {
  return with_outside_pdf(pdf, list_places, limits).map([](const std::string& answer) {
    std::vector<SealPlace> places;
    JSON::parse(answer).forEachArrayItem(
        [&places](const JSON& item) { places.push_back(place_of(Answer(item))); });
    return places;
  });
}

}  // namespace sealpress::pdf
