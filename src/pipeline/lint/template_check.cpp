// A form's template against its schema and rules.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "pipeline/lint/checks.h"
#include "pipeline/schema_path.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

void add_fonts(xml::Node element, std::set<std::string>& names) {
  if (element.local() == "rFonts") {
    for (const xml::Attribute& a : element.attributes()) {
      if (a.local == "ascii" || a.local == "hAnsi" || a.local == "eastAsia" || a.local == "cs") {
        names.insert(std::string(a.value));
      }
    }
  }
  for (xml::Node e = element.first_element(); e; e = e.next_element()) add_fonts(e, names);
}

/// Every font that w:rFonts names in a story or a style.
std::set<std::string> font_names(const docx::Document& file) {
  std::set<std::string> names;
  std::vector<std::string> parts{"word/styles.xml"};
  for (const auto& part : file.parts) parts.push_back(part.first);
  for (const std::string& part : parts) {
    const auto parsed = xml::Document::parse(std::string(file.part_bytes(part)), "", part);
    if (parsed) add_fonts((*parsed)->root(), names);
  }
  return names;
}

class TemplateCheck {
 public:
  TemplateCheck(ExaminedForm& form, const KnownFonts& fonts) : form_(form), fonts_(fonts) {}

  /// The compiled template; nullptr if there is none that compiles.
  std::shared_ptr<const merge::Template> run() {
    const bool word =
        std::any_of(form_.form.deliveries.begin(), form_.form.deliveries.end(), [](const auto& d) {
          return d.format == "docx" || d.format == "pdf" || d.format == "paper";
        });
    if (form_.form.docx_template.empty()) {
      if (word && form_.form.pdf_template.empty()) {
        form_.find(Severity::error, "lint.no_template", form_.definition_path);
      }
      return nullptr;
    }
    const Target target{form_.form.id, form_.catalogue, &form_.form,
                        form_.root + "/" + form_.form.docx_template};
    auto compiled = form_.workspace.compile(target);
    if (!compiled) {
      Diagnostics faults = std::move(compiled.error());
      for (Diagnostic& fault : faults) fault.category = Category::finding;
      append(form_.findings, std::move(faults));
      return nullptr;
    }
    compiled_ = std::move(*compiled);
    template_path_ = target.template_path;
    check_tags();
    check_seals();
    check_fonts();
    return compiled_;
  }

 private:
  void check_tags() {
    std::set<std::string> shown;
    std::map<std::string, std::set<std::string>> boxes;
    for (const merge::UsedKey& used : compiled_->keys()) {
      if (used.sigil == "@" || used.sigil == "章") continue;
      const auto scope = SchemaScope(form_.schema()).inside(used.scope);
      const auto field = scope ? scope->find(used.key) : std::nullopt;
      const bool whole = !used.unless.empty() && scope && scope->find(used.unless);
      if (whole || (!field && used.maybe)) continue;
      if (!field) {
        unknown_tag(used, scope ? scope->labels() : std::vector<std::string>());
        continue;
      }
      mark_shown(*field, shown);
      if (used.sigil == "☐") boxes[field->key()].insert(text::label_key(used.option));
    }
    for (const SchemaField& field : fields_of(form_.schema())) {
      if (!field.printed || shown.count(field.key()) > 0) continue;
      form_.find(Severity::error, "lint.field_not_shown", template_path_).place.field =
          field.shown();
    }
    check_boxes(boxes);
  }

  void unknown_tag(const merge::UsedKey& used, const std::vector<std::string>& labels) {
    Diagnostic& found = form_.find(Severity::error, "lint.unknown_tag", template_path_);
    found.place.field = used.key;
    const std::string sigil =
        used.sigil == "图" || used.sigil == "码" ? used.sigil + ":" : used.sigil;
    found.place.tag =
        "{{" + sigil + used.key + (used.option.empty() ? "" : "=" + used.option) + "}}";
    const std::string near = text::nearest(used.key, labels);
    found.args = {{"near", near.empty() ? "no" : "yes"}, {"nearest", near}};
  }

  /// A field is shown with all that lies in it where it has no parts of its own to show.
  static void mark_shown(const SchemaField& field, std::set<std::string>& shown) {
    SchemaField part;
    for (const std::string& label : field.labels) {
      part.labels.push_back(label);
      shown.insert(part.key());
    }
  }

  /// Options of the choice rules on fields that have boxes.
  void check_boxes(const std::map<std::string, std::set<std::string>>& boxes) {
    const Value* rules = form_.definition.find("rules");
    for (std::size_t i = 0; rules && rules->array() && i < rules->array()->size(); ++i) {
      const Value& rule = (*rules->array())[i];
      const Value *kind = rule.find("kind"), *name = rule.find("field"),
                  *list = rule.find("options");
      if (!kind || kind->to_text() != "choice" || !name || !list || !list->array()) continue;
      const auto field = rule_field(form_.schema(), name->to_text());
      const auto printed = field ? boxes.find(field->key()) : boxes.end();
      if (printed == boxes.end()) continue;
      std::set<std::string> options;
      for (const Value& option : *list->array()) {
        options.insert(text::label_key(option.to_text()));
        if (printed->second.count(text::label_key(option.to_text())) > 0) continue;
        box_finding("lint.option_without_box", name->to_text(), option.to_text());
      }
      for (const std::string& box : printed->second) {
        if (options.count(box) == 0) box_finding("lint.box_without_option", name->to_text(), box);
      }
    }
  }

  void box_finding(const char* code, const std::string& field, const std::string& option) {
    Diagnostic& found = form_.find(Severity::error, code, template_path_);
    found.place.field = field;
    found.args = {{"option", option}};
  }

  void check_seals() {
    const auto& keys = compiled_->keys();
    const bool has_place = std::any_of(keys.begin(), keys.end(),
                                       [](const merge::UsedKey& key) { return key.sigil == "章"; });
    const bool sealed = std::any_of(form_.form.deliveries.begin(), form_.form.deliveries.end(),
                                    [](const auto& d) { return d.sealed && d.format == "pdf"; });
    if (sealed && !has_place) form_.find(Severity::error, "lint.no_seal_place", template_path_);
  }

  void check_fonts() {
    for (const std::string& name : font_names(*compiled_->file())) {
      if (fonts_.knows(name)) continue;
      form_.find(Severity::error, "lint.unknown_font", template_path_).args = {{"font", name}};
    }
  }

  ExaminedForm& form_;
  const KnownFonts& fonts_;
  std::string template_path_;
  std::shared_ptr<const merge::Template> compiled_;
};

}  // namespace

std::shared_ptr<const merge::Template> check_template(ExaminedForm& form, const KnownFonts& fonts) {
  return TemplateCheck(form, fonts).run();
}

}  // namespace sealpress::pipeline
