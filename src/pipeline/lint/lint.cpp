#include "pipeline/lint/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "forms/fields.h"
#include "intake/intake.h"
#include "merge/tag/tag.h"
#include "merge/template.h"
#include "pipeline/clock.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/fill/job.h"
#include "pipeline/schema_path.h"
#include "text/font/font_table.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// The longest w:tag of a content control (17.5.2.42).
constexpr std::size_t kMostTagCharacters = 64;

/// What the fonts folder's table and the user's fonts name.
class KnownFonts {
 public:
  static Result<KnownFonts> open(Workspace& workspace) {
    auto bytes = workspace.environment().read_file(workspace.home() + "/fonts/fonts.tsv",
                                                   workspace.limits().part_bytes);
    if (!bytes) return fail(std::move(bytes.error()));
    auto table = text::parse_font_table(*bytes);
    if (!table) return fail(std::move(table.error()));
    auto library = workspace.fonts();
    if (!library) return fail(std::move(library.error()));
    KnownFonts fonts;
    fonts.table_ = std::move(*table);
    fonts.library_ = std::move(*library);
    return fonts;
  }

  bool knows(const std::string& name) const {
    return table_.find(text::font_key(name)) || !library_->find(name, false, false).substituted;
  }
  const std::shared_ptr<const text::FontLibrary>& library() const { return library_; }

 private:
  text::FontTable table_;
  std::shared_ptr<const text::FontLibrary> library_;
};

/// One form under examination.
class Examination {
 public:
  Examination(Workspace& workspace, std::shared_ptr<const forms::Catalogue> catalogue,
              const forms::Form& form, const KnownFonts& fonts)
      : workspace_(workspace),
        catalogue_(std::move(catalogue)),
        form_(form),
        fonts_(fonts),
        root_(workspace.root_of(form)),
        definition_path_(root_ + "/data/forms/" + form.id + ".json") {}

  LintResult run() {
    if (read_definition()) {
      check_keys(*schema(), "");
      check_rules();
      check_file_name();
      check_hints();
      check_template();
      check_samples();
    }
    for (Diagnostic& d : findings_) d.place.form = form_.id;
    return {form_.id, std::move(findings_)};
  }

 private:
  Diagnostic& find(Severity severity, const char* code, const std::string& file) {
    findings_.push_back(finding(severity, code));
    findings_.back().place.file = file;
    return findings_.back();
  }

  const Value* schema() const { return definition_.find("schema"); }

  bool read_definition() {
    auto bytes =
        workspace_.environment().read_file(definition_path_, workspace_.limits().part_bytes);
    if (!bytes) {
      findings_.push_back(std::move(bytes.error()));
      return false;
    }
    auto json = data::parse_json(*bytes);
    if (json && json->find("schema")) definition_ = std::move(*json);
    return schema() != nullptr;
  }

  /// Properties that full-width forms or blanks alone tell apart.
  void check_keys(const Value& node, const std::string& prefix) {
    const Value* properties = node.find("properties");
    if (!properties || !properties->object()) return;
    std::map<std::string, std::string> seen;
    for (const auto& [label, property] : *properties->object()) {
      const auto [first, fresh] = seen.emplace(text::label_key(label), label);
      if (!fresh) {
        Diagnostic& found = find(Severity::error, "lint.equal_keys", definition_path_);
        found.place.field = prefix + label;
        found.args = {{"first", first->second}, {"second", label}};
      }
      check_length(label, prefix);
      const Value* items = property.find("items");
      check_keys(items ? *items : property, prefix + label + (items ? "[]." : "."));
    }
  }

  void check_length(const std::string& label, const std::string& prefix) {
    if (text::to_utf32(label).size() <= kMostTagCharacters) return;
    if (form_.short_keys.count(label) > 0) return;
    Diagnostic& found = find(Severity::warning, "lint.long_key", definition_path_);
    found.place.field = prefix + label;
  }

  void check_rules() {
    const Value* rules = definition_.find("rules");
    if (!rules || !rules->array()) return;
    for (std::size_t i = 0; i < rules->array()->size(); ++i) {
      const Value& rule = (*rules->array())[i];
      std::vector<std::string> names;
      for (const char* key : {"field", "fields", "of", "numerator", "denominator", "than", "at",
                              "seal", "equals", "distinct"}) {
        add_names(rule.find(key), names);
      }
      const Value* kind = rule.find("kind");
      const std::string kind_name = kind ? kind->to_text() : std::string();
      if (kind_name == "ranking" || kind_name == "countInBatch") add_names(rule.find("by"), names);
      add_condition(rule.find("when"), names);
      for (const std::string& name : names) check_rule_field(name, kind_name, i);
    }
  }

  static void add_names(const Value* value, std::vector<std::string>& names) {
    if (!value) return;
    if (value->string()) names.push_back(*value->string());
    if (!value->array()) return;
    for (const Value& item : *value->array()) {
      if (item.string()) names.push_back(*item.string());
    }
  }

