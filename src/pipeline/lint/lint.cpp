#include "pipeline/lint/lint.h"

#include <utility>

#include "pipeline/lint/checks.h"

namespace sealpress::pipeline {
namespace {

LintResult examine(ExaminedForm form, const KnownFonts& fonts) {
  if (form.read_definition()) {
    check_definition(form);
    check_samples(form, check_template(form, fonts), fonts);
  }
  for (Diagnostic& d : form.findings) d.place.form = form.form.id;
  return {form.form.id, std::move(form.findings)};
}

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
    report(examine(ExaminedForm(workspace, *catalogue, form), *fonts));
  }
  if (any) return true;
  auto target = workspace.target(collection);  // says what is nearest
  return target ? Checked<bool>(true) : fail(std::move(target.error()));
}

}  // namespace sealpress::pipeline
