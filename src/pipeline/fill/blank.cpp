#include "pipeline/fill/blank.h"

#include <utility>

#include "pipeline/file_name.h"
#include "pipeline/fill/job.h"

namespace sealpress::pipeline {
namespace {

Checked<Document> blank_of(Workspace& workspace, const forms::Form& form) {
  auto target = workspace.target(form.id);
  if (!target) return fail(std::move(target.error()));
  auto compiled = workspace.compile(*target);
  if (!compiled) return fail(std::move(compiled.error()));
  auto fonts = workspace.fonts();
  if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
  Press blank;
  blank.compiled = std::move(*compiled);
  blank.fonts = std::move(*fonts);
  blank.empty_controls = true;
  blank.time = workspace.environment().now();
  blank.title = form.title;
  data::Record record;
  record.fields = data::Value(data::Object{});
  Document made = press(blank, record, false);
  if (blocks(made.findings)) return fail(std::move(made.findings));
  return made;
}

}  // namespace

Checked<std::vector<OutputFile>> write_blanks(Workspace& workspace, const std::string& target,
                                              const std::string& directory) {
  auto catalogue = workspace.catalogue();
  if (!catalogue) return fail(std::move(catalogue.error()));
  std::vector<Document> documents;
  std::vector<std::string> paths;
  FileNames names;
  for (const forms::Form& form : (*catalogue)->forms()) {
    // Official documents are written, not filled in.
    const bool asked = form.id == target || (form.collection == target && form.standard.empty());
    if (!asked || form.docx_template.empty()) continue;
    auto made = blank_of(workspace, form);
    if (!made) return fail(std::move(made.error()));
    Diagnostics told;
    const std::string attachment = form.attachment == "正文" ? "" : form.attachment + " ";
    paths.push_back(directory + "/" + names.unique(attachment + form.title, form.id, told));
    documents.push_back(std::move(*made));
  }
  if (documents.empty()) {
    return fail(Diagnostics{usage_error("collect.unknown_target").with("target", target)});
  }

  std::vector<OutputFile> outputs;
  std::vector<std::string> contents;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    outputs.push_back({paths[i] + ".docx", "docx", 0});
    contents.push_back(std::move(documents[i].docx));
    outputs.push_back({paths[i] + ".pdf", "pdf", documents[i].pages});
    contents.push_back(std::move(documents[i].pdf));
  }
  if (auto done = write_outputs(workspace.environment(), outputs, contents); !done) {
    return fail(Diagnostics{std::move(done.error())});
  }
  return outputs;
}

}  // namespace sealpress::pipeline