  static void add_condition(const Value* condition, std::vector<std::string>& names) {
    if (!condition) return;
    add_names(condition->find("field"), names);
    const Value* all = condition->find("all");
    if (!all || !all->array()) return;
    for (const Value& part : *all->array()) add_condition(&part, names);
  }

  void check_rule_field(const std::string& name, const std::string& kind, std::size_t index) {
    if (rule_field(*schema(), name)) return;
    Diagnostic& found = find(Severity::error, "lint.unknown_rule_field", definition_path_);
    found.place.field = name;
    found.place.path = "/rules/" + std::to_string(index);
    found.args = {{"kind", kind}};
    add_nearest(found, name);
  }

  void add_nearest(Diagnostic& found, const std::string& name) const {
    std::vector<std::string> labels;
    for (const SchemaField& field : fields_of(*schema())) labels.push_back(field.labels.back());
    std::string last =
        name.substr(name.find("[].") == std::string::npos ? 0 : name.find("[].") + 3);
    const std::string near = text::nearest(last, labels);
    found.args.push_back({"near", near.empty() ? "no" : "yes"});
    found.args.push_back({"nearest", near});
  }

  void check_file_name() {
    for (const merge::Range& range : merge::scan(form_.file_name).tags) {
      const auto tag = merge::parse_tag(
          std::string_view(form_.file_name).substr(range.begin, range.end - range.begin));
      if (!tag || tag->condition || tag->arithmetic || tag->key.empty()) continue;
      if (SchemaScope(*schema()).find(tag->key)) continue;
      Diagnostic& found = find(Severity::error, "lint.unknown_name_key", definition_path_);
      found.place.field = tag->key;
      found.place.tag = tag->source;
      add_nearest(found, tag->key);
    }
  }

  void check_hints() {
    for (const forms::PrintedHint& hint : form_.printed_hints) {
      if (rule_field(*schema(), hint.field)) continue;
      Diagnostic& found = find(Severity::error, "lint.unknown_hint_field", definition_path_);
      found.place.field = hint.field;
      add_nearest(found, hint.field);
    }
  }

  void check_template() {
    const bool word =
        std::any_of(form_.deliveries.begin(), form_.deliveries.end(), [](const auto& d) {
          return d.format == "docx" || d.format == "pdf" || d.format == "paper";
        });
    if (form_.docx_template.empty()) {
      if (word && form_.pdf_template.empty()) {
        find(Severity::error, "lint.no_template", definition_path_);
      }
      return;
    }
    const Target target{form_.id, catalogue_, &form_, root_ + "/" + form_.docx_template};
    auto compiled = workspace_.compile(target);
    if (!compiled) {
      Diagnostics faults = std::move(compiled.error());
      for (Diagnostic& fault : faults) fault.category = Category::finding;
      return append(findings_, std::move(faults));
    }
    compiled_ = std::move(*compiled);
    template_path_ = target.template_path;
    check_tags();
    check_seals();
    check_fonts();
  }

