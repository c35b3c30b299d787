#include "pdf/write/backdrop_object.h"

#include <charconv>

#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

/// The value with its marks turned into references.
std::string resolved(std::string_view value, const std::vector<Object*>& objects) {
  constexpr char kMark = '\1';
  std::string out;
  for (;;) {
    const std::size_t begin = value.find(kMark);
    out += value.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    const std::size_t end = value.find(kMark, begin + 1);
    if (end == std::string_view::npos) return out;
    std::size_t index = objects.size();
    std::from_chars(value.data() + begin + 1, value.data() + end, index);
    out += index < objects.size() ? written_reference(*objects[index]) : "null";
    value.remove_prefix(end + 1);
  }
}

template <std::size_t N>
std::string written_numbers(const std::array<double, N>& numbers) {
  std::string out = "[";
  for (const double number : numbers) {
    if (out.size() > 1) out += ' ';
    append_factor(out, number);
  }
  return out + ']';
}

}  // namespace

Object& add_backdrop(File& file, const Backdrop& backdrop) {
  std::vector<Object*> objects;
  objects.reserve(backdrop.objects.size());
  for (const ForeignObject& object : backdrop.objects) {
    objects.push_back(object.stream ? &file.add_stream(object.data, false) : &file.add());
  }
  for (std::size_t i = 0; i < objects.size(); ++i) {
    for (const auto& [key, value] : backdrop.objects[i].entries) {
      set_written(*objects[i], key.c_str(), resolved(value, objects));
    }
  }
  Object& form = file.add_stream(backdrop.content, true);
  set_name(form, "Type", "XObject");
  set_name(form, "Subtype", "Form");
  set_written(form, "BBox", written_numbers(backdrop.box));
  set_written(form, "Matrix", written_numbers(backdrop.matrix));
  set_written(form, "Resources", resolved(backdrop.resources, objects));
  if (!backdrop.group.empty()) set_written(form, "Group", resolved(backdrop.group, objects));
  return form;
}

}  // namespace sealpress::pdf
