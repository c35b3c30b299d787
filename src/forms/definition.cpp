#include "forms/definition.h"

#include <algorithm>
#include <utility>

#include "base/pointer.h"

namespace sealpress::forms {
namespace {

using data::Value;

constexpr std::string_view kKeys[] = {
    "id",    "title", "notice",       "attachment", "templates", "fileName", "deliveries", "schema",
    "rules", "notes", "printedHints", "shortKeys",  "reference", "standard", "sources"};

/// Reads the parts of one file and gathers what is wrong with it.
class DefinitionReader {
 public:
  DefinitionReader(const SourceFile& file, const Value& json) : file_(file), json_(json) {}

  Checked<Definition> read() {
    check_keys();
    read_form();
    read_schema();
    read_rules();
    const Value* rules = json_.find("rules");
    if (const Value* schema = json_.find("schema")) {
      definition_.tables = tables_of(*schema, rules ? *rules : Value());
    }
    if (!errors_.empty()) return fail(std::move(errors_));
    return std::move(definition_);
  }

 private:
  void report(Diagnostic error, const std::string& path = {}) {
    error.place.file = file_.name;
    if (!path.empty()) error.place.path = path;
    errors_.push_back(std::move(error));
  }
  void bad_key(const std::string& key) {
    report(input_error("forms.bad_key").with("key", key), pointer_to("", key));
  }

  void check_keys() {
    for (const auto& member : *json_.object()) {
      if (std::find(std::begin(kKeys), std::end(kKeys), member.first) == std::end(kKeys)) {
        report(input_error("forms.unknown_key").with("key", member.first),
               pointer_to("", member.first));
      }
    }
  }

  std::string text(const Value& object, const char* key, const char* name, bool required) {
    const Value* value = object.find(key);
    if (value && value->string()) return *value->string();
    if (value || required) bad_key(name);
    return {};
  }

  /// A path below the folder that the catalogue lies in, and nowhere else.
  std::string template_path(const Value& templates, const char* key, const char* name) {
    std::string path = text(templates, key, name, false);
    const bool inside = !path.starts_with('/') && path.find('\\') == std::string::npos &&
                        path.find(':') == std::string::npos &&
                        ("/" + path + "/").find("/../") == std::string::npos;
    if (inside) return path;
    report(input_error("forms.template_outside").with("path", path), std::string("/") + name);
    return {};
  }

  const Value* part(const char* key, bool list, bool required) {
    const Value* value = json_.find(key);
    const bool fits = value && (list ? value->array() != nullptr : value->object() != nullptr);
    if (!fits && (value || required)) bad_key(key);
    return fits ? value : nullptr;
  }

  void read_form() {
    Form& form = definition_.form;
    form.id = text(json_, "id", "id", true);
    if (form.id != file_.id) {
      report(input_error("forms.id_differs").with("id", form.id).with("expected", file_.id), "/id");
    }
    form.collection = form.id.substr(0, form.id.find('/'));
    form.title = text(json_, "title", "title", true);
    form.attachment = text(json_, "attachment", "attachment", true);
    form.file_name = text(json_, "fileName", "fileName", true);
    if (const Value* notice = part("notice", false, true)) {
      form.notice = {text(*notice, "number", "notice/number", true),
                     text(*notice, "issuer", "notice/issuer", true),
                     text(*notice, "name", "notice/name", true),
                     text(*notice, "date", "notice/date", false),
                     text(*notice, "deadline", "notice/deadline", false)};
    }
    if (const Value* templates = part("templates", false, true)) {
      form.docx_template = template_path(*templates, "docx", "templates/docx");
      form.pdf_template = template_path(*templates, "pdf", "templates/pdf");
      template_path(*templates, "pdf-a3", "templates/pdf-a3");
    }
    if (const Value* reference = json_.find("reference")) {
      if (!reference->boolean()) return bad_key("reference");
      form.reference = *reference->boolean();
    }
    form.standard = text(json_, "standard", "standard", false);
    if (!form.standard.empty() && form.standard != kOfficialDocuments) bad_key("standard");
    read_lists();
  }