  void check_tags() {
    std::set<std::string> shown;
    std::map<std::string, std::set<std::string>> boxes;
    for (const merge::UsedKey& used : compiled_->keys()) {
      if (used.sigil == "@" || used.sigil == "章") continue;
      const auto scope = SchemaScope(*schema()).inside(used.scope);
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
    for (const SchemaField& field : fields_of(*schema())) {
      if (!field.printed || shown.count(field.key()) > 0) continue;
      find(Severity::error, "lint.field_not_shown", template_path_).place.field = field.shown();
    }
    check_boxes(boxes);
  }

  void unknown_tag(const merge::UsedKey& used, const std::vector<std::string>& labels) {
    Diagnostic& found = find(Severity::error, "lint.unknown_tag", template_path_);
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
    const Value* rules = definition_.find("rules");
    for (std::size_t i = 0; rules && rules->array() && i < rules->array()->size(); ++i) {
      const Value& rule = (*rules->array())[i];
      const Value *kind = rule.find("kind"), *name = rule.find("field"),
                  *list = rule.find("options");
      if (!kind || kind->to_text() != "choice" || !name || !list || !list->array()) continue;
      const auto field = rule_field(*schema(), name->to_text());
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
    Diagnostic& found = find(Severity::error, code, template_path_);
    found.place.field = field;
    found.args = {{"option", option}};
  }

  void check_seals() {
    const auto& keys = compiled_->keys();
    const bool has_place = std::any_of(keys.begin(), keys.end(),
                                       [](const merge::UsedKey& key) { return key.sigil == "章"; });
    const bool sealed = std::any_of(form_.deliveries.begin(), form_.deliveries.end(),
                                    [](const auto& d) { return d.sealed && d.format == "pdf"; });
    if (sealed && !has_place) find(Severity::error, "lint.no_seal_place", template_path_);
  }

  void check_fonts() {
    for (const std::string& name : font_names()) {
      if (fonts_.knows(name)) continue;
      find(Severity::error, "lint.unknown_font", template_path_).args = {{"font", name}};
    }
  }

  /// Every font that w:rFonts names in a story or a style.
  std::set<std::string> font_names() const {
    std::set<std::string> names;
    const docx::Document& file = *compiled_->file();
    std::vector<std::string_view> parts{file.part_bytes("word/styles.xml")};
    for (const auto& part : file.parts) parts.push_back(file.part_bytes(part.first));
    for (const std::string_view xml : parts) {
      for (std::size_t at = xml.find("<w:rFonts"); at != xml.npos;
           at = xml.find("<w:rFonts", at + 1)) {
        add_fonts(xml.substr(at, xml.find('>', at) - at), names);
      }
    }
    return names;
  }

  static void add_fonts(std::string_view tag, std::set<std::string>& names) {
    for (const std::string_view attribute :
         {" w:ascii=\"", " w:hAnsi=\"", " w:eastAsia=\"", " w:cs=\""}) {
      const std::size_t at = tag.find(attribute);
      if (at == tag.npos) continue;
      const std::size_t begin = at + attribute.size();
      names.emplace(tag.substr(begin, tag.find('"', begin) - begin));
    }
  }

  /// Files of the samples folder that are named after this form and no other: a longer id that
  /// begins the name too is nearer.
  std::vector<std::string> samples() const {
    const std::string folder = root_ + "/data/samples/" + form_.collection;
    auto names = workspace_.environment().list_files(folder, ".json");
    std::vector<std::string> out;
    if (!names) return out;
    for (const std::string& name : *names) {
      const std::string id = form_.collection + "/" + name.substr(0, name.size() - 5);
      const forms::Form* best = nullptr;
      for (const forms::Form& form : catalogue_->forms()) {
        const bool begins = id == form.id || id.starts_with(form.id + "-");
        if (begins && (!best || form.id.size() > best->id.size())) best = &form;
      }
      if (best == &form_) out.push_back(fmt::format("{}/{}", folder, name));
    }
    return out;
  }

  void check_samples() {
    const std::vector<std::string> files = samples();
    if (files.empty()) find(Severity::warning, "lint.no_sample", definition_path_);
    for (const std::string& file : files) check_sample(file);
  }

  void check_sample(const std::string& file) {
    const intake::Shape shape = shape_of(catalogue_->tables(form_));
    auto reader = intake::open(file, workspace_.limits(), &shape);
    if (!reader) return findings_.push_back(std::move(reader.error()));
    while (auto record = (*reader)->next()) {
      if (!*record) {
        findings_.push_back(std::move(record->error()));
        continue;
      }
      Diagnostics found = findings_about(std::move(**record));
      for (Diagnostic& d : found) {
        if (d.severity == Severity::info) continue;
        if (d.place.file.empty()) d.place.file = file;
        findings_.push_back(std::move(d));
      }
    }
  }

  Diagnostics findings_about(data::Record record) {
    Diagnostics found;
    const std::int64_t now = workspace_.environment().now();
    record = catalogue_->normalised(form_, std::move(record), found);
    append(found, catalogue_->check(form_, record, day_in_china(now)));
    if (!compiled_ || blocks(found)) return found;
    Press run;
    run.compiled = compiled_;
    run.fonts = fonts_.library();
    run.docx = false;
    run.time = now;
    Document document = press(run, record, false);
    append(found, std::move(document.findings));
    append(found, crowded_seals(run, record));
    return found;
  }

  Workspace& workspace_;
  std::shared_ptr<const forms::Catalogue> catalogue_;
  const forms::Form& form_;
  const KnownFonts& fonts_;
  std::string root_, definition_path_, template_path_;
  Value definition_;
  std::shared_ptr<const merge::Template> compiled_;
  Diagnostics findings_;
};

}  // namespace

Checked<bool> lint(Workspace& workspace, const std::string& collection,
                   const std::function<void(const LintResult&)>& report) {
  auto catalogue = workspace.catalogue();
  if (!catalogue) return fail(std::move(catalogue.error()));
  if (const Diagnostics& faults = workspace.catalogue_faults(); !faults.empty()) {
    return fail(Diagnostics(faults));
  }
  auto fonts = KnownFonts::open(workspace);
  if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
  bool any = false;
  for (const forms::Form& form : (*catalogue)->forms()) {
    if (!collection.empty() && form.collection != collection && form.id != collection) continue;
    any = true;
    report(Examination(workspace, *catalogue, form, *fonts).run());
  }
  if (any) return true;
  auto target = workspace.target(collection);  // says what is nearest
  return target ? Checked<bool>(true) : fail(std::move(target.error()));
}

}  // namespace sealpress::pipeline
