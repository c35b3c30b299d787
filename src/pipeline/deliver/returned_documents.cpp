#include "pipeline/deliver/returned_documents.h"

#include <algorithm>
#include <utility>

#include "pipeline/file_name.h"
#include "pipeline/returns/copies.h"
#include "pipeline/returns/returned_reader.h"

namespace sealpress::pipeline {
namespace {

using forms::Document;

class Adder {
 public:
  Adder(Workspace& workspace, const forms::Collection& collection, const ReturnedReader& reader,
        Folder& folder)
      : workspace_(workspace), collection_(collection), reader_(reader), folder_(folder) {}

  void add(const OtherFile& file) {
    auto bytes = workspace_.environment().read_file(file.path, workspace_.limits().file_bytes);
    if (!bytes) return folder_.others.push_back(file);  // told when it is taken
    CollectedFile read = reader_.read({file.path, std::move(bytes)});
    const bool pdf = file.extension == "pdf";
    bool taken = false;
    for (CollectedForm& form : read.forms) {
      std::vector<collect::SealSeen>& seals = folder_.seals[file.path];
      seals.insert(seals.end(), form.seals.begin(), form.seals.end());
      taken = add(form, file, read.forms.size() == 1) || taken;
    }
    if (pdf || !taken) folder_.others.push_back(file);
  }

 private:
  /// Whether the form became a document of its own.
  bool add(CollectedForm& form, const OtherFile& file, bool alone) {
    const bool pdf = file.extension == "pdf";
    const data::Value& own = form.record.fields;
    const std::string key = copy_key(*form.form, &collection_, own);
    bool beside = false;
    for (std::size_t i = 0; i < folder_.documents.size(); ++i) {
      Document& other = folder_.documents[i];
      if (other.form != form.form || !other.list.empty()) continue;
      beside = beside || folder_of(other.record.origin.file) == folder_of(file.path);
      if (key.empty() || key != copy_key(*other.form, &collection_, other.record.fields, &own)) {
        continue;
      }
      const auto read = read_.find(i);
      const std::vector<collect::Field>* fields = read == read_.end() ? nullptr : &read->second;
      // Two Word files of one unit are two versions, and the form's rules tell them.
      if (!pdf && fields) break;
      append(folder_.findings[i],
             differences(*form.form, workspace_.catalogue().value()->tables(*form.form),
                         {&other.record.fields, fields, other.record.origin.file},
                         {&form.record.fields, &form.fields, file.path}));
      return false;
    }
    // A PDF beside a document of its form whose name was read otherwise is no second one.
    if (pdf && beside) return false;
    Diagnostics findings = findings_of(form, file.path);
    Document document;
    document.form = form.form;
    document.record = std::move(form.record);
    document.record.origin.file = file.path;
    document.record.index = 0;
    document.alone = alone;
    read_[folder_.documents.size()] = std::move(form.fields);
    folder_.documents.push_back(std::move(document));
    folder_.findings.push_back(std::move(findings));
    return true;
  }

  /// What the reader said and doubts; the form's rules are run over all documents later.
  static Diagnostics findings_of(const CollectedForm& form, const std::string& path) {
    Diagnostics out;
    for (const Diagnostic& d : form.findings) {
      if (d.code.starts_with("collect.") && !d.code.starts_with("collect.seal_")) out.push_back(d);
    }
    for (const collect::Field& field : form.fields) {
      if (field.doubt.empty()) continue;
      Diagnostic doubt = finding(Severity::warning, field.doubt);
      doubt.place = field.place;
      doubt.place.file = path;
      doubt.place.field = field.label;
      doubt.place.path = field.path;
      out.push_back(std::move(doubt));
    }
    return out;
  }

  Workspace& workspace_;
  const forms::Collection& collection_;
  const ReturnedReader& reader_;
  Folder& folder_;
  std::map<std::size_t, std::vector<collect::Field>> read_;  ///< by document
};

}  // namespace

bool may_be_returned(const std::string& extension) {
  return extension == "docx" || extension == "docm" || extension == "pdf";
}

Checked<bool> add_returned(Workspace& workspace, const forms::Collection& collection,
                           const std::vector<OtherFile>& files, Folder& folder) {
  if (files.empty()) return true;
  auto reader = returned_reader(
      workspace, [&](const forms::Form& form) { return form.collection == collection.id; });
  if (!reader) return fail(std::move(reader.error()));
  Adder adder(workspace, collection, **reader, folder);
  // Word files first: the PDFs are held against them.
  for (const bool pdf : {false, true}) {
    for (const OtherFile& file : files) {
      if ((file.extension == "pdf") == pdf) adder.add(file);
    }
  }
  std::stable_sort(folder.others.begin(), folder.others.end(),
                   [](const OtherFile& a, const OtherFile& b) { return a.name < b.name; });
  return true;
}

}  // namespace sealpress::pipeline
