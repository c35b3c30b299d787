#include "pdf/fill/stationery.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "codec/codec.h"
#include "pdf/fill/content_words.h"
#include "pdf/fill/page_import.h"
#include "pdf/read/answer.h"
#include "pdf/read/pages.h"

namespace sealpress::pdf {
namespace {

constexpr int kDepth = 64;

/// Whether anything that can be reached from `value` is a script (12.6.4.16).
class ScriptSearch {
 public:
  bool finds(const OutsideValue& value, int depth = 0) {
    if (depth > kDepth || (value.id() != 0 && !seen_.insert(value.id()).second)) return false;
    if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (finds(value.at(i), depth + 1)) return true;
      }
      return false;
    }
    for (const std::string& key : value.keys()) {
      if (key == "/JS" || key == "/JavaScript") return true;
      const OutsideValue member = value[key.c_str()];
      if (key == "/S" && member.is_name("/JavaScript")) return true;
      if (finds(member, depth + 1)) return true;
    }
    return false;
  }

 private:
  std::set<int> seen_;
};

/// Turns places of the page as written into places of the page as it is seen.
struct View {
  Box trim;
  int rotation = 0;

  double width() const { return rotation % 180 == 0 ? trim.width() : trim.height(); }
  double height() const { return rotation % 180 == 0 ? trim.height() : trim.width(); }
  /// Brings the trimmed page upright with its lower left corner to 0 0.
  std::array<double, 6> matrix() const {
    switch (rotation) {
      case 90:
        return {0, -1, 1, 0, -trim.bottom, trim.right};
      case 180:
        return {-1, 0, 0, -1, trim.right, trim.top};
      case 270:
        return {0, 1, -1, 0, trim.top, -trim.left};
      default:
        return {1, 0, 0, 1, -trim.left, -trim.bottom};
    }
  }
};

Box box_or(const OutsideValue& page, const char* key, const Box& otherwise) {
  const Box box = box_of(inherited(page, key));
  return box.is_empty() ? otherwise : box;
}

struct FieldText {
  std::string pattern, left;
};

/// The default value says what stands in the field (table 220). A value is what somebody once
/// filled in, unless tags stand in it.
FieldText text_of(const OutsideValue& standard, const OutsideValue& filled_in) {
  std::string pattern = standard.text().value_or(""), value = filled_in.text().value_or("");
  if (!pattern.empty()) return {std::move(pattern), {}};
  if (value.find("{{") != std::string::npos || value.find("｛｛") != std::string::npos) {
    return {std::move(value), {}};
  }
  return {{}, std::move(value)};
}

/// What of one field the parent process needs, in the order in which it reads it.
void append_field(std::string& out, const OutsideDocument& document, const OutsideValue& widget,
                  const View& view) {
  const OutsideValue form = document.root()["/AcroForm"];
  const OutsideValue field = field_of(widget);
  const auto attribute = [&](const char* key) {
    const OutsideValue own = widget[key];
    const OutsideValue value = own.is_null() ? inherited(field, key) : own;
    return value.is_null() ? form[key] : value;
  };
  const OutsideValue type = attribute("/FT");
  append_answer(out, full_name(field));
  const FieldText text = text_of(attribute("/DV"), attribute("/V"));
  append_answer(out, std::string_view(text.pattern));
  append_answer(out, std::string_view(text.left));
  append_answer(out, type.text().value_or(""));
  append_answer(out, attribute("/DA").text().value_or(""));
  append_whole_answer(out, attribute("/Q").integer().value_or(0));
  append_whole_answer(out, inherited(field, "/Ff").integer().value_or(0));
  const Box box = box_as_seen(box_of(widget["/Rect"]), view.trim, view.rotation);
  for (const double number : {box.left, box.bottom, box.width(), box.height()}) {
    append_answer(out, number);
  }
}

/// The BaseFont of each font that /DA may name, page's and form's.
void append_fonts(std::string& out, const OutsideDocument& document) {
  const OutsideValue fonts = document.root()["/AcroForm"]["/DR"]["/Font"];
  for (const std::string& key : fonts.keys()) {
    append_answer(out, std::string_view(key).substr(1));
    append_answer(out, fonts[key.c_str()]["/BaseFont"].text().value_or(""));
  }
}

Result<std::string> examine(const OutsideDocument& document) {
  if (document.is_encrypted()) return fail(input_error("pdf.stationery_encrypted"));
  if (!document.root()["/AcroForm"]["/XFA"].is_null()) {
    return fail(input_error("pdf.stationery_xfa"));
  }
  if (ScriptSearch().finds(document.root())) return fail(input_error("pdf.stationery_scripts"));
  const std::vector<OutsideValue> pages = pages_of(document);
  if (pages.size() != 1) return fail(input_error("pdf.stationery_pages"));
  const OutsideValue& page = pages.front();

  const Box visible = visible_box(page);
  const View view{box_or(page, "/TrimBox", visible), rotation_of(page)};
  const Box media = box_or(page, "/MediaBox", visible);
  const Box bleed = box_or(page, "/BleedBox", media);
  std::string out;
  append_answer(out, view.width());
  append_answer(out, view.height());
  append_answer(
      out, std::max(0.0, std::min({view.trim.left - bleed.left, view.trim.bottom - bleed.bottom,
                                   bleed.right - view.trim.right, bleed.top - view.trim.top})));
  for (const double number : {bleed.left, bleed.bottom, bleed.right, bleed.top}) {
    append_answer(out, number);
  }
  for (const double number : view.matrix()) append_answer(out, number);

  std::string fields, fonts;
  const OutsideValue annotations = page["/Annots"];
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    if (is_widget(annotations.at(i))) append_field(fields, document, annotations.at(i), view);
  }
  append_fonts(fonts, document);
  append_answer(out, std::string_view(fields));
  append_answer(out, std::string_view(fonts));
  if (auto appended = append_page(out, page); !appended) return fail(appended.error());
  return out;
}

