#include "pipeline/award/certificate.h"

#include <algorithm>
#include <utility>

#include "image/qr_code.h"
#include "pipeline/award/check_code.h"
#include "pipeline/award/crop_marks.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

constexpr const char* kCheckKey = "校验码";
/// Stands for the code in a text that is still to be digested.
constexpr char kMark = '\1';
/// How small the text of a field may become.
constexpr double kFloor = 0.6;

std::string without_prefix(const std::string& name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string();
}

/// Line ends as readers write them into fields (\r), as ours.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

layout::BoxText box_text(const pdf::StationeryField& place, std::string text) {
  layout::BoxText box;
  box.text = std::move(text);
  if (!place.font.empty()) box.font = place.font;
  // Size 0 leaves it to the reader (12.7.3.3): most of the field's height.
  constexpr double kAuto = 0.7;
  const Length most = Length::pt(72);
  box.size = place.size > Length() ? place.size : min(most, place.rect.height.scaled(kAuto));
  box.floor = box.size.scaled(kFloor);
  box.pitch = place.leading;
  box.color = place.color;
  box.flowing = place.multiline;
  box.align = place.align == pdf::FieldAlign::center  ? layout::BoxAlign::center
              : place.align == pdf::FieldAlign::right ? layout::BoxAlign::right
                                                      : layout::BoxAlign::left;
  return box;
}

std::string hexadecimal(char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
  return out;
}

data::Value with(const data::Value& fields, const char* key, std::string value) {
  data::Object object = fields.object() != nullptr ? *fields.object() : data::Object{};
  object.emplace_back(key, data::Value(std::move(value)));
  return object;
}

}  // namespace

Checked<std::shared_ptr<const Certificate>> Certificate::make(
    std::shared_ptr<const pdf::Stationery> stationery,
    std::shared_ptr<const text::FontLibrary> fonts, CertificateOptions options) {
  std::shared_ptr<Certificate> made(new Certificate());
  made->stationery_ = std::move(stationery);
  made->fonts_ = std::move(fonts);
  made->options_ = std::move(options);
  Diagnostics errors;
  for (const pdf::StationeryField& place : made->stationery_->fields) {
    made->add_field(place, errors);
  }
  if (!errors.empty()) return fail(std::move(errors));
  return made;
}

void Certificate::add_field(const pdf::StationeryField& place, Diagnostics& errors) {
  const std::string name = text::nfkc(place.name);
  Field field;
  field.place = &place;
  field.name = place.name;
  if (std::string seal = without_prefix(name, "章:");
      place.kind == pdf::FieldKind::seal || !seal.empty()) {
    field.kind = Field::Kind::seal;
    if (!seal.empty()) field.name = std::move(seal);
    fields_.push_back(std::move(field));
    return;
  }
  if (place.kind != pdf::FieldKind::text || name.starts_with("图:")) {
    errors.push_back(input_error("pipeline.stationery_field").with("field", place.name));
    return;
  }
  if (std::string code = without_prefix(name, "码:"); !code.empty()) {
    field.kind = Field::Kind::code;
    field.name = std::move(code);
  }
  std::string pattern = with_line_feeds(place.value);
  if (pattern.empty()) pattern = "{{\"" + field.name + "\"}}";
  auto compiled = merge::TextTemplate::compile(pattern);
  if (!compiled) {
    compiled.error().place.field = place.name;
    errors.push_back(std::move(compiled.error()));
    return;
  }
  field.text = std::move(*compiled);
  field.variable = pattern.find("{{") != std::string::npos;
  field.checked = pattern.find(kCheckKey) != std::string::npos;
  fields_.push_back(std::move(field));
}

Point Certificate::origin() const {
  const Length margin = options_.printer ? kSheetMargin : Length();
  return options_.offset + Point{margin, margin};
}

Rect Certificate::moved(const Rect& rect) const {
  return {rect.x + origin().x, rect.y + origin().y, rect.width, rect.height};
}

data::Value Certificate::with_check_code(const data::Value& fields) const {
  for (const Field& field : fields_) {
    if (field.kind != Field::Kind::code || !field.checked) continue;
    const std::string text = field.text.expand(with(fields, kCheckKey, std::string(1, kMark)));
    const std::size_t mark = text.find(kMark);
    if (mark == std::string::npos) continue;
    const std::size_t line = text.rfind('\n', mark);
    const std::string before = text.substr(0, line == std::string::npos ? mark : line + 1);
    return with(fields, kCheckKey, check_code(before, options_.check_key));
  }
  return fields;
}

