// Changes signed files without their key, as an attacker would: by appending to them.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pdf/read/copy.h"
#include "pdf/read/pages.h"
#include "pdf/update/edits.h"
#include "pdf/update/update.h"

namespace sealpress::test {

using pdf::OutsideValue;
using pdf::Overrides;
using pdf::reference_to;

/// A way does not fit a file: it has no such object.
struct DoesNotFit {};

inline void need(bool it) {
  if (!it) throw DoesNotFit();
}

/// White paper with a black bar, over a page.
inline const std::string kForgedPage = "1 g 0 0 2000 2000 re f 0 g 30 30 200 40 re f";

/// One update that is being written.
class Forger {
 public:
  explicit Forger(const std::string& file)
      : file_(file), document_(file_), base_(base()), update_(file_, base_) {}

  const std::string& file() const { return file_; }
  OutsideValue root() const { return document_.root(); }
  OutsideValue trailer() const { return document_.trailer(); }
  OutsideValue page(std::size_t index = 0) const {
    const auto pages = pdf::pages_of(document_);
    need(index < pages.size() && pages[index].id() != 0);
    return pages[index];
  }
  /// The first stream of a page's contents.
  OutsideValue contents(std::size_t index = 0) const {
    const OutsideValue all = page(index)["/Contents"];
    const OutsideValue first = all.is_array() ? all.at(0) : all;
    need(first.is_stream() && first.id() != 0);
    return first;
  }
  /// A signature field that shows, and is signed or not, with its widget in one object.
  OutsideValue seal(bool is_signed = true) const {
    for (const OutsideValue& field : pdf::signature_fields(document_)) {
      const bool shows = !pdf::box_of(field["/Rect"]).is_empty() && field.id() != 0;
      if (shows && field["/V"].is_dictionary() == is_signed) return field;
    }
    throw DoesNotFit();
  }
  /// A field of another type.
  OutsideValue field(const char* type) const {
    const OutsideValue fields = root()["/AcroForm"]["/Fields"];
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields.at(i)["/FT"].is_name(type) && fields.at(i).id() != 0) return fields.at(i);
    }
    throw DoesNotFit();
  }
  /// The value of a signed field, in an object of its own.
  OutsideValue signature() const {
    const OutsideValue value = seal_or_any()["/V"];
    need(value.id() != 0);
    return value;
  }
  OutsideValue seal_or_any() const {
    for (const OutsideValue& field : pdf::signature_fields(document_)) {
      if (field["/V"].is_dictionary() && field.id() != 0) return field;
    }
    throw DoesNotFit();
  }
  /// The page that shows an annotation.
  std::size_t page_of(const OutsideValue& annotation) const {
    const auto pages = pdf::pages_of(document_);
    for (std::size_t p = 0; p < pages.size(); ++p) {
      const OutsideValue all = pages[p]["/Annots"];
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.at(i).id() == annotation.id()) return p;
      }
    }
    throw DoesNotFit();
  }

  OutsideValue object(int id) const { return document_.object(id, 0); }
  int count() const { return base_.size; }

  int next() { return update_.add(); }
  int add(const std::string& text) {
    const int id = next();
    put(id, text);
    return id;
  }
  int add_stream(const std::string& members, const std::string& data) {
    const int id = next();
    update_.put_stream(id, members, data);
    return id;
  }
  void put(int id, const std::string& text, int generation = 0) {
    update_.put(id, generation, text);
  }
  void put_stream(int id, const std::string& members, const std::string& data) {
    update_.put_stream(id, members, data);
  }
  void rewrite(const OutsideValue& object, const Overrides& changes) {
    need(object.is_dictionary() && object.id() != 0);
    put(object.id(), pdf::written_with(object, changes), object.generation());
  }
  /// Any object with other members, a stream with the data that it has.
  void rewrite_any(const OutsideValue& object, const Overrides& changes) {
    Overrides all = changes;
    if (!object.is_stream()) return rewrite(object, all);
    std::string members;
    for (const std::string& key : object.keys()) {
      const bool kept = key != "/Length" && !changes.contains(key);
      if (kept) all[key] = pdf::written(object[key.c_str()]);
    }
    for (const auto& [key, value] : all) {
      if (!value.empty()) members += key + ' ' + value + '\n';
    }
    put_stream(object.id(), members, object.stream_bytes());
  }
  /// An annotation at the end of a page's list.
  void annotate(int annotation, std::size_t index = 0, const Overrides& changes = {}) {
    Overrides all = changes;
    const OutsideValue page = this->page(index);
    all["/Annots"] = pdf::written_with(page["/Annots"], reference_to(annotation));
    rewrite(page, all);
  }
  /// A field at the end of the form, with other members of the form and the catalog changed.
  void enter(int field, Overrides form_changes = {}) {
    const OutsideValue form = root()["/AcroForm"];
    form_changes["/Fields"] = pdf::written_with(form["/Fields"], reference_to(field));
    change_form(form_changes);
  }
  void change_form(const Overrides& changes) {
    const OutsideValue form = root()["/AcroForm"];
    need(form.is_dictionary());
    if (form.id() != 0) return rewrite(form, changes);
    rewrite(root(), {{"/AcroForm", pdf::written_with(form, changes)}});
  }
  /// Draws the forged page, in a box of this size.
  int forged_look(const std::string& box = "[0 0 300 200]", const std::string& operators = {}) {
    return add_stream("/Type /XObject /Subtype /Form /BBox " + box,
                      operators.empty() ? kForgedPage : operators);
  }
  std::string whole_page(std::size_t index = 0) const {
    const pdf::Box box = pdf::visible_box(page(index));
    return fmt::format("[{} {} {} {}]", box.left, box.bottom, box.right, box.top);
  }

  /// A member of the trailer in place of its own.
  void change_trailer(const std::string& key, const std::string& value) { trailer_[key] = value; }
  void change_root(int id) { change_trailer("/Root", reference_to(id)); }
  void change_info(int id) { change_trailer("/Info", reference_to(id)); }

  std::string done() {
    std::string file = update_.finish();
    for (const auto& [key, value] : trailer_) {
      std::size_t at = file.rfind("\n" + key + ' '), end = at;
      if (at == std::string::npos || at < file_.size()) {
        at = end = file.rfind("\n/Prev ");
      } else {
        end = file.find('\n', at + 1);
      }
      file.replace(at, end - at, "\n" + key + ' ' + value);
    }
    return file;
  }

 private:
  pdf::UpdateBase base() const {
    need(document_.error().empty());
    auto found = pdf::update_base(document_, file_, "");
    need(found.has_value());
    return *found;
  }

  std::string file_;
  pdf::OutsideDocument document_;
  pdf::UpdateBase base_;
  pdf::Update update_;
  Overrides trailer_;
};

/// A way to change a signed file.
struct Way {
  std::string name;
  std::function<std::string(const std::string& file)> forge;
};

/// A way that is an update as the standard has it.
inline Way update(std::string name, std::function<void(Forger&)> change) {
  return {std::move(name), [change = std::move(change)](const std::string& file) {
            Forger forger(file);
            change(forger);
            return forger.done();
          }};
}

}  // namespace sealpress::test
