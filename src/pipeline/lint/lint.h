// The catalogue against its templates, rules and samples: what no single file can say of itself.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// What was found about one form.
struct LintResult {
  std::string form;
  Diagnostics findings;
};

/// Examines every form of `collection` (all if empty; an id is one form) and hands over each one's
/// findings, in the order of ids. Fails where the catalogue cannot be read, or nothing is named so.
///
/// Findings: what is wrong with a template (codes of merge and docx); lint.no_template,
/// lint.unknown_tag, lint.field_not_shown, lint.box_without_option, lint.option_without_box,
/// lint.no_seal_place, lint.unknown_font, lint.equal_keys, lint.unknown_rule_field,
/// lint.unknown_name_key, lint.unknown_hint_field, lint.long_key, lint.no_sample, and whatever is
/// found about a sample submission, the places of its seals included.
Checked<bool> lint(Workspace& workspace, const std::string& collection,
                   const std::function<void(const LintResult&)>& report);

}  // namespace sealpress::pipeline
