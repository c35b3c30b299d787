#include "pipeline/lint/examined.h"

#include <utility>

#include "pipeline/schema_path.h"
#include "text/nearest.h"

namespace sealpress::pipeline {

ExaminedForm::ExaminedForm(Workspace& run, std::shared_ptr<const forms::Catalogue> all,
                           const forms::Form& one)
    : workspace(run),
      catalogue(std::move(all)),
      form(one),
      root(run.root_of(one)),
      definition_path(root + "/data/forms/" + one.id + ".json") {}

bool ExaminedForm::read_definition() {
  auto bytes = workspace.environment().read_file(definition_path, workspace.limits().part_bytes);
  if (!bytes) {
    findings.push_back(std::move(bytes.error()));
    return false;
  }
  auto json = data::parse_json(*bytes);
  if (json && json->find("schema")) definition = std::move(*json);
  return definition.find("schema") != nullptr;
}

Diagnostic& ExaminedForm::find(Severity severity, const char* code, const std::string& file) {
  findings.push_back(finding(severity, code));
  findings.back().place.file = file;
  return findings.back();
}

void ExaminedForm::add_nearest(Diagnostic& found, const std::string& name) const {
  std::vector<std::string> labels;
  for (const SchemaField& field : fields_of(schema())) labels.push_back(field.labels.back());
  std::string last = name.substr(name.find("[].") == std::string::npos ? 0 : name.find("[].") + 3);
  const std::string near = text::nearest(last, labels);
  found.args.push_back({"near", near.empty() ? "no" : "yes"});
  found.args.push_back({"nearest", near});
}

}  // namespace sealpress::pipeline