/// /DA (12.7.3.3): operators of a content stream, of which font, leading and colour matter.
struct Appearance {
  std::string font;
  double size = 0, leading = 0;
  Color color;
};

std::uint8_t component(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

/// The screen's colour of a CMYK one, as 10.3.5 has it.
Color from_cmyk(double c, double m, double y, double k) {
  return {component(1 - c - k), component(1 - m - k), component(1 - y - k)};
}

Appearance read_appearance(std::string_view operators) {
  Appearance found;
  std::vector<double> numbers;
  std::string name;
  while (!operators.empty()) {
    const std::size_t begin = operators.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) break;
    operators.remove_prefix(begin);
    const std::string_view word = operators.substr(0, operators.find_first_of(" \t\r\n"));
    operators.remove_prefix(word.size());
    double number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error == std::errc() && end == word.data() + word.size()) {
      numbers.push_back(number);
      continue;
    }
    const std::size_t n = numbers.size();
    if (word.front() == '/') {
      name = word.substr(1);
      continue;
    }
    if (word == "Tf" && n >= 1) {
      found.font = name;
      found.size = numbers[n - 1];
    } else if (word == "TL" && n >= 1) {
      found.leading = numbers[n - 1];
    } else if (word == "g" && n >= 1) {
      const std::uint8_t grey = component(numbers[n - 1]);
      found.color = {grey, grey, grey};
    } else if (word == "rg" && n >= 3) {
      found.color = {component(numbers[n - 3]), component(numbers[n - 2]),
                     component(numbers[n - 1])};
    } else if (word == "k" && n >= 4) {
      found.color = from_cmyk(numbers[n - 4], numbers[n - 3], numbers[n - 2], numbers[n - 1]);
    }
    numbers.clear();
  }
  return found;
}

/// Without the tag of a subset (9.6.4).
std::string plain_font_name(std::string name) {
  constexpr std::size_t kTag = 7;
  const bool tagged = name.size() > kTag && name[kTag - 1] == '+' &&
                      std::all_of(name.begin(), name.begin() + kTag - 1,
                                  [](char c) { return c >= 'A' && c <= 'Z'; });
  return tagged ? name.substr(kTag) : name;
}

StationeryField next_field(AnswerReader& answer, const std::map<std::string, std::string>& fonts) {
  constexpr int kMultiline = 1 << 12;
  StationeryField field;
  field.name = answer.text();
  field.value = answer.text();
  field.left_value = answer.text();
  const std::string_view type = answer.text();
  field.kind = type == "Tx" ? FieldKind::text : type == "Sig" ? FieldKind::seal : FieldKind::other;
  const Appearance appearance = read_appearance(answer.text());
  const auto font = fonts.find(appearance.font);
  field.font = plain_font_name(font == fonts.end() ? appearance.font : font->second);
  field.size = Length::pt(std::max(0.0, appearance.size));
  field.leading = Length::pt(std::max(0.0, appearance.leading));
  field.color = appearance.color;
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  const std::int64_t align = answer.integer(kLeast);
  field.align = align == 1 ? FieldAlign::center : align == 2 ? FieldAlign::right : FieldAlign::left;
  field.multiline = (answer.integer(kLeast) & kMultiline) != 0;
  for (Length* length : {&field.rect.x, &field.rect.y, &field.rect.width, &field.rect.height}) {
    *length = Length::pt(answer.number());
  }
  return field;
}

Result<std::vector<StationeryField>> read_fields(std::string_view told,
                                                 std::string_view told_fonts) {
  std::map<std::string, std::string> fonts;
  for (AnswerReader answer(told_fonts); !answer.at_end();) {
    std::string key(answer.text());
    fonts[std::move(key)] = answer.text();
  }
  AnswerReader answer(told);
  std::vector<StationeryField> fields;
  while (!answer.at_end()) fields.push_back(next_field(answer, fonts));
  return answer.checked(std::move(fields));
}

Result<std::shared_ptr<const Stationery>> understand(std::string_view told) {
  auto stationery = std::make_shared<Stationery>();
  AnswerReader answer(told);
  for (Length* length : {&stationery->size.width, &stationery->size.height, &stationery->bleed}) {
    *length = Length::pt(answer.number());
  }
  for (double& number : stationery->backdrop.box) number = answer.number();
  for (double& number : stationery->backdrop.matrix) number = answer.number();
  const std::string_view told_fields = answer.text();
  auto fields = read_fields(told_fields, answer.text());
  if (!fields) return fail(std::move(fields.error()));
  if (fields->empty()) return fail(input_error("pdf.stationery_no_fields"));
  stationery->fields = std::move(*fields);
  read_page(answer, stationery->backdrop, stationery->obstacles);
  return answer.checked(std::shared_ptr<const Stationery>(std::move(stationery)));
}

}  // namespace

Result<std::shared_ptr<const Stationery>> read_stationery(std::string_view pdf,
                                                          const OutsideLimits& limits) {
  const Result<std::string> told = with_outside_pdf(pdf, examine, limits);
  if (!told) {
    // A password to open is said in the words of stationery too.
    Diagnostic error = told.error();
    if (error.code == "pdf.encrypted") error.code = "pdf.stationery_encrypted";
    return fail(std::move(error));
  }
  return understand(*told);
}

}  // namespace sealpress::pdf