std::optional<frame::Page> Certificate::page(const data::Record& record, bool draft,
                                             Diagnostics& findings) const {
  frame::Page page;
  const Length border = options_.printer ? kSheetMargin * 2 : Length();
  page.size = {stationery_->size.width + border, stationery_->size.height + border};
  const data::Value fields = with_check_code(record.fields);
  const std::size_t before = findings.size();
  for (const Field& field : fields_) {
    if (options_.names_only && !field.variable) continue;
    if (field.kind == Field::Kind::seal) {
      page.seals.push_back({field.name, moved(field.place->rect)});
    } else if (field.kind == Field::Kind::code) {
      set_code(field, fields, page, findings);
    } else {
      set_text(field, fields, page, findings);
    }
  }
  if (options_.printer) add_crop_marks(stationery_->size, page);
  const bool failed =
      std::any_of(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                  [](const Diagnostic& d) { return d.severity == Severity::error; });
  if (failed && !draft) return std::nullopt;
  if (draft) mark_draft(page, *fonts_);
  return page;
}

void Certificate::set_text(const Field& field, const data::Value& fields, frame::Page& page,
                           Diagnostics& findings) const {
  std::string text = field.text.expand(fields, findings);
  const bool blank = text.find_first_not_of(" \n") == std::string::npos;
  if (blank && options_.demand_values) {
    Diagnostic empty = finding(Severity::warning, "pipeline.field_without_value");
    empty.place.field = field.name;
    findings.push_back(std::move(empty));
  }
  if (blank) return;
  std::u32string missing;
  auto set = layout::set_box(box_text(*field.place, std::move(text)), moved(field.place->rect),
                             *fonts_, missing);
  for (const char32_t c : missing) {
    Diagnostic error = finding(Severity::error, "layout.no_glyph");
    error.place.field = field.name;
    findings.push_back(std::move(error)
                           .with("character", text::to_utf8(std::u32string(1, c)))
                           .with("code", hexadecimal(c)));
  }
  if (!set) {
    set.error().category = Category::finding;
    set.error().place.field = field.name;
    findings.push_back(std::move(set.error()));
    return;
  }
  std::move(set->items.begin(), set->items.end(), std::back_inserter(page.items));
}

void Certificate::set_code(const Field& field, const data::Value& fields, frame::Page& page,
                           Diagnostics& findings) const {
  const std::string text = field.text.expand(fields, findings);
  if (text.find_first_not_of(" \n") == std::string::npos) return;
  auto code = image::qr_code(text);
  if (!code) {
    code.error().category = Category::finding;
    code.error().place.field = field.name;
    return findings.push_back(std::move(code.error()));
  }
  // Square, in the middle of the field, its quiet zone inside it.
  const Rect box = moved(field.place->rect);
  const Length side = min(box.width, box.height);
  const int modules = code->size + 2 * image::kQrQuietZone;
  const Point corner{box.x + (box.width - side) / 2, box.y + (box.height - side) / 2};
  const auto at = [&](int module) {
    return side.scaled(static_cast<double>(module + image::kQrQuietZone) / modules);
  };
  page.items.emplace_back(frame::FillRect{{corner.x, corner.y, side, side}, kWhite});
  for (int y = 0; y < code->size; ++y) {
    for (int x = 0; x < code->size; ++x) {
      const int begin = x;
      while (x < code->size && code->dark(x, y)) ++x;
      if (x == begin) continue;
      page.items.emplace_back(frame::FillRect{
          {corner.x + at(begin), corner.y + at(y), at(x) - at(begin), at(y + 1) - at(y)}, kBlack});
    }
  }
}

pdf::WriteOptions Certificate::write_options(pdf::PdfA wanted, Diagnostics& remarks) const {
  pdf::WriteOptions options;
  options.pdfa = wanted;
  for (const pdf::StationeryField& place : stationery_->fields) {
    if (place.left_value.empty() || place.kind != pdf::FieldKind::text) continue;
    remarks.push_back(finding(Severity::warning, "pipeline.stationery_value")
                          .with("field", place.name)
                          .with("value", place.left_value));
  }
  if (!options_.names_only) {
    options.backdrop = {&stationery_->backdrop, origin(), stationery_->size.height};
    for (const pdf::Stationery::Obstacle& obstacle : stationery_->obstacles) {
      if (obstacle.kind == "transparency" && wanted != pdf::PdfA::a1b) continue;
      options.pdfa = pdf::PdfA::none;
      remarks.push_back(finding(Severity::warning, "pipeline.stationery_not_pdfa")
                            .with("kind", obstacle.kind)
                            .with("name", obstacle.name));
    }
  }
  if (options_.printer) {
    const Rect trim{kSheetMargin, kSheetMargin, stationery_->size.width, stationery_->size.height};
    const Length bleed = min(stationery_->bleed, kMostBleed);
    options.print = {
        trim, {trim.x - bleed, trim.y - bleed, trim.width + bleed * 2, trim.height + bleed * 2}};
  }
  return options;
}

}  // namespace sealpress::pipeline
