// What is examined of a form. Each check adds to the form's findings.
#pragma once

#include <memory>

#include "merge/template.h"
#include "pipeline/lint/examined.h"
#include "pipeline/lint/known_fonts.h"

namespace sealpress::pipeline {

/// The form's own file: its keys, and what rules, file name and hints name.
void check_definition(ExaminedForm& form);
/// Its template against the schema. Returns it compiled; nullptr if there is none that compiles.
std::shared_ptr<const merge::Template> check_template(ExaminedForm& form, const KnownFonts& fonts);
/// Its samples, filled in and laid out where there is a template.
void check_samples(ExaminedForm& form, std::shared_ptr<const merge::Template> compiled,
                   const KnownFonts& fonts);

}  // namespace sealpress::pipeline