  void read_lists() {
    Form& form = definition_.form;
    if (const Value* deliveries = part("deliveries", true, true)) {
      for (const Value& d : *deliveries->array()) {
        const Value* sealed = d.find("sealed");
        const Value* copies = d.find("copies");
        form.deliveries.push_back(
            {text(d, "format", "deliveries/format", true), sealed && sealed->truthy(),
             text(d, "by", "deliveries/by", true),
             copies && copies->number() ? static_cast<int>(copies->number()->to_double()) : 1});
      }
    }
    if (const Value* notes = part("notes", true, false)) {
      for (const Value& note : *notes->array()) form.notes.push_back(note.to_text());
    }
    if (const Value* hints = part("printedHints", true, false)) {
      for (const Value& hint : *hints->array()) {
        form.printed_hints.push_back({text(hint, "field", "printedHints/field", true),
                                      text(hint, "text", "printedHints/text", true)});
      }
    }
    if (const Value* keys = part("shortKeys", false, false)) {
      for (const auto& member : *keys->object()) {
        form.short_keys[member.first] = member.second.to_text();
      }
    }
  }

  void read_schema() {
    const Value* schema = part("schema", false, true);
    if (!schema) return;
    auto compiled = Schema::compile(*schema);
    if (!compiled) {
      for (Diagnostic& fault : compiled.error()) {
        report(Diagnostic(fault), "/schema" + fault.place.path);
      }
      return;
    }
    definition_.schema = std::move(*compiled);
    definition_.form.fields = definition_.schema->labels();
    read_item_labels(*schema);
    read_narratives(*schema);
    read_line_fields(*schema);
  }

  /// Fields that a table's cell can hold as lines.
  void read_line_fields(const Value& schema) {
    for (const std::string& label : definition_.form.fields) {
      const Value* property = schema.find("properties")->find(label);
      const Value* type = property->find("type");
      if (!type) continue;
      if (type->array() && allows(*type, "string") && allows(*type, "array")) {
        definition_.blocks.push_back(label);
      }
      const Value* items = property->find("items");
      if (!items || type->to_text() != "array") continue;
      const Value* required = items->find("required");
      const Value* item = items->find("type");
      if (item && item->to_text() == "string") {
        definition_.line_lists[label];
      } else if (required && required->array() && required->array()->size() == 1) {
        definition_.line_lists[label] = required->array()->front().to_text();
      }
    }
  }

  static bool allows(const Value& types, std::string_view name) {
    return std::any_of(types.array()->begin(), types.array()->end(),
                       [&](const Value& type) { return type.to_text() == name; });
  }

  /// "fromFile" of a field names the field with the Word file that may hold it.
  void read_narratives(const Value& schema) {
    const Value* properties = schema.find("properties");
    if (!properties || !properties->object()) return;
    for (const auto& [label, property] : *properties->object()) {
      const Value* file = property.find("fromFile");
      if (!file) continue;
      if (!file->string() || !properties->find(*file->string())) {
        return bad_key("schema/properties/" + label + "/fromFile");
      }
      definition_.form.narratives.push_back({label, *file->string()});
    }
  }

  void read_item_labels(const Value& schema) {
    for (const std::string& label : definition_.form.fields) {
      const Value* items = schema.find("properties")->find(label)->find("items");
      const Value* properties = items ? items->find("properties") : nullptr;
      if (!properties || !properties->object()) continue;
      auto& labels = definition_.form.lists[label];
      for (const auto& property : *properties->object()) labels.push_back(property.first);
    }
  }

  void read_rules() {
    const Value* rules = part("rules", true, false);
    if (!rules) return;
    for (std::size_t i = 0; i < rules->array()->size(); ++i) {
      auto rule = make_rule((*rules->array())[i]);
      if (rule) {
        definition_.rules.push_back(std::move(*rule));
      } else {
        report(std::move(rule.error()), "/rules/" + std::to_string(i));
      }
    }
  }

  const SourceFile& file_;
  const Value& json_;
  Definition definition_;
  Diagnostics errors_;
};

}  // namespace

Checked<Definition> read_definition(const SourceFile& file) {
  auto json = data::parse_json(file.bytes);
  if (!json) {
    json.error().place.file = file.name;
    return fail(Diagnostics{std::move(json.error())});
  }
  if (!json->object()) {
    return fail(Diagnostics{input_error("forms.not_an_object").in_file(file.name)});
  }
  return DefinitionReader(file, *json).read();
}

}  // namespace sealpress::forms
