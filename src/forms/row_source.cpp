#include "forms/row_source.h"

namespace sealpress::forms {
namespace {

Diagnostic bad_key(const SourceFile& file) {
  Diagnostic error = input_error("forms.bad_key").in_file(file.name);
  error.place.path = "/sources";
  return std::move(error).with("key", "sources");
}

/// Empty if the member is no text.
std::string text(const data::Value& object, const char* key) {
  const data::Value* value = object.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

}  // namespace

Result<CertificateForm> read_certificate_form(const SourceFile& file) {
  auto json = data::parse_json(file.bytes);
  if (!json) {
    json.error().place.file = file.name;
    return fail(std::move(json.error()));
  }
  CertificateForm form;
  if (const data::Value* templates = json->find("templates")) {
    form.pdf_template_a3 = text(*templates, "pdf-a3");
  }
  const data::Value* sources = json->find("sources");
  if (sources == nullptr) return form;
  if (sources->array() == nullptr) return fail(bad_key(file));
  for (const data::Value& each : *sources->array()) {
    RowSource source{text(each, "form"), text(each, "list"), {}};
    const data::Value* fields = each.find("fields");
    if (fields == nullptr || fields->object() == nullptr) return fail(bad_key(file));
    for (const auto& [here, there] : *fields->object()) {
      source.fields.emplace_back(here, there.to_text());
    }
    form.sources.push_back(std::move(source));
  }
  return form;
}

}  // namespace sealpress::forms
