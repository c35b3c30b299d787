// A form's samples: each is checked, filled in and laid out.
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "intake/intake.h"
#include "pipeline/clock.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/fill/job.h"
#include "pipeline/lint/checks.h"

namespace sealpress::pipeline {
namespace {

class SampleCheck {
 public:
  SampleCheck(ExaminedForm& form, std::shared_ptr<const merge::Template> compiled,
              const KnownFonts& fonts)
      : form_(form), compiled_(std::move(compiled)), fonts_(fonts) {}

  void run() {
    const std::vector<std::string> files = samples();
    if (files.empty()) form_.find(Severity::warning, "lint.no_sample", form_.definition_path);
    for (const std::string& file : files) check_sample(file);
  }

 private:
  /// Files of the samples folder that are named after this form and no other: a longer id that
  /// begins the name too is nearer.
  std::vector<std::string> samples() const {
    const std::string folder = form_.root + "/data/samples/" + form_.form.collection;
    auto names = form_.workspace.environment().list_files(folder, ".json");
    std::vector<std::string> out;
    if (!names) return out;
    for (const std::string& name : *names) {
      const std::string id = form_.form.collection + "/" + name.substr(0, name.size() - 5);
      const forms::Form* best = nullptr;
      for (const forms::Form& form : form_.catalogue->forms()) {
        const bool begins = id == form.id || id.starts_with(form.id + "-");
        if (begins && (!best || form.id.size() > best->id.size())) best = &form;
      }
      if (best == &form_.form) out.push_back(fmt::format("{}/{}", folder, name));
    }
    return out;
  }

  void check_sample(const std::string& file) {
    const intake::Shape shape = shape_of(form_.catalogue->tables(form_.form));
    auto reader = intake::open(file, form_.workspace.limits(), &shape);
    if (!reader) return form_.findings.push_back(std::move(reader.error()));
    while (auto record = (*reader)->next()) {
      if (!*record) {
        form_.findings.push_back(std::move(record->error()));
        continue;
      }
      Diagnostics found = findings_about(std::move(**record));
      for (Diagnostic& d : found) {
        if (d.severity == Severity::info) continue;
        if (d.place.file.empty()) d.place.file = file;
        form_.findings.push_back(std::move(d));
      }
    }
  }

  Diagnostics findings_about(data::Record record) {
    Diagnostics found;
    const std::int64_t now = form_.workspace.environment().now();
    record = form_.catalogue->normalised(form_.form, std::move(record), found);
    append(found, form_.catalogue->check(form_.form, record, day_in_china(now)));
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

  ExaminedForm& form_;
  std::shared_ptr<const merge::Template> compiled_;
  const KnownFonts& fonts_;
};

}  // namespace

void check_samples(ExaminedForm& form, std::shared_ptr<const merge::Template> compiled,
                   const KnownFonts& fonts) {
  SampleCheck(form, std::move(compiled), fonts).run();
}

}  // namespace sealpress::pipeline
